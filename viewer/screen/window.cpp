// GLFW, OpenGL and ImGui from their beginning to their end.
#include "viewer/screen/window.hpp"

#include <GL/gl.h>
#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <array>
#include <cmath>
#include <filesystem>
#include <utility>

namespace viewer {

struct Window::Input {
  std::vector<KeyPress> pressed;
  bool touched = true;
};

namespace {

constexpr float font_pixels = 15;

std::string glfw_complaint;  // the last one

Window::Input& input_of(GLFWwindow* window) { return *static_cast<Window::Input*>(glfwGetWindowUserPointer(window)); }

void on_key(GLFWwindow* window, int key, int /*scancode*/, int action, int mods) {
  Window::Input& input = input_of(window);
  input.touched = true;
  if (action == GLFW_RELEASE) return;
  const bool control = (mods & (GLFW_MOD_CONTROL | GLFW_MOD_SUPER)) != 0;
  if (has_name(key) || (control && key >= GLFW_KEY_SPACE && key <= GLFW_KEY_GRAVE_ACCENT)) {
    input.pressed.push_back({.character = 0, .key = key, .control = control});
  }
}

void on_character(GLFWwindow* window, unsigned character) {
  Window::Input& input = input_of(window);
  input.touched = true;
  input.pressed.push_back({.character = character, .key = 0, .control = false});
}

void touch(GLFWwindow* window) { input_of(window).touched = true; }

// Before ImGui's own, which call these.
void listen(GLFWwindow* window) {
  glfwSetKeyCallback(window, on_key);
  glfwSetCharCallback(window, on_character);
  glfwSetCursorPosCallback(window, [](GLFWwindow* of, double, double) { touch(of); });
  glfwSetMouseButtonCallback(window, [](GLFWwindow* of, int, int, int) { touch(of); });
  glfwSetScrollCallback(window, [](GLFWwindow* of, double, double) { touch(of); });
  glfwSetFramebufferSizeCallback(window, [](GLFWwindow* of, int, int) { touch(of); });
  glfwSetWindowRefreshCallback(window, touch);
  glfwSetWindowFocusCallback(window, [](GLFWwindow* of, int) { touch(of); });
  glfwSetCursorEnterCallback(window, [](GLFWwindow* of, int) { touch(of); });
}

[[noreturn]] void no_display() {
  throw NoDisplay("there is no display to open a window on" +
                  (glfw_complaint.empty() ? "" : " (" + glfw_complaint + ")") +
                  "; without a screen: xvfb-run -a credsim-viewer …");
}

// Where distributions keep the font whose characters we need; without it ImGui's own, which has fewer.
const char* installed_font() {
  constexpr std::array places = {
      "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
      "/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf",
      "/usr/share/fonts/TTF/DejaVuSans.ttf",
  };
  for (const char* place : places) {
    std::error_code ignored;
    if (std::filesystem::is_regular_file(place, ignored)) return place;
  }
  return nullptr;
}

void build_fonts(float scale) {
  // Latin, Greek, dashes, quotes and ellipses, arrows, mathematics, shapes.
  static const std::array<ImWchar, 15> ranges = {0x20,   0xFF,   0x370,  0x3FF,  0x2010, 0x205E, 0x2190, 0x21FF,
                                                 0x2200, 0x22FF, 0x25A0, 0x25FF, 0x2700, 0x27BF, 0};
  ImGuiIO& io = ImGui::GetIO();
  io.Fonts->Clear();
  const float pixels = std::round(font_pixels * scale);
  if (const char* file = installed_font()) {
    io.Fonts->AddFontFromFileTTF(file, pixels, nullptr, ranges.data());
  } else {
    ImFontConfig config;
    config.SizePixels = pixels;
    io.Fonts->AddFontDefault(&config);
  }
}

}  // namespace

Window::Window(const WindowOptions& options) {
  glfwSetErrorCallback([](int, const char* what) { glfw_complaint = what; });
  if (glfwInit() != GLFW_TRUE) no_display();
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 2);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
  glfwWindowHint(GLFW_VISIBLE, options.visible ? GLFW_TRUE : GLFW_FALSE);
  window_ = glfwCreateWindow(options.width, options.height, options.title.c_str(), nullptr, nullptr);
  if (window_ == nullptr) {
    glfwTerminate();
    no_display();
  }
  glfwMakeContextCurrent(window_);
  glfwSwapInterval(options.wait_for_screen ? 1 : 0);
  input_ = std::make_unique<Input>();
  glfwSetWindowUserPointer(window_, input_.get());
  listen(window_);

  ImGui::CreateContext();
  ImGui::GetIO().IniFilename = nullptr;
  ImGui_ImplGlfw_InitForOpenGL(window_, true);
  ImGui_ImplOpenGL3_Init("#version 150");
  build_fonts(1);
}

Window::~Window() {
  ImGui_ImplOpenGL3_Shutdown();
  ImGui_ImplGlfw_Shutdown();
  ImGui::DestroyContext();
  glfwDestroyWindow(window_);
  glfwTerminate();
}

bool Window::asked_to_close() const { return glfwWindowShouldClose(window_) == GLFW_TRUE; }

void Window::close() { glfwSetWindowShouldClose(window_, GLFW_TRUE); }

void Window::take_events(double seconds) {
  if (seconds > 0) {
    glfwWaitEventsTimeout(seconds);
  } else {
    glfwPollEvents();
  }
}

std::vector<KeyPress> Window::pressed() { return std::exchange(input_->pressed, {}); }

bool Window::touched() { return std::exchange(input_->touched, false); }

void Window::set_background(float red, float green, float blue) { glClearColor(red, green, blue, 1); }

void Window::begin_frame() {
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplGlfw_NewFrame();
  ImGui::NewFrame();
}

void Window::end_frame() {
  ImGui::Render();
  draw_again();
}

void Window::draw_again() {
  glViewport(0, 0, width(), height());
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

void Window::show() { glfwSwapBuffers(window_); }

void Window::set_text_scale(float scale) {
  build_fonts(scale);
#if IMGUI_VERSION_NUM < 19200  // newer ones load what a frame needs
  ImGui_ImplOpenGL3_DestroyFontsTexture();
  ImGui_ImplOpenGL3_CreateFontsTexture();
#endif
}

int Window::width() const {
  int width = 0;
  glfwGetFramebufferSize(window_, &width, nullptr);
  return width;
}

int Window::height() const {
  int height = 0;
  glfwGetFramebufferSize(window_, nullptr, &height);
  return height;
}

std::string Window::renderer() const {
  const auto* name = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
  return name == nullptr ? "" : name;
}

}  // namespace viewer
