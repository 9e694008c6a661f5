// Expanding lines into the times at which they are due.
#include "lab/agenda.hpp"

#include <algorithm>
#include <unordered_map>

#include "sim/hash.hpp"
#include "sim/random.hpp"

namespace lab {
namespace {

using From = scenarios::Moment::From;

// What a line is, apart from where it stands: so that a line more or less shifts no other's draws.
std::uint64_t hash_of(const scenarios::Line& line) {
  if (const auto* command = std::get_if<scenarios::AwsCommand>(&line.what)) {
    return sim::hash_text(command->text);
  }
  if (const auto* login = std::get_if<scenarios::LoginLine>(&line.what)) {
    return sim::combine(sim::hash_text(login->cluster), sim::hash_text(login->value));
  }
  if (const auto* sql = std::get_if<scenarios::SqlLine>(&line.what)) {
    return sim::combine(sim::hash_text(sql->cluster), sim::hash_text(sql->user));
  }
  const auto& fault = std::get<scenarios::FaultLine>(line.what);
  return sim::combine(sim::hash_text(fault.target), static_cast<std::uint64_t>(fault.name));
}

}  // namespace

Agenda::Agenda(const scenarios::Script& script, std::uint64_t seed)
    : script_(&script), seed_(seed), latest_(script.start) {
  std::unordered_map<std::uint64_t, std::uint64_t> seen;
  for (std::uint32_t i = 0; i < script.lines.size(); ++i) {
    const std::uint64_t hash = hash_of(script.lines[i]);
    entities_.push_back(sim::combine(hash, seen[hash]++));
    const scenarios::Moment& moment = script.lines[i].moment;
    if (moment.from == From::start || (moment.from == From::previous_line && i == 0)) {
      add(i, 0, script.start + draw(i, "script.at", moment.delay, 0));
    }
  }
}

sim::Duration Agenda::draw(std::uint32_t line, const char* purpose, const sim::Distribution& distribution,
                           std::uint64_t nth) const {
  sim::Stream stream(seed_, entities_[line], sim::hash_text(purpose), nth);
  return distribution.draw(stream);
}

void Agenda::add(std::uint32_t line, std::uint64_t nth, sim::Time at) {
  due_.insert({at, line, nth});
  latest_ = std::max(latest_, at);
}

bool Agenda::repeats_after(const Occurrence& occurrence, sim::Time& next) const {
  const auto& repetition = script_->lines[occurrence.line].repetition;
  if (!repetition || (repetition->count && occurrence.nth + 1 >= *repetition->count)) {
    return false;
  }
  next = occurrence.at + draw(occurrence.line, "script.every", repetition->every, occurrence.nth + 1);
  return !repetition->until || next <= script_->start + *repetition->until;
}

Occurrence Agenda::take() {
  const Occurrence occurrence = *due_.begin();
  due_.erase(due_.begin());
  sim::Time next{};
  if (repeats_after(occurrence, next)) {
    due_.insert({next, occurrence.line, occurrence.nth + 1});
    if (script_->lines[occurrence.line].repetition->count || script_->lines[occurrence.line].repetition->until) {
      latest_ = std::max(latest_, next);
    }
  }
  return occurrence;
}

bool Agenda::last(const Occurrence& occurrence) const {
  const auto& repetition = script_->lines[occurrence.line].repetition;
  sim::Time next{};
  const bool endless = repetition && !repetition->count && !repetition->until;
  return endless ? occurrence.nth == 0 : !repeats_after(occurrence, next);
}

void Agenda::over(std::uint32_t line, sim::Time now) {
  const std::uint32_t follower = line + 1;
  if (follower < script_->lines.size() && script_->lines[follower].moment.from == From::previous_line) {
    add(follower, 0, now + draw(follower, "script.at", script_->lines[follower].moment.delay, 0));
  }
}

void Agenda::fire(std::uint32_t line, sim::Time now) {
  add(line, 0, now + draw(line, "script.when", script_->lines[line].moment.delay, 0));
}

}  // namespace lab
