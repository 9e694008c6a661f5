// Checks keys against vocabularies and scalars against types.
#include "scenarios/fields.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <vector>

#include "aws/characters.hpp"
#include "aws/nearest_word.hpp"
#include "scenarios/quoted.hpp"

namespace scenarios {
namespace {

std::string expected(std::string_view what, std::string_view right, const Node& node) {
  return std::string(what).append(" should be ").append(right).append(", not ").append(node.kind_text());
}

bool all_of(std::string_view text, bool (*holds)(char)) { return std::all_of(text.begin(), text.end(), holds); }
bool name_letter(char c) { return aws::is_digit(c) || aws::is_letter(c) || c == '-' || c == '_'; }

// A plain scalar's text: what may be a number or a switch.
std::string_view plain_of(const Node& node, std::string_view what, std::string_view right) {
  if (!node.is_scalar() || node.is_null()) throw node.mistake(expected(what, right, node));
  if (!node.plain()) {
    throw node.mistake(std::string(what).append(" should be ").append(right).append(", without quotes"));
  }
  return node.text();
}

}  // namespace

std::string one_of(std::span<const std::string_view> words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += i + 1 == words.size() ? " or " : ", ";
    out += words[i];
  }
  return out;
}

Mistake unknown_key(const Node& key, const Vocabulary& vocabulary) {
  const std::string_view word = key.text();
  std::string right = aws::did_you_mean(word, {vocabulary.keys.begin(), vocabulary.keys.end()});
  if (right.empty()) right = "; " + std::string(vocabulary.phrase) + " may have " + one_of(vocabulary.keys);
  return key.mistake("unknown key " + quoted(word) + right);
}

Fields::Fields(const Node& map, const Vocabulary& vocabulary) : map_(map), vocabulary_(vocabulary) {
  if (!map.is_map()) {
    throw map.mistake(expected(vocabulary.phrase, "a map with " + one_of(vocabulary.keys), map));
  }
  for (const Entry entry : map.entries()) {
    const auto found = std::ranges::find(vocabulary.keys, entry.key.text());
    if (found == vocabulary.keys.end()) throw unknown_key(entry.key, vocabulary);
    entries_[static_cast<std::size_t>(found - vocabulary.keys.begin())] = entry;
  }
}

const Entry* Fields::find(std::string_view key) const {
  const auto found = std::ranges::find(vocabulary_.keys, key);
  const auto& entry = entries_[static_cast<std::size_t>(found - vocabulary_.keys.begin())];
  return entry ? &*entry : nullptr;
}

const Entry& Fields::require(std::string_view key) const {
  const Entry* found = find(key);
  if (found == nullptr) {
    throw map_.mistake(std::string(vocabulary_.phrase).append(" needs ").append(key).append(":"));
  }
  return *found;
}

Node::Items list_of(const Node& node, std::string_view what, std::string_view example) {
  const std::string right = "a list such as " + std::string(example);
  if (!node.is_list()) throw node.mistake(expected(what, right, node));
  if (node.size() == 0) throw node.mistake(std::string(what) + " is empty; it should be " + right);
  return node.items();
}

Node::Entries map_of(const Node& node, std::string_view what, std::string_view example) {
  const std::string right = "a map such as " + std::string(example);
  if (!node.is_map()) throw node.mistake(expected(what, right, node));
  if (node.size() == 0) throw node.mistake(std::string(what) + " is empty; it should be " + right);
  return node.entries();
}

std::string_view text_of(const Node& node, std::string_view what) {
  if (!node.is_scalar() || node.is_null()) throw node.mistake(expected(what, "a text", node));
  if (node.text().find_first_not_of(" \t\n") == std::string_view::npos) {
    throw node.mistake(std::string(what) + " is empty; it should be a text");
  }
  return node.text();
}

std::uint64_t whole_number_of(const Node& node, std::string_view what, std::uint64_t least, std::uint64_t most) {
  const std::string right = "a whole number from " + std::to_string(least) + " to " + std::to_string(most);
  const std::string_view text = plain_of(node, what, right);
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < least || number > most) {
    throw node.mistake(std::string(what) + " should be " + right + ", not " + quoted(text));
  }
  return number;
}

double number_of(const Node& node, std::string_view what) {
  const std::string_view text = plain_of(node, what, "a number");
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number)) {
    throw node.mistake(std::string(what) + " should be a number, not " + quoted(text));
  }
  return number;
}

bool switch_of(const Node& node, std::string_view what) {
  const std::string_view text = plain_of(node, what, "true or false");
  if (text != "true" && text != "false") {
    throw node.mistake(std::string(what) + " should be true or false, not " + quoted(text));
  }
  return text == "true";
}

std::string_view word_of(const Node& node, std::string_view what, const Words& words) {
  if (!node.is_scalar() || node.is_null()) throw node.mistake(expected(what, one_of(words.known), node));
  const std::string_view word = node.text();
  if (const auto found = std::ranges::find(words.known, word); found != words.known.end()) return *found;
  std::string right = aws::did_you_mean(word, {words.known.begin(), words.known.end()});
  if (right.empty()) right = "; it should be " + one_of(words.known);
  throw node.mistake("unknown " + std::string(what) + " " + quoted(word) + right);
}

bool is_name(std::string_view text) { return all_of(text, name_letter); }

std::string_view name_of(const Node& node, std::string_view what) {
  const std::string_view name = text_of(node, what);
  if (!is_name(name)) {
    throw node.mistake(std::string(what) + " should have letters, digits, hyphens and underscores, unlike " +
                       quoted(name));
  }
  return name;
}

std::string_view account_of(const Node& node) {
  const std::string_view account = text_of(node, "account");
  if (account.size() != 12 || !all_of(account, aws::is_digit)) {
    throw node.mistake("account should be twelve digits such as \"123456789012\", not " + quoted(account));
  }
  return account;
}

}  // namespace scenarios
