// One step as the invariants look at it: what happened, what changed, and where to report.
#pragma once

#include <vector>

#include "model/fields.hpp"
#include "model/invariants.hpp"
#include "model/model.hpp"
#include "model/schedule.hpp"

namespace model {

class Inspection {
 public:
  Inspection(const Setting& the_setting, const World& the_world, const StepRecord& the_record,
             std::vector<Violation>& violations)
      : setting(the_setting), world(the_world), record(the_record), violations_(violations) {}

  const Setting& setting;
  const World& world;
  const StepRecord& record;
  // How often each was looked at; null where nobody counts.
  std::array<std::uint64_t, invariant_count>* exercised = nullptr;

  [[nodiscard]] sim::Time now() const { return record.event.time; }
  // The call of the script that this step is; null when the step is due to a slot.
  [[nodiscard]] const Call* call() const {
    const bool is_call = static_cast<SlotKind>(record.event.kind) == SlotKind::call;
    return record.event.owner == sim::script && is_call ? &setting.call(record.event.generation) : nullptr;
  }
  [[nodiscard]] bool refused() const { return !record.notes.empty() && record.notes[0].refusal != Refusal::none; }
  // The change of an attribute of a row in this step; null when there was none.
  [[nodiscard]] const sim::Change* change(Resource row, std::uint16_t attribute) const {
    for (const sim::Change& one : record.changes) {
      if (one.row == row && one.attribute == attribute) {
        return &one;
      }
    }
    return nullptr;
  }

  // The window that a scheduled rotation which began in this step lies in. One that failed at once leaves the next
  // window in the row.
  [[nodiscard]] Window window_of_start(SecretRow secret) const {
    const auto before = [&](std::uint16_t attribute, sim::Time now) {
      const sim::Change* moved = change(secret.id(), attribute);
      if (moved == nullptr) return now;
      return moved->before == sim::absent ? sim::never : sim::Time(sim::Duration(moved->before));
    };
    return {before(attribute<&Secret::window_open>, world[secret].window_open),
            before(attribute<&Secret::window_close>, world[secret].window_close)};
  }

  void report(Invariant invariant, Resource resource, std::uint16_t note = 0) {
    violations_.push_back({invariant, resource, note, now()});
  }
  void require(bool holds, Invariant invariant, Resource resource, std::uint16_t note = 0) {
    if (exercised != nullptr) {
      ++(*exercised)[static_cast<std::size_t>(invariant)];
    }
    if (!holds) {
      report(invariant, resource, note);
    }
  }

 private:
  std::vector<Violation>& violations_;
};

// Invariants of the world around one row; called for each row that a step touched. (invariants_state.cpp)
void check_cluster(Inspection& step, ClusterRow cluster);
void check_secret(Inspection& step, SecretRow secret);
void check_key(Inspection& step, KeyRow key);
void check_client(Inspection& step, ClientRow client);

// Invariants of one change, of one note, of one call. (invariants_change.cpp, invariants_call.cpp)
void check_change(Inspection& step, const sim::Change& change);
void check_note(Inspection& step, const Note& note, std::uint16_t index);
void check_call(Inspection& step, const Call& call);

// Invariants of access, of a call and of what a service did. (invariants_access.cpp)
void check_access(Inspection& step, const Call& call);
void check_access_of_service(Inspection& step, const Note& note, std::uint16_t index);

}  // namespace model
