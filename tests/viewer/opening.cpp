// Opening a trace: all at once, bit by bit, while it is written, and what is no trace.
#include <algorithm>
#include <chrono>
#include <fstream>
#include <map>

#include "lab/play.hpp"
#include "scenarios/reader.hpp"
#include "tests/catch.hpp"
#include "tests/viewer/played.hpp"
#include "trace/connection.hpp"
#include "viewer/selection.hpp"
#include "viewer/trace_view.hpp"

namespace {

using namespace std::chrono_literals;

viewer::TimeRange whole_of(const viewer::TraceView& view) { return {view.run().start, view.run().end + 1us}; }

// Everything that is on the timeline, as lines.
std::vector<std::string> timeline_of(const viewer::TraceView& view) {
  std::vector<std::string> lines;
  for (trace::LaneId lane = 0; lane < view.lanes().size(); ++lane) {
    for (const trace::Track track : view.tracks(lane)) {
      for (const viewer::Bar& one : view.bars(lane, track, whole_of(view), 1us)) {
        lines.push_back(std::to_string(lane) + " " + std::string(one.value) + " " + std::to_string(one.event) + " " +
                        std::to_string(one.until.time_since_epoch().count()));
      }
    }
    for (const viewer::Mark& one : view.marks(lane, whole_of(view), 1us)) {
      lines.push_back(std::to_string(lane) + " " + std::string(one.text) + " " + std::to_string(one.event));
    }
  }
  for (const auto& group : view.groups()) {
    lines.push_back(group.name);
    for (const trace::LaneId lane : group.lanes) lines.push_back(std::to_string(lane));
  }
  return lines;
}

void read_all(viewer::TraceView& view, std::size_t rows) {
  double before = view.indexed();
  while (view.indexed() < 1) {
    view.refresh(rows);
    REQUIRE(view.indexed() > before);
    before = view.indexed();
  }
}

// What one is told who opens this file.
std::string refusal_of(const std::filesystem::path& file) {
  try {
    const viewer::TraceView view(file);
    return "";
  } catch (const trace::Error& error) {
    std::string what = error.what();
    const std::size_t place = what.find(file.string());
    if (place != std::string::npos) what.replace(place, file.string().size(), "FILE");
    return what;
  }
}

std::filesystem::path without_overview(const tests::TestFolder& folder) {
  std::filesystem::copy_file(tests::month_trace(), folder / "plain.sqlite");
  trace::Connection(folder / "plain.sqlite", trace::Connection::Mode::create).run("DROP TABLE overview");
  return folder / "plain.sqlite";
}

}  // namespace

TEST_CASE("read in slices, a trace shows what it shows when it is read at once") {
  const viewer::TraceView at_once(tests::month_trace());
  viewer::TraceView sliced(tests::month_trace(), 0);
  CHECK(sliced.indexed() == 0);
  read_all(sliced, 997);
  CHECK(timeline_of(sliced) == timeline_of(at_once));
}

TEST_CASE("before its rows are read a trace shows its overview: the same statuses, about when they were") {
  const viewer::TraceView exact(tests::month_trace());
  const viewer::TraceView early(tests::month_trace(), 0);
  REQUIRE(early.indexed() == 0);
  REQUIRE(early.lanes().size() == exact.lanes().size());
  for (std::size_t i = 0; i < exact.groups().size(); ++i) CHECK(early.groups()[i].lanes == exact.groups()[i].lanes);
  const sim::Duration step = exact.run().end - exact.run().start;
  for (trace::LaneId lane = 0; lane < exact.lanes().size(); ++lane) {
    CHECK(early.tracks(lane) == exact.tracks(lane));
    for (const trace::Track track : exact.tracks(lane)) {
      // What lasted: what was over within a moment is seen when the rows are there.
      const auto told = [&](const viewer::TraceView& view) {
        std::vector<std::pair<std::string, viewer::EventId>> found;
        for (const viewer::Bar& one : view.bars(lane, track, whole_of(view), 1us)) {
          found.emplace_back(one.value, one.event);
        }
        return found;
      };
      const auto foretold = told(early);
      for (const auto& one : told(exact)) CHECK(std::ranges::count(foretold, one) == 1);
    }
    std::uint64_t counted = 0;
    std::uint64_t foretold = 0;
    for (const viewer::Density& one : exact.density(lane, whole_of(exact), 50)) counted += one.events;
    for (const viewer::Density& one : early.density(lane, {exact.run().start - step, exact.run().end + step}, 50)) {
      foretold += one.events;
    }
    CHECK(foretold == counted);
  }
  CHECK(early.plot(viewer::PlotKind::impaired_secrets, whole_of(early), 30).values[15] == 1);
  CHECK(!early.plot(viewer::PlotKind::impaired_secrets, whole_of(early), 30).complete);
}

TEST_CASE("a trace without an overview shows a sample first, and all of it in the end") {
  const tests::TestFolder folder;
  const auto file = without_overview(folder);
  const viewer::TraceView exact(tests::month_trace());
  viewer::TraceView view(file, 0);
  const trace::LaneId cluster = *view.lane_of(view.find("cluster:orders", view.run().end));
  CHECK(!view.bars(cluster, trace::Track::status, whole_of(view), 1us).empty());
  std::uint64_t sampled = 0;
  for (const viewer::Density& one :
       view.density(*view.lane_of(view.find("web/0", view.run().end)), whole_of(view), 50)) {
    sampled += one.events;
  }
  CHECK(sampled > 0);
  read_all(view, 5000);
  CHECK(timeline_of(view) == timeline_of(exact));
}

TEST_CASE("equal runs leave equal overviews, however they were committed") {
  const tests::TestFolder folder;
  const auto bytes = [&](const std::string& name, trace::WritingThread thread) {
    lab::PlayOptions options;
    options.trace = folder / name;
    options.writing = thread;
    lab::play(scenarios::read_file(tests::shipped("clients/retry-budget")), options);
    trace::Connection connection(folder / name, trace::Connection::Mode::read);
    trace::Statement rows(connection, "SELECT resource, part, hex(data) FROM overview ORDER BY rowid");
    std::string text;
    while (rows.step()) {
      text += std::to_string(rows.integer(0)) + " " + std::to_string(rows.integer(1)) + " " +
              std::string(rows.text(2)) + "\n";
    }
    return text;
  };
  const std::string one = bytes("one.sqlite", trace::WritingThread::callers);
  CHECK(one.size() > 100);
  CHECK(one == bytes("two.sqlite", trace::WritingThread::own));
}

TEST_CASE("a trace that is being written is followed") {
  const tests::TestFolder folder;
  lab::PlayOptions options;
  options.trace = folder / "live.sqlite";
  std::unique_ptr<viewer::TraceView> view;
  std::vector<viewer::EventId> seen;
  viewer::Selection following;
  viewer::Selection looking;  // at a moment that somebody went to
  std::size_t steps = 0;
  options.observer = [&](const model::StepRecord&, const model::Setting&, const model::World&, int) {
    if (++steps % 4000 != 0) return;
    if (!view) {
      view = std::make_unique<viewer::TraceView>(*options.trace);
      following = looking = viewer::initial_selection(*view);
      viewer::go_to(looking, *view, "0s");
    }
    const std::uint64_t before = view->generation();
    if (view->refresh(10'000'000)) CHECK(view->generation() != before);
    CHECK(!view->run().finished);
    seen.push_back(view->run().events);
    viewer::advance(following, *view, 0s);
    viewer::advance(looking, *view, 0s);
    CHECK(following.cursor == view->run().end);
    CHECK(following.visible == viewer::fitted({view->run().start, view->run().end}));
    CHECK(looking.cursor == view->run().start);
  };
  lab::play(scenarios::read_file(tests::shipped("basics/a-month-in-the-life")), options);
  REQUIRE(seen.size() > 3);
  CHECK(std::ranges::is_sorted(seen));
  CHECK(seen.back() > seen.front());
  CHECK(view->refresh(10'000'000));
  CHECK(view->run().finished);
  const viewer::TraceView after(*options.trace);
  CHECK(timeline_of(*view) == timeline_of(after));
  CHECK(!view->refresh(10'000'000));
}

TEST_CASE("that another run was written to the file is said") {
  const tests::TestFolder folder;
  {
    lab::PlayOptions options;
    options.trace = folder / "run.sqlite";
    options.until = sim::Time(std::chrono::sys_days(std::chrono::year(2026) / 1 / 20));
    lab::play(scenarios::read_file(tests::shipped("basics/a-month-in-the-life")), options);
    trace::Connection(folder / "run.sqlite", trace::Connection::Mode::create)
        .run("UPDATE fact SET value = 0 WHERE name = 'finished'");
  }
  viewer::TraceView view(folder / "run.sqlite");
  tests::play_into(folder / "run.sqlite", "title: Nothing\nevents:\n  - {at: 0s, aws: kms list-keys}\n");
  std::string what;
  try {
    view.refresh(1000);
  } catch (const trace::Error& error) {
    what = error.what();
  }
  CHECK(what == (folder / "run.sqlite").string() + ": another run was written to it; open it again");
}

TEST_CASE("what is no trace is refused in a sentence") {
  const tests::TestFolder folder;
  CHECK(refusal_of(folder / "missing") == "FILE: there is no such file");
  CHECK(refusal_of(folder.path()) == "FILE: is a folder; a trace is a file");
  CHECK(refusal_of(folder.write("empty", "")) == "FILE: is empty, and no credsim trace");
  CHECK(refusal_of(folder.write("text", "title: a scenario\n")) == "FILE: is not a credsim trace");
  {
    trace::Connection(folder / "other", trace::Connection::Mode::create).run("CREATE TABLE t (x)");
    CHECK(refusal_of(folder / "other") == "FILE: is not a credsim trace");
  }
  std::filesystem::copy_file(tests::month_trace(), folder / "newer");
  trace::Connection(folder / "newer", trace::Connection::Mode::create).run("PRAGMA user_version = 99");
  CHECK(refusal_of(folder / "newer") == "FILE: is a trace of version 99; this credsim reads version 4");
}

TEST_CASE("a trace that is cut off is refused in a sentence, or shown as far as it goes") {
  const tests::TestFolder folder;
  const std::string whole = tests::text_of_file(tests::month_trace());
  const auto cut = [&](double part) {
    return folder.write(
        "cut", std::string_view(whole).substr(0, static_cast<std::size_t>(static_cast<double>(whole.size()) * part)));
  };
  for (const double part : {0.0001, 0.01, 0.1, 0.3, 0.5, 0.7}) {
    INFO(part);
    CHECK(!refusal_of(cut(part)).empty());
  }
  for (const double part : {0.8, 0.9, 0.95, 0.999}) {
    try {
      viewer::TraceView view(cut(part), 0);
      read_all(view, 100'000);
      CHECK(!timeline_of(view).empty());
    } catch (const trace::Error& error) {
      CHECK(std::string(error.what()).find("damaged or incomplete") != std::string::npos);
    }
  }
}

TEST_CASE("a trace that somebody has locked is shown all the same: without a log beside it nobody writes to it") {
  const tests::TestFolder folder;
  std::filesystem::copy_file(tests::month_trace(), folder / "locked");
  trace::Connection other(folder / "locked", trace::Connection::Mode::create);
  other.run("BEGIN EXCLUSIVE");
  CHECK(refusal_of(folder / "locked").empty());
}

TEST_CASE("an empty run is shown") {
  const tests::TestFolder folder;
  tests::play_into(folder / "short.sqlite", "title: Nothing\nevents:\n  - {at: 0s, aws: kms list-keys}\n");
  const viewer::TraceView view(folder / "short.sqlite");
  CHECK(view.lanes().empty());
  CHECK(view.run().events == 1);
  viewer::Selection selection = viewer::initial_selection(view);
  viewer::zoom(selection, view, selection.cursor, 0.5);
  CHECK(view.plot(viewer::PlotKind::events, selection.visible, 10).values.size() == 10);
  CHECK(view.flags(selection.visible, 1us).empty());
}

TEST_CASE("one is told that another run stands in the file of a finished one") {
  const tests::TestFolder folder;
  tests::play_into(folder / "first.sqlite", "title: First\nevents:\n  - {at: 1s, aws: kms list-keys}\n");
  tests::play_into(folder / "second.sqlite",
                   "title: Second\nevents:\n  - {at: 1s, aws: kms list-keys}\n  - {at: 2s, aws: kms list-keys}\n");
  const auto put = [&](const char* name) {
    std::filesystem::copy_file(folder / name, folder / "open.sqlite",
                               std::filesystem::copy_options::overwrite_existing);
  };
  put("first.sqlite");
  viewer::TraceView view(folder / "open.sqlite");
  view.check_file();
  put("first.sqlite");
  CHECK_NOTHROW(view.check_file());
  put("second.sqlite");
  CHECK_THROWS_AS(view.check_file(), trace::Error);
  CHECK(view.run().title == "First");
}
