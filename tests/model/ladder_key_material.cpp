// What KMS refuses about key material: its rotation, its import, and keys used by their users.
#include "tests/catch.hpp"
#include "tests/model/ladder.hpp"

using tests::check_ladder;
using tests::Driver;

namespace {

// K0 enabled, K1 disabled, K2 pending deletion, K3 pending import, K4 imported; all visible.
constexpr std::string_view one_of_each = R"(
  create-key
  create-key
  create-key
  create-key external=true
  create-key external=true
  import-key-material K4
  disable-key K1
  schedule-key-deletion K2 window=7
  wait 10m
)";

}  // namespace

TEST_CASE("ladder: key material, every operation in every state") {
  Driver driver;
  driver.play(one_of_each);
  check_ladder(driver, R"(
    encrypt K0                                | ok
    encrypt K1                                | R-KEY-02 DisabledException
    encrypt K2                                | R-KEY-03 KMSInvalidStateException
    encrypt K3                                | R-KEY-03 KMSInvalidStateException
    encrypt K4                                | ok
    decrypt of=K0                             | ok
    decrypt of=K1                             | R-KEY-02 DisabledException
    decrypt of=K2                             | R-KEY-03 KMSInvalidStateException
    decrypt of=K3                             | R-KEY-03 KMSInvalidStateException
    generate-data-key K0                      | ok
    generate-data-key K1                      | R-KEY-02 DisabledException
    generate-data-key K2                      | R-KEY-03 KMSInvalidStateException
    generate-data-key K3                      | R-KEY-03 KMSInvalidStateException
    re-encrypt K4 of=K0                       | ok
    re-encrypt K1 of=K0                       | R-KEY-02 DisabledException
    re-encrypt K4 of=K1                       | R-KEY-02 DisabledException
    re-encrypt K3 of=K0                       | R-KEY-03 KMSInvalidStateException
    create-grant K3                           | R-KEY-03 KMSInvalidStateException
    describe-key K3                           | ok
    get-key-policy K3                         | ok
    put-key-policy K3 policy=root             | ok
    list-grants K3                            | ok
    disable-key K3                            | R-KEY-03 KMSInvalidStateException
    enable-key K3                             | R-KEY-03 KMSInvalidStateException
    schedule-key-deletion K3 window=7         | ok
    cancel-key-deletion K3                    | R-KEY-03 KMSInvalidStateException
    create-alias alias/x key=K3               | ok
    enable-key-rotation K0                    | ok
    enable-key-rotation K1                    | R-KEY-02 DisabledException
    enable-key-rotation K2                    | R-KEY-03 KMSInvalidStateException
    enable-key-rotation K3                    | R-KEY-18 UnsupportedOperationException
    enable-key-rotation K4                    | R-KEY-18 UnsupportedOperationException
    disable-key-rotation K0                   | ok
    disable-key-rotation K1                   | R-KEY-02 DisabledException
    disable-key-rotation K2                   | R-KEY-03 KMSInvalidStateException
    disable-key-rotation K3                   | R-KEY-18 UnsupportedOperationException
    rotate-key-on-demand K0                   | ok
    rotate-key-on-demand K1                   | R-KEY-02 DisabledException
    rotate-key-on-demand K2                   | R-KEY-03 KMSInvalidStateException
    rotate-key-on-demand K3                   | R-KEY-18 UnsupportedOperationException
    get-key-rotation-status K0                | ok
    get-key-rotation-status K1                | ok
    get-key-rotation-status K2                | ok
    get-key-rotation-status K3                | R-KEY-18 UnsupportedOperationException
    get-parameters-for-import K0              | R-KEY-18 UnsupportedOperationException
    get-parameters-for-import K3              | ok
    get-parameters-for-import K4              | ok
    import-key-material K0                    | R-KEY-18 UnsupportedOperationException
    import-key-material K3                    | ok
    import-key-material K4                    | ok
    delete-imported-key-material K0           | R-KEY-18 UnsupportedOperationException
    delete-imported-key-material K3           | ok
    delete-imported-key-material K4           | ok
    update-key-description K0                 | ok
    update-key-description K1                 | ok
    update-key-description K2                 | R-KEY-03 KMSInvalidStateException
    update-key-description K3                 | ok
    tag-key K0                                | ok
    tag-key K2                                | R-KEY-03 KMSInvalidStateException
    untag-key K0                              | ok
    untag-key K2                              | R-KEY-03 KMSInvalidStateException
    list-key-tags K2                          | ok
    > schedule-key-deletion K4 window=7
    import-key-material K4                    | R-KEY-03 KMSInvalidStateException
    get-parameters-for-import K4              | R-KEY-03 KMSInvalidStateException
    delete-imported-key-material K4           | ok
    > delete-imported-key-material K4
    > cancel-key-deletion K4
    enable-key K4                             | R-KEY-03 KMSInvalidStateException
    > import-key-material K4
    enable-key K4                             | ok
  )");
}

TEST_CASE("ladder: what is wrong with a call about key material") {
  Driver driver;
  driver.play(one_of_each);
  check_ladder(driver, R"(
    create-key asymmetric=true                     | R-KEY-18 UnsupportedOperationException
    create-key tag=aws:x                      | R-KEY-28 TagException
    create-key tag=team                       | ok
    tag-key K0 tag=aws:x                      | R-KEY-28 TagException
    untag-key K0 tag=aws:x                    | R-KEY-28 TagException
    tag-key K9                                | R-KEY-01 NotFoundException
    enable-key-rotation K0 days=89            | R-KEY-19 ValidationException
    enable-key-rotation K0 days=90            | ok
    enable-key-rotation K0 days=2560          | ok
    enable-key-rotation K0 days=2561          | R-KEY-19 ValidationException
    import-key-material K3 token=K4           | R-KEY-21 InvalidImportTokenException
    import-key-material K3 token=-            | R-KEY-21 InvalidImportTokenException
    import-key-material K3 expires            | R-KEY-24 ValidationException
    import-key-material K3 to=1m              | R-KEY-24 ValidationException
    import-key-material K3 to=366d            | R-KEY-24 ValidationException
    import-key-material K3 to=30d             | ok
    import-key-material K3 to=30d expires=false | R-KEY-24 ValidationException
    import-key-material K4 material=2         | R-KEY-23 IncorrectKeyMaterialException
    decrypt of=nothing                        | R-KEY-25 InvalidCiphertextException
    decrypt of=K0 context=5                   | R-KEY-25 InvalidCiphertextException
    decrypt K4 of=K0                          | R-KEY-26 IncorrectKeyException
    decrypt K0 of=K0                          | ok
    generate-data-key K0 bytes=16             | R-KEY-27 ValidationException
    generate-data-key K0 spec=- bytes=16      | ok
    generate-data-key K0 spec=- bytes=1025    | R-KEY-27 ValidationException
    generate-data-key K0 spec=RSA             | R-KEY-27 ValidationException
    generate-data-key K9                      | R-KEY-01 NotFoundException
    > wait 2d
    import-key-material K3                    | R-KEY-22 ExpiredImportTokenException
    import-key-material K3 issued=2d          | ok
  )");
  for (int i = 0; i < 25; ++i) {
    driver.play("rotate-key-on-demand K0");
  }
  check_ladder(driver, "rotate-key-on-demand K0 | R-KEY-20 LimitExceededException");
}
