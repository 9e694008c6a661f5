// The words of commands, logins, statements of SQL and faults.
#include "lab/line_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "scenarios/vocabulary.hpp"

namespace lab {
namespace {

std::string login_text(const scenarios::LoginLine& login) {
  switch (login.by) {
    case scenarios::LoginLine::By::stage:
      return "login to " + login.cluster + " with " + login.value;
    case scenarios::LoginLine::By::version:
      return "login to " + login.cluster + " with version " + login.value;
    case scenarios::LoginLine::By::literal:
      break;
  }
  return "login to " + login.cluster + " with a literal password";
}

std::string command_text(const scenarios::AwsCommand& command) {
  std::string text = command.text;
  std::ranges::replace(text, '\n', ' ');
  text.erase(text.find_last_not_of(' ') + 1);
  text.erase(0, text.find_first_not_of(' '));
  if (text.starts_with("aws ")) {
    text.erase(0, text.find_first_not_of(' ', 3));
  }
  return text;
}

// As it is written, all of it.
std::string fault_text(const scenarios::FaultLine& fault) {
  std::string text =
      "fault " + std::string(scenarios::fault_names.known[static_cast<std::size_t>(fault.name)]) + ": " + fault.target;
  const auto say = [&text](std::string_view key, const std::string& value) {
    text += ", " + std::string(key) + ": " + value;
  };
  if (!fault.by.empty()) {
    say("by", fault.by);
  }
  if (!fault.step.empty()) {
    say("step", fault.step);
  }
  if (fault.times != 1) {
    say("times", std::to_string(fault.times));
  }
  if (fault.name == scenarios::FaultName::slow) {
    say("factor", fmt::format("{}", fault.factor));
  }
  if (fault.lasts) {
    say("for", model::duration_text(*fault.lasts));
  }
  return text;
}

}  // namespace

std::string line_text(const scenarios::Deed& deed, const std::function<std::string(std::string_view)>& expand) {
  if (const auto* command = std::get_if<scenarios::AwsCommand>(&deed)) {
    return expand(command_text(*command));
  }
  if (const auto* login = std::get_if<scenarios::LoginLine>(&deed)) {
    return expand(login_text(*login));
  }
  if (const auto* sql = std::get_if<scenarios::SqlLine>(&deed)) {
    return expand("sql at " + sql->cluster + " for user " + sql->user);
  }
  return expand(fault_text(std::get<scenarios::FaultLine>(deed)));
}

std::string texts_of(const scenarios::Deed& deed) {
  if (const auto* command = std::get_if<scenarios::AwsCommand>(&deed)) {
    return command->text;
  }
  if (const auto* login = std::get_if<scenarios::LoginLine>(&deed)) {
    return login->cluster + " " + login->secret + " " + login->user + " " + login->value;
  }
  if (const auto* sql = std::get_if<scenarios::SqlLine>(&deed)) {
    return sql->cluster + " " + sql->user;
  }
  return std::get<scenarios::FaultLine>(deed).target;
}

}  // namespace lab
