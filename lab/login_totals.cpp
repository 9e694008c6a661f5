// Logins of several groups added up, and the outages of their clients in order.
#include <algorithm>

#include "lab/summary.hpp"

namespace lab {
namespace {

// The outages stand in no order then.
void append(LoginTotals& sum, const LoginTotals& one) {
  const double all = static_cast<double>(sum.mean_age.count()) * static_cast<double>(sum.ok) +
                     static_cast<double>(one.mean_age.count()) * static_cast<double>(one.ok);
  if (sum.ok == 0) {
    sum.mean_age = one.mean_age;
  } else {
    sum.mean_age = sim::Duration(static_cast<std::int64_t>(all / static_cast<double>(sum.ok + one.ok)));
  }
  sum.ok += one.ok;
  sum.failed += one.failed;
  sum.failed_after_deletion += one.failed_after_deletion;
  for (const auto& [reason, count] : one.failures) {
    sum.failures[reason] += count;
  }
  sum.longest_outage = std::max(sum.longest_outage, one.longest_outage);
  sum.outage_count += one.outage_count;
  sum.outage_total += one.outage_total;
  if (one.first_failure) {
    sum.first_failure = sum.first_failure ? std::min(*sum.first_failure, *one.first_failure) : one.first_failure;
  }
  sum.saved += one.saved;
  sum.uses += one.uses;
  sum.reads += one.reads;
  sum.greatest_age = std::max(sum.greatest_age, one.greatest_age);
  sum.clients += one.clients;
  sum.outages.insert(sum.outages.end(), one.outages.begin(), one.outages.end());
}

}  // namespace

sim::Duration LoginTotals::outage_of(unsigned percent) const {
  const std::uint64_t rank = (clients * percent + 99) / 100;  // counted from the client without an outage up
  const std::uint64_t well = clients - std::min<std::uint64_t>(clients, outages.size());
  return rank <= well ? sim::Duration() : outages[rank - well - 1];
}

LoginTotals& LoginTotals::operator+=(const LoginTotals& other) {
  append(*this, other);
  std::ranges::sort(outages);
  return *this;
}

LoginFamily Summary::together(const std::vector<std::string>& groups) const {
  LoginFamily family;
  for (const std::string& name : groups) {
    const auto group = logins.find(name);
    if (group == logins.end()) {
      continue;
    }
    ++family.groups;
    family.worst = group->second.longest_outage > family.totals.longest_outage ? name : family.worst;
    append(family.totals, group->second);
  }
  std::ranges::sort(family.totals.outages);
  return family;
}

}  // namespace lab
