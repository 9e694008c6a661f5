// Runs as pictures of characters: lanes of a timeline, failed logins over time.
#include <nlohmann/json.hpp>

#include "cli/lanes_picture.hpp"
#include "cli/sparkline.hpp"
#include "tests/catch.hpp"
#include "tests/cli/program.hpp"

using Ordered = cli::Json;
using tests::Program;
using tests::Ran;

namespace {

// Ten days in so many characters, a day each.
constexpr std::int64_t day = 86'400'000'000;
const cli::Screen ten_wide{true, false, 29 + 20};

Ordered span(std::int64_t from, std::int64_t until, const char* tone) {
  return Ordered::array({from * day, until * day, "a status", tone, 0, 1});
}
Ordered mark(std::int64_t at, const char* kind, int times) {
  return Ordered::array({at * day, at * day, kind, "what it was", 0, times});
}

Ordered twenty_days(Ordered tracks, Ordered marks) {
  Ordered lane{{"kind", "secret"}, {"name", "a-secret-with-a-name-longer-than-a-line"}, {"tracks", std::move(tracks)}};
  lane["marks"] = std::move(marks);
  Ordered group{{"name", "orders"}, {"lanes", Ordered::array({std::move(lane)})}};
  Ordered report{{"start", 0}, {"end", 20 * day}, {"notes", Ordered::array({"A note."})}};
  report["timeline"]["groups"] = Ordered::array({std::move(group)});
  return report;
}

}  // namespace

TEST_CASE("the worst status of a stretch is drawn, the gravest mark, and failed logins by their number") {
  Ordered tracks = Ordered::array();
  tracks.push_back({{"name", "SecretStatus"},
                    {"spans", Ordered::array({span(0, 5, "calm"), span(5, 6, "bad"), span(6, 20, "calm")})}});
  tracks.push_back({{"name", "rotation"}, {"spans", Ordered::array({span(3, 4, "busy"), span(3, 3, "gap")})}});
  const Ordered marks = Ordered::array({mark(2, "call", 1), mark(2, "violation", 1), mark(7, "label", 1),
                                        mark(8, "logins", 1), mark(9, "logins", 8), mark(9, "fault", 1)});
  CHECK(cli::lanes_picture(twenty_days(tracks, marks), ten_wide) ==
        "                             1970-01-01\n"
        "orders\n"
        "  secret a-secret-with-a-name-longer-than-a-line\n"
        "    SecretStatus             ─────█──────────────\n"
        "    rotation                    ◇\n"
        "    events                     V    L F\n"
        "    failed logins                    ▂█\n"
        "A character is 1d: ─ as it should be, ◇\n"
        "AWSCURRENT does not open the database, █ does not\n"
        "work, L labels moved, F a fault, V an invariant\n"
        "was broken.\n"
        "A note.\n");
}

TEST_CASE("a bar for every number of failures, none for none") {
  CHECK(cli::density_line(std::vector<std::uint64_t>{0, 1, 4, 8, 0}) == " ▂▅█ ");
  CHECK(cli::density_line(std::vector<std::uint64_t>{0, 0}) == "  ");
  CHECK(cli::density_line({}) == "");
  CHECK(cli::sparkline(std::vector<double>{1, 2, 3}) == "▁▅█");
  CHECK(cli::sparkline(std::vector<double>{2, 2}) == "");
}

TEST_CASE("timeline --lanes draws a run, or the lanes that stand with a resource") {
  const Program credsim;
  credsim.folder.write("s.yaml", tests::small_scenario);
  REQUIRE(credsim({"run", "s.yaml", "--trace", "t.sqlite"}).code == 0);
  const Ran drawn = credsim({"timeline", "t.sqlite", "--lanes"});
  CHECK(drawn.code == 0);
  CHECK(drawn.out.find("\n  cluster orders\n") != std::string::npos);
  CHECK(drawn.out.find("\n    SecretStatus ") != std::string::npos);
  CHECK(drawn.out.find("\nA character is ") != std::string::npos);

  CHECK(credsim({"timeline", "t.sqlite", "orders", "--lanes"}).out == drawn.out);
  const Ordered told = Ordered::parse(credsim({"timeline", "t.sqlite", "--lanes", "--format", "json"}).out);
  CHECK(told["timeline"]["groups"][0]["name"] == "orders");

  const Ran both = credsim({"timeline", "t.sqlite", "--lanes", "--all"});
  CHECK(both.code == 2);
  CHECK(both.err.find("--lanes draws every lane") != std::string::npos);
  const Ran none = credsim({"timeline", "t.sqlite", "orders-1", "--lanes"});
  CHECK(none.code == 2);
  CHECK(none.err.find("no lane is called orders-1") != std::string::npos);
}
