// Names, statuses and labels of the nodes.
#include "lab/trace_graph.hpp"

#include <vector>

#include "lab/world_replay.hpp"
#include "model/dependency_graph.hpp"
#include "model/fields.hpp"
#include "trace/event_phrase.hpp"
#include "trace/moment_text.hpp"

namespace lab {
namespace {

using model::Table;

// The statuses that say how a resource fares, a line each.
std::string status_of(const model::World& world, model::Resource resource) {
  const std::uint32_t row = resource.row();
  const auto word = [&](std::uint16_t attribute) {
    const std::int64_t value = model::value_of(world, resource, attribute);
    return value == sim::absent ? std::string()
                                : std::string(model::word_of(model::attribute_row(attribute).type, value));
  };
  switch (model::table_of(resource)) {
    case Table::cluster:
      return word(model::attribute<&model::Cluster::status>);
    case Table::instance:
      return word(model::attribute<&model::Instance::status>);
    case Table::secret: {
      const model::ClusterRow cluster = world.secrets[row].cluster;
      if (!cluster || !world[cluster].exists) return "";
      return std::string(
          model::word_of(model::ValueType::secret_status, static_cast<std::int64_t>(world[cluster].secret_status)));
    }
    case Table::version: {
      const model::VersionRow version(row);
      const model::SecretRow secret = world[version].secret;
      if (!secret) return "";
      std::string labels;
      const auto label = [&](model::VersionRow labelled, const char* name) {
        if (labelled == version) labels += (labels.empty() ? "" : ", ") + std::string(name);
      };
      label(world[secret].current, "AWSCURRENT");
      label(world[secret].pending, "AWSPENDING");
      label(world[secret].previous, "AWSPREVIOUS");
      return labels;
    }
    case Table::key:
      return word(model::attribute<&model::Key::state>);
    default:
      return "";
  }
}

}  // namespace

std::string trace_graph(trace::Reader& reader, const GraphOptions& options) {
  const sim::Time at = options.at.value_or(reader.end());
  WorldReplay replay;
  reader.replay(at, [&](const trace::RawChange& change) { replay.take(change); });
  const model::World& world = replay.world();
  const model::DependencyGraph graph = model::dependency_graph(world);

  const auto look = [&](model::Resource resource) {
    const trace::ResourceRecord record = reader.resource(replay.id_of(resource));
    const std::string status = status_of(world, resource);
    return model::DependencyGraph::Look{
        record.kind + "\n" + trace::short_name(record.name) + (status.empty() ? "" : "\n" + status),
        model::health_of(world, resource)};
  };
  const std::string title = reader.fact("title") + ", " + trace::moment_text(at, trace::Precision::seconds);
  if (!options.of) return graph.dot(title, look);
  for (const model::Resource resource : graph.resources()) {
    if (replay.id_of(resource) != options.of->id) continue;
    std::vector<model::Resource> only = graph.dependents(resource);
    only.push_back(resource);
    return graph.dot("what depends on " + options.of->kind + " " + trace::short_name(options.of->name) + ": " + title,
                     look, only);
  }
  throw trace::Error(options.of->kind + " " + options.of->name + " did not exist at " +
                     trace::moment_text(at, trace::Precision::seconds));
}

}  // namespace lab
