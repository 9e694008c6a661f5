// Puts a Script together from the parts of a document.
#include "scenarios/reader.hpp"

#include <algorithm>
#include <limits>

#include "aws/characters.hpp"
#include "scenarios/duration.hpp"
#include "scenarios/parts.hpp"
#include "scenarios/quoted.hpp"
#include "scenarios/text_file.hpp"

namespace scenarios {
namespace {

constexpr sim::Time default_start = std::chrono::sys_days(std::chrono::year(2026) / 1 / 1);

// Words of small letters between hyphens, then a number.
std::string_view region_of(const Node& node) {
  const std::string_view region = text_of(node, "region");
  const std::size_t last = region.rfind('-');
  const std::string_view words = region.substr(0, last == std::string_view::npos ? 0 : last);
  const std::string_view number = region.substr(words.size());
  const bool fine = words.size() >= 4 && words.find('-') != std::string_view::npos && aws::is_lower(words.front()) &&
                    std::ranges::all_of(words, [](char c) { return aws::is_lower(c) || c == '-'; }) &&
                    number.size() == 2 && aws::is_digit(number.back());
  if (!fine) throw node.mistake("region should be one such as eu-west-1, not " + quoted(region));
  return region;
}

void read_setting(const Fields& scenario, Script& script) {
  script.title = text_of(scenario.require("title").value, "title");
  script.start = default_start;
  if (const Entry* entry = scenario.find("description")) script.description = text_of(entry->value, "description");
  if (const Entry* entry = scenario.find("start")) script.start = time_of(entry->value, "start");
  if (const Entry* entry = scenario.find("duration")) {
    script.duration = duration_of(entry->value, "duration");
    if (*script.duration <= sim::Duration(0)) throw entry->value.mistake("duration should be longer than 0s");
  }
  if (const Entry* entry = scenario.find("seed")) {
    script.seed = whole_number_of(entry->value, "seed", 0, std::numeric_limits<std::uint64_t>::max());
  }
  if (const Entry* entry = scenario.find("account")) script.account = account_of(entry->value);
  if (const Entry* entry = scenario.find("region")) script.region = region_of(entry->value);
  if (const Entry* entry = scenario.find("quotas")) {
    script.quotas = quotas_of(entry->value);
  }
}

Question question_of(const Fields& fields, sim::Time start) {
  const Node answer = fields.require("answer").value;
  Question question{
      std::string(text_of(fields.require("ask").value, "ask")), std::string(text_of(answer, "answer")), {}, {}};
  if (const Entry* entry = fields.find("at")) question.at = offset_of(entry->value, "at", start);
  if (const Entry* entry = fields.find("choices")) {
    for (const Node choice : list_of(entry->value, "choices", "[At once, After an hour]")) {
      question.choices.emplace_back(text_of(choice, "a choice"));
    }
    if (std::ranges::find(question.choices, question.answer) == question.choices.end()) {
      throw answer.mistake("answer should be one of the choices, not " + quoted(std::string_view(question.answer)));
    }
  }
  return question;
}

void read_questions(const Fields& scenario, Script& script) {
  if (const Entry* entry = scenario.find("questions")) {
    for (const Node item : list_of(entry->value, "questions", "[{ask: When do reads fail?, answer: At once.}]")) {
      script.questions.push_back(question_of(Fields(item, question_keys), script.start));
    }
  }
}

void read_cast(const Fields& scenario, Script& script, Mistakes& mistakes) {
  if (const Entry* entry = scenario.find("parameters")) {
    for (const Entry item : map_of(entry->value, "parameters", "{rotation.set: 8s}")) {
      mistakes.attempt([&] { script.parameters.push_back(parameter_of(item.key, item.value)); });
    }
  }
  if (const Entry* entry = scenario.find("principals")) {
    script.principals_mark = entry->key.mark();
    for (const Entry item : map_of(entry->value, "principals", "{dba: {account: \"123456789012\"}}")) {
      mistakes.attempt([&] { script.principals.push_back(principal_of(item)); });
    }
  }
  mistakes.settle();  // before anybody asks for one of them
  if (const Entry* entry = scenario.find("clients")) {
    for (const Entry item : map_of(entry->value, "clients", "{web: {cluster: orders, strategy: cached}}")) {
      mistakes.attempt([&] { add_clients(item, script); });
    }
    mistakes.attempt([&] { refuse_namesakes(script.clients); });
  }
}

void read_checks(const Fields& scenario, Script& script, Mistakes& mistakes) {
  if (const Entry* entry = scenario.find("properties")) {
    for (const Entry item :
         map_of(entry->value, "properties", "{never-impaired: {always: {not: {orders.SecretStatus: impaired}}}}")) {
      mistakes.attempt([&] { script.properties.push_back(property_of(item, property_keys)); });
    }
  }
  if (const Entry* entry = scenario.find("invariants")) {
    const Fields invariants(entry->value, invariants_keys);
    for (const Entry item : map_of(invariants.require("except").value, "except", "{NAME: why it does not hold here}")) {
      const std::string what = "the reason for " + std::string(item.key.text());
      script.excepted_invariants.push_back({item.key.mark(), std::string(text_of(item.key, "the name of an invariant")),
                                            std::string(text_of(item.value, what))});
    }
  }
  if (const Entry* entry = scenario.find("pins")) {
    for (const Node item : list_of(entry->value, "pins", "[{resource: orders, wait: rotation.set, takes: 40s}]")) {
      mistakes.attempt([&] { script.pins.push_back(pin_of(item)); });
    }
  }
  if (const Entry* entry = scenario.find("explore")) {
    mistakes.attempt([&] { script.exploration = exploration_of(*entry, script.principals, mistakes); });
  }
}

// A line that the run ends before: no mistake, but nobody writes it on purpose.
void remark_on_late(const Line& line, Script& script) {
  const Moment& moment = line.moment;
  const bool fixed = moment.from == Moment::From::start && moment.delay.shape() == sim::Distribution::Shape::constant;
  if (script.duration && fixed && moment.delay.argument(0) > *script.duration) {
    script.remarks.push_back({moment.mark, "this is after the end of the run, duration: " +
                                               model::duration_text(*script.duration) + "; it never happens"});
  }
}

void read_event(const Node& item, Script& script) {
  Line& line = script.lines.emplace_back();
  read_line(line, item, script.start, script.principals);
  if (line.repetition && !line.repetition->count && !line.repetition->until && !script.duration) {
    throw Fields(item, event_keys)
        .require("every")
        .key.mistake("every: goes on for ever; give it until: or count:, or the scenario a duration:");
  }
  remark_on_late(line, script);
}

void read_events(const Fields& scenario, Document& document, Script& script, Mistakes& mistakes) {
  const Node& events = scenario.require("events").value;
  const auto items = list_of(events, "events", "[{at: 0s, aws: kms create-key}]");
  script.lines.reserve(events.size());
  for (const Node item : items) {
    document.forget_items(events, script.lines.size());
    mistakes.attempt([&] { read_event(item, script); });
  }
}

}  // namespace

Script read_document(Document& document) {
  Script script;
  script.file = document.file_name();
  if (document.root().is_null()) {
    throw Mistake({document.file_name(), 1, 1}, empty_file);
  }
  const Fields scenario(document.root(), scenario_keys);
  read_setting(scenario, script);
  read_questions(scenario, script);
  Mistakes mistakes;
  read_cast(scenario, script, mistakes);
  read_checks(scenario, script, mistakes);
  read_events(scenario, document, script, mistakes);
  mistakes.settle();
  return script;
}

Script read_file(const std::filesystem::path& path) {
  std::string text = read_text_file(path);
  Document document(text, path.string());
  std::string().swap(text);
  return read_document(document);
}

Script read_text(std::string_view yaml, std::string file_name) {
  Document document(yaml, std::move(file_name));
  return read_document(document);
}

ParameterSetting read_parameter(std::string_view assignment, const std::string& origin) {
  const Mark nowhere{origin, 0, 0};
  const std::size_t equals = assignment.find('=');
  if (equals == std::string_view::npos) {
    throw Mistake(nowhere, quoted(assignment) + " sets nothing; write NAME=VALUE, such as rotation.set=8s");
  }
  const std::string_view name = assignment.substr(0, equals);
  const std::string_view value = assignment.substr(equals + 1);
  Node::Stored key;
  key.text = name.data();
  key.size = static_cast<std::uint32_t>(name.size());
  if (value.empty()) throw Mistake(nowhere, "the value is missing; write NAME=VALUE, such as rotation.set=8s");
  try {
    const Document document(value, origin);
    ParameterSetting setting = parameter_of(Node(document, key), document.root());
    setting.mark = nowhere;
    return setting;
  } catch (const Mistake& mistake) {
    throw Mistake(nowhere, mistake.sentence());
  }
}

}  // namespace scenarios
