// The table of operations, put together once from the rows of each service.
#include "aws/operation_table.hpp"

#include <algorithm>
#include <array>

#include "aws/option_name.hpp"
#include "sim/bug.hpp"

namespace aws {
namespace {

std::string source_of(std::string_view service, std::string_view api_name) {
  std::string_view folder = "secretsmanager/latest/apireference";
  if (service == "rds") folder = "AmazonRDS/latest/APIReference";
  if (service == "kms") folder = "kms/latest/APIReference";
  if (service == "iam") folder = "IAM/latest/APIReference";
  return "https://docs.aws.amazon.com/" + std::string(folder) + "/API_" + std::string(api_name) + ".html";
}

Operation operation_of(const OperationRow& row) {
  Operation result;
  result.empty = row.empty;
  result.action = row.empty.visit([](const auto& request) { return request.action; });
  const model::ActionRow& action = model::action_row(result.action);
  result.service = model::service_text(action.source);
  result.api_name = action.name;
  result.name = command_line_name(action.name);
  result.sentence = row.sentence;
  result.source = source_of(result.service, action.name);
  result.finish = row.finish;
  for (Member& member : read_members(row.members)) {
    Option option;
    const std::string name = command_line_name(member.name);
    option.name = "--" + name;
    if (member.shape.type == Shape::Type::boolean) option.negated = "--no-" + name;
    option.member = std::move(member);
    result.options.push_back(std::move(option));
  }
  for (const Binding& binding : row.bindings) {
    const auto option = std::find_if(result.options.begin(), result.options.end(),
                                     [&](const Option& known) { return known.member.name == binding.option; });
    sim::require(option != result.options.end(), "an option that is bound is one that AWS defines");
    option->bind = binding.bind;
    result.binding_order.push_back(static_cast<std::size_t>(option - result.options.begin()));
  }
  return result;
}

std::vector<Operation> all_operations() {
  std::vector<Operation> result;
  for (const auto& rows :
       {rds_cluster_operations(), rds_snapshot_operations(), rds_instance_operations(), rds_topology_operations(),
        secretsmanager_operations(), kms_operations(), iam_principal_operations(), iam_policy_operations()}) {
    for (const OperationRow& row : rows) result.push_back(operation_of(row));
  }
  std::sort(result.begin(), result.end(), [](const Operation& a, const Operation& b) { return a.action < b.action; });
  sim::require(result.size() == model::operation_count, "every operation of the model has its row, and has it once");
  return result;
}

const std::vector<Operation>& table() {
  static const std::vector<Operation> operations = all_operations();
  return operations;
}

}  // namespace

const Option* Operation::find(std::string_view option_name) const {
  const auto found = std::find_if(options.begin(), options.end(), [&](const Option& option) {
    return option.name == option_name || (!option.negated.empty() && option.negated == option_name);
  });
  return found == options.end() ? nullptr : &*found;
}

std::span<const Operation> operations() { return table(); }

const Operation* find_operation(std::string_view service, std::string_view name) {
  const auto found = std::find_if(table().begin(), table().end(), [&](const Operation& operation) {
    return operation.service == service && operation.name == name;
  });
  return found == table().end() ? nullptr : &*found;
}

const Operation& operation(model::Action action) {
  sim::require(model::is_operation(action), "an operation that people can call");
  return table()[static_cast<std::size_t>(action)];
}

}  // namespace aws
