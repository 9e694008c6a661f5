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
  if (factor == 1) {
    return std::min(whole, longest_wait);
  }
  const double product = static_cast<double>(whole.count()) * factor;
  return rounded(std::min(product, static_cast<double>(longest_wait.count())));
}

}  // namespace

// Room for this owner and name.
void Resolver::Counters::grow(std::uint16_t name, Owner owner) {
  if (owner.table() >= tables_.size()) {
    tables_.resize(owner.table() + 1);
  }
  Counts& table = tables_[owner.table()];
  if (name >= table.columns.size() || table.columns[name] == 0) {
    add_column(table, name);
  }
  if (const std::size_t end = (owner.row() + std::size_t{1}) * table.width; end > table.counts.size()) {
    table.counts.resize(end);
  }
}

// Room for one name more in every row.
void Resolver::Counters::add_column(Counts& table, std::uint16_t name) {
  if (name >= table.columns.size()) {
    table.columns.resize(name + 1);
  }
  const std::size_t width = table.width + 1;
  const std::size_t rows = table.width == 0 ? 0 : table.counts.size() / table.width;
  table.counts.resize(rows * width);
  for (std::size_t row = rows; row-- > 1;) {
    const auto begin = table.counts.begin() + static_cast<std::ptrdiff_t>(row * table.width);
    std::move_backward(begin, begin + static_cast<std::ptrdiff_t>(table.width),
                       table.counts.begin() + static_cast<std::ptrdiff_t>(row * width + table.width));
    table.counts[row * width + table.width] = 0;
  }
  if (rows > 0) {
    table.counts[table.width] = 0;
  }
  table.width = width;
  table.columns[name] = static_cast<std::uint16_t>(width);
}

Resolver::Resolver(std::uint64_t seed, std::vector<NamedDistribution> waits, std::vector<std::uint64_t> choices,
                   std::function<std::uint64_t(Owner)> entity)
    : seed_(seed),
      waits_(std::move(waits)),
      choices_(std::move(choices)),
      entity_(std::move(entity)),
      draws_(waits_.size()),
      choices_made_(choices_.size()) {}

void Resolver::remember(Named& one, Owner owner, std::uint16_t name) {
  one = {owner, name, combine(seed_, entity_(owner), waits_[name].purpose)};
}

Duration Resolver::tail(const Wait& wait) {
  if (wait.then == no_wait_name) {
    return Duration(0);
  }
  return draw(wait.owner, wait.then, begin_draw(wait.owner, wait.then));
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
  if (wait.begin == 0 && wait.end == 1 && wait.factor == 1 && wait.then == no_wait_name) {
    return now + draw(wait.owner, wait.name, begin_draw(wait.owner, wait.name));
  }
  const std::uint32_t nth = wait.begin == 0 ? begin_draw(wait.owner, wait.name) : counts_.at(wait.name, wait.owner);
  require(nth > 0, "a wait covers a later part of a draw that never began");
  const Time end = end_of(wait, now, draw(wait.owner, wait.name, nth));
  return wait.then == no_wait_name ? end : end + draw(wait.owner, wait.then, begin_draw(wait.owner, wait.then));
}

Time Resolver::end_of(const Wait& wait, Time now, Duration drawn) {
  const Duration whole = times(drawn, wait.factor);
  const Duration length = times(whole, wait.end);
  return now + (wait.begin > 0 ? length - times(whole, wait.begin) : length);
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
  const std::uint32_t nth = ++choice_count(choice, owner);
  ++choices_made_[choice];
  if (const auto pinned = choice_pin_ ? choice_pin_(owner, choice, nth) : std::nullopt) {
    require(*pinned < outcomes, "a pin names an outcome that its choice does not have");
    return *pinned;
  }
  if (probability <= 0 || outcomes < 2) {
    return 0;  // whatever would be drawn
  }
  Stream stream(seed_, entity_(owner), choices_[choice], nth);
  if (boost::random::uniform_01<double>()(stream) >= probability) {
    return 0;
  }
  return boost::random::uniform_int_distribution<std::uint32_t>(1, outcomes - 1)(stream);
}

}  // namespace sim
