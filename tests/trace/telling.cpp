// What explain and timeline say about the story, sentence by sentence.
#include <nlohmann/json.hpp>

#include "tests/catch.hpp"
#include "tests/golden.hpp"
#include "tests/trace/story.hpp"
#include "trace/event_phrase.hpp"
#include "trace/explanation.hpp"
#include "trace/timeline.hpp"

namespace {

using tests::day;

struct Told {
  Told() {
    tests::Story story(folder / "story.sqlite");
    story.tell();
    story.finish();
    reader = std::make_unique<trace::Reader>(folder / "story.sqlite");
  }

  // What follows from the key's state, wherever the secret is spoken of.
  std::string unreadable(const std::string& secret) const {
    return secret +
           " cannot be read: its key 1234abcd… has been Disabled since 2026-01-07T00:01:30Z\n"
           "  because the change of 1234abcd… became visible\n"
           "  because `kms disable-key --key-id 1234abcd-12ab-34cd-56ef-123456789000` by admin at 2026-01-07T00:00:00Z "
           "(story.yaml:9).\n";
  }

  std::string why(const std::string& name, sim::Time at) {
    return trace::explanation_text(trace::explain(*reader, reader->find(name, at), at));
  }

  tests::Folder folder;
  std::unique_ptr<trace::Reader> reader;
};

}  // namespace

TEST_CASE("explain: an impaired secret is followed back to the line that disabled its key") {
  Told told;
  CHECK(told.why("orders", told.reader->end()) ==
        "The secret of orders has been impaired since 2026-01-09T00:00:01Z\n"
        "  because the rotation failed (RotationFailed)\n"
        "  because GenerateDataKey was refused (DisabledException: the key is disabled)\n"
        "  because the change of 1234abcd… became visible at 2026-01-07T00:01:30Z\n"
        "  because `kms disable-key --key-id 1234abcd-12ab-34cd-56ef-123456789000` by admin at 2026-01-07T00:00:00Z "
        "(story.yaml:9).\n" +
            told.unreadable("The secret of orders"));
}

TEST_CASE("explain: a key that is disabled, and where that is not yet visible") {
  Told told;
  const sim::Time between = tests::story_start + 2 * day + std::chrono::seconds(10);
  CHECK(told.why("1234abcd-12ab-34cd-56ef-123456789000", between) ==
        "The key 1234abcd… has been Disabled since 2026-01-07T00:00:00Z\n"
        "  because `kms disable-key --key-id 1234abcd-12ab-34cd-56ef-123456789000` by admin at 2026-01-07T00:00:00Z "
        "(story.yaml:9).\n"
        "To those who use the key 1234abcd… it has been Enabled since 2026-01-05T00:00:00Z\n"
        "  because `kms create-key --description \"orders secret\"` by admin at 2026-01-05T00:00:00Z "
        "(story.yaml:3).\n");
  CHECK(told.why("key:1234abcd-12ab-34cd-56ef-123456789000", between + day).find("To those who use") ==
        std::string::npos);
}

TEST_CASE("explain: a secret has its cluster's SecretStatus and its labels") {
  Told told;
  const std::string text = told.why("secret:orders", told.reader->end());
  using Catch::Matchers::ContainsSubstring;
  CHECK_THAT(text, ContainsSubstring("The secret of orders has been impaired since"));
  CHECK_THAT(text, ContainsSubstring("AWSCURRENT of the secret rds!cluster-0 has been version-0 since 2026-01-05"));
}

TEST_CASE("explain: a status that is in order does not say that the secret can be read") {
  Told told;
  const std::string cluster = told.why("orders", tests::story_start + 3 * day);
  CHECK(cluster.starts_with(told.unreadable("The secret of orders")));  // what is wrong comes first
  CHECK(cluster.find("\nThe secret of orders has been active since 2026-01-05T00:10:00Z\n") != std::string::npos);
  const std::string secret = told.why("secret:orders", tests::story_start + 3 * day);
  CHECK(secret.find(told.unreadable("The secret rds!cluster-0")) < secret.find("has been active"));
}

TEST_CASE("explain: what is in order is told too, and what is not there yet is a sentence") {
  Told told;
  CHECK(told.why("orders", tests::story_start + day) ==
        "The secret of orders has been active since 2026-01-05T00:10:00Z\n"
        "  because orders was created (RDS-EVENT-0170)\n"
        "  because `rds create-db-cluster --db-cluster-identifier orders` by admin at 2026-01-05T00:05:00Z "
        "(story.yaml:5).\n");
  CHECK_THROWS_WITH(told.why("orders", tests::story_start),
                    "orders is not there yet at 2026-01-05T00:00:00Z: it begins at 2026-01-05T00:05:00Z");
}

TEST_CASE("explain: a rotation by the schedule says when it was scheduled") {
  Told told;
  CHECK(told.why("orders", tests::story_start + 4 * day) ==
        "The secret of orders has been rotating since 2026-01-09T00:00:00Z\n"
        "  because a rotation started (RotationStarted)\n"
        "  scheduled when orders was created (RDS-EVENT-0170) at 2026-01-05T00:10:00Z\n"
        "  because `rds create-db-cluster --db-cluster-identifier orders` by admin at 2026-01-05T00:05:00Z "
        "(story.yaml:5).\n" +
            told.unreadable("The secret of orders"));
}

TEST_CASE("events in words") {
  const auto words = [](const char* kind, const char* name, const char* error, const char* request,
                        const char* command = "") {
    trace::EventRecord event;
    event.kind = kind;
    event.source = "kms.amazonaws.com";
    event.name = name;
    event.principal = "dba";
    event.resource = "rds!cluster-1234abcd-12ab-34cd-56ef-123456789000";
    event.error = error;
    event.request = request;
    event.command = command;
    return trace::event_phrase(event);
  };
  CHECK(words("fault", "Fault", "", R"({"impair":"orders","by":"grant"})") == "the fault `impair: orders, by: grant`");
  CHECK(words("fault", "Fault", "", "") == "a fault");
  CHECK(words("service", "PutSecretValue", "", "") == "RDS stored a new version (PutSecretValue)");
  CHECK(words("service", "PutSecretValue", "AccessDeniedException", "") ==
        "PutSecretValue was refused (AccessDeniedException)");
  CHECK(words("service", "AccessProbed", "DisabledException", "") ==
        "RDS could not reach the secret (DisabledException)");
  CHECK(words("service", "Encrypt", "", "") == "a service called Encrypt");
  CHECK(words("timer", "StepFailed", "FailedStep", "") == "a step of the rotation failed (FailedStep)");
  CHECK(words("timer", "ChangeVisible", "", "") == "the change of rds!cluster-1234abcd… became visible");
  CHECK(words("call", "ScheduleKeyDeletion", "NotFoundException", "", "kms schedule-key-deletion --key-id k") ==
        "`kms schedule-key-deletion --key-id k` by dba was refused (NotFoundException)");
  CHECK(words("client", "Login", "1045", "") ==
        "a login of rds!cluster-1234abcd-12ab-34cd-56ef-123456789000 failed (1045)");
}

TEST_CASE("explain: a client whose logins fail") {
  Told told;
  using Catch::Matchers::ContainsSubstring;
  CHECK_THAT(told.why("web/0", told.reader->end()),
             ContainsSubstring("LastLogin of the client web/0 has been 1045 since 2026-01-10T00:00:40Z\n"
                               "  because a login of web/0 failed (1045)\n"
                               "  because `rds create-db-cluster"));
}

TEST_CASE("explain: a chain that goes round and round is told once, with its beginning") {
  const tests::Folder folder;
  {
    tests::Story story(folder / "rounds.sqlite");
    story.tell();
    for (int week = 1; week <= 50; ++week) {
      const sim::Time at = tests::story_start + 7 * week * day + 100 * day;
      const sim::Event due{at, story.secret.id(), static_cast<std::uint32_t>(model::SlotKind::purge), 1};
      story.asks(at + 7 * day, story.secret.id(), model::SlotKind::purge, 1);
      story.step(due, [&](model::Step& made) {
        made.happened(model::NoteKind::service, model::Action::RotationStarted, story.secret.id());
        made.also(model::NoteKind::service, model::Action::RotationSucceeded, story.secret.id());
        made.change<&model::Cluster::secret_status>(
            story.cluster, week % 2 == 0 ? model::SecretStatus::active : model::SecretStatus::rotating);
      });
    }
    story.finish();
  }
  trace::Reader reader(folder / "rounds.sqlite");
  const auto explanation = trace::explain(reader, reader.find("orders"), reader.end());
  REQUIRE(explanation.reasons.size() == 2);  // the first: its key is disabled
  CHECK(explanation.reasons.front().trouble);
  CHECK(!explanation.reasons.back().trouble);
  const auto& causes = explanation.reasons.back().causes;
  REQUIRE(causes.size() == 3);
  CHECK(causes[0].phrase == "the rotation succeeded (RotationSucceeded)");
  CHECK(causes[1].phrase == "a rotation started (RotationStarted)");
  CHECK(causes[2].passed_over == 97);
  CHECK(causes[2].event.cause == 0);
}

TEST_CASE("explain as JSON names every event on the way") {
  Told told;
  const auto json = nlohmann::json::parse(
      trace::explanation_json(trace::explain(*told.reader, told.reader->find("orders"), told.reader->end())));
  CHECK(json["resource"]["kind"] == "cluster");
  CHECK(json["scenario"] == "story.yaml");
  const auto& reason = json["reasons"][0];
  CHECK(reason["attribute"] == "SecretStatus");
  CHECK(reason["value"] == "impaired");
  CHECK(reason["since"] == "2026-01-09T00:00:01.500001Z");
  REQUIRE(reason["causes"].size() == 4);
  CHECK(reason["causes"][1]["error"] == "DisabledException");
  CHECK(reason["causes"][3]["line"] == 9);
  CHECK(reason["causes"][3]["principal"] == "admin");
}

TEST_CASE("timeline: what happened to the cluster, to the cluster and its own, to everything") {
  Told told;
  std::string text = "## orders\n";
  trace::TimelineOptions options;
  options.resource = told.reader->find("orders");
  text += trace::timeline_text(trace::timeline(*told.reader, options));
  options.descendants = true;
  text += "\n## orders and its own\n" + trace::timeline_text(trace::timeline(*told.reader, options));
  text += "\n## everything\n" + trace::timeline_text(trace::timeline(*told.reader, {}));
  options = {};
  options.all = true;
  text += "\n## everything, with bookkeeping\n" + trace::timeline_text(trace::timeline(*told.reader, options));
  CHECK(tests::matches_golden("trace/timelines.txt", text));
}

TEST_CASE("timeline as JSON groups the changes by their events") {
  Told told;
  trace::TimelineOptions options;
  options.resource = told.reader->find("orders");
  const auto json = nlohmann::json::parse(trace::timeline_json(trace::timeline(*told.reader, options)));
  REQUIRE(json.size() == 5);
  CHECK(json[2]["time"] == "2026-01-05T00:10:00.000000Z");
  CHECK(json[2]["changes"].size() == 2);
  CHECK(json[2]["changes"][0]["before"] == "creating");
  CHECK(json[0]["line"] == 5);
  CHECK(json[4]["cause_id"] == 9);
}
