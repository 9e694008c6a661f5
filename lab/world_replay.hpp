// The world of a trace at a moment, rebuilt from its changes. Texts and passwords are the trace's numbers for them, so
// equal ones are equal; what is pending, and lists between rows, are not part of a trace.
#pragma once

#include <cstdint>
#include <unordered_map>

#include "model/world.hpp"
#include "trace/reader.hpp"

namespace lab {

class WorldReplay {
 public:
  // References to resources that no change told of are left out. Throws trace::Error where rows are missing.
  void take(const trace::RawChange& taken);

  [[nodiscard]] const model::World& world() const { return world_; }
  // The number that the trace has for a resource; none: it was never changed.
  [[nodiscard]] trace::ResourceId id_of(model::Resource resource) const;

 private:
  model::World world_;
  std::unordered_map<std::uint32_t, trace::ResourceId> ids_;  // by the bits of the resource
};

}  // namespace lab
