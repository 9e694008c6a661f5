// Which call is let through in which status of a cluster: a golden table, a row a call, a column a status.
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "tests/catch.hpp"
#include "tests/golden.hpp"
#include "tests/model/driver.hpp"

using namespace model;
using tests::Driver;

namespace {

struct Column {
  const char* name;   // the status, and how many members the cluster has
  const char* story;  // until it is in that status
};

// A cluster with a writer and a reader under the storage key K0, made by `story`.
constexpr const char* with_members =
    "create-key\n create-db-cluster orders manage storage-key=K0\n create-db-instance orders-1\n"
    "create-db-instance orders-2\n wait 10m\n create-db-cluster-snapshot first\n wait 10m\n";
constexpr const char* alone =
    "create-key\n create-db-cluster orders manage storage-key=K0\n wait 10m\n create-db-cluster-snapshot first\n "
    "wait 10m\n";

const std::vector<Column> columns{
    {"creating", ""},
    {"available", ""},
    {"modifying", "modify-db-cluster orders backups"},
    {"resetting-master-credentials", "modify-db-cluster orders manage=false password=Secret-99"},
    {"backing-up", "create-db-cluster-snapshot last"},
    {"failing-over", "failover-db-cluster orders"},
    {"upgrading", "modify-db-cluster orders version=8.1 now"},
    {"renaming", "modify-db-cluster orders name=other now"},
    {"stopping", "stop-db-cluster orders"},
    {"stopped", "stop-db-cluster orders\n wait 6m"},
    {"starting", "stop-db-cluster orders\n wait 6m\n start-db-cluster orders"},
    {"inaccessible-encryption-credentials-recoverable", "disable-key K0\n wait 1h\n enable-key K0\n wait 1m"},
    {"inaccessible-encryption-credentials", "disable-key K0\n wait 8d\n enable-key K0\n wait 1m"},
    {"deleting", "delete-db-cluster orders skip"},
};

const std::vector<std::pair<std::string, bool>> calls{
    {"describe-db-clusters orders", true},
    {"modify-db-cluster orders backups", true},
    {"modify-db-cluster orders rotate now", true},
    {"modify-db-cluster orders protected", true},
    {"delete-db-cluster orders skip", false},
    {"delete-db-cluster orders snapshot=end", false},
    {"stop-db-cluster orders", true},
    {"start-db-cluster orders", true},
    {"failover-db-cluster orders", true},
    {"create-db-instance orders-3", true},
    {"delete-db-instance orders-2", true},
    {"reboot-db-instance orders-1", true},
    {"create-db-cluster-snapshot more", true},
    {"restore-db-cluster-to-point-in-time new source=orders latest", true},
    {"create-global-cluster planet source=orders", true},
    {"create-blue-green-deployment upgrade source=orders", true},
};

// The cluster in the status of the column; one that is being deleted has no members.
void bring(Driver& driver, const Column& column, bool members) {
  driver.steady();
  const bool creating = column.name == std::string("creating");
  const bool deleting = column.name == std::string("deleting");
  const bool fails_over = column.name == std::string("failing-over");
  driver.play(creating ? "create-key\n create-db-cluster orders manage storage-key=K0\n create-db-instance orders-1"
              : (members || fails_over) && !deleting ? with_members
                                                     : alone);
  driver.play(column.story);
}

std::string table() {
  std::string text;
  for (const auto& [call, members] : calls) {
    text += call + "\n";
    for (const Column& column : columns) {
      Driver driver;
      bring(driver, column, members);
      CHECK(driver.status() == column.name);
      const Refusal refusal = driver.refusal(call);
      const RefusalRow& row = refusal_row(refusal);
      std::string cell = "  " + std::string(column.name);
      cell.resize(52, ' ');
      text += cell + (refusal == Refusal::none ? "ok" : std::string(row.code) + " " + std::string(row.rule)) + "\n";
    }
  }
  return text;
}

}  // namespace

TEST_CASE("calls by status: what is let through in which status of a cluster is what was agreed") {
  CHECK(tests::matches_golden("model/golden/calls_by_status.txt", table()));
}
