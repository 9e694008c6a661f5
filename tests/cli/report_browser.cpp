// A browser opens the report: it has nothing to complain of, and draws what the trace has. Where Chromium is not
// installed this is left out.
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <optional>
#include <sstream>

#include "tests/catch.hpp"
#include "tests/cli/program.hpp"
#include "tests/cli/report_pages.hpp"

using tests::Program;

namespace {

std::optional<std::filesystem::path> program_named(const std::string& name) {
  const char* path = std::getenv("PATH");
  std::istringstream folders(path == nullptr ? "" : path);
  for (std::string folder; std::getline(folders, folder, ':');) {
    const auto file = std::filesystem::path(folder) / name;
    if (access(file.c_str(), X_OK) == 0) return file;
  }
  return std::nullopt;
}

struct Loaded {
  int code = 0;
  std::string page;  // as it is after its script has run
  std::vector<std::string> complaints;
};

// Ended after a minute, if it has not by itself.
Loaded loaded(const std::filesystem::path& chromium, const tests::TestFolder& folder, const std::string& file) {
  std::vector<std::string> words{"timeout",
                                 "60",
                                 chromium.string(),
                                 "--headless",
                                 "--no-sandbox",
                                 "--disable-gpu",
                                 "--no-first-run",
                                 "--disable-dev-shm-usage",
                                 "--enable-logging=stderr",
                                 "--virtual-time-budget=5000",
                                 "--window-size=1200,900",
                                 "--user-data-dir=" + (folder / "profile").string(),
                                 "--dump-dom",
                                 "file://" + (folder / file).string()};
  std::vector<std::string> environment{"HOME=" + folder.path().string(), "PATH=/usr/bin:/bin"};
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  std::vector<char*> names;
  for (std::string& one : environment) names.push_back(one.data());
  names.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, (folder / "dom").c_str(), O_WRONLY | O_CREAT, 0600);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, (folder / "said").c_str(), O_WRONLY | O_CREAT, 0600);
  pid_t child = 0;
  const int error = posix_spawnp(&child, "timeout", &actions, nullptr, arguments.data(), names.data());
  posix_spawn_file_actions_destroy(&actions);
  REQUIRE(error == 0);
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  Loaded result{WIFEXITED(status) ? WEXITSTATUS(status) : -1, tests::text_of_file(folder / "dom"), {}};
  std::istringstream said(tests::text_of_file(folder / "said"));
  for (std::string line; std::getline(said, line);) {
    if (line.find(":CONSOLE") != std::string::npos) result.complaints.push_back(line);
  }
  return result;
}

std::string drawn(const Loaded& page, const std::string& what) {
  return tests::text_between(tests::text_between(page.page, "<svg id=\"plot\"", ">"), "data-" + what + "=\"", "\"");
}

// Nothing, where there is no Chromium; says so.
std::optional<std::filesystem::path> installed_chromium() {
  auto found = program_named("chromium");
  if (!found) std::cout << "left out: no chromium is installed to open a report with\n";
  return found;
}

// A run in which logins fail: `t.sqlite`, and `report.html`.
void leave_report(const Program& credsim) {
  credsim.folder.write(
      "s.yaml", tests::text_of_file(CREDSIM_SOURCE_DIR "/scenarios/library/clusters/failover-inside-the-gap.yaml"));
  REQUIRE(credsim({"run", "s.yaml", "--trace", "t.sqlite"}).code == 0);
  REQUIRE(credsim({"report", "t.sqlite", "-o", "report.html"}).code == 0);
}

void no_complaints(const Loaded& page) {
  REQUIRE(page.code == 0);
  for (const std::string& complaint : page.complaints) UNSCOPED_INFO(complaint);
  CHECK(page.complaints.empty());
}

}  // namespace

TEST_CASE("a browser opens the report without complaint, and draws as many lanes and failures as the trace has") {
  const auto chromium = installed_chromium();
  if (!chromium) return;
  const Program credsim;
  leave_report(credsim);
  const auto views = nlohmann::json::parse(credsim({"export", "t.sqlite", "--format", "json"}).out);
  const Loaded page = loaded(*chromium, credsim.folder, "report.html");
  no_complaints(page);
  std::size_t lanes = 1;  // the clients, which are one group
  for (const auto& resource : views["resources"]) {
    const std::string kind = resource["kind"];
    lanes += kind == "cluster" || kind == "secret" || kind == "key" ? 1 : 0;
  }
  std::int64_t failed = 0;
  for (const auto& login : views["logins"]) {
    if (login["outcome"] == "failed") failed += login["count"].get<std::int64_t>();
  }
  CHECK(failed > 0);
  CHECK(drawn(page, "lanes") == std::to_string(lanes));
  CHECK(drawn(page, "failed-logins") == std::to_string(failed));
  CHECK(drawn(page, "violations") == std::to_string(views["violations"].size()));
  CHECK(tests::text_between(page.page, "<div id=\"timeline\"", ">").find("hidden") == std::string::npos);
  CHECK(tests::times_in(page.page, "data-at=") > 20);
}

TEST_CASE(
    "in a browser the keyboard finds what went wrong, comes closer, and is told the cause; the theme is switched") {
  const auto chromium = installed_chromium();
  if (!chromium) return;
  const Program credsim;
  leave_report(credsim);
  std::string page = tests::text_of_file(credsim.folder / "report.html");
  page.insert(page.rfind("</body>"), R"(<script>
    const plot = document.getElementById('plot');
    plot.focus();
    for (const key of ['n', '+', '+']) plot.dispatchEvent(new KeyboardEvent('keydown', {key}));
    document.getElementById('theme').click();
  </script>)");
  credsim.folder.write("pressed.html", page);
  const Loaded pressed = loaded(*chromium, credsim.folder, "pressed.html");
  no_complaints(pressed);
  const std::string told = tests::text_between(pressed.page, "id=\"told\" aria-live=\"polite\">", "</p>");
  INFO(told);
  CHECK(told.find("because ") != std::string::npos);
  CHECK(told.find("line ") != std::string::npos);
  const std::string range = tests::text_between(pressed.page, "id=\"range\" role=\"status\">", "</span>");
  CHECK(range.ends_with(" UTC, 31.3 min"));
  CHECK(pressed.page.find("data-theme=\"dark\"") != std::string::npos);
}
