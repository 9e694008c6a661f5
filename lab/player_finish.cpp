// The end of a run: what is still open, what it rested on, what there is.
#include <algorithm>
#include <iterator>

#include "lab/player.hpp"
#include "model/fields.hpp"

namespace lab {
namespace {

template <class Rows>
std::uint64_t live(const Rows& rows) {
  return static_cast<std::uint64_t>(std::ranges::count_if(rows, [](const auto& row) { return row.exists; }));
}

}  // namespace

void Player::finish(Summary& summary) {
  const sim::Time at = std::max(end(), simulation_.now());
  report_progress();
  if (!world_.client_groups.empty()) {
    observe(simulation_.inject(at, static_cast<std::uint8_t>(model::SlotKind::settle), 0));
  }
  report(checker_.finish(world_, at), 0);
  for (const Properties::Break& one : properties_.never_held()) {
    summary.broken.push_back(
        {one.name, "", "never held: " + one.message, at, 0, BrokenInvariant::Kind::sometimes, one.line});
    log_.violation(0, summary.broken.back());
  }
  for (const Properties::Break& one : properties_.never_followed(prepared_.setting, world_)) {
    summary.broken.push_back({one.name, one.resource, one.message, at, 0, BrokenInvariant::Kind::leads_to, one.line});
    log_.violation(0, summary.broken.back());
  }
  summary.file = script_.file;
  summary.title = script_.title;
  summary.seed = prepared_.setting.seed;
  summary.start = script_.start;
  summary.end = at;
  summary.steps = simulation_.steps();
  summary.fingerprint = simulation_.fingerprint();
  summary.invariants_checked =
      options_.check == model::CheckMode::off ? 0 : model::invariant_count - prepared_.excepted.size();
  totals_.finish(world_, at, summary);
  bill_.finish(world_, at, [&](const BillItem& item) {
    summary.costs[item.item] += item.usd;
    if (options_.measured) {
      measuring_.bill(item);
    }
    log_.cost(item);
    if (options_.itemised_bill) {
      summary.bill.push_back(item);
    }
  });
  if (options_.measured) {
    summary.measures = measuring_.finish(world_, summary);
  }
  for (const scenarios::ClientEntry& client : script_.clients) {
    if (!client.family.empty()) {
      summary.families[client.family].push_back(client.name);
    }
  }
  list_open();
  list_assumptions();
  list_resources();
  summary.remarks = prepared_.remarks;
  std::ranges::move(mentions_.in_vain(world_), std::back_inserter(summary.remarks));
  for (const auto& [option, times] : ignored_options_) {
    summary.remarks.push_back(option + " has no effect here");
  }
  log_.finish(summary, world_);
  summary.trace = options_.trace ? options_.trace->string() : "";
}

void Player::list_open() {
  const auto list = [&](std::size_t line, const std::string& what) {
    const bool expects = script_.lines[line].expect.written;
    summary_.unreached += expects ? 1 : 0;
    summary_.open.push_back(script_.lines[line].mark.text() + ": " + what +
                            (expects ? "; what it expects was never looked at" : ""));
  };
  for (const Waiting& waiting : waiting_) {
    std::string states;
    for (const State& state : waiting.states) {
      states += (states.empty() ? "" : ", ") + state.text();
    }
    list(waiting.line, "still waits for " + states);
  }
  for (std::size_t i = 0; i < line_ran_.size(); ++i) {
    const bool waits = std::ranges::any_of(waiting_, [i](const Waiting& one) { return one.line == i; });
    if (!line_ran_[i] && !waits) {
      list(i, "was not reached");
    }
  }
  if (checker_.open() > 0) {
    summary_.open.push_back(std::to_string(checker_.open()) + " obligations of invariants are within their bounds");
  }
}

void Player::list_assumptions() {
  const auto rows = model::parameter_rows();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::uint64_t used =
        model::is_wait(i) ? resolver_.draws()[i] : world_.meters.knob_uses[i - model::wait_count];
    const bool changed = prepared_.setting.parameters.changed(i);
    if (used > 0 || changed) {
      summary_.assumptions.push_back({std::string(rows[i].name),
                                      model::parameter_text(i, prepared_.setting.parameters.value(i)),
                                      std::string(model::confidence_text(rows[i].confidence)),
                                      changed ? "set for this run" : std::string(rows[i].source), changed, used});
    }
  }
}

void Player::list_resources() {
  const std::pair<model::Table, std::uint64_t> counts[] = {
      {model::Table::cluster, live(world_.clusters)},
      {model::Table::instance, live(world_.instances)},
      {model::Table::secret, live(world_.secrets)},
      {model::Table::version, live(world_.versions)},
      {model::Table::key, live(world_.keys)},
      {model::Table::alias, live(world_.aliases)},
      {model::Table::grant, live(world_.grants)},
      {model::Table::snapshot, live(world_.snapshots)},
      {model::Table::global_cluster, live(world_.global_clusters)},
      {model::Table::blue_green, live(world_.blue_greens)},
      {model::Table::client, live(world_.clients)},
      {model::Table::database_user, live(world_.database_users)},
  };
  for (const auto& [table, count] : counts) {
    if (count > 0) {
      summary_.resources[std::string(model::table_name(table))] = count;
    }
  }
}

}  // namespace lab
