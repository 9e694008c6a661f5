// What the index is made of: moments, columns of events, turns of a track; each against a look at all of it.
#include <algorithm>
#include <vector>

#include "model/statuses.hpp"
#include "tests/catch.hpp"
#include "tests/property.hpp"
#include "viewer/event_columns.hpp"
#include "viewer/turn_list.hpp"

namespace {

trace::PlainEvent event_at(trace::EventId id, std::int64_t micros) {
  trace::PlainEvent event;
  event.id = id;
  event.at = sim::Time(sim::Duration(micros));
  event.kind = model::NoteKind::call;
  event.action = id % 3 == 0 ? model::Action::Login : model::Action::ModifyDBCluster;
  event.error = id % 3 == 0 ? static_cast<trace::TextId>(1) : trace::TextId::none;
  return event;
}

viewer::EventColumns columns_of(const std::vector<std::int64_t>& moments) {
  viewer::EventColumns columns;
  for (std::size_t i = 0; i < moments.size(); ++i) {
    columns.append(event_at(static_cast<trace::EventId>(i) + 1, moments[i]));
  }
  return columns;
}

void check_moments(const std::vector<std::int64_t>& moments) {
  const viewer::EventColumns columns = columns_of(moments);
  REQUIRE(columns.size() == static_cast<trace::EventId>(moments.size()));
  for (std::size_t i = 0; i < moments.size(); ++i) {
    REQUIRE(columns.moment_of(static_cast<trace::EventId>(i) + 1) == moments[i]);
    for (const std::int64_t at : {moments[i] - 1, moments[i], moments[i] + 1}) {
      REQUIRE(columns.last_event_until(at) == std::ranges::upper_bound(moments, at) - moments.begin());
    }
  }
}

}  // namespace

TEST_CASE("the moments of events come back, whether they are close together or years apart") {
  std::vector<std::int64_t> close;
  std::vector<std::int64_t> far;
  for (std::int64_t i = 0; i < 700; ++i) {
    close.push_back(1'000'000'000'000 + i / 3 * 777'777);
    far.push_back(1'000'000'000'000 + i * i * 100'000'000'000);
  }
  check_moments(close);
  check_moments(far);
  // First close, then years later.
  close.insert(close.end(), {close.back() + 90'000'000'000'000, close.back() + 90'000'000'000'001});
  check_moments(close);
}

TEST_CASE("marks are counted up to any event") {
  std::vector<std::int64_t> moments(1000);
  for (std::size_t i = 0; i < moments.size(); ++i) moments[i] = static_cast<std::int64_t>(i);
  const viewer::EventColumns columns = columns_of(moments);
  for (const trace::EventId until : {0, 1, 2, 3, 255, 256, 257, 512, 999, 1000}) {
    CHECK(columns.marked_until(until, viewer::MarkKind::failed_login) == until / 3);
  }
}

TEST_CASE("of any number of types of events each event keeps its own") {
  viewer::EventColumns columns;
  for (trace::EventId id = 1; id <= 1500; ++id) {
    trace::PlainEvent event = event_at(id, id);
    event.error = static_cast<trace::TextId>(id % 701);
    columns.append(event);
  }
  CHECK(columns.types().size() > 512);
  for (trace::EventId id = 1; id <= 1500; ++id) {
    REQUIRE(columns.type(columns.type_of(id)).error == static_cast<trace::TextId>(id % 701));
  }
}

TEST_CASE("between known moments events lie evenly, and are found again") {
  viewer::SparseMoments moments;
  moments.add(1, 1000);
  moments.add(65, 2000);
  moments.add(129, 2000);
  moments.add(200, 900'000);
  for (trace::EventId id = 1; id <= 200; ++id) {
    if (id > 1) CHECK(moments.moment_of(id) >= moments.moment_of(id - 1));
    const trace::EventId found = moments.last_event_until(moments.moment_of(id));
    CHECK(found >= id);
    CHECK(moments.moment_of(found) == moments.moment_of(id));
  }
  CHECK(moments.moment_of(33) == 1500);
  CHECK(moments.last_event_until(999) == 0);
  CHECK(moments.last_event_until(10'000'000) == 200);
}

TEST_CASE("bars stand for every turn once, and show the worst of those that are too short to be told apart") {
  tests::property([](const std::vector<std::uint8_t>& steps, std::uint8_t coarseness) {
    std::vector<std::int64_t> moments;
    std::vector<viewer::Turn> expected;  // those that took time
    viewer::TurnList list;
    std::int64_t at = 0;
    viewer::EventColumns columns;
    for (std::size_t i = 0; i < 4 * steps.size(); ++i) {
      const std::uint8_t step = steps[i % steps.size()];
      at += step % 16;
      const auto id = static_cast<std::uint32_t>(columns.size() + 1);
      columns.append(event_at(id, at));
      const viewer::Turn turn{id, static_cast<std::uint32_t>(step / 16 % 5)};
      RC_ASSERT(list.last().event == (expected.empty() ? 0 : expected.back().event));
      list.append(turn, trace::Track::secret_status, columns);
      if (!expected.empty() && columns.moment_of(expected.back().event) == at) expected.pop_back();
      expected.push_back(turn);
    }
    const std::int64_t end = at + 5;
    const std::int64_t resolution = coarseness % 8 == 0 ? coarseness * 8 + 1 : coarseness % 64 + 1;
    std::vector<viewer::TurnBar> bars;
    list.bars(0, end, end, resolution, columns, bars);
    std::size_t told = 0;
    std::int64_t last = 0;
    for (const viewer::TurnBar& bar : bars) {
      RC_ASSERT(bar.from >= last);
      last = bar.until;
      // Those of the bar, and how bad the worst of them is.
      auto worst = trace::Tone::calm;
      bool any = false;
      std::size_t count = 0;
      for (const viewer::Turn& turn : expected) {
        const std::int64_t moment = columns.moment_of(turn.event);
        if (moment < bar.from || (moment >= bar.until && moment != bar.from)) continue;
        ++count;
        if (turn.value == 0) continue;
        any = true;
        worst = std::max(worst, tone_of(trace::Track::secret_status, turn.value));
      }
      RC_ASSERT(any);
      RC_ASSERT(count == bar.times);
      RC_ASSERT(tone_of(trace::Track::secret_status, bar.turn.value) == worst);
      told += bar.times;
    }
    RC_ASSERT(told <= expected.size());
    // The turns themselves come back, and what is said at each moment.
    std::vector<viewer::Turn> turns;
    list.each([&](const viewer::Turn& turn) { turns.push_back(turn); });
    RC_ASSERT(turns.size() == expected.size());
    for (std::size_t i = 0; i < turns.size(); ++i) {
      RC_ASSERT(turns[i].event == expected[i].event);
      RC_ASSERT(turns[i].value == expected[i].value);
      const std::int64_t moment = columns.moment_of(turns[i].event);
      RC_ASSERT(list.last_until(moment, columns)->event == turns[i].event);
      const auto before = list.last_until(moment - 1, columns);
      RC_ASSERT(before.has_value() == (i > 0));
      if (before) RC_ASSERT(before->event == turns[i - 1].event);
    }
    RC_ASSERT(bars.size() <= static_cast<std::size_t>(2 * (end / resolution + 2)));
  });
}

TEST_CASE("a turn that took no time takes the worst of those before it with it only if it was that") {
  constexpr auto active = static_cast<std::uint32_t>(model::SecretStatus::active);
  constexpr auto impaired = static_cast<std::uint32_t>(model::SecretStatus::impaired);
  for (const bool replaced : {false, true}) {
    viewer::EventColumns columns;
    viewer::TurnList list;
    for (std::uint32_t id = 1; id <= 64; ++id) {
      // The 41st is in the moment of the 40th.
      columns.append(event_at(id, id == 41 ? 40 : id));
      const bool bad = id == (replaced ? 40U : 35U);
      list.append({id, bad ? impaired : active}, trace::Track::secret_status, columns);
    }
    std::vector<viewer::TurnBar> bars;
    list.bars(0, 64, 64, 1000, columns, bars);
    REQUIRE(!bars.empty());
    CHECK(bars[0].times > 48);
    CHECK(bars[0].turn.value == (replaced ? active : impaired));
  }
}

TEST_CASE("values of any size come back from a track") {
  viewer::TurnList list;
  const std::vector<std::uint32_t> values{0, 6, 7, 8, 4'000'000'000U, 1, 127, 128};
  for (std::uint32_t i = 0; i < 100; ++i) list.append({i * 1000 + 1, values[i % values.size()]}, trace::Track::writer);
  std::uint32_t told = 0;
  list.each([&](const viewer::Turn& turn) {
    CHECK(turn.event == told * 1000 + 1);
    CHECK(turn.value == values[told++ % values.size()]);
  });
  CHECK(told == 100);
}

TEST_CASE("an attempt that another one followed is no failed login") {
  viewer::EventColumns columns;
  trace::PlainEvent event;
  event.kind = model::NoteKind::client;
  event.error = static_cast<trace::TextId>(1);
  for (const auto& [action, mark] : {std::pair{model::Action::LoginAttempt, std::optional(viewer::MarkKind::attempt)},
                                     std::pair{model::Action::Login, std::optional(viewer::MarkKind::failed_login)}}) {
    event.action = action;
    ++event.id;
    columns.append(event);
    CHECK(columns.type(columns.type_of(event.id)).mark == mark);
  }
}
