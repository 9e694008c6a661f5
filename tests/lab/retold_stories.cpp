// Stories made concrete: moments within what is drawn, words for every step, and runs that show what was found.
#include <algorithm>

#include "lab/explore.hpp"
#include "lab/line_text.hpp"
#include "model/parameters.hpp"
#include "scenarios/reader.hpp"
#include "scenarios/writer.hpp"
#include "tests/catch.hpp"

namespace {

const std::string some_key = R"(
  - {at: 0s, aws: kms create-key, save: {key: KeyMetadata.KeyId}}
  - {at: 1s, aws: "kms create-alias --alias-name alias/k --target-key-id ${key}"}
)";

// Under that key, unless its last word says otherwise; each rotates once a week.
std::string a_cluster(const std::string& name, const std::string& under = "--master-user-secret-kms-key-id ${key}") {
  return "  - {at: 5m, aws: \"rds create-db-cluster --db-cluster-identifier " + name +
         " --engine aurora-mysql --master-username admin --manage-master-user-password " + under + "\"}\n";
}

const std::string an_hour_later = "  - {at: 1h, aws: rds describe-db-clusters}\n";
const std::string two_clusters = some_key + a_cluster("orders") + a_cluster("billing") + an_hour_later;
const std::string nothing_to_do = "{aws: kms list-keys, times: 1}";

struct Asked {
  std::string events;
  std::string action = nothing_to_do;
  std::string property;
  std::string head = "parameters: {rotation_attempts: 1}";
  sim::Fairness fairness = sim::Fairness::strong;
};

lab::Found answer_to(const Asked& asked) {
  const std::string text = "title: T\nstart: 2026-01-05T00:00:00Z\n" + asked.head + "\nevents:" + asked.events +
                           "explore:\n  actions:\n    - " + asked.action +
                           "\n  properties:\n    asked: " + asked.property + "\n";
  lab::ExploreOptions options;
  options.fairness = asked.fairness;
  options.exact = true;
  const lab::Explored all = lab::explore(scenarios::read_text(text, "t.yaml"), options);
  const auto found = std::ranges::find(all.found, std::string("asked"), &lab::Found::name);
  REQUIRE(found != all.found.end());
  return *found;
}

// As a file says it.
scenarios::Script saved_of(const lab::Found& found) {
  CHECK(found.why_not.empty());
  REQUIRE(found.scenario);
  return scenarios::read_text(scenarios::yaml_of(*found.scenario), "again.yaml");
}

bool breaks_what_was_asked(const scenarios::Script& script) {
  const lab::Summary summary = lab::play(script, {});
  CHECK(summary.failed.empty());
  return std::ranges::any_of(summary.broken,
                             [](const lab::BrokenInvariant& broken) { return broken.invariant == "asked"; });
}

}  // namespace

TEST_CASE("what the events began comes in a story when the story says, whichever of two is first") {
  for (const std::string first : {"orders", "billing"}) {
    CAPTURE(first);
    const std::string other = first == "orders" ? "billing" : "orders";
    const lab::Found found =
        answer_to({two_clusters, nothing_to_do, "{always: {not: {" + first + ".SecretStatus: rotating}}}"});
    CHECK(found.replays);
    CHECK(found.story.size() == 1);
    const scenarios::Script saved = saved_of(found);
    CHECK(breaks_what_was_asked(saved));
    REQUIRE(saved.pins.size() == 1);
    CHECK(saved.pins.front().name == "rotation.start");
    CHECK(saved.pins.front().takes < std::chrono::hours(24));
    // The other one is not first.
    scenarios::Script both = saved;
    both.properties.front().expression.parts.front().state.resource = other;
    CHECK_FALSE(breaks_what_was_asked(both));
  }
}

TEST_CASE("no draw of a story is beyond what its distribution or its window gives") {
  const lab::Found found = answer_to({two_clusters, "{fault: {fail-rotation-step: orders, step: finish}, times: 1}",
                                      "{always: {not: {orders.SecretStatus: impaired}}}"});
  CHECK(found.replays);
  const model::Parameters parameters;
  for (const scenarios::Pin& pin : saved_of(found).pins) {
    CAPTURE(pin.name);
    const auto wait = static_cast<model::WaitName>(*model::find_parameter(pin.name));
    const bool window = wait == model::WaitName::rotation_start;
    CHECK(pin.takes <= (window ? std::chrono::hours(24) : parameters.wait(wait).max()));
  }
}

TEST_CASE("a wait of a fixed length has it in a story, too") {
  const lab::Found found = answer_to(
      {two_clusters, nothing_to_do, "{always: {not: {orders.rotation: set}}}", "parameters: {rotation.create: 20s}"});
  CHECK(found.replays);
  REQUIRE(found.story.size() == 2);
  CHECK(found.story.back().at - found.story.front().at == std::chrono::seconds(20));
}

TEST_CASE("what a scenario pins stays as it is in its stories") {
  const lab::Found found = answer_to({two_clusters, nothing_to_do, "{always: {not: {orders.rotation: set}}}",
                                      "pins: [{resource: orders, wait: rotation.create, takes: 17s}]"});
  CHECK(found.replays);
  REQUIRE(found.story.size() == 2);
  CHECK(found.story.back().at - found.story.front().at == std::chrono::seconds(17));
  CHECK(std::ranges::count(saved_of(found).pins, std::string("rotation.create"), &scenarios::Pin::name) == 1);
}

TEST_CASE("a step that cannot be timed says what has to come first, and the rest is told in the same words") {
  const std::string disabled = "  - {at: 59m, aws: \"kms disable-key --key-id ${key}\"}\n";
  const lab::Found found = answer_to({some_key + a_cluster("orders", "") + disabled + an_hour_later, nothing_to_do,
                                      "{always: {not: {orders.rotation: finish, alias/k.VisibleKeyState: Enabled}}}",
                                      "parameters: {kms.propagation: 2m}"});
  CHECK_FALSE(found.scenario);
  CHECK(found.why_not.starts_with("step 1 of the story cannot be timed: propagation of "));
  CHECK(found.why_not.ends_with(" has to come first, by the clock at 2026-01-05T01:01:00Z at the latest"));
  REQUIRE(found.story.size() > 2);
  CHECK(found.story.front().what == "schedule of orders");
  CHECK(found.story.front().then == "orders SecretStatus active -> rotating, orders rotation absent -> create");
  CHECK(found.story.back().what == "rotation of orders");
  CHECK(found.story.back().then == "orders rotation test -> finish");
  CHECK(std::ranges::all_of(found.story, [](const lab::ToldStep& step) { return step.at == sim::never; }));
}

TEST_CASE("a future on which a promise is not kept is a run that breaks it, until its cause is mended") {
  const lab::Found found = answer_to({two_clusters, "{fault: {fail-rotation-step: orders, step: set}, times: 1}",
                                      "{leads-to: [{orders.SecretStatus: impaired}, {orders.SecretStatus: active}]}",
                                      "parameters: {rotation_attempts: 1}", sim::Fairness::free});
  CHECK(found.replays);
  scenarios::Script saved = saved_of(found);
  CHECK(breaks_what_was_asked(saved));
  std::erase_if(saved.lines,
                [](const scenarios::Line& line) { return std::holds_alternative<scenarios::FaultLine>(line.what); });
  CHECK_FALSE(breaks_what_was_asked(saved));
}

TEST_CASE("a run of a future in which nothing more happens goes on long enough for what is mended") {
  const lab::Found found = answer_to({some_key, "{aws: \"kms disable-key --key-id ${key}\", times: 1}",
                                      "{leads-to: [{alias/k.KeyState: Disabled}, {alias/k.KeyState: Enabled}]}"});
  CHECK(found.replays);
  CHECK(found.cycle == found.story.size());
  scenarios::Script saved = saved_of(found);
  CHECK(breaks_what_was_asked(saved));
  scenarios::Line enables = saved.lines.back();
  enables.what = scenarios::AwsCommand{"kms enable-key --key-id ${key}"};
  enables.moment.delay = sim::Distribution::constant(std::chrono::hours(24));
  saved.lines.push_back(enables);
  CHECK_FALSE(breaks_what_was_asked(saved));
}

TEST_CASE("what never comes is asked of the run, also where it was there before the futures began") {
  using Kind = scenarios::Property::Kind;
  const auto kind_of = [](const std::string& property) {
    const lab::Found found = answer_to({two_clusters, nothing_to_do, property, "seed: 1", sim::Fairness::free});
    CHECK(found.replays);
    const scenarios::Script saved = saved_of(found);
    CHECK(breaks_what_was_asked(saved));
    REQUIRE(saved.properties.size() == 1);
    return saved.properties.front().kind;
  };
  CHECK(kind_of("{eventually: {orders.SecretStatus: impaired}}") == Kind::sometimes);
  CHECK(kind_of("{eventually: {orders.SecretStatus: creating}}") == Kind::leads_to);
}

TEST_CASE("a fault is told with all that it is, and with the policy that it changes") {
  const auto as_written = [](std::string_view text) { return std::string(text); };
  const auto said = [&](scenarios::FaultName name, auto change) {
    scenarios::FaultLine fault;
    fault.name = name;
    fault.target = "orders";
    change(fault);
    return lab::line_text(fault, as_written);
  };
  using Name = scenarios::FaultName;
  CHECK(said(Name::impair, [](auto& one) { one.by = "grant"; }) == "fault impair: orders, by: grant");
  CHECK(said(Name::leak, [](auto&) {}) == "fault leak: orders");
  CHECK(said(Name::writer_down, [](auto& one) { one.lasts = std::chrono::minutes(10); }) ==
        "fault writer-down: orders, for: 10m");
  CHECK(said(Name::slow, [](auto& one) { one.factor = 2.5; }) == "fault slow: orders, factor: 2.5");
  CHECK(said(Name::fail_rotation_step, [](auto& one) {
          one.step = "set";
          one.times = 3;
        }) == "fault fail-rotation-step: orders, step: set, times: 3");
  for (const std::string policy : {"key-policy", "resource-policy"}) {
    CAPTURE(policy);
    const lab::Found found = answer_to({two_clusters, "{fault: {impair: orders, by: " + policy + "}, times: 1}",
                                        "{always: {not: {orders.SecretStatus: impaired}}}"});
    const auto fault = std::ranges::find(found.story, "fault impair: orders, by: " + policy, &lab::ToldStep::what);
    REQUIRE(fault != found.story.end());
    CHECK(
        fault->then.ends_with(policy == "key-policy" ? " KeyPolicy is another one" : " ResourcePolicy is another one"));
  }
}

TEST_CASE("an action that is refused in a story says so") {
  const lab::Found found = answer_to({two_clusters,
                                      "{fault: {impair: orders, by: key-policy}, times: 1}\n"
                                      "    - {aws: \"kms cancel-key-deletion --key-id ${key}\", times: 1}",
                                      "{leads-to: [{orders.SecretStatus: impaired}, {orders.SecretStatus: active}]}"});
  const auto refused =
      std::ranges::find(found.story, std::string("kms cancel-key-deletion --key-id ${key}"), &lab::ToldStep::what);
  REQUIRE(refused != found.story.end());
  CHECK(refused->then == "refused: KMSInvalidStateException");
}
