// What is asked of a change, and of the world between two instants.
#include "lab/change_checks.hpp"

#include <algorithm>

#include "model/fields.hpp"
#include "model/inspection.hpp"
#include "model/statuses.hpp"

namespace lab {
namespace {

using model::Table;

bool exists(const model::World& world, model::Resource row) {
  return model::value_of(world, row, model::existence(model::table_of(row))) != sim::absent;
}

// Whether a status may become another one; all others may.
bool allowed(model::ValueType type, std::int64_t before, std::int64_t after) {
  const auto ask = [&](const auto& table) {
    const auto state = [&](std::int64_t value) {
      return static_cast<decltype(table.rows[0].from)>(value == sim::absent ? 0 : value);
    };
    return before == after || table.allows(state(before), state(after));
  };
  switch (type) {
    case model::ValueType::cluster_status:
      return ask(model::cluster_table);
    case model::ValueType::secret_status:
      return ask(model::secret_table);
    case model::ValueType::rotation_phase:
      return ask(model::rotation_table);
    case model::ValueType::instance_status:
      return ask(model::instance_table);
    default:
      return true;
  }
}

std::string word(model::ValueType type, std::int64_t value) {
  return std::string(model::word_of(type, value == sim::absent ? 0 : value));
}

}  // namespace

ChangeChecks::ChangeChecks(trace::Reader& reader, const std::bitset<model::invariant_count>& excepted)
    : reader_(reader), excepted_(excepted), setting_(1, reader.start(), "", "") {
  const auto name = [&](Check check, std::string_view short_name, std::string_view sentence, std::string_view unit) {
    checks_[check].name = short_name;
    checks_[check].sentence = sentence;
    checks_[check].unit = unit;
  };
  name(order, "order", "Changes stand in the order of their events.", "change");
  name(chains, "chains", "What a change starts from is what the change before it left.", "change");
  name(references, "references", "What refers to a resource refers to one that was there.", "reference");
  name(lives, "lives", "A resource changes only while it exists.", "change");
  name(transitions, "transitions", "Every status goes where its table of transitions lets it.", "transition");
  name(labels, "labels", "A secret's labels are on versions of its own that exist.", "label");
  name(secrets, "secrets", "A cluster has at most one secret that is not on its way out.", "cluster");
  name(states, "states", "After every instant the invariants of the world's state hold.", "resource");
}

std::vector<TraceCheckRow> ChangeChecks::rows() && {
  return {std::make_move_iterator(checks_.begin()), std::make_move_iterator(checks_.end())};
}

std::string ChangeChecks::name_of(model::Resource resource) {
  const trace::ResourceId id = replay_.id_of(resource);
  return id == trace::ResourceId::none ? "" : reader_.resource(id).name;
}

void ChangeChecks::report(Check check, const trace::RawChange& change, std::string message) {
  checks_[check].report({change.event, change.at, name_of(change.row), std::move(message)});
}

void ChangeChecks::take(const trace::RawChange& change) {
  if (change.at != last_.at) check_instant();
  ++checks_[order].examined;
  if (change.event < last_.event)
    report(order, change, "a change of an earlier event stands after one of a later event");
  last_ = change;
  check_chain(change);
  check_life(change);
  check_transition(change);
  check_reference(change);
  replay_.take(change);
  touched_.push_back(change.row);
}

void ChangeChecks::check_chain(const trace::RawChange& change) {
  ++checks_[chains].examined;
  const std::uint64_t key = static_cast<std::uint64_t>(change.row.bits()) << 16 | change.attribute;
  const auto [known, fresh] = values_.try_emplace(key, change.after);
  // A switch and a count are there, as no and none, from the beginning.
  const bool nothing = change.before == sim::absent || change.before == 0;
  const bool right = fresh ? nothing : known->second == change.before;
  if (!right) {
    report(chains, change,
           std::string(model::attribute_row(change.attribute).name) +
               " starts from another value than the one that it had");
  }
  known->second = change.after;
}

void ChangeChecks::check_life(const trace::RawChange& change) {
  ++checks_[lives].examined;
  const bool about_existence = change.attribute == model::existence(model::table_of(change.row));
  if (!about_existence && !exists(replay_.world(), change.row)) {
    report(lives, change, std::string(model::attribute_row(change.attribute).name) + " changes, but it does not exist");
  }
}

void ChangeChecks::check_transition(const trace::RawChange& change) {
  const model::ValueType type = model::attribute_row(change.attribute).type;
  const bool key_state = change.attribute == model::attribute<&model::Key::state>;
  const bool status = type == model::ValueType::cluster_status || type == model::ValueType::secret_status ||
                      type == model::ValueType::rotation_phase || type == model::ValueType::instance_status;
  if (!status && !key_state) return;
  ++checks_[transitions].examined;
  const auto key_word = [](std::int64_t value) {
    return static_cast<model::KeyState>(value == sim::absent ? 0 : value);
  };
  const bool fine = key_state ? model::key_table.allows(key_word(change.before), key_word(change.after))
                              : allowed(type, change.before, change.after);
  if (!fine) {
    report(transitions, change,
           std::string(model::attribute_row(change.attribute).name) + " goes from " + word(type, change.before) +
               " to " + word(type, change.after));
  }
}

void ChangeChecks::check_reference(const trace::RawChange& change) {
  if (model::attribute_row(change.attribute).type != model::ValueType::resource || change.after == sim::absent) return;
  ++checks_[references].examined;
  if (!exists(replay_.world(), model::resource_of(change.after))) {
    report(references, change,
           std::string(model::attribute_row(change.attribute).name) + " refers to a resource that does not exist");
  }
}

void ChangeChecks::finish() { check_instant(); }

void ChangeChecks::check_instant() {
  if (touched_.empty()) return;
  std::ranges::sort(touched_);
  touched_.erase(std::unique(touched_.begin(), touched_.end()), touched_.end());
  for (const model::Resource row : touched_) {
    if (model::table_of(row) == Table::secret) check_labels(model::SecretRow(row.row()));
  }
  check_secrets();
  check_states();
  touched_.clear();
}

void ChangeChecks::check_labels(model::SecretRow row) {
  const model::World& world = replay_.world();
  const model::Secret& secret = world[row];
  if (!secret.exists) return;
  const auto check = [&](model::VersionRow version, std::string_view label) {
    if (!version) return;
    ++checks_[labels].examined;
    const char* wrong = !world[version].exists         ? " is on a version that does not exist"
                        : world[version].secret != row ? " is on a version of another secret"
                                                       : nullptr;
    if (wrong == nullptr) return;
    checks_[labels].report({last_.event, last_.at, name_of(row.id()), std::string(label) + wrong});
  };
  check(secret.current, "AWSCURRENT");
  check(secret.previous, "AWSPREVIOUS");
  check(secret.pending, "AWSPENDING");
}

// Of the clusters whose secrets were touched.
void ChangeChecks::check_secrets() {
  const model::World& world = replay_.world();
  for (const model::Resource row : touched_) {
    if (model::table_of(row) != Table::secret) continue;
    const model::Secret& secret = world.secrets[row.row()];
    if (!secret.exists || !secret.cluster || secret.deleted_date != sim::never || secret.orphaned) continue;
    ++checks_[secrets].examined;
    const model::SecretRow named = world[secret.cluster].secret;
    if (world[secret.cluster].exists && named && named.id() != row) {
      checks_[secrets].report({last_.event, last_.at, name_of(row),
                               "is a secret of " + name_of(secret.cluster.id()) + ", which has another one"});
    }
  }
}

void ChangeChecks::check_states() {
  const model::World& world = replay_.world();
  std::vector<model::Violation> found;
  const model::StepRecord nothing{sim::Event{last_.at, sim::script, 0, 0}, {}, {}, {}};
  model::Inspection inspection(setting_, world, nothing, found);
  std::vector<model::Resource> rows;
  for (const model::Resource row : touched_) {
    rows.push_back(row);
    const std::uint32_t index = row.row();
    if (model::table_of(row) == Table::cluster) rows.push_back(world.clusters[index].secret.id());
    if (model::table_of(row) == Table::secret) rows.push_back(world.secrets[index].cluster.id());
    if (model::table_of(row) == Table::instance) rows.push_back(world.instances[index].cluster.id());
  }
  std::ranges::sort(rows);
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  for (const model::Resource row : rows) {
    if (model::table_of(row) == Table::cluster) model::check_cluster(inspection, model::ClusterRow(row.row()));
    const bool secret = model::table_of(row) == Table::secret && world.secrets[row.row()].cluster;
    if (secret) model::check_secret(inspection, model::SecretRow(row.row()));
    checks_[states].examined += secret || model::table_of(row) == Table::cluster ? 1 : 0;
  }
  for (const model::Violation& one : found) {
    if (excepted_.test(static_cast<std::size_t>(one.invariant))) continue;
    const model::InvariantRow& broken = model::invariant_row(one.invariant);
    checks_[states].report(
        {last_.event, last_.at, name_of(one.resource),
         std::string(broken.id) + " " + std::string(broken.name) + ": " + std::string(broken.sentence)});
  }
}

}  // namespace lab
