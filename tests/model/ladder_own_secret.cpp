// What Secrets Manager refuses to those who keep secrets of their own.
#include "tests/catch.hpp"
#include "tests/model/ladder.hpp"

using tests::check_ladder;
using tests::Driver;

TEST_CASE("ladder: an ordinary secret is made, written, labelled and deleted by its owner") {
  Driver driver;
  driver.steady();
  check_ladder(driver, R"(
    > create-key
    > create-secret app token=T1 value=One-99
    create-secret app                                         | R-SEC-20 ResourceExistsException
    create-secret app token=T1 value=One-99                   | ok
    create-secret app token=T1 value=Two-99                   | R-SEC-20 ResourceExistsException
    create-secret other empty                                 | ok
    create-secret my/app_+.@-1                               | ok
    create-secret rds!cluster-1                               | R-SEC-22 ValidationException
    create-secret other binary                                | R-SEC-23 InvalidParameterException
    create-secret other too-long                              | R-SEC-25 ValidationException
    create-secret other tag=aws:x                             | R-SEC-09 InvalidParameterException
    create-secret other tag=team                              | ok
    create-secret other replicas                              | R-SEC-33 InvalidRequestException
    create-secret other key=K0                                | ok
    create-secret other key=K9                                | R-SEC-17 EncryptionFailure
    get-secret-value S0                                       | ok
    put-secret-value S0                                       | ok
    put-secret-value S0 empty                                 | R-SEC-24 InvalidParameterException
    put-secret-value S0 binary                                | R-SEC-23 InvalidParameterException
    put-secret-value S0 token=V0 value=One-99                 | ok
    put-secret-value S0 token=V0 value=Two-99                 | R-SEC-26 ResourceExistsException
    put-secret-value S0 stages=a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s   | ok
    put-secret-value S0 stages=a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t | R-SEC-27 LimitExceededException
    put-secret-value S9                                       | R-SEC-03 ResourceNotFoundException
    update-secret S0 description=x                            | ok
    update-secret S0 value=Two-99                             | ok
    update-secret S0 key=K0                                   | ok
    update-secret S0 key=K9                                   | R-SEC-17 EncryptionFailure
    update-secret S0 value=Two-99 token=V0                    | R-SEC-26 ResourceExistsException
    update-secret-version-stage S0 stage=blue to=V0           | ok
    update-secret-version-stage S0 stage=blue                 | R-SEC-14 InvalidParameterException
    replicate-secret-to-regions S0                            | R-SEC-33 InvalidRequestException
    rotate-secret S0                                          | R-ROT-17 InvalidRequestException
    rotate-secret S0 lambda=my-own-function                   | R-ROT-18 AccessDeniedException
    rotate-secret S0 lambda=RotationSingleUser                | ok
    cancel-rotate-secret S0                                   | R-ROT-12 InvalidRequestException
    put-resource-policy S0 policy=everybody                   | ok
    put-resource-policy S0 policy=everybody block             | R-SEC-29 PublicPolicyException
    put-resource-policy S0 policy=deny-readers block          | ok
    validate-resource-policy S0 policy=everybody              | ok
    validate-resource-policy S0 policy=malformed              | R-SEC-10 MalformedPolicyDocumentException
    get-random-password                                       | ok
    get-random-password length=3                              | R-SEC-30 InvalidParameterException
    get-random-password length=4                              | ok
    get-random-password length=1 each=false                   | ok
    get-random-password length=5000                           | R-SEC-30 InvalidParameterException
    get-random-password no-numbers=true no-punctuation=true no-uppercase=true no-lowercase=true | R-SEC-30 InvalidParameterException
    list-secrets unknown-filter=true                               | R-SEC-31 ValidationException
    batch-get-secret-value S0 second=S9                       | ok
    batch-get-secret-value name=ap                            | ok
    batch-get-secret-value                                    | R-SEC-32 InvalidParameterException
    batch-get-secret-value S0 name=ap                         | R-SEC-32 InvalidParameterException
    batch-get-secret-value unknown-filter=true                     | R-SEC-31 ValidationException
    delete-secret S0                                          | ok
    delete-secret S0 force                                    | ok
    delete-secret S9 force                                    | ok
    delete-secret S9                                          | R-SEC-03 ResourceNotFoundException
    restore-secret S0                                         | ok
  )");
}

TEST_CASE("ladder: a deleted secret keeps its name until it is purged, and comes back only from a window") {
  Driver driver;
  driver.set("secret.purge", "2m").steady();
  check_ladder(driver, R"(
    > create-secret app
    > delete-secret S0 window=7
    get-secret-value S0      | R-SEC-07 InvalidRequestException
    put-secret-value S0      | R-SEC-07 InvalidRequestException
    delete-secret S0         | R-SEC-07 InvalidRequestException
    describe-secret S0       | ok
    create-secret app        | R-SEC-21 InvalidRequestException
    restore-secret S0        | ok
    > wait 6d
    > restore-secret S0
    get-secret-value S0      | ok
    > wait 8d
    get-secret-value S0      | ok
    > delete-secret S0 force
    restore-secret S0        | R-SEC-03 ResourceNotFoundException
    create-secret app        | R-SEC-21 InvalidRequestException
    > wait 3m
    describe-secret S0       | R-SEC-03 ResourceNotFoundException
    > create-secret app
    get-secret-value S1      | ok
  )");
}

TEST_CASE("ladder: the key of a secret decides who writes and reads it") {
  Driver driver;
  driver.steady().set("kms.propagation", "0s");
  check_ladder(driver, R"(
    > create-key policy=root-no-use bypass
    > create-key
    > create-secret app key=K1
    create-secret other key=K0    | R-SEC-18 AccessDeniedException
    update-secret S0 key=K0       | R-SEC-18 AccessDeniedException
    > disable-key K1
    > wait 1s
    create-secret other key=K1    | R-SEC-17 EncryptionFailure
    put-secret-value S0           | R-SEC-17 EncryptionFailure
    get-secret-value S0           | R-SEC-16 DecryptionFailure
    update-secret S0 key=alias/aws/secretsmanager | R-SEC-16 DecryptionFailure
    update-secret S0 description=x                | ok
    describe-secret S0            | ok
    delete-secret S0              | ok
  )");
}

TEST_CASE("ladder: a hundred versions in a day are enough (R-SEC-28)") {
  Driver driver;
  driver.play("create-secret app");
  for (int i = 0; i < 100; ++i) {
    driver.play("put-secret-value S0");
  }
  check_ladder(driver, R"(
    put-secret-value S0            | R-SEC-28 LimitExceededException
    update-secret S0 value=Two-99  | R-SEC-28 LimitExceededException
    > wait 25h
    put-secret-value S0            | ok
  )");
}
