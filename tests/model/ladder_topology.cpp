// What management is not supported together with, and what becomes legal again afterwards.
#include "tests/catch.hpp"
#include "tests/model/ladder.hpp"

using tests::check_ladder;
using tests::Driver;

TEST_CASE("ladder: Serverless v1 is not managed, version 2 is provisioned and is") {
  Driver driver;
  check_ladder(driver, R"(
    > create-db-cluster old mode=serverless password=Secret-99
    > wait 30m
    create-db-cluster new mode=serverless manage  | R-GLO-01 InvalidParameterValue
    create-db-cluster new mode=provisioned manage | ok
    modify-db-cluster old manage                  | R-GLO-01 InvalidParameterValue
    modify-db-cluster old password=Another-99     | ok
  )");
}

TEST_CASE("ladder: global databases") {
  Driver driver;
  check_ladder(driver, R"(
    > create-db-cluster orders manage
    > create-db-cluster plain password=Secret-99
    > create-global-cluster empty
    create-global-cluster planet source=plain                             | R-CLU-28 InvalidDBClusterStateFault
    > wait 30m
    create-global-cluster planet source=orders                            | R-GLO-10 InvalidDBClusterStateFault
    create-global-cluster planet source=nobody                            | R-CLU-10 DBClusterNotFoundFault
    create-global-cluster empty source=plain                              | R-GLO-14 GlobalClusterAlreadyExistsFault
    create-db-cluster first manage global=empty                           | R-GLO-05 InvalidParameterCombination
    create-db-cluster first password=Secret-99 global=empty               | ok
    create-db-cluster first global=empty                                  | R-CLU-05 InvalidParameterValue
    create-db-cluster first password=Secret-99 global=nobody              | R-GLO-13 GlobalClusterNotFoundFault
    > create-global-cluster planet source=plain
    create-global-cluster other source=plain                              | R-GLO-08 InvalidDBClusterStateFault
    modify-db-cluster plain manage                                        | R-GLO-07 InvalidParameterCombination
    create-db-cluster far user=- global=planet region=eu-north-1          | ok
    create-db-cluster far manage user=- global=planet region=eu-north-1   | R-GLO-05 InvalidParameterCombination
    create-db-cluster far user=admin global=planet region=eu-north-1      | R-GLO-06 InvalidParameterCombination
    create-db-cluster far user=- password=Secret-99 global=planet region=eu-north-1 | R-GLO-06 InvalidParameterCombination
    delete-global-cluster planet                                          | R-GLO-11 InvalidGlobalClusterStateFault
    delete-global-cluster nobody                                          | R-GLO-13 GlobalClusterNotFoundFault
    delete-global-cluster empty                                           | ok
    remove-from-global-cluster planet cluster=nobody                      | R-CLU-10 DBClusterNotFoundFault
    remove-from-global-cluster nobody cluster=plain                       | R-GLO-13 GlobalClusterNotFoundFault
    describe-global-clusters planet                                       | ok
    describe-global-clusters nobody                                       | R-GLO-13 GlobalClusterNotFoundFault
    > remove-from-global-cluster planet cluster=plain
    modify-db-cluster plain manage                                        | ok
    delete-global-cluster planet                                          | ok
  )");
}

TEST_CASE("ladder: blue/green deployments") {
  Driver driver;
  check_ladder(driver, R"(
    > create-db-cluster orders manage
    > create-db-cluster plain password=Secret-99
    create-blue-green-deployment upgrade source=plain   | R-CLU-28 InvalidDBClusterStateFault
    > wait 30m
    create-blue-green-deployment upgrade source=orders  | R-GLO-12 SourceClusterNotSupportedFault
    create-blue-green-deployment upgrade source=nobody  | R-CLU-10 DBClusterNotFoundFault
    create-blue-green-deployment upgrade source=plain   | ok
    > create-blue-green-deployment upgrade source=plain
    create-blue-green-deployment upgrade source=orders  | R-GLO-16 BlueGreenDeploymentAlreadyExistsFault
    create-blue-green-deployment another source=plain   | R-GLO-09 InvalidDBClusterStateFault
    modify-db-cluster plain manage                      | R-GLO-09 InvalidDBClusterStateFault
    modify-db-cluster plain password=Another-99         | ok
    describe-blue-green-deployments B0                  | ok
    describe-blue-green-deployments B9                  | R-GLO-15 BlueGreenDeploymentNotFoundFault
    delete-blue-green-deployment B9                     | R-GLO-15 BlueGreenDeploymentNotFoundFault
    > delete-blue-green-deployment B0
    delete-blue-green-deployment B0                     | R-GLO-15 BlueGreenDeploymentNotFoundFault
    modify-db-cluster plain manage                      | ok
  )");
}

TEST_CASE("ladder: replicas") {
  Driver driver;
  check_ladder(driver, R"(
    > create-db-cluster orders manage
    > create-db-cluster plain password=Secret-99
    > create-db-cluster pg engine=aurora-postgresql manage
    > wait 30m
    create-db-cluster far user=- source=plain region=eu-north-1                | ok
    create-db-cluster far user=- source=nobody region=eu-north-1               | R-CLU-10 DBClusterNotFoundFault
    create-db-cluster far user=- source=plain manage region=eu-north-1         | R-GLO-03 InvalidParameterValue
    create-db-cluster far user=- source=plain manage=false region=eu-north-1   | R-GLO-03 InvalidParameterValue
    create-db-cluster far user=- source=orders region=eu-north-1               | R-GLO-04 InvalidParameterValue
    create-db-cluster far user=- source=pg engine=aurora-postgresql region=eu-north-1 | ok
    create-db-cluster far user=admin source=plain region=eu-north-1            | R-GLO-06 InvalidParameterCombination
    create-db-cluster far user=- password=Secret-99 source=plain region=eu-north-1 | R-GLO-06 InvalidParameterCombination
    create-db-cluster far user=- source=plain key=alias/x region=eu-north-1    | R-CLU-17 InvalidParameterCombination
    promote-read-replica-db-cluster plain                                      | R-CLU-33 InvalidDBClusterStateFault
    promote-read-replica-db-cluster nobody                                     | R-CLU-10 DBClusterNotFoundFault
    > create-db-cluster far user=- source=plain region=eu-north-1
    promote-read-replica-db-cluster far region=eu-north-1                      | R-CLU-28 InvalidDBClusterStateFault
    > wait 30m
    modify-db-cluster far manage region=eu-north-1                             | R-GLO-03 InvalidParameterValue
    modify-db-cluster plain manage                                             | R-GLO-17 InvalidParameterValue
    > promote-read-replica-db-cluster far region=eu-north-1
    modify-db-cluster far manage region=eu-north-1                             | R-CLU-28 InvalidDBClusterStateFault
    > wait 30m
    modify-db-cluster far manage region=eu-north-1                             | ok
    modify-db-cluster plain manage                                             | ok
  )");
}
