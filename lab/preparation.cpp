// Checking a script and building its setting.
#include "lab/preparation.hpp"

#include <algorithm>
#include <boost/regex.hpp>
#include <fstream>
#include <set>
#include <sstream>

#include "aws/command.hpp"
#include "aws/identity_text.hpp"
#include "aws/nearest_word.hpp"
#include "aws/operation_table.hpp"
#include "aws/variables.hpp"
#include "aws/words.hpp"
#include "lab/answer_path.hpp"
#include "lab/line_calls.hpp"
#include "lab/state.hpp"
#include "model/invariants.hpp"
#include "model/parameters.hpp"
#include "scenarios/duration.hpp"
#include "scenarios/mistakes.hpp"
#include "scenarios/vocabulary.hpp"

namespace lab {
namespace {

using scenarios::Mistake;

constexpr std::uintmax_t longest_document = 1 << 20;

void set_parameters(model::Setting& setting, const std::vector<scenarios::ParameterSetting>& parameters) {
  for (const scenarios::ParameterSetting& one : parameters) {
    if (const auto problem = setting.parameters.set(one.parameter, one.value)) {
      throw Mistake(one.mark, *problem);
    }
  }
}

model::Name lower_name(model::Setting& setting, std::string_view text) {
  return setting.intern(aws::rds_identifier(text));
}

void add_clients(model::Setting& setting, const scenarios::Script& script) {
  for (const scenarios::ClientEntry& entry : script.clients) {
    model::ClientDefinition client;
    client.name = setting.intern(entry.name);
    client.cluster = lower_name(setting, entry.cluster);
    client.secret = setting.intern(entry.secret);
    const auto strategy = std::ranges::find(scenarios::strategies.known, entry.strategy);
    client.strategy = static_cast<model::ClientStrategy>(strategy - scenarios::strategies.known.begin());
    client.count = entry.count;
    client.ttl = entry.ttl;
    client.login_every = entry.login_every;
    client.connection_lifetime = entry.connection_lifetime;
    client.retry_budget = entry.retry_budget;
    client.until = entry.until ? script.start + *entry.until : sim::never;
    client.stale_on_error = entry.stale_on_error;
    client.finds_by_cluster = entry.finds_by_cluster;
    const auto caller = std::ranges::find_if(
        setting.principals, [&](const model::Identity& one) { return setting.text(one.name) == entry.as; });
    client.as = static_cast<model::PrincipalId>(caller - setting.principals.begin());
    setting.clients.push_back(client);
  }
}

// Names that `save:` binds, `{i}` and digits in them made alike, so that `key{i}` binds `key7`.
std::string pattern_of(std::string_view name) {
  std::string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (name.substr(i, 3) == "{i}") {
      out += '#';
      i += 2;
    } else if (name[i] >= '0' && name[i] <= '9') {
      if (out.empty() || out.back() != '#') {
        out += '#';
      }
    } else {
      out += name[i];
    }
  }
  return out;
}

class LineChecker {
 public:
  explicit LineChecker(const scenarios::Script& script) : script_(script) {
    for (const scenarios::Line& line : script.lines) {
      for (const scenarios::Save& save : line.saves) {
        names_.insert(save.name);
        patterns_.insert(pattern_of(save.name));
      }
    }
  }

  void check_variables(const scenarios::Mark& mark, std::string_view text) const {
    for (const std::string& name : aws::variables_in(text)) {
      if (!patterns_.contains(pattern_of(name))) {
        const std::vector<std::string_view> known(names_.begin(), names_.end());
        throw Mistake(mark, "no line binds the variable `" + name + "`" + aws::did_you_mean(name, known) +
                                (known.empty() ? "; `save:` binds one" : ""));
      }
    }
  }

  void check_expectation(const scenarios::Expectation& expect) const {
    check_variables(expect.mark, expect.error);
    for (const scenarios::ExpectedValue& value : expect.values) {
      if (const std::string problem = path_problem(value.path); !problem.empty()) {
        throw Mistake(value.mark, problem);
      }
      check_variables(value.mark, value.value);
      if (value.kind == scenarios::ExpectedValue::Kind::regex && !aws::has_variables(value.value)) {
        try {
          const boost::regex compiled(value.value, boost::regex::ECMAScript);
        } catch (const boost::regex_error&) {
          throw Mistake(value.mark, "`/" + value.value + "/` is not a regular expression of ECMAScript");
        }
      }
    }
  }

  // A line that could never be reached before the end.
  void check_reached(const scenarios::Line& line) const {
    const bool fixed = line.moment.from == scenarios::Moment::From::start &&
                       line.moment.delay.shape() == sim::Distribution::Shape::constant;
    if (fixed && script_.duration && line.moment.delay.argument(0) > *script_.duration) {
      throw Mistake(line.mark,
                    "the line is due after the end; `duration` is " + model::duration_text(*script_.duration));
    }
  }

 private:
  const scenarios::Script& script_;
  std::set<std::string> names_;
  std::set<std::string> patterns_;
};

// A client that a line speaks of: `web`, or `web/3`.
void check_client(const scenarios::Line& line, const scenarios::Script& script, const std::string& text) {
  try {
    const ClientName client = client_named(text);
    const auto group = std::ranges::find(script.clients, client.group, &scenarios::ClientEntry::name);
    if (group == script.clients.end()) {
      std::vector<std::string_view> known;
      for (const scenarios::ClientEntry& one : script.clients) {
        known.push_back(one.name);
      }
      throw aws::Mistake("no clients are called `" + client.group + "`" + aws::did_you_mean(client.group, known));
    }
    if (client.ordinal && *client.ordinal >= group->count) {
      throw aws::Mistake("`" + text + "` is not there; the clients of " + client.group + " are numbered from 0 to " +
                         std::to_string(group->count - 1));
    }
  } catch (const aws::Mistake& mistake) {
    throw Mistake(line.mark, mistake.what());
  }
}

void check_fault(const scenarios::Script& script, const scenarios::Line& line, const scenarios::FaultLine& fault) {
  if (fault.name == scenarios::FaultName::slow) {
    const auto index = model::find_parameter(fault.target);
    if (!index || !model::is_wait(*index)) {
      std::vector<std::string_view> known;
      for (std::size_t i = 0; i < model::wait_count; ++i) {
        known.push_back(model::parameter_rows()[i].name);
      }
      throw Mistake(line.mark, "no wait is called `" + fault.target + "`" + aws::did_you_mean(fault.target, known));
    }
  }
  if (fault.name == scenarios::FaultName::restart && !aws::has_variables(fault.target)) {
    check_client(line, script, fault.target);
  }
  if (fault.name == scenarios::FaultName::throttle && !find_operation_action(fault.target)) {
    throw Mistake(line.mark, "no operation is called `" + fault.target + "`; `credsim operations` lists them");
  }
}

bool queries(const std::vector<std::string>& words) {
  return std::ranges::any_of(words,
                             [](const std::string& word) { return word == "--query" || word.starts_with("--query="); });
}

void prepare_line(Preparation& made, const LineChecker& checker, const scenarios::Script& script,
                  const scenarios::Line& line) {
  PreparedLine prepared;
  for (std::size_t i = 0; i < made.setting.principals.size(); ++i) {
    if (made.setting.text(made.setting.principals[i].name) == line.as) {
      prepared.principal = static_cast<model::PrincipalId>(i);
    }
  }
  checker.check_reached(line);
  if (const auto* command = std::get_if<scenarios::AwsCommand>(&line.what)) {
    try {
      prepared.words = aws::split_words(command->text);
      made.redaction.hide_options(prepared.words);
      aws::CommandContext context;
      context.read_document = document_reader(script);
      for (const std::string& secret : aws::check_command(prepared.words, context)) {
        made.redaction.hide(secret);
      }
    } catch (const aws::Mistake& mistake) {
      throw Mistake(line.mark, made.redaction.clean(mistake.what()));
    }
    checker.check_variables(line.mark, command->text);
    if (line.expect.kind == scenarios::Expectation::Kind::values && queries(prepared.words)) {
      made.remarks.push_back(line.mark.text() +
                             ": --query changes nothing here; the paths of expect: start at the whole answer");
    }
  } else if (const auto* login = std::get_if<scenarios::LoginLine>(&line.what)) {
    checker.check_variables(line.mark, login->cluster);
    checker.check_variables(line.mark, login->secret);
    checker.check_variables(line.mark, login->user);
    checker.check_variables(line.mark, login->value);
    if (login->by == scenarios::LoginLine::By::literal) {
      made.redaction.hide(login->value);
    }
  } else if (const auto* sql = std::get_if<scenarios::SqlLine>(&line.what)) {
    checker.check_variables(line.mark, sql->cluster);
    checker.check_variables(line.mark, sql->user);
    made.redaction.hide(sql->password);
  } else {
    const auto& fault = std::get<scenarios::FaultLine>(line.what);
    checker.check_variables(line.mark, fault.target);
    check_fault(script, line, fault);
  }
  if (!line.saves.empty() && !std::holds_alternative<scenarios::AwsCommand>(line.what)) {
    throw Mistake(line.saves.front().mark, "only an `aws:` line has an answer to save from");
  }
  for (const scenarios::Save& save : line.saves) {
    if (const std::string problem = path_problem(save.path); !problem.empty()) {
      throw Mistake(save.mark, problem);
    }
    if (leads_to_password(save.path)) {
      throw Mistake(save.mark, "a password cannot be saved; compare it with `expect:` instead");
    }
  }
  checker.check_expectation(line.expect);
  made.lines.push_back(std::move(prepared));
}

void check_conditions(const scenarios::PropertyExpression& expression) {
  if (expression.kind == scenarios::PropertyExpression::Kind::state) {
    State{expression.state};
  }
  for (const scenarios::PropertyExpression& part : expression.parts) {
    check_conditions(part);
  }
}

void check_pins(const scenarios::Script& script) {
  for (const scenarios::Pin& pin : script.pins) {
    std::vector<std::string_view> known;
    for (std::size_t i = 0; i < (pin.choice ? model::choice_count : model::wait_count); ++i) {
      known.push_back(pin.choice ? model::choice_name(static_cast<model::ChoiceName>(i))
                                 : model::parameter_rows()[i].name);
    }
    if (std::ranges::find(known, pin.name) == known.end()) {
      throw Mistake(pin.mark, std::string("no ") + (pin.choice ? "choice" : "wait") + " is called `" + pin.name + "`" +
                                  aws::did_you_mean(pin.name, known));
    }
    if (pin.choice && pin.is != "ok" && pin.is != "fail") {
      throw Mistake(pin.mark, "the outcomes of " + pin.name + " are ok and fail, not `" + pin.is + "`");
    }
  }
}

}  // namespace

std::function<std::string(std::string_view)> document_reader(const scenarios::Script& script) {
  const auto folder = std::filesystem::path(script.file).parent_path();
  return [folder = folder.empty() ? std::filesystem::path(".") : folder](std::string_view name) {
    const std::filesystem::path asked{std::string(name)};
    std::error_code error;
    const auto home = std::filesystem::weakly_canonical(folder, error);
    const auto real = std::filesystem::weakly_canonical(folder / asked, error);
    const auto [end, rest] = std::ranges::mismatch(home, real);
    if (asked.is_absolute() || end != home.end() || rest == real.end()) {
      throw aws::Mistake("`" + std::string(name) + "` is outside the scenario's folder; documents stand beside it");
    }
    if (!std::filesystem::is_regular_file(real, error)) {
      throw aws::Mistake("there is no document `" + std::string(name) + "` beside the scenario");
    }
    if (std::filesystem::file_size(real, error) > longest_document || error) {
      throw aws::Mistake("`" + std::string(name) + "` is longer than 1 MiB");
    }
    std::ifstream file(real, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    if (!file) {
      throw aws::Mistake("`" + std::string(name) + "` cannot be read");
    }
    return text.str();
  };
}

Preparation prepare(const scenarios::Script& script, const PlayOptions& options) {
  Preparation made{model::Setting(options.seed.value_or(script.seed), script.start, script.account, script.region),
                   {},
                   {},
                   {},
                   {},
                   {}};
  made.setting.quotas = script.quotas;
  set_parameters(made.setting, script.parameters);
  set_parameters(made.setting, options.parameters);
  made.setting.arn = aws::arn;
  made.definitions = define_principals(made.setting, script);
  add_clients(made.setting, script);
  made.setting.settle();
  const LineChecker checker(script);
  scenarios::Mistakes mistakes;
  for (const scenarios::Line& line : script.lines) {
    mistakes.attempt([&] {
      prepare_line(made, checker, script, line);
      for (const scenarios::StateCondition& condition : line.moment.when) {
        State{condition};
      }
    });
  }
  for (const scenarios::Property& property : script.properties) {
    mistakes.attempt([&] { check_conditions(property.expression); });
  }
  mistakes.attempt([&] { check_pins(script); });
  mistakes.settle();
  for (const scenarios::InvariantException& one : script.excepted_invariants) {
    const auto invariant = model::find_invariant(one.name);
    if (!invariant) {
      throw Mistake(one.mark, "no invariant is called `" + one.name + "`; `credsim invariants` lists them");
    }
    made.excepted.push_back(*invariant);
    made.remarks.push_back(std::string(model::invariant_row(*invariant).id) + " is switched off: " + one.why);
  }
  for (const scenarios::Remark& remark : script.remarks) {
    made.remarks.push_back(remark.mark.text() + ": " + remark.text);
  }
  return made;
}

void check(const scenarios::Script& script) { prepare(script, {}); }

}  // namespace lab
