// The values of a map by their keys, and single values by their types, each with a message where it is not that.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "scenarios/node.hpp"
#include "scenarios/vocabulary.hpp"

namespace scenarios {

// A map whose keys a vocabulary knows. Throws Mistake where it is no map or a key is unknown or not simulated yet.
class Fields {
 public:
  Fields(const Node& map, const Vocabulary& vocabulary);

  [[nodiscard]] const Node& node() const { return map_; }
  // What the map is, for messages: "an event".
  [[nodiscard]] std::string_view phrase() const { return vocabulary_.phrase; }
  [[nodiscard]] bool has(std::string_view key) const { return find(key) != nullptr; }
  // Nothing where the key is not there.
  [[nodiscard]] const Entry* find(std::string_view key) const;
  // Throws Mistake where the key is not there.
  [[nodiscard]] const Entry& require(std::string_view key) const;

 private:
  Node map_;
  const Vocabulary& vocabulary_;
  std::array<std::optional<Entry>, 20> entries_;  // in the vocabulary's order
};

// The mistake of a key that `vocabulary` does not know, or knows for later.
Mistake unknown_key(const Node& key, const Vocabulary& vocabulary);

// A list or a map that is not empty; `what` names it and `example` shows it. They throw Mistake otherwise.
Node::Items list_of(const Node& node, std::string_view what, std::string_view example);
Node::Entries map_of(const Node& node, std::string_view what, std::string_view example);

// Scalars, with `what` they are for. They throw Mistake otherwise.
std::string_view text_of(const Node& node, std::string_view what);  // not empty
std::uint64_t whole_number_of(const Node& node, std::string_view what, std::uint64_t least, std::uint64_t most);
double number_of(const Node& node, std::string_view what);
bool switch_of(const Node& node, std::string_view what);
std::string_view word_of(const Node& node, std::string_view what, const Words& words);
// A name that somebody gives: letters, digits, hyphens and underscores.
std::string_view name_of(const Node& node, std::string_view what);
bool is_name(std::string_view text);
std::string_view account_of(const Node& node);

// "a, b or c"
std::string one_of(std::span<const std::string_view> words);

}  // namespace scenarios
