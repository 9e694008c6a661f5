// The part of TraceView that draws up what depends on what: the worlds of the lanes around a resource, put together.
#include <algorithm>
#include <list>
#include <map>
#include <numeric>
#include <set>

#include "lab/node_status.hpp"
#include "lab/world_replay.hpp"
#include "model/fields.hpp"
#include "viewer/trace_view_body.hpp"

namespace viewer {
namespace {

using model::Table;

// So many lanes are put together at most: a cluster's and its secret's have several nodes each.
std::size_t lanes_for(std::size_t nodes) { return std::clamp<std::size_t>(nodes, 8, 400); }

// The lanes to look at, the nearest first, and at last what has none: global clusters, blue/green deployments.
std::vector<std::optional<LaneId>> lanes_around(TraceView::Body& body, std::optional<LaneId> start, std::size_t limit) {
  std::vector<LaneId> found;
  if (start) {
    body.neighbours.keep_up(body.index);
    found = body.neighbours.around(*start, limit);
  } else {
    found.resize(std::min(body.index.lanes().all().size(), limit));
    std::iota(found.begin(), found.end(), LaneId{0});
  }
  std::vector<std::optional<LaneId>> lanes(found.begin(), found.end());
  lanes.push_back(std::nullopt);
  return lanes;
}

// A world of some lanes' resources alone, which have other rows there.
class PartialWorld {
 public:
  explicit PartialWorld(const TraceIndex& index) : index_(index) {}

  // Existences first: a reference to what is not known is left out.
  void take(const std::vector<const LaneState*>& states) {
    for (const bool existence : {true, false}) {
      for (const LaneState* state : states) {
        for (const auto& [key, change] : state->last) {
          if (((change.attribute & 0xFF) == model::existence_position) == existence) put(change);
        }
      }
    }
  }

  [[nodiscard]] const model::World& world() const { return replay_.world(); }
  [[nodiscard]] ResourceId id_of(model::Resource resource) const { return replay_.id_of(resource); }

 private:
  model::Resource row_of(ResourceId id) {
    const auto known = rows_.find(id);
    if (known != rows_.end()) return known->second;
    if (!index_.resources().knows(id)) return model::no_resource;
    const Table kind = index_.resources().kind(id);
    return rows_.emplace(id, model::resource(kind, count_[kind]++)).first->second;
  }

  void put(const trace::ChangeRowNumbers& change) {
    trace::RawChange raw{change.event,     sim::Time{}, change.resource, row_of(change.resource),
                         change.attribute, sim::absent, change.after};
    if (raw.row == model::no_resource) return;
    if (model::attribute_row(change.attribute).type == model::ValueType::resource && change.after != sim::absent) {
      const auto known = rows_.find(static_cast<ResourceId>(change.after));
      raw.after = known == rows_.end() ? sim::absent : static_cast<std::int64_t>(known->second.bits());
    }
    replay_.take(raw);
  }

  const TraceIndex& index_;
  lab::WorldReplay replay_;
  std::map<ResourceId, model::Resource> rows_;
  std::map<Table, std::uint32_t> count_;
};

// The nodes that are shown: the nearest to the centre, clients of a group as one.
class NodeChoice {
 public:
  NodeChoice(const TraceView& view, TraceView::Body& body, const PartialWorld& partial, sim::Time at)
      : view_(view),
        body_(body),
        partial_(partial),
        at_(at),
        graph_(model::dependency_graph(partial.world())),
        edges_(graph_.edges()) {}

  DependencyView tell(ResourceId around, std::size_t limit) {
    std::vector<model::Resource> found = nearest(around);
    // Where there is no room for all, versions and grants are what one can do without.
    std::stable_partition(found.begin(), found.end(), [&](model::Resource one) {
      const Table kind = model::table_of(one);
      return partial_.id_of(one) == around || (kind != Table::version && kind != Table::grant);
    });
    for (const model::Resource one : found) {
      const ResourceId id = partial_.id_of(one);
      const bool client = model::table_of(one) == Table::client;
      const auto lane = client ? body_.index.lane_of(id) : std::nullopt;
      if (lane) {
        if (const auto known = groups_.find(*lane); known != groups_.end()) {
          join(known->second, one);
          continue;
        }
      }
      if (nodes_.size() == limit) continue;
      if (lane) groups_.emplace(*lane, nodes_.size());
      places_.emplace(one.bits(), nodes_.size());
      const trace::ResourceRecord record = body_.reader->resource(id);
      nodes_.push_back({id, record.kind, record.name, status_of(one, id), health_of(one, id), 1});
    }
    return arranged();
  }

 private:
  // What stands at a cluster that is not among the lanes is known from the tracks.
  std::string status_of(model::Resource one, ResourceId id) {
    std::string status = lab::node_status(partial_.world(), one);
    const auto lane = body_.index.lane_of(id);
    if (!status.empty() || !lane || model::table_of(one) != Table::secret) return status;
    const auto turn = body_.turn_at(*lane, trace::Track::secret_status, at_);
    return turn && turn->value != 0 ? std::string(body_.text_on(trace::Track::secret_status, turn->value)) : "";
  }
  model::Health health_of(model::Resource one, ResourceId id) const {
    const model::Health health = model::health_of(partial_.world(), one);
    const auto lane = body_.index.lane_of(id);
    if (!lane || body_.index.resource_of(*lane) != id || model::table_of(one) == Table::client) return health;
    return view_.health(*lane, at_) == trace::Tone::bad ? std::max(health, model::Health::ill) : health;
  }

  void join(std::size_t place, model::Resource client) {
    GraphNode& node = nodes_[place];
    ++node.count;
    node.health = std::max(node.health, model::health_of(partial_.world(), client));
    places_.emplace(client.bits(), place);
  }

  // What it depends on and what depends on it, near or far, with the members of all that: versions, instances, aliases.
  // Not what else depends on the same key.
  std::vector<model::Resource> nearest(ResourceId around) {
    const std::vector<model::Resource> all = graph_.resources();
    if (around == ResourceId::none) return connected(all);
    enum Way : unsigned { down = 1, up = 2, member = 4 };
    std::multimap<std::uint32_t, model::DependencyGraph::Edge> below;
    std::multimap<std::uint32_t, model::DependencyGraph::Edge> above;
    for (const auto& edge : edges_) {
      below.emplace(edge.dependent.bits(), edge);
      above.emplace(edge.on.bits(), edge);
    }
    std::map<std::uint32_t, unsigned> seen;
    std::vector<model::Resource> found;
    std::vector<std::pair<model::Resource, unsigned>> walked;
    const auto go = [&](model::Resource to, unsigned ways) {
      const auto [place, fresh] = seen.try_emplace(to.bits(), 0U);
      if (fresh) found.push_back(to);
      if ((place->second | ways) == place->second) return;
      place->second |= ways;
      walked.emplace_back(to, ways);
    };
    // Of clients the whole group is meant.
    const bool client = body_.index.resources().kind(around) == Table::client;
    const auto lane = body_.index.lane_of(around);
    for (const model::Resource one : all) {
      const ResourceId id = partial_.id_of(one);
      const bool of_group =
          client && body_.index.resources().kind(id) == Table::client && body_.index.lane_of(id) == lane;
      if (id == around || of_group) go(one, down | up);
    }
    for (std::size_t i = 0; i < walked.size(); ++i) {
      const auto [from, ways] = walked[i];
      if ((ways & down) != 0) {
        const auto [first, end] = below.equal_range(from.bits());
        for (auto one = first; one != end; ++one) go(one->second.on, down);
      }
      const auto [first, end] = above.equal_range(from.bits());
      for (auto one = first; one != end; ++one) {
        const model::Dependency how = one->second.how;
        const bool belongs = how == model::Dependency::member || how == model::Dependency::stands_for;
        if ((ways & up) != 0) {
          go(one->second.dependent, up);
        } else if (belongs && (ways & down) != 0) {
          go(one->second.dependent, member);
        }
      }
    }
    return found;
  }

  // All of them, those that are connected one after the other.
  std::vector<model::Resource> connected(const std::vector<model::Resource>& all) {
    std::multimap<std::uint32_t, model::Resource> beside;
    for (const auto& edge : edges_) {
      beside.emplace(edge.dependent.bits(), edge.on);
      beside.emplace(edge.on.bits(), edge.dependent);
    }
    std::set<std::uint32_t> seen;
    std::vector<model::Resource> found;
    for (const model::Resource start : all) {
      if (!seen.insert(start.bits()).second) continue;
      found.push_back(start);
      for (std::size_t i = found.size() - 1; i < found.size(); ++i) {
        const auto [first, end] = beside.equal_range(found[i].bits());
        for (auto one = first; one != end; ++one) {
          if (seen.insert(one->second.bits()).second) found.push_back(one->second);
        }
      }
    }
    return found;
  }

  // By their numbers, with the edges between them.
  DependencyView arranged() {
    std::vector<std::size_t> order(nodes_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::ranges::sort(order, {}, [&](std::size_t place) { return nodes_[place].id; });
    std::vector<std::size_t> place_of(order.size());
    DependencyView view;
    for (std::size_t i = 0; i < order.size(); ++i) {
      place_of[order[i]] = i;
      GraphNode& node = view.nodes.emplace_back(std::move(nodes_[order[i]]));
      if (node.count > 1) {
        node.name = std::string(trace::client_group(node.name)) + " × " + std::to_string(node.count);
      }
    }
    std::set<std::tuple<std::size_t, std::size_t, model::Dependency>> told;
    for (const auto& edge : edges_) {
      const auto from = places_.find(edge.dependent.bits());
      const auto to = places_.find(edge.on.bits());
      if (from == places_.end() || to == places_.end()) continue;
      if (!told.emplace(from->second, to->second, edge.how).second) continue;
      view.edges.push_back({place_of[from->second], place_of[to->second], edge.how});
    }
    return view;
  }

  const TraceView& view_;
  TraceView::Body& body_;
  const PartialWorld& partial_;
  sim::Time at_;
  model::DependencyGraph graph_;
  std::vector<model::DependencyGraph::Edge> edges_;
  std::vector<GraphNode> nodes_;
  std::map<LaneId, std::size_t> groups_;
  std::map<std::uint32_t, std::size_t> places_;  // by the bits of the resource
};

}  // namespace

DependencyView TraceView::dependencies(ResourceId around, sim::Time at, std::size_t limit, std::size_t rows) const {
  const TraceIndex& index = body_->index;
  const auto start = index.lane_of(around);
  if (around != ResourceId::none && !start && !in_graph(index.resources().kind(around))) {
    DependencyView view;
    view.problem = "The graph has no " + body_->reader->resource(around).kind +
                   "s: it shows clusters, instances, secrets, versions, keys, aliases, grants and clients.";
    return view;
  }
  const std::vector<std::optional<LaneId>> lanes = lanes_around(*body_, start, lanes_for(limit));
  std::size_t read = 0;
  for (const std::optional<LaneId> lane : lanes) {
    const std::size_t unread = body_->states.unread(lane);
    if (unread == 0) continue;
    if (read > 0 && unread > rows - std::min(rows, read)) {
      DependencyView view;
      view.complete = false;
      return view;
    }
    read += unread;
    static_cast<void>(body_->state(lane, at));
  }
  // Copies: what is kept of states is less than there may be lanes.
  std::list<LaneState> states;
  std::vector<const LaneState*> pointers;
  for (const std::optional<LaneId> lane : lanes) {
    const LaneState* state = &body_->state(lane, at);
    while (!state->complete && rows == all_rows) state = &body_->state(lane, at);
    if (!state->complete) {
      DependencyView view;
      view.complete = false;
      return view;
    }
    pointers.push_back(&states.emplace_back(*state));
  }
  PartialWorld partial(index);
  partial.take(pointers);
  DependencyView view = NodeChoice(*this, *body_, partial, at).tell(around, limit);
  if (around != ResourceId::none && view.nodes.empty()) {
    view.problem = "It does not exist at this moment.";
  }
  const std::size_t there = index.resources().nodes_at(at);
  std::size_t shown = 0;
  for (const GraphNode& one : view.nodes) shown += one.count;
  view.left_out = there > shown ? there - shown : 0;
  return view;
}

}  // namespace viewer
