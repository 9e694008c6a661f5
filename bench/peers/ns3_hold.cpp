// The schedulers of ns-3 under the hold model, used directly: no events are made, only keys are moved.
#include <ns3/calendar-scheduler.h>
#include <ns3/heap-scheduler.h>
#include <ns3/map-scheduler.h>
#include <ns3/priority-queue-scheduler.h>

#include <cstdint>

#include "bench/hold_model.hpp"

namespace {

template <class Scheduler>
class Pending {
 public:
  explicit Pending(std::uint32_t) : scheduler_(ns3::CreateObject<Scheduler>()) {}

  bool take(hold::Taken& taken) {
    if (scheduler_->IsEmpty()) {
      return false;
    }
    const ns3::Scheduler::Event event = scheduler_->RemoveNext();
    taken = {sim::Time(sim::Duration(static_cast<std::int64_t>(event.key.m_ts))), event.key.m_context};
    return true;
  }

  void put(std::uint32_t row, sim::Time time) {
    scheduler_->Insert({nullptr, {static_cast<std::uint64_t>(time.time_since_epoch().count()), ++uid_, row}});
  }

 private:
  ns3::Ptr<ns3::Scheduler> scheduler_;
  std::uint32_t uid_ = 0;
};

}  // namespace

int main(int count, char** words) {
  benchmark::AddCustomContext("version", NS3_VERSION);
  hold::add_shapes<Pending<ns3::MapScheduler>>("MapScheduler", {1'000, 100'000, 1'000'000});
  hold::add_shapes<Pending<ns3::HeapScheduler>>("HeapScheduler", {1'000, 100'000, 1'000'000});
  hold::add_shapes<Pending<ns3::PriorityQueueScheduler>>("PriorityQueueScheduler", {1'000, 100'000, 1'000'000});
  hold::add_shapes<Pending<ns3::CalendarScheduler>>("CalendarScheduler", {1'000, 100'000, 1'000'000});
  return hold::run_all(count, words);
}
