// What stopping, starting, failing over, rebooting, snapshots and restores refuse.
#include "tests/catch.hpp"
#include "tests/model/ladder.hpp"

using tests::check_ladder;
using tests::Driver;

TEST_CASE("ladder: stopping and starting") {
  Driver driver;
  driver.steady();
  check_ladder(driver, R"(
    > create-db-cluster orders manage
    > create-db-cluster old mode=serverless password=Secret-99
    > create-db-cluster world password=Secret-99
    > create-db-cluster plain password=Secret-99
    > create-db-instance orders-1
    stop-db-cluster orders                     | R-CLU-28 InvalidDBClusterStateFault
    > wait 6m
    stop-db-cluster orders                     | R-CLU-30 InvalidDBInstanceState
    > wait 10m
    > create-global-cluster planet source=world
    > create-db-cluster far user=- source=plain region=eu-north-1
    > wait 10m
    stop-db-cluster orders                     | ok
    stop-db-cluster nobody                     | R-CLU-10 DBClusterNotFoundFault
    stop-db-cluster world                      | R-GLO-08 InvalidDBClusterStateFault
    stop-db-cluster plain                      | R-CLU-42 InvalidDBClusterStateFault
    stop-db-cluster far region=eu-north-1      | R-CLU-42 InvalidDBClusterStateFault
    stop-db-cluster old                        | R-CLU-43 InvalidDBClusterStateFault
    start-db-cluster orders                    | R-CLU-41 InvalidDBClusterStateFault
    start-db-cluster nobody                    | R-CLU-10 DBClusterNotFoundFault
    reboot-db-cluster orders                   | R-CLU-46 InvalidDBClusterStateFault
    reboot-db-cluster nobody                   | R-CLU-10 DBClusterNotFoundFault
    > stop-db-cluster orders
    start-db-cluster orders                    | R-CLU-41 InvalidDBClusterStateFault
    > wait 6m
    start-db-cluster orders                    | ok
    delete-db-cluster orders skip              | R-CLU-28 InvalidDBClusterStateFault
    login orders                               | R-LOG-03 no-writer
  )");
}

TEST_CASE("ladder: failing over and rebooting") {
  Driver driver;
  driver.steady();
  check_ladder(driver, R"(
    > create-db-cluster orders manage
    > create-db-cluster other manage
    > create-db-cluster old mode=serverless password=Secret-99
    > create-db-instance orders-1
    > create-db-instance other-1 cluster=other
    > wait 10m
    failover-db-cluster orders                 | R-CLU-44 InvalidDBClusterStateFault
    failover-db-cluster old                    | R-CLU-43 InvalidDBClusterStateFault
    > create-db-instance orders-2
    failover-db-cluster orders                 | R-CLU-44 InvalidDBClusterStateFault
    failover-db-cluster orders target=orders-2 | R-CLU-44 InvalidDBClusterStateFault
    > wait 10m
    failover-db-cluster orders                 | ok
    failover-db-cluster orders target=orders-2 | ok
    failover-db-cluster orders target=orders-1 | R-CLU-45 InvalidDBInstanceState
    failover-db-cluster orders target=other-1  | R-CLU-45 InvalidDBInstanceState
    failover-db-cluster orders target=nobody   | R-CLU-45 InvalidDBInstanceState
    failover-db-cluster nobody                 | R-CLU-10 DBClusterNotFoundFault
    reboot-db-instance nobody                  | R-CLU-12 DBInstanceNotFound
    reboot-db-instance orders-1                | ok
    > reboot-db-instance orders-2
    reboot-db-instance orders-2                | R-CLU-30 InvalidDBInstanceState
    failover-db-cluster orders                 | R-CLU-44 InvalidDBClusterStateFault
    > wait 1m
    > failover-db-cluster orders
    failover-db-cluster orders                 | R-CLU-28 InvalidDBClusterStateFault
    reboot-db-instance orders-1                | R-CLU-30 InvalidDBInstanceState
    login orders                               | R-LOG-03 no-writer
    > wait 1m
    login orders                               | ok
  )");
}

TEST_CASE("ladder: renaming, another engine mode, retention") {
  Driver driver;
  driver.steady();
  check_ladder(driver, R"(
    > create-db-cluster orders manage
    > create-db-cluster plain password=Secret-99
    > create-db-cluster old mode=serverless password=Secret-99
    create-db-cluster new manage retention=0                | R-CLU-34 InvalidParameterValue
    create-db-cluster new manage retention=35               | ok
    > wait 10m
    modify-db-cluster orders retention=36                   | R-CLU-34 InvalidParameterValue
    modify-db-cluster orders retention=7                    | ok
    modify-db-cluster orders name=9lives now                | R-CLU-09 InvalidParameterValue
    modify-db-cluster orders name=plain now                 | R-CLU-11 DBClusterAlreadyExistsFault
    modify-db-cluster orders name=sales now                 | ok
    modify-db-cluster orders mode=serverless mode-change    | R-CLU-35 InvalidParameterValue
    modify-db-cluster orders mode=provisioned               | ok
    modify-db-cluster old mode=provisioned now              | R-CLU-36 InvalidParameterCombination
    modify-db-cluster old mode=provisioned mode-change now  | ok
    modify-db-cluster old manage                            | R-GLO-01 InvalidParameterValue
    > modify-db-cluster orders name=sales now
    create-db-cluster sales manage                          | R-CLU-11 DBClusterAlreadyExistsFault
    modify-db-cluster plain name=sales now                  | R-CLU-11 DBClusterAlreadyExistsFault
    describe-db-clusters sales                              | R-CLU-10 DBClusterNotFoundFault
    > modify-db-cluster old mode=provisioned mode-change now
    > wait 2m
    describe-db-clusters orders                             | R-CLU-10 DBClusterNotFoundFault
    describe-db-clusters sales                              | ok
    create-db-cluster orders manage                         | ok
    modify-db-cluster old manage                            | ok
  )");
}

TEST_CASE("ladder: what parameters let through while a cluster is not available") {
  Driver driver;
  driver.steady().set("protection_while_busy", "true").set("delete_while_creating", "true");
  driver.set("instance_while_creating", "false");
  check_ladder(driver, R"(
    > create-db-cluster orders manage
    modify-db-cluster orders protected             | ok
    modify-db-cluster orders protected backups     | R-CLU-28 InvalidDBClusterStateFault
    create-db-instance orders-1                    | R-CLU-28 InvalidDBClusterStateFault
    delete-db-cluster orders skip                  | ok
    > wait 10m
    > stop-db-cluster orders
    modify-db-cluster orders protected             | R-CLU-28 InvalidDBClusterStateFault
  )");
}

TEST_CASE("ladder: snapshots and restores") {
  Driver driver;
  driver.steady();
  check_ladder(driver, R"(
    > create-key
    > create-db-cluster orders manage storage-key=K0 retention=2
    create-db-cluster-snapshot last                                          | R-CLU-28 InvalidDBClusterStateFault
    create-db-cluster other manage storage-key=K0 encrypted=false            | R-CLU-40 InvalidParameterCombination
    restore-db-cluster-to-point-in-time new source=orders latest             | R-CLU-47 InvalidDBClusterStateFault
    > wait 10m
    create-db-cluster-snapshot -last                                         | R-CLU-09 InvalidParameterValue
    create-db-cluster-snapshot last cluster=nobody                           | R-CLU-10 DBClusterNotFoundFault
    > create-db-cluster-snapshot last
    create-db-cluster-snapshot more                                          | R-CLU-28 InvalidDBClusterStateFault
    delete-db-cluster-snapshot last                                          | R-CLU-48 InvalidDBClusterSnapshotStateFault
    copy-db-cluster-snapshot copy source=last                                | R-CLU-48 InvalidDBClusterSnapshotStateFault
    restore-db-cluster-from-snapshot new snapshot=last                       | R-CLU-48 InvalidDBClusterSnapshotStateFault
    > wait 5m
    create-db-cluster-snapshot last                                          | R-CLU-15 DBClusterSnapshotAlreadyExistsFault
    copy-db-cluster-snapshot copy source=last                                | ok
    copy-db-cluster-snapshot last source=last                                | R-CLU-15 DBClusterSnapshotAlreadyExistsFault
    copy-db-cluster-snapshot -copy source=last                               | R-CLU-09 InvalidParameterValue
    copy-db-cluster-snapshot copy source=first                               | R-CLU-14 DBClusterSnapshotNotFoundFault
    copy-db-cluster-snapshot copy source=last storage-key=K9                 | R-CLU-31 KMSKeyNotAccessibleFault
    delete-db-cluster-snapshot last                                          | ok
    delete-db-cluster-snapshot first                                         | R-CLU-14 DBClusterSnapshotNotFoundFault
    restore-db-cluster-from-snapshot new snapshot=last                       | ok
    restore-db-cluster-from-snapshot orders snapshot=last                    | R-CLU-11 DBClusterAlreadyExistsFault
    restore-db-cluster-from-snapshot new snapshot=first                      | R-CLU-14 DBClusterSnapshotNotFoundFault
    restore-db-cluster-from-snapshot 9new snapshot=last                      | R-CLU-09 InvalidParameterValue
    restore-db-cluster-from-snapshot new snapshot=last engine=oracle         | R-CLU-07 InvalidParameterValue
    restore-db-cluster-from-snapshot new snapshot=last engine=aurora-postgresql | R-CLU-39 InvalidParameterCombination
    restore-db-cluster-from-snapshot new snapshot=last storage-key=K9        | R-CLU-31 KMSKeyNotAccessibleFault
    restore-db-cluster-to-point-in-time new source=orders latest             | ok
    restore-db-cluster-to-point-in-time new source=orders at=1m              | ok
    restore-db-cluster-to-point-in-time new source=orders latest clone       | ok
    restore-db-cluster-to-point-in-time new source=nobody latest             | R-CLU-10 DBClusterNotFoundFault
    restore-db-cluster-to-point-in-time orders source=orders latest          | R-CLU-11 DBClusterAlreadyExistsFault
    restore-db-cluster-to-point-in-time 9new source=orders latest            | R-CLU-09 InvalidParameterValue
    restore-db-cluster-to-point-in-time new source=orders                    | R-CLU-37 InvalidParameterCombination
    restore-db-cluster-to-point-in-time new source=orders latest at=1m       | R-CLU-37 InvalidParameterCombination
    restore-db-cluster-to-point-in-time new source=orders clone at=1m        | R-CLU-38 InvalidParameterCombination
    restore-db-cluster-to-point-in-time new source=orders at=14m             | R-CLU-49 InvalidRestoreFault
    > wait 3d
    restore-db-cluster-to-point-in-time new source=orders at=1m              | R-CLU-49 InvalidRestoreFault
    > disable-key K0
    > wait 1m
    create-db-cluster-snapshot more                                          | R-CLU-28 InvalidDBClusterStateFault
    copy-db-cluster-snapshot copy source=last                                | R-CLU-50 KMSKeyNotAccessibleFault
    restore-db-cluster-from-snapshot new snapshot=last                       | R-CLU-50 KMSKeyNotAccessibleFault
    restore-db-cluster-to-point-in-time new source=orders latest             | R-CLU-50 KMSKeyNotAccessibleFault
    delete-db-cluster orders snapshot=end                                    | R-CLU-50 KMSKeyNotAccessibleFault
    delete-db-cluster orders skip                                            | ok
    > wait 1h
    start-db-cluster orders                                                  | R-CLU-50 KMSKeyNotAccessibleFault
    delete-db-cluster orders skip                                            | ok
    > enable-key K0
    > wait 1m
    start-db-cluster orders                                                  | ok
    delete-db-cluster orders snapshot=end                                    | ok
  )");
}
