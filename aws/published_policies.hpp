// The managed policies that AWS publishes and people attach, as far as they speak of what is modelled here.
#pragma once

#include <string_view>

#include "model/requests.hpp"
#include "model/setting.hpp"

namespace aws {

// The JSON of a policy by its name, such as AdministratorAccess; empty where it is not known here.
// Source: AWS managed policy reference; actions of services that are not modelled are left out.
std::string_view published_policy(std::string_view name);

// The policy behind arn:aws:iam::aws:policy/NAME or arn:aws:iam::ACCOUNT:policy/NAME.
model::PolicyReference policy_reference(model::Setting& setting, std::string_view arn);

}  // namespace aws
