// The bill of a run: what was there by time, what was called by number, by month and resource.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <vector>

#include "lab/summary.hpp"
#include "model/model.hpp"

namespace lab {

class Bill {
 public:
  using Visit = std::function<void(const BillItem&)>;

  explicit Bill(const model::Setting& setting) : setting_(&setting) {}

  void operator()(const model::StepRecord& record, const model::World& world);
  // Closes what is still open at the end and visits the items, in the order of months, kinds and resources. Once.
  void finish(const model::World& world, sim::Time end, const Visit& visit);

 private:
  using Month = std::int32_t;  // since the year 0
  // What is billed, in the order in which a month's items stand.
  enum class Kind : std::uint8_t { secret, secret_calls, key, key_material, key_requests };
  struct Line {
    model::Resource resource;  // none: of the account
    Kind kind;
    double quantity;  // months, or calls
  };
  // The calls of one resource in the month that it was called in last.
  struct Running {
    Month month = 0;
    std::uint32_t calls = 0;
  };

  void count(Kind kind, model::Resource resource, sim::Time at);
  void span(Kind kind, model::Resource resource, sim::Time from, sim::Time to);
  // The time that a key is there, and the material that it keeps besides its last.
  void key_span(model::Resource key, sim::Time from, sim::Time to);
  void on_note(const model::Note& note, const model::World& world, bool of_client, sim::Time now);
  void close_calls();
  void add_client_reads(const model::World& world);
  // What is still there at the end costs until then.
  void add_spans(const model::World& world, sim::Time begin, sim::Time end);
  [[nodiscard]] BillItem item(Month month, const Line& line, const model::World& world) const;
  Month month_at(sim::Time at);

  const model::Setting* setting_;
  std::map<Month, std::vector<Line>> lines_;                   // a line may come in several parts
  std::vector<Running> secret_calls_;                          // by row plus 1; 0: of the account
  std::vector<Running> key_requests_;                          // likewise
  std::map<model::Resource, std::vector<sim::Time>> rotated_;  // when the material was that costs, by key
  Month month_ = 0;                                            // that of the last call, from begin_ until end_
  sim::Time begin_ = sim::never;
  sim::Time end_{};
};

}  // namespace lab
