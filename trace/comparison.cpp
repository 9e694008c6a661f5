// Reading two traces in step.
#include "trace/comparison.hpp"

#include <algorithm>
#include <set>
#include <sstream>
#include <tuple>
#include <utility>

#include "trace/input_comparison.hpp"
#include "trace/level.hpp"
#include "trace/moment_text.hpp"

namespace trace {
namespace {

// What both traces keep, and when commands are the same.
struct Terms {
  bool calls = true;
  bool bookkeeping = true;
  CommandWords words;

  [[nodiscard]] bool same(const std::string& a, const std::string& b) const { return a == b || words(a) == words(b); }
};

Terms terms_of(Reader& first, Reader& second, CommandWords words) {
  Terms terms;
  terms.words = std::move(words);
  for (Reader* reader : {&first, &second}) {
    const std::string level = reader->fact("level");
    terms.calls = terms.calls && level != level_name(Level::changes);
    terms.bookkeeping = terms.bookkeeping && (level.empty() || level == level_name(Level::all));
  }
  return terms;
}

bool same(const ChangeRecord& a, const ChangeRecord& b) {
  return a.attribute == b.attribute && a.before == b.before && a.after == b.after && a.resource == b.resource;
}

bool same(const EventRecord& a, const EventRecord& b, const Terms& terms) {
  return a.at == b.at && a.name == b.name && a.resource == b.resource && a.error == b.error && a.cause == b.cause &&
         a.kind == b.kind && a.source == b.source && a.principal == b.principal && a.message == b.message &&
         terms.same(a.command, b.command) &&
         (!terms.calls || (a.request == b.request && a.response == b.response && a.decision == b.decision));
}

bool same(const std::optional<Happening>& a, const std::optional<Happening>& b, const Terms& terms) {
  return a.has_value() == b.has_value() &&
         (!a || (same(a->event, b->event, terms) &&
                 std::ranges::equal(a->changes, b->changes,
                                    [](const ChangeRecord& x, const ChangeRecord& y) { return same(x, y); })));
}

std::optional<std::string> text_of(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

std::string value_of(const std::optional<std::string>& text) { return text.value_or("-"); }

std::string change_value(const ChangeRecord& change) {
  return value_of(change.before) + " -> " + value_of(change.after);
}

using Values = std::vector<std::pair<std::string, std::string>>;

// What a happening changed; of a resource that the other one has not, only that it comes or goes.
Values values_of(const Happening& happening, const Happening& other) {
  std::set<std::string> theirs;
  for (const ChangeRecord& change : other.changes) theirs.insert(change.resource);
  std::set<std::string> come_and_gone;
  for (const ChangeRecord& change : happening.changes) {
    if (change.attribute == "exists" && !theirs.contains(change.resource)) come_and_gone.insert(change.resource);
  }
  Values values;
  for (const ChangeRecord& change : happening.changes) {
    if (change.attribute != "exists" && come_and_gone.contains(change.resource)) continue;
    values.emplace_back(change.resource + " " + change.attribute, change_value(change));
  }
  return values;
}

void compare_changes(const Happening& a, const Happening& b, std::vector<Difference>& fields) {
  const Values first = values_of(a, b);
  Values second = values_of(b, a);
  for (const auto& [what, value] : first) {
    const auto other = std::ranges::find(second, what, &Values::value_type::first);
    if (other == second.end()) {
      fields.push_back({what, {value, std::nullopt}, true});
      continue;
    }
    if (other->second != value) fields.push_back({what, {value, other->second}, true});
    second.erase(other);
  }
  for (auto& [what, value] : second) fields.push_back({what, {std::nullopt, std::move(value)}, true});
}

std::vector<Difference> field_differences(const Happening& a, const Happening& b, const Terms& terms) {
  std::vector<Difference> fields;
  const auto add = [&](const char* what, const std::string& first, const std::string& second) {
    if (first != second) fields.push_back({what, {text_of(first), text_of(second)}});
  };
  const EventRecord& x = a.event;
  const EventRecord& y = b.event;
  add("name", x.name, y.name);
  add("resource", x.resource, y.resource);
  add("time", moment_text(x.at, Precision::microseconds), moment_text(y.at, Precision::microseconds));
  add("kind", x.kind, y.kind);
  add("source", x.source, y.source);
  add("principal", x.principal, y.principal);
  if (!terms.same(x.command, y.command)) add("command", x.command, y.command);
  add("error", x.error, y.error);
  add("message", x.message, y.message);
  if (terms.calls) {
    add("request", x.request, y.request);
    add("response", x.response, y.response);
    add("decision", x.decision, y.decision);
  }
  add("cause", "event " + std::to_string(x.cause), "event " + std::to_string(y.cause));
  compare_changes(a, b, fields);
  return fields;
}

std::vector<ChangeDifference> change_differences(Reader& first, Reader& second, std::size_t& alike) {
  std::vector<ChangeDifference> found;
  const std::vector<ChangeCount> a = first.change_counts();
  const std::vector<ChangeCount> b = second.change_counts();
  const auto before = [](const ChangeCount& x, const ChangeCount& y) {
    return std::tie(x.kind, x.resource) < std::tie(y.kind, y.resource);
  };
  auto one = a.begin();
  auto other = b.begin();
  while (one != a.end() || other != b.end()) {
    if (other == b.end() || (one != a.end() && before(*one, *other))) {
      found.push_back({one->kind, one->resource, {one->changes, 0}});
      ++one;
    } else if (one == a.end() || before(*other, *one)) {
      found.push_back({other->kind, other->resource, {0, other->changes}});
      ++other;
    } else {
      if (one->changes == other->changes) {
        ++alike;
      } else {
        found.push_back({one->kind, one->resource, {one->changes, other->changes}});
      }
      ++one;
      ++other;
    }
  }
  return found;
}

// What blanks are between, a blank between two.
std::string split_at_blanks(std::string_view command) {
  std::istringstream in{std::string(command)};
  std::string text;
  for (std::string word; in >> word;) text += (text.empty() ? "" : " ") + word;
  return text;
}

ComparedRun compared(Reader& reader) {
  ComparedRun run;
  run.title = reader.fact("title");
  run.scenario = reader.fact("scenario");
  run.events = reader.last_event();
  run.finished = reader.finished();
  return run;
}

int root_line(const ComparedRun& run) {
  for (const Cause& cause : run.causes) {
    if (cause.event.line != 0) return cause.event.line;
  }
  return 0;
}

}  // namespace

Comparison compare(Reader& first, Reader& second, CommandWords words) {
  if (!words) words = split_at_blanks;
  Comparison comparison;
  comparison.runs = {compared(first), compared(second)};
  const Terms terms = terms_of(first, second, std::move(words));
  const auto next = [&terms](const auto& happenings) {
    std::optional<Happening> happening = happenings();
    if (happening && !terms.bookkeeping) std::erase_if(happening->changes, &ChangeRecord::internal);
    return happening;
  };
  const auto from_first = first.happenings();
  const auto from_second = second.happenings();
  std::optional<Happening> a = next(from_first);
  std::optional<Happening> b = next(from_second);
  for (; a && same(a, b, terms); a = next(from_first), b = next(from_second)) ++comparison.common;
  if (a && b) comparison.fields = field_differences(*a, *b, terms);
  if (a) comparison.runs[0].causes = causes_of(first, a->event.id);
  if (b) comparison.runs[1].causes = causes_of(second, b->event.id);
  comparison.runs[0].first = std::move(a);
  comparison.runs[1].first = std::move(b);
  comparison.inputs =
      input_differences(first, second, {root_line(comparison.runs[0]), root_line(comparison.runs[1])}, terms.words);
  comparison.changes = change_differences(first, second, comparison.alike);
  return comparison;
}

}  // namespace trace
