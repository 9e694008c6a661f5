// A writer with a thread of its own.
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sim/bug.hpp"
#include "tests/catch.hpp"
#include "tests/trace/story.hpp"
#include "trace/batch_queue.hpp"
#include "trace/reader.hpp"

namespace {

constexpr int flips = 25'000;

void tell_a_long_story(tests::Story& story) {
  story.tell();
  for (int i = 0; i < flips; ++i) {
    story.step({tests::story_start + std::chrono::hours(200), sim::script, 0, 0}, [&](model::Step& made) {
      made.uncaused(model::NoteKind::call, model::Action::ModifyDBCluster, story.cluster.id());
      made.change<&model::Cluster::deletion_protection>(story.cluster, !story.world[story.cluster].deletion_protection);
    });
  }
}

trace::Batch batch_of(std::int64_t event) {
  trace::Batch batch;
  batch.events.push_back({event});
  return batch;
}

}  // namespace

TEST_CASE("a thread of its own writes the trace that the caller would write") {
  const tests::Folder folder;
  for (const auto thread : {trace::WritingThread::callers, trace::WritingThread::own}) {
    tests::Story story(folder / (thread == trace::WritingThread::own ? "own" : "callers"),
                       trace::Overwrite::only_traces, thread);
    tell_a_long_story(story);
    story.finish();
  }
  for (const char* view : {"events", "changes", "run", "resources", "logins"}) {
    const std::string all = std::string("SELECT * FROM ") + view;
    const std::string own = tests::rows_of(folder / "own", all);
    CHECK(own.size() > 100);
    CHECK((own == tests::rows_of(folder / "callers", all)));
  }
}

TEST_CASE("a writer with a thread that goes away without finishing leaves all there was") {
  const tests::Folder folder;
  {
    tests::Story story(folder / "left.sqlite", trace::Overwrite::only_traces, trace::WritingThread::own);
    tell_a_long_story(story);
  }
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
  trace::Reader reader(folder / "left.sqlite");
  CHECK_FALSE(reader.finished());
  CHECK(reader.event(flips + 12).has_value());
}

TEST_CASE("what the thread cannot write, its caller is told, and what was committed stays readable") {
  const tests::Folder folder;
  const auto file = folder / "full.sqlite";
  const pid_t child = fork();
  if (child == 0) {
    signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{400'000, 400'000};
    setrlimit(RLIMIT_FSIZE, &limit);
    int told = 1;
    try {
      tests::Story story(file, trace::Overwrite::only_traces, trace::WritingThread::own);
      tell_a_long_story(story);
      story.finish();
    } catch (const trace::Error& error) {
      told = std::string(error.what()).find("full.sqlite") == std::string::npos ? 2 : 0;
    }
    _exit(told);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  REQUIRE(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
  trace::Reader reader(file);
  CHECK_FALSE(reader.finished());
}

TEST_CASE("batches are written in their order; after one that failed, none") {
  std::vector<std::int64_t> written;
  trace::BatchQueue queue([&](const trace::Batch& batch) {
    if (batch.events.front().front() == 50) throw std::runtime_error("full");
    written.push_back(batch.events.front().front());
  });
  const auto put_all = [&](std::int64_t from, std::int64_t to) {
    for (std::int64_t i = from; i < to; ++i) {
      sim::require(queue.put(batch_of(i)).rows() == 0, "what put returns is empty");
    }
    queue.wait();
  };
  put_all(0, 50);
  CHECK(written.size() == 50);
  CHECK(std::is_sorted(written.begin(), written.end()));
  CHECK_THROWS_WITH(put_all(50, 60), "full");
  CHECK_THROWS_WITH(queue.wait(), "full");
  CHECK(written.size() == 50);
}
