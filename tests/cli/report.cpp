// The verb report: one page that needs nothing else, whatever the names in it.
#include <filesystem>

#include "cli/report_page.hpp"
#include "tests/catch.hpp"
#include "tests/cli/program.hpp"
#include "tests/cli/report_pages.hpp"

using tests::Program;
using tests::Ran;
using tests::times_in;

namespace {

std::string page_of(const Program& credsim, const std::string& scenario) {
  credsim.folder.write("s.yaml", scenario);
  static_cast<void>(credsim({"run", "s.yaml", "--trace", "t.sqlite"}));
  const Ran ran = credsim({"report", "t.sqlite", "-o", "report.html"});
  CHECK(ran.code == 0);
  CHECK(ran.err.empty());
  return tests::text_of_file(credsim.folder / "report.html");
}

// Ends a script, an attribute and a comment, turns the direction of writing, is not UTF-8.
const std::string hostile = "</script><img src=x onerror=alert(1)>\"'--><!--\xE2\x80\xAE{{data}}\x1B[31m\xFF&amp;";

nlohmann::ordered_json hostile_report() {
  using Json = nlohmann::ordered_json;
  Json report{{"start", 0},   {"end", 1'000'000}, {"events", 1},       {"finished", true},
              {"held", true}, {"violations", 0},  {"expectations", 0}, {"failed_expectations", 0}};
  for (const char* name : {"title", "scenario", "version", "seed", "fingerprint"}) report[name] = hostile;
  report["notes"] = Json::array({hostile});
  report["timeline"]["groups"].push_back(Json{{"name", hostile}, {"lanes", Json::array()}});
  report["timeline"]["causes"].push_back(Json{{"what", hostile}, {"command", hostile}});
  Json table{{"id", "logins"}, {"caption", hostile}, {"note", hostile}, {"total", 1}};
  table["columns"].push_back(Json{{"name", hostile}, {"as", "text"}});
  table["columns"].push_back(Json{{"name", "reasons"}, {"as", "reasons"}});
  table["rows"].push_back(Json::array({Json(hostile), Json{{hostile, 3}}}));
  report["tables"].push_back(std::move(table));
  return report;
}

}  // namespace

TEST_CASE("a report is one page with the run's title, verdict, timeline and tables") {
  const Program credsim;
  const std::string page = page_of(credsim, tests::small_scenario);
  CHECK(page.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
  CHECK(page.ends_with("</html>\n"));
  CHECK(page.find("<h1><bdi>A small one</bdi></h1>") != std::string::npos);
  CHECK(page.find("<strong>Held</strong> no invariant was broken; all 4 expectations held") != std::string::npos);
  const auto data = tests::data_of_page(page);
  CHECK(data["timeline"]["groups"][0]["name"] == "orders");
  const std::string rotations = tests::text_between(page, "<table id=\"rotations\"", "</table>");
  CHECK(rotations.starts_with(" data-total=\"1\""));
  CHECK(rotations.find("<bdi>succeeded</bdi>") != std::string::npos);
}

TEST_CASE("on the timeline a secret that is not RDS's stands with the cluster whose clients read it") {
  const Program credsim;
  const auto data = tests::data_of_page(page_of(
      credsim,
      tests::text_of_file(CREDSIM_SOURCE_DIR "/scenarios/library/own-secrets/clients-of-alternating-users.yaml")));
  const auto& groups = data["timeline"]["groups"];
  REQUIRE(groups.size() == 1);
  std::string secrets;
  for (const auto& lane : groups[0]["lanes"]) {
    if (lane["kind"] == "secret") secrets += " " + lane["name"].get<std::string>();
  }
  CHECK(secrets.ends_with(" single pair"));
}

TEST_CASE("a report says what did not hold") {
  const Program credsim;
  const std::string page = page_of(credsim, tests::disappointed_scenario);
  CHECK(page.find("<strong>Did not hold</strong> no invariant was broken; 1 of 2 expectations did not hold") !=
        std::string::npos);
  const std::string failed = tests::text_between(page, "<table id=\"expectations\"", "</table>");
  CHECK(failed.find("<bdi>Disabled</bdi>") != std::string::npos);
  CHECK(failed.find("kms describe-key") != std::string::npos);
}

TEST_CASE("a report needs nothing from anywhere: it has no address in it, and forbids itself to load any") {
  const Program credsim;
  const std::string page = page_of(credsim, tests::small_scenario);
  for (const char* reference : {"http:", "https:", "//cdn", " src=", "@import", "url(h", "fetch(", "XMLHttpRequest"}) {
    INFO(reference);
    CHECK(page.find(reference) == std::string::npos);
  }
  CHECK(page.find("default-src 'none'") != std::string::npos);
}

TEST_CASE("a report can be read by those who do not see it: headings, captions, scopes, names") {
  const Program credsim;
  const std::string page = page_of(credsim, tests::small_scenario);
  const std::size_t tables = times_in(page, "<table ");
  CHECK(tables >= 3);
  CHECK(times_in(page, "<caption>") == tables);
  CHECK(times_in(page, "<h1>") == 1);
  CHECK(times_in(page, "<h2 ") == tables + 1);
  CHECK(times_in(page, "<th>") == 0);
  CHECK(times_in(page, "<noscript>") == 1);
}

TEST_CASE("names in a report do nothing, whatever they are") {
  const std::string page = cli::report_page(hostile_report());
  CHECK(times_in(page, "</script>") == 2);
  CHECK(page.find("<img") == std::string::npos);
  CHECK(page.find("\x1B") == std::string::npos);
  CHECK(page.find("\xFF") == std::string::npos);
  CHECK(page.find("\xE2\x80\xAE") == std::string::npos);
  CHECK(times_in(page, "id=\"data\"") == 1);
  const auto data = tests::data_of_page(page);
  const std::string name = data["timeline"]["groups"][0]["name"];
  CHECK(name.starts_with("</script><img src=x onerror=alert(1)>\"'--><!--\uFFFD{{data}}\uFFFD[31m\uFFFD&amp;"));
  CHECK(tests::text_between(page, "<title>", "</title>").starts_with("&lt;/script&gt;&lt;img src=x onerror"));
}

TEST_CASE("a report of a run that did not finish does not say that it held") {
  auto report = hostile_report();
  report["finished"] = false;
  CHECK(cli::report_page(report).find("<strong>Unfinished</strong>") != std::string::npos);
}

TEST_CASE("a title that would be markup is text in the report") {
  const Program credsim;
  const std::string page =
      page_of(credsim, std::string("title: \"</title><script>alert('x')</script>\"\n") +
                           "events:\n  - {at: 0s, aws: kms create-key --description \"</script><b>\"}\n");
  CHECK(times_in(page, "</script>") == 2);
  CHECK(page.find("<b>") == std::string::npos);
  CHECK(page.find("<h1><bdi>&lt;/title&gt;&lt;script&gt;alert(&#39;x&#39;)") != std::string::npos);
}

TEST_CASE("a report goes beside its trace, into a file, or to the output") {
  const Program credsim;
  const std::string page = page_of(credsim, tests::small_scenario);
  const Ran beside = credsim({"report", "t.sqlite"});
  CHECK(beside.out == "report        t.html\n");
  CHECK(tests::text_of_file(credsim.folder / "t.html") == page);
  CHECK(credsim({"report", "t.sqlite", "-o", "-"}).out == page);
  const Ran json = credsim({"report", "t.sqlite", "--format", "json", "-o", "-"});
  CHECK(nlohmann::json::parse(json.out)["title"] == "A small one");
}

TEST_CASE("a report that cannot be made says why, and leaves nothing behind") {
  const Program credsim;
  static_cast<void>(page_of(credsim, tests::small_scenario));
  credsim.folder.write("notes.txt", "not a trace, but long enough to be taken for one at a glance");
  const auto says = [&](const std::vector<std::string>& words, const std::string& what) {
    const Ran ran = credsim(words);
    INFO(ran.err);
    CHECK(ran.code == 2);
    CHECK(ran.out.empty());
    CHECK(ran.err.find(what) != std::string::npos);
  };
  says({"report", "none.sqlite"}, "none.sqlite: there is no such file");
  says({"report", "notes.txt"}, "notes.txt: is not a credsim trace");
  says({"report", "t.sqlite", "-o", "nowhere/report.html"}, "nowhere/report.html: cannot be written: No such file");
  says({"report", "t.sqlite", "-o", "t.sqlite"}, "-o t.sqlite is the trace itself");
  says({"report"}, "TRACE|STUDY is missing");
  CHECK_FALSE(std::filesystem::exists(credsim.folder / "none.html"));
  CHECK_FALSE(std::filesystem::exists(credsim.folder / "notes.html"));
  CHECK_FALSE(std::filesystem::exists(credsim.folder / "nowhere"));
  CHECK(credsim({"check", "t.sqlite"}).code == 0);
}
