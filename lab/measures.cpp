// The catalogue's sentences.
#include "lab/measures.hpp"

#include <algorithm>
#include <array>

namespace lab {
namespace {

constexpr std::array<MeasureRow, static_cast<std::size_t>(MeasureName::blast_clients) + 1> rows{{
    {"outage.failed_logins", "logins", "clients", "Logins that failed, those of the scenario's own lines left out."},
    {"outage.failed_fraction", "1", "clients", "Of all logins, those that failed."},
    {"outage.count", "outages", "clients", "How often a client could not log in: from a failure to its next success."},
    {"outage.total", "s", "clients", "The time of all outages, added up over the clients."},
    {"outage.longest", "s", "clients", "The longest outage of one client."},
    {"outage.p95", "s", "clients", "Of 95 % of the clients no outage was longer."},
    {"outage.first_failure", "s", "clients",
     "From what made logins fail to the first that failed, where that is known; the shortest."},
    {"gap.count", "gaps", "",
     "How often AWSCURRENT did not open the database of a managed cluster; not while SecretStatus is creating."},
    {"gap.p50", "s", "", "Half of those gaps were no longer."},
    {"gap.p95", "s", "", "95 % of those gaps were no longer."},
    {"gap.p99", "s", "", "99 % of those gaps were no longer."},
    {"gap.max", "s", "", "The longest of those gaps."},
    {"exposure.valid_mean", "s", "",
     "How long a master password opened its database, on average; those that still do count until the end."},
    {"exposure.valid_max", "s", "", "The longest that one did."},
    {"exposure.leaked_life", "s", "",
     "How much longer a master password works, on average, that leaks at a moment of the run; one that still works at "
     "the end counts until then."},
    {"exposure.leak_useful", "s", "", "How long a password that a `leak` let out opened its database; the longest."},
    {"impairment.count", "times", "clusters", "How often a secret became impaired."},
    {"impairment.soft", "s", "clusters", "Time that secrets were impaired and could be read."},
    {"impairment.hard", "s", "clusters", "Time that secrets were impaired and could not be read."},
    {"impairment.unreadable", "s", "clusters",
     "Time that nobody could read a cluster's secret, whatever its status: its key was not Enabled, or the secret was "
     "scheduled for deletion."},
    {"impairment.noticed", "s", "", "From a cause to the status impaired; the longest."},
    {"impairment.healed", "s", "", "From a cure to the status active; the longest."},
    {"impairment.rotations_missed", "rotations", "clusters",
     "Rotations by schedule that were due and did not succeed."},
    {"rotations.started", "rotations", "", "Rotations that began."},
    {"rotations.succeeded", "rotations", "", "Rotations that moved AWSCURRENT."},
    {"rotations.failed", "rotations", "", "Rotations that used up their attempts."},
    {"rotations.abandoned", "rotations", "", "Rotations that were given up: cancelled, or their cluster gone."},
    {"rotations.failed_in", "failures", "phases", "Attempts that failed in a phase: create, set, test, finish."},
    {"calls.total", "calls", "", "Calls of AWS's operations, whoever made them."},
    {"calls.throttled", "calls", "", "Calls that a quota or a fault refused."},
    {"calls.of", "calls", "operations", "Calls of one operation."},
    {"calls.peak", "calls/s", "operations",
     "The most in one second of the clock; of clients those that were stepped one by one."},
    {"calls.peak_of_quota", "1", "operations", "The peak by what AWS publishes as the quota of an account and Region."},
    {"cost.total", "USD", "", "The bill of secrets and keys."},
    {"cost.month", "USD/month", "", "The bill by the months that the run took, of 30 days."},
    {"cost.of", "USD", "secrets and keys", "One resource's part of the bill."},
    {"blast.clusters", "clusters", "keys, principals and policies", "Clusters that depend on it, at the end."},
    {"blast.secrets", "secrets", "keys, principals and policies", "Secrets that depend on it, at the end."},
    {"blast.clients", "clients", "keys, principals and policies", "Clients that depend on it, at the end."},
}};

}  // namespace

std::span<const MeasureRow> measure_rows() { return rows; }

const MeasureRow& measure_row(MeasureName name) { return rows[static_cast<std::size_t>(name)]; }

std::optional<MeasureName> find_measure(std::string_view name) {
  const auto* found = std::ranges::find(rows, name, &MeasureRow::name);
  return found == rows.end() ? std::nullopt : std::optional(static_cast<MeasureName>(found - rows.begin()));
}

}  // namespace lab
