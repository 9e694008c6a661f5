// The keys and words of the language.
#include "scenarios/vocabulary.hpp"

#include <array>

namespace scenarios {
namespace {

template <class... Texts>
constexpr std::array<std::string_view, sizeof...(Texts)> list(Texts... texts) {
  return {texts...};
}
constexpr std::span<const std::string_view> none;

constexpr auto scenario_list =
    list("title", "description", "start", "duration", "seed", "account", "region", "parameters", "principals",
         "clients", "events", "properties", "invariants", "pins", "quotas");
constexpr auto distribution_list = list("uniform", "triangular", "exponential", "lognormal", "min", "max");
constexpr auto lognormal_list = list("median", "sigma");
constexpr auto principal_list = list("account", "kind", "policies", "groups", "boundary", "context");
constexpr auto principal_kind_list = list("user", "role", "group", "root", "account");
constexpr auto client_list = list("cluster", "strategy", "ttl", "count", "login-every", "connection-lifetime",
                                  "retry-budget", "stale-on-error", "as", "finds");
constexpr auto event_list = list("at", "when", "after", "nth", "every", "until", "count", "repeat", "as", "aws",
                                 "login", "fault", "save", "expect");
constexpr auto repeat_list = list("count", "every");
constexpr auto login_list = list("cluster", "password");
constexpr auto password_list = list("stage", "version", "literal");
constexpr auto impair_list = list("impair", "by");
constexpr auto writer_down_list = list("writer-down", "for");
constexpr auto fail_rotation_step_list = list("fail-rotation-step", "step", "times");
constexpr auto sql_password_change_list = list("sql-password-change");
constexpr auto restart_list = list("restart");
constexpr auto leak_list = list("leak");
constexpr auto throttle_list = list("throttle", "for");
constexpr auto slow_list = list("slow", "factor", "for");
constexpr auto expected_error_list = list("error");
constexpr auto property_list = list("always", "sometimes");
constexpr auto operator_list = list("all", "any", "not");
constexpr auto invariants_list = list("except");
constexpr auto wait_pin_list = list("resource", "wait", "nth", "takes");
constexpr auto choice_pin_list = list("resource", "choice", "nth", "is");

constexpr auto fault_list =
    list("impair", "writer-down", "fail-rotation-step", "sql-password-change", "restart", "leak", "throttle", "slow");
constexpr auto impairment_list = list("grant", "key-policy", "resource-policy", "key-disabled", "key-deletion");
constexpr auto step_list = list("create", "set", "test", "finish");
constexpr auto strategy_list = list("hard-coded", "read-once", "cached", "cached-refresh", "refresh-backoff",
                                    "pending-fallback", "invalidate-on-event");
constexpr auto finds_list = list("arn-at-start", "by-cluster");
constexpr auto quota_list = list("off");
constexpr auto quota_later = list("documented");
constexpr auto pin_outcome_list = list("ok", "fail");
constexpr auto outcome_list = list("ok", "any");
constexpr auto presence_list = list("present", "absent");

}  // namespace

const Vocabulary scenario_keys{"scenario", "a scenario", scenario_list, none};
const Vocabulary distribution_keys{"distribution", "a distribution", distribution_list, none};
const Vocabulary lognormal_keys{"lognormal", "a lognormal distribution", lognormal_list, none};
const Vocabulary principal_keys{"principal", "a principal", principal_list, none};
const Vocabulary client_keys{"client", "a client", client_list, none};
const Vocabulary event_keys{"event", "an event", event_list, none};
const Vocabulary repeat_keys{"repeat", "repeat", repeat_list, none};
const Vocabulary login_keys{"login", "login", login_list, none};
const Vocabulary password_keys{"password", "password", password_list, none};
const Vocabulary impair_keys{"impair", "the fault impair", impair_list, none};
const Vocabulary writer_down_keys{"writer-down", "the fault writer-down", writer_down_list, none};
const Vocabulary fail_rotation_step_keys{"fail-rotation-step", "the fault fail-rotation-step", fail_rotation_step_list,
                                         none};
const Vocabulary sql_password_change_keys{"sql-password-change", "the fault sql-password-change",
                                          sql_password_change_list, none};
const Vocabulary restart_keys{"restart", "the fault restart", restart_list, none};
const Vocabulary leak_keys{"leak", "the fault leak", leak_list, none};
const Vocabulary throttle_keys{"throttle", "the fault throttle", throttle_list, none};
const Vocabulary slow_keys{"slow", "the fault slow", slow_list, none};
const Vocabulary expected_error_keys{"expected-error", "an expected error", expected_error_list, none};
const Vocabulary property_keys{"property", "a property", property_list, none};
const Vocabulary operator_keys{"operators", "an expression", operator_list, none};
const Vocabulary invariants_keys{"invariants", "invariants", invariants_list, none};
const Vocabulary wait_pin_keys{"wait-pin", "a pin of a wait", wait_pin_list, none};
const Vocabulary choice_pin_keys{"choice-pin", "a pin of a choice", choice_pin_list, none};

std::span<const Vocabulary* const> vocabularies() {
  static constexpr std::array all{&scenario_keys,
                                  &distribution_keys,
                                  &lognormal_keys,
                                  &principal_keys,
                                  &client_keys,
                                  &event_keys,
                                  &repeat_keys,
                                  &login_keys,
                                  &password_keys,
                                  &impair_keys,
                                  &writer_down_keys,
                                  &slow_keys,
                                  &fail_rotation_step_keys,
                                  &sql_password_change_keys,
                                  &restart_keys,
                                  &leak_keys,
                                  &throttle_keys,
                                  &property_keys,
                                  &operator_keys,
                                  &expected_error_keys,
                                  &invariants_keys,
                                  &wait_pin_keys,
                                  &choice_pin_keys};
  return all;
}

const Words fault_names{"fault-name", fault_list, none};
const Words impairments{"impairment", impairment_list, none};
const Words rotation_steps{"rotation-step", step_list, none};
const Words strategies{"strategy", strategy_list, none};
const Words client_finds{"client-finds", finds_list, none};
const Words principal_kinds{"principal-kind", principal_kind_list, none};
const Words quota_words{"quotas", quota_list, quota_later};
const Words pin_outcomes{"pin-outcome", pin_outcome_list, none};
const Words outcome_words{"outcome", outcome_list, none};
const Words presence_words{"presence", presence_list, none};

std::span<const Words* const> word_lists() {
  static constexpr std::array all{&fault_names,     &impairments, &rotation_steps, &strategies,     &client_finds,
                                  &principal_kinds, &quota_words, &outcome_words,  &presence_words, &pin_outcomes};
  return all;
}

}  // namespace scenarios
