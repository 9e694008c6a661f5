// Lines made at random, one kind of move after the other.
#include "lab/walk_moves.hpp"

#include <algorithm>
#include <span>

#include "aws/command.hpp"
#include "aws/operation_table.hpp"
#include "aws/words.hpp"
#include "lab/walk_patterns.hpp"
#include "lab/walk_words.hpp"
#include "model/parameters.hpp"
#include "scenarios/counter.hpp"
#include "scenarios/vocabulary.hpp"

namespace lab {
namespace {

constexpr unsigned odd_values = 6;         // percent of the values of an operation with any options
constexpr unsigned optional_options = 20;  // percent of the options that need not be given

// A value for what the shape asks for; as a shell reads it.
std::string value_for(const aws::Option& option, const WalkCast& cast, Dice& dice) {
  using Type = aws::Shape::Type;
  if (dice.percent(odd_values)) {
    return cast.filled("<odd>", dice);
  }
  const std::string_view kind = kind_of_option(option.name);
  if (!kind.empty()) {
    return cast.filled("<" + std::string(kind) + ">", dice);
  }
  if (option.name == "--engine") {
    return cast.filled("<engine>", dice);
  }
  if (option.name.ends_with("policy") || option.name.ends_with("document")) {
    return cast.filled("{<key-policy>|<secret-policy>|<own-policy>}", dice);
  }
  switch (option.member.shape.type) {
    case Type::integer:
    case Type::number:
      return cast.filled("<odd-number>", dice);
    case Type::blob:
      return "aGVsbG8=";
    case Type::list:
    case Type::structure:
    case Type::map:
      return cast.filled("{x|Key=a,Value=b|a=b|Key=name,Values=a|Decrypt|'[]'|'{}'}", dice);
    default:
      return cast.filled("{x|a|<password>|aurora-mysql|8.0|<cluster>}", dice);
  }
}

std::string command_of(const aws::Operation& operation, const WalkCast& cast, Dice& dice) {
  std::string text = std::string(operation.service) + " " + operation.name;
  for (const aws::Option& option : operation.options) {
    if (!option.member.required && (option.bind == nullptr || !dice.percent(optional_options))) {
      continue;
    }
    if (option.member.shape.type == aws::Shape::Type::boolean) {
      text += " " + (dice.percent(70) ? option.name : option.negated);
    } else {
      text += " " + option.name + " " + value_for(option, cast, dice);
    }
  }
  return text;
}

// Whether the real command line would send it.
bool sendable(const std::string& text) {
  try {
    aws::check_command(aws::split_words(text), {});
    return true;
  } catch (const aws::Mistake&) {
    return false;
  }
}

// The parts of the answer that later lines can use, under names of which there are a few.
std::vector<scenarios::Save> saves_for(const std::string& text, Dice& dice) {
  constexpr std::uint64_t names = 4;
  std::vector<scenarios::Save> saves;
  const std::string operation = aws::split_words(text).at(1);
  for (const WalkSave& one : walk_saves()) {
    if (one.operation == operation) {
      saves.push_back({{}, std::string(one.name) + "-" + std::to_string(dice.below(names)), std::string(one.path)});
    }
  }
  return saves;
}

scenarios::FaultLine fault_for(std::size_t index, const WalkCast& cast, Dice& dice) {
  using scenarios::FaultName;
  scenarios::FaultLine fault;
  fault.name = static_cast<FaultName>(index);
  fault.target = aws::split_words(cast.filled("<cluster>", dice)).at(0);
  const bool lasting =
      fault.name == FaultName::writer_down || fault.name == FaultName::throttle || fault.name == FaultName::slow;
  if (lasting && dice.percent(80)) {
    fault.lasts = std::chrono::minutes(1 + dice.below(2) * 9 + dice.below(2) * 600);
  }
  const auto word = [&dice](const scenarios::Words& words) {
    return std::string(words.known[dice.below(words.known.size())]);
  };
  if (fault.name == FaultName::impair) {
    fault.by = word(scenarios::impairments);
  } else if (fault.name == FaultName::fail_rotation_step) {
    fault.step = word(scenarios::rotation_steps);
    fault.times = static_cast<std::uint32_t>(1 + dice.below(6));
  } else if (fault.name == FaultName::throttle) {
    fault.target = aws::operations()[dice.below(aws::operations().size())].api_name;
  } else if (fault.name == FaultName::slow) {
    fault.target = model::parameter_rows()[dice.below(model::wait_count)].name;
    fault.factor = dice.percent(70) ? 20 : 0.1;
  } else if (fault.name == FaultName::restart && !cast.clients().empty()) {
    fault.target = dice.one_of(cast.clients());
  }
  return fault;
}

scenarios::LoginLine login_for(const WalkCast& cast, Dice& dice) {
  const auto word = [&](std::string_view pattern) { return aws::split_words(cast.filled(pattern, dice)).at(0); };
  scenarios::LoginLine login;
  login.cluster = word("<cluster>");
  const std::uint64_t way = dice.below(4);
  if (way == 0) {
    login.by = scenarios::LoginLine::By::literal;
    login.user = dice.percent(50) ? "app" : "";
    login.value = word("{<password>|First-99|Next-99}");
    return login;
  }
  login.secret = dice.percent(30) ? word("<secret>") : "";
  login.by = way == 1 ? scenarios::LoginLine::By::version : scenarios::LoginLine::By::stage;
  login.value = word(way == 1 ? "<version>" : "<stage>");
  return login;
}

scenarios::Line action_line(const scenarios::ExploreAction& action) {
  scenarios::Line line;
  line.as = action.as;
  line.what = scenarios::counted(action.what, action.number);
  return line;
}

}  // namespace

std::vector<Move> moves_of(const scenarios::Script& script) {
  using Kind = Move::Kind;
  std::vector<Move> moves;
  if (script.exploration) {
    for (std::size_t i = 0; i < script.exploration->actions.size(); ++i) {
      moves.push_back({Kind::action, i, 1, ""});
    }
    return moves;
  }
  for (std::size_t i = 0; i < walk_patterns().size(); ++i) {
    const std::string_view command = walk_patterns()[i].command;
    moves.push_back({Kind::pattern, i, 4 * walk_patterns()[i].weight, command.substr(0, command.find(' '))});
  }
  for (std::size_t i = 0; i < aws::operations().size(); ++i) {
    const aws::Operation& operation = aws::operations()[i];
    moves.push_back({Kind::operation, i, model::action_row(operation.action).read_only ? 1U : 3U, operation.service});
  }
  for (std::size_t i = 0; i < scenarios::fault_names.known.size(); ++i) {
    if (static_cast<scenarios::FaultName>(i) != scenarios::FaultName::restart || !script.clients.empty()) {
      moves.push_back({Kind::fault, i, 6, ""});
    }
  }
  moves.push_back({Kind::login, 0, 8, ""});
  moves.push_back({Kind::sql, 0, 6, ""});
  return moves;
}

scenarios::Line line_of(const Move& move, const scenarios::Script& script, const WalkCast& cast, Dice& dice) {
  using Kind = Move::Kind;
  scenarios::Line line;
  switch (move.kind) {
    case Kind::action:
      return action_line(script.exploration->actions[move.index]);
    case Kind::fault:
      line.what = fault_for(move.index, cast, dice);
      return line;
    case Kind::login:
      line.what = login_for(cast, dice);
      return line;
    case Kind::sql:
      line.what = scenarios::SqlLine{aws::split_words(cast.filled("{orders|<cluster>}", dice)).at(0), "app",
                                     cast.filled("{First-99|Next-99}", dice)};
      return line;
    default:
      break;
  }
  constexpr int most_tries = 8;
  std::string text = "kms list-keys";
  for (int i = 0; i < most_tries; ++i) {
    const std::string made = move.kind == Kind::pattern ? cast.filled(walk_patterns()[move.index].command, dice)
                                                        : command_of(aws::operations()[move.index], cast, dice);
    if (sendable(made)) {
      text = made;
      break;
    }
  }
  line.saves = saves_for(text, dice);
  line.what = scenarios::AwsCommand{text};
  if (dice.percent(10)) {
    line.as = dice.one_of(cast.callers());
  }
  return line;
}

}  // namespace lab
