// Names, statuses and labels of the nodes.
#include "lab/trace_graph.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include "lab/node_status.hpp"
#include "lab/world_replay.hpp"
#include "model/dependency_graph.hpp"
#include "trace/event_phrase.hpp"
#include "trace/moment_text.hpp"

namespace lab {
namespace {

using model::Table;

// `web/3` -> `web`.
std::string group_of(const trace::ResourceRecord& client) { return client.name.substr(0, client.name.rfind('/')); }

// The clients of a group are drawn as one: the first of them stands for all.
class ClientGroups {
 public:
  ClientGroups(trace::Reader& reader, const WorldReplay& replay, const std::vector<model::Resource>& resources) {
    for (const model::Resource one : resources) {
      if (model::table_of(one) != Table::client) continue;
      Group& group = groups_[group_of(reader.resource(replay.id_of(one)))];
      if (group.count++ == 0) group.first = one;
      if (model::health_of(replay.world(), one) != model::Health::well) ++group.ill;
    }
  }

  [[nodiscard]] bool drawn(model::Resource one) const {
    return model::table_of(one) != Table::client ||
           std::ranges::any_of(groups_, [one](const auto& entry) { return entry.second.first == one; });
  }
  [[nodiscard]] model::DependencyGraph::Look look(const trace::ResourceRecord& client) const {
    const Group& group = groups_.at(group_of(client));
    std::string label =
        "client\n" + (group.count == 1 ? client.name : group_of(client) + " × " + std::to_string(group.count));
    if (group.ill != 0) label += "\n" + std::to_string(group.ill) + " cannot log in";
    return {std::move(label), group.ill == 0 ? model::Health::well : model::Health::ill};
  }

 private:
  struct Group {
    model::Resource first;
    std::uint64_t count = 0;
    std::uint64_t ill = 0;
  };
  std::map<std::string, Group> groups_;
};

}  // namespace

std::string trace_graph(trace::Reader& reader, const GraphOptions& options) {
  const sim::Time at = options.at.value_or(reader.end());
  WorldReplay replay;
  reader.replay(at, [&](const trace::RawChange& change) { replay.take(change); });
  const model::World& world = replay.world();
  const model::DependencyGraph graph = model::dependency_graph(world);

  std::string title = reader.fact("title") + ", " + trace::moment_text(at, trace::Precision::seconds);
  std::vector<model::Resource> shown = graph.resources();
  if (options.of) {
    const auto of = std::ranges::find(shown, options.of->id, [&](model::Resource one) { return replay.id_of(one); });
    if (of == shown.end()) {
      throw trace::Error(options.of->kind + " " + options.of->name + " did not exist at " +
                         trace::moment_text(at, trace::Precision::seconds));
    }
    const model::Resource centre = *of;
    shown = graph.dependents(centre);
    shown.push_back(centre);
    title = "what depends on " + options.of->kind + " " + trace::short_name(options.of->name) + ": " + title;
  }
  const ClientGroups clients(reader, replay, shown);
  std::erase_if(shown, [&](model::Resource one) { return !clients.drawn(one); });

  const auto look = [&](model::Resource resource) {
    const trace::ResourceRecord record = reader.resource(replay.id_of(resource));
    if (model::table_of(resource) == Table::client) return clients.look(record);
    const std::string status = node_status(world, resource);
    return model::DependencyGraph::Look{
        record.kind + "\n" + trace::short_name(record.name) + (status.empty() ? "" : "\n" + status),
        model::health_of(world, resource)};
  };
  return graph.dot(title, look, shown);
}

}  // namespace lab
