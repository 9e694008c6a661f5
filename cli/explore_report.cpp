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

bool has_end(const lab::Found& found) {
  return found.kind != lab::Found::Kind::eventually && found.kind != lab::Found::Kind::leads_to;
}

// A step a line, and what it changed below it.
std::string story_text(const lab::Found& found, const Screen& screen) {
  std::string text;
  const auto aside = [&](const std::string& words) { text += "     " + painted(screen, Style::dim, words) + "\n"; };
  for (std::size_t i = 0; i < found.story.size(); ++i) {
    if (!has_end(found) && i == found.cycle) aside("and from here on again and again");
    text += fmt::format("{:>3}  {}\n", i + 1, found.story[i].what);
    if (!found.story[i].then.empty()) aside(found.story[i].then);
  }
  if (!has_end(found) && found.cycle == found.story.size()) aside("and then nothing more");
  return text;
}

std::string found_text(const lab::Found& found, const std::string& saved, bool exhausted, const Screen& screen) {
  std::string text = painted(screen, found.good() ? Style::good : Style::bad, headline(found, exhausted)) + "\n";
  text += story_text(found, screen);
  if (!found.why_not.empty()) {
    text += "  no run replays it: " + found.why_not + "\n";
  } else if (found.scenario && !found.good()) {
    const bool seen = found.replays || !has_end(found);
    text += saved.empty() ? "  the same story was saved before" : "  credsim run " + saved;
    text += seen ? "\n" : "  (a run of it was not seen to break the same)\n";
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
  table.row({fmt::format("{} of {} invariants", explored.idle.size(), model::invariant_count),
             explored.idle.size() > most_listed ? "--format json lists them" : list_text(explored.idle)});
  return table.text(screen);
}

}  // namespace

std::string exploring_text(const sim::ExplorationProgress& now, std::chrono::duration<double> passed) {
  return fmt::format("{} states, {} of them to be left, depth {}, {} transitions, {} a second, {}",
                     number_text(now.states), number_text(now.frontier), now.depth, number_text(now.transitions),
                     number_text(static_cast<std::uint64_t>(a_second(now.transitions, passed))),
                     memory_text(now.bytes));
}

std::string explored_text(const lab::Explored& explored, const std::vector<std::string>& saved,
                          std::chrono::duration<double> passed, const Screen& screen) {
  const sim::Exploration& all = explored.exploration;
  std::string text = painted(screen, Style::bold, explored.title) + "\n\n";
  for (std::size_t i = 0; i < explored.found.size(); ++i) {
    text += found_text(explored.found[i], saved[i], all.exhausted(), screen) + "\n";
  }
  Table table({{"", Align::left}, {"", Align::left, Narrow::wrap}});
  table.row({"ended", ended_text(all.ended)});
  table.row({"states", fmt::format("{}, {} a second", number_text(all.states),
                                   number_text(static_cast<std::uint64_t>(a_second(all.states, passed))))});
  table.row({"transitions", fmt::format("{}, {} a second", number_text(all.transitions),
                                        number_text(static_cast<std::uint64_t>(a_second(all.transitions, passed))))});
  table.row({"depth", fmt::format("{}, at most {} states at one", all.depth, number_text(all.widest))});
  table.row({"memory", fmt::format("{} at most, {:.1f} bytes a state for what was visited and how it was reached",
                                   memory_text(all.memory.peak),
                                   static_cast<double>(all.memory.visited + all.memory.links) /
                                       static_cast<double>(std::max<std::uint64_t>(all.states, 1)))});
  if (const std::string alike = alike_text(explored); !alike.empty()) {
    table.row({"symmetry", alike + " are told apart by their state alone"});
  }
  table.row({"not checked", list_text(explored.not_judged) + ": they need a clock"});
  return text + table.text(screen) + "\n" + gaps_text(explored, screen);
}

Json explored_json(const lab::Explored& explored, const std::vector<std::string>& saved,
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
    if (!has_end(one)) made["cycle"] = one.cycle;
    if (!saved[i].empty()) made["scenario"] = saved[i];
    if (one.scenario) made["replays"] = one.replays;
    if (!one.why_not.empty()) made["why_not"] = one.why_not;
    found.push_back(std::move(made));
  }
  Json never = Json::object();
  for (const model::Coverage::Share& share : explored.coverage.shares()) {
    never[std::string(share.what)] = {{"of", share.of}, {"missing", share.missing}};
  }
  never["invariants"] = {{"of", model::invariant_count}, {"missing", explored.idle}};
  return {{"file", explored.file},
          {"title", explored.title},
          {"held", explored.held()},
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
