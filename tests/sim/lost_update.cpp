// The smallest system worth exploring: two writers add one to a counter, each by a read and a write of its own.
#include <cstdint>

#include "sim/explore.hpp"
#include "sim/hash.hpp"
#include "tests/catch.hpp"

namespace lost_update {

struct State {
  std::uint8_t counter = 0;
  std::uint8_t read[2] = {};  // by writer: what it read
  enum At : std::uint8_t { reading, writing, done } at[2] = {};
};

enum Label : std::uint32_t { reads, writes };  // twice that and the writer
enum Mark : unsigned { both_done };

struct System {
  using State = lost_update::State;

  static State start() { return {}; }

  // Whoever is not done takes its next step, in either order.
  template <class Visit>
  void expand(const State& state, Visit visit) const {
    for (std::uint32_t writer = 0; writer < 2; ++writer) {
      State next = state;
      if (state.at[writer] == State::reading) {
        next.read[writer] = state.counter;
        next.at[writer] = State::writing;
        visit(2 * reads + writer, next, 0U);
      } else if (state.at[writer] == State::writing) {
        next.counter = state.read[writer] + 1;
        next.at[writer] = State::done;
        const bool lost = marks(next) != 0 && next.counter != 2;
        visit(2 * writes + writer, next, lost ? 1U : 0U);
      }
    }
  }

  static std::uint64_t hash(const State& state) { return sim::hash_bytes(&state, sizeof state); }

  static std::uint64_t marks(const State& state) {
    return state.at[0] == State::done && state.at[1] == State::done ? 1U << both_done : 0;
  }
};

}  // namespace lost_update

TEST_CASE("of two writers that read before either writes, one update is lost; both end") {
  using namespace lost_update;
  System system;
  sim::ExplorationOptions options;
  options.past_violations = true;
  options.promises = {{sim::Promise::Kind::eventually, both_done}};
  const sim::Exploration result = sim::explore(system, options);

  CHECK(result.exhausted());
  CHECK(result.lassos.empty());
  REQUIRE(result.violations.size() == 1);
  const sim::Story& story = result.violations[0].story;
  REQUIRE(story.size() == 4);
  CHECK(story[0].label == 2 * reads + 0);
  CHECK(story[1].label == 2 * reads + 1);
  CHECK(story[2].label == 2 * writes + 0);
  CHECK(story[3].label == 2 * writes + 1);
}
