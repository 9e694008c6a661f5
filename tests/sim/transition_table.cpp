// Transition tables: what makes one unsound, what it answers, and how it prints.
#include "sim/transition_table.hpp"

#include <cstddef>
#include <cstdint>

#include "tests/catch.hpp"

namespace {

enum class Door : std::uint8_t { closed, open, locked };
enum class Act : std::uint8_t { push, pull, turn };

using Row = sim::Transition<Door, Act>;

template <std::size_t Rows>
using Table = sim::TransitionTable<Door, 3, Act, 3, Rows>;

template <std::size_t Rows>
constexpr Table<Rows> table_of(const Row (&rows)[Rows]) {
  Table<Rows> made{{"closed", "open", "locked"}, {"push", "pull", "turn"}, {}};
  for (std::size_t i = 0; i < Rows; ++i) {
    made.rows[i] = rows[i];
  }
  return made;
}

constexpr auto door = table_of<5>({
    {Door::closed, Act::push, Door::open},
    {Door::open, Act::pull, Door::closed},
    {Door::open, Act::push, Door::open},
    {Door::closed, Act::turn, Door::locked},
    {Door::locked, Act::turn, Door::closed},
});
static_assert(door.sound());

}  // namespace

TEST_CASE("two answers to one trigger in one state make a table unsound, equal answers too") {
  constexpr auto torn = table_of<4>({
      {Door::closed, Act::push, Door::open},
      {Door::open, Act::pull, Door::closed},
      {Door::closed, Act::turn, Door::locked},
      {Door::closed, Act::push, Door::locked},
  });
  CHECK_FALSE(torn.deterministic());
  CHECK_FALSE(torn.sound());
  CHECK(torn.every_trigger_used());
  CHECK(torn.every_state_reachable());
  constexpr auto twice = table_of<4>({
      {Door::closed, Act::push, Door::open},
      {Door::open, Act::pull, Door::closed},
      {Door::closed, Act::turn, Door::locked},
      {Door::closed, Act::push, Door::open},
  });
  CHECK_FALSE(twice.sound());
}

TEST_CASE("a state that nothing leads to makes a table unsound, even one that others would be reached from") {
  constexpr auto island = table_of<4>({
      {Door::closed, Act::push, Door::open},
      {Door::open, Act::pull, Door::closed},
      {Door::locked, Act::turn, Door::closed},
      {Door::locked, Act::push, Door::locked},
  });
  CHECK_FALSE(island.every_state_reachable());
  CHECK_FALSE(island.sound());
  CHECK(island.deterministic());
  CHECK(island.every_trigger_used());
}

TEST_CASE("a state is reachable over others, in whatever order the rows stand") {
  constexpr auto backwards = table_of<3>({
      {Door::open, Act::turn, Door::locked},
      {Door::locked, Act::pull, Door::closed},
      {Door::closed, Act::push, Door::open},
  });
  CHECK(backwards.sound());
}

TEST_CASE("a trigger that nothing answers makes a table unsound") {
  constexpr auto deaf = table_of<3>({
      {Door::closed, Act::push, Door::open},
      {Door::open, Act::pull, Door::closed},
      {Door::open, Act::push, Door::locked},
  });
  CHECK_FALSE(deaf.every_trigger_used());
  CHECK_FALSE(deaf.sound());
  CHECK(deaf.deterministic());
  CHECK(deaf.every_state_reachable());
}

TEST_CASE("a table finds the answer to a trigger, or none") {
  REQUIRE(door.find(Door::closed, Act::turn) != nullptr);
  CHECK(door.find(Door::closed, Act::turn)->to == Door::locked);
  CHECK(door.find(Door::locked, Act::push) == nullptr);
}

TEST_CASE("a table allows a move if any trigger makes it") {
  CHECK(door.allows(Door::closed, Door::open));
  CHECK(door.allows(Door::open, Door::open));
  CHECK_FALSE(door.allows(Door::open, Door::locked));
  CHECK_FALSE(door.allows(Door::closed, Door::closed));
}

TEST_CASE("a table prints every trigger in every state, a line each") {
  CHECK(door.text() ==
        "closed | push -> open\n"
        "closed | pull -> -\n"
        "closed | turn -> locked\n"
        "open | push -> open\n"
        "open | pull -> closed\n"
        "open | turn -> -\n"
        "locked | push -> -\n"
        "locked | pull -> -\n"
        "locked | turn -> closed\n");
}

TEST_CASE("a table prints its transitions as a graph") {
  CHECK(door.dot("door") ==
        "digraph \"door\" {\n"
        "  \"closed\" -> \"open\" [label=\"push\"];\n"
        "  \"open\" -> \"closed\" [label=\"pull\"];\n"
        "  \"open\" -> \"open\" [label=\"push\"];\n"
        "  \"closed\" -> \"locked\" [label=\"turn\"];\n"
        "  \"locked\" -> \"closed\" [label=\"turn\"];\n"
        "}\n");
}
