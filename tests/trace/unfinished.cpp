// Runs that do not end well: killed, abandoned, without room, watched while they write.
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/catch.hpp"
#include "tests/trace/story.hpp"
#include "trace/reader.hpp"

namespace {

constexpr int events_written = 25'000;

// Writes step after step, kills itself, and so never finishes.
[[noreturn]] void write_and_die(const std::filesystem::path& file) {
  tests::Story story(file);
  story.tell();
  while (story.writer.events() < events_written) {
    story.step({tests::story_start + std::chrono::hours(200), sim::script, 0, 0}, [&](model::Step& made) {
      made.uncaused(model::NoteKind::call, model::Action::ModifyDBCluster, story.cluster.id());
      made.change<&model::Cluster::deletion_protection>(story.cluster, !story.world[story.cluster].deletion_protection);
    });
  }
  raise(SIGKILL);
  _exit(1);
}

void leave_killed_trace(const std::filesystem::path& file) {
  const pid_t child = fork();
  if (child == 0) write_and_die(file);
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  REQUIRE(WIFSIGNALED(status));
}

void check_killed_trace(trace::Reader& reader) {
  CHECK_FALSE(reader.finished());
  CHECK(reader.fact("title") == "A key is disabled");
  // Everything to the last commit is there, with its changes, and that was not more than 10,000 events ago.
  CHECK(reader.event(events_written - 10'000).has_value());
  const auto changes = reader.changes(reader.find("orders").id);
  int flips = 0;
  trace::EventId last = 0;
  for (const trace::ChangeRecord& change : changes) {
    flips += change.attribute == "DeletionProtection" ? 1 : 0;
    last = change.event;
  }
  CHECK(flips > events_written - 10'000 - 20);
  CHECK(reader.event(last).has_value());
  CHECK_FALSE(reader.event(last + 1).has_value());
}

}  // namespace

TEST_CASE("killed while it writes, a trace opens, says so, and has everything to the last commit") {
  const tests::Folder folder;
  leave_killed_trace(folder / "killed.sqlite");
  trace::Reader reader(folder / "killed.sqlite");
  check_killed_trace(reader);
}

TEST_CASE("a killed trace can be read where nothing can be written") {
  const tests::Folder folder;
  const auto file = folder / "killed.sqlite";
  leave_killed_trace(file);
  // What only a reader with the right to write could make again.
  std::filesystem::remove(file.string() + "-shm");
  std::filesystem::permissions(folder.path(), std::filesystem::perms(0555));
  const pid_t child = fork();
  if (child == 0) {
    // The superuser may write everywhere: as somebody else, then.
    if (geteuid() == 0 && setuid(65534) != 0) _exit(2);
    int verdict = 3;
    try {
      trace::Reader reader(file);
      verdict = reader.event(events_written - 10'000) && !reader.finished() ? 0 : 1;
    } catch (const trace::Error&) {
    }
    _exit(verdict);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  std::filesystem::permissions(folder.path(), std::filesystem::perms(0755));
  REQUIRE(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
}

TEST_CASE("a killed trace is a trace: it may be replaced") {
  const tests::Folder folder;
  leave_killed_trace(folder / "killed.sqlite");
  {
    tests::Story story(folder / "killed.sqlite");
    story.finish();
  }
  trace::Reader reader(folder / "killed.sqlite");
  CHECK(reader.finished());
  CHECK_FALSE(reader.event(1).has_value());
}

TEST_CASE("a writer that goes away without finishing leaves a readable, unfinished trace in one file") {
  const tests::Folder folder;
  const auto file = folder / "left.sqlite";
  {
    tests::Story story(file);
    story.tell();
  }
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
  trace::Reader reader(file);
  CHECK_FALSE(reader.finished());
  CHECK(reader.event(12).has_value());
  CHECK(reader.fact("events").empty());
}

TEST_CASE("a trace can be read while it is written, and readers do not stop it from being finished") {
  const tests::Folder folder;
  const auto file = folder / "live.sqlite";
  tests::Story story(file);
  trace::Reader early(file);
  CHECK(early.fact("seed") == "7");
  story.tell();
  CHECK_FALSE(early.event(1).has_value());
  story.finish();
  trace::Reader late(file);
  CHECK(late.finished());
  CHECK_FALSE(early.finished());
}

TEST_CASE("when there is no room for the trace, it is said, and what was committed stays readable") {
  const tests::Folder folder;
  const auto file = folder / "full.sqlite";
  const pid_t child = fork();
  if (child == 0) {
    signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{400'000, 400'000};
    setrlimit(RLIMIT_FSIZE, &limit);
    try {
      write_and_die(file);
    } catch (const trace::Error& error) {
      const std::string what = error.what();
      _exit(what.find("full.sqlite") != std::string::npos && what.find("trace") != std::string::npos ? 0 : 1);
    }
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  REQUIRE(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
  trace::Reader reader(file);
  CHECK_FALSE(reader.finished());
}
