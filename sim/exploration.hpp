// What one asks of an exploration and what it answers: bounds, violations, stories, promises, counts.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <vector>

namespace sim {

// Whether what is possible has to happen. A transition from outside, of fairness none, never has to; a free one need
// not, but where one may stand still as well it is told that it goes on; one that stays possible has to happen some day
// if its fairness is weak; one that is possible again and again has to if it is strong.
enum class Fairness : std::uint8_t { none, free, weak, strong };

// Whether it has to happen some day, under whatever circumstances.
constexpr bool is_owed(Fairness fairness) { return fairness == Fairness::weak || fairness == Fairness::strong; }

// A transition taken: its label, and the hash of the state it led to.
struct Step {
  std::uint32_t label = 0;
  std::uint64_t state = 0;

  friend bool operator==(const Step&, const Step&) = default;
};
using Story = std::vector<Step>;  // from the start state on

// A property of transitions that was broken.
struct Violation {
  std::uint32_t number = 0;  // the system's own, never 0
  std::uint64_t count = 0;   // the transitions that broke it
  Story story;               // the first of the shortest; its last step is the one that broke it
};

// What must come to be on every fair path. `from` and `to` are numbers of marks.
struct Promise {
  enum class Kind : std::uint8_t { eventually, leads_to } kind = Kind::eventually;
  unsigned to = 0;
  unsigned from = 0;  // of leads_to: whenever `from` holds, `to` holds then or later
};

// A fair path on which a promise is never kept: `prefix` once, then `cycle` for ever. An empty cycle: nothing more
// happens.
struct Lasso {
  std::size_t promise = 0;  // its place among those asked for
  Story prefix;
  Story cycle;
};

// The first state that has a mark, by a shortest story.
struct Sighting {
  unsigned mark = 0;
  Story story;
};

// Why an exploration ended.
enum class Ended : std::uint8_t { exhausted, violation, depth, states, memory, stopped };

// Bytes held.
struct ExplorationMemory {
  std::uint64_t visited = 0;  // the set of hashes
  std::uint64_t links = 0;    // from each state to the one it was found from
  std::uint64_t states = 0;   // two levels of them; in exact mode all
  std::uint64_t graph = 0;    // every transition and mark, if there are promises
  std::uint64_t peak = 0;     // the most that all of it ever was at once, tables that were being replaced included

  [[nodiscard]] std::uint64_t total() const { return visited + links + states + graph; }
};

// How far it is.
struct ExplorationProgress {
  std::uint64_t states = 0;
  std::uint64_t transitions = 0;
  std::uint32_t depth = 0;     // of the states whose successors are being found
  std::uint64_t frontier = 0;  // states found whose successors are not
  std::uint64_t bytes = 0;
};

struct ExplorationOptions {
  unsigned threads = 1;
  bool exact = false;            // keep every state and compare; else states of equal hash are taken for one
  bool past_violations = false;  // go on after a level with a violation
  std::uint32_t depth = std::numeric_limits<std::uint32_t>::max();   // states as deep as this are not left
  std::uint64_t states = std::numeric_limits<std::uint64_t>::max();  // no state is left once there are so many
  std::uint64_t memory = std::numeric_limits<std::uint64_t>::max();  // bytes
  std::uint64_t sometimes = 0;                                       // the marks to look out for, as bits
  std::vector<Promise> promises;                                     // costs 8 bytes a transition and 16 a state
  std::function<void(const ExplorationProgress&)> progress;          // called often
  std::function<bool()> stop;                                        // asked often
};

struct Exploration {
  Ended ended = Ended::exhausted;
  std::uint64_t states = 0;
  std::uint64_t transitions = 0;
  std::uint64_t dead_ends = 0;  // states without successors
  std::uint32_t depth = 0;      // of the deepest state found; the start's is 0
  std::uint64_t widest = 0;     // states of the level that has most
  ExplorationMemory memory;
  std::vector<Violation> violations;  // one a number, in the order of discovery
  std::vector<Sighting> sightings;    // of the marks looked out for, in the order of discovery
  std::uint64_t never = 0;            // the marks looked out for that no state found has, as bits
  std::vector<Lasso> lassos;          // at most one a promise

  [[nodiscard]] bool exhausted() const { return ended == Ended::exhausted; }
};

}  // namespace sim
