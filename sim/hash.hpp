// Hashes of bytes and of integers: the same on every machine, compiler and run.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>

namespace sim {

// XXH3 of `size` bytes at `data`.
std::uint64_t hash_bytes(const void* data, std::size_t size, std::uint64_t seed = 0);

inline std::uint64_t hash_text(std::string_view text, std::uint64_t seed = 0) {
  return hash_bytes(text.data(), text.size(), seed);
}

// The bytes of a row of integers without padding.
template <class T>
std::uint64_t hash_rows(std::span<const T> rows, std::uint64_t seed = 0) {
  static_assert(std::has_unique_object_representations_v<T>, "padding would be hashed");
  return hash_bytes(rows.data(), rows.size_bytes(), seed);
}

// A good mixing of one word (the finaliser of SplitMix64).
constexpr std::uint64_t mix(std::uint64_t word) {
  word = (word ^ (word >> 30)) * 0xBF58'476D'1CE4'E5B9ULL;
  word = (word ^ (word >> 27)) * 0x94D0'49BB'1331'11EBULL;
  return word ^ (word >> 31);
}

// Folds one more integer into a word that combine() made.
constexpr std::uint64_t fold(std::uint64_t word, std::uint64_t next) {
  return mix(word ^ (next + 0x9E37'79B9'7F4A'7C15ULL + (word << 6) + (word >> 2)));
}

// Folds integers, in order, into one word.
template <class... Word>
constexpr std::uint64_t combine(std::uint64_t first, Word... rest) {
  std::uint64_t word = mix(first + 0x9E37'79B9'7F4A'7C15ULL);
  ((word = fold(word, static_cast<std::uint64_t>(rest))), ...);
  return word;
}

}  // namespace sim
