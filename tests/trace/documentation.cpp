// The queries of docs/trace.md work on a trace, and give what they promise.
#include "tests/catch.hpp"
#include "tests/golden.hpp"
#include "tests/trace/story.hpp"

TEST_CASE("every query of docs/trace.md runs on a trace, and finds something") {
  const tests::Folder folder;
  const auto file = folder / "story.sqlite";
  {
    tests::Story story(file);
    story.tell();
    story.finish();
  }
  const std::string page = tests::read_source_file("docs/trace.md");
  const std::string mark = "```sql\n";
  std::string text;
  int queries = 0;
  for (std::size_t at = page.find(mark); at != std::string::npos; at = page.find(mark, at)) {
    at += mark.size();
    const std::string query = page.substr(at, page.find("```", at) - at);
    const std::string rows = tests::rows_of(file, query);
    INFO(query);
    CHECK_FALSE(rows.empty());
    text += query + rows + "\n";
    ++queries;
  }
  CHECK(queries >= 10);
  CHECK(tests::matches_golden("trace/queries.txt", text));
}
