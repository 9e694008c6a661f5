// The record of something that happened in a step: a call, what a service did on its own, a timer, a fault, a client.
// One note becomes one row of the trace's events. Integers only.
#pragma once

#include <cstdint>

#include "model/actions.hpp"
#include "model/decision.hpp"
#include "model/identifiers.hpp"
#include "model/refusals.hpp"

namespace model {

enum class NoteKind : std::uint8_t { call, service, timer, fault, client };

// What led to a note.
enum class CauseKind : std::uint8_t {
  none,       // a line of the script, or the start of a client
  note,       // the note `parent` of the same step
  scheduled,  // the note that asked for the wait that has just ended
  blame,      // the last change of `blame_attribute` of `blame`
};

// A reason outside the call itself: the attribute of a resource whose last change explains it.
struct Blame {
  Resource resource;
  std::uint16_t attribute = 0;

  [[nodiscard]] bool known() const { return resource != no_resource; }
};

struct Note {
  Resource resource;         // what it is about
  std::uint32_t detail = 0;  // the row of a version, snapshot …; of a login the label or fetch that failed
  PrincipalId principal = PrincipalId::admin;  // for calls
  Resource blame;
  std::uint16_t blame_attribute = 0;
  std::uint16_t parent = 0;
  Action action{};
  Refusal refusal{};
  NoteKind kind{};
  CauseKind cause = CauseKind::none;
  std::uint16_t reserved = 0;
  Decision decision;  // of calls, where policies were asked
};
static_assert(sizeof(Note) == 40);
static_assert(std::has_unique_object_representations_v<Note>);

}  // namespace model
