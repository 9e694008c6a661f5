// Lives of passwords. A moment falls into a life in proportion to its length, and on average half of it is left: what
// is left at a random moment is half the sum of the squares by the sum.
#include "lab/exposure.hpp"

#include <algorithm>

#include "model/fields.hpp"

namespace lab {

void Exposure::ended(sim::Duration lived) {
  const double seconds = std::chrono::duration<double>(lived).count();
  ++passwords_;
  sum_ += seconds;
  squares_ += seconds * seconds;
  longest_ = std::max(longest_, seconds);
}

void Exposure::operator()(const model::StepRecord& record) {
  for (const sim::Change& change : record.changes) {
    if (change.attribute != model::attribute<&model::Cluster::password>) {
      continue;
    }
    const std::uint32_t cluster = change.row.row();
    if (cluster >= since_.size()) {
      since_.resize(cluster + std::size_t{1}, sim::never);
    }
    if (since_[cluster] != sim::never) {
      ended(record.event.time - since_[cluster]);
    }
    since_[cluster] = change.after == sim::absent ? sim::never : record.event.time;
  }
}

void Exposure::finish(const model::World& world, sim::Time end) {
  for (std::uint32_t cluster = 0; cluster < since_.size(); ++cluster) {
    if (since_[cluster] != sim::never && world.clusters[cluster].exists) {
      ended(end - since_[cluster]);
    }
  }
}

double Exposure::mean_seconds() const { return passwords_ == 0 ? 0 : sum_ / static_cast<double>(passwords_); }

double Exposure::leaked_life_seconds() const { return sum_ == 0 ? 0 : squares_ / sum_ / 2; }

}  // namespace lab
