// Checking a script and building its setting.
#include "lab/preparation.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "aws/command.hpp"
#include "aws/identity_text.hpp"
#include "aws/nearest_word.hpp"
#include "aws/words.hpp"
#include "lab/answer_path.hpp"
#include "lab/line_checker.hpp"
#include "lab/pins.hpp"
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

bool queries(const std::vector<std::string>& words) {
  return std::ranges::any_of(words,
                             [](const std::string& word) { return word == "--query" || word.starts_with("--query="); });
}

// Finds out about a deed what can be found out beforehand.
PreparedLine prepare_deed(Preparation& made, const LineChecker& checker, const scenarios::Script& script,
                          const scenarios::Mark& mark, const std::string& as, const scenarios::Deed& deed) {
  PreparedLine prepared;
  for (std::size_t i = 0; i < made.setting.principals.size(); ++i) {
    if (made.setting.text(made.setting.principals[i].name) == as) {
      prepared.principal = static_cast<model::PrincipalId>(i);
    }
  }
  if (const auto* command = std::get_if<scenarios::AwsCommand>(&deed)) {
    try {
      prepared.words = aws::split_words(command->text);
      made.redaction.hide_options(prepared.words);
      aws::CommandContext context;
      context.read_document = document_reader(script);
      for (const std::string& secret : aws::check_command(prepared.words, context)) {
        made.redaction.hide(secret);
      }
    } catch (const aws::Mistake& mistake) {
      throw Mistake(mark, made.redaction.clean(mistake.what()));
    }
    checker.check_variables(mark, command->text);
  } else if (const auto* login = std::get_if<scenarios::LoginLine>(&deed)) {
    checker.check_login(mark, *login);
    if (login->by == scenarios::LoginLine::By::literal) {
      made.redaction.hide(login->value);
    }
  } else if (const auto* sql = std::get_if<scenarios::SqlLine>(&deed)) {
    checker.check_sql(mark, *sql);
    made.redaction.hide(sql->password);
  } else {
    checker.check_fault(mark, std::get<scenarios::FaultLine>(deed));
  }
  return prepared;
}

void prepare_line(Preparation& made, const LineChecker& checker, const scenarios::Script& script,
                  const scenarios::Line& line) {
  checker.check_reached(line);
  PreparedLine prepared = prepare_deed(made, checker, script, line.mark, line.as, line.what);
  if (line.expect.kind == scenarios::Expectation::Kind::values && queries(prepared.words)) {
    made.remarks.push_back(line.mark.text() +
                           ": --query changes nothing here; the paths of expect: start at the whole answer");
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

void check_properties(const std::vector<scenarios::Property>& properties, scenarios::Mistakes& mistakes) {
  for (const scenarios::Property& property : properties) {
    mistakes.attempt([&] {
      check_conditions(property.expression);
      if (property.kind == scenarios::Property::Kind::leads_to) {
        check_conditions(property.consequence);
      }
    });
  }
}

// The actions are prepared as lines are. The copies that `repeat:` makes differ in no more than {i}: the first one
// speaks for all.
void prepare_exploration(Preparation& made, const LineChecker& checker, const scenarios::Script& script,
                         scenarios::Mistakes& mistakes) {
  for (const scenarios::ExploreAction& action : script.exploration->actions) {
    mistakes.attempt([&] {
      made.actions.push_back(action.number > 0 && !made.actions.empty()
                                 ? made.actions.back()
                                 : prepare_deed(made, checker, script, action.mark, action.as, action.what));
    });
  }
  check_properties(script.exploration->properties, mistakes);
}

void check_pins(const scenarios::Script& script) {
  for (const scenarios::Pin& pin : script.pins) {
    std::vector<std::string_view> known;
    for (std::size_t i = 0; i < (pin.choice ? model::choice_count : model::wait_count); ++i) {
      known.push_back(pin.choice ? model::choice_name(static_cast<model::ChoiceName>(i))
                                 : model::parameter_rows()[i].name);
    }
    if (!pin.choice) {
      known.push_back(login_wait);
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
  check_properties(script.properties, mistakes);
  if (script.exploration) {
    prepare_exploration(made, checker, script, mistakes);
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
