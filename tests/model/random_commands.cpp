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
#include "tests/property.hpp"

using namespace model;
using namespace std::chrono_literals;
using tests::Driver;

namespace {

using Texts = std::vector<std::string>;

const Texts pauses{"1s", "3s", "5s", "10s", "40s", "2m", "10m", "1h", "13h", "1d", "5d", "8d"};

// Words in braces stand for one of the list of that letter.
const std::map<char, Texts> words{
    {'c', {"orders", "orders", "plain", "world", "nobody"}},
    {'i', {"orders-1", "orders-2", "plain-1"}},
    {'k', {"K0", "K1", "K2", "arn:K0", "arn:K1", "alias/a", "alias/b", "alias/aws/secretsmanager", "K99"}},
    {'a', {"alias/a", "alias/b", "alias/aws/c", "b"}},
    {'s', {"S0", "S0", "S1", "S2", "S99"}},
    {'v', {"V0", "V1", "V2", "V3", "V99"}},
    {'g', {"G0", "G1", "G2", "G99"}},
    {'p', {"", "password=Secret-99", "password=Another-99", "password=x"}},
    {'m', {"", "manage", "manage", "manage=false"}},
    {'u', {"key=-", "key=K0", "key=K1", "key=alias/a", "key=alias/aws/secretsmanager"}},
    {'r', {"", "region=eu-north-1"}},
    {'o', {"", "as=owner", "as=dba"}},
    {'e', {"", "engine=aurora-postgresql"}},
    {'l', {"AWSCURRENT", "AWSPENDING", "AWSPREVIOUS", "mine"}},
    {'f', {"create", "set", "test", "finish"}},
    {'w', {"rotation.create", "rotation.set", "rotation.test", "rotation.finish", "kms.propagation", "cluster.modify"}},
    {'d',
     {"days=1", "days=7", "expression=rate(4_hours)", "expression=cron(0_0/8_*_*_?_*)", "days=0",
      "days=2 duration=3h"}},
    {'n', {"", "now", "now=false"}},
    {'y', {"root", "root-not-rds", "root-and-rds", "everybody", "nobody bypass"}},
    {'j', {"root", "everybody", "nobody", "malformed"}},
    {'q', {"ada", "ada", "ben"}},
    {'x', {"own:house", "aws:AdministratorAccess"}},
    {'z', {"deny-rds", "deny-rds-delete", "deny-readers"}},
};

const Texts lines{
    "create-db-cluster {c} {m} {p} {u} {r} {e} {o}",
    "create-db-cluster {c} manage {u}",
    "create-db-cluster {c} user=- source={c} region=eu-north-1",
    "create-db-cluster {c} user=- global=planet region=eu-north-1",
    "restore-db-cluster-from-s3 {c} {m} {p} {u}",
    "modify-db-cluster {c} {m} {p} {u}",
    "modify-db-cluster {c} manage {u} {r}",
    "modify-db-cluster {c} manage=false {p}",
    "modify-db-cluster {c} rotate now",
    "modify-db-cluster {c} rotate now backups",
    "modify-db-cluster {c} backups {p}",
    "modify-db-cluster {c} protected=false",
    "delete-db-cluster {c} skip",
    "delete-db-cluster {c} snapshot=last",
    "create-db-instance {i} cluster={c} {e}",
    "delete-db-instance {i}",
    "modify-db-instance {i}",
    "describe-db-clusters",
    "describe-db-instances {i}",
    "describe-db-cluster-snapshots",
    "promote-read-replica-db-cluster {c} {r}",
    "promote-read-replica-db-cluster {c} region=eu-north-1",
    "create-global-cluster planet source={c}",
    "remove-from-global-cluster planet cluster={c}",
    "remove-from-global-cluster planet cluster=world region=eu-north-1",
    "create-global-cluster planet",
    "delete-global-cluster planet",
    "describe-global-clusters",
    "describe-blue-green-deployments",
    "create-blue-green-deployment upgrade source={c}",
    "delete-blue-green-deployment B0",
    "get-secret-value {s} stage={l}",
    "get-secret-value {s} version={v}",
    "describe-secret {s}",
    "list-secrets",
    "list-secret-version-ids {s}",
    "get-resource-policy {s}",
    "update-secret {s}",
    "replicate-secret-to-regions {s}",
    "rotate-secret {s} {n}",
    "rotate-secret {s} {n} {d}",
    "cancel-rotate-secret {s}",
    "tag-resource {s}",
    "untag-resource {s}",
    "put-resource-policy {s} policy={z}",
    "delete-resource-policy {s}",
    "delete-secret {s} window=7",
    "restore-secret {s}",
    "put-secret-value {s}",
    "update-secret-version-stage {s} stage={l} to={v} from={v}",
    "update-secret-version-stage {s} stage={l} from={v}",
    "create-key {o}",
    "create-key policy={y} {o}",
    "create-key",
    "describe-key {k} {o}",
    "list-keys",
    "get-key-policy {k} {o}",
    "list-grants {k}",
    "list-aliases",
    "disable-key {k}",
    "enable-key {k}",
    "enable-key {k}",
    "schedule-key-deletion {k} window=7",
    "cancel-key-deletion {k}",
    "put-key-policy {k} policy={y}",
    "create-alias {a} key={k}",
    "create-alias alias/a key=K1",
    "create-alias alias/a key=K2",
    "update-alias alias/a key=K1",
    "update-alias alias/a key=K2",
    "delete-alias alias/a",
    "delete-alias {a}",
    "create-grant {k}",
    "revoke-grant {k} grant={g}",
    "retire-grant {k} grant={g}",
    "login {c} stage={l}",
    "create-user {q}",
    "create-role {q}",
    "create-role {q} boundary={x}",
    "create-group {q}",
    "get-user {q}",
    "get-role {q}",
    "get-group {q}",
    "delete-user {q}",
    "delete-role {q}",
    "delete-group {q}",
    "put-user-policy {q} policy={j}",
    "put-role-policy {q} policy={j}",
    "put-group-policy {q} policy={j}",
    "get-user-policy {q}",
    "get-role-policy {q}",
    "get-group-policy {q}",
    "delete-user-policy {q}",
    "delete-role-policy {q}",
    "delete-group-policy {q}",
    "list-user-policies {q}",
    "list-role-policies {q}",
    "list-group-policies {q}",
    "list-attached-user-policies {q}",
    "list-attached-role-policies {q}",
    "list-attached-group-policies {q}",
    "attach-user-policy {q} attach={x}",
    "attach-role-policy {q} attach={x}",
    "attach-group-policy {q} attach={x}",
    "detach-user-policy {q} attach={x}",
    "detach-role-policy {q} attach={x}",
    "detach-group-policy {q} attach={x}",
    "put-user-permissions-boundary {q} attach={x}",
    "put-role-permissions-boundary {q} attach={x}",
    "delete-user-permissions-boundary {q}",
    "delete-role-permissions-boundary {q}",
    "add-user-to-group {q} group={q}",
    "remove-user-from-group {q} group={q}",
    "create-policy house policy={j}",
    "create-policy-version own:house policy={j} default",
    "create-policy-version own:house policy={j}",
    "set-default-policy-version own:house version=2",
    "delete-policy-version own:house version=1",
    "delete-policy own:house",
    "get-policy own:house",
    "get-policy-version own:house version=1",
    "create-service-linked-role rds.amazonaws.com",
    "simulate-principal-policy {q}",
    "fault impair-grant {c}",
    "fault impair-key-policy {c}",
    "fault impair-resource-policy {c}",
    "fault impair-key-disabled {c}",
    "fault impair-key-deletion {c}",
    "fault writer-down {c} for=10m",
    "fault writer-down {c}",
    "fault fail-rotation-step {c} step={f} times=2",
    "fault sql-password-change {c}",
    "fault slow wait={w} permille=20000 for=1m",
    "fault throttle operation=RotateSecret for=1h",
};

// The knobs that let more happen, each on in half of the runs.
const std::vector<std::pair<const char*, const char*>> knobs{
    {"owned_secret_user_delete", "allow_with_window"},
    {"owned_secret_stage_moves", "allow"},
    {"active_requires_writer", "true"},
    {"stopped_rotation", "fail"},
    {"scheduled_sets_status", "false"},
    {"impair_probe_interval", "1h"},
    {"rotation.test.fails", "0.3"},
    {"manual_rotate_prechecks_key", "false"},
    {"set_needs_decrypt", "true"},
    {"managed_delete_window_days", "7"},
};

// The line that a number stands for.
std::string line_of(std::uint64_t number) {
  const auto choose = [&number](const Texts& texts) {
    number = sim::mix(number + 1);
    return texts[number % texts.size()];
  };
  number = sim::mix(number);
  if (number % 3 == 0) {
    return "wait " + choose(pauses);
  }
  std::string line = choose(lines);
  for (std::size_t at; (at = line.find('{')) != std::string::npos;) {
    line.replace(at, 3, choose(words.at(line[at + 1])));
  }
  return line;
}

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
         replay.equals(world.faults);
}

// What happened: calls that were answered, and whatever else was noted.
using Seen = std::set<std::string_view>;

// Plays the numbers' lines; what went wrong, with the story so far, or nothing.
std::string play(std::uint64_t seed, const std::vector<std::uint64_t>& numbers, std::uint32_t let,
                 Seen* seen = nullptr) {
  Driver driver(seed);
  driver.tolerant().add_client("orders", ClientStrategy::cached);
  std::string story;
  for (std::size_t i = 0; i < knobs.size(); ++i) {
    if ((let >> i & 1) != 0) {
      driver.set(knobs[i].first, knobs[i].second);
      story += std::string(knobs[i].first) + "\n";
    }
  }
  Replay replay;
  std::size_t replayed = 0;
  for (const std::uint64_t number : numbers) {
    const std::string line = line_of(number);
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
    const auto let = *rc::gen::resize(100, rc::gen::inRange<std::uint32_t>(0, 1U << knobs.size()));
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
  CHECK(missing == "UpdateSecret ReplicateSecretToRegions CreateServiceLinkedRole Decrypt Encrypt PrincipalDefined ");
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
