// Counting calls by their notes.
#include "lab/call_counts.hpp"

#include <algorithm>

#include "model/operations.hpp"

namespace lab {
namespace {

bool was_throttled(model::Refusal refusal) {
  return refusal == model::Refusal::throttled_json || refusal == model::Refusal::throttled_rds;
}

}  // namespace

void CallCounts::operator()(const model::StepRecord& record) {
  const bool of_client = model::table_of(record.event.owner) == model::Table::client;
  for (const model::Note& note : record.notes) {
    if (!model::is_operation(note.action)) {
      continue;
    }
    Count& count = counts_[static_cast<std::size_t>(note.action)];
    Second& second = seconds_[static_cast<std::size_t>(note.action)];
    const sim::Time begin = std::chrono::floor<std::chrono::seconds>(record.event.time);
    if (second.begin != begin) {
      second = {begin, 0};
    }
    count.peak = std::max(count.peak, ++second.calls);
    ++count.calls;
    throttled_ += was_throttled(note.refusal) ? 1 : 0;
    stepped_reads_ += of_client && note.action == model::Action::GetSecretValue ? 1 : 0;
  }
}

void CallCounts::finish(const model::World& world) {
  std::uint64_t reads = 0;
  for (const model::GroupMeter& meter : world.meters.groups) {
    reads += meter.reads;
  }
  counts_[static_cast<std::size_t>(model::Action::GetSecretValue)].calls += reads - std::min(reads, stepped_reads_);
}

std::uint64_t CallCounts::total() const {
  std::uint64_t sum = 0;
  for (const Count& count : counts_) {
    sum += count.calls;
  }
  return sum;
}

}  // namespace lab
