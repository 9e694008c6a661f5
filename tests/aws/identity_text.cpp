// Ids, names and ARNs: the right forms, the same for the same identity, different for different ones.
#include "aws/identity_text.hpp"

#include <regex>
#include <set>

#include "model/fields.hpp"
#include "tests/aws/small_world.hpp"
#include "tests/catch.hpp"
#include "tests/golden.hpp"

using namespace model;
using tests::SmallWorld;

namespace {

constexpr const char* uuid4 = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

bool has_form(const std::string& text, const std::string& form) { return std::regex_match(text, std::regex(form)); }

std::string listing(const SmallWorld& small) {
  const auto& [setting, world] = std::tie(small.setting, small.world);
  std::string text;
  for (const Resource one :
       {small.orders.id(), small.writer.id(), small.secret.id(), small.first.id(), small.second.id(), small.key.id(),
        small.managed_key.id(), small.alias.id(), small.grant.id(), small.snapshot.id(), small.global.id(),
        small.deployment.id(), small.tag.id(), small.client.id(), resource(Table::principal, 0)}) {
    const std::string arn = aws::arn(setting, world, one);
    text += std::string(table_name(table_of(one))) + ": " + aws::name(setting, world, one) + "\n  " +
            (arn.empty() ? "no ARN" : arn) + "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("identities: names and ARNs of everything, for one seed") {
  CHECK(tests::matches_golden("aws/identities.txt", listing(SmallWorld())));
}

TEST_CASE("identities: another seed draws other ids and leaves what people chose") {
  const SmallWorld one(1);
  const SmallWorld two(2);
  CHECK(aws::key_id(one.setting, one.world, one.key) != aws::key_id(two.setting, two.world, two.key));
  CHECK(aws::secret_arn(one.setting, one.world, one.secret) != aws::secret_arn(two.setting, two.world, two.secret));
  CHECK(aws::arn(one.setting, one.world, one.orders.id()) == aws::arn(two.setting, two.world, two.orders.id()));
}

TEST_CASE("identities: the forms are AWS's") {
  const SmallWorld small;
  CHECK(has_form(aws::key_id(small.setting, small.world, small.key), uuid4));
  CHECK(has_form(aws::version_id(small.setting, small.world, small.first), uuid4));
  CHECK(has_form(aws::grant_id(small.setting, small.world, small.grant), "[0-9a-f]{64}"));
  CHECK(has_form(aws::blue_green_id(small.setting, small.world, small.deployment), "bgd-[a-z0-9]{16}"));
  CHECK(has_form(aws::secret_name(small.setting, small.world, small.secret), std::string("rds!cluster-") + uuid4));
  CHECK(has_form(
      aws::secret_arn(small.setting, small.world, small.secret),
      std::string("arn:aws:secretsmanager:eu-west-1:123456789012:secret:rds!cluster-") + uuid4 + "-[A-Za-z0-9]{6}"));
}

TEST_CASE("identities: ten thousand of them are ten thousand texts of the right form") {
  SmallWorld small;
  std::set<std::string> texts;
  for (std::uint64_t identity = 0; identity < 10'000; ++identity) {
    small.world[small.key].identity = identity;
    const std::string id = aws::key_id(small.setting, small.world, small.key);
    REQUIRE(id.size() == 36);
    REQUIRE(id[14] == '4');
    REQUIRE(std::string_view("89ab").find(id[19]) != std::string_view::npos);
    texts.insert(id);
  }
  CHECK(texts.size() == 10'000);
}

TEST_CASE("identities: a secret's next version has the id that was foretold") {
  SmallWorld small;
  const std::string foretold = aws::next_version_id(small.setting, small.world, small.secret);
  const VersionRow third = small.add_version(13, 6);
  CHECK(aws::version_id(small.setting, small.world, third) == foretold);
  CHECK(aws::version_id(small.setting, small.world, small.second) != foretold);
}

TEST_CASE("identities: what has no ARN has none, and nothing has no name") {
  const SmallWorld small;
  for (const Resource one : {small.first.id(), small.tag.id(), small.grant.id(), small.client.id(), no_resource}) {
    CHECK(aws::arn(small.setting, small.world, one).empty());
  }
  CHECK(aws::name(small.setting, small.world, no_resource).empty());
  CHECK(aws::name(small.setting, small.world, small.client.id()) == "web/3");
}

TEST_CASE("identities: people and the role of RDS") {
  SmallWorld small;
  CHECK(aws::principal_arn(small.setting, PrincipalId::admin) == "arn:aws:iam::123456789012:user/admin");
  small.setting.add_principal("dba", "999999999999", PrincipalKind::user);
  CHECK(aws::principal_arn(small.setting, PrincipalId{1}) == "arn:aws:iam::999999999999:user/dba");
  CHECK(aws::service_role_arn("123456789012") ==
        "arn:aws:iam::123456789012:role/aws-service-role/rds.amazonaws.com/AWSServiceRoleForRDS");
}
