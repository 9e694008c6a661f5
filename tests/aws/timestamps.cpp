// Moments as the AWS CLI prints them.
#include "aws/timestamp.hpp"

#include "tests/catch.hpp"

using std::chrono::hours;
using std::chrono::microseconds;

TEST_CASE("timestamps: whole seconds have no fraction, others have six digits") {
  CHECK(aws::timestamp(sim::Time(hours(0))) == "1970-01-01T00:00:00+00:00");
  CHECK(aws::timestamp(sim::Time(microseconds(1'767'571'200'000'000))) == "2026-01-05T00:00:00+00:00");
  CHECK(aws::timestamp(sim::Time(microseconds(1'767'571'199'120'000))) == "2026-01-04T23:59:59.120000+00:00");
  CHECK(aws::timestamp(sim::Time(microseconds(951'782'400'000'007))) == "2000-02-29T00:00:00.000007+00:00");
}
