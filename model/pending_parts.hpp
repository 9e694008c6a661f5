// Which of what is pending may happen next, in a world without a clock: what is slow waits for what is faster and has
// to do with it.
#pragma once

#include <cstdint>
#include <vector>

#include "model/canonical.hpp"
#include "model/step.hpp"

namespace model {

struct Pending {
  Resource owner;
  SlotKind slot{};
  std::uint32_t action = 0;  // of owner 0: which
};

// Finds the parts of a world that have to do with each other: clusters, secrets, grants and a customer's keys that
// refer to one another. Keeps its buffers.
class PendingParts {
 public:
  // Appends what may happen next, in the order of tables and rows. Without `scales`, all that is pending.
  void find_due(const World& world, bool scales, std::vector<Pending>& due);

 private:
  void join_parts(const World& world);
  [[nodiscard]] std::uint32_t part_of(Resource owner);
  void join(Resource a, Resource b);
  std::uint32_t root(std::uint32_t node);

  std::vector<Resource> nodes_;
  std::vector<std::uint32_t> parents_;  // by node
  std::vector<std::uint8_t> fastest_;   // by root, a Scale; 0: nothing is pending
};

}  // namespace model
