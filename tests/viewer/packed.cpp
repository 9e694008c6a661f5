// What is kept packed in memory comes back as it was: ascending numbers, counts from event to event.
#include <algorithm>
#include <vector>

#include "tests/catch.hpp"
#include "tests/property.hpp"
#include "viewer/event_columns.hpp"
#include "viewer/few_of.hpp"
#include "viewer/number_list.hpp"
#include "viewer/tally.hpp"

namespace {

// Event 1 at 1 us, 2 at 2 us, but for every fifth: it is in the moment of the one before.
class FivesTogether : public viewer::Moments {
 public:
  [[nodiscard]] std::int64_t moment_of(trace::EventId event) const override {
    return event % 5 == 0 ? event - 1 : event;
  }
  [[nodiscard]] trace::EventId last_event_until(std::int64_t at) const override { return at % 5 == 4 ? at + 1 : at; }
};

}  // namespace

TEST_CASE("a list of rows gives its ends") {
  viewer::NumberList list;
  std::vector<std::int64_t> all;
  for (std::int64_t i = 1; i < 3000; ++i) all.push_back(i * i % 7 + i * 300);
  for (const std::int64_t row : all) list.append(row);
  for (const std::int64_t last : {std::int64_t{0}, all[0], all[255], all[256] + 1, all[2000], all.back()}) {
    const auto end = std::ranges::upper_bound(all, last);
    const std::vector<std::int64_t> until(all.begin(), end);
    for (const auto& [head, tail] :
         {std::pair<std::size_t, std::size_t>{5000, 0}, {10, 20}, {0, 1}, {0, 600}, {500, 1000}}) {
      std::vector<std::int64_t> expected = until;
      if (expected.size() > head + tail) {
        expected.erase(expected.begin() + static_cast<std::ptrdiff_t>(head),
                       expected.end() - static_cast<std::ptrdiff_t>(tail));
      }
      CHECK(list.ends(last, head, tail) == expected);
    }
  }
}

TEST_CASE("a walk over a list finds what it seeks, from wherever it is") {
  tests::property([](const std::vector<std::uint8_t>& steps, std::uint8_t first, std::uint8_t second) {
    viewer::NumberList list;
    std::vector<std::int64_t> all;
    std::int64_t number = 0;
    for (int round = 0; round < 5; ++round) {
      for (const std::uint8_t step : steps) all.push_back(number += step > 200 ? step * 1'000'000LL : step % 4);
    }
    for (const std::int64_t one : all) list.append(one);
    RC_ASSERT(list.size() == all.size());
    RC_ASSERT(list.last() == number);
    const auto place = [&](std::int64_t wanted) {
      return static_cast<std::size_t>(std::ranges::lower_bound(all, wanted) - all.begin());
    };
    // To a number, and on from there to a later one.
    const std::int64_t near = number * first / 255;
    const std::int64_t far = near + (number - near) * second / 255 + 1;
    viewer::NumberList::Walk walk(list);
    for (const std::int64_t wanted : {near, far}) {
      walk.seek(wanted);
      RC_ASSERT(walk.place() == place(wanted));
      RC_ASSERT(walk.over() == (walk.place() == all.size()));
      if (!walk.over()) RC_ASSERT(walk.number() == all[walk.place()]);
      RC_ASSERT(list.place_of(wanted) == place(wanted));
    }
    viewer::NumberList::Walk jump(list);
    for (const std::size_t to : {all.size() * first / 255 / 2, all.size() * second / 255 / 2 + all.size() / 2}) {
      jump.go_to(to);
      RC_ASSERT(jump.place() == to);
      if (!jump.over()) RC_ASSERT(jump.number() == all[to]);
    }
  });
}

TEST_CASE("a tally has the count after any event, and the most between two") {
  tests::property([](const std::vector<std::uint8_t>& steps, std::uint16_t one, std::uint16_t other) {
    const FivesTogether when;
    viewer::Tally tally;
    std::vector<std::int64_t> after{0};  // by event
    for (int round = 0; round < 4; ++round) {
      for (const std::uint8_t step : steps) {
        const auto event = static_cast<trace::EventId>(after.size());
        const int by = step < 60 ? 1 : step < 120 ? -1 : step == 120 ? 1000 : 0;
        after.push_back(after.back() + by);
        if (by != 0) tally.step(event, by, when);
      }
    }
    const auto last = static_cast<trace::EventId>(after.size()) - 1;
    // What was only within a moment was not.
    const auto settled = [&](trace::EventId event) {
      const bool within = (event + 1) % 5 == 0 && event < last;
      return after[static_cast<std::size_t>(event) + (within ? 1 : 0)];
    };
    for (trace::EventId event = 0; event <= last; ++event) {
      if ((event + 1) % 5 != 0) RC_ASSERT(tally.after(event) == settled(event));
    }
    const trace::EventId from = last == 0 ? 1 : 1 + one % last / 5 * 5;
    const trace::EventId to = std::min(last, from + other % 700 / 5 * 5 + 4);
    std::int64_t most = settled(from - 1);
    for (trace::EventId event = from; event <= to; ++event) most = std::max(most, settled(event));
    RC_ASSERT(tally.most(from, to) == most);
  });
}

TEST_CASE("of few values those that are there are found") {
  viewer::FewOf<viewer::NumberList> few;
  few.made(7).append(70);
  few.made(2).append(20);
  few.made(7).append(71);
  CHECK(few.of(7).size() == 2);
  CHECK(few.of(2).last() == 20);
  CHECK(few.of(3).size() == 0);
  std::vector<std::size_t> told;
  few.each([&](std::size_t number, const viewer::NumberList&) { told.push_back(number); });
  CHECK(told == std::vector<std::size_t>{7, 2});
}
