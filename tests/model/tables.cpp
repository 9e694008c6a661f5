// Golden tables: every status machine, event by event and as a graph, and what parameters, actions and invariants there
// are.
#include <string>

#include "model/actions.hpp"
#include "model/invariants.hpp"
#include "model/parameters.hpp"
#include "model/statuses.hpp"
#include "tests/catch.hpp"
#include "tests/golden.hpp"

using namespace model;

namespace {

template <class Table>
bool is_golden(const Table& table, const std::string& name) {
  return tests::matches_golden("model/golden/" + name + ".txt", table.text() + "\n" + table.dot(name));
}

}  // namespace

TEST_CASE("tables: each status machine is the one that was agreed, every event in every state") {
  CHECK(is_golden(cluster_table, "cluster"));
  CHECK(is_golden(secret_table, "secret"));
  CHECK(is_golden(rotation_table, "rotation"));
  CHECK(is_golden(key_table, "key"));
  CHECK(is_golden(instance_table, "instance"));
}

TEST_CASE("tables: parameters, with their defaults and how sure they are") {
  const Parameters defaults;
  std::string text;
  for (std::size_t i = 0; i < parameter_rows().size(); ++i) {
    const ParameterRow& row = parameter_rows()[i];
    text += tests::cell(row.name, 31) + tests::cell(row.unit, 26) + tests::cell(confidence_text(row.confidence), 12) +
            parameter_text(i, defaults.value(i)) + "\n";
  }
  CHECK(tests::matches_golden("model/golden/parameters.txt", text));
}

TEST_CASE("tables: actions, with their sources") {
  std::string text;
  for (std::size_t i = 0; i < action_count; ++i) {
    const auto action = static_cast<Action>(i);
    const ActionRow& row = action_row(action);
    text += tests::cell(source_text(row.source), 31) + tests::cell(row.name, 32) +
            (!is_operation(action) ? "event"
             : row.read_only       ? "read"
                                   : "write") +
            "\n";
  }
  CHECK(tests::matches_golden("model/golden/actions.txt", text));
}

TEST_CASE("tables: a parameter's name, an invariant's id and its name each mean one thing") {
  for (std::size_t i = 0; i < parameter_rows().size(); ++i) {
    CHECK(find_parameter(parameter_rows()[i].name) == i);
  }
  for (std::size_t i = 0; i < invariant_count; ++i) {
    const auto invariant = static_cast<Invariant>(i);
    CHECK(find_invariant(invariant_row(invariant).id) == invariant);
    CHECK(find_invariant(invariant_row(invariant).name) == invariant);
  }
  CHECK_FALSE(find_parameter("rotation"));
  CHECK_FALSE(find_invariant("I00"));
}
