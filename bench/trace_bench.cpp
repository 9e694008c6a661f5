// How fast a trace is written: synthetic steps through the recorder and the writer, next to a bare loop that inserts
// the same rows one by one.
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <string>
#include <vector>

#include "model/fields.hpp"
#include "model/setting.hpp"
#include "model/world.hpp"
#include "trace/connection.hpp"
#include "trace/recorder.hpp"

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::uint32_t clusters = 1000;
constexpr sim::Time start{std::chrono::sys_days(std::chrono::year(2026) / 1 / 1)};

// Both the wall's seconds and the processor's: on a machine that is shared only the latter say much.
class Watch {
 public:
  [[nodiscard]] double wall() const { return std::chrono::duration<double>(Clock::now() - begin_).count(); }
  [[nodiscard]] double processor() const {
    return static_cast<double>(std::clock() - begin_clock_) / static_cast<double>(CLOCKS_PER_SEC);
  }

 private:
  Clock::time_point begin_ = Clock::now();
  std::clock_t begin_clock_ = std::clock();
};

// A step a call: one note, and one or two changes of a cluster; what a rotation's phases look like to a trace.
class Steps {
 public:
  sim::StepRecord<model::Note> next() {
    const std::uint32_t row = count_ % clusters;
    const model::Resource cluster = model::resource(model::Table::cluster, row);
    const auto turn = static_cast<std::int64_t>(count_ / clusters % 4);
    const sim::Time at = start + sim::Duration(std::int64_t{1'234'567} * count_);
    note_ = {};
    note_.resource = cluster;
    note_.kind = model::NoteKind::timer;
    note_.cause = model::CauseKind::scheduled;
    note_.action = model::Action::PasswordSet;
    changes_.clear();
    changes_.push_back({cluster, model::attribute<&model::Cluster::phase>, 0, turn + 1, turn + 2});
    if (count_ % 2 == 0) {
      const std::int64_t password = 0x1234'5678'9ABC'0000 + count_ / 8;
      changes_.push_back({cluster, model::attribute<&model::Cluster::password>, 0, password, password + 1});
    }
    const sim::Event event{at, cluster, 1, count_ & 0xFF'FFFFU};
    scheduled_.assign(1, {event, 0});
    ++count_;
    return {event, {&note_, 1}, changes_, scheduled_};
  }

 private:
  std::uint32_t count_ = 0;
  model::Note note_;
  std::vector<sim::Change> changes_;
  std::vector<sim::Scheduled> scheduled_;
};

void report(const char* what, std::uint32_t events, const Watch& watch, const std::filesystem::path& file) {
  std::printf("%-30s %6.2f s wall  %6.2f s cpu  %9.0f events/s of cpu  %6.1f bytes an event\n", what, watch.wall(),
              watch.processor(), events / watch.processor(),
              static_cast<double>(std::filesystem::file_size(file)) / events);
}

void recorded(std::uint32_t events, const std::filesystem::path& file) {
  const model::Setting setting(1, start, "123456789012", "eu-west-1");
  model::World world;
  const Watch watch;
  trace::Writer writer(file, trace::Overwrite::anything);
  const trace::RunFact title{"title", "bench"};
  writer.begin({&title, 1});
  trace::Recorder recorder(writer, setting,
                           {[](const model::World&, model::Resource resource) {
                              return trace::ResourceText{"orders-" + std::to_string(resource.row()), "", {}};
                            },
                            [](const model::World&, const model::Note&) { return std::string(); }});
  Steps steps;
  for (std::uint32_t i = 0; i < events; ++i) {
    recorder.step(steps.next(), world);
  }
  report("recorder and writer, rows alone", events, watch, file);
  recorder.finish();
  writer.finish();
  report("  with indexes and closing", events, watch, file);
}

void bare(std::uint32_t events, const std::filesystem::path& file) {
  std::filesystem::remove(file);
  const Watch watch;
  trace::Connection connection(file, trace::Connection::Mode::create);
  connection.run(
      "PRAGMA page_size = 16384; PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;"
      "CREATE TABLE event (id INTEGER PRIMARY KEY, at INTEGER, origin INTEGER, action INTEGER, resource INTEGER,"
      " cause INTEGER, principal INTEGER, error INTEGER, message INTEGER) STRICT;"
      "CREATE TABLE change (event INTEGER, resource INTEGER, attribute INTEGER, before INTEGER, after INTEGER) STRICT;"
      "BEGIN");
  trace::Statement event(connection, "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, NULL, NULL, NULL)");
  trace::Statement change(connection, "INSERT INTO change VALUES (?, ?, ?, ?, ?)");
  Steps steps;
  for (std::uint32_t i = 0; i < events; ++i) {
    const auto record = steps.next();
    const std::int64_t id = i + std::int64_t{1};
    const std::int64_t resource = record.event.owner.row() + std::int64_t{1};
    event.bind(1, id)
        .bind(2, record.event.time.time_since_epoch().count())
        .bind(3, static_cast<std::int64_t>(record.notes[0].kind))
        .bind(4, static_cast<std::int64_t>(record.notes[0].action))
        .bind(5, resource)
        .bind_or_null(6, i < clusters ? 0 : id - clusters)
        .execute();
    for (const sim::Change& one : record.changes) {
      change.bind(1, id)
          .bind(2, resource)
          .bind(3, std::int64_t{one.attribute})
          .bind(4, one.before & 0xFFFF)
          .bind(5, one.after & 0xFFFF)
          .execute();
    }
    if (id % 10'000 == 0) {
      connection.run("COMMIT; BEGIN");
    }
  }
  connection.run("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)");
  report("bare loop, a row a statement", events, watch, file);
}

}  // namespace

int main(int count, char** words) {
  const auto events = static_cast<std::uint32_t>(count > 1 ? std::strtoul(words[1], nullptr, 10) : 2'000'000);
  const std::filesystem::path folder = std::filesystem::temp_directory_path() / "credsim-trace-bench";
  std::filesystem::create_directories(folder);
  recorded(events, folder / "recorded.sqlite");
  bare(events, folder / "bare.sqlite");
  std::filesystem::remove_all(folder);
}
