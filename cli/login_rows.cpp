// Each group's numbers, and the sums of many groups.
#include "cli/login_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

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
  const std::string after = totals.failed_after_deletion == 0 ? ""
                                                              : ", " + number_text(totals.failed_after_deletion) +
                                                                    " of them after the cluster was deleted";
  return number_text(totals.failed) + " failed (" + list_text(reasons) +
         fmt::format("; {:.3g} %)", 100 * totals.failed_fraction()) + after;
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

// Many groups in one line; the outages of their clients by the middle one and the worst.
std::string family_text(const lab::LoginFamily& family) {
  lab::LoginTotals totals = family.totals;
  totals.longest_outage = {};  // told below
  std::string text =
      count_text(family.groups, "group") + " of " + count_text(totals.clients, "client") + ": " + login_text(totals);
  if (!family.worst.empty()) {
    text += fmt::format("; {} had failures, the longest outage of each {} in the median, {} at 95 %, {} at worst ({})",
                        count_text(totals.outages.size(), "client"), span_text(totals.outage_of(50)),
                        span_text(totals.outage_of(95)), span_text(totals.outage_of(100)), family.worst);
  }
  return text;
}

struct Told {
  std::string name;
  std::string text;
  bool failed;
};

}  // namespace

std::vector<LoginRow> login_rows(const lab::Summary& summary) {
  std::set<std::string> in_family;
  std::vector<Told> told;
  std::vector<std::string> others;
  for (const auto& [name, groups] : summary.families) {
    const lab::LoginFamily family = summary.together(groups);
    if (family.groups != 0) told.push_back({name, family_text(family), family.totals.failed != 0});
    in_family.insert(groups.begin(), groups.end());
  }
  for (const auto& [group, totals] : summary.logins) {
    if (group != of_lines && !in_family.contains(group)) others.push_back(group);
  }
  if (others.size() > most_groups) {
    const lab::LoginFamily family = summary.together(others);
    told.push_back({"clients", family_text(family), family.totals.failed != 0});
    in_family.insert(others.begin(), others.end());
  }
  for (const auto& [group, totals] : summary.logins) {
    if (!in_family.contains(group)) told.push_back({group, login_text(totals), totals.failed != 0});
  }
  std::ranges::sort(told, {}, &Told::name);
  std::size_t widest = 0;
  for (const Told& one : told) widest = std::max(widest, width_of(one.name));
  std::vector<LoginRow> rows;
  for (const Told& one : told) {
    rows.push_back({one.name + std::string(widest - width_of(one.name), ' ') + "  " + one.text, one.failed});
  }
  return rows;
}

}  // namespace cli
