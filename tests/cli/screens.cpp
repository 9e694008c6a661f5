// Text on screens: columns, wrapping, cutting, colours, numbers, the progress bar.
#include "cli/login_rows.hpp"
#include "cli/progress_bar.hpp"
#include "cli/quantity.hpp"
#include "cli/table.hpp"
#include "cli/terminal.hpp"
#include "cli/timeline_lines.hpp"
#include "tests/catch.hpp"

using namespace cli;
using namespace std::chrono_literals;

namespace {

const Screen piped{};
const Screen narrow{true, false, 40};
const Screen colourful{true, true, 200};

Table two_rows() {
  Table table(
      {{"name"}, {"count", Align::right}, {"what", Align::left, Narrow::wrap}, {"", Align::left, Narrow::below}});
  table.row({"a", "7", "some words that are rather long", "source one"});
  table.row({"longer", "1,000", "few", "source two"});
  return table;
}

}  // namespace

TEST_CASE("columns are aligned, numbers to the right, and no line ends in blanks") {
  CHECK(two_rows().text(piped) ==
        "name    count  what\n"
        "a           7  some words that are rather long  source one\n"
        "longer  1,000  few                              source two\n");
}

TEST_CASE("on a narrow screen words wrap inside their column, and what finds no room stands below") {
  CHECK(two_rows().text(narrow) ==
        "name    count  what\n"
        "a           7  some words that are\n"
        "               rather long\n"
        "               source one\n"
        "longer  1,000  few\n"
        "               source two\n");
}

TEST_CASE("characters are counted, not bytes, and colours not at all") {
  CHECK(width_of("é…") == 2);
  CHECK(width_of(painted(colourful, Style::bad, "é…")) == 2);
  CHECK(painted(piped, Style::bad, "x") == "x");
  CHECK(painted(colourful, Style::bad, "x") == "\033[1;31mx\033[0m");
  CHECK(painted(colourful, Style::plain, "x") == "x");
  CHECK(cut("äöü", 3) == "äöü");
  CHECK(cut("äöüß", 3) == "äö…");
  CHECK(cut("anything", 0) == "anything");
}

TEST_CASE("a column that is empty takes no room") {
  Table table({{}, {}, {}});
  table.row({"a", "", "b"});
  CHECK(table.text(piped, 2) == "  a  b\n");
}

TEST_CASE("words are never broken, however narrow the screen") {
  CHECK(wrapped("a bb ccc", 4) == std::vector<std::string>{"a bb", "ccc"});
  CHECK(wrapped("unbreakable", 3) == std::vector<std::string>{"unbreakable"});
  CHECK(wrapped("a bb ccc", 0) == std::vector<std::string>{"a bb ccc"});
}

TEST_CASE("numbers have commas, counts their plurals") {
  CHECK(number_text(0) == "0");
  CHECK(number_text(999) == "999");
  CHECK(number_text(1000) == "1,000");
  CHECK(number_text(1234567) == "1,234,567");
  CHECK(count_text(1, "alias") == "1 alias");
  CHECK(count_text(2, "alias") == "2 aliases");
  CHECK(count_text(0, "key") == "0 keys");
}

TEST_CASE("spans are as exact as they need to be") {
  CHECK(span_text(0s) == "0s");
  CHECK(span_text(7us) == "7us");
  CHECK(span_text(850ms) == "850ms");
  CHECK(span_text(12s) == "12s");
  CHECK(span_text(12345ms) == "12.3s");
  CHECK(span_text(4min + 7s) == "4m07s");
  CHECK(span_text(3h) == "3h");
  CHECK(span_text(3h + 4min + 59s) == "3h04m");
  CHECK(span_text(24h * 30) == "30d");
  CHECK(span_text(24h * 8 + 5h) == "8d05h");
}

TEST_CASE("the progress bar says how far it is, how long it takes, and fits its line") {
  CHECK(progress_line(0.5, 10s, "day 5", 80) == "[############------------]  50%  0:10 left  day 5");
  CHECK(progress_line(0, 2s, "day 0", 80) == "[------------------------]   0%  day 0");
  CHECK(progress_line(2, 2s, "", 80).find("100%") != std::string::npos);
  CHECK(width_of(progress_line(0.5, 10s, "many words that do not fit", 50)) == 50);
}

TEST_CASE("few groups of clients have a line each, many one together with the median and the worst outage") {
  lab::Summary summary;
  summary.logins["login"].ok = 1;
  for (int i = 0; i < 11; ++i) {
    lab::LoginTotals& one = summary.logins["g" + std::to_string(i)];
    one.ok = 100;
    one.failed = 1;
    one.failures["1045"] = 1;
    one.longest_outage = std::chrono::minutes(i);
    one.clients = 1;
    one.outages = {one.longest_outage};
  }
  const auto many = login_rows(summary);
  REQUIRE(many.size() == 2);
  CHECK(many[0].text ==
        "clients  11 groups of 11 clients: 1,100 ok, 11 failed (1045; 0.99 %); 11 clients had "
        "failures, "
        "the longest outage of each 5m in the median, 10m at 95 %, 10m at worst (g10)");
  CHECK(many[0].failed);
  CHECK(many[1].text == "login    1 ok");
  summary.logins.erase("g10");
  const auto few = login_rows(summary);
  REQUIRE(few.size() == 11);
  CHECK(few[1].text == "g1     100 ok, 1 failed (1045; 0.99 %), longest outage 1m");
}

TEST_CASE("the groups of a fleet have one line, with how many clients suffered for how long") {
  lab::Summary summary;
  for (int i = 0; i < 20; ++i) {
    lab::LoginTotals& one = summary.logins["web-" + std::to_string(i)];
    summary.families["web-{i}"].push_back("web-" + std::to_string(i));
    one.ok = 100;
    one.clients = 2;
    if (i < 12) {
      one.failed = 3;
      one.failures[i < 6 ? "1045" : "no-writer"] = 3;
      one.longest_outage = std::chrono::minutes(i + 1);
      one.outages = {std::chrono::seconds(1), one.longest_outage};
    }
  }
  summary.logins["batch"].ok = 7;
  const auto rows = login_rows(summary);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].text == "batch    7 ok");
  CHECK(rows[1].text ==
        "web-{i}  20 groups of 40 clients: 2,000 ok, 36 failed (1045: 18, no-writer: 18; 1.77 %); 24 clients had "
        "failures, the longest outage of each 1s in the median, 10m at 95 %, 12m at worst (web-11)");
}

TEST_CASE("a long story is told by its beginning and its end, with the number of lines between") {
  std::vector<std::string> lines;
  for (int i = 0; i < 1000; ++i) lines.push_back(std::to_string(i));
  const auto told = shortened(lines, "credsim timeline x.sqlite", piped);
  CHECK(told.size() < 60);
  CHECK(told.front() == "0");
  CHECK(told.back() == "999");
  const std::string between = std::to_string(1000 - (told.size() - 1));
  CHECK(joined(told).find("\n… " + between + " more lines: credsim timeline x.sqlite\n") != std::string::npos);
  lines.resize(40);
  CHECK(shortened(lines, "", piped).size() == 40);
}
