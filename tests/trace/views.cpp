// The public views of a trace, row by row, and how a trace is recognised.
#include "tests/catch.hpp"
#include "tests/golden.hpp"
#include "tests/trace/story.hpp"

namespace {

struct View {
  const char* name;
  const char* columns;
};

// Names, columns and their order are a promise.
constexpr View views[] = {
    {"run", "name, value"},
    {"resources", "id, kind, name, arn, parent_id, created_at, deleted_at"},
    {"events",
     "id, at, time, kind, source, name, principal, resource_id, resource, error, message, cause_id, line, command, "
     "decision, request, response"},
    {"changes", "event_id, at, time, kind, resource_id, resource, attribute, before, after"},
    {"violations", "event_id, at, time, invariant, resource, message"},
    {"expectations", "event_id, line, path, expected, actual, passed"},
    {"logins", "event_id, at, time, client, cluster, outcome, reason, count"},
    {"assumptions", "parameter, value, confidence, source, used"},
    {"costs", "month, kind, resource, item, quantity, unit, usd"},
    {"measures", "name, resource, value, unit"},
};

}  // namespace

TEST_CASE("a story's trace has exactly these rows in its views") {
  const tests::Folder folder;
  const auto file = folder / "story.sqlite";
  tests::Story story(file);
  story.tell();
  story.finish();

  std::string text;
  for (const View& view : views) {
    text += std::string("## ") + view.name + "\n" + view.columns + "\n";
    text += tests::rows_of(file, std::string("SELECT * FROM ") + view.name) + "\n";
  }
  CHECK(tests::matches_golden("trace/views.txt", text));
}

TEST_CASE("the views have the promised columns, and there are no others") {
  const tests::Folder folder;
  const auto file = folder / "story.sqlite";
  tests::Story(file).finish();
  for (const View& view : views) {
    CHECK(tests::rows_of(file, std::string("SELECT group_concat(name, ', ') FROM pragma_table_info('") + view.name +
                                   "')") == std::string(view.columns) + "\n");
  }
  CHECK(tests::rows_of(file, "SELECT count(*) FROM sqlite_schema WHERE type = 'view'") == "10\n");
}

TEST_CASE("a trace says that it is one, in which version, and every table is strict") {
  const tests::Folder folder;
  const auto file = folder / "story.sqlite";
  tests::Story(file).finish();
  CHECK(tests::rows_of(file, "PRAGMA application_id") == "1668441444\n");
  CHECK(tests::rows_of(file, "PRAGMA user_version") == "4\n");
  CHECK(tests::rows_of(file,
                       "SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict AND name NOT LIKE "
                       "'sqlite_%'") == "");
}

TEST_CASE("a finished trace is one file, without a log beside it") {
  const tests::Folder folder;
  const auto file = folder / "story.sqlite";
  {
    tests::Story story(file);
    story.tell();
    story.finish();
  }
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
  CHECK(tests::rows_of(file, "PRAGMA journal_mode") == "delete\n");
  CHECK(tests::rows_of(file, "PRAGMA integrity_check") == "ok\n");
}

TEST_CASE("equal runs leave equal contents") {
  const tests::Folder folder;
  for (const char* name : {"one.sqlite", "two.sqlite"}) {
    tests::Story story(folder / name);
    story.tell();
    story.finish();
  }
  for (const View& view : views) {
    const std::string all = std::string("SELECT * FROM ") + view.name;
    CHECK(tests::rows_of(folder / "one.sqlite", all) == tests::rows_of(folder / "two.sqlite", all));
  }
}

TEST_CASE("no password stands in a trace, not even as an identity: they are numbered as they appear") {
  const tests::Folder folder;
  const auto file = folder / "story.sqlite";
  tests::Story story(file);
  story.tell();
  CHECK(story.recorder.password_label(model::Password::none).empty());
  CHECK(story.recorder.password_label(tests::first_password) == "#1");
  CHECK(story.recorder.password_label(tests::second_password) == "#2");
  CHECK(story.recorder.password_label(tests::first_password) == "#1");
  story.step({tests::story_start + std::chrono::hours(200), sim::script, 0, 0}, [&](model::Step& made) {
    made.uncaused(model::NoteKind::call, model::Action::ModifyDBCluster, story.cluster.id());
    made.change<&model::Cluster::password>(story.cluster, tests::second_password);
  });
  story.finish();
  CHECK(tests::rows_of(file, "SELECT before, after FROM changes WHERE attribute = 'MasterUserPassword'") ==
        "NULL | #1\n#1 | #2\n");
  const std::string bytes = tests::bytes_of(file);
  for (const model::Password password : {tests::first_password, tests::second_password}) {
    const auto number = static_cast<std::uint64_t>(password);
    std::string big_endian;
    for (int shift = 56; shift >= 0; shift -= 8) {
      big_endian += static_cast<char>(number >> shift & 0xFF);
    }
    CHECK(bytes.find(big_endian) == std::string::npos);
    CHECK(bytes.find(std::to_string(number)) == std::string::npos);
  }
}
