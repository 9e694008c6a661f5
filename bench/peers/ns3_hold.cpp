// The schedulers of ns-3 under the hold model, without its simulator around them: with an event that is made, checked,
// run and dropped as its simulator does, and with keys alone.
#include <ns3/calendar-scheduler.h>
#include <ns3/heap-scheduler.h>
#include <ns3/make-event.h>
#include <ns3/map-scheduler.h>
#include <ns3/priority-queue-scheduler.h>

#include <cstdint>

#include "bench/hold_model.hpp"

namespace {

ns3::Scheduler::EventKey key_of(std::uint32_t row, sim::Time time, std::uint32_t uid) {
  return {static_cast<std::uint64_t>(time.time_since_epoch().count()), uid, row};
}
sim::Time time_of(const ns3::Scheduler::Event& event) {
  return sim::Time(sim::Duration(static_cast<std::int64_t>(event.key.m_ts)));
}

// Nothing can be cancelled, and nothing happens.
template <class Scheduler>
class Keys {
 public:
  explicit Keys(std::uint32_t) : scheduler_(ns3::CreateObject<Scheduler>()) {}

  bool take(hold::Taken& taken) {
    if (scheduler_->IsEmpty()) {
      return false;
    }
    const ns3::Scheduler::Event event = scheduler_->RemoveNext();
    taken = {time_of(event), event.key.m_context};
    return true;
  }

  void put(std::uint32_t row, sim::Time time) { scheduler_->Insert({nullptr, key_of(row, time, ++uid_)}); }

 private:
  ns3::Ptr<ns3::Scheduler> scheduler_;
  std::uint32_t uid_ = 0;
};

// An event knows what to do and whether it was cancelled, as a slot of ours does.
template <class Scheduler>
class Events {
 public:
  explicit Events(std::uint32_t) : scheduler_(ns3::CreateObject<Scheduler>()) {}

  bool take(hold::Taken& taken) {
    if (scheduler_->IsEmpty()) {
      return false;
    }
    const ns3::Scheduler::Event event = scheduler_->RemoveNext();
    event.impl->Invoke();
    event.impl->Unref();
    taken = {time_of(event), row_};
    return true;
  }

  void put(std::uint32_t row, sim::Time time) {
    scheduler_->Insert({ns3::MakeEvent(&Events::happen, this, row), key_of(row, time, ++uid_)});
  }

 private:
  void happen(std::uint32_t row) { row_ = row; }

  ns3::Ptr<ns3::Scheduler> scheduler_;
  std::uint32_t uid_ = 0;
  std::uint32_t row_ = 0;
};

template <template <class> class Pending>
void add(const std::string& form) {
  const std::vector<std::int64_t> rows = {1'000, 100'000, 1'000'000};
  hold::add_shapes<Pending<ns3::MapScheduler>>(form + "/MapScheduler", rows);
  hold::add_shapes<Pending<ns3::HeapScheduler>>(form + "/HeapScheduler", rows);
  hold::add_shapes<Pending<ns3::PriorityQueueScheduler>>(form + "/PriorityQueueScheduler", rows);
  hold::add_shapes<Pending<ns3::CalendarScheduler>>(form + "/CalendarScheduler", rows);
}

}  // namespace

int main(int count, char** words) {
  benchmark::AddCustomContext("version", NS3_VERSION);
  add<Events>("events");
  add<Keys>("keys");
  return hold::run_all(count, words);
}
