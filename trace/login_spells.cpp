// The part of Reader that gathers logins into spells. Its own sums, for there may be tens of millions of rows: SQLite
// would sort them.
#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "sim/hash.hpp"
#include "trace/reader.hpp"
#include "trace/reader_source.hpp"
#include "trace/schema.hpp"

namespace trace {
namespace {

// Numbers of texts, and of a stretch of time.
struct SpellKey {
  std::int64_t client = 0;
  std::int64_t cluster = 0;
  std::int64_t reason = 0;  // 0: ok
  std::int64_t stretch = 0;
  bool operator==(const SpellKey&) const = default;
};
struct SpellHash {
  std::size_t operator()(const SpellKey& key) const {
    return sim::combine(static_cast<std::uint64_t>(key.client), key.cluster, key.reason, key.stretch);
  }
};
struct SpellSum {
  std::int64_t count = 0;
  std::int64_t first = 0;
  std::int64_t last = 0;
  EventId event = 0;
};

}  // namespace

std::vector<LoginSpell> Reader::login_spells(sim::Duration length) {
  const std::int64_t begin = micros(start());
  const std::int64_t width = std::max<std::int64_t>(1, length.count());
  std::unordered_map<SpellKey, SpellSum, SpellHash> sums;
  Statement rows = source_->statement("SELECT client, cluster, reason, at, count, event FROM login");
  while (rows.step()) {
    const std::int64_t at = rows.integer(3);
    const std::int64_t reason = rows.integer(2);
    const SpellKey key{rows.integer(0), rows.integer(1), reason, reason == 0 ? 0 : (at - begin) / width};
    const auto [place, fresh] = sums.try_emplace(key, SpellSum{0, at, at, rows.integer(5)});
    SpellSum& sum = place->second;
    sum.count += rows.integer(4);
    sum.first = std::min(sum.first, at);
    sum.last = std::max(sum.last, at);
    sum.event = std::min(sum.event, rows.integer(5));
  }
  std::unordered_map<std::int64_t, std::string> texts;
  const auto text_of = [&](std::int64_t id) -> const std::string& {
    const auto [place, fresh] = texts.try_emplace(id);
    if (fresh) place->second = text(static_cast<TextId>(id));
    return place->second;
  };
  std::vector<LoginSpell> found;
  for (const auto& [key, sum] : sums) {
    found.push_back({text_of(key.client), text_of(key.cluster), text_of(key.reason), sum.count,
                     sim::Time(sim::Duration(sum.first)), sim::Time(sim::Duration(sum.last)), sum.event});
  }
  std::ranges::sort(found, {}, [](const LoginSpell& one) {
    return std::tie(one.event, one.client, one.cluster, one.reason, one.first);
  });
  return found;
}

}  // namespace trace
