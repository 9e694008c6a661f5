// What DeleteDBCluster and the operations on instances refuse.
#include "tests/catch.hpp"
#include "tests/model/ladder.hpp"

using tests::check_ladder;
using tests::Driver;

TEST_CASE("ladder: DeleteDBCluster") {
  Driver driver;
  driver.steady();
  check_ladder(driver, R"(
    > create-db-cluster orders manage
    > create-db-cluster full manage
    > create-db-cluster safe manage protected
    > create-db-cluster old password=Secret-99
    > create-db-cluster world password=Secret-99
    > create-db-instance full-1 cluster=full
    > wait 10m
    > delete-db-cluster old snapshot=last
    > create-global-cluster planet source=world
    delete-db-cluster orders skip                 | ok
    delete-db-cluster orders snapshot=other       | ok
    delete-db-cluster orders skip=false snapshot=other | ok
    delete-db-cluster nobody skip                 | R-CLU-10 DBClusterNotFoundFault
    delete-db-cluster orders                      | R-CLU-22 InvalidParameterCombination
    delete-db-cluster orders skip=false           | R-CLU-22 InvalidParameterCombination
    delete-db-cluster orders skip snapshot=other  | R-CLU-23 InvalidParameterCombination
    delete-db-cluster safe skip                   | R-CLU-24 InvalidParameterCombination
    delete-db-cluster old skip                    | R-CLU-28 InvalidDBClusterStateFault
    delete-db-cluster full skip                   | R-CLU-29 InvalidDBClusterStateFault
    delete-db-cluster world skip                  | R-GLO-08 InvalidDBClusterStateFault
    delete-db-cluster orders snapshot=last        | R-CLU-15 DBClusterSnapshotAlreadyExistsFault
    delete-db-cluster orders skip as=dba          | R-CLU-02 AccessDenied
    delete-db-cluster safe skip snapshot=last     | R-CLU-23 InvalidParameterCombination
    delete-db-cluster nobody skip snapshot=last   | R-CLU-10 DBClusterNotFoundFault
    > modify-db-cluster safe protected=false
    delete-db-cluster safe skip                   | ok
    > delete-db-instance full-1
    delete-db-cluster full skip                   | ok
    > wait 10m
    delete-db-cluster old skip                    | R-CLU-10 DBClusterNotFoundFault
    describe-db-cluster-snapshots last            | ok
    describe-db-cluster-snapshots first           | R-CLU-14 DBClusterSnapshotNotFoundFault
    > create-db-cluster old manage
    delete-db-cluster old skip                    | R-CLU-28 InvalidDBClusterStateFault
  )");
}

TEST_CASE("ladder: a deletion is refused in the set phase of a rotation, and accepted in the others") {
  Driver driver;
  driver.steady().play("create-db-cluster orders manage\n wait 10m\n modify-db-cluster orders rotate now");
  for (const char* phase : {"create", "set", "test", "finish"}) {
    CHECK(driver.phase() == phase);
    check_ladder(driver, phase == std::string("set")
                             ? "delete-db-cluster orders skip | R-CLU-28 InvalidDBClusterStateFault"
                             : "delete-db-cluster orders skip | ok");
    while (driver.phase() == phase) {
      driver.wait(std::chrono::seconds(1));
    }
  }
}

TEST_CASE("ladder: instances") {
  Driver driver;
  driver.steady();
  check_ladder(driver, R"(
    > create-db-cluster orders manage
    create-db-instance orders-1                                    | ok
    > create-db-instance orders-1
    > wait 10m
    create-db-instance orders-2                                    | ok
    create-db-instance orders-1                                    | R-CLU-13 DBInstanceAlreadyExists
    create-db-instance orders-2 cluster=nobody                     | R-CLU-10 DBClusterNotFoundFault
    create-db-instance orders-2 manage                             | R-CLU-25 InvalidParameterCombination
    create-db-instance orders-2 manage=false                       | R-CLU-25 InvalidParameterCombination
    create-db-instance orders-2 password=Secret-99                 | R-CLU-25 InvalidParameterCombination
    create-db-instance orders-2 engine=aurora-postgresql           | R-CLU-26 InvalidParameterCombination
    create-db-instance orders-2 as=dba                             | R-CLU-02 AccessDenied
    create-db-instance orders-1 cluster=nobody manage              | R-CLU-13 DBInstanceAlreadyExists
    modify-db-instance orders-1                                    | ok
    modify-db-instance orders-1 manage                             | R-CLU-25 InvalidParameterCombination
    modify-db-instance orders-1 rotate                             | R-CLU-25 InvalidParameterCombination
    modify-db-instance orders-1 password=Secret-99                 | R-CLU-25 InvalidParameterCombination
    modify-db-instance nobody manage                               | R-CLU-12 DBInstanceNotFound
    delete-db-instance orders-1                                    | ok
    delete-db-instance nobody                                      | R-CLU-12 DBInstanceNotFound
    describe-db-instances orders-1                                 | ok
    describe-db-instances                                          | ok
    describe-db-instances nobody                                   | R-CLU-12 DBInstanceNotFound
    > create-db-instance orders-2
    delete-db-instance orders-2                                    | R-CLU-30 InvalidDBInstanceState
    modify-db-instance orders-2                                    | R-CLU-30 InvalidDBInstanceState
    > modify-db-cluster orders backups
    create-db-instance orders-3                                    | ok
    > wait 10m
    > delete-db-instance orders-1
    > delete-db-instance orders-2
    delete-db-instance orders-1                                    | R-CLU-30 InvalidDBInstanceState
    > delete-db-cluster orders skip
    create-db-instance orders-3                                    | R-CLU-28 InvalidDBClusterStateFault
  )");
}

TEST_CASE("ladder: logins") {
  Driver driver;
  driver.steady();
  check_ladder(driver, R"(
    > create-db-cluster orders manage
    > create-db-cluster other engine=aurora-postgresql password=Secret-99
    > wait 10m
    login orders                          | R-LOG-03 no-writer
    login other literal=Secret-99         | R-LOG-03 no-writer
    login nobody literal=Secret-99        | R-LOG-03 no-writer
    login nobody                          | R-SEC-03 ResourceNotFoundException
    login other                           | R-SEC-03 ResourceNotFoundException
    > create-db-instance orders-1
    > create-db-instance other-1 cluster=other engine=aurora-postgresql
    > wait 10m
    login orders                          | ok
    login orders version=V0               | ok
    login orders version=V9               | R-SEC-04 ResourceNotFoundException
    login orders stage=AWSPENDING         | R-SEC-04 ResourceNotFoundException
    login orders stage=AWSPREVIOUS        | R-SEC-04 ResourceNotFoundException
    login orders literal=Secret-99        | R-LOG-01 1045
    login other literal=Secret-99         | ok
    login other literal=Another-99        | R-LOG-02 28P01
    > fault writer-down orders for=5m
    login orders                          | R-LOG-03 no-writer
    > wait 5m
    login orders                          | ok
    > delete-db-instance orders-1
    login orders                          | R-LOG-03 no-writer
  )");
}
