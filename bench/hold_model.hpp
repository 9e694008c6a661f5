// The hold model: of n pending events the first is taken and one is put back, some time later. Every set of pending
// events, ours and the peers', goes through this very loop.
#pragma once

#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "sim/distribution.hpp"
#include "sim/random.hpp"
#include "sim/time.hpp"

namespace hold {

// How long after the event that was taken the one that is put back lies.
enum class Shape : std::uint8_t {
  exponential,  // with mean 1 s
  bimodal,      // nine of ten with mean 1 s, one of ten with mean 1 h
  clustered,    // whole minutes, with mean 1 h: many events share a time
};

inline constexpr std::size_t drawn = 1 << 16;  // as many as are drawn beforehand, then used again

// Drawn beforehand, so that random numbers are not what is measured.
class Increments {
 public:
  explicit Increments(Shape shape) : shape_(shape) {
    for (std::size_t nth = 0; nth < durations_.size(); ++nth) {
      durations_[nth] = draw(nth, 0.1);
    }
  }

  sim::Duration next() { return durations_[at_++ % drawn]; }

  // How far away the nth of the events that are pending at first lies. What is pending after a long time is mostly what
  // waits long: of the bimodal, 3600 parts in 3609 as much time is spent on one in ten.
  [[nodiscard]] sim::Duration first(std::uint64_t nth) const { return draw(durations_.size() + nth, 360.0 / 360.9); }

 private:
  [[nodiscard]] sim::Duration draw(std::uint64_t nth, double long_part) const {
    using namespace std::chrono_literals;
    sim::Stream stream(1, 2, 3, nth);
    if (shape_ == Shape::clustered) {
      const sim::Duration drawn = sim::Distribution::exponential(1h).draw(stream);
      return (drawn / 1min + 1) * sim::Duration(1min);
    }
    const bool is_long = shape_ == Shape::bimodal && static_cast<double>(stream() >> 11) * 0x1p-53 < long_part;
    return sim::Distribution::exponential(is_long ? sim::Duration(1h) : sim::Duration(1s)).draw(stream);
  }

  Shape shape_;
  std::vector<sim::Duration> durations_ = std::vector<sim::Duration>(drawn);
  std::size_t at_ = 0;
};

// Rows drawn beforehand, to be cancelled.
class Rows {
 public:
  explicit Rows(std::uint32_t count) {
    for (std::size_t nth = 0; nth < rows_.size(); ++nth) {
      sim::Stream stream(1, 2, 4, nth);
      rows_[nth] = static_cast<std::uint32_t>(stream() % count);
    }
  }

  std::uint32_t next() { return rows_[at_++ % drawn]; }

 private:
  std::vector<std::uint32_t> rows_ = std::vector<std::uint32_t>(drawn);
  std::size_t at_ = 0;
};

// Who is next, and when.
struct Taken {
  sim::Time time;
  std::uint32_t row;
};

// Counts what is left and sees that it comes in order.
template <class Pending>
bool left_in_order(Pending& pending, sim::Time last, std::uint64_t expected) {
  std::uint64_t left = 0;
  for (Taken taken; pending.take(taken); last = taken.time) {
    if (taken.time < last) return false;
    ++left;
  }
  return left == expected;
}

// Takes the first and puts one back; returns its time. `right` stays true while there is one, and no earlier than
// `last`.
template <class Pending>
sim::Time hold_once(Pending& pending, sim::Time last, Increments& increments, bool& right) {
  Taken taken{};
  right &= pending.take(taken) && last <= taken.time;
  pending.put(taken.row, taken.time + increments.next());
  return taken.time;
}

// `Pending` is made with the number of rows, each of which has one event: put(row, time), and take(taken), which is
// false when nothing is pending.
template <class Pending>
void run(benchmark::State& state, Shape shape) {
  const auto rows = static_cast<std::uint32_t>(state.range(0));
  Increments increments(shape);
  Pending pending(rows);
  for (std::uint32_t row = 0; row < rows; ++row) {
    pending.put(row, sim::Time{} + increments.first(row));
  }
  sim::Time last{};
  bool right = true;
  for (auto _ : state) {
    last = hold_once(pending, last, increments, right);
  }
  if (!right || !left_in_order(pending, last, rows)) state.SkipWithError("out of order, or too many or too few");
  state.SetItemsProcessed(state.iterations());
}

// Every fourth operation cancels the event of some row and schedules it anew: move(row, time).
template <class Pending>
void run_with_cancelling(benchmark::State& state) {
  const auto rows = static_cast<std::uint32_t>(state.range(0));
  Increments increments(Shape::exponential);
  Rows cancelled(rows);
  Pending pending(rows);
  for (std::uint32_t row = 0; row < rows; ++row) {
    pending.put(row, sim::Time{} + increments.first(row));
  }
  sim::Time last{};
  bool right = true;
  std::uint32_t turn = 0;
  for (auto _ : state) {
    if (++turn % 4 == 0) {
      pending.move(cancelled.next(), last + increments.next());
      continue;
    }
    last = hold_once(pending, last, increments, right);
  }
  if (!right || !left_in_order(pending, last, rows)) state.SkipWithError("out of order, or too many or too few");
  state.SetItemsProcessed(state.iterations());
}

// Several times around, whatever is pending.
inline void sizes(benchmark::internal::Benchmark* measured, std::int64_t rows) {
  measured->Arg(rows)->Iterations(rows >= 1'000'000 ? 5'000'000 : 3'000'000)->Unit(benchmark::kMillisecond);
}

// NAME/exponential/ROWS and so on, as the driver asks for them.
template <class Pending>
void add_shapes(const std::string& name, const std::vector<std::int64_t>& all_rows) {
  const auto add = [&](const char* shape_name, Shape shape) {
    for (const std::int64_t rows : all_rows) {
      sizes(benchmark::RegisterBenchmark((name + "/" + shape_name).c_str(),
                                         [shape](benchmark::State& state) { run<Pending>(state, shape); }),
            rows);
    }
  };
  add("exponential", Shape::exponential);
  add("bimodal", Shape::bimodal);
  add("clustered", Shape::clustered);
}

template <class Pending>
void add_cancelling(const std::string& name, const std::vector<std::int64_t>& all_rows) {
  for (const std::int64_t rows : all_rows) {
    sizes(benchmark::RegisterBenchmark((name + "/cancel").c_str(), run_with_cancelling<Pending>), rows);
  }
}

inline int run_all(int count, char** words) {
  benchmark::Initialize(&count, words);
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
  return 0;
}

}  // namespace hold
