// Runs of words that are as in the world alike, and of words that are not.
#include "model/packing.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "model/canonical.hpp"
#include "model/world_tables.hpp"
#include "sim/hash.hpp"

namespace model {
namespace {

using Word = std::uint32_t;
constexpr std::size_t longest_run = 255;

template <class RowType>
using RowWords = std::array<Word, sizeof(RowType) / sizeof(Word)>;

// The row by which the one at this place is told: the one there, or one that says nothing.
template <class RowType>
RowType row_like(const Rows<RowType>& like, std::size_t at) {
  return at < like.size() ? like[at] : RowType{};
}

template <class RowType>
RowWords<RowType> difference(const RowType& row, const RowType& like) {
  static_assert(sizeof(RowType) % sizeof(Word) == 0);
  auto words = std::bit_cast<RowWords<RowType>>(row);
  const auto base = std::bit_cast<RowWords<RowType>>(like);
  for (std::size_t i = 0; i < words.size(); ++i) {
    words[i] ^= base[i];
  }
  return words;
}

void put(std::vector<std::byte>& bytes, const void* data, std::size_t size) {
  const std::size_t at = bytes.size();
  bytes.resize(at + size);
  std::memcpy(bytes.data() + at, data, size);
}

// Pairs of lengths, each followed by so many words that differ, until the row is told.
template <class Words>
void put_runs(std::vector<std::byte>& bytes, const Words& words) {
  for (std::size_t at = 0; at < words.size();) {
    const auto run = [&](std::size_t from, bool zero) {
      std::size_t to = from;
      while (to < words.size() && to - from < longest_run && (words[to] == 0) == zero) {
        ++to;
      }
      return to;
    };
    const std::size_t same = run(at, true);
    const std::size_t end = run(same, false);
    const std::array<std::uint8_t, 2> lengths{static_cast<std::uint8_t>(same - at),
                                              static_cast<std::uint8_t>(end - same)};
    put(bytes, lengths.data(), lengths.size());
    put(bytes, words.data() + same, (end - same) * sizeof(Word));
    at = end;
  }
}

template <class Words>
const std::byte* take_runs(const std::byte* from, Words& words) {
  for (std::size_t at = 0; at < words.size();) {
    const auto same = static_cast<std::size_t>(*from++);
    const auto other = static_cast<std::size_t>(*from++);
    std::fill_n(words.begin() + static_cast<std::ptrdiff_t>(at), same, 0U);
    std::memcpy(words.data() + at + same, from, other * sizeof(Word));
    from += other * sizeof(Word);
    at += same + other;
  }
  return from;
}

}  // namespace

void Packing::pack(const World& world, std::span<const std::uint8_t> left, std::vector<std::byte>& bytes) const {
  bytes.clear();
  put(bytes, left.data(), left.size());
  each_table(world, [&](const auto& rows) {
    using RowType = typename std::remove_cvref_t<decltype(rows)>::value_type;
    const auto size = static_cast<std::uint16_t>(rows.size());
    put(bytes, &size, sizeof(size));
    for (std::size_t i = 0; i < rows.size(); ++i) {
      put_runs(bytes, difference(rows[i], row_like<RowType>(rows_of<RowType>(like_), i)));
    }
  });
}

void Packing::unpack(std::span<const std::byte> bytes, World& world, std::span<std::uint8_t> left) const {
  const std::byte* from = bytes.data();
  std::memcpy(left.data(), from, actions_);
  from += actions_;
  each_table(world, [&](auto& rows) {
    using RowType = typename std::remove_cvref_t<decltype(rows)>::value_type;
    std::uint16_t size = 0;
    std::memcpy(&size, from, sizeof(size));
    from += sizeof(size);
    rows.resize(size);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      RowWords<RowType> words;
      from = take_runs(from, words);
      rows[i] = row_like<RowType>(rows_of<RowType>(like_), i);
      rows[i] = std::bit_cast<RowType>(difference(std::bit_cast<RowType>(words), rows[i]));
    }
  });
  world.client_groups.assign(like_.client_groups.size(), 0);
  for (std::uint32_t i = 0; i < world.clients.size(); ++i) {
    if (world.clients[i].ordinal == 0) {
      world.client_groups.resize(std::max<std::size_t>(world.client_groups.size(), world.clients[i].definition + 1U));
      world.client_groups[world.clients[i].definition] = i + 1;
    }
  }
  forget_past_passwords(world, since_);
  world.rate_windows.clear();
  index_names(world);
}

std::uint64_t hash_of_rows(const World& world, std::span<const std::uint8_t> left) {
  std::uint64_t word = sim::hash_bytes(left.data(), left.size());
  std::uint64_t table = 0;
  each_table(world, [&](const auto& rows) {
    ++table;
    if (!rows.empty()) {
      word = hash_of_table(rows, word + table);
    }
  });
  return word;
}

}  // namespace model
