// Words of statuses, and labels of versions.
#include "lab/node_status.hpp"

#include "model/fields.hpp"

namespace lab {

using model::Table;

std::string node_status(const model::World& world, model::Resource resource) {
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

}  // namespace lab
