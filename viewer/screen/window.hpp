// The window: GLFW's, with OpenGL 3 and Dear ImGui in it, its fonts, and the keys that are pressed.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "viewer/screen/key_press.hpp"

struct GLFWwindow;

namespace viewer {

// There is no screen to draw on: a sentence for the user that says what would help.
struct NoDisplay : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct WindowOptions {
  std::string title;
  int width = 1600;  // pixels
  int height = 900;
  bool visible = true;
  bool wait_for_screen = true;  // draw no faster than the screen shows
};

class Window {
 public:
  // Throws NoDisplay.
  explicit Window(const WindowOptions& options);
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  [[nodiscard]] bool asked_to_close() const;
  void close();

  // Takes what the person did since. Waits for that at most `seconds`; 0 does not wait.
  void take_events(double seconds);
  // The keys pressed since the last call, oldest first.
  std::vector<KeyPress> pressed();
  // Whether the person did anything since the last call: the window should be drawn anew.
  bool touched();

  // What a frame begins with. Parts from 0 to 1.
  void set_background(float red, float green, float blue);
  // Everything that is drawn belongs between these two.
  void begin_frame();
  void end_frame();
  // After end_frame(): the same frame once more, such as into a picture.
  void draw_again();
  // After end_frame(): shows the frame on the screen.
  void show();

  // Fonts of that size, in multiples of the usual one. Not between begin_frame() and end_frame().
  void set_text_scale(float scale);

  [[nodiscard]] int width() const;  // of what is drawn, in pixels
  [[nodiscard]] int height() const;
  // What draws: the name that OpenGL gives.
  [[nodiscard]] std::string renderer() const;

  struct Input;

 private:
  GLFWwindow* window_ = nullptr;
  std::unique_ptr<Input> input_;
};

}  // namespace viewer
