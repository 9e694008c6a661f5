// Fingerprints: equal for equal runs, different after any difference, and a sum that forgets the order of steps.
#include <cstdint>
#include <set>
#include <utility>
#include <vector>

#include "sim/step_record.hpp"
#include "tests/catch.hpp"
#include "tests/sim/toy.hpp"

namespace {

using sim::Change;
using sim::Event;
using toy::at;
using toy::row;

struct Step {
  Event event{at(10), row(1), 2, 3};
  std::vector<toy::Note> notes{{1, 2}, {3, 4}};
  std::vector<Change> changes{{row(1), 5, 0, 6, 7}, {row(2), 5, 1, sim::absent, 8}};

  [[nodiscard]] toy::Record record() const { return {event, notes, changes, {}}; }
};

std::uint64_t fingerprint(const std::vector<Step>& steps) {
  sim::Fingerprint made;
  for (const Step& step : steps) {
    made.add(step.record());
  }
  return made.value();
}

}  // namespace

TEST_CASE("equal steps have equal fingerprints, and no step has fingerprint zero") {
  CHECK(fingerprint({Step{}}) == fingerprint({Step{}}));
  CHECK(fingerprint({}) == 0);
  CHECK(fingerprint({Step{}}) != 0);
}

TEST_CASE("a fingerprint changes with every single thing in a step's record") {
  std::vector<Step> variants(14);
  variants[1].event.time += sim::Duration(1);
  variants[2].event.owner = row(2);
  variants[3].event.kind = 3;
  variants[4].notes[1].number = 5;
  variants[5].notes.pop_back();
  std::swap(variants[6].notes[0], variants[6].notes[1]);
  variants[7].changes[0].after = 8;
  variants[8].changes[1].before = 0;
  variants[9].changes[0].attribute = 6;
  variants[10].changes[0].row = row(3);
  variants[11].changes[1].note = 0;
  variants[12].changes.clear();
  std::swap(variants[13].changes[0], variants[13].changes[1]);
  std::set<std::uint64_t> seen;
  for (const Step& variant : variants) {
    seen.insert(fingerprint({variant}));
  }
  CHECK(seen.size() == variants.size());
}

TEST_CASE("a fingerprint is a sum: the order of steps does not matter, their number does") {
  Step other;
  other.event.time = at(11);
  CHECK(fingerprint({Step{}, other}) == fingerprint({other, Step{}}));
  CHECK(fingerprint({Step{}, other}) == fingerprint({Step{}}) + fingerprint({other}));
  CHECK(fingerprint({Step{}, Step{}}) != fingerprint({Step{}}));
}

TEST_CASE("a known step has a known fingerprint with every compiler") {
  CHECK(fingerprint({Step{}}) == 0x39B4'FC56'A973'A9C0);
}

TEST_CASE("a change before a step's first note does not remember the step before") {
  sim::Resolver resolver = toy::no_draws();
  toy::Effects effects(resolver);
  effects.open({0, 0});
  effects.open({0, 1});
  effects.clear();
  effects.changed(row(0), 1, 0, 1);
  effects.wait(toy::until(row(0), 0, at(1)));
  CHECK(effects.changes()[0].note == 0);
  CHECK(effects.waits()[0].note == 0);
}

TEST_CASE("changes and waits belong to the note that is open") {
  sim::Resolver resolver = toy::no_draws();
  toy::Effects effects(resolver);
  const std::uint16_t first = effects.open({7, 0});
  const std::uint16_t second = effects.open({8, 0});
  effects.changed(row(0), 1, 0, 1);
  effects.resume(first);
  effects.wait(toy::until(row(0), 0, at(1)));
  effects.note(second).number = 42;
  CHECK(effects.changes()[0].note == second);
  CHECK(effects.waits()[0].note == first);
  CHECK(effects.notes()[1].number == 42);
  effects.clear();
  CHECK(effects.notes().empty());
  CHECK(effects.changes().empty());
  CHECK(effects.waits().empty());
}
