// The commands.
#include "viewer/screen/commands.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <utility>

#include "sim/bug.hpp"
#include "viewer/screen/desk.hpp"
#include "viewer/screen/why.hpp"

namespace viewer {
namespace {

constexpr double zoom_step = 0.6;  // of the range
constexpr double pan_step = 0.2;

void tell(Desk& desk, const char* what) { desk.notice = what; }

void step_to(Desk& desk, bool forward, bool of_selected) {
  desk.selection.step_in_selection = of_selected;
  if (of_selected && desk.selection.resource == ResourceId::none) return tell(desk, "No resource is selected.");
  if (!step(desk.selection, desk.view, forward)) {
    tell(desk, forward ? "There is no later event." : "There is no earlier event.");
  }
}

void move(Desk& desk, double share) {
  const auto length = static_cast<double>(desk.selection.visible.length().count());
  pan(desk.selection, desk.view, sim::Duration(std::llround(share * length)));
}

// About the cursor if it is in sight.
void come_closer(Desk& desk, double factor) {
  const TimeRange& visible = desk.selection.visible;
  const sim::Time cursor = desk.selection.cursor;
  zoom(desk.selection, desk.view, visible.contains(cursor) ? cursor : visible.from + visible.length() / 2, factor);
}

void nudge_cursor(Desk& desk, double share) {
  const auto length = static_cast<double>(desk.selection.visible.length().count());
  move_cursor(desk.selection, desk.view, desk.selection.cursor + sim::Duration(std::llround(share * length)));
}

void change_speed(Desk& desk, int by) {
  Playback& playback = desk.selection.playback;
  const int speed = static_cast<int>(playback.speed) + by;
  playback.speed = static_cast<std::size_t>(std::clamp(speed, 0, static_cast<int>(playback_speeds.size()) - 1));
}

void play(Desk& desk) {
  Playback& playback = desk.selection.playback;
  if (playback.playing) return stop(desk.selection);
  playback.playing = true;
  if (desk.selection.cursor >= desk.view.run().end) {
    move_cursor(desk.selection, desk.view, desk.view.run().start);
  }
}

void change_text(Desk& desk, float factor) {
  desk.look.scale = std::clamp(desk.look.scale * factor, smallest_text, largest_text);
  desk.restyle = true;
}

void next_palette(Desk& desk) {
  const auto all = palettes();
  const auto at = static_cast<std::size_t>(desk.look.palette - all.data());
  desk.look.palette = &all[(at + 1) % all.size()];
  desk.restyle = true;
}

void take_picture(Desk& desk) {
  std::filesystem::path file = "credsim-viewer.png";
  std::error_code unknown;
  for (int i = 2; std::filesystem::exists(file, unknown); ++i) file = "credsim-viewer-" + std::to_string(i) + ".png";
  desk.notice = "A picture: " + file.string();
  desk.pictures.push_back(std::move(file));
}

// The nearest thing that is open, then the selection, goes.
void leave(Desk& desk) {
  if (desk.prompt.kind != PromptKind::none) {
    desk.prompt = {};
  } else if (desk.help) {
    desk.help = false;
  } else if (desk.selection.playback.playing) {
    stop(desk.selection);
  } else if (desk.selection.event != 0) {
    desk.selection.event = 0;
  } else {
    desk.selection.resource = ResourceId::none;
  }
}

void filter_to_selected(Desk& desk) {
  EventFilter& filter = desk.selection.filter;
  filter.resource = filter.resource == ResourceId::none ? desk.selection.resource : ResourceId::none;
  bring_to_front(desk.layout, Panel::events);
}

template <Panel panel>
void show(Desk& desk) {
  bring_to_front(desk.layout, panel);
}

template <int choice>
void choose(Desk& desk) {
  bring_to_front(desk.layout, Panel::lesson);
  if (!choose_answer(desk.view, desk.lesson, choice)) tell(desk, "The question has no such choice, or is answered.");
}

void turn(Desk& desk, int by) {
  bring_to_front(desk.layout, Panel::lesson);
  if (!turn_question(desk.view, desk.selection, desk.lesson, by)) tell(desk, "There is no further question.");
}

constexpr std::string_view time_heading = "Time";
constexpr std::string_view cursor_heading = "Cursor";
constexpr std::string_view choice_heading = "Selection";
constexpr std::string_view window_heading = "Windows";
constexpr std::string_view lesson_heading = "Lesson";
constexpr std::string_view program_heading = "Program";

const std::array all_commands = {
    Command{"zoom-in", "+ =", "shows less time, about the cursor", time_heading,
            [](Desk& desk) { come_closer(desk, zoom_step); }},
    Command{"zoom-out", "-", "shows more time", time_heading, [](Desk& desk) { come_closer(desk, 1 / zoom_step); }},
    Command{"left", "Left", "moves to earlier times", time_heading, [](Desk& desk) { move(desk, -pan_step); }},
    Command{"right", "Right", "moves to later times", time_heading, [](Desk& desk) { move(desk, pan_step); }},
    Command{"whole", "Home 0", "shows the whole run", time_heading,
            [](Desk& desk) { show_all(desk.selection, desk.view); }},
    Command{"centre", "c", "brings the cursor to the middle", time_heading,
            [](Desk& desk) {
              const TimeRange& visible = desk.selection.visible;
              pan(desk.selection, desk.view, desk.selection.cursor - (visible.from + visible.length() / 2));
            }},
    Command{"next", "n", "to the next event", cursor_heading, [](Desk& desk) { step_to(desk, true, false); }},
    Command{"previous", "p", "to the previous event", cursor_heading, [](Desk& desk) { step_to(desk, false, false); }},
    Command{"next-of-selected", "N", "to the next event of the selected resource", cursor_heading,
            [](Desk& desk) { step_to(desk, true, true); }},
    Command{"previous-of-selected", "P", "to the previous event of the selected resource", cursor_heading,
            [](Desk& desk) { step_to(desk, false, true); }},
    Command{"later", "]", "moves the cursor a little to the right", cursor_heading,
            [](Desk& desk) { nudge_cursor(desk, 0.01); }},
    Command{"earlier", "[", "moves the cursor a little to the left", cursor_heading,
            [](Desk& desk) { nudge_cursor(desk, -0.01); }},
    Command{"play", "Space", "plays, or stops", cursor_heading, play},
    Command{"faster", ">", "plays faster: up to 1 s = 30 days", cursor_heading,
            [](Desk& desk) { change_speed(desk, 1); }},
    Command{"slower", "<", "plays slower: down to 1 s = 1 s", cursor_heading,
            [](Desk& desk) { change_speed(desk, -1); }},
    Command{"go-to", "g", "goes to a moment, or to an event by its number", cursor_heading,
            [](Desk& desk) { ask(desk.prompt, PromptKind::go_to); }},
    Command{"run-until", "u", "runs until a state is reached", cursor_heading,
            [](Desk& desk) { ask(desk.prompt, PromptKind::run_until); }},
    Command{"next-flag", "v", "to the next violation or failed expectation", cursor_heading,
            [](Desk& desk) {
              if (!select_next_flag(desk.view, desk.selection)) {
                tell(desk, "Every invariant that was checked and every expectation held.");
              }
            }},
    Command{"lane-above", "Up", "selects the lane above", choice_heading,
            [](Desk& desk) { select_neighbouring_lane(desk.view, desk.selection, desk.timeline, -1); }},
    Command{"lane-below", "Down", "selects the lane below", choice_heading,
            [](Desk& desk) { select_neighbouring_lane(desk.view, desk.selection, desk.timeline, 1); }},
    Command{"find", "s /", "selects a resource by its name", choice_heading,
            [](Desk& desk) { ask(desk.prompt, PromptKind::find); }},
    Command{"cause", "b", "to the event that led to the selected one", choice_heading,
            [](Desk& desk) {
              if (!select_cause(desk.view, desk.selection)) tell(desk, "Nothing in the run led to the selected event.");
            }},
    Command{"do", ":", "does what a line of a script says: filter, sort, range …", program_heading,
            [](Desk& desk) { ask(desk.prompt, PromptKind::deed); }},
    Command{"filter-text", "f", "filters the events by a text", choice_heading,
            [](Desk& desk) {
              bring_to_front(desk.layout, Panel::events);
              desk.events.focus_text = true;
            }},
    Command{"filter-selected", "o", "shows events of the selected resource only, or all again", choice_heading,
            filter_to_selected},
    Command{"filter-errors", "e", "shows what went wrong only, or all again", choice_heading,
            [](Desk& desk) {
              std::string& error = desk.selection.filter.error;
              error = error.empty() ? "*" : "";
              bring_to_front(desk.layout, Panel::events);
            }},
    Command{"leave", "Escape", "closes what is open, stops, selects nothing", choice_heading, leave},
    Command{"events", "1", "events", window_heading, show<Panel::events>},
    Command{"graph", "2", "dependency graph", window_heading, show<Panel::graph>},
    Command{"invariants", "3", "invariants and expectations", window_heading, show<Panel::invariants>},
    Command{"plots", "4", "plots over time", window_heading, show<Panel::plots>},
    Command{"assumptions", "5", "assumptions", window_heading, show<Panel::assumptions>},
    Command{"inspector", "6", "inspector", window_heading, show<Panel::inspector>},
    Command{"why", "7 w", "why: causes and effects", window_heading, show<Panel::why>},
    Command{"lesson", "8", "lesson", window_heading, show<Panel::lesson>},
    Command{"only-troubled", "t", "on the timeline only lanes on which something was out of order, or all", window_heading,
            [](Desk& desk) {
              desk.timeline.choice.only_troubled = !desk.timeline.choice.only_troubled;
              desk.timeline.last_resource = ResourceId::none;  // the selected one is brought into sight
              if (desk.timeline.choice.only_troubled) {
                tell(desk, "Only lanes on which something was out of order or a login failed.");
              }
            }},
    Command{"only-timeline", "m", "the timeline has the whole screen, or shares it again", window_heading,
            [](Desk& desk) {
              desk.layout.only_timeline = !desk.layout.only_timeline;
              desk.layout.only_below = false;
            }},
    Command{"only-below", "M", "the windows beneath it have the screen, or share it again", window_heading,
            [](Desk& desk) {
              desk.layout.only_below = !desk.layout.only_below;
              desk.layout.only_timeline = false;
            }},
    Command{"dependents", "d", "in the graph: what depends on the selected stands out, or not", window_heading,
            [](Desk& desk) { desk.graph.dependents = !desk.graph.dependents; }},
    Command{"around", "a", "in the graph: only around the selected, or all", window_heading,
            [](Desk& desk) { desk.graph.around_selected = !desk.graph.around_selected; }},
    Command{"answer-a", "A", "chooses the first answer; B, C, D the others", lesson_heading, choose<0>},
    Command{"answer-b", "B", "chooses the second answer", lesson_heading, choose<1>},
    Command{"answer-c", "C", "chooses the third answer", lesson_heading, choose<2>},
    Command{"answer-d", "D", "chooses the fourth answer", lesson_heading, choose<3>},
    Command{"commit", "Enter", "this is my answer: shows the right one", lesson_heading,
            [](Desk& desk) {
              if (!commit_answer(desk.view, desk.lesson)) tell(desk, "There is no answer yet, or it was given already.");
            }},
    Command{"next-question", "q", "to the next question", lesson_heading, [](Desk& desk) { turn(desk, 1); }},
    Command{"previous-question", "Q", "to the previous question", lesson_heading, [](Desk& desk) { turn(desk, -1); }},
    Command{"help", "F1 ?", "shows this, or closes it", program_heading, [](Desk& desk) { desk.help = !desk.help; }},
    Command{"palette", "l", "light, dark, colour-blind", program_heading, next_palette},
    Command{"larger", "Ctrl++ Ctrl+=", "larger text", program_heading, [](Desk& desk) { change_text(desk, 1.1F); }},
    Command{"smaller", "Ctrl+-", "smaller text", program_heading, [](Desk& desk) { change_text(desk, 1 / 1.1F); }},
    Command{"picture", "F12", "writes credsim-viewer.png, or -2, -3 …, a picture of the screen", program_heading,
            take_picture},
    Command{"state", "F9", "writes what is shown to the file of --state", program_heading,
            [](Desk& desk) { ++desk.states_wanted; }},
    Command{"quit", "Ctrl+Q", "ends the program", program_heading, [](Desk& desk) { desk.quit = true; }},
};

bool has_key(const Command& command, const KeyPress& key) {
  std::string_view rest = command.keys;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    if (key_named(rest.substr(0, end)) == key) return true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

const Command* found(std::string_view name) {
  const auto at = std::ranges::find(all_commands, name, &Command::name);
  return at == all_commands.end() ? nullptr : &*at;
}

}  // namespace

std::span<const Command> commands() { return all_commands; }

const Command& command_named(std::string_view name) {
  const Command* const command = found(name);
  sim::require(command != nullptr, "a command of this name");
  return *command;
}

bool is_command(std::string_view name) { return found(name) != nullptr; }

bool perform(Desk& desk, std::string_view name) {
  const Command* const command = found(name);
  if (command == nullptr) return false;
  if (name != "state") desk.notice.clear();
  command->perform(desk);
  return true;
}

bool press(Desk& desk, const KeyPress& key) {
  const auto at = std::ranges::find_if(all_commands, [&](const Command& command) { return has_key(command, key); });
  return at != all_commands.end() && perform(desk, at->name);
}

}  // namespace viewer
