// Random calls, plausible and hostile, with faults and pauses between them: no invariant breaks, no assertion fails, a
// refusal changes nothing, and the change log alone rebuilds every attribute.
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "model/fields.hpp"
#include "sim/hash.hpp"
#include "tests/model/driver.hpp"
#include "tests/model/random_lines.hpp"
#include "tests/property.hpp"

using namespace model;
using namespace std::chrono_literals;
using tests::Driver;

namespace {

// What the change log says of every attribute.
class Replay {
 public:
  // Whether each change begins where the last one ended.
  bool add(const tests::Happening& step) {
    for (const sim::Change& change : step.changes) {
      const auto [place, fresh] = values_.try_emplace({change.row.bits(), change.attribute}, sim::absent);
      if (place->second != change.before) {
        return false;
      }
      place->second = change.after;
    }
    return true;
  }

  template <class RowType>
  bool equals(const std::vector<RowType>& rows) const {
    for (std::uint32_t i = 0; i < rows.size(); ++i) {
      const Resource row = resource(Fields<RowType>::table, i);
      if ((at(row, existence(Fields<RowType>::table)) == 1) != static_cast<bool>(rows[i].exists)) {
        return false;
      }
      std::uint16_t id = static_cast<std::uint16_t>(static_cast<int>(Fields<RowType>::table) << 8);
      bool same = true;
      std::apply([&](const auto&... field) { ((same = same && at(row, id++) == encode(rows[i].*field.member)), ...); },
                 Fields<RowType>::list);
      if (rows[i].exists && !same) {
        return false;
      }
    }
    return true;
  }

 private:
  [[nodiscard]] std::int64_t at(Resource row, std::uint16_t attribute) const {
    const auto found = values_.find({row.bits(), attribute});
    return found == values_.end() ? sim::absent : found->second;
  }

  std::map<std::pair<std::uint32_t, std::uint16_t>, std::int64_t> values_;
};

bool rebuilds(const Replay& replay, const World& world) {
  return replay.equals(world.clusters) && replay.equals(world.instances) && replay.equals(world.secrets) &&
         replay.equals(world.versions) && replay.equals(world.keys) && replay.equals(world.aliases) &&
         replay.equals(world.grants) && replay.equals(world.snapshots) && replay.equals(world.global_clusters) &&
         replay.equals(world.blue_greens) && replay.equals(world.tags) && replay.equals(world.clients) &&
         replay.equals(world.faults) && replay.equals(world.labels) && replay.equals(world.database_users);
}

// What happened: calls that were answered, and whatever else was noted.
using Seen = std::set<std::string_view>;

// Plays the numbers' lines; what went wrong, with the story so far, or nothing.
std::string play(std::uint64_t seed, const std::vector<std::uint64_t>& numbers, std::uint32_t let,
                 Seen* seen = nullptr) {
  Driver driver(seed);
  driver.tolerant().add_client("orders", ClientStrategy::cached);
  driver.add_client("orders", ClientStrategy::cached_refresh).connection_lifetime = std::chrono::hours(9);
  driver.add_client("orders", ClientStrategy::pending_fallback).stale_on_error = true;
  driver.add_client("orders", ClientStrategy::invalidate_on_event).finds_by_cluster = true;
  driver.add_client("orders", ClientStrategy::refresh_backoff).retry_budget = std::chrono::minutes(10);
  for (std::size_t i = 1; i < driver.setting.clients.size(); ++i) {
    driver.setting.clients[i].login_every = sim::Distribution::constant(std::chrono::minutes(50));
  }
  std::string story;
  for (std::size_t i = 0; i < tests::random_knobs.size(); ++i) {
    if ((let >> i & 1) != 0) {
      driver.set(tests::random_knobs[i].first, tests::random_knobs[i].second);
      story += std::string(tests::random_knobs[i].first) + "\n";
    }
  }
  Replay replay;
  std::size_t replayed = 0;
  for (const std::uint64_t number : numbers) {
    const std::string line = tests::random_line(number);
    story += line + "\n";
    try {
      if (line.starts_with("wait ")) {
        driver.play(line);
      } else {
        const World before = driver.world;
        if (driver.refusal(line) != Refusal::none && !(driver.world == before)) {
          return story + "refused, but the world is another";
        }
      }
    } catch (const sim::Bug& bug) {
      return story + "bug: " + bug.what();
    }
    if (!driver.violations().empty()) {
      const InvariantRow& row = invariant_row(driver.violations()[0].invariant);
      return story + "broken: " + std::string(row.id) + " " + std::string(row.name);
    }
    for (; replayed < driver.happenings().size(); ++replayed) {
      if (!replay.add(driver.happenings()[replayed])) {
        return story + "a change does not begin where the last one ended";
      }
      for (const Note& note : driver.happenings()[replayed].notes) {
        if (seen && (note.refusal == Refusal::none || !is_operation(note.action))) {
          seen->insert(action_row(note.action).name);
        }
      }
    }
  }
  driver.finish();
  if (!driver.violations().empty()) {
    return story + "broken at the end: " + std::string(invariant_row(driver.violations()[0].invariant).name);
  }
  return rebuilds(replay, driver.world) ? "" : story + "the change log does not rebuild the world";
}

// Up to three hundred lines; shrinking takes lines out and leaves the others as they are.
rc::Gen<std::vector<std::uint64_t>> some_lines() {
  const auto number = rc::gen::noShrink(rc::gen::resize(100, rc::gen::inRange<std::uint64_t>(0, 1'000'000'000)));
  return rc::gen::resize(300, rc::gen::container<std::vector<std::uint64_t>>(number));
}

}  // namespace

TEST_CASE("random commands: they break nothing, whatever the parameters let users do") {
  tests::property([] {
    const auto let = *rc::gen::resize(100, rc::gen::inRange<std::uint32_t>(0, 1U << tests::random_knobs.size()));
    const auto numbers = *some_lines();
    const std::string wrong = play(1, numbers, let);
    if (!wrong.empty()) {
      RC_FAIL(wrong);
    }
  });
}

TEST_CASE("random commands: they bring about everything that the model does, except what it never lets users do") {
  Seen seen;
  for (std::uint64_t seed = 1; seed <= 600; ++seed) {
    std::vector<std::uint64_t> numbers;
    for (std::uint64_t i = 0; i < 250; ++i) {
      numbers.push_back(sim::combine(seed, i));
    }
    const bool lets = seed % 2 == 0;
    CHECK(play(seed, numbers, lets ? static_cast<std::uint32_t>(sim::mix(seed)) : 0, &seen) == "");
  }
  std::string missing;
  for (std::size_t i = 0; i < action_count; ++i) {
    const std::string_view name = action_row(static_cast<Action>(i)).name;
    missing += seen.contains(name) ? "" : std::string(name) + " ";
  }
  CHECK(missing ==
        "RebootDBCluster ReplicateSecretToRegions CreateServiceLinkedRole ReEncryptFrom ReEncryptTo PrincipalDefined "
        "ClientStopped ");
}

TEST_CASE("random commands: they break nothing with the parameters as they are, either") {
  tests::property([] {
    const auto numbers = *some_lines();
    const std::string wrong = play(2, numbers, 0);
    if (!wrong.empty()) {
      RC_FAIL(wrong);
    }
  });
}
