// The part of Reader that gives rows in the trace's own numbers.
#include "trace/reader.hpp"
#include "trace/reader_source.hpp"

namespace trace {
namespace {

sim::Time moment(std::int64_t micros) { return sim::Time(sim::Duration(micros)); }

template <class Id>
Id numbered(const Statement& row, int column) {
  return static_cast<Id>(row.integer(column));
}

std::string list_of(std::span<const std::uint16_t> numbers) {
  std::string list;
  for (const std::uint16_t number : numbers) list += (list.empty() ? "" : ", ") + std::to_string(number);
  return list;
}

// The model's numbers of attributes by the trace's.
std::vector<std::uint16_t> fields_of(Statement rows) {
  std::vector<std::uint16_t> fields;
  while (rows.step()) {
    const auto id = static_cast<std::size_t>(rows.integer(0));
    if (id >= fields.size()) fields.resize(id + 1);
    fields[id] = static_cast<std::uint16_t>(rows.integer(1));
  }
  return fields;
}

}  // namespace

std::vector<ResourceLink> Reader::resource_links(ResourceId first) {
  std::vector<ResourceLink> found;
  Statement rows =
      source_->statement("SELECT id, kind, parent, created, deleted FROM resource WHERE id >= ? ORDER BY id");
  rows.bind(1, static_cast<std::int64_t>(first));
  while (rows.step()) {
    found.push_back({numbered<ResourceId>(rows, 0), numbered<model::Table>(rows, 1), numbered<ResourceId>(rows, 2),
                     moment(rows.integer(3)), rows.null(4) ? sim::never : moment(rows.integer(4))});
  }
  return found;
}

void Reader::each_plain_change(std::span<const std::uint16_t> attributes,
                               const std::function<void(const PlainChange&)>& visit) {
  const std::vector<std::uint16_t> fields = fields_of(source_->statement("SELECT id, field FROM attribute"));
  Statement rows = source_->statement(
      "SELECT c.event, e.at, c.resource, c.attribute, c.after FROM change c CROSS JOIN event e ON e.id = c.event"
      " WHERE c.attribute IN (SELECT id FROM attribute WHERE field IN (" +
      list_of(attributes) + ")) ORDER BY c.rowid");
  while (rows.step()) {
    visit({rows.integer(0), moment(rows.integer(1)), numbered<ResourceId>(rows, 2),
           fields.at(static_cast<std::size_t>(rows.integer(3))), rows.optional_integer(4).value_or(sim::absent)});
  }
}

void Reader::each_plain_event(EventId first, EventId last, const std::function<void(const PlainEvent&)>& visit) {
  Statement rows = source_->statement(
      "SELECT id, at, origin, action, resource, cause, principal, error, message FROM event WHERE id BETWEEN ? AND ?"
      " ORDER BY id");
  rows.bind(1, first).bind(2, last);
  while (rows.step()) {
    visit({rows.integer(0), moment(rows.integer(1)), numbered<model::NoteKind>(rows, 2),
           numbered<model::Action>(rows, 3), numbered<ResourceId>(rows, 4), rows.integer(5), numbered<TextId>(rows, 6),
           numbered<TextId>(rows, 7), numbered<TextId>(rows, 8)});
  }
}

void Reader::each_change_row(std::int64_t first, std::int64_t last,
                             const std::function<void(const ChangeRowNumbers&)>& visit) {
  const std::vector<std::uint16_t> fields = fields_of(source_->statement("SELECT id, field FROM attribute"));
  Statement rows = source_->statement(
      "SELECT rowid, event, resource, attribute, before, after FROM change WHERE rowid BETWEEN ? AND ? ORDER BY rowid");
  rows.bind(1, first).bind(2, last);
  while (rows.step()) {
    visit({rows.integer(0), rows.integer(1), numbered<ResourceId>(rows, 2),
           fields.at(static_cast<std::size_t>(rows.integer(3))), rows.optional_integer(4).value_or(sim::absent),
           rows.optional_integer(5).value_or(sim::absent)});
  }
}

void Reader::each_login_row(std::int64_t first, std::int64_t last,
                            const std::function<void(const LoginRowNumbers&)>& visit) {
  Statement rows = source_->statement(
      "SELECT rowid, event, at, client, cluster, reason, count FROM login WHERE rowid BETWEEN ? AND ? ORDER BY rowid");
  rows.bind(1, first).bind(2, last);
  while (rows.step()) {
    visit({rows.integer(0), rows.integer(1), moment(rows.integer(2)), numbered<TextId>(rows, 3),
           numbered<TextId>(rows, 4), numbered<TextId>(rows, 5), rows.integer(6)});
  }
}

std::int64_t Reader::last_change_row() {
  Statement row = source_->statement("SELECT coalesce(max(rowid), 0) FROM change");
  row.step();
  return row.integer(0);
}

std::int64_t Reader::last_login_row() {
  Statement row = source_->statement("SELECT coalesce(max(rowid), 0) FROM login");
  row.step();
  return row.integer(0);
}

}  // namespace trace
