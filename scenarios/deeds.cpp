// What an event does when it is not a command: a login, a statement of SQL or a fault.
#include <algorithm>
#include <array>
#include <utility>

#include "aws/nearest_word.hpp"
#include "aws/variables.hpp"
#include "scenarios/parts.hpp"
#include "scenarios/quoted.hpp"

namespace scenarios {
namespace {

std::optional<sim::Duration> lasts_of(const Fields& fields) {
  const Entry* entry = fields.find("for");
  if (entry == nullptr) return std::nullopt;
  const sim::Duration lasts = duration_of(entry->value, "for");
  if (lasts <= sim::Duration(0)) throw entry->value.mistake("for should be longer than 0s");
  return lasts;
}

FaultLine impair_of(const Fields& fields) {
  FaultLine line;
  line.name = FaultName::impair;
  line.target = text_of(fields.require("impair").value, "impair");
  line.by = word_of(fields.require("by").value, "by", impairments);
  return line;
}

FaultLine writer_down_of(const Fields& fields) {
  FaultLine line;
  line.name = FaultName::writer_down;
  line.target = text_of(fields.require("writer-down").value, "writer-down");
  line.lasts = lasts_of(fields);
  return line;
}

FaultLine fail_rotation_step_of(const Fields& fields) {
  constexpr std::uint64_t most_times = 1'000'000;
  FaultLine line;
  line.name = FaultName::fail_rotation_step;
  line.target = text_of(fields.require("fail-rotation-step").value, "fail-rotation-step");
  line.step = word_of(fields.require("step").value, "step", rotation_steps);
  if (const Entry* times = fields.find("times")) {
    line.times = static_cast<std::uint32_t>(whole_number_of(times->value, "times", 1, most_times));
  }
  return line;
}

FaultLine sql_password_change_of(const Fields& fields) {
  FaultLine line;
  line.name = FaultName::sql_password_change;
  line.target = text_of(fields.require("sql-password-change").value, "sql-password-change");
  return line;
}

FaultLine restart_of(const Fields& fields) {
  FaultLine line;
  line.name = FaultName::restart;
  line.target = text_of(fields.require("restart").value, "restart");
  return line;
}

FaultLine leak_of(const Fields& fields) {
  FaultLine line;
  line.name = FaultName::leak;
  line.target = text_of(fields.require("leak").value, "leak");
  return line;
}

FaultLine throttle_of(const Fields& fields) {
  FaultLine line;
  line.name = FaultName::throttle;
  line.target = text_of(fields.require("throttle").value, "throttle");
  line.lasts = lasts_of(fields);
  return line;
}

FaultLine slow_of(const Fields& fields) {
  constexpr double most = 1e6;
  FaultLine line;
  line.name = FaultName::slow;
  const Node target = fields.require("slow").value;
  line.target = text_of(target, "slow");
  if (!aws::has_variables(line.target)) wait_of(target, "slow");
  const Node factor = fields.require("factor").value;
  line.factor = number_of(factor, "factor");
  if (!(line.factor > 0 && line.factor <= most)) {
    throw factor.mistake("factor should be more than 0 and at most 1000000");
  }
  line.lasts = lasts_of(fields);
  return line;
}

struct FaultRow {
  const Vocabulary& keys;
  FaultLine (*read)(const Fields&);
};

const FaultRow* find_fault(std::string_view name) {
  static const std::array<FaultRow, 8> rows{{{impair_keys, impair_of},
                                             {writer_down_keys, writer_down_of},
                                             {fail_rotation_step_keys, fail_rotation_step_of},
                                             {sql_password_change_keys, sql_password_change_of},
                                             {restart_keys, restart_of},
                                             {leak_keys, leak_of},
                                             {throttle_keys, throttle_of},
                                             {slow_keys, slow_of}}};
  for (const FaultRow& row : rows) {
    if (row.keys.keys.front() == name) return &row;
  }
  return nullptr;
}

}  // namespace

LoginLine login_of(const Node& node) {
  const Fields fields(node, login_keys);
  LoginLine line;
  line.cluster = text_of(fields.require("cluster").value, "cluster");
  if (const Entry* secret = fields.find("secret")) line.secret = text_of(secret->value, "secret");
  if (const Entry* user = fields.find("user")) line.user = text_of(user->value, "user");
  const Fields password(fields.require("password").value, password_keys);
  if (password.node().size() != 1) {
    throw password.node().mistake("password should be one of {stage: LABEL}, {version: ID} or {literal: TEXT}");
  }
  using By = LoginLine::By;
  for (const auto& [key, by] : {std::pair{"stage", By::stage}, {"version", By::version}, {"literal", By::literal}}) {
    if (const Entry* entry = password.find(key)) {
      line.by = by;
      line.value = text_of(entry->value, key);
    }
  }
  if (!line.user.empty() && line.by != By::literal) {
    throw fields.find("user")->key.mistake("user goes with {literal: TEXT}; a secret names its user itself");
  }
  if (!line.secret.empty() && line.by == By::literal) {
    throw fields.find("secret")->key.mistake("secret goes with {stage: LABEL} or {version: ID}");
  }
  return line;
}

SqlLine sql_of(const Node& node) {
  const Fields fields(node, sql_keys);
  const auto text = [&](const char* key) { return text_of(fields.require(key).value, key); };
  return {std::string(text("cluster")), std::string(text("user")), std::string(text("password"))};
}

FaultLine fault_of(const Node& node) {
  const std::string all = one_of(fault_names.known);
  std::optional<Entry> first;
  const FaultRow* row = nullptr;
  for (const Entry entry : map_of(node, "fault", "{writer-down: orders, for: 10m}")) {
    const std::string_view key = entry.key.text();
    const FaultRow* found = find_fault(key);
    if (found != nullptr && row != nullptr) throw entry.key.mistake("a fault does one thing; write a second event");
    if (found != nullptr) row = found;
    if (!first) first = entry;
  }
  if (row == nullptr) {
    std::string right = aws::did_you_mean(first->key.text(), fault_names.known);
    if (right.empty()) right = "; it should be " + all;
    throw first->key.mistake("unknown fault " + quoted(first->key.text()) + right);
  }
  return row->read(Fields(node, row->keys));
}

}  // namespace scenarios
