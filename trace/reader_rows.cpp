// The part of Reader that gives rows in the trace's own numbers.
#include <array>

#include "model/fields.hpp"
#include "trace/dictionaries.hpp"
#include "trace/moment_text.hpp"
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

constexpr const char* change_columns = "SELECT rowid, event, resource, attribute, before, after FROM change";
constexpr const char* one_change =
    "SELECT rowid, event, resource, attribute, before, after FROM change WHERE rowid = ?";
constexpr const char* event_of_change = "SELECT event FROM change WHERE rowid = ?";
constexpr const char* name_of_resource = "SELECT name FROM resource WHERE id = ?";

// The attribute that a row names by its number in the trace.
std::uint16_t field_of(const std::vector<std::uint16_t>& fields, std::int64_t number) {
  const auto place = static_cast<std::size_t>(number);
  if (number < 0 || place >= fields.size())
    throw Error("the trace is damaged: it has no attribute " + std::to_string(number));
  return fields[place];
}

ChangeRowNumbers change_row_of(const Statement& row, const std::vector<std::uint16_t>& fields) {
  return {row.integer(0),
          row.integer(1),
          numbered<ResourceId>(row, 2),
          field_of(fields, row.integer(3)),
          row.optional_integer(4).value_or(sim::absent),
          row.optional_integer(5).value_or(sim::absent)};
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
  const std::vector<std::uint16_t>& fields = source_->fields();
  Statement rows = source_->statement(
      "SELECT c.event, e.at, c.resource, c.attribute, c.after FROM change c CROSS JOIN event e ON e.id = c.event"
      " WHERE c.attribute IN (SELECT id FROM attribute WHERE field IN (" +
      list_of(attributes) + ")) ORDER BY c.rowid");
  while (rows.step()) {
    visit({rows.integer(0), moment(rows.integer(1)), numbered<ResourceId>(rows, 2), field_of(fields, rows.integer(3)),
           rows.optional_integer(4).value_or(sim::absent)});
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
  const std::vector<std::uint16_t>& fields = source_->fields();
  Statement rows = source_->statement(std::string(change_columns) + " WHERE rowid BETWEEN ? AND ? ORDER BY rowid");
  rows.bind(1, first).bind(2, last);
  while (rows.step()) visit(change_row_of(rows, fields));
}

void Reader::each_change_in(std::span<const std::int64_t> rows,
                            const std::function<void(const ChangeRowNumbers&)>& visit) {
  const std::vector<std::uint16_t>& fields = source_->fields();
  Statement& row = source_->kept(one_change);
  for (const std::int64_t number : rows) {
    if (row.bind(1, number).step()) visit(change_row_of(row, fields));
    row.reset();
  }
}

std::int64_t Reader::last_change_row_until(EventId event) {
  Statement& row = source_->kept(event_of_change);
  std::int64_t first = 0;  // of it and those before it it is known that they are not later
  for (std::int64_t last = last_change_row(); first < last;) {
    const std::int64_t middle = first + (last - first + 1) / 2;
    const bool found = row.bind(1, middle).step();
    const bool later = found && row.integer(0) > event;
    row.reset();
    (later ? last : first) = later ? middle - 1 : middle;
  }
  return first;
}

std::vector<ResourceId> Reader::named(std::string_view name) {
  std::vector<ResourceId> found;
  Statement rows = source_->statement("SELECT id FROM resource WHERE name = ? ORDER BY id");
  rows.bind(1, name);
  while (rows.step()) found.push_back(numbered<ResourceId>(rows, 0));
  return found;
}

void Reader::search_on(TextSearch& search, std::size_t rows) {
  constexpr std::array queries = {
      "SELECT id, instr(lower(text), lower(?)) > 0 FROM text WHERE id > ? ORDER BY id LIMIT ?",
      "SELECT id, instr(lower(name), lower(?)) > 0 FROM resource WHERE id > ? ORDER BY id LIMIT ?",
      "SELECT event, instr(lower(command), lower(?)) > 0 FROM call WHERE event > ? ORDER BY event LIMIT ?",
  };
  for (auto left = static_cast<std::int64_t>(rows); left > 0 && !search.over();) {
    Statement found = source_->statement(queries.at(search.table));
    found.bind(1, search.text).bind(2, search.after).bind(3, left);
    const std::int64_t before = left;
    for (; found.step(); --left) {
      search.after = found.integer(0);
      if (found.integer(1) == 0) continue;
      if (search.table == 0) search.hits.texts.insert(static_cast<TextId>(search.after));
      if (search.table == 1) search.hits.resources.insert(static_cast<ResourceId>(search.after));
      if (search.table == 2) search.hits.commands.insert(search.after);
    }
    if (before - left > 0 && left == 0) return;
    ++search.table;
    search.after = 0;
  }
}

EventId Reader::event_of_line(int line, EventId until) {
  Statement row = source_->statement("SELECT coalesce(max(event), 0) FROM call WHERE line = ? AND event <= ?");
  row.bind(1, std::int64_t{line}).bind(2, until).step();
  return row.integer(0);
}

std::vector<EventId> Reader::effects(EventId cause, EventId last, std::size_t limit) {
  std::vector<EventId> found;
  Statement rows = source_->statement("SELECT id FROM event WHERE id > ?1 AND id <= ?2 AND cause = ?1 LIMIT ?3");
  rows.bind(1, cause).bind(2, last).bind(3, static_cast<std::int64_t>(limit));
  while (rows.step()) found.push_back(rows.integer(0));
  return found;
}

std::string Reader::value_text(std::uint16_t attribute, std::int64_t value) {
  const model::AttributeRow& row = model::attribute_row(attribute);
  switch (form_of(row)) {
    case Form::number:
      return std::to_string(value);
    case Form::boolean:
      return value == 0 ? "false" : "true";
    case Form::time:
      return moment_text(moment(value), Precision::microseconds);
    case Form::text:
      return text(static_cast<TextId>(value));
    case Form::resource: {
      Statement& name = source_->kept(name_of_resource);
      std::string found = name.bind(1, value).step() ? std::string(name.text(0)) : "";
      name.reset();
      return found;
    }
    case Form::password:
      return "#" + std::to_string(value);
    case Form::word:
      return std::string(model::word_of(row.type, value));
  }
  return "";
}

void Reader::each_login_row(std::int64_t first, std::int64_t last, const std::function<void(const LoginRow&)>& visit) {
  Statement rows = source_->statement(
      "SELECT event, at, client, cluster, reason, count FROM login WHERE rowid BETWEEN ? AND ? ORDER BY rowid");
  rows.bind(1, first).bind(2, last);
  while (rows.step()) {
    visit({rows.integer(0), moment(rows.integer(1)), numbered<TextId>(rows, 2), numbered<TextId>(rows, 3),
           numbered<TextId>(rows, 4), rows.integer(5)});
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

std::vector<std::pair<std::string, double>> Reader::monthly_costs() {
  std::vector<std::pair<std::string, double>> found;
  Statement rows = source_->statement(
      "SELECT (SELECT text FROM text WHERE id = month), sum(usd) FROM cost GROUP BY month ORDER BY 1");
  while (rows.step()) found.emplace_back(rows.text(0), rows.real(1));
  return found;
}

}  // namespace trace
