// Which attributes are worth an explanation, and the walk from an event to its causes.
#include "trace/explanation.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "trace/event_phrase.hpp"
#include "trace/moment_text.hpp"

namespace trace {
namespace {

// What is to be explained of each kind of resource, what is out of order first.
struct Focus {
  std::string_view kind;
  std::string_view attribute;
  std::string_view well;    // the value that is explained only if there is nothing else to say
  std::string_view latest;  // where this one is what has become visible: the attribute that it follows
};
constexpr std::array<Focus, 16> foci{{
    {"cluster", "SecretStatus", "active", ""},
    {"cluster", "Status", "available", ""},
    {"cluster", "PasswordChangedBySql", "false", ""},
    {"instance", "DBInstanceStatus", "available", ""},
    {"instance", "Down", "false", ""},
    {"secret", "DeletedDate", "", ""},
    {"secret", "AWSPENDING", "", ""},
    {"secret", "AWSCURRENT", "", ""},
    {"secret", "RotationEnabled", "true", ""},
    {"key", "KeyState", "Enabled", ""},
    {"key", "VisibleKeyState", "", "KeyState"},
    {"grant", "Status", "active", ""},
    {"grant", "VisibleStatus", "", "Status"},
    {"alias", "TargetKeyId", "", ""},
    {"snapshot", "Status", "available", ""},
    {"client", "LastLogin", "ok", ""},
}};

std::string headline(const ResourceRecord& resource, std::string_view attribute, const std::string& value) {
  const std::string name = short_name(resource.name);
  if (attribute == "SecretStatus") {
    return "The secret of " + name + " has been " + value;
  }
  if (attribute == "Status" || attribute == "DBInstanceStatus" || attribute == "KeyState") {
    return "The " + resource.kind + " " + name + " has been " + value;
  }
  if (attribute == "VisibleKeyState" || attribute == "VisibleStatus") {
    return "To those who use the " + resource.kind + " " + name + " it has been " + value;
  }
  if (attribute == "PasswordChangedBySql") {
    return "The password of " + name + " has been changed behind the secret's back";
  }
  if (attribute == "Down") {
    return "The instance " + name + " has accepted no connections";
  }
  if (attribute == "DeletedDate") {
    return "The secret " + name + " has been scheduled for deletion";
  }
  if (attribute == "exists") {
    return "The " + resource.kind + " " + name + " has existed";
  }
  return std::string(attribute) + " of the " + resource.kind + " " + name + " has been " + short_name(value);
}

// Where a value has a name for being well, another one is trouble; so is it to be deleted.
bool is_trouble(std::string_view kind, const AttributeState& state) {
  const auto focus = std::ranges::find_if(
      foci, [&](const Focus& one) { return one.kind == kind && one.attribute == state.attribute; });
  if (focus == foci.end()) return false;
  return focus->well.empty() ? state.attribute == "DeletedDate" : state.value != focus->well;
}

Reason reason_of(Reader& reader, const ResourceRecord& resource, const AttributeState& state) {
  return {headline(resource, state.attribute, state.value),
          state.attribute,
          state.value,
          state.since,
          causes_of(reader, state.event),
          is_trouble(resource.kind, state)};
}

const AttributeState* find(const std::vector<AttributeState>& states, std::string_view attribute) {
  const auto found = std::ranges::find(states, attribute, &AttributeState::attribute);
  return found == states.end() ? nullptr : &*found;
}

// What is out of order; if nothing is, the first thing there is to tell.
void explain_states(Reader& reader, const ResourceRecord& resource, const std::vector<AttributeState>& states,
                    std::vector<Reason>& reasons) {
  const AttributeState* quiet = find(states, "exists");
  bool first = true;
  for (const Focus& focus : foci) {
    const AttributeState* state = focus.kind == resource.kind ? find(states, focus.attribute) : nullptr;
    if (state == nullptr) {
      continue;
    }
    const AttributeState* latest = find(states, focus.latest);
    if (latest != nullptr ? latest->value != state->value : focus.latest.empty() && state->value != focus.well) {
      reasons.push_back(reason_of(reader, resource, *state));
    } else if (std::exchange(first, false)) {
      quiet = state;
    }
  }
  if (reasons.empty()) {
    reasons.push_back(reason_of(reader, resource, *quiet));
  }
}

// A secret's status stands at its cluster, as long as the cluster has this very secret.
void explain_owner(Reader& reader, const ResourceRecord& secret, sim::Time at, std::vector<Reason>& reasons) {
  if (secret.parent == ResourceId::none) {
    return;
  }
  const ResourceRecord cluster = reader.resource(secret.parent);
  const auto states = reader.state(cluster.id, at);
  const AttributeState* mine = find(states, "MasterUserSecret");
  const AttributeState* status = find(states, "SecretStatus");
  if (mine != nullptr && mine->value == secret.name && status != nullptr) {
    reasons.push_back(reason_of(reader, cluster, *status));
  }
}

// That a secret's value can be read is not part of its status: nobody tells RDS that a key was switched off.
void explain_key(Reader& reader, const ResourceRecord& secret, const std::string& who, sim::Time at,
                 std::vector<Reason>& reasons) {
  const auto secret_states = reader.state(secret.id, at);
  const AttributeState* used = find(secret_states, "KmsKeyId");
  if (used == nullptr) {
    return;
  }
  const ResourceRecord key = reader.find("key:" + used->value, at);
  const std::string unreadable = who + " cannot be read: its key " + short_name(key.name) + " has been ";
  const auto key_states = reader.state(key.id, at);
  if (find(key_states, "exists") == nullptr) {
    if (const auto gone = reader.last_change(key.id, "exists", at)) {
      reasons.push_back({unreadable + "gone", "exists", std::nullopt, gone->at, causes_of(reader, gone->event), true});
    }
    return;
  }
  const AttributeState* state = find(key_states, "VisibleKeyState");
  if (state != nullptr && state->value != "Enabled") {
    reasons.push_back(reason_of(reader, key, *state));
    reasons.back().headline = unreadable + state->value;
    reasons.back().trouble = true;
  }
}

// What a cluster's clients need: its secret, and the key of that.
void explain_secret(Reader& reader, const ResourceRecord& cluster, const std::vector<AttributeState>& states,
                    sim::Time at, std::vector<Reason>& reasons) {
  const AttributeState* mine = find(states, "MasterUserSecret");
  if (mine == nullptr) {
    return;
  }
  for (const ResourceRecord& secret : reader.children(cluster.id, "secret")) {
    if (secret.name == mine->value) {
      explain_key(reader, secret, "The secret of " + short_name(cluster.name), at, reasons);
    }
  }
}

}  // namespace

std::vector<Cause> causes_of(Reader& reader, EventId id) {
  std::vector<Cause> causes;
  // A rotation leads to the next one: a year of them is told as one, and the beginning.
  std::set<std::tuple<std::string, ResourceId, std::string>> told;
  std::int64_t passed_over = 0;
  std::optional<EventRecord> event = reader.event(id);
  while (event) {
    const bool last = event->cause == 0 || event->cause >= event->id;
    if (told.emplace(event->name, event->resource_id, event->error).second || last) {
      std::string phrase = event_phrase(*event);
      causes.push_back({*event, std::move(phrase), std::exchange(passed_over, 0)});
    } else {
      ++passed_over;
    }
    event = last ? std::nullopt : reader.event(event->cause);
  }
  return causes;
}

Explanation explain(Reader& reader, const ResourceRecord& resource, sim::Time at) {
  Explanation explanation{resource, at, reader.fact("scenario"), {}};
  if (resource.created_at > at) {
    throw Error(resource.name + " is not there yet at " + moment_text(at, Precision::seconds) + ": it begins at " +
                moment_text(resource.created_at, Precision::seconds));
  }
  const auto states = reader.state(resource.id, at);
  if (find(states, "exists") == nullptr) {
    if (const auto gone = reader.last_change(resource.id, "exists", at)) {
      explanation.reasons.push_back({"The " + resource.kind + " " + short_name(resource.name) + " has been gone",
                                     "exists", std::nullopt, gone->at, causes_of(reader, gone->event), false});
    }
    return explanation;
  }
  if (resource.kind == "secret") {
    explain_owner(reader, resource, at, explanation.reasons);
  }
  explain_states(reader, resource, states, explanation.reasons);
  if (resource.kind == "cluster") {
    explain_secret(reader, resource, states, at, explanation.reasons);
  } else if (resource.kind == "secret") {
    explain_key(reader, resource, "The secret " + short_name(resource.name), at, explanation.reasons);
  }
  std::stable_partition(explanation.reasons.begin(), explanation.reasons.end(),
                        [](const Reason& reason) { return reason.trouble; });
  return explanation;
}

}  // namespace trace
