// One step of an exploration: taken, judged, and made canonical.
#include "model/futures.hpp"

#include <algorithm>

#include "model/client_quiet.hpp"
#include "model/cluster.hpp"
#include "model/inspection.hpp"

namespace model {
namespace {

constexpr sim::Duration between_logins = std::chrono::hours(1);

sim::Duration longest_draw(const Setting& setting, std::uint16_t name) {
  return name < wait_count ? std::min(setting.parameters.wait(static_cast<WaitName>(name)).max(), sim::longest_wait)
                           : between_logins;
}

// The longest that the wait may take.
sim::Duration longest_of(const Setting& setting, const sim::Wait& wait, sim::Time now) {
  const sim::Duration then = wait.then == sim::no_wait_name ? sim::Duration::zero() : longest_draw(setting, wait.then);
  switch (wait.form) {
    case sim::Wait::Form::at:
      return wait.from - now + then;
    case sim::Wait::Form::within:
      return wait.to - now;
    case sim::Wait::Form::after:
      break;
  }
  const auto stretched = static_cast<double>(longest_draw(setting, wait.name).count()) * wait.factor;
  return sim::Duration(static_cast<std::int64_t>(std::min(stretched, 1e15))) + then;
}

LoginResult result_of(const Client& client) {
  return client.failing_since == sim::never && client.outcome == login_ok ? LoginResult::let_in : LoginResult::refused;
}

}  // namespace

// Timed ones need a history; of steps, these compare dates.
bool needs_clock(Invariant invariant) {
  return invariant_row(invariant).kind == InvariantKind::timed || invariant == Invariant::window_containment ||
         invariant == Invariant::next_date_is_bound || invariant == Invariant::version_retention;
}

Scale scale_of(const Setting& setting, const sim::Wait& wait, sim::Time now) {
  return scale_of(longest_of(setting, wait, now));
}

void use_up(std::span<const ExploredAction> actions, std::size_t used, std::span<std::uint8_t> left) {
  const ExploredAction& one = actions[used];
  if (one.times == any_times) {
    return;
  }
  for (std::size_t i = 0; i < actions.size(); ++i) {
    if (i == used || (one.together != 0 && actions[i].together == one.together)) {
      --left[i];
    }
  }
}

Futures::Shared::Shared(const Setting& setting, FuturesPlan&& the_plan)
    : plan(std::move(the_plan)),
      canon(setting, plan.anchors, plan.reductions),
      start([&] {
        Future made{plan.start, {}, 0};
        for (const ExploredAction& action : plan.actions) {
          made.left.push_back(action.times);
        }
        canon(made.world, made.left);
        made.hash = hash_of_rows(made.world, made.left);
        return made;
      }()),
      packing(setting, start.world, plan.actions.size()) {
  for (std::size_t i = 0; i < invariant_count; ++i) {
    judged.set(i, !needs_clock(static_cast<Invariant>(i)));
  }
  for (const Invariant one : plan.excepted) {
    judged.reset(static_cast<std::size_t>(one));
  }
}

Futures::Futures(const Setting& setting, FuturesPlan plan)
    : setting_(&setting),
      shared_(std::make_shared<const Shared>(setting, std::move(plan))),
      canon_(shared_->canon),
      effects_(ways_),
      accepted_(shared_->plan.actions.size()) {}

Futures::Futures(const Futures& other)
    : setting_(other.setting_),
      shared_(other.shared_),
      canon_(other.shared_->canon),
      effects_(ways_),
      accepted_(shared_->plan.actions.size()) {}

std::uint64_t Futures::marks(const State& state) const {
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < shared_->plan.marks.size(); ++i) {
    bits |= std::uint64_t{shared_->plan.marks[i](state.world)} << i;
  }
  return bits;
}

sim::Fairness Futures::fairness(std::uint32_t bits) const {
  const FutureLabel label = FutureLabel::of(bits);
  if (label.is_action) {
    return sim::Fairness::none;
  }
  return std::min(shared_->plan.fairness, label.chosen ? sim::Fairness::strong : sim::Fairness::weak);
}

void Futures::pack(const State& state, std::vector<std::byte>& bytes) const {
  shared_->packing.pack(state.world, state.left, bytes);
}

void Futures::unpack(std::span<const std::byte> bytes, State& state) const {
  state.left.resize(shared_->plan.actions.size());
  shared_->packing.unpack(bytes, state.world, state.left);
  state.hash = hash_of_rows(state.world, state.left);
}

void Futures::absorb(const Futures& other) {
  coverage_.add(other.coverage_);
  for (std::size_t i = 0; i < accepted_.size(); ++i) {
    accepted_[i] = accepted_[i] || other.accepted_[i];
  }
  for (std::size_t i = 0; i < invariant_count; ++i) {
    exercised_[i] += other.exercised_[i];
  }
}

void Futures::step(World& world, const sim::Event& event, sim::Effects<Note>& effects) const {
  if (shared_->plan.step) {
    shared_->plan.step(*setting_, world, event, effects);
  } else {
    Model::step(*setting_, world, event, effects);
  }
}

void Futures::make_canonical(Future& future) {
  canon_(future.world, future.left);
  future.hash = hash_of_rows(future.world, future.left);
}

FutureLabel Futures::label_for(const World& world, const Pending& what) {
  if (what.owner != sim::script) {
    return label_of(world, what.owner, what.slot);
  }
  FutureLabel label;
  label.is_action = true;
  label.action = static_cast<std::uint16_t>(what.action);
  return label;
}

std::uint32_t Futures::take(const Pending& what) {
  if (!next_is_from_) {
    next_ = *from_;
  }
  next_is_from_ = false;
  login_ = LoginResult::none;
  sim::Event event{shared_->plan.anchors.now, what.owner, static_cast<std::uint8_t>(what.slot), 1};
  if (what.owner == sim::script) {
    event.generation = shared_->plan.actions[what.action].call;
  } else {
    if (table_of(what.owner) == Table::client) {
      prepare_login(ClientRow(what.owner.row()));
    }
    Model::slot(next_.world, what.owner, static_cast<std::uint8_t>(what.slot))->clear();
  }
  effects_.clear();
  scheduled_.clear();
  step(next_.world, event, effects_);
  if (table_of(what.owner) == Table::client && !from_->world[ClientRow(what.owner.row())].starting) {
    login_ = result_of(next_.world[ClientRow(what.owner.row())]);
  }
  fill_slots(event);
  const std::uint32_t broken = judge(event);
  coverage_.see(effects_);
  if (what.owner == sim::script) {
    const bool refused = !effects_.notes().empty() && effects_.notes()[0].refusal != Refusal::none;
    if (refused && effects_.changes().empty() && effects_.waits().empty()) {
      next_is_from_ = true;
      return broken;
    }
    if (!refused) {
      accepted_[what.action] = true;
      use_up(shared_->plan.actions, what.action, next_.left);
    }
  }
  make_canonical(next_);
  return broken;
}

// A login comes when it likes. So whatever can come of one again and again does some day, as if chance had chosen it.
FutureLabel Futures::came_out(FutureLabel label, std::uint8_t way) const {
  if (shared_->plan.fairness == sim::Fairness::strong) {
    label.chosen = ways_.chosen() || login_ != LoginResult::none;
    label.login = login_;
    label.outcome = way;
  }
  return label;
}

// The moment of a login is whatever one likes: its value is fresh or has expired, and what is left of a budget of time
// is something or nothing.
void Futures::prepare_login(ClientRow row) {
  Client& client = next_.world[row];
  const sim::Time now = shared_->plan.anchors.now;
  const ClientDefinition& definition = setting_->clients[client.definition];
  if (client.starting) {
    return;
  }
  if (client.failing_since != sim::never) {
    if (definition.strategy == ClientStrategy::refresh_backoff && ways_.ask(2) == 1) {
      client.failing_since = now - definition.retry_budget;
    }
    return;
  }
  client.next_login = now;
  if (definition.pools() && client.connected) {
    client.connected_at = now - definition.connection_lifetime;
  }
  if (definition.caches() && client.cached != Password::none && !client.invalidated && ways_.ask(2) == 1) {
    client.cached_at = now - definition.ttl;
  }
}

void Futures::fill_slots(const sim::Event& event) {
  for (const sim::Wait& wait : effects_.waits()) {
    sim::Slot* slot = Model::slot(next_.world, wait.owner, wait.kind);
    sim::require(slot != nullptr, "a wait for a slot that does not exist");
    *slot = slot_without_clock(scale_of(*setting_, wait, event.time), event.time);
    scheduled_.push_back({sim::Event{slot->time, wait.owner, wait.kind, 1}, wait.note});
  }
}

std::uint32_t Futures::judge(const sim::Event& event) {
  violations_.clear();
  const StepRecord record{event, effects_.notes(), effects_.changes(), scheduled_};
  Inspection inspection(*setting_, next_.world, record, violations_);
  inspection.exercised = &exercised_;
  checks_(inspection);
  for (const Violation& one : violations_) {
    if (const auto number = static_cast<std::size_t>(one.invariant); shared_->judged.test(number)) {
      return static_cast<std::uint32_t>(number + 1);
    }
  }
  if (!effects_.changes().empty()) {
    for (std::size_t i = 0; i < shared_->plan.properties.size(); ++i) {
      if (!shared_->plan.properties[i](next_.world)) {
        return static_cast<std::uint32_t>(invariant_count + 1 + i);
      }
    }
  }
  return 0;
}

}  // namespace model
