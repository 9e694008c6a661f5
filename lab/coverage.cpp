// Counting what there is to come to, and what a step came to.
#include "lab/coverage.hpp"

#include <array>

#include "model/fields.hpp"
#include "model/statuses.hpp"

namespace lab {
namespace {

struct StatusTable {
  std::string_view what;
  model::ValueType type;
  bool (*allows)(std::size_t from, std::size_t to);
};

template <const auto& table>
bool allows(std::size_t from, std::size_t to) {
  using State = std::remove_cvref_t<decltype(table.rows[0].from)>;
  return from < table.states.size() && to < table.states.size() &&
         table.allows(static_cast<State>(from), static_cast<State>(to));
}

constexpr std::array<StatusTable, 5> status_tables{{
    {"cluster", model::ValueType::cluster_status, allows<model::cluster_table>},
    {"secret", model::ValueType::secret_status, allows<model::secret_table>},
    {"rotation", model::ValueType::rotation_phase, allows<model::rotation_table>},
    {"key", model::ValueType::key_state, allows<model::key_table>},
    {"instance", model::ValueType::instance_status, allows<model::instance_table>},
}};

// The number of the table of an attribute's values; as many as there are where it is no status.
std::size_t table_of(std::uint16_t attribute) {
  static const std::vector<std::uint8_t> numbers = [] {
    std::vector<std::uint8_t> made(1U << 16U, status_tables.size());
    for (const model::AttributeRow& row : model::attribute_rows()) {
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

void Coverage::see(const sim::Effects<model::Note>& effects) {
  for (const model::Note& note : effects.notes()) {
    const auto action = static_cast<std::size_t>(note.action);
    const auto refusal = static_cast<std::size_t>(note.refusal);
    if (model::is_operation(note.action)) {
      answers_.set(action * model::refusal_count + refusal);
    }
    if (note.refusal == model::Refusal::none || !model::is_operation(note.action)) {
      happened_.set(action);
    }
  }
  for (const sim::Change& change : effects.changes()) {
    const std::size_t table = table_of(change.attribute);
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
  Share operations{"operations", 0, model::operation_count};
  Share refusals{"refusals", 0, model::refusal_count - 1};
  for (std::size_t action = 0; action < model::operation_count; ++action) {
    operations.seen += answers_[action * model::refusal_count] ? 1 : 0;
  }
  for (std::size_t refusal = 1; refusal < model::refusal_count; ++refusal) {
    bool seen = false;
    for (std::size_t action = 0; action < model::operation_count && !seen; ++action) {
      seen = answers_[action * model::refusal_count + refusal];
    }
    refusals.seen += seen ? 1 : 0;
  }
  std::vector<Share> all{operations, refusals};
  for (std::size_t table = 0; table < tables; ++table) {
    Share share{status_tables[table].what, 0, 0};
    for (std::size_t from = 0; from < most_statuses; ++from) {
      for (std::size_t to = 0; to < most_statuses; ++to) {
        const bool allowed = from != to && status_tables[table].allows(from, to);
        share.of += allowed ? 1 : 0;
        share.seen += allowed && transitions_[(table * most_statuses + from) * most_statuses + to] ? 1 : 0;
      }
    }
    all.push_back(share);
  }
  return all;
}

}  // namespace lab
