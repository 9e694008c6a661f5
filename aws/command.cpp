// Commands: the options' values read, and bound to the members of a request.
#include "aws/command.hpp"

#include <algorithm>

#include "aws/argument.hpp"
#include "aws/bindings.hpp"
#include "aws/command_line.hpp"
#include "aws/secret_value.hpp"
#include "aws/value.hpp"
#include "aws/variables.hpp"

namespace aws {
namespace {

void add_secrets(const Value& value, std::vector<std::string>& secrets) {
  const std::vector<std::string> hidden = hidden_texts(value.text);
  secrets.insert(secrets.end(), hidden.begin(), hidden.end());
}

bool is_open(const GivenOption& given) {
  return std::any_of(given.words.begin(), given.words.end(),
                     [](const std::string& word) { return has_variables(word); });
}

// The resource of the describe call that a waiter repeats.
model::Name waited_for(const model::Request& request) {
  if (const auto* clusters = request.get_if<model::DescribeDBClusters>()) return clusters->cluster;
  if (const auto* snapshots = request.get_if<model::DescribeDBClusterSnapshots>()) return snapshots->snapshot;
  return request.as<model::DescribeDBInstances>().instance;
}

// What is written, with what still holds variables left out when `open` allows it.
Command read(model::Setting& setting, const Directory& directory, std::span<const std::string> words,
             const CommandContext& context, bool open) {
  CommandLine line = read_command_line(words);
  Command command;
  command.ignored = std::move(line.ignored);
  command.query = std::move(line.query);
  command.output = std::move(line.output);

  const Operation& operation = *line.operation;
  std::vector<std::optional<Value>> values(operation.options.size());
  bool others = false;
  for (const GivenOption& given : line.options) {
    const Option& option = *given.option;
    if (option.bind == nullptr) {
      others = true;
      command.ignored.push_back(given.written);
    }
    if (open && is_open(given)) continue;
    Value value = option.member.shape.type == Shape::Type::boolean
                      ? boolean_value(given.truth)
                      : read_argument(option.member, option.name, given.words, context.read_document);
    if (option.member.shape.secret) add_secrets(value, command.secret_literals);
    values[static_cast<std::size_t>(&option - operation.options.data())] = std::move(value);
  }

  model::Call& call = command.call;
  call.principal = context.principal;
  call.account = context.account == model::Name::none ? setting.account : context.account;
  call.region = context.region == model::Name::none ? setting.region : context.region;
  if (!line.region.empty()) call.region = setting.intern(line.region);
  call.request = operation.empty;
  Reading reading{setting, directory, call.account, call.region};
  for (const std::size_t index : operation.binding_order) {
    if (values[index]) operation.options[index].bind(call.request, *values[index], reading);
  }
  if (operation.finish != nullptr) operation.finish(call.request, others);

  if (line.waits) {
    command.waiter = Waiter{*line.waits, waited_for(call.request)};
  }
  return command;
}

}  // namespace

bool acceptable_password(std::string_view text) {
  const auto allowed = [](char c) {
    return c > ' ' && c <= '~' && std::string_view("/\"@'").find(c) == std::string_view::npos;
  };
  return text.size() >= 8 && text.size() <= 41 && std::all_of(text.begin(), text.end(), allowed);
}

Command parse_command(model::Setting& setting, const Directory& directory, std::span<const std::string> words,
                      const CommandContext& context) {
  return read(setting, directory, words, context, false);
}

std::vector<std::string> check_command(std::span<const std::string> words, const CommandContext& context) {
  // A setting of its own, so that nothing is interned where the run could see it.
  model::Setting setting(0, sim::Time(), "123456789012", "us-east-1");
  const model::World world;
  CommandContext anywhere;
  anywhere.read_document = context.read_document;
  return read(setting, Directory(setting, world), words, anywhere, true).secret_literals;
}

}  // namespace aws
