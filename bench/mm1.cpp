// M/M/1 at load 0.8 on our engine: named draws, change log and fingerprint included; customers served in a second.
#include <benchmark/benchmark.h>

#include <cstdint>

#include "bench/mm1_model.hpp"

namespace {

using namespace std::chrono_literals;

// All that the mean number in the system takes.
class InSystem {
 public:
  void operator()(const sim::StepRecord<mm1::Note>& record, const mm1::World& world) {
    mean_.update(record.event.time, static_cast<double>(world.queues[0].customers));
  }
  [[nodiscard]] double mean(sim::Time until) const { return mean_.mean(until); }

 private:
  sim::TimeWeightedMean mean_{sim::Time{}, 0};
};

void serve_customers(benchmark::State& state) {
  const std::int64_t customers = state.range(0);
  for (auto _ : state) {
    const mm1::Setting setting;
    mm1::World world{std::vector<mm1::Queue>(1)};
    sim::Resolver resolver = mm1::resolver(1, 1250ms, 1s);
    sim::Simulation<mm1::Model> simulation(setting, world, resolver, sim::Time{});
    InSystem in_system;
    std::int64_t served = 0;
    simulation.inject(sim::Time{}, 0, 0);
    const auto all_served = [&](const sim::StepRecord<mm1::Note>& record, const mm1::World&) {
      return record.event.kind == mm1::service && ++served == customers;
    };
    sim::run(simulation, sim::never, all_served, in_system);
    state.counters["mean_in_system"] = in_system.mean(simulation.now());
    benchmark::DoNotOptimize(simulation.fingerprint());
  }
  state.counters["customers"] = static_cast<double>(customers);
  state.SetItemsProcessed(state.iterations() * customers);
}

BENCHMARK(serve_customers)->Arg(1'000'000)->Iterations(1)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
