// Logins as rows: successes are counted a minute and client, failures and changes of outcome stand by themselves.
#include "trace/login_counts.hpp"

#include "tests/catch.hpp"
#include "tests/trace/story.hpp"

TEST_CASE("successes are counted, failures and the first success after one are not") {
  const tests::Folder folder;
  const auto file = folder / "logins.sqlite";
  {
    trace::Writer writer(file);
    writer.begin({});
    trace::LoginCounts counts(writer);
    trace::EventId event = 0;
    const auto login = [&](std::uint32_t client, int second, const char* reason) {
      counts.login(client,
                   {++event, tests::story_start + std::chrono::seconds(second),
                    writer.text("web/" + std::to_string(client)), writer.text("orders"), writer.text(reason), 1});
    };
    login(0, 1, "");
    login(1, 2, "");
    login(0, 59, "");
    login(0, 60, "");
    login(0, 70, "1045");
    login(0, 80, "1045");
    login(0, 90, "");
    login(0, 100, "");
    login(0, 110, "");
    login(1, 119, "");
    login(2, 500, "no-writer");
    counts.flush();
    writer.finish();
  }
  CHECK(tests::rows_of(file,
                       "SELECT event_id, substr(time, 12, 8), client, outcome, reason, count FROM logins "
                       "ORDER BY event_id") ==
        "1 | 00:00:00 | web/0 | ok | NULL | 2\n"
        "2 | 00:00:00 | web/1 | ok | NULL | 1\n"
        "4 | 00:01:00 | web/0 | ok | NULL | 1\n"
        "5 | 00:01:10 | web/0 | failed | 1045 | 1\n"
        "6 | 00:01:20 | web/0 | failed | 1045 | 1\n"
        "7 | 00:01:30 | web/0 | ok | NULL | 1\n"
        "8 | 00:01:00 | web/0 | ok | NULL | 2\n"
        "10 | 00:01:00 | web/1 | ok | NULL | 1\n"
        "11 | 00:08:20 | web/2 | failed | no-writer | 1\n");
}
