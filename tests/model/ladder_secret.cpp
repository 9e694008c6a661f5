// What Secrets Manager refuses to the users of a secret that RDS owns.
#include "tests/catch.hpp"
#include "tests/model/ladder.hpp"

using tests::check_ladder;
using tests::Driver;

TEST_CASE("ladder: what a user may and may not do to an owned secret") {
  Driver driver;
  driver.steady().play(tests::managed_cluster);
  check_ladder(driver, R"(
    get-secret-value S0                                      | ok
    describe-secret S0                                       | ok
    list-secrets                                             | ok
    list-secret-version-ids S0                               | ok
    get-resource-policy S0                                   | ok
    rotate-secret S0                                         | ok
    rotate-secret S0 now=false                               | ok
    rotate-secret S0 days=30                                 | ok
    rotate-secret S0 days=30 duration=3h now=false           | ok
    rotate-secret S0 expression=rate(10_days)                | ok
    rotate-secret S0 expression=cron(0_4_?_*_SUN_*) duration=2h now=false | ok
    cancel-rotate-secret S0                                  | ok
    tag-resource S0 tag=team                                 | ok
    untag-resource S0 tag=team                               | ok
    put-resource-policy S0 policy=deny-readers               | ok
    delete-resource-policy S0                                | ok

    rotate-secret S0 days=30 expression=rate(10_days)        | R-ROT-09 InvalidParameterException
    rotate-secret S0 days=0                                  | R-ROT-10 InvalidParameterException
    rotate-secret S0 days=1001                               | R-ROT-10 InvalidParameterException
    rotate-secret S0 days=30 duration=25h                    | R-ROT-10 InvalidParameterException
    rotate-secret S0 expression=rate(3_hours)                | R-ROT-10 InvalidParameterException
    rotate-secret S0 expression=cron(30_4_?_*_SUN_*)         | R-ROT-10 InvalidParameterException
    rotate-secret S9                                         | R-SEC-03 ResourceNotFoundException
    rotate-secret S0 lambda=function                         | R-ROT-11 InvalidRequestException
    tag-resource S0 tag=aws:rds:primaryDBClusterArn          | R-SEC-09 InvalidParameterException
    untag-resource S0 tag=aws:secretsmanager:owningService   | R-SEC-09 InvalidParameterException
    put-resource-policy S0 policy=malformed                  | R-SEC-10 MalformedPolicyDocumentException
    put-resource-policy S0 policy=deny-rds too-long          | R-SEC-11 ValidationException
    delete-secret S0                                         | R-SEC-08 InvalidRequestException
    delete-secret S0 window=7                                | R-SEC-08 InvalidRequestException
    delete-secret S0 force                                   | R-SEC-08 InvalidRequestException
    delete-secret S0 window=6                                | R-SEC-12 InvalidParameterException
    delete-secret S0 window=31                               | R-SEC-12 InvalidParameterException
    delete-secret S0 window=7 force                          | R-SEC-13 InvalidParameterException
    put-secret-value S0                                      | R-SEC-08 InvalidRequestException
    update-secret S0                                         | R-SEC-08 InvalidRequestException
    update-secret-version-stage S0 stage=AWSCURRENT to=V0    | R-SEC-08 InvalidRequestException
    replicate-secret-to-regions S0                           | R-SEC-08 InvalidRequestException
    get-secret-value S0 version=V9                           | R-SEC-04 ResourceNotFoundException
    get-secret-value S0 stage=AWSPENDING                     | R-SEC-04 ResourceNotFoundException
    get-secret-value S0 version=V0 stage=AWSPREVIOUS         | R-SEC-05 InvalidRequestException
    get-secret-value S0 version=V0 stage=AWSCURRENT          | ok
  )");
}

TEST_CASE("ladder: every call about a secret needs the secret, and a policy that allows it") {
  Driver driver;
  driver.play(tests::managed_cluster);
  for (const char* verb :
       {"get-secret-value", "describe-secret", "list-secret-version-ids", "get-resource-policy", "rotate-secret",
        "cancel-rotate-secret", "tag-resource", "untag-resource", "put-resource-policy", "delete-resource-policy",
        "delete-secret", "restore-secret", "put-secret-value", "update-secret", "update-secret-version-stage",
        "replicate-secret-to-regions"}) {
    const std::string call(verb);
    check_ladder(driver, call + " S9        | R-SEC-03 ResourceNotFoundException");
    check_ladder(driver, call + " S0 as=dba | R-SEC-02 AccessDeniedException");
  }
}

TEST_CASE("ladder: several mistakes about a secret name the first") {
  Driver driver;
  driver.play(tests::managed_cluster);
  check_ladder(driver, R"(
    rotate-secret S9 days=30 expression=rate(10_days) lambda=function as=dba | R-SEC-02 AccessDeniedException
    rotate-secret S9 days=30 expression=rate(10_days) lambda=function | R-ROT-09 InvalidParameterException
    rotate-secret S9 days=0 lambda=function                           | R-ROT-10 InvalidParameterException
    rotate-secret S9 lambda=function                                  | R-SEC-03 ResourceNotFoundException
    delete-secret S9 window=6 force                                   | R-SEC-13 InvalidParameterException
    delete-secret S9 window=6                                         | R-SEC-12 InvalidParameterException
    delete-secret S9                                                  | R-SEC-03 ResourceNotFoundException
    tag-resource S9 tag=aws:x                                         | R-SEC-09 InvalidParameterException
    put-resource-policy S9 too-long                                   | R-SEC-03 ResourceNotFoundException
  )");
}

TEST_CASE("ladder: a secret that RDS deletes is first scheduled for deletion, then gone, and not to be restored") {
  Driver driver;
  driver.set("secret.purge", "2m").steady();
  check_ladder(driver, R"(
    > create-db-cluster orders manage
    > wait 10m
    > delete-db-cluster orders skip
    get-secret-value S0   | ok
    > wait 4m
    get-secret-value S0   | R-SEC-07 InvalidRequestException
    rotate-secret S0      | R-SEC-07 InvalidRequestException
    tag-resource S0       | R-SEC-07 InvalidRequestException
    describe-secret S0    | ok
    restore-secret S0     | R-SEC-03 ResourceNotFoundException
    > wait 2m
    get-secret-value S0   | R-SEC-03 ResourceNotFoundException
    describe-secret S0    | R-SEC-03 ResourceNotFoundException
    restore-secret S0     | R-SEC-03 ResourceNotFoundException
  )");
}

TEST_CASE("ladder: rotation is turned off only where it is on, and on again by RotateSecret") {
  Driver driver;
  driver.play(tests::managed_cluster);
  check_ladder(driver, R"(
    > cancel-rotate-secret S0
    cancel-rotate-secret S0              | R-ROT-12 InvalidRequestException
    rotate-secret S0                     | ok
    > rotate-secret S0 now=false
    cancel-rotate-secret S0              | ok
  )");
}

TEST_CASE("ladder: a policy that denies the caller shuts it out, and a value can be unreadable while it is created") {
  Driver driver;
  driver.set("value_readable_while_creating", "false").steady();
  check_ladder(driver, R"(
    > create-db-cluster orders manage
    get-secret-value S0    | R-SEC-06 ResourceNotFoundException
    describe-secret S0     | ok
    > wait 10m
    get-secret-value S0    | ok
    > put-resource-policy S0 policy=deny-readers
    get-secret-value S0    | R-SEC-02 AccessDeniedException
    describe-secret S0     | ok
    tag-resource S0        | ok
  )");
}

TEST_CASE("ladder: where the parameters let them, users delete an owned secret and move its labels") {
  Driver driver;
  driver.set("owned_secret_user_delete", "allow_with_window").set("owned_secret_stage_moves", "allow").steady();
  driver.play(tests::managed_cluster);
  driver.play("modify-db-cluster orders rotate now\n wait 1m");
  check_ladder(driver, R"(
    delete-secret S0 force                                             | R-SEC-08 InvalidRequestException
    delete-secret S0 window=7                                          | ok
    update-secret-version-stage S0 stage=AWSCURRENT to=V0              | R-SEC-15 InvalidParameterException
    update-secret-version-stage S0 stage=AWSCURRENT to=V0 from=V0      | R-SEC-14 InvalidParameterException
    update-secret-version-stage S0 stage=AWSCURRENT to=V9 from=V1      | R-SEC-04 ResourceNotFoundException
    update-secret-version-stage S0 stage=AWSCURRENT to=V0 from=V1      | ok
    update-secret-version-stage S0 stage=AWSPENDING to=V0              | ok
    > delete-secret S0 window=7
    get-secret-value S0                                                | R-SEC-07 InvalidRequestException
    restore-secret S0                                                  | ok
    > restore-secret S0
    get-secret-value S0                                                | ok
  )");
}
