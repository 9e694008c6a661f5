// Finding resources by what people call them, and the reader's other answers.
#include "tests/catch.hpp"
#include "tests/trace/story.hpp"
#include "trace/reader.hpp"

namespace {

struct Traces {
  // Two resources of one name: a cluster that was deleted and made again; a client of the cluster's name.
  Traces() {
    tests::Story story(folder / "story.sqlite");
    story.tell();
    trace::Writer& writer = story.writer;
    const sim::Time later = tests::story_start + std::chrono::hours(500);
    const auto first = writer.resource({model::resource(model::Table::cluster, 8), "ledger", "", {}, later});
    writer.deleted(first, later + std::chrono::hours(1));
    writer.resource({model::resource(model::Table::cluster, 9), "ledger", "", {}, later + std::chrono::hours(2)});
    writer.resource({model::resource(model::Table::instance, 9), "twice", "", {}, later});
    writer.resource({model::resource(model::Table::snapshot, 9), "twice", "", {}, later});
    writer.resource({model::resource(model::Table::instance, 10), "12", "", {}, later});
    story.finish();
    reader = std::make_unique<trace::Reader>(folder / "story.sqlite");
  }

  std::string mistake(std::string_view text) {
    try {
      return "found " + reader->find(text).name;
    } catch (const trace::Error& error) {
      const std::string what = error.what();
      return what.substr(what.find(": ") + 2);
    }
  }

  tests::Folder folder;
  std::unique_ptr<trace::Reader> reader;
};

}  // namespace

TEST_CASE("a resource is found by name, kind and name, ARN, number, and by its parent's name") {
  Traces traces;
  trace::Reader& reader = *traces.reader;
  CHECK(reader.find("orders").kind == "cluster");
  CHECK(reader.find("cluster:orders").name == "orders");
  CHECK(reader.find("arn:aws:rds:eu-west-1:123456789012:cluster:orders").name == "orders");
  CHECK(reader.find("rds!cluster-0").kind == "secret");
  CHECK(reader.find("secret:orders").name == "rds!cluster-0");
  CHECK(reader.find("client:orders").name == "web/0");
  CHECK(reader.find("2").name == "orders");
  CHECK(reader.find("12").kind == "instance");
  CHECK(reader.children(reader.find("orders").id, "secret").size() == 1);
}

TEST_CASE("of resources with one name and kind, the one that lived is meant, else the last before") {
  Traces traces;
  const auto born = [&](int hours) {
    return traces.reader->find("ledger", tests::story_start + std::chrono::hours(hours)).created_at;
  };
  const sim::Time first = tests::story_start + std::chrono::hours(500);
  CHECK(born(500) == first);
  CHECK(born(501) == first);
  CHECK(born(503) == first + std::chrono::hours(2));
  CHECK(traces.reader->find("ledger").created_at == first + std::chrono::hours(2));
}

TEST_CASE("what is not found is a sentence with the nearest names") {
  Traces traces;
  CHECK(traces.mistake("ordres") == "knows no resource ordres; did you mean orders?");
  CHECK(traces.mistake("cluster:leger") == "knows no resource cluster:leger; did you mean ledger?");
  CHECK(traces.mistake("nothing-like-it") == "knows no resource nothing-like-it");
  CHECK(traces.mistake("99") == "has no resource number 99");
  CHECK(traces.mistake("") == "a resource needs a name");
  CHECK(traces.mistake("twice") == "twice is the name of several resources; say instance:twice or snapshot:twice");
  CHECK(traces.mistake("snapshot:twice") == "found twice");
}

TEST_CASE("the last change of an attribute, before a moment") {
  Traces traces;
  trace::Reader& reader = *traces.reader;
  const auto orders = reader.find("orders").id;
  const auto last = reader.last_change(orders, "SecretStatus", reader.end());
  REQUIRE(last.has_value());
  CHECK(last->after == "impaired");
  CHECK(last->event == 10);
  const auto before = reader.last_change(orders, "SecretStatus", last->at - sim::Duration(1));
  REQUIRE(before.has_value());
  CHECK(before->after == "rotating");
  CHECK_FALSE(reader.last_change(orders, "SecretStatus", tests::story_start).has_value());
  CHECK(reader.start() == tests::story_start);
}

TEST_CASE("violations, expectations, logins, assumptions and facts come back as they were written") {
  Traces traces;
  trace::Reader& reader = *traces.reader;
  REQUIRE(reader.violations().size() == 1);
  CHECK(reader.violations()[0].invariant == "I7");
  REQUIRE(reader.expectations().size() == 1);
  CHECK(reader.expectations()[0].actual == "active");
  CHECK_FALSE(reader.expectations()[0].passed);
  REQUIRE(reader.assumptions().size() == 1);
  CHECK(reader.assumptions()[0].parameter == "rotation.set");
  const auto logins = reader.logins();
  REQUIRE(logins.size() == 3);
  CHECK(logins[0].client == "web");
  CHECK(logins[0].count == 2);
  CHECK(logins[1].count == 1);
  CHECK(logins[2].reason == "1045");
  CHECK(reader.facts().front().name == "title");
  CHECK(reader.finished());
}
