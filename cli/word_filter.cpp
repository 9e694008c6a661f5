// Looking for the word in names first, then in sentences.
#include "cli/word_filter.hpp"

#include <algorithm>

#include "cli/command_line.hpp"

namespace cli {

bool stands_in(std::string_view word, std::string_view text) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  const auto same = [lower](char one, char other) { return lower(one) == lower(other); };
  return std::search(text.begin(), text.end(), word.begin(), word.end(), same) != text.end();
}

std::vector<std::size_t> rows_meant(std::size_t count, const std::optional<std::string>& word, std::string_view thing,
                                    const std::function<std::string(std::size_t)>& name,
                                    const std::function<std::string_view(std::size_t)>& sentence) {
  std::vector<std::size_t> named;
  std::vector<std::size_t> told;
  for (std::size_t i = 0; i < count; ++i) {
    if (!word || stands_in(*word, name(i))) {
      named.push_back(i);
    } else if (stands_in(*word, sentence(i))) {
      told.push_back(i);
    }
  }
  if (named.empty() && told.empty()) throw UsageError("no " + std::string(thing) + " speaks of " + word.value_or(""));
  return named.empty() ? told : named;
}

}  // namespace cli
