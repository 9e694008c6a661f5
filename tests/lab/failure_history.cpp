// Failed logins over the time of a run.
#include "lab/failure_history.hpp"

#include <numeric>

#include "tests/catch.hpp"

using lab::FailureHistory;
using namespace std::chrono_literals;

namespace {

const sim::Time run_start{1'000'000'000us};

std::uint64_t sum(const lab::FailureProfile& profile) {
  return std::accumulate(profile.counts.begin(), profile.counts.end(), std::uint64_t{0});
}

}  // namespace

TEST_CASE("failures are counted in the stretches that they fall in") {
  FailureHistory history(run_start);
  history.add(run_start);
  history.add(run_start + 1s);
  history.add(run_start + 1999ms);
  const lab::FailureProfile profile = history.profile(run_start + 4s);
  CHECK(profile.stretch == 1s);
  CHECK(profile.counts == std::vector<std::uint64_t>{1, 2, 0, 0, 0});
}

TEST_CASE("where a run goes on the stretches double, and none is lost") {
  FailureHistory history(run_start);
  for (int second = 0; second < 1000; ++second) history.add(run_start + std::chrono::seconds(second));
  const lab::FailureProfile profile = history.profile(run_start + 1000s);
  CHECK(profile.stretch == 16s);
  CHECK(profile.counts.size() == 63);
  CHECK(profile.counts.front() == 16);
  CHECK(profile.counts.back() == 8);
  CHECK(sum(profile) == 1000);
  const lab::FailureProfile whole = history.profile(run_start + std::chrono::hours(24 * 365));
  CHECK(whole.counts.size() > FailureHistory::most_stretches / 2);
  CHECK(whole.counts.size() <= FailureHistory::most_stretches);
  CHECK(whole.counts.front() == 1000);
}

TEST_CASE("where nothing failed there is no profile") {
  CHECK(FailureHistory(run_start).profile(run_start + 10s).counts.empty());
}
