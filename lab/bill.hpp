// The bill of a run: what was there by time, what was called by number, by month and resource.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "lab/summary.hpp"
#include "model/model.hpp"

namespace lab {

class Bill {
 public:
  explicit Bill(const model::Setting& setting) : setting_(&setting) {}

  void operator()(const model::StepRecord& record, const model::World& world);
  // Closes what is still open at the end. The items are in the order of months, kinds and resources.
  [[nodiscard]] std::vector<BillItem> items(const model::World& world, sim::Time end);

 private:
  // What is billed, in the order in which a month's items stand.
  enum class Kind : std::uint8_t { secret, secret_calls, key, key_material, key_requests };
  struct Line {
    std::int32_t month;  // since the year 0
    Kind kind;
    model::Resource resource;  // none: of the account
    auto operator<=>(const Line&) const = default;
  };

  void count(Kind kind, model::Resource resource, sim::Time at, std::uint64_t times = 1);
  void span(Kind kind, model::Resource resource, sim::Time from, sim::Time to);
  // The time that a key is there, and the material that it keeps besides its last.
  void key_span(model::Resource key, sim::Time from, sim::Time to);
  void on_note(const model::Note& note, const model::World& world, bool of_client, sim::Time now);
  void add_client_reads(const model::World& world);

  const model::Setting* setting_;
  std::map<Line, double> lines_;                               // months, or calls
  std::map<model::Resource, std::vector<sim::Time>> rotated_;  // when the material was that costs, by key
};

}  // namespace lab
