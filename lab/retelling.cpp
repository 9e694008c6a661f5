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

bool is_policy(const model::AttributeRow& row) {
  return row.type == model::ValueType::policy && (row.name == "KeyPolicy" || row.name == "ResourcePolicy");
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

Retelling::Retelling(const model::Setting& setting, const model::Futures& futures, const Beginning& beginning)
    : setting_(&setting),
      script_(&beginning.script),
      futures_(futures),
      start_(beginning.now),
      place_{beginning.world, model::make_resolver(setting, place_.world), beginning.now, {}, {}, {}, {}} {
  for (const model::ExploredAction& action : futures.plan().actions) {
    place_.left.push_back(action.times);
  }
  place_.resolver.go_on_from(beginning.drawn);
  pin_draws();
  remember_what_is_pending(beginning);
}

// Which draw it was is only said to who may pin it.
void Retelling::pin_draws() {
  place_.resolver.pin_waits(
      [this](sim::Owner owner, std::uint16_t name, std::uint32_t nth) -> std::optional<sim::Duration> {
        nth_ = nth;
        if (const auto fixed = pinned_wait(*script_, *setting_, place_.world, owner, name, nth)) {
          return fixed;
        }
        const auto pinned = place_.pins.find({owner, name, nth});
        return pinned == place_.pins.end() ? std::nullopt : std::optional(pinned->second);
      });
  place_.resolver.pin_choices(
      [this](sim::Owner owner, std::uint16_t name, std::uint32_t nth) -> std::optional<std::uint32_t> {
        nth_ = nth;
        const auto chosen = std::exchange(chosen_, std::nullopt);
        const auto fixed = pinned_choice(*script_, *setting_, place_.world, owner, name, nth);
        return fixed ? fixed : chosen;
      });
}

void Retelling::remember_what_is_pending(const Beginning& beginning) {
  std::vector<model::Pending> pending;
  model::PendingParts().find_due(place_.world, false, pending);
  for (const model::Pending& one : pending) {
    sim::Slot* slot = model::slot_of(place_.world, one.owner, one.slot);
    slot->reserved = static_cast<std::uint32_t>(model::scale_of(slot->time - start_));
    Asked asked;
    asked.settled = true;
    if (const AskedWaits::Asked* known = beginning.asked.find(one.owner, one.slot)) {
      static_cast<AskedWaits::Asked&>(asked) = *known;
      asked.settled = is_settled(*known);
    }
    asked.generation = slot->generation;
    asked.end = slot->time;
    place_.asked[{one.owner, one.slot}] = asked;
  }
}

Retold Retelling::operator()(std::span<const sim::Step> story) {
  // Later leaves more time for what may come before the second part of a wait; earlier, for what has a deadline.
  constexpr Pace paces[] = {{between_steps, 1min}, {shortest_step, 1min}, {shortest_step, shortest_step}};
  const Place beginning = place_;
  std::optional<Retold> first;
  for (const Pace& pace : paces) {
    place_ = beginning;
    pace_ = pace;
    without_clock_ = false;
    Retold retold = tell(story);
    if (retold.why_not.empty()) {
      return retold;
    }
    first = first ? first : std::move(retold);
  }
  return *first;
}

Retold Retelling::tell(std::span<const sim::Step> story) {
  Retold retold;
  for (const sim::Step& wanted : story) {
    RetoldStep told;
    if (!without_clock_ && !go_on(wanted, told)) {
      without_clock_ = true;
      retold.why_not = "step " + std::to_string(retold.steps.size() + 1) + " of the story cannot be timed: " + why_not_;
    }
    if (without_clock_) {
      if (!go_on(wanted, told)) {
        return retold;
      }
      told.at = sim::never;
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
  const auto others = std::stable_partition(all.begin(), all.end(), [&](const model::Pending& one) {
    return futures_.label_for(before.world, one).without_outcome() ==
           model::FutureLabel::of(wanted.label).without_outcome();
  });
  for (const model::Pending& what : all) {
    if (comes_to(wanted, what, before, told)) {
      return true;
    }
    if (without_clock_ && model::table_of(what.owner) == model::Table::client) {
      Place fresh = before;
      fresh.world[model::ClientRow(what.owner.row())].cached_at = fresh.now;
      place_ = fresh;
      if (comes_to(wanted, what, fresh, told)) {
        return true;
      }
      place_ = before;
    }
  }
  place_ = before;
  why_not_ = others == all.begin() ? "the clock leaves no moment for it" : hindrance(all.front());
  return false;
}

bool Retelling::comes_to(const sim::Step& wanted, const model::Pending& what, const Place& from, RetoldStep& told) {
  for (const sim::Time moment : moments_for(what)) {
    ways_.first();
    do {
      ways_.again();
      take(what, moment, told);
      if (canonical_hash() == wanted.state) {
        return true;
      }
      place_ = from;
    } while (ways_.next());
  }
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
  place_.asked.erase({what.owner, what.slot});
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
    } else if (is_policy(row)) {
      told.changes.emplace_back(aws::name(*setting_, place_.world, change.row) + " " + std::string(row.name),
                                "is another one");
    }
  }
  std::erase_if(place_.asked, [&](const auto& one) {
    const auto& [place, asked] = one;
    const sim::Slot* slot = model::slot_of(place_.world, place.first, place.second);
    if (slot != nullptr && slot->pending() && slot->generation == asked.generation) {
      return false;
    }
    hold_back(asked);
    return true;
  });
}

void Retelling::schedule() {
  for (const sim::Wait& wait : effects_.waits()) {
    Asked asked;
    asked.wait = wait;
    asked.at = place_.now;
    const sim::Time time = asked.end = place_.resolver.resolve(wait, place_.now);
    asked.nth = wait.name == sim::no_wait_name ? 0 : place_.resolver.drawn(wait.owner, wait.name);
    asked.then_nth = wait.then == sim::no_wait_name ? 0 : place_.resolver.drawn(wait.owner, wait.then);
    asked.settled = is_settled(asked);
    std::uint32_t& last = model::scheduled_of(place_.world, wait.owner);
    last = sim::next_generation(last);
    asked.generation = last;
    const auto slot = static_cast<model::SlotKind>(wait.kind);
    *model::slot_of(place_.world, wait.owner, slot) = {
        time, last, static_cast<std::uint32_t>(model::scale_of(*setting_, wait, place_.now))};
    if (const auto before = place_.asked.find({wait.owner, slot}); before != place_.asked.end()) {
      hold_back(before->second);
    }
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
    hold_back(asked);
  }
}

void Retelling::list_pins(Retold& retold) const {
  for (const auto& [draw, takes] : place_.pins) {
    const auto& [owner, name, nth] = draw;
    if (!pinned_wait(*script_, *setting_, place_.world, owner, name, nth)) {
      retold.pins.push_back(
          {aws::name(*setting_, place_.world, owner), std::string(wait_text(name)), false, nth, takes, false});
    }
  }
  for (const auto& [choice, outcome] : place_.choices) {
    const auto& [owner, name, nth] = choice;
    if (!pinned_choice(*script_, *setting_, place_.world, owner, name, nth)) {
      retold.pins.push_back({aws::name(*setting_, place_.world, owner),
                             std::string(model::choice_name(static_cast<model::ChoiceName>(name))), true, nth,
                             sim::Duration::zero(), outcome != 0});
    }
  }
}

}  // namespace lab
