// The moments of a story: of each wait within what its draws may give, and before whatever cannot wait so long.
#include <algorithm>

#include "lab/pins.hpp"
#include "lab/retelling.hpp"
#include "scenarios/duration.hpp"

namespace lab {

std::vector<sim::Time> Retelling::moments_for(const model::Pending& what) {
  const Slot slot{what.owner, what.slot};
  const bool acts = what.owner == sim::script;
  const sim::Time limit = without_clock_ ? sim::never : first_deadline(acts ? nullptr : &slot).second;
  if (acts) {
    for (const sim::Duration step : {pace_.step, shortest_step}) {
      if (place_.now + step < limit) {
        return {place_.now + step};
      }
    }
    return {};
  }
  if (logs_in_at_will(slot)) {
    return login_moments(model::ClientRow(what.owner.row()), limit);
  }
  const auto asked = place_.asked.find(slot);
  const auto moment = asked == place_.asked.end() ? std::nullopt : moment_of_wait(asked->second, limit);
  return moment ? std::vector{*moment} : std::vector<sim::Time>();
}

std::optional<sim::Time> Retelling::moment_of_wait(const Asked& asked, sim::Time limit) const {
  if (without_clock_) {
    return std::max(place_.now + shortest_step, asked.settled ? asked.end : span_of(asked).first);
  }
  if (asked.settled) {
    return asked.end < place_.now || asked.end > limit ? std::nullopt : std::optional(asked.end);
  }
  const Span span = span_of(asked);
  const sim::Duration first_part = asked.wait.end < 1 ? pace_.first_part : sim::Duration::zero();
  for (const sim::Time wanted :
       {std::max(place_.now + pace_.step, asked.at + first_part), place_.now + shortest_step}) {
    const sim::Time moment = std::min(std::max(wanted, span.first), span.last);
    const bool only = moment == span.last;  // of two that have to be over at that moment, either may be first
    if (moment >= place_.now && (moment < limit || (only && moment == limit))) {
      return moment;
    }
  }
  return std::nullopt;
}

sim::Time Retelling::set_moment(const model::Pending& what, sim::Time moment) {
  const Slot slot{what.owner, what.slot};
  sim::Time at = moment;
  if (what.owner != sim::script && logs_in_at_will(slot)) {
    put_login(model::ClientRow(what.owner.row()), at);
  } else if (what.owner != sim::script) {
    const Asked& asked = place_.asked.at(slot);
    at = asked.settled || without_clock_ ? moment : settle(asked, moment);
    model::slot_of(place_.world, what.owner, what.slot)->time = at;
  }
  hold_logins_back(at, what.owner);
  return at;
}

std::string Retelling::hindrance(const model::Pending& what) {
  const Slot own{what.owner, what.slot};
  const auto [slot, deadline] = first_deadline(what.owner == sim::script ? nullptr : &own);
  if (deadline == sim::never || !moments_for(what).empty()) {
    return "the clock leaves no moment for it";
  }
  return std::string(model::slot_text(slot.second)) + " of " + people_say(slot.first) +
         " has to come first, by the clock at " + scenarios::time_text(deadline) + " at the latest";
}

std::pair<Retelling::Slot, sim::Time> Retelling::first_deadline(const Slot* but) const {
  std::pair<Slot, sim::Time> first{{}, sim::never};
  for (const auto& [slot, asked] : place_.asked) {
    const sim::Time last = asked.settled ? asked.end : span_of(asked).last;
    if ((but == nullptr || slot != *but) && last < first.second && !logs_in_at_will(slot)) {
      first = {slot, last};
    }
  }
  return first;
}

std::pair<sim::Duration, sim::Duration> Retelling::bounds_of(std::uint16_t name) const {
  using Shape = sim::Distribution::Shape;
  if (name >= model::wait_count) {
    return {sim::Duration::zero(), sim::longest_wait};
  }
  const sim::Distribution& all = setting_->parameters.wait(static_cast<model::WaitName>(name));
  sim::Duration low{};
  sim::Duration high = sim::longest_wait;
  switch (all.shape()) {
    case Shape::constant:
      low = high = all.argument(0);
      break;
    case Shape::uniform:
      low = all.argument(0);
      high = all.argument(1);
      break;
    case Shape::triangular:
      low = all.argument(0);
      high = all.argument(2);
      break;
    case Shape::exponential:
    case Shape::lognormal:
      break;
  }
  const auto clamped = [&all](sim::Duration one) {
    return std::min(std::max(std::min(one, all.max()), all.min()), sim::longest_wait);
  };
  return {clamped(low), clamped(high)};
}

Retelling::Span Retelling::span_of(const Asked& asked) const {
  const sim::Wait& wait = asked.wait;
  const auto [then_low, then_high] =
      wait.then == sim::no_wait_name ? std::pair<sim::Duration, sim::Duration>() : bounds_of(wait.then);
  if (wait.form == sim::Wait::Form::at) {
    return {wait.from + then_low, wait.from + then_high};
  }
  if (wait.form == sim::Wait::Form::within) {
    const sim::Time first = std::max(asked.at, wait.from);
    return {first, std::max(first, wait.to - sim::Duration(1))};
  }
  const auto [low, high] = bounds_of(wait.name);
  return {sim::Resolver::end_of(wait, asked.at, low) + then_low,
          sim::Resolver::end_of(wait, asked.at, high) + then_high};
}

bool Retelling::is_settled(const AskedWaits::Asked& asked) const {
  const sim::Wait& wait = asked.wait;
  const auto fixed = [&](std::uint16_t name, std::uint32_t nth) {
    return name != sim::no_wait_name && pinned_wait(*script_, *setting_, place_.world, wait.owner, name, nth);
  };
  return wait.begin > 0 || (wait.form == sim::Wait::Form::at && wait.then == sim::no_wait_name) ||
         fixed(wait.name, asked.nth) || fixed(wait.then, asked.then_nth);
}

sim::Time Retelling::settle(const Asked& asked, sim::Time at) {
  const sim::Wait& wait = asked.wait;
  const auto pin = [&](std::uint16_t name, std::uint32_t nth, sim::Duration takes) {
    const auto [low, high] = bounds_of(name);
    return place_.pins[{wait.owner, name, nth}] =
               wait.form == sim::Wait::Form::within ? takes : std::min(std::max(takes, low), high);
  };
  switch (wait.form) {
    case sim::Wait::Form::at:
      return wait.from + pin(wait.then, asked.then_nth, at - wait.from);
    case sim::Wait::Form::within:
      return std::max(asked.at, wait.from + pin(wait.name, asked.nth, at - wait.from));
    case sim::Wait::Form::after:
      break;
  }
  // The second draw takes what it can of the time, the first the rest.
  const bool two = wait.then != sim::no_wait_name;
  const sim::Duration second = two ? bounds_of(wait.then).second : sim::Duration::zero();
  const double rest = std::max(static_cast<double>((at - asked.at - second).count()), 0.0);
  const double part = wait.end * wait.factor;
  const sim::Duration whole =
      pin(wait.name, asked.nth, sim::Duration(part > 0 ? static_cast<std::int64_t>(rest / part) : 0));
  // As the resolver will make it of the pin, to the microsecond.
  const sim::Time end = sim::Resolver::end_of(wait, asked.at, whole);
  return two ? end + pin(wait.then, asked.then_nth, at - end) : end;
}

void Retelling::hold_back(const Asked& asked) {
  if (!asked.settled && asked.end <= place_.now) {
    settle(asked, std::min(place_.now + far_away, span_of(asked).last));
  }
}

}  // namespace lab
