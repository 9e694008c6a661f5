// What chance may choose, in every way; and what an exploration came across.
#include "model/futures.hpp"

namespace model {
namespace {

// Between two logins there is time for everything.
const sim::Distribution& some_time() {
  static const sim::Distribution time = sim::Distribution::constant(std::chrono::hours(1));
  return time;
}

// The attributes that have a table of transitions.
std::optional<FutureCoverage::Status> status_of(std::uint16_t attribute) {
  switch (attribute) {
    case model::attribute<&Cluster::status>:
      return FutureCoverage::cluster;
    case model::attribute<&Cluster::secret_status>:
      return FutureCoverage::secret;
    case model::attribute<&Cluster::phase>:
      return FutureCoverage::rotation;
    case model::attribute<&Secret::phase>:
      return FutureCoverage::own_rotation;
    case model::attribute<&Instance::status>:
      return FutureCoverage::instance;
    case model::attribute<&Key::state>:
      return FutureCoverage::key;
    default:
      return std::nullopt;
  }
}

}  // namespace

std::uint32_t Futures::Ways::choose(sim::Owner, std::uint16_t choice, std::uint32_t outcomes, double probability) {
  if (probability <= 0 || outcomes < 2 || static_cast<ChoiceName>(choice) == ChoiceName::rotation_start_hour) {
    return 0;  // the hour is a matter of the clock
  }
  return probability < 1 ? ask(outcomes) : 1 + (outcomes > 2 ? ask(outcomes - 1) : 0);
}

sim::Draws Futures::Ways::draws(sim::Owner owner, std::uint16_t name) {
  return sim::Draws(0, some_time(), nullptr, owner, name);
}

std::uint32_t Futures::Ways::ask(std::uint32_t outcomes) {
  if (asked_ == answers_.size()) {
    answers_.push_back({0, static_cast<std::uint8_t>(outcomes)});
  }
  return answers_[asked_++].given;
}

void Futures::Ways::first() { answers_.clear(); }

bool Futures::Ways::next() {
  while (!answers_.empty() && answers_.back().given + 1 == answers_.back().outcomes) {
    answers_.pop_back();
  }
  if (answers_.empty()) {
    return false;
  }
  ++answers_.back().given;
  return true;
}

void Futures::cover(const sim::Event& event) {
  const Call& call = setting_->call(event.generation);
  const Refusal refusal = effects_.notes().empty() ? Refusal::none : effects_.notes()[0].refusal;
  ++(refusal == Refusal::none ? coverage_.accepted[static_cast<std::size_t>(action_of(call))]
                              : coverage_.refused[static_cast<std::size_t>(refusal)]);
}

void Futures::cover_changes() {
  for (const sim::Change& change : effects_.changes()) {
    if (const auto status = status_of(change.attribute)) {
      const auto at = [](std::int64_t value) { return value == sim::absent ? std::size_t{0} : value & 0xF; };
      ++coverage_.moved[*status][at(change.before)][at(change.after)];
    }
  }
}

void FutureCoverage::add(const FutureCoverage& other) {
  const auto sum = [](auto& to, const auto& from) {
    for (std::size_t i = 0; i < to.size(); ++i) {
      to[i] += from[i];
    }
  };
  sum(accepted, other.accepted);
  sum(refused, other.refused);
  sum(judged, other.judged);
  for (std::size_t i = 0; i < moved.size(); ++i) {
    for (std::size_t from = 0; from < moved[i].size(); ++from) {
      sum(moved[i][from], other.moved[i][from]);
    }
  }
}

// Timed ones need a history; of steps, these compare dates.
bool needs_clock(Invariant invariant) {
  return invariant_row(invariant).kind == InvariantKind::timed || invariant == Invariant::window_containment ||
         invariant == Invariant::next_date_is_bound || invariant == Invariant::version_retention;
}

}  // namespace model
