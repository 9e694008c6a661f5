// A finding is a line with its place, and indented lines with what else is known.
#include "cli/finding_text.hpp"

#include "cli/quantity.hpp"

namespace cli {
namespace {

constexpr std::size_t most_shown = 50;

std::string place_text(const std::string& file, const lab::Finding& one) {
  std::string place = file;
  if (one.line != 0) place += ":" + std::to_string(one.line);
  if (one.line != 0 && one.column != 0) place += ":" + std::to_string(one.column);
  return place + ": ";
}

std::string moment_line(const lab::Finding& one, std::optional<sim::Time> start) {
  return "    at " + moment_text(*one.at) + (start ? " (" + span_text(*one.at - *start) + " after the start)" : "") +
         (one.event == 0 ? "" : ", event " + std::to_string(one.event)) +
         (one.times == 1 ? "" : ", the first of " + number_text(one.times) + " times") + "\n";
}

}  // namespace

std::string findings_text(const std::string& file, const std::vector<lab::Finding>& findings,
                          std::optional<sim::Time> start, const Screen& screen) {
  std::string out;
  for (std::size_t i = 0; i < std::min(most_shown, findings.size()); ++i) {
    const lab::Finding& one = findings[i];
    out += painted(screen, Style::bold, place_text(file, one)) + painted(screen, Style::bad, one.message) + "\n";
    if (!one.command.empty()) out += "    " + one.command + "\n";
    if (one.at && one.kind != lab::Finding::Kind::fingerprint) out += moment_line(one, start);
  }
  if (findings.size() > most_shown) {
    out += file + ": and " + number_text(findings.size() - most_shown) + " more\n";
  }
  return out;
}

}  // namespace cli
