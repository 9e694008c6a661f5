// Staging labels: AWSCURRENT, AWSPREVIOUS, AWSPENDING, and those of a person's own.
#pragma once

#include <string_view>

#include "model/step.hpp"

namespace model {

inline constexpr std::uint32_t labels_at_most = 20;

// The version that a label is on; no row: on none.
VersionRow labelled(const World& world, const Setting& setting, SecretRow secret, std::string_view label);
// Whether any label is on the version.
bool has_label(const World& world, SecretRow secret, VersionRow version);
std::uint32_t labels_in_use(const World& world, SecretRow secret);

// Puts a label on a version, taking it off the one that has it; no row: takes it off. AWSPREVIOUS follows AWSCURRENT to
// the version that it left.
void move_label(Step& step, SecretRow secret, Name label, VersionRow version);

void remove_labels(Step& step, SecretRow secret);

}  // namespace model
