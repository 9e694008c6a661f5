// Logins as rows: those with a note stand by themselves, the others are counted, a row a group and minute.
#include "trace/login_counts.hpp"

#include "tests/catch.hpp"
#include "tests/trace/story.hpp"
#include "trace/writer.hpp"

TEST_CASE("logins without a note are counted, a row a group and minute, under the start of the group") {
  const tests::Folder folder;
  const auto file = folder / "logins.sqlite";
  model::Setting setting(1, tests::story_start, "123456789012", "eu-west-1");
  for (const char* group : {"web", "idle", "batch"}) {
    model::ClientDefinition client;
    client.name = setting.intern(group);
    client.cluster = setting.intern("orders");
    setting.clients.push_back(client);
  }
  model::World world;
  world.meters.groups.resize(3);
  world.meters.groups[0].minutes = {2, 0, 7};
  world.meters.groups[2].minutes = {0, 40'000};
  {
    trace::Writer writer(file);
    writer.begin({});
    trace::write_login_counts(writer, setting, world, {5, 6, 9});
    writer.finish();
  }
  CHECK(tests::rows_of(file,
                       "SELECT event_id, substr(time, 12, 8), client, cluster, outcome, reason, count FROM logins "
                       "ORDER BY event_id, at") ==
        "5 | 00:00:00 | web | orders | ok | NULL | 2\n"
        "5 | 00:02:00 | web | orders | ok | NULL | 7\n"
        "9 | 00:01:00 | batch | orders | ok | NULL | 40000\n");
}
