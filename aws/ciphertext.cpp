// Ciphertexts: AQICAH, the key's id, and two numbers in hexadecimal.
#include "aws/ciphertext.hpp"

#include <fmt/format.h>

#include <charconv>

#include "aws/identity_text.hpp"
#include "sim/hash.hpp"
#include "sim/random.hpp"

namespace aws {
namespace {

constexpr std::string_view ciphertext_mark = "AQICAH";
constexpr std::string_view token_mark = "AQECAH";
constexpr std::size_t id_length = 36;
constexpr std::size_t number_length = 16;

std::optional<std::uint64_t> number_in(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, 16);
  const bool whole = error == std::errc() && end == text.data() + text.size() && text.size() == number_length;
  return whole ? std::optional(number) : std::nullopt;
}

// A key's id and some numbers after a mark.
struct Parts {
  model::KeyRow key;
  std::uint64_t first = 0;
  std::uint64_t second = 0;
};
Parts parts_of(const Directory& directory, std::string_view text, std::string_view mark) {
  if (!text.starts_with(mark) || text.size() != mark.size() + id_length + 2 * number_length) {
    return {};
  }
  text.remove_prefix(mark.size());
  const auto first = number_in(text.substr(id_length, number_length));
  const auto second = number_in(text.substr(id_length + number_length));
  if (!first || !second) {
    return {};
  }
  return {directory.key(text.substr(0, id_length)).row, *first, *second};
}

}  // namespace

std::string ciphertext(const model::Setting& setting, const model::World& world, const model::Ciphertext& made) {
  return fmt::format("{}{}{:016x}{:016x}", ciphertext_mark, key_id(setting, world, made.key), made.plaintext,
                     made.context);
}

model::Ciphertext read_ciphertext(const Directory& directory, std::string_view text) {
  const Parts parts = parts_of(directory, text, ciphertext_mark);
  return {parts.key, static_cast<std::uint32_t>(parts.first), parts.second};
}

std::string import_token(const model::Setting& setting, const model::World& world, model::KeyRow key,
                         sim::Time issued) {
  return fmt::format("{}{}{:016x}{:016x}", token_mark, key_id(setting, world, key),
                     static_cast<std::uint64_t>(issued.time_since_epoch().count()), 0);
}

ImportToken read_import_token(const Directory& directory, std::string_view text) {
  const Parts parts = parts_of(directory, text, token_mark);
  return {parts.key, sim::Time(sim::Duration(static_cast<std::int64_t>(parts.first)))};
}

std::uint64_t context_hash(const Value& context) {
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < context.keys.size(); ++i) {
    sum += sim::hash_text(context.elements[i].text, sim::hash_text(context.keys[i])) | 1;
  }
  return sum;
}

std::string plaintext(const model::Setting& setting, std::uint32_t number) {
  if ((number & drawn_plaintext) == 0) {
    return setting.value(model::ValueId{number}).text;
  }
  sim::Stream draws(setting.seed, number, sim::hash_text("data key"), 0);
  std::string text;
  for (int word = 0; word < 4; ++word) {
    text += fmt::format("{:016x}", draws());
  }
  return text;
}

}  // namespace aws
