// What the rules of the model work with during one step: the setting and the world to read, and the few ways to write.
//
// Invariants
//   1. Attributes are written by change(), create() and remove() only, each of which logs.
//   2. A note is open whenever something is written; what is written belongs to it.
//   3. Nothing here draws a random number or reads a clock: waits and choices go to the driver.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>

#include "model/fields.hpp"
#include "model/note.hpp"
#include "model/parameters.hpp"
#include "model/setting.hpp"
#include "model/world.hpp"
#include "model/world_tables.hpp"
#include "sim/effects.hpp"

namespace model {

// The slots that rows have; the `kind` of an event.
enum class SlotKind : std::uint8_t {
  call,  // owner 0: a call of the script, by number
  status,
  rotation,
  schedule,
  purge,
  probe,
  propagation,
  deletion,
  fault_end,
  login,
  delivery,
  settle,  // owner 0: whatever was put off is brought up to date, at the end of a run
  storage,
  maintenance,
  key_rotation,
  key_material,
};

// What came of a call or of a service's own attempt. `about` is the resource it was about.
struct Outcome {
  Refusal refusal = Refusal::none;
  Resource about;
  std::uint32_t detail = 0;
  Blame blame;
  Decision decision = {};

  [[nodiscard]] bool ok() const { return refusal == Refusal::none; }
};

inline Outcome accept(Resource about, std::uint32_t detail = 0) { return {Refusal::none, about, detail, {}, {}}; }
inline Outcome refuse(Refusal refusal, Resource about = no_resource, Blame blame = {}) {
  return {refusal, about, 0, blame, {}};
}

class Step {
 public:
  Step(const Setting& the_setting, World& the_world, const sim::Event& event, sim::Effects<Note>& effects)
      : setting(the_setting), now(event.time), event_(event), world_(the_world), effects_(effects) {}

  const Setting& setting;
  const sim::Time now;

  [[nodiscard]] const World& world() const { return world_; }
  [[nodiscard]] const sim::Event& event() const { return event_; }
  template <Table T>
  [[nodiscard]] const auto& operator[](Row<T> row) const {
    return world_[row];
  }

  // ---- notes ----
  // The first note of a step that a slot caused.
  std::uint16_t happened(NoteKind kind, Action action, Resource about);
  // A note that the note `parent` of this step led to; parent defaults to the current one.
  std::uint16_t also(NoteKind kind, Action action, Resource about);
  std::uint16_t also(NoteKind kind, Action action, Resource about, std::uint16_t parent);
  // A note with no cause: a line of the script, the start of a client.
  std::uint16_t uncaused(NoteKind kind, Action action, Resource about, PrincipalId principal = PrincipalId::admin);
  // Goes on under an earlier note.
  void under(std::uint16_t note) { effects_.resume(note); }
  // Goes on under the last one: for what the step as a whole brings with it.
  void under_last() { effects_.resume(static_cast<std::uint16_t>(effects_.notes().size() - 1)); }
  [[nodiscard]] std::uint16_t current_note() const { return effects_.current(); }
  // Writes what came of it on a note. A refusal with a known blame has that as its cause, calls aside.
  void conclude(std::uint16_t note, const Outcome& outcome);
  void detail(std::uint16_t note, std::uint32_t value) { effects_.note(note).detail = value; }

  // ---- the one way to write ----
  template <auto Member, class RowNumber, class Value>
  void change(RowNumber row, const Value& value) {
    auto& place = world_[row].*Member;
    const std::int64_t before = encode(place);
    const std::int64_t after = encode(static_cast<std::remove_cvref_t<decltype(place)>>(value));
    if (before != after) {
      place = value;
      effects_.changed(row.id(), attribute<Member>, before, after);
    }
  }

  // Appends the row and logs its existence and every attribute that is there. `tables` is the vector of such rows.
  template <class RowType>
  auto create(RowType row) {
    auto& rows = rows_of<RowType>(world_);
    const Row<Fields<RowType>::table> number(static_cast<std::uint32_t>(rows.size()));
    rows.push_back(std::move(row));
    rows.back().exists = true;
    effects_.changed(number.id(), existence(Fields<RowType>::table), sim::absent, 1);
    const RowType& made = rows.back();
    each_field<RowType>([&](std::uint16_t id, auto member) {
      if (const std::int64_t value = encode(made.*member); value != sim::absent) {
        effects_.changed(number.id(), id, sim::absent, value);
      }
    });
    return number;
  }

  // Logs that every attribute and the resource itself are gone, and puts the attributes back at their defaults.
  template <Table T>
  void remove(Row<T> number) {
    auto& row = world_[number];
    using RowType = std::remove_cvref_t<decltype(row)>;
    const RowType defaults{};
    each_field<RowType>([&](std::uint16_t id, auto member) {
      if (const std::int64_t value = encode(row.*member); value != sim::absent) {
        effects_.changed(number.id(), id, value, sim::absent);
      }
      row.*member = defaults.*member;
    });
    row.exists = false;
    effects_.changed(number.id(), existence(T), 1, sim::absent);
  }

  // Bookkeeping that is no attribute (counters, directories, lists): the row to write to.
  template <Table T>
  auto& bookkeeping(Row<T> row) {
    return world_[row];
  }
  World& indexes() { return world_; }
  Meters& meters() { return world_.meters; }
  // What this step has changed so far.
  [[nodiscard]] std::span<const sim::Change> changes() const { return effects_.changes(); }

  // ---- waits and choices ----
  void wait(Resource owner, SlotKind slot, WaitName name) { wait_part(owner, slot, name, 0, 1); }
  // A part [begin, end] of one draw; the next part follows on.
  void wait_part(Resource owner, SlotKind slot, WaitName name, double begin, double end);
  void wait_both(Resource owner, SlotKind slot, WaitName first, WaitName then);
  void wait_stretched(Resource owner, SlotKind slot, WaitName name, double factor);
  void wait_moment(Resource owner, SlotKind slot, WaitName name, sim::Time from, sim::Time to);
  void wait_until(Resource owner, SlotKind slot, sim::Time time);
  // A draw of `then` after that time.
  void wait_past(Resource owner, SlotKind slot, sim::Time time, WaitName then);
  // Empties the slot: whatever was pending there does not happen.
  void cancel(Resource owner, SlotKind slot);
  [[nodiscard]] bool chance(Resource owner, ChoiceName choice, Knob probability);
  // The times between the logins of a client, by number from 1: for who counts in the world which came last.
  [[nodiscard]] sim::Draws logins_of(Resource client, std::uint32_t definition) {
    return effects_.draws(client, static_cast<std::uint16_t>(wait_count + definition));
  }
  [[nodiscard]] sim::Duration draw(Resource owner, WaitName name, std::uint32_t nth) {
    return effects_.draws(owner, static_cast<std::uint16_t>(name))(nth);
  }
  // One of several outcomes: 0, or with the probability one of the others.
  [[nodiscard]] std::uint32_t choose(Resource owner, ChoiceName choice, std::uint32_t outcomes, Knob probability);

  // The value of a knob; counts its use.
  [[nodiscard]] double knob(Knob name) {
    ++world_.meters.knob_uses[static_cast<std::size_t>(name)];
    return setting.parameters.knob(name);
  }
  [[nodiscard]] bool flag(Knob name) { return knob(name) != 0; }
  [[nodiscard]] sim::Duration span(Knob name) { return sim::Duration(static_cast<std::int64_t>(knob(name))); }

 private:
  template <class RowType, class Visit>
  static void each_field(Visit visit) {
    std::uint16_t id = static_cast<std::uint16_t>(static_cast<int>(Fields<RowType>::table) << 8);
    std::apply([&](const auto&... field) { (visit(id++, field.member), ...); }, Fields<RowType>::list);
  }

  // How much longer the wait takes under a `slow` fault.
  [[nodiscard]] double slowness(WaitName name) const;

  const sim::Event& event_;
  World& world_;
  sim::Effects<Note>& effects_;
};

// The slot of a row, or null where there is no such row or slot.
sim::Slot* slot_of(World& world, Resource owner, SlotKind kind);
// The last generation given out to the owner.
std::uint32_t& scheduled_of(World& world, Resource owner);

}  // namespace model
