// Ordinary secrets over time: versions and their labels, keys, names that come back.
#include "tests/catch.hpp"
#include "tests/model/driver.hpp"

using namespace model;
using namespace std::chrono_literals;
using tests::Driver;

namespace {

const Secret& own(const Driver& driver, std::uint32_t row = 0) { return driver.world.secrets.at(row); }

}  // namespace

TEST_CASE("own secrets: AWSPREVIOUS follows AWSCURRENT, a label of one's own stays where it is") {
  Driver driver;
  driver.play("create-secret app\n put-secret-value S0 value=Two-99 stages=AWSCURRENT,blue\n put-secret-value S0");
  CHECK(own(driver).current == VersionRow(2));
  CHECK(own(driver).previous == VersionRow(1));
  REQUIRE(driver.world.labels.size() == 1);
  CHECK(driver.world.labels[0].version == VersionRow(1));
  driver.play("update-secret-version-stage S0 stage=blue to=V0 from=V1");
  CHECK(driver.world.labels[0].version == VersionRow(0));
  driver.play("update-secret-version-stage S0 stage=AWSCURRENT to=V0 from=V2");
  CHECK(own(driver).current == VersionRow(0));
  CHECK(own(driver).previous == VersionRow(2));
  driver.play("update-secret-version-stage S0 stage=blue from=V0");
  CHECK_FALSE(driver.world.labels[0].exists);
}

TEST_CASE("own secrets: a secret made without a value has none until it is given one, under AWSCURRENT") {
  Driver driver;
  driver.play("create-secret app empty");
  CHECK(driver.call("get-secret-value S0") == "ResourceNotFoundException");
  driver.play("put-secret-value S0 stages=blue");
  CHECK(own(driver).current == VersionRow(0));
  CHECK(driver.call("get-secret-value S0 stage=blue") == "ok");
}

TEST_CASE("own secrets: another key re-encrypts what has a label, and leaves the others") {
  Driver driver;
  driver.set("kms.propagation", "0s").play("create-key\n create-key\n create-secret app key=K0");
  driver.play("put-secret-value S0\n put-secret-value S0\n update-secret S0 key=K1\n disable-key K0\n wait 1s");
  CHECK(driver.world.versions[0].key == KeyRow(0));
  CHECK(driver.world.versions[1].key == KeyRow(1));
  CHECK(driver.world.versions[2].key == KeyRow(1));
  CHECK(driver.call("get-secret-value S0") == "ok");
  CHECK(driver.call("get-secret-value S0 version=V0") == "DecryptionFailure");
}

TEST_CASE("own secrets: a name that is free again gives another secret") {
  Driver driver;
  driver.play("create-secret app\n delete-secret S0 force\n wait 5m\n create-secret app");
  CHECK_FALSE(own(driver, 0).exists);
  CHECK(own(driver, 1).identity != own(driver, 0).identity);
  CHECK(driver.count(Action::StartSecretVersionDelete) == 1);
  CHECK(driver.count(Action::EndSecretVersionDelete) == 1);
}

TEST_CASE("own secrets: of more than a hundred versions the old ones without a label go, a day later") {
  Driver driver;
  driver.play("create-secret app\n put-secret-value S0 stages=blue");
  for (int i = 0; i < 110; ++i) {
    driver.play("put-secret-value S0 value=Value-" + std::to_string(i) + "\n wait 30m");
  }
  CHECK(own(driver).versions_kept == 100);
  CHECK(driver.world.versions[1].exists);  // it has a label
  CHECK_FALSE(driver.world.versions[2].exists);
}

TEST_CASE("own secrets: equal values have equal identities, and a batch notes each of its reads") {
  Driver driver;
  driver.play("create-secret a value=Same-99\n create-secret b value=Same-99\n delete-secret S1");
  CHECK(driver.value(VersionRow(0)) == driver.value(VersionRow(1)));
  driver.play("batch-get-secret-value S0 second=S1 third=S9");
  CHECK(driver.count(Action::GetSecretValue) == 3);
  CHECK(driver.refused(Action::GetSecretValue) == 2);
}
