// Walking the real model along a story.
#include "lab/retelling.hpp"

#include <algorithm>
#include <chrono>

#include "aws/identity_text.hpp"
#include "lab/pins.hpp"
#include "model/fields.hpp"
#include "model/world_tables.hpp"

namespace lab {
namespace {

using namespace std::chrono_literals;

constexpr sim::Duration first_part = 1min;  // leaves time for whatever comes before the second

// A world as it would be if all had happened at other times.
void shift_dates(model::World& world, sim::Duration by) {
  model::each_table(world, [by](auto& rows) {
    using Row = std::remove_reference_t<decltype(rows.front())>;
    if constexpr (requires { model::Fields<Row>::list; }) {
      for (Row& row : rows) {
        std::apply(
            [&](const auto&... fields) {
              const auto shift = [&](const auto& field) {
                if constexpr (std::is_same_v<std::remove_reference_t<decltype(row.*field.member)>, sim::Time>) {
                  sim::Time& time = row.*field.member;
                  time = time == sim::never ? time : time + by;
                }
              };
              (shift(fields), ...);
            },
            model::Fields<Row>::list);
      }
    }
  });
}

bool is_status(model::ValueType type) {
  using T = model::ValueType;
  return type == T::cluster_status || type == T::secret_status || type == T::rotation_phase ||
         type == T::instance_status || type == T::key_state || type == T::grant_status || type == T::snapshot_status ||
         type == T::refusal;
}

// As wanted, if need be as early as it can be; none: the limit comes first.
std::optional<sim::Time> before_limit(sim::Time limit, sim::Time wanted, sim::Time earliest) {
  if (wanted < limit) {
    return wanted;
  }
  return earliest < limit ? std::optional(earliest) : std::nullopt;
}

std::string status_text(model::ValueType type, std::int64_t value) {
  const std::string_view word = value == sim::absent ? std::string_view() : model::word_of(type, value);
  return word.empty() ? "absent" : std::string(word);
}

}  // namespace

std::uint32_t Retelling::Answers::choose(sim::Owner owner, std::uint16_t choice, std::uint32_t outcomes,
                                         double probability) {
  if (!model::Ways::open(choice, outcomes, probability)) {
    return told_->place_.resolver.choose(owner, choice, outcomes, probability);
  }
  told_->chosen_ = told_->ways_.choose(owner, choice, outcomes, probability);
  const std::uint32_t made = told_->place_.resolver.choose(owner, choice, outcomes, probability);
  told_->place_.choices[{owner, choice, told_->nth_}] = made;
  return made;
}

sim::Draws Retelling::Answers::draws(sim::Owner owner, std::uint16_t name) {
  return told_->place_.resolver.draws(owner, name);
}

Retelling::Retelling(const model::Setting& setting, const model::Futures& futures, const model::World& world,
                     const sim::Resolver& drawn, sim::Time now)
    : setting_(&setting), futures_(futures), start_(now), place_{world, model::make_resolver(setting, place_.world),
                                                                 now,   {},
                                                                 {},    {},
                                                                 {}} {
  for (const model::ExploredAction& action : futures.plan().actions) {
    place_.left.push_back(action.times);
  }
  place_.resolver.go_on_from(drawn);
  pin_draws();
  remember_what_is_pending();
}

// Which draw it was is only said to who may pin it.
void Retelling::pin_draws() {
  place_.resolver.pin_waits(
      [this](sim::Owner owner, std::uint16_t name, std::uint32_t nth) -> std::optional<sim::Duration> {
        nth_ = nth;
        const auto pinned = place_.pins.find({owner, name, nth});
        return pinned == place_.pins.end() ? std::nullopt : std::optional(pinned->second);
      });
  place_.resolver.pin_choices([this](sim::Owner, std::uint16_t, std::uint32_t nth) -> std::optional<std::uint32_t> {
    nth_ = nth;
    return std::exchange(chosen_, std::nullopt);
  });
}

// Nobody knows any more what it was that these waited for: they end when they do.
void Retelling::remember_what_is_pending() {
  std::vector<model::Pending> pending;
  model::PendingParts().find_due(place_.world, false, pending);
  for (const model::Pending& one : pending) {
    sim::Slot* slot = model::slot_of(place_.world, one.owner, one.slot);
    slot->reserved = static_cast<std::uint32_t>(model::scale_of(slot->time - start_));
    Asked asked;
    asked.at = start_;
    asked.generation = slot->generation;
    asked.settled = true;
    place_.asked[{one.owner, one.slot}] = asked;
  }
}

Retold Retelling::operator()(std::span<const sim::Step> story) {
  Retold retold;
  for (const sim::Step& wanted : story) {
    RetoldStep told;
    if (!go_on(wanted, told)) {
      retold.why_not = "step " + std::to_string(retold.steps.size() + 1) +
                       " of the story cannot be timed: the clock leaves no moment for it";
      break;
    }
    retold.steps.push_back(std::move(told));
  }
  hold_back_the_rest();
  retold.end = place_.now;
  list_pins(retold);
  return retold;
}

std::vector<model::Pending> Retelling::possible() const {
  std::vector<model::Pending> all;
  model::PendingParts().find_due(place_.world, false, all);
  for (std::uint32_t i = 0; i < place_.left.size(); ++i) {
    if (place_.left[i] != 0) {
      all.push_back({sim::script, model::SlotKind::call, i});
    }
  }
  return all;
}

bool Retelling::go_on(const sim::Step& wanted, RetoldStep& told) {
  const Place before = place_;
  std::vector<model::Pending> all = possible();
  std::stable_partition(all.begin(), all.end(), [&](const model::Pending& one) {
    return futures_.label_for(before.world, one).without_outcome() ==
           model::FutureLabel::of(wanted.label).without_outcome();
  });
  for (const model::Pending& what : all) {
    for (const sim::Time moment : moments_for(what)) {
      ways_.first();
      do {
        ways_.again();
        take(what, moment, told);
        if (canonical_hash() == wanted.state) {
          return true;
        }
        place_ = before;
      } while (ways_.next());
    }
  }
  place_ = before;
  return false;
}

// A secret of RDS by the cluster that it is of.
std::string Retelling::people_say(model::Resource owner) const {
  if (model::table_of(owner) == model::Table::secret) {
    if (const model::ClusterRow cluster = place_.world[model::SecretRow(owner.row())].cluster) {
      return aws::name(*setting_, place_.world, cluster.id());
    }
  }
  return aws::name(*setting_, place_.world, owner);
}

void Retelling::take(const model::Pending& what, sim::Time moment, RetoldStep& told) {
  told = {};
  told.at = place_.now = set_moment(what, moment);
  told.name = what.owner == sim::script ? "" : people_say(what.owner);
  told.slot = what.slot;
  sim::Event event{place_.now, what.owner, static_cast<std::uint8_t>(what.slot), 0};
  if (what.owner == sim::script) {
    told.action = what.action;
    event.generation = futures_.plan().actions[what.action].call & 0xFF'FFFFU;
  } else {
    sim::Slot* slot = model::slot_of(place_.world, what.owner, what.slot);
    event.generation = slot->generation & 0xFF'FFFFU;
    slot->clear();
  }
  effects_.clear();
  futures_.step(place_.world, event, effects_);
  schedule();
  const bool refuses = what.owner == sim::script || model::table_of(what.owner) == model::Table::client;
  if (refuses && !effects_.notes().empty()) {
    told.refusal = effects_.notes()[what.owner == sim::script ? 0 : effects_.notes().size() - 1].refusal;
    if (what.owner == sim::script && told.refusal == model::Refusal::none) {
      model::use_up(futures_.plan().actions, what.action, place_.left);
    }
  }
  for (const sim::Change& change : effects_.changes()) {
    const model::AttributeRow& row = model::attribute_row(change.attribute);
    if (is_status(row.type) && !row.name.starts_with("Visible")) {
      told.changes.emplace_back(aws::name(*setting_, place_.world, change.row) + " " + std::string(row.name),
                                status_text(row.type, change.before) + " -> " + status_text(row.type, change.after));
    }
  }
  std::erase_if(place_.asked, [this](const auto& one) {
    const sim::Slot* slot = model::slot_of(place_.world, one.first.first, one.first.second);
    return slot == nullptr || !slot->pending() || slot->generation != one.second.generation;
  });
}

sim::Time Retelling::first_settled(const Slot* but) {
  sim::Time first = sim::never;
  for (const auto& [slot, asked] : place_.asked) {
    if (asked.settled && (but == nullptr || slot != *but) && !logs_in_at_will(slot)) {
      first = std::min(first, model::slot_of(place_.world, slot.first, slot.second)->time);
    }
  }
  return first;
}

std::vector<sim::Time> Retelling::moments_for(const model::Pending& what) {
  const Slot slot{what.owner, what.slot};
  const sim::Time limit = first_settled(what.owner == sim::script ? nullptr : &slot);
  if (what.owner != sim::script && logs_in_at_will(slot)) {
    return login_moments(model::ClientRow(what.owner.row()), limit);
  }
  const auto moment = what.owner == sim::script
                          ? before_limit(limit, place_.now + between_steps, place_.now + shortest_step)
                          : moment_of_wait(slot, limit);
  return moment ? std::vector{*moment} : std::vector<sim::Time>();
}

std::optional<sim::Time> Retelling::moment_of_wait(const Slot& slot, sim::Time limit) {
  const auto found = place_.asked.find(slot);
  if (found == place_.asked.end()) {
    return std::nullopt;
  }
  const Asked& asked = found->second;
  if (asked.settled) {
    const sim::Time at = model::slot_of(place_.world, slot.first, slot.second)->time;
    return at < place_.now || at > limit ? std::nullopt : std::optional(at);
  }
  const bool not_before = asked.wait.form != sim::Wait::Form::after;
  const sim::Time earliest = std::max(place_.now + shortest_step, not_before ? asked.wait.from : sim::Time{});
  const sim::Time wanted =
      std::max({earliest, place_.now + between_steps, asked.wait.end < 1 ? asked.at + first_part : sim::Time{}});
  return before_limit(limit, wanted, earliest);
}

sim::Time Retelling::set_moment(const model::Pending& what, sim::Time moment) {
  const Slot slot{what.owner, what.slot};
  sim::Time at = moment;
  if (what.owner != sim::script && logs_in_at_will(slot)) {
    put_login(model::ClientRow(what.owner.row()), at);
  } else if (what.owner != sim::script && !place_.asked.at(slot).settled) {
    at = settle(place_.asked.at(slot), moment);
    model::slot_of(place_.world, what.owner, what.slot)->time = at;
  }
  hold_logins_back(at, what.owner);
  return at;
}

sim::Time Retelling::settle(const Asked& asked, sim::Time at) {
  const sim::Wait& wait = asked.wait;
  const auto pin = [&](std::uint16_t name, std::uint32_t nth, sim::Duration takes) {
    place_.pins[{wait.owner, name, nth}] = takes;
  };
  switch (wait.form) {
    case sim::Wait::Form::at:
      pin(wait.then, asked.then_nth, at - wait.from);
      return at;
    case sim::Wait::Form::within:
      pin(wait.name, asked.nth, at - wait.from);
      return at;
    case sim::Wait::Form::after:
      break;
  }
  const sim::Duration length = at - asked.at;
  if (wait.then != sim::no_wait_name) {
    pin(wait.name, asked.nth, sim::Duration::zero());
    pin(wait.then, asked.then_nth, length);
    return at;
  }
  const double part = wait.end * wait.factor;
  const auto whole = static_cast<std::int64_t>(static_cast<double>(length.count()) / part);
  pin(wait.name, asked.nth, sim::Duration(whole));
  // As the resolver will make it of the pin, to the microsecond.
  return place_.resolver.end_of(wait, asked.at, sim::Duration(whole));
}

void Retelling::schedule() {
  for (const sim::Wait& wait : effects_.waits()) {
    Asked asked;
    asked.wait = wait;
    asked.at = place_.now;
    asked.settled = wait.begin > 0 || (wait.form == sim::Wait::Form::at && wait.then == sim::no_wait_name);
    const sim::Time time = place_.resolver.resolve(wait, place_.now);
    asked.nth = wait.name == sim::no_wait_name ? 0 : place_.resolver.drawn(wait.owner, wait.name);
    asked.then_nth = wait.then == sim::no_wait_name ? 0 : place_.resolver.drawn(wait.owner, wait.then);
    std::uint32_t& last = model::scheduled_of(place_.world, wait.owner);
    last = sim::next_generation(last);
    asked.generation = last;
    const auto slot = static_cast<model::SlotKind>(wait.kind);
    *model::slot_of(place_.world, wait.owner, slot) = {
        time, last, static_cast<std::uint32_t>(model::scale_of(*setting_, wait, place_.now))};
    place_.asked[{wait.owner, slot}] = asked;
  }
}

std::uint64_t Retelling::canonical_hash() {
  model::Future future{place_.world, place_.left, 0};
  shift_dates(future.world, start_ - place_.now);
  futures_.make_canonical(future);
  return future.hash;
}

void Retelling::hold_back_the_rest() {
  hold_logins_back(place_.now, model::no_resource);
  for (const auto& [slot, asked] : place_.asked) {
    const sim::Time time = model::slot_of(place_.world, slot.first, slot.second)->time;
    if (!asked.settled && time <= place_.now) {
      static_cast<void>(settle(asked, place_.now + far_away));
    }
  }
}

void Retelling::list_pins(Retold& retold) const {
  for (const auto& [draw, takes] : place_.pins) {
    const auto& [owner, name, nth] = draw;
    const std::string_view text = name < model::wait_count ? model::parameter_rows()[name].name : login_wait;
    retold.pins.push_back({aws::name(*setting_, place_.world, owner), std::string(text), false, nth, takes, false});
  }
  for (const auto& [choice, outcome] : place_.choices) {
    const auto& [owner, name, nth] = choice;
    retold.pins.push_back({aws::name(*setting_, place_.world, owner),
                           std::string(model::choice_name(static_cast<model::ChoiceName>(name))), true, nth,
                           sim::Duration::zero(), outcome != 0});
  }
}

}  // namespace lab
