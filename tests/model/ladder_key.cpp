// What KMS refuses: by the state of the key, by whose it is, and for aliases, grants and policies.
#include "tests/catch.hpp"
#include "tests/model/ladder.hpp"

using model::Refusal;
using tests::check_ladder;
using tests::Driver;

namespace {

// K0 enabled, K1 disabled, K2 pending deletion, each with an alias and a grant where it could be given; all visible.
constexpr std::string_view keys = R"(
  create-key
  create-key
  create-key
  create-alias alias/enabled key=K0
  create-alias alias/disabled key=K1
  create-alias alias/pending key=K2
  create-grant K0
  create-grant K1
  create-grant K2
  disable-key K1
  schedule-key-deletion K2 window=7
  wait 10m
)";

}  // namespace

TEST_CASE("ladder: keys, every operation in every state") {
  Driver driver;
  driver.play(keys);
  check_ladder(driver, R"(
    describe-key K0                               | ok
    describe-key K1                               | ok
    describe-key K2                               | ok
    get-key-policy K0                             | ok
    get-key-policy K1                             | ok
    get-key-policy K2                             | ok
    put-key-policy K0 policy=root                 | ok
    put-key-policy K1 policy=root                 | ok
    put-key-policy K2 policy=root                 | ok
    list-grants K0                                | ok
    list-grants K1                                | ok
    list-grants K2                                | ok
    create-grant K0                               | ok
    create-grant K1                               | R-KEY-02 DisabledException
    create-grant K2                               | R-KEY-03 KMSInvalidStateException
    revoke-grant K0 grant=G0                      | ok
    revoke-grant K1 grant=G1                      | ok
    revoke-grant K2 grant=G2                      | ok
    retire-grant K0 grant=G0                      | ok
    retire-grant K1 grant=G1                      | ok
    retire-grant K2 grant=G2                      | ok
    disable-key K0                                | ok
    disable-key K1                                | ok
    disable-key K2                                | R-KEY-03 KMSInvalidStateException
    enable-key K0                                 | ok
    enable-key K1                                 | ok
    enable-key K2                                 | R-KEY-03 KMSInvalidStateException
    schedule-key-deletion K0                      | ok
    schedule-key-deletion K1                      | ok
    schedule-key-deletion K2                      | R-KEY-03 KMSInvalidStateException
    cancel-key-deletion K0                        | R-KEY-03 KMSInvalidStateException
    cancel-key-deletion K1                        | R-KEY-03 KMSInvalidStateException
    cancel-key-deletion K2                        | ok
    create-alias alias/new key=K0                 | ok
    create-alias alias/new key=K1                 | ok
    create-alias alias/new key=K2                 | R-KEY-03 KMSInvalidStateException
    update-alias alias/enabled key=K1             | ok
    update-alias alias/disabled key=K0            | ok
    update-alias alias/pending key=K0             | ok
    update-alias alias/enabled key=K2             | R-KEY-03 KMSInvalidStateException
    create-db-cluster orders manage key=K0        | ok
    create-db-cluster orders manage key=K1        | R-CLU-31 KMSKeyNotAccessibleFault
    create-db-cluster orders manage key=K2        | R-CLU-31 KMSKeyNotAccessibleFault
    > wait 9d
    describe-key K2                               | R-KEY-01 NotFoundException
    cancel-key-deletion K2                        | R-KEY-01 NotFoundException
    enable-key K2                                 | R-KEY-01 NotFoundException
    disable-key alias/enabled                     | R-KEY-01 NotFoundException
    describe-key alias/pending                    | R-KEY-01 NotFoundException
    delete-alias alias/pending                    | R-KEY-06 NotFoundException
  )");
}

TEST_CASE("ladder: the waiting period, grants and key policies") {
  Driver driver;
  driver.play(keys);
  check_ladder(driver, R"(
    schedule-key-deletion K0 window=7              | ok
    schedule-key-deletion K0 window=30             | ok
    schedule-key-deletion K0 window=6              | R-KEY-12 ValidationException
    schedule-key-deletion K0 window=31             | R-KEY-12 ValidationException
    schedule-key-deletion K9 window=6              | R-KEY-12 ValidationException
    create-grant K0 operations=-                   | R-KEY-11 ValidationException
    create-grant K0 unknown                        | R-KEY-11 ValidationException
    create-grant K9                                | R-KEY-01 NotFoundException
    revoke-grant K0 grant=G9                       | R-KEY-10 NotFoundException
    revoke-grant K0 grant=G1                       | R-KEY-10 NotFoundException
    retire-grant K0 grant=G9                       | R-KEY-10 NotFoundException
    > revoke-grant K0 grant=G0
    revoke-grant K0 grant=G0                       | R-KEY-10 NotFoundException
    create-key policy=root                         | ok
    create-key policy=root malformed=true          | R-KEY-13 MalformedPolicyDocumentException
    create-key policy=root too-long=true           | R-KEY-15 LimitExceededException
    create-key policy=nobody                       | R-KEY-14 MalformedPolicyDocumentException
    create-key policy=nobody bypass=true           | ok
    put-key-policy K0 policy=malformed             | R-KEY-13 MalformedPolicyDocumentException
    put-key-policy K0 policy=nobody                | R-KEY-14 MalformedPolicyDocumentException
    put-key-policy K0 policy=nobody bypass         | ok
    put-key-policy K0 policy=root too-long         | R-KEY-15 LimitExceededException
    put-key-policy K0 policy=root name=default     | ok
    put-key-policy K0 policy=root name=other       | R-KEY-16 NotFoundException
    put-key-policy K9 policy=root                  | R-KEY-01 NotFoundException
    > put-key-policy K0 policy=nobody bypass
    > wait 10m
    disable-key K0                                 | R-KEY-17 AccessDeniedException
    create-grant K0                                | R-KEY-17 AccessDeniedException
    describe-key K0                                | R-KEY-17 AccessDeniedException
    put-key-policy K0 policy=root                  | R-KEY-17 AccessDeniedException
    disable-key K1 as=dba                          | R-KEY-17 AccessDeniedException
  )");
}

TEST_CASE("a new grant counts once it is visible, and at once for a call with its token") {
  Driver driver;
  driver.set("kms.propagation", "1m").play("create-key\n create-grant K0");
  CHECK(driver.refusal("generate-data-key K0 as=dba") == Refusal::kms_access_denied);
  CHECK(driver.refusal("describe-key K0 as=dba") == Refusal::kms_access_denied);
  CHECK(driver.refusal("generate-data-key K0 as=dba token=G0") == Refusal::none);
  CHECK(driver.refusal("describe-key K0 as=dba token=G0") == Refusal::none);
  CHECK(driver.refusal("encrypt K0 as=dba token=G0") == Refusal::kms_access_denied);
  CHECK(driver.refusal("generate-data-key K0 as=dba token=G9") == Refusal::grant_token_invalid);
  CHECK(driver.refusal("describe-key K0 token=G9") == Refusal::grant_token_invalid);
  CHECK(driver.refusal("create-grant K0 token=G9") == Refusal::grant_token_invalid);  // R-KEY-29
  driver.play("wait 1m");
  CHECK(driver.refusal("generate-data-key K0 as=dba") == Refusal::none);
  CHECK(driver.refusal("describe-key K0 as=dba") == Refusal::none);
  driver.play("revoke-grant K0 grant=G0");
  CHECK(driver.refusal("generate-data-key K0 as=dba") == Refusal::none);
  driver.play("wait 2m");
  CHECK(driver.refusal("generate-data-key K0 as=dba token=G0") == Refusal::kms_access_denied);
}

TEST_CASE("a grant is found again by its name, and retired by whom it names") {
  Driver driver;
  driver.play("create-key\n create-grant K0 name=app\n create-grant K0 name=app\n wait 10m");
  CHECK(driver.world.grants.size() == 1);
  CHECK(driver.refusal("retire-grant K0 grant=G0 as=dba") == Refusal::kms_access_denied);
  driver.play("create-grant K0 name=app retiring=arn:aws:iam::123456789012:user/dba");
  REQUIRE(driver.world.grants.size() == 2);
  CHECK(driver.refusal("retire-grant K0 grant=G1 as=dba") == Refusal::none);
  CHECK(driver.refusal("retire-grant K0 grant=G0") == Refusal::none);
}

TEST_CASE("ladder: aliases") {
  Driver driver;
  driver.play(keys);
  check_ladder(driver, R"(
    create-alias alias/app key=K0               | ok
    create-alias alias/app/of_one-2 key=K0      | ok
    create-alias app key=K0                     | R-KEY-08 InvalidAliasNameException
    create-alias alias/ key=K0                  | R-KEY-08 InvalidAliasNameException
    create-alias alias/a.b key=K0               | R-KEY-08 InvalidAliasNameException
    create-alias alias/aws/app key=K0           | R-KEY-09 NotAuthorizedException
    create-alias alias/enabled key=K0           | R-KEY-07 AlreadyExistsException
    create-alias alias/app key=K9               | R-KEY-01 NotFoundException
    create-alias alias/enabled key=K2           | R-KEY-03 KMSInvalidStateException
    update-alias alias/nobody key=K0            | R-KEY-06 NotFoundException
    update-alias alias/aws/app key=K0           | R-KEY-09 NotAuthorizedException
    update-alias alias/enabled key=K9           | R-KEY-01 NotFoundException
    delete-alias alias/enabled                  | ok
    delete-alias alias/nobody                   | R-KEY-06 NotFoundException
    delete-alias alias/aws/secretsmanager       | R-KEY-09 NotAuthorizedException
    describe-key alias/enabled                  | ok
    describe-key alias/nobody                   | R-KEY-01 NotFoundException
    list-aliases                                | ok
    list-keys                                   | ok
    > delete-alias alias/enabled
    create-alias alias/enabled key=K1           | ok
    describe-key alias/enabled                  | R-KEY-01 NotFoundException
  )");
}

TEST_CASE("ladder: nobody disables, deletes, grants on or writes the policy of the key that AWS manages") {
  Driver driver;
  check_ladder(driver, R"(
    > describe-key alias/aws/secretsmanager
    describe-key K0                                     | ok
    get-key-policy K0                                   | ok
    list-grants K0                                      | ok
    disable-key K0                                      | R-KEY-04 AccessDeniedException
    enable-key K0                                       | R-KEY-04 AccessDeniedException
    schedule-key-deletion K0                            | R-KEY-04 AccessDeniedException
    cancel-key-deletion K0                              | R-KEY-04 AccessDeniedException
    put-key-policy K0 policy=root                       | R-KEY-04 AccessDeniedException
    create-grant K0                                     | R-KEY-04 AccessDeniedException
    create-alias alias/app key=K0                       | R-KEY-04 AccessDeniedException
    describe-key arn:K0 as=owner                        | R-KEY-17 AccessDeniedException
    describe-key 123456789012:alias/aws/secretsmanager  | ok
    describe-key 111111111111:alias/aws/secretsmanager  | R-KEY-01 NotFoundException
  )");
}

TEST_CASE("ladder: another account's key is named by ARNs, and only used, not changed") {
  Driver driver;
  check_ladder(driver, R"(
    > create-key as=owner policy=everybody
    > create-alias alias/theirs key=K0 as=owner
    > create-key as=owner
    describe-key arn:K0                                      | ok
    describe-key 999999999999:alias/theirs                   | ok
    describe-key K0                                          | R-KEY-01 NotFoundException
    describe-key alias/theirs                                | R-KEY-01 NotFoundException
    describe-key arn:K1                                      | R-KEY-17 AccessDeniedException
    create-grant arn:K0                                      | ok
    disable-key arn:K0                                       | R-KEY-05 AccessDeniedException
    enable-key arn:K0                                        | R-KEY-05 AccessDeniedException
    schedule-key-deletion arn:K0                             | R-KEY-05 AccessDeniedException
    put-key-policy arn:K0 policy=root                        | R-KEY-05 AccessDeniedException
    get-key-policy arn:K0                                    | R-KEY-05 AccessDeniedException
    create-alias alias/mine key=arn:K0                       | R-KEY-05 AccessDeniedException
    create-db-cluster orders manage key=arn:K0               | ok
    create-db-cluster orders manage key=999999999999:alias/theirs | ok
    create-db-cluster orders manage key=K0                   | R-CLU-32 KMSKeyNotAccessibleFault
    create-db-cluster orders manage key=alias/theirs         | R-CLU-31 KMSKeyNotAccessibleFault
    create-db-cluster orders manage key=arn:K1               | R-CLU-31 KMSKeyNotAccessibleFault
    create-db-cluster orders manage key=arn:K0 region=eu-north-1 | R-CLU-31 KMSKeyNotAccessibleFault
  )");
}

TEST_CASE("ladder: a value under a customer key needs the key, and the right to decrypt with it") {
  Driver driver;
  driver.steady();
  check_ladder(driver, R"(
    > create-key
    > create-db-cluster orders manage key=K0
    > wait 10m
    get-secret-value S0            | ok
    > put-key-policy K0 policy=nobody bypass
    get-secret-value S0            | ok
    > wait 5m
    get-secret-value S0            | R-SEC-18 AccessDeniedException
    describe-secret S0             | ok
    tag-resource S0                | ok
    describe-db-clusters orders    | ok
  )");
  Driver other;
  other.steady();
  check_ladder(other, R"(
    > create-key
    > create-db-cluster orders manage key=K0
    > wait 10m
    > disable-key K0
    get-secret-value S0            | ok
    > wait 5m
    get-secret-value S0            | R-SEC-16 DecryptionFailure
    login orders                   | R-SEC-16 DecryptionFailure
    describe-secret S0             | ok
    tag-resource S0                | ok
    > enable-key K0
    > wait 5m
    get-secret-value S0            | ok
    > schedule-key-deletion K0 window=7
    > wait 5m
    get-secret-value S0            | R-SEC-16 DecryptionFailure
    > wait 9d
    get-secret-value S0            | R-SEC-16 DecryptionFailure
  )");
}
