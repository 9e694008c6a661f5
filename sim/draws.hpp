// The draws of one owner under one name, by number: any of them, in any order, as often as asked. What the nth is does
// not depend on whether or when the others were asked for.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "sim/distribution.hpp"
#include "sim/event.hpp"
#include "sim/random.hpp"

namespace sim {

// Asked before each draw with the owner, the name and nth (from 1); a value replaces the draw.
using WaitPin = std::function<std::optional<Duration>(Owner, std::uint16_t name, std::uint32_t nth)>;

class Draws {
 public:
  // `named` is combine(seed, entity, purpose). The distribution and the pin, which may be null, outlive the draws.
  Draws(std::uint64_t named, const Distribution& distribution, const WaitPin* pin, Owner owner, std::uint16_t name)
      : named_(named), distribution_(&distribution), pin_(pin), owner_(owner), name_(name) {}

  [[nodiscard]] Duration operator()(std::uint32_t nth) const {
    if (pin_ != nullptr) {
      if (const auto pinned = (*pin_)(owner_, name_, nth)) {
        return *pinned;
      }
    }
    Stream stream(named_, nth);
    return distribution_->draw(stream);
  }

 private:
  std::uint64_t named_;
  const Distribution* distribution_;
  const WaitPin* pin_;
  Owner owner_;
  std::uint16_t name_;
};

}  // namespace sim
