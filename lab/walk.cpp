// Putting walks together.
#include "lab/walk.hpp"

#include <algorithm>
#include <set>

#include "aws/variables.hpp"
#include "lab/line_text.hpp"

namespace lab {
namespace {

using namespace std::chrono_literals;

const std::vector<sim::Duration> all_pauses{0s, 1s, 3s, 5s, 10s, 40s, 2min, 10min, 1h, 13h, 24h, 120h, 192h, 336h};

// The knobs that let more happen, with the value that does.
const std::vector<std::pair<const char*, double>> knobs{
    {"owned_secret_stage_moves", 1}, {"active_requires_writer", 1},
    {"scheduled_sets_status", 0},    {"manual_rotate_prechecks_key", 0},
    {"set_needs_decrypt", 1},        {"managed_delete_window_days", 7},
    {"rotation.test.fails", 0.3},    {"cluster.stop.fails", 0.3},
    {"cluster.failover.fails", 0.3}, {"protection_while_busy", 1},
    {"delete_while_creating", 1},    {"owned_secret_user_delete", 1},
    {"stopped_rotation", 1},         {"impair_probe_interval", 3.6e9},
};

// A draw of a duration after the last line: mostly a round one.
sim::Duration pause(const std::vector<sim::Duration>& pauses, Dice& dice) {
  const sim::Duration chosen = dice.one_of(pauses);
  return dice.percent(30)
             ? chosen +
                   sim::Duration(static_cast<std::int64_t>(dice.below(static_cast<std::uint64_t>(chosen.count()) + 1)))
             : chosen;
}

void set_knobs(scenarios::Script& script, Dice& dice) {
  for (const auto& [name, value] : knobs) {
    const std::size_t index = model::find_parameter(name).value();
    const bool set =
        std::ranges::any_of(script.parameters, [index](const auto& one) { return one.parameter == index; });
    if (!set && dice.percent(30)) {
      script.parameters.push_back({{}, index, value});
    }
  }
}

}  // namespace

std::optional<sim::Duration> offset_of(const scenarios::Line& line) {
  const bool fixed = line.moment.from == scenarios::Moment::From::start &&
                     line.moment.delay.shape() == sim::Distribution::Shape::constant;
  return fixed ? std::optional(line.moment.delay.argument(0)) : std::nullopt;
}

void settle_lines(scenarios::Script& script) {
  for (bool again = true; again;) {
    std::set<std::string> bound;
    bool patterns = false;
    for (const scenarios::Line& line : script.lines) {
      for (const scenarios::Save& save : line.saves) {
        bound.insert(save.name);
        patterns = patterns || aws::has_variables(save.name);
      }
    }
    const auto is_bound = [&bound](const std::string& name) {
      return bound.contains(name) || aws::cluster_of_secret(name);  // RDS has the secret, and no line binds its ARN
    };
    again = !patterns && std::erase_if(script.lines, [&](const scenarios::Line& line) {
                           return !std::ranges::all_of(aws::variables_in(texts_of(line.what)), is_bound);
                         }) > 0;
  }
  for (std::size_t i = 0; i < script.lines.size(); ++i) {
    scenarios::Line& line = script.lines[i];
    line.mark = {script.file, static_cast<int>(i) + 1, 1};
    line.as_mark = line.moment.mark = line.expect.mark = line.mark;
    for (scenarios::Save& save : line.saves) {
      save.mark = line.mark;
    }
  }
}

WalkMaker::WalkMaker(const scenarios::Script& scenario, std::size_t length)
    : scenario_(scenario), length_(length), moves_(moves_of(scenario)), cast_(scenario), begin_(0s) {
  bool known = true;
  for (const scenarios::Line& line : scenario_.lines) {
    const auto offset = offset_of(line);
    known = known && offset && !line.repetition;
    begin_ = std::max(begin_, offset.value_or(0s));
  }
  if (!known && scenario_.duration) {
    begin_ = std::max(begin_, *scenario_.duration);
  }
}

WalkMaker::Style WalkMaker::style(Dice& dice) const {
  Style style;
  const unsigned part = dice.one_of(std::vector<unsigned>{15, 40, 80, 100});
  // Half of the walks are mostly about one service, to get far in it.
  constexpr unsigned favoured = 8;
  const std::string_view focus =
      dice.one_of(std::vector<std::string_view>{"iam", "kms", "secretsmanager", "rds", "-", "-", "-", "-"});
  for (const Move& move : moves_) {
    const bool favourite = move.service == focus;
    if (favourite || dice.percent(move.weight >= 24 ? std::max(part, 80U) : part)) {
      style.moves.insert(style.moves.end(), favourite ? favoured * move.weight : move.weight, move);
    }
  }
  if (style.moves.empty()) {
    style.moves = moves_;
  }
  for (const sim::Duration& one : all_pauses) {
    if (dice.percent(part)) {
      style.pauses.push_back(one);
    }
  }
  if (style.pauses.empty()) {
    style.pauses = all_pauses;
  }
  if (scenario_.exploration) {
    for (const scenarios::ExploreAction& action : scenario_.exploration->actions) {
      style.left.push_back(action.times.value_or(std::numeric_limits<std::uint32_t>::max()));
    }
  }
  return style;
}

bool WalkMaker::append(std::vector<scenarios::Line>& lines, sim::Duration& at, Style& style, WalkCast& cast,
                       Dice& dice) const {
  std::erase_if(style.moves,
                [&](const Move& move) { return move.kind == Move::Kind::action && style.left[move.index] == 0; });
  if (style.moves.empty()) {
    return false;
  }
  const Move move = dice.one_of(style.moves);
  if (move.kind == Move::Kind::action) {
    --style.left[move.index];
  }
  at += pause(style.pauses, dice);
  if (at > sim::longest_wait / 2) {
    return false;
  }
  scenarios::Line line = line_of(move, scenario_, cast, dice);
  line.moment.delay = sim::Distribution::constant(at);
  cast.learn(line);
  lines.push_back(std::move(line));
  return true;
}

void WalkMaker::finish(Walk& walk, Dice& dice) const {
  sim::Duration last = begin_;
  for (const scenarios::Line& line : walk.script.lines) {
    last = std::max(last, offset_of(line).value_or(0s));
  }
  walk.script.duration = last + dice.one_of(std::vector<sim::Duration>{1h, 24h, 192h, 960h});
  settle_lines(walk.script);
}

Walk WalkMaker::fresh(Dice dice) const {
  Walk walk{scenario_, scenario_.lines.size()};
  walk.script.seed = dice.number() % 1'000'000;
  if (!scenario_.exploration && dice.percent(50)) {
    set_knobs(walk.script, dice);
  }
  Style style = this->style(dice);
  WalkCast cast = cast_;
  sim::Duration at = begin_;
  const std::size_t length = 1 + length_ / 2 + dice.below(length_);
  while (walk.script.lines.size() < walk.own + length && append(walk.script.lines, at, style, cast, dice)) {
  }
  finish(walk, dice);
  return walk;
}

Walk WalkMaker::changed(const Walk& walk, Dice dice) const {
  Walk made = walk;
  auto& lines = made.script.lines;
  const auto own = static_cast<std::ptrdiff_t>(std::min(made.own, lines.size()));
  std::vector<scenarios::Line> rest(lines.begin() + own, lines.end());
  lines.resize(static_cast<std::size_t>(own));
  if (dice.percent(30)) {
    made.script.seed = dice.number() % 1'000'000;
  }
  Style style = this->style(dice);
  WalkCast cast(made.script);
  // How much of the old walk stays, and how often a line comes between two of it.
  const unsigned kept = dice.one_of(std::vector<unsigned>{100, 100, 90, 70});
  const unsigned between = dice.one_of(std::vector<unsigned>{0, 5, 20});
  const std::size_t until = dice.percent(50) ? rest.size() : dice.below(rest.size() + 1);
  sim::Duration before = begin_;
  sim::Duration at = begin_;
  for (std::size_t i = 0; i < until; ++i) {
    const sim::Duration offset = offset_of(rest[i]).value_or(before);
    const sim::Duration gap = dice.percent(5) ? pause(style.pauses, dice) : std::max(offset - before, sim::Duration(0));
    before = offset;
    if (dice.percent(between) && !append(lines, at, style, cast, dice)) {
      break;
    }
    at += gap;
    const bool counted = scenario_.exploration.has_value();  // what may happen how often, its order decides
    if (dice.percent(kept) && !counted) {
      rest[i].moment.delay = sim::Distribution::constant(at);
      cast.learn(rest[i]);
      lines.push_back(rest[i]);
    }
  }
  const std::size_t most = made.own + 2 * length_;
  for (std::size_t more = dice.below(length_) + 1; more > 0 && lines.size() < most; --more) {
    if (!append(lines, at, style, cast, dice)) {
      break;
    }
  }
  finish(made, dice);
  return made;
}

}  // namespace lab
