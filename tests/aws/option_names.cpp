// How the command line spells the API's names.
#include "aws/operation_table.hpp"
#include "aws/option_name.hpp"
#include "tests/catch.hpp"
#include "tests/golden.hpp"

TEST_CASE("option names follow the SDK's rule") {
  const std::pair<const char*, const char*> names[] = {
      {"DBClusterIdentifier", "db-cluster-identifier"},
      {"EnableIAMDatabaseAuthentication", "enable-iam-database-authentication"},
      {"KmsKeyId", "kms-key-id"},
      {"PerformanceInsightsKMSKeyId", "performance-insights-kms-key-id"},
      {"RestoreDBClusterFromS3", "restore-db-cluster-from-s3"},
      {"S3BucketName", "s3-bucket-name"},
      {"DBSystemId", "db-system-id"},
      {"RotationLambdaARN", "rotation-lambda-arn"},
      {"EnableHttpEndpoint", "enable-http-endpoint"},
      {"CACertificateIdentifier", "ca-certificate-identifier"},
      {"MultiAZ", "multi-az"},
      {"GatewayARNs", "gateway-arns"},
      {"Iops", "iops"},
      {"Port", "port"},
  };
  for (const auto& [api, written] : names) CHECK(aws::command_line_name(api) == written);
}

namespace {

// The options, those that take effect with a star: an operation a paragraph.
std::string all_options() {
  std::string text;
  for (const aws::Operation& operation : aws::operations()) {
    text += std::string(operation.service) + " " + operation.name + "\n";
    for (const aws::Option& option : operation.options) {
      text += std::string(option.bind == nullptr ? "   " : " * ") + option.name +
              (option.negated.empty() ? "" : " | " + option.negated) + (option.member.required ? " (required)" : "") +
              "\n";
    }
  }
  return text;
}

}  // namespace

TEST_CASE("every operation with every option, and which take effect") {
  CHECK(tests::matches_golden("aws/options.txt", all_options()));
}

TEST_CASE("every operation has a sentence and a source") {
  for (const aws::Operation& operation : aws::operations()) {
    INFO(operation.name);
    CHECK(operation.sentence.ends_with("."));
    CHECK(operation.source.find("/API_" + std::string(operation.api_name) + ".html") != std::string::npos);
    CHECK(&aws::operation(operation.action) == &operation);
    CHECK(aws::find_operation(operation.service, operation.name) == &operation);
  }
  CHECK(aws::find_operation("kms", "describe-db-clusters") == nullptr);
}
