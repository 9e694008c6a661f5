// The part of Reader that finds resources by what people call them.
#include <algorithm>
#include <charconv>
#include <numeric>
#include <set>
#include <utility>

#include "trace/reader.hpp"
#include "trace/reader_source.hpp"

namespace trace {
namespace {

constexpr const char* one_resource =
    "SELECT id, kind, name, arn, parent_id, created_at, deleted_at FROM resources WHERE id = ?";
constexpr const char* resource_columns = "SELECT id, kind, name, arn, parent_id, created_at, deleted_at FROM resources";

ResourceRecord resource_of(const Statement& row) {
  const auto instant = [](std::int64_t micros) { return sim::Time(sim::Duration(micros)); };
  ResourceRecord record{static_cast<ResourceId>(row.integer(0)),
                        std::string(row.text(1)),
                        std::string(row.text(2)),
                        std::string(row.text(3)),
                        static_cast<ResourceId>(row.integer(4)),
                        instant(row.integer(5)),
                        std::nullopt};
  if (const auto deleted = row.optional_integer(6)) {
    record.deleted_at = instant(*deleted);
  }
  return record;
}

// How many letters must be added, left out or replaced; at most `limit` + 1.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  if ((a.size() > b.size() ? a.size() - b.size() : b.size() - a.size()) > limit) {
    return limit + 1;
  }
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), 0);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, replaced}));
    }
  }
  return row.back();
}

bool lived(const ResourceRecord& record, sim::Time at) {
  return record.created_at <= at && (!record.deleted_at || *record.deleted_at > at);
}

// Of resources of one kind and name, in the order of their creation: the one meant at `at`.
const ResourceRecord& meant(const std::vector<ResourceRecord>& same, std::optional<sim::Time> at) {
  const ResourceRecord* best = nullptr;
  for (const ResourceRecord& one : same) {
    if (best == nullptr || !at || one.created_at <= *at) {
      best = &one;
    }
    if (at && lived(one, *at)) {
      return one;
    }
  }
  return *best;
}

// "secret:orders" -> {"secret", "orders"}; an ARN and a bare name have no kind.
std::pair<std::string, std::string> split_kind(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || text.starts_with("arn:")) {
    return {"", std::string(text)};
  }
  return {std::string(text.substr(0, colon)), std::string(text.substr(colon + 1))};
}

// The names nearest to the text, best first, as "; did you mean a, b or c?".
std::string suggestion(Statement names, std::string_view text) {
  const std::size_t limit = std::max<std::size_t>(2, text.size() / 3);
  std::set<std::pair<std::size_t, std::string>> near;
  while (names.step()) {
    const std::string name(names.text(0));
    const std::size_t distance = name.find(text) != std::string::npos ? 0 : edit_distance(text, name, limit);
    if (distance <= limit) {
      near.emplace(distance, name);
    }
  }
  std::string list;
  const std::size_t count = std::min<std::size_t>(near.size(), 3);
  std::size_t nth = 0;
  for (auto one = near.begin(); nth < count; ++one, ++nth) {
    list += (nth == 0 ? "" : nth + 1 == count ? " or " : ", ") + one->second;
  }
  return list.empty() ? "" : "; did you mean " + list + "?";
}

}  // namespace

std::vector<ResourceRecord> Reader::resources() {
  std::vector<ResourceRecord> found;
  Statement rows = source_->statement(std::string(resource_columns) + " ORDER BY id");
  while (rows.step()) {
    found.push_back(resource_of(rows));
  }
  return found;
}

std::vector<ResourceRecord> Reader::lane_resources() {
  std::vector<ResourceRecord> found;
  using model::Table;
  std::string kinds;
  for (const Table kind : {Table::cluster, Table::secret, Table::key, Table::client}) {
    kinds += (kinds.empty() ? "" : ", ") + std::to_string(static_cast<int>(kind));
  }
  Statement rows = source_->statement(
      "SELECT id, (SELECT name FROM kind WHERE id = r.kind), name, arn, parent, created, deleted FROM resource r"
      " WHERE kind IN (" +
      kinds + ") ORDER BY id");
  while (rows.step()) {
    found.push_back(resource_of(rows));
  }
  return found;
}

ResourceRecord Reader::resource(ResourceId id) {
  Statement& row = source_->kept(one_resource);
  row.reset();
  if (!row.bind(1, static_cast<std::int64_t>(id)).step()) {
    throw Error(source_->name() + ": has no resource number " + std::to_string(static_cast<std::int64_t>(id)));
  }
  ResourceRecord found = resource_of(row);
  row.reset();
  return found;
}

std::vector<ResourceRecord> Reader::children(ResourceId parent, std::string_view kind) {
  std::vector<ResourceRecord> found;
  Statement rows = source_->statement(std::string(resource_columns) + " WHERE parent_id = ? AND kind = ? ORDER BY id");
  rows.bind(1, static_cast<std::int64_t>(parent)).bind(2, kind);
  while (rows.step()) {
    found.push_back(resource_of(rows));
  }
  return found;
}

ResourceRecord Reader::find(std::string_view text, std::optional<sim::Time> at) {
  if (text.empty()) {
    throw Error(source_->name() + ": a resource needs a name");
  }
  const auto select = [&](const std::string& where, std::string_view first, std::string_view second) {
    std::vector<ResourceRecord> found;
    Statement rows = source_->statement(std::string(resource_columns) + " WHERE " + where + " ORDER BY id");
    rows.bind(1, first);
    if (!second.empty()) {
      rows.bind(2, second);
    }
    while (rows.step()) {
      found.push_back(resource_of(rows));
    }
    return found;
  };

  std::vector<ResourceRecord> found = select("name = ?1 OR arn = ?1", text, "");
  // `rds!cluster-…` has no colon, but `kind:name` might be a name by itself; so the whole text comes first.
  const auto [kind, name] = split_kind(text);
  if (found.empty() && !kind.empty()) {
    found = select("kind = ?1 AND name = ?2", kind, name);
    if (found.empty()) {
      found = select("kind = ?1 AND parent_id IN (SELECT id FROM resources WHERE name = ?2)", kind, name);
    }
  }
  if (found.empty()) {
    std::int64_t number = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
    if (parsed.ec == std::errc() && parsed.ptr == text.data() + text.size()) {
      return resource(static_cast<ResourceId>(number));
    }
    throw Error(source_->name() + ": knows no resource " + std::string(text) +
                suggestion(source_->statement("SELECT DISTINCT name FROM resource WHERE name IS NOT NULL"),
                           kind.empty() ? text : std::string_view(name)));
  }
  std::set<std::string> kinds;
  for (const ResourceRecord& one : found) {
    kinds.insert(one.kind);
  }
  if (kinds.size() > 1) {
    std::string list;
    for (const std::string& one : kinds) {
      list += (list.empty() ? "" : " or ") + one + ":" + name;
    }
    throw Error(source_->name() + ": " + std::string(text) + " is the name of several resources; say " + list);
  }
  return meant(found, at);
}

}  // namespace trace
