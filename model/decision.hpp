// What authorization decided about one request, as integers: part of the record of a call.
#pragma once

#include <cstdint>

#include "model/actions.hpp"
#include "model/identifiers.hpp"

namespace model {

enum class Verdict : std::uint8_t { not_asked, allowed, implicit_deny, explicit_deny };

// Which policies decided. Of an implicit deny: where an Allow is missing.
enum class Layer : std::uint8_t { none, identity, boundary, service_control, resource, administrator };

struct Decision {
  PolicyId policy = PolicyId::none;  // whose statement decided; none: no statement did
  std::uint16_t statement = 0;       // its number in the document, from 0
  Action action{};                   // what was asked for
  Verdict verdict = Verdict::not_asked;
  Layer layer = Layer::none;
  std::uint16_t reserved = 0;

  [[nodiscard]] bool allowed() const { return verdict == Verdict::allowed; }
  friend bool operator==(const Decision&, const Decision&) = default;
};

}  // namespace model
