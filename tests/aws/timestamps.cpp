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

TEST_CASE("timestamps: what the CLI takes for a time is read, and nothing else") {
  const sim::Time monday{microseconds(1'767'571'200'000'000)};
  CHECK(aws::read_timestamp("2026-01-05T00:00:00Z") == monday);
  CHECK(aws::read_timestamp("2026-01-05T00:00:00+00:00") == monday);
  CHECK(aws::read_timestamp("2026-01-05T01:30:00+01:30") == monday);
  CHECK(aws::read_timestamp("2026-01-04T22:00:00-02:00") == monday);
  CHECK(aws::read_timestamp("2026-01-05T00:00:00.5Z") == monday + std::chrono::milliseconds(500));
  CHECK(aws::read_timestamp("2026-01-05T00:00:00.000007Z") == monday + microseconds(7));
  for (const char* text : {"", "2026-01-05", "2026-01-05T00:00:00", "2026-02-30T00:00:00Z", "2026-01-05T24:00:00Z",
                           "2026-01-05T00:00:00.Z", "2026-01-05T00:00:00.0000001Z", "2026-01-05 00:00:00Z",
                           "2026-01-05T00:00:00+0000", "2026-01-05T00:00:60Z", "now"}) {
    INFO(text);
    CHECK_FALSE(aws::read_timestamp(text));
  }
}
