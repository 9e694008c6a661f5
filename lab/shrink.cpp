// Delta debugging of scripts: fewer lines, then plainer ones, then earlier and rounder times, as long as that helps.
#include "lab/shrink.hpp"

#include <algorithm>
#include <set>

#include "aws/variables.hpp"
#include "aws/words.hpp"
#include "lab/line_text.hpp"
#include "lab/walk.hpp"
#include "scenarios/reader.hpp"
#include "scenarios/writer.hpp"

namespace lab {
namespace {

using namespace std::chrono_literals;

const std::vector<sim::Duration> round_pauses{0s, 1s, 1min, 10min, 1h, 12h, 24h, 168h};
const std::vector<sim::Duration> units{24h, 1h, 10min, 1min, 1s};

std::string command_of(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    text += (text.empty() ? "" : " ") + aws::quoted_word(word);
  }
  return text;
}

// Moves the line and all after it.
void move_from(scenarios::Script& script, std::size_t line, sim::Duration by) {
  for (std::size_t i = line; i < script.lines.size(); ++i) {
    if (const auto offset = offset_of(script.lines[i])) {
      script.lines[i].moment.delay = sim::Distribution::constant(std::max(*offset + by, sim::Duration(0)));
    }
  }
  if (script.duration) {
    script.duration = std::max(*script.duration + by, sim::Duration(1s));
  }
}

}  // namespace

bool Shrinker::take(scenarios::Script& script, scenarios::Script other) {
  if (++plays_ > most_plays || (stop_ && stop_())) {
    return false;
  }
  try {
    settle_lines(other);
    scenarios::Script written = scenarios::read_text(scenarios::yaml_of(other), other.file);
    settle_lines(written);
    WalkResult result = play_walk(written, step_, stop_);
    const auto found = std::ranges::find(result.faults, what_, &Fault::what);
    if (result.stopped || found == result.faults.end()) {
      return false;
    }
    last_ = *found;
    errors_ = std::move(result.errors);
    script = std::move(written);
    replays_ = true;
    return true;
  } catch (const scenarios::Mistake&) {
    return false;
  }
}

void Shrinker::end_early(scenarios::Script& script) {
  const sim::Duration over =
      std::max(last_.at - script.start, sim::Duration(0));  // a broken model may set the clock back
  for (const sim::Duration& unit : units) {
    // The first whole unit after it.
    scenarios::Script other = script;
    const sim::Duration end = over - over % unit + unit;
    other.duration = end;
    std::erase_if(other.lines, [end](const auto& line) { return offset_of(line).value_or(0s) > end; });
    if (end < script.duration.value_or(sim::longest_wait) && take(script, std::move(other))) {
      return;
    }
  }
}

void Shrinker::drop_lines(scenarios::Script& script) {
  for (std::size_t size = std::max<std::size_t>(script.lines.size() / 2, 1);; size /= 2) {
    for (std::size_t end = script.lines.size(); end > 0;) {
      const std::size_t begin = end > size ? end - size : 0;
      scenarios::Script other = script;
      other.lines.erase(other.lines.begin() + static_cast<std::ptrdiff_t>(begin),
                        other.lines.begin() + static_cast<std::ptrdiff_t>(end));
      if (!other.lines.empty()) {
        take(script, std::move(other));
      }
      end = std::min(begin, script.lines.size());
    }
    if (size <= 1) {
      break;
    }
  }
}

// Takes one thing after the other away, the last first.
template <class Member>
void drop_each(scenarios::Script& script, Member member, const std::function<bool(scenarios::Script)>& tried) {
  for (std::size_t i = (script.*member).size(); i > 0; --i) {
    scenarios::Script other = script;
    (other.*member).erase((other.*member).begin() + static_cast<std::ptrdiff_t>(i - 1));
    tried(std::move(other));
  }
}

void Shrinker::drop_rest(scenarios::Script& script) {
  const auto tried = [&](scenarios::Script other) { return take(script, std::move(other)); };
  drop_each(script, &scenarios::Script::parameters, tried);
  drop_each(script, &scenarios::Script::clients, tried);
  drop_each(script, &scenarios::Script::pins, tried);
  drop_each(script, &scenarios::Script::principals, tried);
  drop_each(script, &scenarios::Script::properties, tried);
  drop_each(script, &scenarios::Script::excepted_invariants, tried);
  scenarios::Script other = script;
  other.seed = 1;
  take(script, std::move(other));
}

void Shrinker::plain_words(scenarios::Script& script) {
  for (std::size_t i = 0; i < script.lines.size(); ++i) {
    if (script.lines[i].as != "admin") {
      scenarios::Script other = script;
      other.lines[i].as = "admin";
      take(script, std::move(other));
    }
    const auto* command = std::get_if<scenarios::AwsCommand>(&script.lines[i].what);
    if (command == nullptr) {
      continue;
    }
    std::vector<std::string> words = aws::split_words(command->text);
    for (std::size_t end = words.size(); end > 2;) {
      std::size_t begin = end - 1;
      while (begin > 2 && !words[begin].starts_with("--")) {
        --begin;
      }
      std::vector<std::string> fewer = words;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(begin), fewer.begin() + static_cast<std::ptrdiff_t>(end));
      scenarios::Script other = script;
      other.lines[i].what = scenarios::AwsCommand{command_of(fewer)};
      // A line that nobody can type would be taken out; that was tried before.
      const std::size_t lines = other.lines.size();
      if (take(script, std::move(other))) {
        if (script.lines.size() != lines) {
          break;
        }
        words = fewer;
      }
      end = begin;
    }
  }
}

void Shrinker::early_times(scenarios::Script& script) {
  sim::Duration before{0};
  for (std::size_t i = 0; i < script.lines.size(); ++i) {
    const auto offset = offset_of(script.lines[i]);
    if (!offset) {
      continue;
    }
    for (const sim::Duration& pause : round_pauses) {
      scenarios::Script other = script;
      if (before + pause >= *offset) {
        break;
      }
      move_from(other, i, before + pause - *offset);
      const std::size_t lines = other.lines.size();
      if (take(script, std::move(other)) || script.lines.size() != lines) {
        break;
      }
    }
    for (const sim::Duration& unit : units) {
      const auto now = i < script.lines.size() ? offset_of(script.lines[i]) : std::nullopt;
      if (!now || *now % unit == 0s) {
        break;
      }
      scenarios::Script other = script;
      move_from(other, i, unit - *now % unit);
      if (take(script, std::move(other))) {
        break;
      }
    }
    if (i < script.lines.size()) {
      before = offset_of(script.lines[i]).value_or(before);
    }
  }
}

// Without the names that no line asks for.
void Shrinker::drop_saves(scenarios::Script& script) {
  std::set<std::string> used;
  for (const scenarios::Line& line : script.lines) {
    for (std::string& name : aws::variables_in(texts_of(line.what))) {
      used.insert(std::move(name));
    }
  }
  scenarios::Script other = script;
  for (scenarios::Line& line : other.lines) {
    std::erase_if(line.saves, [&used](const auto& save) { return !used.contains(save.name); });
  }
  take(script, std::move(other));
}

// What is expected changes nothing of what happens.
void Shrinker::expect_what_came(scenarios::Script& script) const {
  for (std::size_t i = 0; i < script.lines.size(); ++i) {
    scenarios::Expectation& expect = script.lines[i].expect;
    expect = {};
    expect.mark = script.lines[i].mark;
    if (what_ == "crash") {
      expect.written = true;
      expect.kind = scenarios::Expectation::Kind::any;
    } else if (i < errors_.size() && !errors_[i].empty()) {
      expect.written = true;
      expect.kind = scenarios::Expectation::Kind::error;
      expect.error = errors_[i];
    }
  }
}

scenarios::Script Shrinker::shrink(scenarios::Script script) {
  // Only what nobody expects says by its outcome what came of it.
  scenarios::Script other = script;
  for (scenarios::Line& line : other.lines) {
    line.expect = {};
  }
  if (!take(script, std::move(other))) {
    return script;
  }
  constexpr int most_rounds = 4;
  drop_saves(script);
  end_early(script);
  drop_rest(script);  // clients first of all: they make most of the steps
  for (int round = 0; round < most_rounds; ++round) {
    const std::size_t lines = script.lines.size();
    end_early(script);
    drop_lines(script);
    drop_rest(script);
    plain_words(script);
    early_times(script);
    if (script.lines.size() == lines && round > 0) {
      break;
    }
  }
  end_early(script);
  drop_saves(script);
  expect_what_came(script);
  return script;
}

}  // namespace lab
