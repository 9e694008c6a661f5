// What happened on the way from one state of an exploration to the next, in 32 bits, and as a sentence.
#pragma once

#include <cstdint>
#include <string>

#include "model/step.hpp"

namespace model {

// What came of a client's login.
enum class LoginResult : std::uint8_t { none, let_in, refused };

// An action, by its number among those that are explored; or a wait that ended, by its slot and by whose it is.
struct FutureLabel {
  bool is_action = false;
  std::uint16_t action = 0;
  Table table = Table::script;
  SlotKind slot = SlotKind::call;
  // Whose it is: of what has a cluster the cluster's name, of a client its group and its place in it, else the row.
  std::uint16_t who = 0;
  bool chosen = false;  // chance, or the moment, had something to choose
  LoginResult login = LoginResult::none;
  std::uint8_t outcome = 0;  // which of the combinations, in their order: less than 32

  // What happened, however it came out.
  [[nodiscard]] std::uint32_t without_outcome() const {
    FutureLabel label = *this;
    label.chosen = false;
    label.login = LoginResult::none;
    label.outcome = 0;
    return label.bits();
  }
  [[nodiscard]] std::uint32_t bits() const;
  static FutureLabel of(std::uint32_t bits);
};

constexpr std::uint16_t most_owners = 1U << 14;

// The label of what is due in a slot.
FutureLabel label_of(const World& world, Resource owner, SlotKind slot);

// `rotation`, `key material`: what ends.
std::string_view slot_text(SlotKind slot);

// `rotation of orders is over`; of an action only `action 3`: who knows its text says it.
std::string label_text(const Setting& setting, FutureLabel label);

}  // namespace model
