// The report of an exploration: what it found with its stories, how much there was, what was never exercised.
#include "cli/explore_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "cli/quantity.hpp"
#include "cli/table.hpp"

namespace cli {
namespace {

constexpr double mebibyte = 1 << 20;

double a_second(std::uint64_t count, std::chrono::duration<double> passed) {
  return static_cast<double>(count) / std::max(passed.count(), 1e-6);
}

std::string memory_text(std::uint64_t bytes) {
  return fmt::format("{:.1f} MiB", static_cast<double>(bytes) / mebibyte);
}

// Of few states it is what the tables began with.
std::string bytes_a_state(const sim::Exploration& all) {
  constexpr std::uint64_t many = 10'000;
  if (all.states < many) return "";
  return fmt::format(", {:.1f} bytes a state for what was visited and how it was reached",
                     static_cast<double>(all.memory.visited + all.memory.links) / static_cast<double>(all.states));
}

std::string_view ended_text(sim::Ended ended) {
  switch (ended) {
    case sim::Ended::exhausted:
      return "everything was looked at";
    case sim::Ended::violation:
      return "stopped after the first level with a violation; --all goes on";
    case sim::Ended::depth:
      return "stopped at the bound on the depth: what lies deeper was not looked at";
    case sim::Ended::states:
      return "stopped at the bound on the states: the rest was not looked at";
    case sim::Ended::memory:
      return "stopped because the memory is full: the rest was not looked at; --memory gives it more";
    case sim::Ended::stopped:
      return "interrupted: the rest was not looked at";
  }
  return "";
}

std::string_view ended_word(sim::Ended ended) {
  constexpr std::string_view words[] = {"exhausted", "violation", "depth", "states", "memory", "interrupted"};
  return words[static_cast<std::size_t>(ended)];
}

std::string_view kind_word(lab::Found::Kind kind) {
  constexpr std::string_view words[] = {"invariant", "always", "sometimes", "never", "eventually", "leads-to"};
  return words[static_cast<std::size_t>(kind)];
}

std::string_view verdict_word(lab::Answered::Verdict verdict) {
  constexpr std::string_view words[] = {"held", "broken", "possible", "impossible", "not decided"};
  return words[static_cast<std::size_t>(verdict)];
}

Style style_of(lab::Answered::Verdict verdict) {
  constexpr Style styles[] = {Style::good, Style::bad, Style::good, Style::bad, Style::odd};
  return styles[static_cast<std::size_t>(verdict)];
}

std::string_view question_word(scenarios::Property::Kind kind) {
  constexpr std::string_view words[] = {"always", "sometimes", "eventually", "leads-to"};
  return words[static_cast<std::size_t>(kind)];
}

std::string answers_text(const lab::Explored& explored, const Screen& screen) {
  if (explored.answers.empty()) return "";
  Table table({{"property", Align::left, Narrow::wrap}, {"asked"}, {"answer"}});
  for (const lab::Answered& one : explored.answers) {
    table.row({one.name, question_word(one.kind), {verdict_word(one.verdict), style_of(one.verdict)}});
  }
  return table.text(screen) + "\n";
}

// `2 names and 3 keys`; empty: none are alike.
std::string alike_text(const lab::Explored& explored) {
  std::string text = explored.alike == 0 ? "" : count_text(explored.alike, "name");
  if (explored.alike_keys != 0) {
    text += (text.empty() ? "" : " and ") + count_text(explored.alike_keys, "key");
  }
  return text;
}

std::string headline(const lab::Found& found, bool exhausted) {
  switch (found.kind) {
    case lab::Found::Kind::invariant:
      return "BROKEN " + found.name + ": " + found.message;
    case lab::Found::Kind::always:
      return "BROKEN " + found.name + ": not always " + found.message;
    case lab::Found::Kind::sometimes:
      return "possible: " + found.name + ": " + found.message;
    case lab::Found::Kind::never:
      return (exhausted ? "IMPOSSIBLE " : "NOT SEEN ") + found.name + ": " + (exhausted ? "never " : "not yet ") +
             found.message;
    case lab::Found::Kind::eventually:
      return "BROKEN " + found.name + ": there is a future in which it never is that " + found.message;
    case lab::Found::Kind::leads_to:
      return "BROKEN " + found.name + ": there is a future without " + found.message;
  }
  return "";
}

// A step a line, and what it changed below it.
std::string story_text(const lab::Found& found, const Screen& screen) {
  std::string text;
  const auto aside = [&](const std::string& words) { text += "     " + painted(screen, Style::dim, words) + "\n"; };
  for (std::size_t i = 0; i < found.story.size(); ++i) {
    if (found.endless() && i == found.cycle) aside("and from here on again and again");
    text += fmt::format("{:>3}  {}\n", i + 1, found.story[i].what);
    if (!found.story[i].then.empty()) aside(found.story[i].then);
  }
  if (found.endless() && found.cycle == found.story.size()) aside("and then nothing more");
  return text;
}

std::string found_text(const lab::Found& found, const SavedStory& saved, bool exhausted, const Screen& screen) {
  std::string text = painted(screen, found.good() ? Style::good : Style::bad, headline(found, exhausted)) + "\n";
  text += story_text(found, screen);
  if (!found.why_not.empty()) {
    text += "  no run replays it: " + found.why_not + "\n";
  } else if (found.scenario && !found.good()) {
    text += "  " + saved_text(saved) + (found.replays ? "\n" : unseen);
  }
  return text;
}

// Lists of more are for programs.
constexpr std::size_t most_listed = 12;

std::string gaps_text(const lab::Explored& explored, const Screen& screen) {
  Table table({{"never exercised"}, {"", Align::left, Narrow::wrap}});
  for (const model::Coverage::Share& share : explored.coverage.shares()) {
    table.row({fmt::format("{} of {} {}", share.missing.size(), share.of, share.what),
               share.missing.size() > most_listed ? "--format json lists them" : list_text(share.missing)});
  }
  table.row({fmt::format("{} of {} actions", explored.in_vain.size(), explored.actions), list_text(explored.in_vain)});
  table.row({fmt::format("{} of {} invariants", explored.idle.size(), model::invariant_count),
             explored.idle.size() > most_listed ? "--format json lists them" : list_text(explored.idle)});
  return table.text(screen);
}

}  // namespace

std::string exploring_text(const sim::ExplorationProgress& now, std::chrono::duration<double> passed) {
  return fmt::format("{} states, {} on the frontier, depth {}, {} transitions, {} a second, {}",
                     number_text(now.states), number_text(now.frontier), now.depth, number_text(now.transitions),
                     number_text(static_cast<std::uint64_t>(a_second(now.transitions, passed))),
                     memory_text(now.bytes));
}

std::string explored_text(const lab::Explored& explored, const std::vector<SavedStory>& saved,
                          std::chrono::duration<double> passed, const Screen& screen) {
  const sim::Exploration& all = explored.exploration;
  std::string text = painted(screen, Style::bold, explored.title) + "\n\n";
  for (std::size_t i = 0; i < explored.found.size(); ++i) {
    text += found_text(explored.found[i], saved[i], all.exhausted(), screen) + "\n";
  }
  text += answers_text(explored, screen);
  Table table({{"", Align::left}, {"", Align::left, Narrow::wrap}});
  table.row({"ended", ended_text(all.ended)});
  table.row({"states", fmt::format("{}, {} a second", number_text(all.states),
                                   number_text(static_cast<std::uint64_t>(a_second(all.states, passed))))});
  table.row({"transitions", fmt::format("{}, {} a second", number_text(all.transitions),
                                        number_text(static_cast<std::uint64_t>(a_second(all.transitions, passed))))});
  table.row({"depth", fmt::format("{}, at most {} states at one", all.depth, number_text(all.widest))});
  table.row({"memory", memory_text(all.memory.peak) + " at most" + bytes_a_state(all)});
  if (const std::string alike = alike_text(explored); !alike.empty()) {
    table.row({"symmetry", alike + " are told apart by their state alone"});
  }
  table.row({"not checked", list_text(explored.not_judged) + ": they need a clock"});
  return text + table.text(screen) + "\n" + gaps_text(explored, screen);
}

Json explored_json(const lab::Explored& explored, const std::vector<SavedStory>& saved,
                   std::chrono::duration<double> passed) {
  const sim::Exploration& all = explored.exploration;
  Json found = Json::array();
  for (std::size_t i = 0; i < explored.found.size(); ++i) {
    const lab::Found& one = explored.found[i];
    Json story = Json::array();
    for (const lab::ToldStep& step : one.story) {
      Json told = {{"what", step.what}, {"then", step.then}};
      if (step.at != sim::never) told["at"] = moment_text(step.at);
      story.push_back(std::move(told));
    }
    Json made = {{"kind", kind_word(one.kind)}, {"name", one.name}, {"message", one.message}, {"story", story}};
    if (one.endless()) made["cycle"] = one.cycle;
    if (!saved[i].file.empty()) {
      made["scenario"] = saved[i].file;
      made["saved_before"] = saved[i].before;
    }
    if (one.scenario) made["replays"] = one.replays;
    if (!one.why_not.empty()) made["why_not"] = one.why_not;
    found.push_back(std::move(made));
  }
  Json answers = Json::array();
  for (const lab::Answered& one : explored.answers) {
    answers.push_back({{"name", one.name},
                       {"asked", question_word(one.kind)},
                       {"line", one.line},
                       {"answer", verdict_word(one.verdict)}});
  }
  Json never = Json::object();
  for (const model::Coverage::Share& share : explored.coverage.shares()) {
    never[std::string(share.what)] = {{"of", share.of}, {"missing", share.missing}};
  }
  never["actions"] = {{"of", explored.actions}, {"missing", explored.in_vain}};
  never["invariants"] = {{"of", model::invariant_count}, {"missing", explored.idle}};
  return {{"file", explored.file},
          {"title", explored.title},
          {"held", explored.held()},
          {"decided", explored.decided()},
          {"properties", std::move(answers)},
          {"ended", ended_word(all.ended)},
          {"states", all.states},
          {"transitions", all.transitions},
          {"depth", all.depth},
          {"widest", all.widest},
          {"seconds", passed.count()},
          {"memory", {{"visited", all.memory.visited}, {"links", all.memory.links}, {"peak", all.memory.peak}}},
          {"found", std::move(found)},
          {"never_exercised", std::move(never)},
          {"not_checked", explored.not_judged}};
}

}  // namespace cli
