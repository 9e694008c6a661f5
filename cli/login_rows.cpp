// Each group's numbers, and the sums of many groups.
#include "cli/login_rows.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/quantity.hpp"
#include "cli/terminal.hpp"

namespace cli {
namespace {

constexpr std::size_t most_groups = 10;
constexpr std::string_view of_lines = "login";  // the group of the scenario's own lines

std::string failed_text(const lab::LoginTotals& totals) {
  std::vector<std::string> reasons;
  for (const auto& [reason, count] : totals.failures) {
    reasons.push_back(totals.failures.size() == 1 ? reason : reason + ": " + number_text(count));
  }
  return number_text(totals.failed) + " failed (" + list_text(reasons) +
         fmt::format("; {:.3g} %)", 100 * totals.failed_fraction());
}

std::string login_text(const lab::LoginTotals& totals) {
  std::string text = number_text(totals.ok) + " ok";
  if (totals.failed != 0) {
    text += ", " + failed_text(totals);
    if (totals.longest_outage > sim::Duration::zero()) text += ", longest outage " + span_text(totals.longest_outage);
  }
  if (totals.saved != 0) text += ", " + count_text(totals.saved, "attempt") + " made good by another";
  if (totals.reads != 0) text += ", " + count_text(totals.reads, "call") + " of GetSecretValue";
  if (totals.uses != 0) text += ", " + number_text(totals.uses) + " uses of open connections";
  if (totals.greatest_age > sim::Duration::zero()) {
    text += ", values up to " + span_text(totals.greatest_age) + " old";
  }
  return text;
}

void add(lab::LoginTotals& sum, const lab::LoginTotals& one) {
  sum.ok += one.ok;
  sum.failed += one.failed;
  for (const auto& [reason, count] : one.failures) sum.failures[reason] += count;
  sum.saved += one.saved;
  sum.uses += one.uses;
  sum.reads += one.reads;
  sum.greatest_age = std::max(sum.greatest_age, one.greatest_age);
}

// Many groups in one line; their longest outages by the middle one and the worst.
LoginRow sum_row(const std::map<std::string, lab::LoginTotals>& groups) {
  lab::LoginTotals sum;
  std::vector<std::pair<sim::Duration, std::string>> outages;
  for (const auto& [group, totals] : groups) {
    add(sum, totals);
    outages.emplace_back(totals.longest_outage, group);
  }
  std::ranges::sort(outages);
  std::string text = number_text(groups.size()) + " groups of clients  " + login_text(sum);
  if (const auto& [longest, worst] = outages.back(); longest > sim::Duration::zero()) {
    text += ", longest outage of a group " + span_text(outages[outages.size() / 2].first) + " in the median, " +
            span_text(longest) + " at most (" + worst + ")";
  }
  return {text, sum.failed != 0};
}

}  // namespace

std::vector<LoginRow> login_rows(const std::map<std::string, lab::LoginTotals>& logins) {
  std::map<std::string, lab::LoginTotals> groups = logins;
  groups.erase(std::string(of_lines));
  const bool many = groups.size() > most_groups;
  std::size_t widest = 0;
  for (const auto& [group, totals] : logins) widest = std::max(widest, width_of(group));
  std::vector<LoginRow> rows;
  for (const auto& [group, totals] : logins) {
    if (many && group != of_lines) continue;
    const std::string padding(many ? 0 : widest - width_of(group), ' ');
    rows.push_back({group + padding + "  " + login_text(totals), totals.failed != 0});
  }
  if (many) rows.push_back(sum_row(groups));
  return rows;
}

}  // namespace cli
