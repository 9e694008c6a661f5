// Stretches that are drawn together two by two.
#include "lab/failure_history.hpp"

namespace lab {

void FailureHistory::add(sim::Time at) {
  reach(at);
  const auto stretch = static_cast<std::size_t>((at - start_) / profile_.stretch);
  auto& counts = profile_.counts;
  if (counts.size() <= stretch) counts.resize(stretch + 1);
  ++counts[stretch];
}

void FailureHistory::reach(sim::Time at) {
  auto& [stretch, counts] = profile_;
  while ((at - start_) / stretch >= static_cast<std::int64_t>(most_stretches)) {
    for (std::size_t i = 0; i < counts.size(); ++i) {
      const std::uint64_t count = counts[i];
      counts[i] = 0;
      counts[i / 2] += count;
    }
    counts.resize((counts.size() + 1) / 2);
    stretch *= 2;
  }
}

FailureProfile FailureHistory::profile(sim::Time end) const {
  FailureHistory whole = *this;
  auto& [stretch, counts] = whole.profile_;
  if (counts.empty()) return {};
  whole.reach(end);
  const auto stretches = static_cast<std::size_t>((end - start_) / stretch) + 1;
  if (counts.size() < stretches) counts.resize(stretches);
  return whole.profile_;
}

}  // namespace lab
