// Counting what there is to come to, and what a step came to.
#include "model/coverage.hpp"

#include <array>
#include <span>
#include <string>

#include "model/fields.hpp"
#include "model/statuses.hpp"

namespace model {
namespace {

struct StatusTable {
  std::string_view what;
  ValueType type;
  std::span<const std::string_view> names;
  bool (*allows)(std::size_t from, std::size_t to);
};

template <const auto& table>
bool allows(std::size_t from, std::size_t to) {
  using State = std::remove_cvref_t<decltype(table.rows[0].from)>;
  return from < table.states.size() && to < table.states.size() &&
         table.allows(static_cast<State>(from), static_cast<State>(to));
}

constexpr std::array<StatusTable, 5> status_tables{{
    {"transitions of clusters", ValueType::cluster_status, cluster_table.states, allows<cluster_table>},
    {"transitions of secrets", ValueType::secret_status, secret_table.states, allows<secret_table>},
    {"transitions of rotations", ValueType::rotation_phase, rotation_table.states, allows<rotation_table>},
    {"transitions of keys", ValueType::key_state, key_table.states, allows<key_table>},
    {"transitions of instances", ValueType::instance_status, instance_table.states, allows<instance_table>},
}};

// The number of the table of an attribute's values; as many as there are where it is no status.
std::size_t table_number(std::uint16_t attribute) {
  static const std::vector<std::uint8_t> numbers = [] {
    std::vector<std::uint8_t> made(1U << 16U, status_tables.size());
    for (const AttributeRow& row : attribute_rows()) {
      for (std::size_t i = 0; i < status_tables.size(); ++i) {
        if (row.type == status_tables[i].type) {
          made[row.attribute] = static_cast<std::uint8_t>(i);
        }
      }
    }
    return made;
  }();
  return numbers[attribute];
}

}  // namespace

void Coverage::see(const sim::Effects<Note>& effects) {
  for (const Note& note : effects.notes()) {
    const auto action = static_cast<std::size_t>(note.action);
    const auto refusal = static_cast<std::size_t>(note.refusal);
    if (is_operation(note.action)) {
      answers_.set(action * refusal_count + refusal);
    }
    if (note.refusal == Refusal::none || !is_operation(note.action)) {
      happened_.set(action);
    }
  }
  for (const sim::Change& change : effects.changes()) {
    const std::size_t table = table_number(change.attribute);
    // An attribute that is not there is in the first state.
    const auto from = static_cast<std::size_t>(change.before == sim::absent ? 0 : change.before);
    const auto to = static_cast<std::size_t>(change.after == sim::absent ? 0 : change.after);
    if (table < tables && from < most_statuses && to < most_statuses) {
      transitions_.set((table * most_statuses + from) * most_statuses + to);
    }
  }
}

bool Coverage::add(const Coverage& other) {
  const bool fresh = (other.answers_ & ~answers_).any() || (other.transitions_ & ~transitions_).any();
  happened_ |= other.happened_;
  answers_ |= other.answers_;
  transitions_ |= other.transitions_;
  return fresh;
}

std::vector<Coverage::Share> Coverage::shares() const {
  std::vector<Share> all;
  const auto begin = [&](std::string_view what) { all.push_back({what, 0, 0, {}}); };
  const auto count = [&](bool seen, std::string name) {
    ++all.back().of;
    all.back().seen += seen ? 1 : 0;
    if (!seen) {
      all.back().missing.push_back(std::move(name));
    }
  };
  begin("operations");
  for (std::size_t action = 0; action < operation_count; ++action) {
    count(answers_[action * refusal_count], std::string(action_row(static_cast<Action>(action)).name));
  }
  begin("refusals");
  for (std::size_t refusal = 1; refusal < refusal_count; ++refusal) {
    bool seen = false;
    for (std::size_t action = 0; action < operation_count && !seen; ++action) {
      seen = answers_[action * refusal_count + refusal];
    }
    const RefusalRow& row = refusal_row(static_cast<Refusal>(refusal));
    count(seen, std::string(row.code) + " (" + std::string(row.rule) + ")");
  }
  for (std::size_t table = 0; table < tables; ++table) {
    const StatusTable& statuses = status_tables[table];
    begin(statuses.what);
    for (std::size_t from = 0; from < most_statuses; ++from) {
      for (std::size_t to = 0; to < most_statuses; ++to) {
        if (from != to && statuses.allows(from, to)) {
          count(transitions_[(table * most_statuses + from) * most_statuses + to],
                std::string(statuses.names[from]) + " -> " + std::string(statuses.names[to]));
        }
      }
    }
  }
  return all;
}

}  // namespace model
