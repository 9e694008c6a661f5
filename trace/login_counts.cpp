// Reads the meters of the groups.
#include "trace/login_counts.hpp"

#include <chrono>

#include "trace/writer.hpp"

namespace trace {

void write_login_counts(Writer& writer, const model::Setting& setting, const model::World& world,
                        const std::vector<EventId>& started) {
  const auto& groups = world.meters.groups;
  for (std::size_t i = 0; i < groups.size() && i < started.size(); ++i) {
    const model::ClientDefinition& definition = setting.clients[i];
    LoginRow row;
    row.event = started[i];
    row.client = writer.text(setting.text(definition.name));
    row.cluster = writer.text(setting.text(definition.cluster));
    sim::Time minute = setting.start;
    for (const std::uint32_t count : groups[i].minutes) {
      if (count != 0) {
        row.at = minute;
        row.count = count;
        writer.login(row);
      }
      minute += std::chrono::minutes(1);
    }
  }
}

}  // namespace trace
