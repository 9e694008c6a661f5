// The known word that somebody who wrote another one most likely meant.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace aws {

// The number of letters to insert, delete, replace or swap with their neighbour to make one text the other.
std::size_t edit_distance(std::string_view a, std::string_view b);

// The nearest of `known`, the first one of equals; empty where nothing is near enough to be meant.
std::string_view nearest_word(std::string_view word, std::span<const std::string_view> known);

// `; did you mean X?`, or empty where nothing is near.
std::string did_you_mean(std::string_view word, std::span<const std::string_view> known);

}  // namespace aws
