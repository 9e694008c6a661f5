// The page's template, filled with a report: its texts and tables as HTML, its timeline as JSON for the script.
#include "cli/report_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "cli/html_text.hpp"
#include "cli/measure_text.hpp"
#include "cli/quantity.hpp"

namespace cli {
namespace {

using ReportJson = nlohmann::ordered_json;

void make_harmless(ReportJson& json) {
  if (json.is_string()) {
    json = harmless(json.get<std::string>());
  } else if (json.is_structured()) {
    for (ReportJson& one : json) make_harmless(one);
  }
}

// For a script element: nothing in it ends the element.
std::string data_text(ReportJson json) {
  make_harmless(json);
  std::string out;
  for (const char c : json.dump()) {
    if (c == '<' || c == '>' || c == '&') {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  return out;
}

std::string number_cell(const ReportJson& value) {
  const double real = value.get<double>();
  const bool fits = std::abs(real) < 1e15;
  if (value.is_number_float() && (!fits || real != std::round(real))) return fmt::format("{:.6g}", real);
  const auto whole = value.is_number_float() ? std::llround(real) : value.get<std::int64_t>();
  return whole < 0 ? "-" + number_text(static_cast<std::uint64_t>(-whole))
                   : number_text(static_cast<std::uint64_t>(whole));
}

std::string reasons_cell(const ReportJson& reasons) {
  std::string text;
  for (const auto& [reason, count] : reasons.items()) {
    text += (text.empty() ? "" : ", ") + escaped(reason) + ": " + number_cell(count);
  }
  return text;
}

std::string moment_cell(const ReportJson& value) {
  const std::string text = moment_text(sim::Time(sim::Duration(value.get<std::int64_t>())));
  return "<time datetime=\"" + text + "\">" + text + "</time>";
}

std::string cell_html(const ReportJson& value, const std::string& as) {
  if (value.is_null()) return "";
  if (as == "moment") return moment_cell(value);
  if (as == "span") return span_text(sim::Duration(value.get<std::int64_t>()));
  if (as == "measure") return measure_text(value["value"].get<double>(), value["unit"].get<std::string>());
  if (as == "usd") return fmt::format("{:.4f}", value.get<double>());
  if (as == "reasons") return reasons_cell(value);
  if (value.is_number()) return number_cell(value);
  const std::string text = escaped(value.get<std::string>());
  return text.empty() ? "" : "<bdi>" + text + "</bdi>";
}

bool right_aligned(const std::string& as) {
  return as == "count" || as == "number" || as == "measure" || as == "span" || as == "usd";
}

std::string row_html(const ReportJson& table, const ReportJson& row) {
  std::string out = "<tr>";
  for (std::size_t i = 0; i < row.size(); ++i) {
    const auto as = table["columns"][i]["as"].get<std::string>();
    const std::string align = right_aligned(as) ? " class=\"number\"" : "";
    const std::string cell = cell_html(row[i], as);
    out += i == 0 ? "<th scope=\"row\"" + align + ">" + cell + "</th>" : "<td" + align + ">" + cell + "</td>";
  }
  return out + "</tr>\n";
}

// The id is ours, everything else may be anybody's.
std::string table_html(const ReportJson& table) {
  const auto id = table["id"].get<std::string>();
  std::string out = "<section aria-labelledby=\"" + id + "-title\">\n<h2 id=\"" + id + "-title\">" +
                    escaped(table["caption"].get<std::string>()) + "</h2>\n";
  const std::string note = escaped(table["note"].get<std::string>());
  if (!note.empty()) out += "<p class=\"note\">" + note + "</p>\n";
  out += "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"" + id + "-title\">\n<table id=\"" +
         id + "\" data-total=\"" + std::to_string(table["total"].get<std::size_t>()) + "\">\n<caption>" +
         escaped(table["caption"].get<std::string>()) + "</caption>\n<thead><tr>";
  for (const ReportJson& column : table["columns"]) {
    out += std::string("<th scope=\"col\"") +
           (right_aligned(column["as"].get<std::string>()) ? " class=\"number\">" : ">") +
           escaped(column["name"].get<std::string>()) + "</th>";
  }
  out += "</tr></thead>\n<tbody>\n";
  for (const ReportJson& row : table["rows"]) out += row_html(table, row);
  return out + "</tbody>\n</table>\n</div>\n</section>\n";
}

std::string verdict_html(const ReportJson& report) {
  const auto broken = report["violations"].get<std::uint64_t>();
  const auto failed = report["failed_expectations"].get<std::uint64_t>();
  const auto expected = report["expectations"].get<std::uint64_t>();
  const bool held = report["held"].get<bool>();
  const bool finished = report["finished"].get<bool>();
  const std::string word = !held ? "Did not hold" : finished ? "Held" : "Unfinished";
  const std::string kind = !held ? "bad" : finished ? "good" : "open";
  const std::string checks =
      broken == 0 ? "no invariant was broken" : count_text(broken, "violation") + " of invariants or properties";
  const std::string expectations =
      expected == 0 ? "nothing was expected"
      : failed == 0 ? "all " + count_text(expected, "expectation") + " held"
                    : number_text(failed) + " of " + count_text(expected, "expectation") + " did not hold";
  return "<p class=\"verdict " + kind + "\"><strong>" + word + "</strong> " + checks + "; " + expectations + "</p>\n";
}

std::string facts_html(const ReportJson& report) {
  const auto moment = [&](const char* name) { return moment_cell(report[name]); };
  const sim::Duration span(report["end"].get<std::int64_t>() - report["start"].get<std::int64_t>());
  const auto text = [&](const char* name) {
    return report[name].is_string() ? escaped(report[name].get<std::string>()) : std::string();
  };
  std::string out = "<dl class=\"facts\">\n";
  const auto fact = [&](const char* name, const std::string& value) {
    if (!value.empty()) out += std::string("<div><dt>") + name + "</dt><dd><bdi>" + value + "</bdi></dd></div>\n";
  };
  fact("scenario", text("scenario"));
  fact("seed", text("seed"));
  fact("span", span_text(span));
  fact("from", moment("start"));
  fact("to", moment("end"));
  fact("events", number_text(report["events"].get<std::uint64_t>()));
  fact("fingerprint", text("fingerprint"));
  fact("credsim", text("version"));
  return out + "</dl>\n";
}

std::string notes_html(const ReportJson& notes) {
  std::string out;
  for (const ReportJson& note : notes) out += "<p class=\"note\">" + escaped(note.get<std::string>()) + "</p>\n";
  return out;
}

std::string part(const ReportJson& report, std::string_view name) {
  if (name == "title") return escaped(report["title"].get<std::string>());
  if (name == "style") return std::string(report_css);
  if (name == "script") return std::string(report_js);
  if (name == "verdict") return verdict_html(report);
  if (name == "facts") return facts_html(report);
  if (name == "notes") return notes_html(report["notes"]);
  if (name == "data") {
    return data_text({{"start", report["start"]}, {"end", report["end"]}, {"timeline", report["timeline"]}});
  }
  std::string tables;
  for (const ReportJson& table : report["tables"]) tables += table_html(table);
  return tables;
}

}  // namespace

std::string report_page(const nlohmann::ordered_json& report) {
  return filled(report_html, [&](std::string_view name) { return part(report, name); });
}

}  // namespace cli
