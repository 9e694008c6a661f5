// Stretches that are drawn together two by two.
#include "lab/failure_history.hpp"

namespace lab {

FailureProfile FailureProfile::coarser() const {
  FailureProfile made{2 * stretch, std::vector<std::uint64_t>((counts.size() + 1) / 2)};
  for (std::size_t i = 0; i < counts.size(); ++i) made.counts[i / 2] += counts[i];
  return made;
}

void FailureHistory::add(sim::Time at) {
  reach(at);
  const auto stretch = static_cast<std::size_t>((at - start_) / profile_.stretch);
  auto& counts = profile_.counts;
  if (counts.size() <= stretch) counts.resize(stretch + 1);
  ++counts[stretch];
}

void FailureHistory::reach(sim::Time at) {
  while ((at - start_) / profile_.stretch >= static_cast<std::int64_t>(most_stretches)) {
    profile_ = profile_.coarser();
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
