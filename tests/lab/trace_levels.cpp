// What a trace keeps at each level.
#include <string>

#include "lab/play.hpp"
#include "lab/trace_check.hpp"
#include "scenarios/reader.hpp"
#include "tests/catch.hpp"
#include "tests/folder.hpp"
#include "trace/connection.hpp"
#include "trace/reader.hpp"

namespace {

// A cluster that rotates once, recorded at a level.
class Recorded {
 public:
  explicit Recorded(trace::Level level) : file_(folder_ / "t.sqlite") {
    lab::PlayOptions options;
    options.trace = file_;
    options.level = level;
    summary_ = lab::play(scenarios::read_text("title: T\nduration: 9d\nevents:\n"
                                              "  - at: 0s\n    aws: rds create-db-cluster --db-cluster-identifier c "
                                              "--engine aurora-mysql --master-username admin "
                                              "--manage-master-user-password\n",
                                              "t.yaml"),
                         options);
  }

  [[nodiscard]] std::int64_t count(const std::string& what) const {
    trace::Connection connection(file_, trace::Connection::Mode::read);
    return connection.number("SELECT count(*) FROM " + what);
  }
  [[nodiscard]] std::filesystem::path file() const { return file_; }
  [[nodiscard]] std::uint64_t fingerprint() const { return summary_.fingerprint; }

 private:
  tests::TestFolder folder_;
  std::filesystem::path file_;
  lab::Summary summary_;
};

constexpr const char* bookkeeping = "change c JOIN attribute a ON a.id = c.attribute WHERE a.internal";
constexpr const char* shown = "change c JOIN attribute a ON a.id = c.attribute WHERE NOT a.internal";
constexpr const char* requests = "events WHERE request IS NOT NULL";
constexpr const char* commands = "events WHERE command IS NOT NULL";

}  // namespace

TEST_CASE("levels of a trace: the events and what AWS shows of their changes are in every one") {
  const Recorded changes(trace::Level::changes);
  const Recorded calls(trace::Level::calls);
  const Recorded all(trace::Level::all);
  CHECK(all.count("events") > 5);
  CHECK(all.count(shown) > 20);
  for (const Recorded* less : {&changes, &calls}) {
    CHECK(less->count("events") == all.count("events"));
    CHECK(less->count(shown) == all.count(shown));
    CHECK(less->fingerprint() == all.fingerprint());
  }
}

TEST_CASE("levels of a trace: requests from `calls` on, bookkeeping only in `all`") {
  const Recorded changes(trace::Level::changes);
  const Recorded calls(trace::Level::calls);
  const Recorded all(trace::Level::all);
  CHECK(changes.count(commands) == 1);
  CHECK(changes.count(requests) == 0);
  CHECK(calls.count(requests) == 1);
  CHECK(all.count(requests) == 1);
  CHECK(changes.count(bookkeeping) == 0);
  CHECK(calls.count(bookkeeping) == 0);
  CHECK(all.count(bookkeeping) > 10);
}

TEST_CASE("levels of a trace: what lacks the bookkeeping is not played back, and says so") {
  const Recorded calls(trace::Level::calls);
  trace::Reader reader(calls.file());
  CHECK_THROWS_WITH(
      lab::check_trace(reader),
      calls.file().string() +
          ": was written with --trace-level calls, which leaves out what playing a run back needs; run the "
          "scenario again with --trace-level all");
  const Recorded all(trace::Level::all);
  trace::Reader whole(all.file());
  CHECK(lab::check_trace(whole).held());
}
