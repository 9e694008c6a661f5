// The bill, against sums made by hand.
#include <algorithm>
#include <cmath>
#include <string>

#include "lab/play.hpp"
#include "scenarios/reader.hpp"
#include "tests/catch.hpp"

namespace {

lab::Summary billed(const std::string& events) {
  return lab::play(
      scenarios::read_text("title: T\nstart: 2026-01-01T00:00:00Z\nduration: 120d\nevents:\n" + events, "t.yaml"), {});
}

// What one item comes to in one month.
lab::BillItem item(const lab::Summary& summary, const std::string& month, const std::string& name) {
  const auto found = std::ranges::find_if(
      summary.bill, [&](const lab::BillItem& one) { return one.month == month && one.item == name; });
  return found == summary.bill.end() ? lab::BillItem() : *found;
}

bool about(double one, double other) { return std::abs(one - other) < 1e-9; }

}  // namespace

TEST_CASE("bill: a key costs by the part of each month that it is there") {
  const auto summary = billed(
      "  - {at: 14d, aws: kms create-key, save: {key: KeyMetadata.KeyId}}\n"
      "  - {at: 45d, aws: \"kms schedule-key-deletion --key-id ${key}\"}\n");
  CHECK(about(item(summary, "2026-01", "key").quantity, 17.0 / 31));
  CHECK(about(item(summary, "2026-02", "key").quantity, 14.0 / 28));
  CHECK(about(item(summary, "2026-02", "key").usd, 14.0 / 28));
  CHECK(item(summary, "2026-03", "key").quantity == 0);
  CHECK(item(summary, "2026-01", "key-requests").quantity == 1);
  CHECK(item(summary, "2026-02", "key-requests").quantity == 1);
}

TEST_CASE("bill: the first two rotations of a key's material add its price, the third nothing") {
  const auto summary = billed(
      "  - {at: 0s, aws: kms create-key, save: {key: KeyMetadata.KeyId}}\n"
      "  - {at: 31d, aws: \"kms rotate-key-on-demand --key-id ${key}\"}\n"
      "  - {at: 59d, aws: \"kms rotate-key-on-demand --key-id ${key}\"}\n"
      "  - {at: 90d, aws: \"kms rotate-key-on-demand --key-id ${key}\"}\n");
  CHECK(item(summary, "2026-01", "key-material").quantity == 0);
  CHECK(about(item(summary, "2026-02", "key-material").quantity, 1));
  CHECK(about(item(summary, "2026-03", "key-material").quantity, 2));
  CHECK(about(item(summary, "2026-04", "key-material").usd, 2));
  CHECK(about(item(summary, "2026-04", "key").quantity, 1));
}

TEST_CASE("bill: a secret costs until it is scheduled for deletion, and its calls by number") {
  const auto summary = billed(
      "  - {at: 0s, aws: secretsmanager create-secret --name app --secret-string First-99}\n"
      "  - {at: 1d, aws: secretsmanager get-secret-value --secret-id app}\n"
      "  - {at: 40d, aws: secretsmanager delete-secret --secret-id app}\n");
  CHECK(about(item(summary, "2026-01", "secret").usd, 0.4));
  CHECK(about(item(summary, "2026-02", "secret").quantity, 9.0 / 28));
  CHECK(item(summary, "2026-01", "secret-calls").quantity == 2);
  CHECK(item(summary, "2026-02", "secret-calls").quantity == 1);
}
