// From changes of attributes to spans.
#include "trace/status_spans.hpp"

#include <array>
#include <map>
#include <utility>

namespace trace {
namespace {

constexpr std::array<std::string_view, 11> span_attributes{
    "Status", "SecretStatus", "rotation", "MasterUserPassword", "AWSCURRENT", "SecretString.password",
    "Writer", "Down",         "KeyState", "VisibleKeyState",    "exists"};

Tone tone_of_value(std::string_view value) {
  using Row = std::pair<std::string_view, Tone>;
  constexpr std::array<Row, 10> known{{{"available", Tone::calm},
                                       {"active", Tone::calm},
                                       {"Enabled", Tone::calm},
                                       {"stopped", Tone::off},
                                       {"PendingImport", Tone::off},
                                       {"impaired", Tone::bad},
                                       {"Disabled", Tone::bad},
                                       {"PendingDeletion", Tone::bad},
                                       {"retry", Tone::bad},
                                       {"inaccessible-encryption-credentials", Tone::bad}}};
  for (const auto& [word, tone] : known) {
    if (word == value) return tone;
  }
  return value.starts_with("inaccessible") ? Tone::bad : Tone::busy;
}

// The spans of a trace while its changes go by.
class SpanTelling {
 public:
  SpanTelling(Reader& reader, const Lanes& lanes, const std::function<void(const StatusSpan&)>& visit)
      : lanes_(lanes), visit_(visit) {
    for (const ResourceRecord& one : reader.resources()) {
      parents_.emplace(one.id, one.parent);
      if (one.kind == "cluster") clusters_.emplace(one.id, ClusterState{});
      if (one.kind == "secret" && clusters_.contains(one.parent)) managed_.emplace(one.id, one.parent);
    }
  }

  void take(const ChangeRecord& change) {
    const auto lane = lanes_.of(change.resource_id);
    if (!lane) return;
    const bool of_cluster = clusters_.contains(change.resource_id);
    const std::string value = change.after.value_or("");
    if (change.attribute == "Status" && of_cluster) {
      put(*lane, Track::status, value, tone_of_value(value), change);
    } else if (change.attribute == "SecretStatus") {
      put(secret_lane(change, *lane), Track::secret_status, value, tone_of_value(value), change);
    } else if (change.attribute == "rotation") {
      put(of_cluster ? secret_lane(change, *lane) : *lane, Track::rotation, value, tone_of_value(value), change);
    } else if (change.attribute == "KeyState") {
      put(*lane, Track::key_state, value, tone_of_value(value), change);
    } else if (change.attribute == "VisibleKeyState") {
      put(*lane, Track::visible_key_state, value, tone_of_value(value), change);
    } else {
      take_writer(change, *lane);
      take_password(change);
    }
  }

  void finish() {
    for (auto& [place, span] : open_) visit_(span);
  }

 private:
  struct ClusterState {
    std::string password;
    std::string writer;
    bool had_writer = false;
    bool exists = false;
    std::optional<ResourceId> secret;  // whose AWSCURRENT is `current`
    std::string current;               // the password in it
  };

  LaneId secret_lane(const ChangeRecord& change, LaneId cluster) const {
    return lanes_.managed_secret(change.resource_id, change.at).value_or(cluster);
  }

  // Ends what was there; begins the new one, unless its value is empty.
  void put(LaneId lane, Track track, const std::string& value, Tone tone, const ChangeRecord& change) {
    const auto found = open_.find({lane, track});
    if (found != open_.end()) {
      if (found->second.value == value && found->second.tone == tone) return;
      found->second.until = change.at;
      if (found->second.from != change.at) visit_(found->second);
      open_.erase(found);
    }
    if (!value.empty()) {
      open_.emplace(std::pair(lane, track),
                    StatusSpan{lane, track, value, tone, change.at, std::nullopt, change.event});
    }
  }

  void take_writer(const ChangeRecord& change, LaneId lane) {
    const auto own = clusters_.find(change.resource_id);
    if (own != clusters_.end()) {
      if (change.attribute == "exists") own->second.exists = change.after.has_value();
      if (change.attribute == "Writer") own->second.writer = change.after.value_or("");
      if (change.attribute == "exists" || change.attribute == "Writer") tell_writer(own->second, change, lane);
    } else if (change.attribute == "Down") {
      down_[change.resource] = change.after == "true";
      const auto cluster = clusters_.find(parents_[change.resource_id]);
      if (cluster != clusters_.end()) tell_writer(cluster->second, change, lane);
    }
  }

  void tell_writer(ClusterState& cluster, const ChangeRecord& change, LaneId lane) {
    cluster.had_writer = cluster.had_writer || !cluster.writer.empty();
    if (!cluster.exists) {
      put(lane, Track::writer, "", Tone::off, change);
    } else if (cluster.writer.empty()) {
      put(lane, Track::writer, "no writer", cluster.had_writer ? Tone::bad : Tone::off, change);
    } else if (down_[cluster.writer]) {
      put(lane, Track::writer, cluster.writer + " is down", Tone::bad, change);
    } else {
      put(lane, Track::writer, cluster.writer, Tone::calm, change);
    }
  }

  // Whether the password under AWSCURRENT is the cluster's.
  void take_password(const ChangeRecord& change) {
    const ResourceId parent = parents_[change.resource_id];
    if (change.attribute == "SecretString.password" && managed_.contains(parent)) {
      values_[{parent, change.resource}] = change.after.value_or("");
      tell_current(parent, change);
    } else if (change.attribute == "AWSCURRENT" && managed_.contains(change.resource_id)) {
      labels_[change.resource_id] = change.after.value_or("");
      tell_current(change.resource_id, change);
    } else if (const auto own = clusters_.find(change.resource_id);
               own != clusters_.end() && change.attribute == "MasterUserPassword") {
      own->second.password = change.after.value_or("");
      tell_gap(own->second, change);
    }
  }

  void tell_current(ResourceId secret, const ChangeRecord& change) {
    ClusterState& cluster = clusters_[managed_[secret]];
    cluster.secret = secret;
    const auto value = values_.find({secret, labels_[secret]});
    cluster.current = value == values_.end() ? "" : value->second;
    tell_gap(cluster, change);
  }

  void tell_gap(const ClusterState& cluster, const ChangeRecord& change) {
    if (!cluster.secret) return;
    const bool gap = !cluster.password.empty() && !cluster.current.empty() && cluster.password != cluster.current;
    put(*lanes_.of(*cluster.secret), Track::gap, gap ? "AWSCURRENT does not open the database" : "", Tone::gap, change);
  }

  const Lanes& lanes_;
  const std::function<void(const StatusSpan&)>& visit_;
  std::map<ResourceId, ResourceId> parents_;
  std::map<ResourceId, ClusterState> clusters_;
  std::map<ResourceId, ResourceId> managed_;  // the secrets that RDS keeps, and their clusters
  std::map<ResourceId, std::string> labels_;  // the version under AWSCURRENT
  std::map<std::pair<ResourceId, std::string>, std::string> values_;
  std::map<std::string, bool> down_;
  std::map<std::pair<LaneId, Track>, StatusSpan> open_;
};

}  // namespace

std::string_view track_name(Track track) {
  constexpr std::array<std::string_view, track_count> names{
      "Status", "writer", "SecretStatus", "rotation", "AWSCURRENT and database", "KeyState", "KeyState in effect"};
  return names.at(static_cast<std::size_t>(track));
}

std::string_view tone_name(Tone tone) {
  constexpr std::array<std::string_view, tone_count> names{"calm", "busy", "off", "gap", "bad"};
  return names.at(static_cast<std::size_t>(tone));
}

void each_status_span(Reader& reader, const Lanes& lanes, const std::function<void(const StatusSpan&)>& visit) {
  SpanTelling telling(reader, lanes, visit);
  reader.each_change_of(span_attributes, [&](const ChangeRecord& change) { telling.take(change); });
  telling.finish();
}

}  // namespace trace
