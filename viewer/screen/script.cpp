// Reading scripts and doing what they say.
#include "viewer/screen/script.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iostream>
#include <map>

#include "trace/error.hpp"
#include "viewer/screen/commands.hpp"
#include "viewer/screen/desk.hpp"
#include "viewer/screen/options.hpp"

namespace viewer {
namespace {

constexpr int most_frames = 100'000;
constexpr double frame_seconds = 1.0 / 60;
constexpr double most_seconds = 86'400;

// The first word, and what is behind it.
std::pair<std::string, std::string> cut(const std::string& text) {
  const std::size_t end = std::min(text.find(' '), text.size());
  const std::size_t next = std::min(text.find_first_not_of(' ', end), text.size());
  return {text.substr(0, end), text.substr(next)};
}

template <class Number>
Number number_in(const std::string& text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) throw UsageError("not a number: " + text);
  return number;
}

sim::Time moment_in(const Desk& desk, const std::string& text) {
  Selection there = desk.selection;
  go_to(there, desk.view, text);
  return there.cursor;
}

void set_range(Desk& desk, const std::string& rest) {
  const auto [from, to] = cut(rest);
  const TimeRange range{moment_in(desk, from), moment_in(desk, to)};
  if (range.length() <= sim::Duration(0)) throw UsageError("a range ends after it begins");
  desk.selection.visible = range;
}

void set_filter(Desk& desk, const std::string& rest) {
  EventFilter& filter = desk.selection.filter;
  if (rest == "clear") {
    filter = {};
    return;
  }
  const std::pair<std::string, std::string> said = cut(rest);
  const std::string& field = said.first;
  const std::string& value = said.second;
  const std::map<std::string_view, std::string*> fields = {{"kind", &filter.kind},
                                                           {"source", &filter.source},
                                                           {"name", &filter.name},
                                                           {"error", &filter.error},
                                                           {"text", &filter.text}};
  const auto found = fields.find(field);
  if (found == fields.end()) throw UsageError("no such field: kind, source, name, error, text or clear");
  const auto one_of = [&](const std::vector<std::string>& words) {
    if (value.empty() || value == "*" || std::ranges::find(words, value) != words.end()) return;
    std::string known;
    for (const std::string& word : words) known += (known.empty() ? "" : ", ") + word;
    throw UsageError("no event has the " + field + " " + value + "; there are " + (known.empty() ? "none" : known));
  };
  if (field == "kind") one_of(event_kinds());
  if (field == "source") one_of(desk.view.event_sources());
  if (field == "name") one_of(desk.view.event_names());
  if (field == "error") one_of(desk.view.errors());
  *found->second = value;
}

void set_sort(Desk& desk, const std::string& rest) {
  const auto [name, order] = cut(rest);
  for (std::size_t i = 0; i < event_column_count; ++i) {
    if (event_column_name(static_cast<EventColumn>(i)) != name) continue;
    if (!order.empty() && order != "descending" && order != "ascending") {
      throw UsageError("a table is sorted ascending or descending, not " + order);
    }
    desk.selection.sort = {static_cast<EventColumn>(i), order == "descending"};
    return;
  }
  throw UsageError("the table has no column " + name);
}

void press_key(Desk& desk, const std::string& name) {
  const auto key = key_named(name);
  if (!key || !press(desk, *key)) throw UsageError("no command has the key " + name);
}

void show_panel(Desk& desk, const std::string& name) {
  const auto panel = panel_named(name);
  if (!panel) throw UsageError("there is no window " + name + "; there are " + names_of_panels());
  bring_to_front(desk.layout, *panel);
}

void set_palette(Desk& desk, const std::string& name) {
  const Palette* const palette = palette_named(name);
  if (palette == nullptr) throw UsageError("there is no palette " + name);
  desk.look.palette = palette;
  desk.restyle = true;
}

void set_text_scale(Desk& desk, const std::string& text) {
  const auto scale = number_in<float>(text);
  if (!(scale >= smallest_text && scale <= largest_text)) throw UsageError("no size of text: " + text);
  desk.look.scale = scale;
  desk.restyle = true;
}

void say(Desk& desk, const std::string& text) {
  bring_to_front(desk.layout, Panel::lesson);
  desk.lesson.said.resize(desk.view.lesson().questions.size());
  if (desk.lesson.said.empty()) throw UsageError("the scenario asks no questions");
  auto& words = desk.lesson.said.at(desk.lesson.question).words;
  words.fill(0);
  text.copy(words.data(), words.size() - 1);
}

// As if the time passed while frames are drawn, but at once.
void play_for(Desk& desk, const std::string& text) {
  const auto seconds = number_in<double>(text);
  if (!(seconds >= 0 && seconds <= most_seconds)) throw UsageError("no time to play: " + text);
  desk.selection.playback.playing = true;
  for (double passed = 0; passed < seconds && desk.selection.playback.playing; passed += frame_seconds) {
    pass_time(desk, std::chrono::duration<double>(frame_seconds));
  }
  stop(desk.selection);
}

void play_until(Desk& desk, const std::string& text) {
  run_until(desk.selection, desk.view, text);
  const auto& until = desk.selection.playback.until;
  while (until && !until->waits) pass_time(desk, std::chrono::duration<double>(0));
  if (!until) return;
  desk.notice = condition_text(until->condition) + ": not as far as the trace goes, which is not finished.";
  stop(desk.selection);
}

using Deed = void (*)(Desk&, const std::string&);

const std::map<std::string_view, Deed> deeds = {
    {"key", press_key},
    {"go", [](Desk& desk, const std::string& text) { desk.notice = go_to(desk.selection, desk.view, text); }},
    {"select",
     [](Desk& desk, const std::string& text) {
       select_resource(desk.selection, desk.view.find(text, desk.selection.cursor));
     }},
    {"event", [](Desk& desk, const std::string& text) { go_to(desk.selection, desk.view, "#" + text); }},
    {"range", set_range},
    {"filter", set_filter},
    {"sort", set_sort},
    {"until", play_until},
    {"play-for", play_for},
    {"show", show_panel},
    {"palette", set_palette},
    {"text-scale", set_text_scale},
    {"say", say},
    {"screenshot",
     [](Desk& desk, const std::string& text) {
       if (text.empty()) throw UsageError("screenshot needs the name of a file");
       desk.pictures.emplace_back(text);
     }},
    {"dump", [](Desk& desk, const std::string& text) { write_state(desk, text); }},
};

std::vector<ScriptLine> lines_in(std::istream& in, const std::string& name) {
  std::vector<ScriptLine> lines;
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    const std::size_t first = line.find_first_not_of(" \t");
    if (first == std::string::npos || line[first] == '#') continue;
    line.erase(line.find_last_not_of(" \t\r") + 1);
    auto [word, rest] = cut(line.substr(first));
    lines.push_back({name, number, std::move(word), std::move(rest)});
  }
  return lines;
}

void do_words(Desk& desk, const std::string& word, const std::string& rest) {
  if (const auto deed = deeds.find(word); deed != deeds.end()) {
    if (word != "dump" && word != "screenshot") desk.notice.clear();
    deed->second(desk, rest);
  } else if (!is_command(word)) {
    throw UsageError("no such deed: " + word);
  } else if (!rest.empty()) {
    throw UsageError(word + " takes no argument, not " + rest);
  } else {
    perform(desk, word);
  }
}

void do_line(Desk& desk, const ScriptLine& line, const std::function<void()>& draw) {
  int frames = 2;  // what a deed changes is seen by all windows after two
  if (line.word == "frames") {
    frames = number_in<int>(line.rest);
    if (frames < 0 || frames > most_frames) throw UsageError("too many frames");
  } else {
    do_words(desk, line.word, line.rest);
  }
  for (int i = 0; i < frames; ++i) draw();
}

}  // namespace

std::vector<ScriptLine> read_script(const std::filesystem::path& file) {
  if (file == "-") return lines_in(std::cin, "standard input");
  std::ifstream in(file);
  std::error_code unknown;
  if (!in || std::filesystem::is_directory(file, unknown))
    throw UsageError(file.string() + ": the script cannot be read");
  return lines_in(in, file.string());
}

void do_deed(Desk& desk, const std::string& line) {
  const std::size_t first = line.find_first_not_of(' ');
  if (first == std::string::npos) return;
  const auto [word, rest] = cut(line.substr(first, line.find_last_not_of(' ') - first + 1));
  do_words(desk, word, rest);
}

void obey(Desk& desk, const ScriptLine& line, const std::function<void()>& draw) {
  try {
    do_line(desk, line, draw);
  } catch (const UsageError& error) {
    throw UsageError(fmt::format("{}:{}: {}", line.file, line.number, error.what()));
  } catch (const trace::Error& error) {
    throw UsageError(fmt::format("{}:{}: {}", line.file, line.number, error.what()));
  }
}

void write_state(const Desk& desk, const std::filesystem::path& file) {
  const std::string line = state_json(desk) + "\n";
  if (file.empty()) {
    std::cout << line << std::flush;
    return;
  }
  std::ofstream out(file, std::ios::app);
  out << line << std::flush;
  if (!out) throw trace::Error(file.string() + ": cannot be written");
}

}  // namespace viewer
