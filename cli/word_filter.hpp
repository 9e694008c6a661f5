// A word that picks rows of a list.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cli {

// The numbers below `count` of the rows that a word means: those that have it in their names, else in their sentences.
// Without a word, all. Throws UsageError where it means none; `thing` says what there is none of.
std::vector<std::size_t> rows_meant(std::size_t count, const std::optional<std::string>& word, std::string_view thing,
                                    const std::function<std::string(std::size_t)>& name,
                                    const std::function<std::string_view(std::size_t)>& sentence);

// Whether the text has the word in it, whatever the case of either.
bool stands_in(std::string_view word, std::string_view text);

}  // namespace cli
