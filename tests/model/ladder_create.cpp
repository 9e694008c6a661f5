// What CreateDBCluster and RestoreDBClusterFromS3 refuse, in the order in which they check.
#include "tests/catch.hpp"
#include "tests/model/ladder.hpp"

using tests::check_ladder;
using tests::Driver;

TEST_CASE("ladder: CreateDBCluster") {
  Driver driver;
  check_ladder(driver, R"(
    > create-key
    > create-key
    > disable-key K1
    > wait 10m
    > create-alias alias/app key=K0
    > create-db-cluster taken password=Secret-99
    create-db-cluster orders manage                                   | ok
    create-db-cluster orders password=Secret-99                       | ok
    create-db-cluster orders manage engine=aurora-postgresql          | ok
    create-db-cluster orders manage mode=provisioned                  | ok
    create-db-cluster orders manage protected                         | ok
    create-db-cluster orders manage=false password=Secret-99          | ok
    create-db-cluster orders manage key=K0                            | ok
    create-db-cluster orders manage key=arn:K0                        | ok
    create-db-cluster orders manage key=alias/app                     | ok
    create-db-cluster orders manage key=123456789012:alias/app        | ok
    create-db-cluster orders manage key=alias/aws/secretsmanager      | ok
    create-db-cluster orders manage storage-key=K0                    | ok
    create-db-cluster orders mode=serverless password=Secret-99       | ok
    create-db-cluster orders password=Secret-99 engine=aurora-postgresql authentication=iam-db-auth | ok
    create-db-cluster orders password=Secret-99 authentication=password | ok
    create-db-cluster orders password=Secret-99 authentication=iam-db-auth | R-CLU-52 InvalidParameterCombination
    create-db-cluster orders password=Secret-99 authentication=kerberos | R-CLU-51 InvalidParameterValue

    create-db-cluster -orders manage                                  | R-CLU-09 InvalidParameterValue
    create-db-cluster 1orders manage                                  | R-CLU-09 InvalidParameterValue
    create-db-cluster orders- manage                                  | R-CLU-09 InvalidParameterValue
    create-db-cluster or--ders manage                                 | R-CLU-09 InvalidParameterValue
    create-db-cluster orders_1 manage                                 | R-CLU-09 InvalidParameterValue
    create-db-cluster a123456789012345678901234567890123456789012345678901234567890123 manage | R-CLU-09 InvalidParameterValue
    create-db-cluster orders manage engine=mysql                      | R-CLU-07 InvalidParameterValue
    create-db-cluster orders manage engine=-                          | R-CLU-07 InvalidParameterValue
    create-db-cluster orders manage mode=global                       | R-CLU-08 InvalidParameterValue
    create-db-cluster orders manage user=-                            | R-CLU-03 InvalidParameterValue
    create-db-cluster orders password=Secret-99 user=-                | R-CLU-03 InvalidParameterValue
    create-db-cluster orders manage user=1admin                       | R-CLU-04 InvalidParameterValue
    create-db-cluster orders manage user=the-administrator            | R-CLU-04 InvalidParameterValue
    create-db-cluster orders manage user=a2345678901234567            | R-CLU-04 InvalidParameterValue
    create-db-cluster orders password=short                           | R-CLU-06 InvalidParameterValue
    create-db-cluster orders password=Secret/99                       | R-CLU-06 InvalidParameterValue
    create-db-cluster orders                                          | R-CLU-05 InvalidParameterValue
    create-db-cluster orders manage=false                             | R-CLU-05 InvalidParameterValue
    create-db-cluster orders manage mode=serverless                   | R-GLO-01 InvalidParameterValue
    create-db-cluster taken manage                                    | R-CLU-11 DBClusterAlreadyExistsFault
    create-db-cluster orders manage password=Secret-99                | R-CLU-16 InvalidParameterCombination
    create-db-cluster orders password=Secret-99 key=K0                | R-CLU-17 InvalidParameterCombination
    create-db-cluster orders manage=false password=Secret-99 key=K0   | R-CLU-17 InvalidParameterCombination
    create-db-cluster orders manage authentication=iam-db-auth        | R-CLU-21 InvalidParameterCombination
    create-db-cluster orders manage key=K1                            | R-CLU-31 KMSKeyNotAccessibleFault
    create-db-cluster orders manage key=K7                            | R-CLU-31 KMSKeyNotAccessibleFault
    create-db-cluster orders manage key=alias/nobody                  | R-CLU-31 KMSKeyNotAccessibleFault
    create-db-cluster orders manage storage-key=K1                    | R-CLU-31 KMSKeyNotAccessibleFault
    create-db-cluster orders manage as=dba                            | R-CLU-02 AccessDenied
  )");
}

TEST_CASE("ladder: CreateDBCluster with several mistakes names the first") {
  Driver driver;
  check_ladder(driver, R"(
    > create-key
    > disable-key K0
    > wait 10m
    > create-db-cluster taken password=Secret-99
    create-db-cluster taken_ engine=oracle user=- as=dba              | R-CLU-02 AccessDenied
    create-db-cluster taken_ engine=oracle user=-                     | R-CLU-09 InvalidParameterValue
    create-db-cluster taken engine=oracle mode=odd user=-             | R-CLU-07 InvalidParameterValue
    create-db-cluster taken mode=odd user=- manage password=short     | R-CLU-08 InvalidParameterValue
    create-db-cluster taken user=- manage password=short              | R-CLU-03 InvalidParameterValue
    create-db-cluster taken manage password=short key=K0              | R-CLU-06 InvalidParameterValue
    create-db-cluster taken manage password=Secret-99 key=K0          | R-CLU-11 DBClusterAlreadyExistsFault
    create-db-cluster orders manage password=Secret-99 key=K0         | R-CLU-16 InvalidParameterCombination
    create-db-cluster orders manage mode=serverless key=K0            | R-GLO-01 InvalidParameterValue
    create-db-cluster orders manage key=K0                            | R-CLU-31 KMSKeyNotAccessibleFault
  )");
}

TEST_CASE("ladder: RestoreDBClusterFromS3") {
  Driver driver;
  check_ladder(driver, R"(
    > create-key
    > create-key
    > schedule-key-deletion K1
    > wait 10m
    > create-db-cluster taken password=Secret-99
    restore-db-cluster-from-s3 orders manage                                | ok
    restore-db-cluster-from-s3 orders password=Secret-99                    | ok
    restore-db-cluster-from-s3 orders manage key=K0 protected               | ok
    restore-db-cluster-from-s3 orders_ manage                               | R-CLU-09 InvalidParameterValue
    restore-db-cluster-from-s3 orders manage engine=oracle                  | R-CLU-07 InvalidParameterValue
    restore-db-cluster-from-s3 orders manage engine=aurora-postgresql       | R-GLO-02 InvalidParameterValue
    restore-db-cluster-from-s3 orders manage user=-                         | R-CLU-03 InvalidParameterValue
    restore-db-cluster-from-s3 orders manage user=9                         | R-CLU-04 InvalidParameterValue
    restore-db-cluster-from-s3 orders password=short                        | R-CLU-06 InvalidParameterValue
    restore-db-cluster-from-s3 orders                                       | R-CLU-05 InvalidParameterValue
    restore-db-cluster-from-s3 taken manage                                 | R-CLU-11 DBClusterAlreadyExistsFault
    restore-db-cluster-from-s3 orders manage password=Secret-99             | R-CLU-16 InvalidParameterCombination
    restore-db-cluster-from-s3 orders password=Secret-99 key=K0             | R-CLU-17 InvalidParameterCombination
    restore-db-cluster-from-s3 orders manage key=K1                         | R-CLU-31 KMSKeyNotAccessibleFault
    restore-db-cluster-from-s3 orders manage as=dba                         | R-CLU-02 AccessDenied
    restore-db-cluster-from-s3 taken manage password=Secret-99 engine=aurora-postgresql | R-GLO-02 InvalidParameterValue
  )");
}

TEST_CASE("ladder: the same name is free in another Region and for another account") {
  Driver driver;
  check_ladder(driver, R"(
    > create-db-cluster orders manage
    create-db-cluster orders manage                   | R-CLU-11 DBClusterAlreadyExistsFault
    create-db-cluster orders manage region=eu-north-1 | ok
    create-db-cluster orders manage as=owner          | ok
    describe-db-clusters orders                       | ok
    describe-db-clusters orders region=eu-north-1     | R-CLU-10 DBClusterNotFoundFault
    describe-db-clusters orders as=owner              | R-CLU-10 DBClusterNotFoundFault
  )");
}

TEST_CASE("ladder: a throttled operation is refused before all else, by the code of its service") {
  Driver driver;
  check_ladder(driver, R"(
    > create-db-cluster orders manage
    > fault throttle operation=CreateDBCluster for=1h
    > fault throttle operation=RotateSecret for=1h
    > fault throttle operation=DisableKey for=1h
    create-db-cluster orders_ as=dba | R-CLU-01 Throttling
    rotate-secret S9                 | R-SEC-01 ThrottlingException
    disable-key K9                   | R-SEC-01 ThrottlingException
    describe-db-clusters orders      | ok
    > wait 61m
    create-db-cluster other manage   | ok
  )");
}
