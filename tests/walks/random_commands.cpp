// Random calls, plausible and hostile, with faults and pauses between them: no invariant breaks, no assertion fails, a
// refusal changes nothing, and the change log alone rebuilds every attribute.
#include <map>
#include <string>
#include <tuple>

#include "lab/fuzz.hpp"
#include "lab/walk.hpp"
#include "model/fields.hpp"
#include "sim/bug.hpp"
#include "tests/catch.hpp"
#include "tests/folder.hpp"
#include "tests/walks/beginnings.hpp"

using namespace model;

namespace {

// What the change log says of every attribute.
class Replay {
 public:
  // Whether each change begins where the last one ended.
  bool add(const sim::Effects<Note>& step) {
    for (const sim::Change& change : step.changes()) {
      const auto [place, fresh] = values_.try_emplace({change.row.bits(), change.attribute}, sim::absent);
      if (place->second != change.before) {
        return false;
      }
      place->second = change.after;
    }
    return true;
  }

  template <class Held>
  bool equals(const Held& rows) const {
    using RowType = typename Held::value_type;
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

// The model's step, and what is true of each: a bug where it is not.
class Watched {
 public:
  void operator()(const Setting& setting, World& world, const sim::Event& event, sim::Effects<Note>& effects) {
    const World before = world;
    Model::step(setting, world, event, effects);
    const bool refused =
        !effects.notes().empty() && effects.notes()[0].refusal != Refusal::none && event.owner == sim::script;
    sim::require(!refused || world == before, "a refusal changes nothing");
    sim::require(replay_.add(effects), "a change begins where the last one ended");
    constexpr std::uint64_t between = 64;
    sim::require(++steps_ % between != 0 || rebuilds(replay_, world), "the change log rebuilds the world");
  }

 private:
  Replay replay_;
  std::uint64_t steps_ = 0;
};

std::string wrong_in(lab::Walk walk) {
  Watched watched;
  const lab::WalkResult result = lab::play_walk(walk.script, std::ref(watched));
  return result.faults.empty() ? "" : result.faults[0].what + ": " + result.faults[0].message;
}

}  // namespace

TEST_CASE("random commands: they break nothing, whatever the parameters let users do") {
  const lab::WalkMaker maker(tests::beginning(), 100);
  for (std::uint64_t i = 0; i < 20; ++i) {
    INFO("walk " << i);
    CHECK(wrong_in(maker.fresh(lab::Dice(sim::Stream(20260101, i, 0, 0)))) == "");
  }
}

TEST_CASE("random commands: they bring about nearly every operation, and all that follows from them") {
  const tests::TestFolder folder;
  lab::FuzzOptions options;
  options.folder = folder.path();
  options.walks = 640;
  options.jobs = 2;
  options.length = 120;
  const lab::FuzzReport report = lab::fuzz(tests::beginning(), options);
  for (const lab::FuzzFinding& one : report.findings) {
    FAIL_CHECK(one.what + ": " + one.message);
  }
  // Every operation is accepted once in the tour of tests/lab; here they have to come about by chance.
  constexpr std::size_t fewest_operations = 112;
  std::size_t operations = 0;
  std::string missing;
  std::size_t others = 0;
  for (std::size_t i = 0; i < action_count; ++i) {
    const auto action = static_cast<Action>(i);
    const bool happened = report.coverage.happened(action);
    operations += is_operation(action) && happened ? 1 : 0;
    others += is_operation(action) || happened ? 0 : 1;
    missing += happened ? "" : std::string(action_row(action).name) + " ";
  }
  INFO("missing: " << missing);
  CHECK(operations >= fewest_operations);
  // Names that only a trace has, the end of clients that have none, and what takes luck, such as the end of imported
  // material.
  constexpr std::size_t most_others = 8;
  CHECK(others <= most_others);
}
