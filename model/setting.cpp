// Interning: texts, policies, schedules and calls, each kept once.
#include "model/setting.hpp"

#include <algorithm>
#include <stdexcept>

#include "model/service_policies.hpp"
#include "sim/hash.hpp"

namespace model {

Setting::Setting(std::uint64_t run_seed, sim::Time run_start, std::string_view home_account,
                 std::string_view home_region)
    : seed(run_seed), start(run_start) {
  texts_.push_back({"", 0});
  by_text_.emplace(texts_.front().text, Name::none);
  account = intern(home_account);
  region = intern(home_region);
  add_principal("admin", home_account, PrincipalKind::admin);
  service_role_policy = add(rds_service_role_policy());
  managed_key_policy = add(managed_secrets_key_policy());
}

Name Setting::intern(std::string_view text) {
  if (const auto found = by_text_.find(text); found != by_text_.end()) {
    return found->second;
  }
  const Name name{static_cast<std::uint32_t>(texts_.size())};
  texts_.push_back({std::string(text), sim::hash_text(text)});
  by_text_.emplace(texts_.back().text, name);
  return name;
}

Password Setting::literal_password(std::string_view text) const {
  return Password{sim::hash_text(text, sim::combine(seed, 0x6C69'7465'7261'6CULL)) | 1};
}

PrincipalId Setting::add_principal(std::string_view principal_name, std::string_view principal_account,
                                   PrincipalKind kind) {
  principals.push_back({intern(principal_name),
                        intern(principal_account),
                        kind,
                        principal_arn(principal_account, kind, principal_name),
                        {}});
  return PrincipalId{static_cast<std::uint32_t>(principals.size() - 1)};
}

PolicyId Setting::add(Policy policy) {
  for (const Statement& statement : policy.statements) {
    policies_ask_for_time_ |= std::ranges::any_of(statement.conditions, [](const Condition& condition) {
      return condition.key == "aws:currenttime" || condition.key == "aws:epochtime";
    });
  }
  const auto same = std::ranges::find_if(
      policies_, [&](const Policy& one) { return one.text == policy.text && one.source == policy.source; });
  if (same == policies_.end()) {
    policies_.push_back(std::move(policy));
    return PolicyId{static_cast<std::uint32_t>(policies_.size())};
  }
  return PolicyId{static_cast<std::uint32_t>(same - policies_.begin() + 1)};
}

ScheduleId Setting::add(const Schedule& schedule) {
  const auto same = std::ranges::find(schedules_, schedule);
  if (same == schedules_.end()) {
    schedules_.push_back(schedule);
    return ScheduleId{static_cast<std::uint32_t>(schedules_.size())};
  }
  return ScheduleId{static_cast<std::uint32_t>(same - schedules_.begin() + 1)};
}

ValueId Setting::add(const SecretValue& value) {
  const std::uint64_t hash = sim::hash_text(value.text);
  const auto [begin, end] = by_value_.equal_range(hash);
  const auto same = std::find_if(begin, end, [&](const auto& one) { return this->value(one.second) == value; });
  if (same != end) {
    return same->second;
  }
  values_.push_back(value);
  const ValueId id{static_cast<std::uint32_t>(values_.size())};
  by_value_.emplace(hash, id);
  return id;
}

void Setting::settle() {
  const auto days = static_cast<std::int64_t>(parameters.knob(Knob::rotation_default_days));
  default_schedule_ = add(Schedule::after_days(days, "").value());
  clients_of_.clear();
  for (std::uint32_t i = 0; i < clients.size(); ++i) {
    clients_of_[clients[i].cluster].push_back(i);
  }
}

std::span<const std::uint32_t> Setting::clients_of(Name cluster) const {
  const auto found = clients_of_.find(cluster);
  return found == clients_of_.end() ? std::span<const std::uint32_t>() : std::span(found->second);
}

std::uint32_t Setting::add(Call call) {
  if (calls_.size() >= passing_number) {
    throw std::length_error("more than 16,777,215 calls in one run");
  }
  calls_.push_back(std::move(call));
  return static_cast<std::uint32_t>(calls_.size() - 1);
}

std::uint32_t Setting::pass(Call call) {
  passing_ = std::move(call);
  return passing_number;
}

}  // namespace model
