// The operations that are modelled: how the command line calls them, every option that AWS defines, and what an option
// does to the request.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "aws/shape.hpp"
#include "model/actions.hpp"
#include "model/requests.hpp"

namespace aws {

struct Reading;

// Puts a value into the request.
using Bind = void (*)(model::Request& request, const Value& value, Reading& reading);

struct Binding {
  std::string_view option;  // as the API spells it
  Bind bind;
};

struct Option {
  Member member;
  std::string name;     // --db-cluster-identifier
  std::string negated;  // --no-apply-immediately, of a boolean; else empty
  Bind bind = nullptr;  // null: no effect here
};

struct Operation {
  model::Action action{};
  std::string_view service;   // rds, secretsmanager, kms
  std::string_view api_name;  // CreateDBCluster
  std::string name;           // create-db-cluster
  std::string_view sentence;  // what it does here
  std::string source;         // where AWS says what it does
  std::vector<Option> options;
  std::vector<std::size_t> binding_order;  // indexes of the bound options, in the order in which they are read
  model::Request empty;
  // Called last, with whether an option was given that has no effect here; may be null.
  void (*finish)(model::Request& request, bool others) = nullptr;

  [[nodiscard]] const Option* find(std::string_view option_name) const;  // of either form
};

// All of them, by service and then as the model lists them.
std::span<const Operation> operations();

// Null where it is not modelled.
const Operation* find_operation(std::string_view service, std::string_view name);
const Operation& operation(model::Action action);

// A row of the tables, one table a service and subject: see rds_operations.cpp and its neighbours.
struct OperationRow {
  model::Request empty;
  std::string_view sentence;
  std::string_view members;  // see read_members
  std::vector<Binding> bindings;
  void (*finish)(model::Request& request, bool others) = nullptr;
};
std::vector<OperationRow> rds_cluster_operations();
std::vector<OperationRow> rds_snapshot_operations();
std::vector<OperationRow> rds_instance_operations();
std::vector<OperationRow> rds_topology_operations();
std::vector<OperationRow> secretsmanager_operations();
std::vector<OperationRow> kms_operations();
std::vector<OperationRow> iam_principal_operations();
std::vector<OperationRow> iam_policy_operations();

}  // namespace aws
