// Labels: packed, unpacked and told.
#include "model/future_labels.hpp"

#include "sim/bug.hpp"

namespace model {
namespace {

constexpr std::uint32_t action_bit = 1U << 31;
constexpr std::uint32_t chosen_bit = 1U << 7;
constexpr std::uint32_t login_bits = 5;  // where they begin
constexpr std::uint32_t outcomes = 1U << login_bits;
constexpr std::uint16_t clients_of_a_group = 64;

ClusterRow cluster_of(const World& world, Resource owner) {
  switch (table_of(owner)) {
    case Table::cluster:
      return ClusterRow(owner.row());
    case Table::instance:
      return world[InstanceRow(owner.row())].cluster;
    case Table::secret:
      return world[SecretRow(owner.row())].cluster;
    case Table::grant:
      return world[GrantRow(owner.row())].secret ? world[world[GrantRow(owner.row())].secret].cluster : ClusterRow();
    case Table::snapshot:
      return world[SnapshotRow(owner.row())].cluster;
    default:
      return ClusterRow();
  }
}

}  // namespace

std::string_view slot_text(SlotKind slot) {
  static constexpr std::array<std::string_view, 16> texts{
      "call",    "status", "rotation", "schedule", "purge",   "probe",       "propagation",  "deletion",
      "the end", "login",  "delivery", "settle",   "storage", "maintenance", "key rotation", "key material"};
  return texts[static_cast<std::size_t>(slot)];
}

std::uint32_t FutureLabel::bits() const {
  const std::uint32_t what = is_action
                                 ? action_bit | static_cast<std::uint32_t>(action) << 8
                                 : static_cast<std::uint32_t>(table) << 26 | static_cast<std::uint32_t>(slot) << 22 |
                                       static_cast<std::uint32_t>(who) << 8;
  return what | (chosen ? chosen_bit : 0U) | static_cast<std::uint32_t>(login) << login_bits | outcome % outcomes;
}

FutureLabel FutureLabel::of(std::uint32_t bits) {
  FutureLabel label;
  label.is_action = (bits & action_bit) != 0;
  label.chosen = (bits & chosen_bit) != 0;
  label.login = static_cast<LoginResult>(bits >> login_bits & 3);
  label.outcome = static_cast<std::uint8_t>(bits % outcomes);
  if (label.is_action) {
    label.action = static_cast<std::uint16_t>(bits >> 8);
  } else {
    label.table = static_cast<Table>(bits >> 26 & 0x1F);
    label.slot = static_cast<SlotKind>(bits >> 22 & 0xF);
    label.who = static_cast<std::uint16_t>(bits >> 8 & (most_owners - 1));
  }
  return label;
}

FutureLabel label_of(const World& world, Resource owner, SlotKind slot) {
  FutureLabel label;
  label.table = table_of(owner);
  label.slot = slot;
  if (const ClusterRow cluster = cluster_of(world, owner)) {
    label.who = static_cast<std::uint16_t>(static_cast<std::uint32_t>(world[cluster].name) % most_owners);
  } else if (label.table == Table::client) {
    const Client& client = world[ClientRow(owner.row())];
    label.who = static_cast<std::uint16_t>(
        (client.definition * clients_of_a_group + std::min<std::uint32_t>(client.ordinal, clients_of_a_group - 1)) %
        most_owners);
  } else {
    label.who = static_cast<std::uint16_t>(owner.row() % most_owners);
  }
  return label;
}

std::string label_text(const Setting& setting, FutureLabel label) {
  std::string outcome = label.chosen ? ", outcome " + std::to_string(label.outcome) : "";
  if (label.login != LoginResult::none) {
    outcome = std::string(label.outcome == 0 ? "" : ", whose time is over") +
              (label.login == LoginResult::let_in ? ", let in" : ", refused");
  }
  if (label.is_action) {
    return "action " + std::to_string(label.action) + outcome;
  }
  std::string whose = std::string(table_name(label.table)) + " ";
  switch (label.table) {
    case Table::client:
      whose = std::string(setting.text(setting.clients[label.who / clients_of_a_group].name)) + "/" +
              std::to_string(label.who % clients_of_a_group);
      break;
    case Table::cluster:
    case Table::instance:
    case Table::secret:
    case Table::grant:
    case Table::snapshot:
      whose += label.who < setting.names() ? "of " + std::string(setting.text(static_cast<Name>(label.who)))
                                           : std::to_string(label.who);
      break;
    default:
      whose += std::to_string(label.who);
      break;
  }
  return std::string(slot_text(label.slot)) + " of " + whose + outcome;
}

}  // namespace model
