// Digesting steps event by event, and comparing with what an earlier run kept.
#include "lab/event_chain.hpp"

#include <algorithm>
#include <bit>

#include "aws/identity_text.hpp"
#include "sim/hash.hpp"

namespace lab {
namespace {

constexpr std::uint64_t all_kept_before = 1024;
constexpr std::size_t digest_size = 2;

bool is_kept(std::uint64_t number) {
  const std::uint64_t stride = std::bit_floor(std::max<std::uint64_t>(1, number / (all_kept_before / 2)));
  return number % stride == 0;
}

// Twelve bits as two characters.
std::string digest_text(std::uint64_t word) {
  static constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const std::uint64_t mixed = sim::mix(word);
  return {alphabet[mixed & 63U], alphabet[mixed >> 6U & 63U]};
}

}  // namespace

void EventChain::operator()(const model::StepRecord& step, const model::Setting& setting, const model::World& world,
                            int line) {
  running_ =
      sim::combine(running_, step.event.time.time_since_epoch().count(), step.event.owner.bits(), step.event.kind);
  std::span<const sim::Change> changes = step.changes;
  for (std::size_t i = 0; i < step.notes.size(); ++i) {
    running_ = sim::hash_rows(step.notes.subspan(i, 1), running_);
    const auto other = std::ranges::find_if(changes, [i](const sim::Change& one) { return one.note > i; });
    const auto count = static_cast<std::size_t>(other - changes.begin());
    running_ = sim::hash_rows(changes.first(count), running_);
    changes = changes.subspan(count);
    last_ = {last_.number + 1, step.event.time, step.notes[i], i == 0 ? line : 0};
    look(last_, setting, world);
  }
  running_ = sim::hash_rows(changes, running_);
}

void EventChain::look(const Place& place, const model::Setting& setting, const model::World& world) {
  const auto named = [&](const Place& one) -> NamedEvent {
    return {one.number, one.at, std::string(model::action_row(one.note.action).name),
            one.note.resource == model::no_resource ? "" : aws::name(setting, world, one.note.resource), one.line};
  };
  const bool compares = earlier_.events > 0 && !divergence_;
  if (unsure_.number == 0) {
    unsure_ = place;
  }
  last_running_ = running_;
  const std::string digest = digest_text(running_);
  const bool kept = is_kept(place.number);
  if (compares && place.number > earlier_.events) {
    divergence_ = {Divergence::Kind::goes_on, named(place), place.number, earlier_.events};
  } else if (compares && (kept || place.number == earlier_.events)) {
    const std::size_t at = std::min(text_.size(), earlier_.text.size());
    if (earlier_.text.compare(at, digest_size, digest) != 0) {
      const bool sure = unsure_.number == place.number;
      divergence_ = {sure ? Divergence::Kind::differs : Divergence::Kind::one_of_some, named(unsure_), place.number,
                     earlier_.events};
    }
    unsure_ = {};
  }
  // The last event's name is asked for when there is no world any more to tell it.
  if (compares && !divergence_) {
    named_ = named(place);
  }
  if (kept) {
    text_ += digest;
  }
}

KeptChain EventChain::kept() const {
  return {last_.number == 0 || is_kept(last_.number) ? text_ : text_ + digest_text(last_running_), last_.number};
}

Divergence EventChain::divergence() const {
  if (divergence_) {
    return *divergence_;
  }
  const auto kind = last_.number < earlier_.events ? Divergence::Kind::ends_sooner : Divergence::Kind::after_events;
  return {kind, named_, last_.number, earlier_.events};
}

}  // namespace lab
