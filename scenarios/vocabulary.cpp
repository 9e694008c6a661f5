// The keys and words of the language.
#include "scenarios/vocabulary.hpp"

#include <array>

namespace scenarios {
namespace {

template <class... Texts>
constexpr std::array<std::string_view, sizeof...(Texts)> list(Texts... texts) {
  return {texts...};
}

constexpr auto scenario_list =
    list("title", "description", "start", "duration", "seed", "account", "region", "parameters", "principals",
         "clients", "events", "properties", "invariants", "pins", "quotas", "explore", "questions");
constexpr auto question_list = list("ask", "answer", "choices", "at");
constexpr auto distribution_list = list("uniform", "triangular", "exponential", "lognormal", "min", "max");
constexpr auto lognormal_list = list("median", "sigma");
constexpr auto principal_list = list("account", "kind", "policies", "groups", "boundary", "context");
constexpr auto principal_kind_list = list("user", "role", "group", "root", "account");
constexpr auto client_list = list("cluster", "secret", "strategy", "ttl", "count", "login-every", "connection-lifetime",
                                  "retry-budget", "stale-on-error", "as", "finds", "repeat", "until");
constexpr auto copies_list = list("count");
constexpr auto event_list = list("at", "when", "after", "nth", "every", "until", "count", "repeat", "as", "aws",
                                 "login", "sql", "fault", "save", "expect");
constexpr auto repeat_list = list("count", "every");
constexpr auto login_list = list("cluster", "secret", "user", "password");
constexpr auto sql_list = list("cluster", "user", "password");
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
constexpr auto property_list = list("always", "sometimes", "leads-to");
constexpr auto operator_list = list("all", "any", "not", "some", "none");
constexpr auto invariants_list = list("except");
constexpr auto explore_list = list("actions", "depth", "states", "properties");
constexpr auto action_list = list("as", "aws", "login", "sql", "fault", "times", "together", "repeat");
constexpr auto explore_property_list = list("always", "sometimes", "eventually", "leads-to");
constexpr auto wait_pin_list = list("resource", "wait", "nth", "takes");
constexpr auto choice_pin_list = list("resource", "choice", "nth", "is");

constexpr auto fault_list =
    list("impair", "writer-down", "fail-rotation-step", "sql-password-change", "restart", "leak", "throttle", "slow");
constexpr auto impairment_list = list("grant", "key-policy", "resource-policy", "key-disabled", "key-deletion");
constexpr auto step_list = list("create", "set", "test", "finish");
constexpr auto strategy_list = list("hard-coded", "read-once", "cached", "cached-refresh", "refresh-backoff",
                                    "pending-fallback", "invalidate-on-event");
constexpr auto finds_list = list("arn-at-start", "by-cluster");
constexpr auto quota_list = list("off", "documented");
constexpr auto pin_outcome_list = list("ok", "fail");
constexpr auto outcome_list = list("ok", "any");
constexpr auto presence_list = list("present", "absent");

}  // namespace

const Vocabulary scenario_keys{"scenario", "a scenario", scenario_list};
const Vocabulary question_keys{"question", "a question", question_list};
const Vocabulary distribution_keys{"distribution", "a distribution", distribution_list};
const Vocabulary lognormal_keys{"lognormal", "a lognormal distribution", lognormal_list};
const Vocabulary principal_keys{"principal", "a principal", principal_list};
const Vocabulary client_keys{"client", "a client", client_list};
const Vocabulary client_repeat_keys{"client-repeat", "repeat of clients", copies_list};
const Vocabulary event_keys{"event", "an event", event_list};
const Vocabulary repeat_keys{"repeat", "repeat", repeat_list};
const Vocabulary login_keys{"login", "login", login_list};
const Vocabulary sql_keys{"sql", "sql", sql_list};
const Vocabulary password_keys{"password", "password", password_list};
const Vocabulary impair_keys{"impair", "the fault impair", impair_list};
const Vocabulary writer_down_keys{"writer-down", "the fault writer-down", writer_down_list};
const Vocabulary fail_rotation_step_keys{"fail-rotation-step", "the fault fail-rotation-step", fail_rotation_step_list};
const Vocabulary sql_password_change_keys{"sql-password-change", "the fault sql-password-change",
                                          sql_password_change_list};
const Vocabulary restart_keys{"restart", "the fault restart", restart_list};
const Vocabulary leak_keys{"leak", "the fault leak", leak_list};
const Vocabulary throttle_keys{"throttle", "the fault throttle", throttle_list};
const Vocabulary slow_keys{"slow", "the fault slow", slow_list};
const Vocabulary expected_error_keys{"expected-error", "an expected error", expected_error_list};
const Vocabulary property_keys{"property", "a property", property_list};
const Vocabulary operator_keys{"operators", "an expression", operator_list};
const Vocabulary invariants_keys{"invariants", "invariants", invariants_list};
const Vocabulary explore_keys{"explore", "explore", explore_list};
const Vocabulary action_keys{"action", "an action", action_list};
const Vocabulary action_repeat_keys{"action-repeat", "repeat of actions", copies_list};
const Vocabulary explore_property_keys{"explore-property", "a property of futures", explore_property_list};
const Vocabulary wait_pin_keys{"wait-pin", "a pin of a wait", wait_pin_list};
const Vocabulary choice_pin_keys{"choice-pin", "a pin of a choice", choice_pin_list};

std::span<const Vocabulary* const> vocabularies() {
  static constexpr std::array all{&scenario_keys,
                                  &question_keys,
                                  &distribution_keys,
                                  &lognormal_keys,
                                  &principal_keys,
                                  &client_keys,
                                  &client_repeat_keys,
                                  &event_keys,
                                  &repeat_keys,
                                  &login_keys,
                                  &sql_keys,
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
                                  &explore_keys,
                                  &action_keys,
                                  &action_repeat_keys,
                                  &explore_property_keys,
                                  &wait_pin_keys,
                                  &choice_pin_keys};
  return all;
}

const Words fault_names{"fault-name", fault_list};
const Words impairments{"impairment", impairment_list};
const Words rotation_steps{"rotation-step", step_list};
const Words strategies{"strategy", strategy_list};
const Words client_finds{"client-finds", finds_list};
const Words principal_kinds{"principal-kind", principal_kind_list};
const Words quota_words{"quotas", quota_list};
const Words pin_outcomes{"pin-outcome", pin_outcome_list};
const Words outcome_words{"outcome", outcome_list};
const Words presence_words{"presence", presence_list};

std::span<const Words* const> word_lists() {
  static constexpr std::array all{&fault_names,     &impairments, &rotation_steps, &strategies,     &client_finds,
                                  &principal_kinds, &quota_words, &outcome_words,  &presence_words, &pin_outcomes};
  return all;
}

}  // namespace scenarios
