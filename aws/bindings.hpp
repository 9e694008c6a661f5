// How a value becomes a member of a request: one template a kind of member, for the tables of operations.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "aws/command.hpp"
#include "aws/directory.hpp"
#include "aws/operation_table.hpp"
#include "aws/published_policies.hpp"

namespace aws {

// What a binding may use besides the value.
struct Reading {
  model::Setting& setting;
  const Directory& directory;
  model::Name account = model::Name::none;  // of the call
  model::Name region = model::Name::none;
};

// Whether RDS accepts a master password of this shape.
bool acceptable_password(std::string_view text);

namespace bind {

template <class Owner, class Member>
Owner owner_of(Member Owner::*);

// The member that `M` points to, in the alternative that has it.
template <auto M>
auto& member(model::Request& request) {
  return request.as<decltype(owner_of(M))>().*M;
}

// A text as written.
template <auto M>
void name(model::Request& request, const Value& value, Reading& reading) {
  member<M>(request) = reading.setting.intern(value.text);
}

// An identifier of RDS, or the one in an ARN of the call's own account and Region, in lower case. Any other ARN names
// nothing there, and stays as it is.
template <auto M>
void identifier(model::Request& request, const Value& value, Reading& reading) {
  const bool own = in_rds_of(value.text, reading.setting.text(reading.account), reading.setting.text(reading.region));
  member<M>(request) = reading.setting.intern(own ? rds_identifier(value.text) : value.text);
}

// The same, with the account and Region of the ARN beside it; nothing of these where it is a bare identifier.
template <auto M, auto Account, auto Region>
void identifier_anywhere(model::Request& request, const Value& value, Reading& reading) {
  member<M>(request) = reading.setting.intern(rds_identifier(value.text));
  if (const std::optional<Place> place = place_in_rds_arn(value.text)) {
    member<Account>(request) = reading.setting.intern(place->account);
    member<Region>(request) = reading.setting.intern(place->region);
  }
}

template <auto M>
void flag(model::Request& request, const Value& value, Reading& /*reading*/) {
  member<M>(request) = value.boolean;
}

template <auto M>
void number(model::Request& request, const Value& value, Reading& /*reading*/) {
  member<M>(request) = value.integer;
}

template <auto M>
void password(model::Request& request, const Value& value, Reading& reading) {
  member<M>(request) =
      model::GivenPassword{reading.setting.literal_password(value.text), acceptable_password(value.text)};
}

template <auto M>
void key(model::Request& request, const Value& value, Reading& reading) {
  member<M>(request) = reading.directory.key(value.text);
}

template <auto M>
void secret(model::Request& request, const Value& value, Reading& reading) {
  member<M>(request) = reading.directory.secret(value.text);
}

// A version of the secret that the request names: bound after the secret.
template <auto M>
void version(model::Request& request, const Value& value, Reading& reading) {
  const model::SecretReference& secret = request.as<decltype(owner_of(M))>().secret;
  member<M>(request) = reading.directory.version(secret, value.text);
}

template <auto M>
void grant(model::Request& request, const Value& value, Reading& reading) {
  member<M>(request) = reading.directory.grant(value.text);
}

template <auto M>
void grant_tokens(model::Request& request, const Value& value, Reading& reading) {
  for (const Value& token : value.elements) {
    const model::GrantRow grant = reading.directory.grant(token.text).row;
    member<M>(request).unknown |= !grant;
    if (grant) member<M>(request).grants.push_back(grant);
  }
}

// A managed policy by its ARN.
template <auto M>
void policy(model::Request& request, const Value& value, Reading& reading) {
  member<M>(request) = policy_reference(reading.setting, value.text);
}

}  // namespace bind
}  // namespace aws
