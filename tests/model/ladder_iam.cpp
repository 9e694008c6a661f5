// What IAM refuses, and in which order.
#include "tests/catch.hpp"
#include "tests/model/ladder.hpp"

using namespace tests;

TEST_CASE("ladder: users, roles, groups and what is attached to them") {
  Driver driver;
  check_ladder(driver, R"(
    create-user a/b                                            | R-IAM-08 ValidationError
    > create-user ada
    create-user ada                                            | R-IAM-02 EntityAlreadyExists
    > create-role ada
    > create-group ops
    get-user ben                                               | R-IAM-01 NoSuchEntity
    put-user-policy ben policy=root                            | R-IAM-01 NoSuchEntity
    put-user-policy ada policy=malformed                       | R-IAM-05 MalformedPolicyDocument
    > put-user-policy ada policy=root
    delete-user-policy ada name=other                          | R-IAM-01 NoSuchEntity
    delete-user ada                                            | R-IAM-03 DeleteConflict
    > delete-user-policy ada
    put-role-policy AWSServiceRoleForRDS policy=root           | R-IAM-06 UnmodifiableEntity
    create-service-linked-role rds.amazonaws.com               | R-IAM-09 InvalidInput
    attach-user-policy ada attach=own:house                    | R-IAM-01 NoSuchEntity
    attach-user-policy ada attach=aws:aws-service-role/OfRDS   | R-IAM-07 PolicyNotAttachable
    > attach-user-policy ada attach=aws:AdministratorAccess
    > add-user-to-group ada group=ops
    delete-group ops                                           | R-IAM-03 DeleteConflict
    > remove-user-from-group ada group=ops
    remove-user-from-group ada group=ops                       | R-IAM-01 NoSuchEntity
    > detach-user-policy ada attach=aws:AdministratorAccess
    detach-user-policy ada attach=aws:AdministratorAccess      | R-IAM-01 NoSuchEntity
    delete-role-permissions-boundary ada                       | R-IAM-01 NoSuchEntity
    > put-role-permissions-boundary ada attach=aws:PowerUser
    > delete-role-permissions-boundary ada
    > delete-user ada
    > delete-group ops
  )");
}

TEST_CASE("ladder: managed policies and their versions") {
  Driver driver;
  check_ladder(driver, R"(
    create-policy house policy=malformed                       | R-IAM-05 MalformedPolicyDocument
    > create-policy house policy=root
    create-policy house policy=root                            | R-IAM-02 EntityAlreadyExists
    delete-policy-version own:house version=1                  | R-IAM-03 DeleteConflict
    set-default-policy-version own:house version=2             | R-IAM-01 NoSuchEntity
    > create-policy-version own:house policy=everybody
    > create-policy-version own:house policy=nobody default
    > create-policy-version own:house policy=root
    > create-policy-version own:house policy=root
    create-policy-version own:house policy=root                | R-IAM-04 LimitExceeded
    delete-policy own:house                                    | R-IAM-03 DeleteConflict
    > set-default-policy-version own:house version=2
    > delete-policy-version own:house version=1
    get-policy-version own:house version=1                     | R-IAM-01 NoSuchEntity
    get-policy-version own:house version=2                     | ok
    delete-policy own:nothing                                  | R-IAM-01 NoSuchEntity
    simulate-principal-policy ada                              | R-IAM-01 NoSuchEntity
  )");
}
