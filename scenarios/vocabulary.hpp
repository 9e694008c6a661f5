// The words of the scenario language as data: the keys of every kind of map, and the words that a value may be. What
// the reader accepts and what the JSON Schema lists are both held against this.
#pragma once

#include <span>
#include <string_view>

namespace scenarios {

// A kind of map.
struct Vocabulary {
  std::string_view name;    // its definition in the JSON Schema; "scenario" is the whole
  std::string_view phrase;  // for messages: "an event"
  std::span<const std::string_view> keys;
};

// What one value may be.
struct Words {
  std::string_view name;  // its definition in the JSON Schema
  std::span<const std::string_view> known;
};

extern const Vocabulary scenario_keys;
extern const Vocabulary question_keys;
extern const Vocabulary distribution_keys;
extern const Vocabulary lognormal_keys;
extern const Vocabulary principal_keys;
extern const Vocabulary client_keys;
extern const Vocabulary client_repeat_keys;
extern const Vocabulary event_keys;
extern const Vocabulary repeat_keys;
extern const Vocabulary login_keys;
extern const Vocabulary sql_keys;
extern const Vocabulary password_keys;
extern const Vocabulary impair_keys;
extern const Vocabulary writer_down_keys;
extern const Vocabulary fail_rotation_step_keys;
extern const Vocabulary sql_password_change_keys;
extern const Vocabulary restart_keys;
extern const Vocabulary leak_keys;
extern const Vocabulary throttle_keys;
extern const Vocabulary slow_keys;
extern const Vocabulary expected_error_keys;
extern const Vocabulary property_keys;
extern const Vocabulary operator_keys;
extern const Vocabulary invariants_keys;
extern const Vocabulary explore_keys;
extern const Vocabulary action_keys;
extern const Vocabulary action_repeat_keys;
extern const Vocabulary explore_property_keys;
extern const Vocabulary wait_pin_keys;
extern const Vocabulary choice_pin_keys;
// Every one of them.
std::span<const Vocabulary* const> vocabularies();

extern const Words fault_names;
extern const Words impairments;
extern const Words rotation_steps;
extern const Words strategies;
extern const Words client_finds;
extern const Words principal_kinds;
extern const Words quota_words;
extern const Words pin_outcomes;    // of a choice
extern const Words outcome_words;   // of expect:
extern const Words presence_words;  // of a path in expect:
std::span<const Words* const> word_lists();

}  // namespace scenarios
