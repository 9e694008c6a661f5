// The facts of a run as a table of two columns, and the failures as lines that editors can follow.
#include "cli/summary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "cli/finding_text.hpp"
#include "cli/login_rows.hpp"
#include "cli/quantity.hpp"
#include "cli/sparkline.hpp"
#include "cli/table.hpp"

namespace cli {
namespace {

std::string check_words(model::CheckMode check) {
  return check == model::CheckMode::end ? "at the end" : "after every event";
}

// The bill by item; empty where nothing costs a thousandth of a cent.
std::string cost_text(const lab::Summary& summary) {
  constexpr double least = 1e-5;
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> names{
      {{"secret", "secrets"},
       {"secret-calls", "their calls"},
       {"key", "keys"},
       {"key-material", "their rotated material"},
       {"key-requests", "requests of keys"}}};
  double total = 0;
  std::vector<std::string> parts;
  for (const auto& [item, name] : names) {
    const auto cost = summary.costs.find(std::string(item));
    const double usd = cost == summary.costs.end() ? 0 : cost->second;
    total += usd;
    if (usd >= least) parts.push_back(fmt::format("{} {:.4f}", name, usd));
  }
  return total < least ? "" : fmt::format("{:.4f} USD: ", total) + list_text(parts);
}

// When clients' logins failed, and how many in the worst stretch.
std::string when_text(lab::FailureProfile profile, const Screen& screen) {
  constexpr std::size_t words = 70;  // beside the bars
  while (screen.width != 0 && profile.counts.size() > 16 && profile.counts.size() + words > screen.width) {
    profile = profile.coarser();
  }
  return fmt::format("|{}|  {} a character, at most {} in one", density_line(profile.counts),
                     span_text(profile.stretch), number_text(*std::ranges::max_element(profile.counts)));
}

std::string rotation_text(const lab::RotationTotals& totals) {
  std::vector<std::string> parts{number_text(totals.started) + " started",
                                 number_text(totals.succeeded) + " succeeded"};
  if (totals.failed != 0) parts.push_back(number_text(totals.failed) + " failed");
  if (totals.abandoned != 0) parts.push_back(number_text(totals.abandoned) + " abandoned");
  return list_text(parts);
}

// Several lines under one label.
class Facts {
 public:
  Facts() : table_({{"", Align::left, Narrow::keep, Style::dim}, {"", Align::left, Narrow::wrap}}) {}

  void add(const std::string& label, const std::string& text, Style style = Style::plain) {
    table_.row({label == last_ ? "" : label, {text, style}});
    last_ = label;
  }
  [[nodiscard]] std::string text(const Screen& screen) const { return table_.text(screen); }

 private:
  Table table_;
  std::string last_;
};

void add_verdicts(Facts& facts, const lab::Summary& summary, model::CheckMode check) {
  const std::size_t failed = summary.failed.size();
  if (summary.expectations != 0 || failed != 0) {
    facts.add("expectations",
              failed == 0
                  ? "all " + number_text(summary.expectations) + " held"
                  : fmt::format("{} of {} did not hold", number_text(failed), number_text(summary.expectations)),
              failed == 0 ? Style::good : Style::bad);
  }
  if (summary.unreached != 0) {
    facts.add("expectations", count_text(summary.unreached, "line") + " with expect: never reached, see open",
              Style::odd);
  }
  if (check == model::CheckMode::off) {
    facts.add("invariants", "not checked", Style::odd);
  } else {
    const std::string checked = number_text(summary.invariants_checked) + " checked " + check_words(check);
    facts.add(
        "invariants",
        checked + (summary.broken.empty() ? ", all held" : ", broken " + count_text(summary.broken.size(), "time")),
        summary.broken.empty() ? Style::good : Style::bad);
  }
}

// The weakest guesses first, and of those the most used.
void add_assumptions(Facts& facts, const lab::Summary& summary) {
  constexpr std::size_t shown = 3;
  static constexpr std::array<std::string_view, 4> order{"assumed", "inferred", "observed", "documented"};
  auto all = summary.assumptions;
  std::erase_if(all, [](const lab::Assumption& one) { return one.used == 0; });
  const auto rank = [](const lab::Assumption& one) { return std::ranges::find(order, one.confidence) - order.begin(); };
  std::ranges::stable_sort(all, [&](const lab::Assumption& a, const lab::Assumption& b) {
    return rank(a) != rank(b) ? rank(a) < rank(b) : a.used > b.used;
  });
  for (std::size_t i = 0; i < std::min(shown, all.size()); ++i) {
    const std::string times = all[i].used == 1 ? "once" : number_text(all[i].used) + " times";
    facts.add("rests on", fmt::format("{} = {} ({}, used {})", all[i].parameter, all[i].value,
                                      all[i].changed ? "set for this run" : all[i].confidence, times));
  }
  if (all.size() > shown) {
    const std::string more = "and " + std::to_string(all.size() - shown) + " more";
    facts.add("rests on", more + (summary.trace.empty() ? "" : ", listed in the trace's view `assumptions`"));
  }
}

}  // namespace

std::string summary_text(const lab::Summary& summary, model::CheckMode check, const Screen& screen) {
  Facts facts;
  add_verdicts(facts, summary, check);
  facts.add("calls", number_text(summary.calls) +
                         (summary.refused == 0 ? "" : ", " + number_text(summary.refused) + " of them refused"));
  if (summary.rotations.started != 0) facts.add("rotations", rotation_text(summary.rotations));
  if (summary.rotations.longest_gap() > sim::Duration::zero()) {
    facts.add("rotations",
              "AWSCURRENT did not open the database for up to " + span_text(summary.rotations.longest_gap()));
  }
  for (const LoginRow& row : login_rows(summary)) {
    facts.add("logins", row.text, row.failed ? Style::odd : Style::plain);
  }
  if (!summary.failed_logins.counts.empty())
    facts.add("failed at", when_text(summary.failed_logins, screen), Style::odd);
  if (summary.leaks.leaks != 0) {
    facts.add("leaks",
              count_text(summary.leaks.leaks, "password") + " got out and opened a database for up to " +
                  span_text(summary.leaks.longest),
              Style::odd);
  }
  if (const std::string cost = cost_text(summary); !cost.empty()) facts.add("cost", cost);
  std::vector<std::string> kinds;
  for (const auto& [kind, count] : summary.resources) {
    if (count != 0) kinds.push_back(count_text(count, kind));
  }
  facts.add("at the end", kinds.empty() ? "nothing is left" : list_text(kinds));
  for (const std::string& open : summary.open) facts.add("open", open, Style::odd);
  for (const std::string& remark : summary.remarks) facts.add("remarks", remark);
  add_assumptions(facts, summary);
  facts.add("run", fmt::format("{} from {}, seed {}, {}", span_text(summary.end - summary.start),
                               moment_text(summary.start), summary.seed, count_text(summary.events, "event")));
  facts.add("fingerprint", fmt::format("{:016x}", summary.fingerprint));
  if (!summary.trace.empty()) facts.add("trace", summary.trace);
  const std::string failures = findings_text(summary.file, lab::findings_of(summary), summary.start, screen);
  return facts.text(screen) + (failures.empty() ? "" : "\n" + failures);
}

std::string runs_text(const std::vector<lab::Summary>& summaries, const Screen& screen) {
  Table table({{"scenario", Align::left, Narrow::keep},
               {"", Align::left},
               {"expectations", Align::right},
               {"invariants", Align::right},
               {"simulated", Align::right, Narrow::drop},
               {"rotations", Align::right},
               {"failed logins", Align::right},
               {"events", Align::right, Narrow::drop},
               {"fingerprint", Align::left, Narrow::drop, Style::dim}});
  std::string failures;
  for (const lab::Summary& one : summaries) {
    std::uint64_t failed_logins = 0;
    for (const auto& [group, totals] : one.logins) failed_logins += totals.failed;
    const auto style = [](bool good) { return good ? Style::plain : Style::bad; };
    const std::uint64_t passed = one.expectations - std::min<std::uint64_t>(one.expectations, one.failed.size());
    table.row({std::filesystem::path(one.file).stem().string(),
               {one.held() ? "held" : "did not hold", one.held() ? Style::good : Style::bad},
               {fmt::format("{}/{}", passed, one.expectations), style(one.failed.empty())},
               {one.broken.empty() ? number_text(one.invariants_checked) : count_text(one.broken.size(), "break"),
                style(one.broken.empty())},
               span_text(one.end - one.start),
               number_text(one.rotations.succeeded),
               number_text(failed_logins),
               number_text(one.events),
               fmt::format("{:016x}", one.fingerprint)});
    failures += findings_text(one.file, lab::findings_of(one), one.start, screen);
  }
  return table.text(screen) + (failures.empty() ? "" : "\n" + failures);
}

}  // namespace cli
