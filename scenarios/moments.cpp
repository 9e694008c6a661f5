// When an event happens, and how often: at, when, after, nth, every, until, count, repeat.
#include <limits>

#include "scenarios/duration.hpp"
#include "scenarios/parts.hpp"
#include "scenarios/quoted.hpp"

namespace scenarios {
namespace {

constexpr std::uint64_t most_repetitions = 1'000'000'000;

Moment at_of(const Entry& entry, sim::Time start) {
  Moment moment;
  moment.mark = entry.key.mark();
  const Node& node = entry.value;
  if (node.is_map()) {
    moment.delay = distribution_of(node, "at");
  } else if (!node.is_scalar() || node.is_null()) {
    throw node.mistake(
        "at should be an offset such as 2d6h or +5m, a time such as 2026-01-05T00:00:00Z or a "
        "distribution, not " +
        std::string(node.kind_text()));
  } else if (node.text().starts_with('+')) {
    const auto parsed = parse_duration(node.text().substr(1));
    if (!parsed) throw node.mistake("at: " + parsed.problem);
    moment.from = Moment::From::previous_line;
    moment.delay = sim::Distribution::constant(*parsed.value);
  } else {
    moment.delay = sim::Distribution::constant(offset_of(node, "at", start));
  }
  return moment;
}

Moment when_of(const Fields& event, const Entry& entry) {
  Moment moment;
  moment.mark = entry.key.mark();
  moment.from = Moment::From::condition;
  moment.when = states_of(entry.value);
  if (const Entry* after = event.find("after")) moment.delay = distribution_of(after->value, "after");
  if (const Entry* nth = event.find("nth")) {
    moment.nth =
        static_cast<std::uint32_t>(whole_number_of(nth->value, "nth", 1, std::numeric_limits<std::uint32_t>::max()));
  }
  return moment;
}

// Forbids the keys of one form beside the other.
void forbid(const Fields& event, std::initializer_list<std::string_view> keys, std::string_view why) {
  for (const std::string_view key : keys) {
    if (const Entry* found = event.find(key)) {
      throw found->key.mistake(std::string(key).append(": ").append(why));
    }
  }
}

sim::Distribution interval_of(const Entry& entry, bool bounded) {
  const sim::Distribution every = distribution_of(entry.value, "every");
  if (!bounded && !takes_time(every))
    throw entry.value.mistake("every should be longer than 0s, unless count is given");
  return every;
}

std::uint64_t count_of(const Entry& entry) { return whole_number_of(entry.value, "count", 1, most_repetitions); }

}  // namespace

sim::Duration offset_of(const Node& node, std::string_view what, sim::Time start) {
  if (!node.is_scalar() || !looks_like_time(node.text())) return duration_of(node, what);
  const sim::Time time = time_of(node, what);
  if (time < start) {
    throw node.mistake(std::string(what) + " is before the start, " + time_text(start) + "; nothing happens there");
  }
  if (time - start > sim::longest_wait)
    throw node.mistake(std::string(what) + " is more than a century after the start");
  return time - start;
}

Moment moment_of(const Fields& event, sim::Time start) {
  const Entry* at = event.find("at");
  const Entry* when = event.find("when");
  if (at != nullptr && when != nullptr) throw when->key.mistake("an event has at: or when:, not both");
  if (at == nullptr && when == nullptr) throw event.node().mistake("an event needs at: (a time) or when: (a state)");
  if (when != nullptr) return when_of(event, *when);
  forbid(event, {"after", "nth"}, "goes with when:, which is not there");
  return at_of(*at, start);
}

std::optional<Repetition> repetition_of(const Fields& event, sim::Time start, const Moment& moment) {
  Repetition repetition;
  if (const Entry* repeat = event.find("repeat")) {
    forbid(event, {"every", "until", "count"}, "stands beside repeat:; keep one way to repeat");
    const Fields fields(repeat->value, repeat_keys);
    repetition.count = count_of(fields.require("count"));
    repetition.every = interval_of(fields.require("every"), true);
    return repetition;
  }
  const Entry* every = event.find("every");
  if (every == nullptr) {
    forbid(event, {"until", "count"}, "goes with every:, which is not there");
    return std::nullopt;
  }
  if (const Entry* count = event.find("count")) repetition.count = count_of(*count);
  if (const Entry* until = event.find("until")) {
    repetition.until = offset_of(until->value, "until", start);
    const bool fixed = moment.from == Moment::From::start && moment.delay.shape() == sim::Distribution::Shape::constant;
    if (fixed && *repetition.until < moment.delay.argument(0)) {
      throw until->value.mistake("until is before at, so that it would never happen");
    }
  }
  repetition.every = interval_of(*every, repetition.count.has_value());
  return repetition;
}

}  // namespace scenarios
