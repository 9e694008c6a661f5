// The policies by which faults shut RDS out: of what is in place now, and of whatever may be.
#include "lab/denials.hpp"

#include <algorithm>
#include <set>

#include "aws/policy_document.hpp"
#include "model/requests.hpp"
#include "tests/catch.hpp"

namespace {

const std::string any_key =
    R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow",)"
    R"("Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"kms:*","Resource":"*"}]})";

model::Call call_of(model::Request request) {
  model::Call call;
  call.request = std::move(request);
  return call;
}

model::FaultRequest shut_out(model::FaultKind kind) {
  model::FaultRequest fault;
  fault.kind = kind;
  return fault;
}

std::string denying_text(const model::Setting& setting, const model::FaultRequest& fault, model::PolicyId of) {
  const auto found = std::ranges::find(fault.denials, of, &model::Denial::of);
  REQUIRE(found != fault.denials.end());
  return setting.policy(found->denying).text;
}

std::size_t count_in(const std::string& text, std::string_view what) {
  std::size_t count = 0;
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++count;
  return count;
}

}  // namespace

TEST_CASE("whatever policy a key may come to have, a fault of the futures denies RDS on top of it, once") {
  model::Setting setting(1, sim::Time(), "123456789012", "us-east-1");
  const model::PolicyId given = aws::add_policy(setting, any_key, "");
  model::PutKeyPolicy put;
  put.policy = given;
  std::vector<model::Call> calls{call_of(put), call_of(shut_out(model::FaultKind::impair_key_policy)),
                                 call_of(shut_out(model::FaultKind::impair_resource_policy))};
  lab::add_denials_of_all(setting, model::World(), calls);

  const auto& of_key = calls[1].request.as<model::FaultRequest>();
  const std::string denied = denying_text(setting, of_key, given);
  CHECK(count_in(denied, "\"Allow\"") == 1);
  CHECK(count_in(denied, "AWSServiceRoleForRDS") == 1);
  CHECK(denying_text(setting, of_key, model::PolicyId::none).find("kms:*") != std::string::npos);
  // What it leaves behind is in place when it happens again.
  for (const model::Denial& denial : of_key.denials) {
    CHECK(denying_text(setting, of_key, denial.denying) == setting.policy(denial.denying).text);
  }

  const auto& of_secret = calls[2].request.as<model::FaultRequest>();
  CHECK(std::ranges::find(of_secret.denials, given, &model::Denial::of) == of_secret.denials.end());
  CHECK(count_in(denying_text(setting, of_secret, model::PolicyId::none), "Deny") == 1);
}

TEST_CASE("a fault that happens now replaces what is in place now, and other faults replace nothing") {
  model::Setting setting(1, sim::Time(), "123456789012", "us-east-1");
  model::FaultRequest fault = shut_out(model::FaultKind::impair_key_policy);
  lab::add_denial_of_current(setting, model::World(), fault);
  CHECK(fault.denials.size() == 1);
  CHECK(fault.denials[0].of == model::PolicyId::none);
  model::FaultRequest other = shut_out(model::FaultKind::impair_grant);
  lab::add_denial_of_current(setting, model::World(), other);
  CHECK(other.denials.empty());
}
