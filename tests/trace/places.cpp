// Where a trace can be written and what can be read as one: every refusal is a sentence that names the file.
#include <sys/stat.h>

#include <fstream>

#include "tests/catch.hpp"
#include "tests/trace/story.hpp"
#include "trace/connection.hpp"
#include "trace/file_kind.hpp"
#include "trace/reader.hpp"

namespace {

void put(const std::filesystem::path& file, const std::string& text) { std::ofstream(file, std::ios::binary) << text; }

// What opening it for reading says; empty if it can be read.
std::string reading(const std::filesystem::path& file) {
  try {
    trace::Reader reader(file);
    return "";
  } catch (const trace::Error& error) {
    return error.what();
  }
}

std::string writing(const std::filesystem::path& file, trace::Overwrite overwrite = trace::Overwrite::only_traces) {
  try {
    trace::Writer writer(file, overwrite);
    return "";
  } catch (const trace::Error& error) {
    return error.what();
  }
}

}  // namespace

TEST_CASE("what is no trace is not read, and the sentence says what it is") {
  const tests::Folder folder;
  CHECK(reading(folder / "none") == (folder / "none").string() + ": there is no such file");
  CHECK(reading(folder.path()) == folder.path().string() + ": is a folder; a trace is a file");
  CHECK(reading("/dev/null") == "/dev/null: is not a regular file; a trace is one");

  put(folder / "empty", "");
  CHECK(reading(folder / "empty") == (folder / "empty").string() + ": is empty, and no credsim trace");
  put(folder / "text", "title: A scenario is no trace\n");
  CHECK(reading(folder / "text") == (folder / "text").string() + ": is not a credsim trace");
  put(folder / "header", "SQLite format 3");
  CHECK(reading(folder / "header") == (folder / "header").string() + ": is not a credsim trace");
  trace::Connection(folder / "other", trace::Connection::Mode::create).run("CREATE TABLE t (x)");
  CHECK(reading(folder / "other") == (folder / "other").string() + ": is not a credsim trace");
}

TEST_CASE("a truncated, an overwritten and a newer trace are not read") {
  const tests::Folder folder;
  const auto file = folder / "story.sqlite";
  {
    tests::Story story(file);
    story.tell();
    story.finish();
  }
  REQUIRE(reading(file).empty());
  const std::string whole = tests::bytes_of(file);
  using Catch::Matchers::ContainsSubstring;

  put(folder / "half", whole.substr(0, whole.size() / 2));
  CHECK_THAT(reading(folder / "half"), ContainsSubstring("half: the trace is damaged or incomplete"));
  put(folder / "page", whole.substr(0, whole.size() - 16384));
  CHECK_THAT(reading(folder / "page"),
             ContainsSubstring("page: the trace is damaged or incomplete: its end is missing"));
  put(folder / "first", whole.substr(0, 100));
  CHECK_THAT(reading(folder / "first"), ContainsSubstring("first: "));
  put(folder / "holes", whole.substr(0, 100) + std::string(whole.size() - 100, '\0'));
  CHECK_THAT(reading(folder / "holes"), ContainsSubstring("holes: "));

  trace::Connection(file, trace::Connection::Mode::create).run("PRAGMA user_version = 1");
  CHECK(reading(file) == file.string() + ": is a trace of version 1; this credsim reads version 4");
}

TEST_CASE("a change of an attribute that the trace does not have is damage") {
  const tests::Folder folder;
  const auto file = folder / "story.sqlite";
  {
    tests::Story story(file);
    story.tell();
    story.finish();
  }
  trace::Connection(file, trace::Connection::Mode::create).run("UPDATE change SET attribute = 9999 WHERE rowid = 1");
  trace::Reader reader(file);
  CHECK_THROWS_WITH(reader.each_change_row(1, 1, [](const auto&) {}), "the trace is damaged: it has no attribute 9999");
}

TEST_CASE("a file that is no trace is only replaced when that is asked for; a trace always is") {
  const tests::Folder folder;
  const auto file = folder / "precious";
  for (const std::string text : {"my thesis", ""}) {
    put(file, text);
    CHECK(writing(file) == file.string() + ": exists and is not a credsim trace; it is replaced only with --force");
    CHECK(tests::bytes_of(file) == text);
  }
  CHECK(writing(file, trace::Overwrite::anything).empty());
  CHECK(trace::file_kind(file) == trace::FileKind::trace);
  CHECK(writing(file).empty());
}

TEST_CASE("where no file can be, no trace is written") {
  const tests::Folder folder;
  for (const auto overwrite : {trace::Overwrite::only_traces, trace::Overwrite::anything}) {
    CHECK(writing("", overwrite) == "a trace needs the name of a file");
    CHECK(writing(folder.path(), overwrite) == folder.path().string() + ": is a folder; a trace is a file");
    CHECK(writing("/dev/null", overwrite) == "/dev/null: is not a regular file; a trace is one");
    CHECK(writing(folder / "no/x.sqlite", overwrite) ==
          (folder / "no/x.sqlite").string() + ": there is no folder " + (folder / "no").string());
    put(folder / "file", "x");
    CHECK(writing(folder / "file/x.sqlite", overwrite) ==
          (folder / "file/x.sqlite").string() + ": there is no folder " + (folder / "file").string());
  }
  using Catch::Matchers::ContainsSubstring;
  CHECK_THAT(writing("/proc/x.sqlite"),
             ContainsSubstring("/proc/x.sqlite: cannot be written: /proc takes no new file ("));
}

TEST_CASE("a trace may have any name that a file may have") {
  const tests::Folder folder;
  for (const char* name : {"a b.sqlite", "100%25?mode=memory#x", "ü.sqlite", ":memory:", "file:x"}) {
    const auto file = folder / name;
    CHECK(writing(file).empty());
    CHECK(std::filesystem::is_regular_file(file));
    CHECK(reading(file).empty());
  }
}
