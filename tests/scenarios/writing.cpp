// What is written is read back to the same script.
#include <filesystem>

#include "scenarios/writer.hpp"
#include "scenarios/yaml_text.hpp"
#include "tests/folder.hpp"
#include "tests/golden.hpp"
#include "tests/property.hpp"
#include "tests/scenarios/bare_script.hpp"
#include "tests/scenarios/examples.hpp"
#include "tests/scenarios/reading.hpp"

using reading::bare;

namespace {

void check_round_trip(const scenarios::Script& script) {
  const std::string text = scenarios::yaml_of(script);
  CAPTURE(text);
  CHECK(reading::mistake_in(text) == reading::no_mistake);
  const auto again = scenarios::read_text(text, "again.yaml");
  CHECK(bare(again) == bare(script));
  CHECK(scenarios::yaml_of(again) == text);
}

// Texts with all that YAML, shells and our own variables take for something else.
rc::Gen<std::string> odd_text() {
  const auto part = rc::gen::elementOf(std::vector<std::string>{"a",
                                                                "orders",
                                                                " ",
                                                                ": ",
                                                                " #",
                                                                "'",
                                                                "\"",
                                                                "\\",
                                                                "\n",
                                                                "\t",
                                                                "{",
                                                                "}",
                                                                "[",
                                                                "]",
                                                                ",",
                                                                "${key}",
                                                                "{i}",
                                                                "$$",
                                                                "-",
                                                                "5",
                                                                "true",
                                                                "null",
                                                                "~",
                                                                "&",
                                                                "*",
                                                                "!",
                                                                "|",
                                                                ">",
                                                                "%",
                                                                "@",
                                                                "`",
                                                                "?",
                                                                "ä",
                                                                "\xE2\x80\xA8",
                                                                "\xC2\x85",
                                                                "\x01",
                                                                "\xF0\x9F\x94\x91",
                                                                "--key-id",
                                                                "0x1F",
                                                                "1e5",
                                                                ":"});
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(part), [](const std::vector<std::string>& parts) {
    std::string text = "x";
    for (const std::string& one : parts) text += one;
    return text;
  });
}

}  // namespace

TEST_CASE("every shipped scenario is written to a file that is read back to the same script") {
  int read = 0;
  for (const auto& file :
       std::filesystem::recursive_directory_iterator(std::string(CREDSIM_SOURCE_DIR) + "/scenarios/library")) {
    if (file.path().extension() != ".yaml") continue;
    CAPTURE(file.path().filename().string());
    check_round_trip(scenarios::read_file(file.path()));
    ++read;
  }
  CHECK(read > 50);
}

TEST_CASE("every key of the language is written, and read back the same") {
  for (const std::string& example : reading::good_examples()) check_round_trip(scenarios::read_text(example, "x.yaml"));
}

TEST_CASE("a family of clients is written as one") {
  const auto script = reading::read(
      "clients:\n  \"w0-{i}\": {repeat: {count: 12}, cluster: \"c10-{i}x0\", secret: \"s{i}{i}\", strategy: cached}\n"
      "  \"v{i}\": {repeat: {count: 1}, cluster: \"c{i}\", strategy: cached}");
  check_round_trip(script);
  CHECK(scenarios::yaml_of(script).find("\"c10-{i}x0\"") != std::string::npos);
}

TEST_CASE("any text survives being written") {
  tests::property([] {
    const std::string text = *odd_text();
    auto script = reading::read("principals: {dba: {context: {a: b}}}\nparameters: {rotation.set: 1s}");
    script.title = text;
    script.principals[0].context[0].text = text;
    std::get<scenarios::AwsCommand>(script.lines[0].what).text = text;
    scenarios::Line login = script.lines[0];
    login.what = scenarios::LoginLine{text, "", text, scenarios::LoginLine::By::literal, text};
    login.expect.written = true;
    login.expect.kind = scenarios::Expectation::Kind::any;
    script.lines.push_back(login);
    const auto again = scenarios::read_text(scenarios::yaml_of(script), "x.yaml");
    RC_ASSERT(bare(again) == bare(script));
  });
}

TEST_CASE("random lines survive being written") {
  tests::property([] {
    using sim::Distribution;
    const auto time = [](std::int64_t most) {
      return sim::Duration(*rc::gen::resize(100, rc::gen::inRange<std::int64_t>(1, most)));
    };
    auto script = reading::read("");
    script.seed = *rc::gen::arbitrary<std::uint64_t>();
    script.duration = time(1'000'000'000'000);
    scenarios::Line& line = script.lines[0];
    const sim::Duration low = time(1'000'000'000);
    const sim::Duration high = low + time(1'000'000'000);
    const auto delay = *rc::gen::elementOf(std::vector<Distribution>{
        Distribution::constant(low), Distribution::uniform(low, high), Distribution::triangular(low, high, high),
        Distribution::exponential(high), Distribution::lognormal(high, 0.1 + static_cast<double>(low.count()) / 3e9),
        Distribution::exponential(high).clamped(low, high + high)});
    line.moment.delay = delay;
    if (*rc::gen::arbitrary<bool>()) line.repetition = scenarios::Repetition{delay, low.count(), high};
    script.lines.push_back(line);
    script.lines.back().moment = {{}, scenarios::Moment::From::condition, delay, {{{}, "a.b", "Status", "stopped"}}, 2};
    RC_ASSERT(bare(scenarios::read_text(scenarios::yaml_of(script), "x.yaml")) == bare(script));
  });
}

TEST_CASE("plain words stand without quotes, and what could be taken for something else in them") {
  CHECK(scenarios::yaml_text("kms create-key --description x") == "kms create-key --description x");
  CHECK(scenarios::yaml_text("arn:aws:kms") == "arn:aws:kms");
  for (const char* text : {"", "5", "1e5", "true", "null", "a: b", "a #b", "-x", " x", "x ", "x:", "{a}", "a,b"}) {
    CHECK(scenarios::yaml_text(text) == "\"" + std::string(text) + "\"");
  }
}
