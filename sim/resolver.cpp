// Seeded draws and pins.
#include "sim/resolver.hpp"

#include <algorithm>
#include <boost/random/uniform_01.hpp>
#include <boost/random/uniform_int_distribution.hpp>
#include <cmath>
#include <utility>

namespace sim {
namespace {

// `factor` times as long, but no longer than any wait may be.
Duration times(Duration whole, double factor) {
  const double product = static_cast<double>(whole.count()) * factor;
  return Duration(std::llround(std::min(product, static_cast<double>(longest_wait.count()))));
}

}  // namespace

std::uint32_t& Resolver::Counters::at(std::uint16_t name, Owner owner) {
  const std::size_t column = static_cast<std::size_t>(name) * 16 + owner.table();
  if (column >= counts_.size()) {
    counts_.resize(column + 1);
  }
  auto& rows = counts_[column];
  if (owner.row() >= rows.size()) {
    rows.resize(std::max<std::size_t>(owner.row() + 1, rows.size() * 2));
  }
  return rows[owner.row()];
}

Resolver::Resolver(std::uint64_t seed, std::vector<NamedDistribution> waits, std::vector<std::uint64_t> choices,
                   std::function<std::uint64_t(Owner)> entity)
    : seed_(seed),
      waits_(std::move(waits)),
      choices_(std::move(choices)),
      entity_(std::move(entity)),
      draws_(waits_.size()),
      choices_made_(choices_.size()) {}

Duration Resolver::draw(Owner owner, std::uint16_t name, std::uint32_t nth, double factor) const {
  Duration drawn;
  if (const auto pinned = wait_pin_ ? wait_pin_(owner, name, nth) : std::nullopt) {
    drawn = *pinned;
  } else {
    const NamedDistribution& wait = waits_[name];
    Stream stream(seed_, entity_(owner), wait.purpose, nth);
    drawn = wait.distribution.draw(stream);
  }
  return times(drawn, factor);
}

std::uint32_t Resolver::begin_draw(Owner owner, std::uint16_t name) {
  require(name < waits_.size(), "a wait has a name that the driver does not know");
  ++draws_[name];
  return ++wait_counts_.at(name, owner);
}

Duration Resolver::tail(const Wait& wait) {
  if (wait.then == no_wait_name) {
    return Duration(0);
  }
  const std::uint32_t nth = ++wait_counts_.at(wait.then, wait.owner);
  ++draws_[wait.then];
  return draw(wait.owner, wait.then, nth, 1);
}

Time Resolver::resolve(const Wait& wait, Time now) {
  switch (wait.form) {
    case Wait::Form::at:
      return wait.from + tail(wait);
    case Wait::Form::within: {
      const std::uint32_t nth = begin_draw(wait.owner, wait.name);
      if (const auto pinned = wait_pin_ ? wait_pin_(wait.owner, wait.name, nth) : std::nullopt) {
        return std::max(now, wait.from + *pinned);
      }
      Stream stream(seed_, entity_(wait.owner), waits_[wait.name].purpose, nth);
      const std::int64_t span = std::max<std::int64_t>((wait.to - wait.from).count() - 1, 0);
      return std::max(now,
                      wait.from + Duration(boost::random::uniform_int_distribution<std::int64_t>(0, span)(stream)));
    }
    case Wait::Form::after:
      break;
  }
  const std::uint32_t nth =
      wait.begin == 0 ? begin_draw(wait.owner, wait.name) : wait_counts_.at(wait.name, wait.owner);
  require(nth > 0, "a wait covers a later part of a draw that never began");
  const Duration whole = draw(wait.owner, wait.name, nth, wait.factor);
  Duration length = times(whole, wait.end) - times(whole, wait.begin);
  if (wait.then != no_wait_name) {
    length += draw(wait.owner, wait.then, begin_draw(wait.owner, wait.then), 1);
  }
  return now + length;
}

Draws Resolver::draws(Owner owner, std::uint16_t name) {
  require(name < waits_.size(), "a wait has a name that the driver does not know");
  ++draws_[name];
  const NamedDistribution& wait = waits_[name];
  return {combine(seed_, entity_(owner), wait.purpose), wait.distribution, wait_pin_ ? &wait_pin_ : nullptr, owner,
          name};
}

std::uint32_t Resolver::choose(Owner owner, std::uint16_t choice, std::uint32_t outcomes, double probability) {
  require(choice < choices_.size(), "a choice has a name that the driver does not know");
  const std::uint32_t nth = ++choice_counts_.at(choice, owner);
  ++choices_made_[choice];
  if (const auto pinned = choice_pin_ ? choice_pin_(owner, choice, nth) : std::nullopt) {
    require(*pinned < outcomes, "a pin names an outcome that its choice does not have");
    return *pinned;
  }
  Stream stream(seed_, entity_(owner), choices_[choice], nth);
  if (boost::random::uniform_01<double>()(stream) >= probability || outcomes < 2) {
    return 0;
  }
  return boost::random::uniform_int_distribution<std::uint32_t>(1, outcomes - 1)(stream);
}

}  // namespace sim
