// M/M/1 at load 0.8 on ns-3: free functions scheduled by the simulator. `seconds` makes times as ns-3's own examples
// do; `nanoseconds` rounds them itself, which is twice as fast, for Seconds() multiplies 128 bits.
#include <benchmark/benchmark.h>
#include <ns3/double.h>
#include <ns3/object-factory.h>
#include <ns3/random-variable-stream.h>
#include <ns3/simulator.h>

#include <cstdint>
#include <string>

namespace {

ns3::Ptr<ns3::ExponentialRandomVariable> between_arrivals;
ns3::Ptr<ns3::ExponentialRandomVariable> one_service;
std::int64_t customers_wanted;
std::int64_t in_system;
std::int64_t served;
std::int64_t last_change;  // in nanoseconds
double area;

struct InSeconds {
  static constexpr const char* name = "seconds";
  static ns3::Time time(double seconds) { return ns3::Seconds(seconds); }
};
struct InNanoseconds {
  static constexpr const char* name = "nanoseconds";
  static ns3::Time time(double seconds) { return ns3::NanoSeconds(static_cast<std::uint64_t>(seconds * 1e9)); }
};

void change(std::int64_t by) {
  const std::int64_t now = ns3::Simulator::Now().GetTimeStep();
  area += static_cast<double>(in_system) * static_cast<double>(now - last_change);
  last_change = now;
  in_system += by;
}

template <class Unit>
void serve() {
  change(-1);
  if (++served == customers_wanted) {
    ns3::Simulator::Stop();
    return;
  }
  if (in_system > 0) {
    ns3::Simulator::Schedule(Unit::time(one_service->GetValue()), &serve<Unit>);
  }
}

template <class Unit>
void arrive() {
  change(+1);
  ns3::Simulator::Schedule(Unit::time(between_arrivals->GetValue()), &arrive<Unit>);
  if (in_system == 1) {
    ns3::Simulator::Schedule(Unit::time(one_service->GetValue()), &serve<Unit>);
  }
}

ns3::Ptr<ns3::ExponentialRandomVariable> exponential(double mean) {
  auto variable = ns3::CreateObject<ns3::ExponentialRandomVariable>();
  variable->SetAttribute("Mean", ns3::DoubleValue(mean));
  return variable;
}

template <class Unit>
void serve_customers(benchmark::State& state, const std::string& scheduler) {
  for (auto _ : state) {
    ns3::Simulator::SetScheduler(ns3::ObjectFactory(scheduler));
    between_arrivals = exponential(1.25);
    one_service = exponential(1);
    customers_wanted = state.range(0);
    in_system = served = last_change = 0;
    area = 0;
    ns3::Simulator::Schedule(Unit::time(between_arrivals->GetValue()), &arrive<Unit>);
    ns3::Simulator::Run();
    state.counters["mean_in_system"] = area / static_cast<double>(last_change);
    ns3::Simulator::Destroy();
  }
  state.counters["customers"] = static_cast<double>(served);
  state.SetItemsProcessed(state.iterations() * served);
}

template <class Unit>
void add_schedulers() {
  for (const char* scheduler :
       {"MapScheduler", "HeapScheduler", "PriorityQueueScheduler", "CalendarScheduler", "ListScheduler"}) {
    const std::string type = "ns3::" + std::string(scheduler);
    benchmark::RegisterBenchmark((Unit::name + ("/" + std::string(scheduler))).c_str(),
                                 [type](benchmark::State& state) { serve_customers<Unit>(state, type); })
        ->Arg(1'000'000)
        ->Iterations(1)
        ->Unit(benchmark::kMillisecond);
  }
}

}  // namespace

int main(int count, char** words) {
  benchmark::AddCustomContext("version", NS3_VERSION);
  add_schedulers<InSeconds>();
  add_schedulers<InNanoseconds>();
  benchmark::Initialize(&count, words);
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
  return 0;
}
