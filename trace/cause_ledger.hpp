// What led to what: which event asked for each pending wait, and which one last changed an attribute that can be
// blamed.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "model/identifiers.hpp"
#include "sim/event.hpp"
#include "trace/rows.hpp"

namespace trace {

class CauseLedger {
 public:
  CauseLedger();

  void asked(const sim::Event& wait, EventId by);
  // The event that asked for the wait that has just ended; 0: nobody known.
  [[nodiscard]] EventId asked_by(const sim::Event& wait) const;

  void changed(model::Resource resource, std::uint16_t attribute, EventId by) {
    if (blamable_[attribute]) {
      set(changes_[attribute], resource.row(), by);
    }
  }
  // The event that last changed the attribute, if it is one that can be blamed; 0: nobody known.
  [[nodiscard]] EventId changed_by(model::Resource resource, std::uint16_t attribute) const;

 private:
  // By row. Ids of 32 bits: four billion events are more than a file can hold.
  using Events = std::vector<std::uint32_t>;

  static void set(Events& events, std::uint32_t row, EventId by);
  static EventId get(const Events& events, std::uint32_t row) { return row < events.size() ? events[row] : 0; }

  std::array<std::vector<Events>, model::table_count> waits_;  // by table, kind, row
  std::vector<Events> changes_;                                // by attribute, row
  std::vector<std::uint8_t> blamable_;                         // by attribute
};

}  // namespace trace
