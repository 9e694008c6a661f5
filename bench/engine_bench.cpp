// The engine's speed: its queue of events under the hold model beside std::priority_queue, and whole events of M/M/1.
#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <queue>
#include <tuple>
#include <vector>

#include "bench/mm1_model.hpp"
#include "sim/event_queue.hpp"

namespace {

using namespace std::chrono_literals;

// The hold model: of n pending events the first is taken and one is put back, an exponential time later.
class Increments {
 public:
  Increments() {
    const auto mean = sim::Distribution::exponential(1s);
    for (std::uint64_t nth = 0; nth < durations_.size(); ++nth) {
      sim::Stream stream(1, 2, 3, nth);
      durations_[nth] = mean.draw(stream);
    }
  }

  sim::Duration next() { return durations_[at_++ % durations_.size()]; }

 private:
  std::vector<sim::Duration> durations_ = std::vector<sim::Duration>(1 << 16);
  std::size_t at_ = 0;
};

void hold_event_queue(benchmark::State& state) {
  Increments increments;
  sim::EventQueue queue;
  for (std::int64_t row = 0; row < state.range(0); ++row) {
    queue.push({sim::Time{} + increments.next(), sim::Owner(1, static_cast<std::uint32_t>(row)), 0, 1});
  }
  for (auto _ : state) {
    sim::Event event = queue.top();
    queue.pop();
    event.time += increments.next();
    event.generation = sim::next_generation(event.generation) & 0xFF'FFFFU;
    queue.push(event);
  }
  state.SetItemsProcessed(state.iterations());
}

// What one would write first: a time, a sequence number for ties, a payload.
void hold_priority_queue(benchmark::State& state) {
  using Entry = std::tuple<sim::Time, std::uint64_t, std::uint32_t>;
  Increments increments;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
  std::uint64_t sequence = 0;
  for (std::int64_t row = 0; row < state.range(0); ++row) {
    queue.emplace(sim::Time{} + increments.next(), sequence++, static_cast<std::uint32_t>(row));
  }
  for (auto _ : state) {
    const auto [time, nth, payload] = queue.top();
    queue.pop();
    queue.emplace(time + increments.next(), sequence++, payload);
  }
  state.SetItemsProcessed(state.iterations());
}

// Whole events, draws, change log and fingerprint included, of so many queues side by side.
void mm1_events(benchmark::State& state) {
  const auto queues = static_cast<std::uint32_t>(state.range(0));
  const mm1::Setting setting;
  mm1::World world{std::vector<mm1::Queue>(queues)};
  sim::Resolver resolver = mm1::resolver(1, 1250ms, 1s);
  sim::Simulation<mm1::Model> simulation(setting, world, resolver, sim::Time{});
  for (std::uint32_t row = 0; row < queues; ++row) {
    simulation.inject(sim::Time{}, 0, row);
  }
  for (auto _ : state) {
    benchmark::DoNotOptimize(simulation.step());
  }
  state.SetItemsProcessed(state.iterations());
}

BENCHMARK(hold_event_queue)->Arg(1'000)->Arg(100'000)->Arg(1'000'000);
BENCHMARK(hold_priority_queue)->Arg(1'000)->Arg(100'000)->Arg(1'000'000);
BENCHMARK(mm1_events)->Arg(1)->Arg(1'000)->Arg(100'000);

}  // namespace

BENCHMARK_MAIN();
