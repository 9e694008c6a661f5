// The part of TraceView that tells what a resource was like at a moment, and what has happened to it.
#include <algorithm>
#include <map>
#include <set>

#include "model/fields.hpp"
#include "trace/dictionaries.hpp"
#include "trace/moment_text.hpp"
#include "viewer/trace_view_body.hpp"

namespace viewer {
namespace {

using model::Table;

// Of a long lane so many changes are looked at for those of one resource on it.
constexpr std::size_t last_changes = 5000;
constexpr std::size_t most_kin = 200;

ResourceId resource_in(std::int64_t value) {
  return value == sim::absent ? ResourceId::none : static_cast<ResourceId>(value);
}

// What is asked of one resource and of those around it, all at one moment.
class Inspector {
 public:
  Inspector(TraceView::Body& body, const trace::ResourceRecord& resource, sim::Time at)
      : body_(body), resource_(resource), at_(at) {}

  Inspection tell() {
    told_.resource = resource_;
    told_.exists = resource_.created_at <= at_ && (!resource_.deleted_at || *resource_.deleted_at > at_);
    told_.complete = state_of(resource_.id).complete &&
                     body_.index.known_until() >= body_.index.events().last_until(at_) && body_.index.complete();
    tell_attributes();
    if (resource_.kind == "secret") tell_versions();
    tell_kin();
    tell_rotation();
    tell_troubles();
    return std::move(told_);
  }

 private:
  const LaneState& state_of(ResourceId id) { return body_.state(body_.index.lane_of(id), at_); }
  [[nodiscard]] bool of_this(ResourceId id) const {
    return body_.index.resources().knows(id) && body_.index.resources().parent(id) == resource_.id;
  }
  std::int64_t value(ResourceId id, std::uint16_t attribute) { return state_of(id).value(id, attribute); }

  void tell_attributes() {
    const auto& last = state_of(resource_.id).last;
    for (auto one = last.lower_bound({resource_.id, 0}); one != last.end() && one->first.first == resource_.id; ++one) {
      const trace::ChangeRowNumbers& change = one->second;
      const model::AttributeRow& row = model::attribute_row(change.attribute);
      if (change.after == sim::absent || row.name == "exists") continue;
      AttributeRow told{std::string(row.name),
                        body_.reader->value_text(change.attribute, change.after),
                        row.type == model::ValueType::resource ? resource_in(change.after) : ResourceId::none,
                        body_.index.events().at(change.event),
                        change.event,
                        trace::internal_attribute(row) || stands_at_cluster(change.attribute)};
      if (told.names != ResourceId::none && told.names != resource_.parent) told_.uses.push_back(kin(told.names));
      told_.attributes.push_back(std::move(told));
    }
    std::ranges::stable_sort(told_.attributes, {},
                             [](const AttributeRow& one) { return std::pair(one.internal, one.attribute); });
  }

  // A rotation by RDS is told by attributes of the cluster: those of its secret say nothing.
  [[nodiscard]] bool stands_at_cluster(std::uint16_t attribute) const {
    using model::Secret;
    return resource_.kind == "secret" && resource_.parent != ResourceId::none &&
           (attribute == model::attribute<&Secret::attempt> || attribute == model::attribute<&Secret::password_set>);
  }

  void tell_versions() {
    const LaneState& state = state_of(resource_.id);
    std::map<ResourceId, std::vector<std::string>> labels;
    for (const auto& [attribute, name] : {std::pair{model::attribute<&model::Secret::current>, "AWSCURRENT"},
                                          std::pair{model::attribute<&model::Secret::pending>, "AWSPENDING"},
                                          std::pair{model::attribute<&model::Secret::previous>, "AWSPREVIOUS"}}) {
      const ResourceId version = resource_in(state.value(resource_.id, attribute));
      if (version != ResourceId::none) labels[version].emplace_back(name);
    }
    const std::int64_t opens = resource_.parent == ResourceId::none
                                   ? sim::absent
                                   : value(resource_.parent, model::attribute<&model::Cluster::password>);
    for (const auto& [key, change] : state_of(resource_.id).last) {
      if (change.after == sim::absent || !of_this(key.first)) continue;
      if (key.second == model::attribute<&model::Label::version>) {
        labels[resource_in(change.after)].push_back(body_.reader->resource(key.first).name);
      }
    }
    for (const auto& [key, change] : state_of(resource_.id).last) {
      if (key.second != model::existence(Table::version) || change.after == sim::absent || !of_this(key.first))
        continue;
      const std::int64_t password = value(key.first, model::attribute<&model::Version::value>);
      const trace::ResourceRecord version = body_.reader->resource(key.first);
      told_.versions.push_back({version.id, version.name, labels[version.id],
                                password == sim::absent ? "" : "#" + std::to_string(password), version.created_at,
                                password != sim::absent && password == opens});
    }
    std::ranges::reverse(told_.versions);
  }

  void tell_kin() {
    if (resource_.parent != ResourceId::none) told_.uses.insert(told_.uses.begin(), kin(resource_.parent));
    std::map<LaneId, std::size_t> groups;
    for (const ResourceId one : body_.index.resources().children(resource_.id, at_)) {
      const auto lane = body_.index.resources().kind(one) == Table::client ? body_.index.lane_of(one) : std::nullopt;
      if (const auto known = lane ? groups.find(*lane) : groups.end(); known != groups.end()) {
        ++told_.owns[known->second].count;
      } else if (told_.owns.size() < most_kin) {
        if (lane) groups.emplace(*lane, told_.owns.size());
        told_.owns.push_back(kin(one));
      } else {
        ++told_.owns_left_out;
      }
    }
    for (const KinRow& one : told_.owns) {
      std::erase_if(told_.uses, [&](const KinRow& used) { return used.id == one.id; });
    }
    // Through several attributes it may use one thing more than once.
    std::set<ResourceId> seen;
    std::erase_if(told_.uses, [&](const KinRow& used) { return !seen.insert(used.id).second; });
  }

  KinRow kin(ResourceId id) {
    const trace::ResourceRecord record = body_.reader->resource(id);
    return {id, record.kind, record.name, status(id)};
  }

  std::string status(ResourceId id) {
    const auto lane = body_.index.lane_of(id);
    if (!lane || !body_.index.resources().knows(id)) return "";
    const auto word = [&](std::uint16_t attribute) {
      const std::int64_t number = value(id, attribute);
      return number == sim::absent ? "" : body_.reader->value_text(attribute, number);
    };
    const auto on = [&](trace::Track track) {
      const std::optional<Turn> turn =
          body_.index.turns(*lane, track).last_until(at_.time_since_epoch().count(), body_.index.events());
      return !turn || turn->value == 0 ? "" : std::string(body_.text_on(track, turn->value));
    };
    switch (body_.index.resources().kind(id)) {
      case Table::cluster:
        return on(trace::Track::status);
      case Table::secret:
        return on(trace::Track::secret_status);
      case Table::key:
        return on(trace::Track::key_state);
      case Table::instance:
        return word(model::attribute<&model::Instance::status>);
      case Table::grant:
        return word(model::attribute<&model::Grant::status>);
      case Table::snapshot:
        return word(model::attribute<&model::Snapshot::status>);
      default:
        return "";
    }
  }

  void tell_rotation() {
    ResourceId secret = resource_.id;
    if (resource_.kind == "cluster") {
      secret = resource_in(value(resource_.id, model::attribute<&model::Cluster::secret>));
    } else if (resource_.kind != "secret") {
      return;
    }
    if (secret == ResourceId::none) return;
    const auto moment = [&](std::uint16_t attribute) {
      const std::int64_t number = value(secret, attribute);
      return number == sim::absent ? std::nullopt : std::optional(sim::Time(sim::Duration(number)));
    };
    told_.rotation_from = moment(model::attribute<&model::Secret::window_open>);
    told_.rotation_until = moment(model::attribute<&model::Secret::window_close>);
    if (!told_.rotation_until) told_.rotation_until = moment(model::attribute<&model::Secret::next_rotation_date>);
    const std::int64_t rules = value(secret, model::attribute<&model::Secret::schedule>);
    if (rules != sim::absent) {
      told_.schedule = body_.reader->value_text(model::attribute<&model::Secret::schedule>, rules);
    }
  }

  void tell_troubles() {
    const auto lane = body_.index.lane_of(resource_.id);
    if (!lane || body_.index.resource_of(*lane) != resource_.id) return;
    tell_troubles_on(*lane);
    // A managed secret's status is an attribute of its cluster.
    const auto secret =
        resource_.kind == "cluster" ? body_.index.lanes().managed_secret(resource_.id, at_) : std::nullopt;
    if (secret && told_.exists) tell_troubles_on(*secret);
  }

  void tell_troubles_on(LaneId lane) {
    for (std::size_t i = 0; i < trace::track_count; ++i) {
      const auto track = static_cast<trace::Track>(i);
      const std::optional<Turn> turn =
          body_.index.turns(lane, track).last_until(at_.time_since_epoch().count(), body_.index.events());
      if (!turn || turn->value == 0 || tone_of(track, turn->value) < trace::Tone::gap) continue;
      std::string since = trace::moment_text(body_.index.events().at(turn->event), trace::Precision::seconds);
      since.replace(since.find('T'), 1, " ").pop_back();  // as everywhere on the screen
      const std::string said(body_.text_on(track, turn->value));
      told_.troubles.push_back((track == trace::Track::gap ? said : std::string(track_name(track)) + " is " + said) +
                               " since " + since);
    }
  }

  TraceView::Body& body_;
  const trace::ResourceRecord& resource_;
  sim::Time at_;
  Inspection told_;
};

}  // namespace

const LaneState& TraceView::Body::state(std::optional<trace::LaneId> lane, sim::Time at) {
  return states.after(*reader, lane, std::min(index.events().last_until(at), index.known_until()));
}

std::vector<trace::ChangeRecord> TraceView::Body::told(std::span<const trace::ChangeRowNumbers> changes) const {
  std::vector<trace::ChangeRecord> found;
  found.reserve(changes.size());
  for (const trace::ChangeRowNumbers& one : changes) {
    const model::AttributeRow& row = model::attribute_row(one.attribute);
    const auto text = [&](std::int64_t value) {
      return value == sim::absent ? std::nullopt : std::optional(reader->value_text(one.attribute, value));
    };
    const trace::ResourceRecord resource = reader->resource(one.resource);
    const bool known = one.event <= index.events().size();
    found.push_back({one.event, known ? index.events().at(one.event) : run.end, one.resource, resource.name,
                     std::string(row.name), trace::internal_attribute(row), text(one.before), text(one.after)});
  }
  return found;
}

Inspection TraceView::inspect(ResourceId id, sim::Time at) const {
  const trace::ResourceRecord info = resource(id);
  return Inspector(*body_, info, at).tell();
}

std::vector<HistoryRow> TraceView::history(ResourceId id, sim::Time until, std::size_t limit) const {
  const auto lane = body_->index.lane_of(id);
  const EventId event = std::min(body_->index.events().last_until(until), body_->index.known_until());
  // Of what has a lane of its own all that is on it; clients share theirs.
  const bool shared = lane && body_->index.lanes().all()[*lane].kind == trace::LaneKind::clients;
  const bool owner = lane && !shared && body_->index.resource_of(*lane) == id;
  std::vector<trace::ChangeRowNumbers> found;
  const auto take = [&](const trace::ChangeRowNumbers& change) {
    if (owner || change.resource == id) found.push_back(change);
  };
  if (const auto all = body_->states.changes(*body_->reader, lane, event)) {
    std::ranges::for_each(*all, take);
  } else {
    const std::int64_t last = body_->reader->last_change_row_until(event);
    body_->reader->each_change_in(body_->index.changes_of(lane).ends(last, 0, owner ? limit : last_changes), take);
  }
  if (found.size() > limit) found.erase(found.begin(), found.end() - static_cast<std::ptrdiff_t>(limit));
  std::ranges::reverse(found);
  std::vector<HistoryRow> rows;
  for (trace::ChangeRecord& one : body_->told(found)) {
    rows.push_back({one.event, one.at, one.resource_id, std::move(one.resource), std::move(one.attribute),
                    std::move(one.before), std::move(one.after), one.internal});
  }
  return rows;
}

std::vector<trace::ChangeRecord> TraceView::changes_of(EventId id) const {
  std::vector<trace::ChangeRowNumbers> found;
  body_->reader->each_change_row(body_->reader->last_change_row_until(id - 1) + 1,
                                 body_->reader->last_change_row_until(id),
                                 [&](const trace::ChangeRowNumbers& change) { found.push_back(change); });
  return body_->told(found);
}

}  // namespace viewer
