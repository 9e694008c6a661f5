// The main loop: draws when there is something new, and waits otherwise.
#include "viewer/screen/show.hpp"

#include <algorithm>
#include <chrono>
#include <iostream>
#include <memory>
#include <thread>
#include <utility>

#include "trace/error.hpp"
#include "trace/file_kind.hpp"
#include "viewer/screen/benchmark.hpp"
#include "viewer/screen/commands.hpp"
#include "viewer/screen/desk.hpp"
#include "viewer/screen/ending.hpp"
#include "viewer/screen/picture.hpp"
#include "viewer/screen/scenario_run.hpp"
#include "viewer/screen/script.hpp"
#include "viewer/screen/window.hpp"

namespace viewer {
namespace {

using Clock = std::chrono::steady_clock;

constexpr auto reading_a_frame = std::chrono::milliseconds(8);  // of what is not indexed yet, while somebody looks
constexpr std::size_t fewest_rows = 1'000;
constexpr std::size_t rows_unseen = 400'000;   // at once, while nobody does
constexpr int frames_to_settle = 3;            // after something happened, until ImGui shows it everywhere
constexpr double seconds_between_looks = 0.2;  // at a trace that is being written
constexpr double seconds_of_patience = 1;      // without anything to do

struct Stage {
  Window& window;
  Desk& desk;
  const Options& options;
  const Ending& ending;
  ScenarioRun* run = nullptr;  // that writes the trace, if it is ours
  Clock::time_point last_frame = Clock::now();
  Clock::time_point last_look = Clock::now();
  int frames_due = frames_to_settle;
  std::size_t rows = 10 * fewest_rows;  // that are read in a frame
  bool gone = false;                    // the trace was taken away
};

void draw_frame(Stage& stage) {
  Desk& desk = stage.desk;
  if (desk.restyle) {
    desk.restyle = false;
    stage.window.set_text_scale(desk.look.scale);
    apply(*desk.look.palette, desk.look.scale);
    const ImVec4 sheet = ImGui::ColorConvertU32ToFloat4(desk.look.palette->sheet);
    stage.window.set_background(sheet.x, sheet.y, sheet.z);
  }
  stage.window.begin_frame();
  draw_desk(desk);
  stage.window.end_frame();
  for (const auto& file : std::exchange(desk.pictures, {})) {
    write_png(picture_of(stage.window.width(), stage.window.height(), [&] { stage.window.draw_again(); }), file);
  }
  stage.window.show();
}

// True: something is new.
bool read_on(Stage& stage, std::size_t rows) {
  if (stage.gone) return false;
  TraceView& view = stage.desk.view;
  const bool all = view.indexed() >= 1;
  if (all) {
    const double apart = view.run().finished ? seconds_of_patience : seconds_between_looks;
    const Clock::time_point now = Clock::now();
    if (now - stage.last_look < std::chrono::duration<double>(apart)) return false;
    stage.last_look = now;
  }
  try {
    if (all && view.run().finished) {
      view.check_file();
      return false;
    }
    const Clock::time_point begun = Clock::now();
    const bool fresh = view.refresh(rows);
    const auto share = std::chrono::duration<double>(reading_a_frame) / (Clock::now() - begun);
    stage.rows = std::clamp(static_cast<std::size_t>(static_cast<double>(rows) * std::clamp(share, 0.1, 2.)),
                            fewest_rows, rows_unseen);
    return fresh;
  } catch (const trace::Error& error) {
    stage.gone = true;
    stage.desk.lasting = error.what();
    return true;
  }
}

// Draws until everything that there is has been read and found.
void settle(Stage& stage) {
  constexpr int most_frames = 100'000;
  for (int i = 0; i < most_frames && !stage.ending.asked(); ++i) {
    const bool fresh = read_on(stage, rows_unseen);
    if (stage.desk.view.indexed() < 1 && !stage.gone) continue;
    draw_frame(stage);
    if (!fresh && !busy(stage.desk) && i >= frames_to_settle) return;
  }
}

void take_keys(Stage& stage) {
  bool drawn = false;
  for (const KeyPress& key : stage.window.pressed()) {
    const bool writing = ImGui::GetIO().WantTextInput;
    if (writing && key.character != 0) {
      // ImGui had it before the key that began the writing was seen.
      if (drawn) ImGui::GetIO().AddInputCharacter(static_cast<unsigned>(key.character));
      continue;
    }
    drawn = true;
    if (writing && key == *key_named("Enter")) {
      stage.desk.prompt.entered = true;
    } else if (writing && key == *key_named("Escape")) {
      ImGui::SetWindowFocus(nullptr);
      if (stage.desk.prompt.kind != PromptKind::none) press(stage.desk, key);
    } else if (!writing || key.control || key == *key_named("F9")) {
      press(stage.desk, key);
    }
    // Each key is seen by all windows before the next one.
    for (int i = 0; i < frames_to_settle; ++i) draw_frame(stage);
  }
  for (; stage.desk.states_wanted > 0; --stage.desk.states_wanted) {
    for (int i = 0; i <= frames_to_settle; ++i) draw_frame(stage);  // what the mouse did before is done then
    if (stage.options.state) {
      write_state(stage.desk, *stage.options.state);
    } else {
      stage.desk.notice = "There is no --state FILE to write to.";
    }
  }
}

// How long nothing need be done if the person does nothing.
double patience(const Stage& stage) {
  const Desk& desk = stage.desk;
  const bool reading = desk.view.indexed() < 1 && !stage.gone;
  const Playback& playback = desk.selection.playback;
  const bool moving = playback.playing && !(playback.until && playback.until->waits);
  if (stage.frames_due > 0 || moving || reading || busy(desk)) return 0;
  if (ImGui::GetIO().WantTextInput) return 0.4;  // its cursor blinks
  return desk.view.run().finished || stage.gone ? seconds_of_patience : seconds_between_looks;
}

// Says so where credsim ended without finishing the trace.
void watch_run(Stage& stage) {
  if (stage.run == nullptr || stage.gone || !stage.run->over()) return;
  stage.run = nullptr;
  stage.last_look = {};
  read_on(stage, rows_unseen);  // what it wrote last
  if (stage.desk.view.run().finished) return;
  stage.desk.lasting = "credsim ended before the run did: there will be no more.";
  stage.desk.selection.follow = false;
}

void loop(Stage& stage) {
  Desk& desk = stage.desk;
  while (!stage.window.asked_to_close() && !desk.quit && !stage.ending.asked()) {
    const double seconds = patience(stage);
    stage.window.take_events(seconds);
    if (stage.window.touched()) stage.frames_due = frames_to_settle;
    take_keys(stage);
    const Clock::time_point now = Clock::now();
    const std::chrono::duration<double> elapsed = now - stage.last_frame;
    stage.last_frame = now;
    if (read_on(stage, stage.rows)) stage.frames_due = std::max(stage.frames_due, 1);
    watch_run(stage);
    pass_time(desk, desk.selection.playback.playing ? elapsed : std::chrono::duration<double>(0));
    if (stage.frames_due == 0 && patience(stage) > 0.4) continue;
    stage.frames_due = std::max(0, stage.frames_due - 1);
    draw_frame(stage);
  }
}

void do_alone(Stage& stage) {
  Desk& desk = stage.desk;
  if (stage.options.benchmark) {
    const auto frame = [&] {
      read_on(stage, stage.rows);
      draw_frame(stage);
    };
    std::cout << benchmark(desk, stage.window, *stage.options.benchmark, frame) << std::flush;
    return;
  }
  settle(stage);
  if (stage.options.script) {
    for (const ScriptLine& line : read_script(*stage.options.script)) {
      obey(desk, line, [&] { draw_frame(stage); });
      if (desk.quit || stage.ending.asked()) return;
      settle(stage);
    }
  }
  if (stage.options.screenshot) {
    desk.pictures.push_back(*stage.options.screenshot);
    draw_frame(stage);
  }
}

void begin(Desk& desk, const Options& options) {
  if (options.at) desk.notice = go_to(desk.selection, desk.view, *options.at);
  if (options.select) select_resource(desk.selection, desk.view.find(*options.select, desk.selection.cursor));
  for (const std::string& window : options.show) bring_to_front(desk.layout, *panel_named(window));
}

}  // namespace

int show(const Options& options) {
  const Ending ending;
  const auto asked = [&ending] { return ending.asked(); };
  const bool alone = options.screenshot || options.script || options.benchmark;
  std::unique_ptr<ScenarioRun> run;
  std::filesystem::path file = options.file;
  const trace::FileKind kind = trace::file_kind(file);
  if (kind == trace::FileKind::other && file.extension() == ".sqlite") {
    throw UsageError(file.string() + ": is not a credsim trace");
  }
  // A name without an ending may be a scenario's that ships.
  if (kind == trace::FileKind::other || (kind == trace::FileKind::missing && !file.has_extension())) {
    run = std::make_unique<ScenarioRun>(file, options.credsim.value_or(credsim_beside_us()), asked);
    // Where nobody looks, all of it is there from the beginning: so each time the same is shown.
    if (alone) run->wait(asked);
    if (ending.asked()) return ending.signal();
    file = run->file();
  }
  const Clock::time_point begun = Clock::now();
  TraceView view(file);
  Window window({.title = "credsim-viewer: " + (view.run().title.empty() ? options.file.string() : view.run().title),
                 .width = options.width,
                 .height = options.height,
                 .visible = !options.screenshot && !options.script,
                 .wait_for_screen = !alone});
  Patterns patterns;
  Desk desk(view);
  desk.look = {.palette = palette_named(options.palette), .patterns = &patterns, .scale = options.text_scale};
  Stage stage{window, desk, options, ending, run.get()};
  begin(desk, options);
  if (options.benchmark) {
    draw_frame(stage);
    const std::chrono::duration<double> opened = Clock::now() - begun;
    std::cout << "first picture after " << opened.count() << " s, by " << window.renderer() << '\n';
  }
  alone ? do_alone(stage) : loop(stage);
  return ending.signal();
}

}  // namespace viewer
