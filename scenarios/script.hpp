// A scenario as data: what the reader made of a file, before anything is resolved or run. Every part that can be wrong
// later carries its place in the file.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "model/parameters.hpp"
#include "model/quotas.hpp"
#include "sim/distribution.hpp"
#include "sim/time.hpp"

namespace scenarios {

// A file's name as the user gave it, shared by every mark in it: a script of many lines has many marks.
class FileName {
 public:
  FileName() = default;
  FileName(std::string name) : name_(std::make_shared<const std::string>(std::move(name))) {}  // NOLINT: a name as text
  FileName(const char* name) : FileName(std::string(name)) {}                                  // NOLINT

  [[nodiscard]] const std::string& text() const;
  operator const std::string&() const { return text(); }  // NOLINT

  friend bool operator==(const FileName& a, const FileName& b) { return a.text() == b.text(); }

 private:
  std::shared_ptr<const std::string> name_;
};

// A place in a file; lines and columns count from 1. Line 0: the file as a whole, or what is no file.
struct Mark {
  FileName file;
  int line = 1;
  int column = 1;

  [[nodiscard]] std::string text() const;  // file:line:column, or file

  friend bool operator==(const Mark& a, const Mark& b) = default;
};

// A user's mistake: `file:line:column: what is wrong, what would be right`. Exit code 2.
class Mistake : public std::runtime_error {
 public:
  Mistake(const Mark& mark, const std::string& what);
  // At least one, told a line each, in the order of their places.
  explicit Mistake(std::vector<Mistake> several);

  [[nodiscard]] const Mark& mark() const { return mark_; }
  // Without the place.
  [[nodiscard]] std::string sentence() const;
  // The several that it tells of, or itself.
  [[nodiscard]] std::vector<Mistake> parts() const;

 private:
  Mark mark_;  // of several, the first one's
  std::vector<Mistake> several_;
};

// `orders.SecretStatus: rotating`: a state in the trace's spelling.
struct StateCondition {
  Mark mark;
  std::string resource;  // a name; `*` in properties: every resource of the kind that has the attribute
  std::string attribute;
  std::string value;

  friend bool operator==(const StateCondition&, const StateCondition&) = default;
};

// When a line happens.
struct Moment {
  enum class From : std::uint8_t { start, previous_line, condition };
  Mark mark;
  From from = From::start;
  sim::Distribution delay;  // since the start, the line before, or the condition; a constant is an offset
  // From::condition: the nth time that all of these begin to hold.
  std::vector<StateCondition> when;
  std::uint32_t nth = 1;

  friend bool operator==(const Moment&, const Moment&) = default;
};

// `every:` or `repeat:`; `{i}` counts from 0.
struct Repetition {
  sim::Distribution every;
  std::optional<std::uint64_t> count;
  std::optional<sim::Duration> until;  // since the start

  friend bool operator==(const Repetition&, const Repetition&) = default;
};

struct AwsCommand {
  std::string text;  // as written, before substitution

  friend bool operator==(const AwsCommand&, const AwsCommand&) = default;
};

struct LoginLine {
  enum class By : std::uint8_t { stage, version, literal };
  std::string cluster;
  std::string secret;  // an ordinary one, whose user logs in; empty: the cluster's own
  std::string user;    // with a literal; empty: the master user
  By by = By::stage;
  std::string value;  // the label, the version id, or the literal

  friend bool operator==(const LoginLine&, const LoginLine&) = default;
};

// A statement in a database that makes a user, or gives it a password.
struct SqlLine {
  std::string cluster;
  std::string user;
  std::string password;

  friend bool operator==(const SqlLine&, const SqlLine&) = default;
};

enum class FaultName : std::uint8_t {
  impair,
  writer_down,
  fail_rotation_step,
  sql_password_change,
  restart,
  leak,
  throttle,
  slow,
};

struct FaultLine {
  FaultName name{};
  std::string target;                  // cluster, client, operation or wait
  std::string by;                      // impair: grant|key-policy|resource-policy|key-disabled|key-deletion
  std::string step;                    // fail-rotation-step: create|set|test|finish
  std::uint32_t times = 1;             // fail-rotation-step
  double factor = 1;                   // slow
  std::optional<sim::Duration> lasts;  // `for:`

  friend bool operator==(const FaultLine&, const FaultLine&) = default;
};

// What somebody does, or what happens to them.
using Deed = std::variant<AwsCommand, LoginLine, SqlLine, FaultLine>;

// What a path in an answer is to be.
struct ExpectedValue {
  enum class Kind : std::uint8_t { scalar, regex, present, absent };
  Mark mark;         // of the path
  std::string path;  // dotted and indexed
  Kind kind = Kind::scalar;
  std::string value;  // the scalar's or the expression's text

  friend bool operator==(const ExpectedValue&, const ExpectedValue&) = default;
};

struct Expectation {
  enum class Kind : std::uint8_t { ok, any, error, values };
  Mark mark;
  Kind kind = Kind::ok;
  bool written = false;  // false: the default
  std::string error;     // the code
  std::vector<ExpectedValue> values;

  friend bool operator==(const Expectation&, const Expectation&) = default;
};

struct Save {
  Mark mark;
  std::string name;
  std::string path;

  friend bool operator==(const Save&, const Save&) = default;
};

struct Line {
  Mark mark;  // of `aws:`, `login:`, `sql:` or `fault:`
  Moment moment;
  std::optional<Repetition> repetition;
  std::string as = "admin";
  Mark as_mark;
  Deed what;
  std::vector<Save> saves;
  Expectation expect;

  friend bool operator==(const Line&, const Line&) = default;
};

struct ParameterSetting {
  Mark mark;
  std::size_t parameter = 0;  // an index into model::parameter_rows()
  model::ParameterValue value;

  friend bool operator==(const ParameterSetting&, const ParameterSetting&) = default;
};

// A policy document: in place, or by the name of a file beside the scenario or the ARN of a managed policy.
struct PolicyEntry {
  Mark mark;
  std::string reference;
  std::string document;  // JSON, its lines those of the scenario

  friend bool operator==(const PolicyEntry&, const PolicyEntry&) = default;
};

struct NamedText {
  Mark mark;
  std::string name;
  std::string text;

  friend bool operator==(const NamedText&, const NamedText&) = default;
};

struct PrincipalEntry {
  Mark mark;
  std::string name;
  std::string account;        // empty: the scenario's
  std::string kind = "user";  // or role, group, root, account
  std::vector<PolicyEntry> policies;
  std::vector<NamedText> groups;
  std::optional<PolicyEntry> boundary;
  std::vector<NamedText> context;

  friend bool operator==(const PrincipalEntry&, const PrincipalEntry&) = default;
};

// A group of like clients. With `repeat:` every one of its groups is an entry.
struct ClientEntry {
  Mark mark;
  std::string name;
  std::string family;  // with `repeat:` the name as written, web-{i}
  std::string cluster;
  std::string secret;  // empty: the one that RDS has for the cluster
  std::string strategy;
  std::uint32_t count = 1;
  sim::Duration ttl{};
  sim::Distribution login_every;
  sim::Duration connection_lifetime{};  // none: every login opens a connection
  sim::Duration retry_budget{};
  std::optional<sim::Duration> until;  // since the start of the run; none: they go on
  std::string as = "admin";
  bool stale_on_error = false;
  bool finds_by_cluster = false;

  friend bool operator==(const ClientEntry&, const ClientEntry&) = default;
};

// An expression of `properties`.
struct PropertyExpression {
  // some, none: the parts are states of `*`, all of one and the same resource.
  enum class Kind : std::uint8_t { state, all, any, negation, some, none };
  Kind kind = Kind::state;
  StateCondition state;
  std::vector<PropertyExpression> parts;

  friend bool operator==(const PropertyExpression&, const PropertyExpression&) = default;
};

// What is to hold of a run, or of all futures together.
struct Property {
  enum class Kind : std::uint8_t { always, sometimes, eventually, leads_to };  // eventually: only of futures
  Mark mark;
  std::string name;
  Kind kind = Kind::always;
  PropertyExpression expression;
  PropertyExpression consequence;  // of leads_to: what holds then or later, wherever the expression holds

  friend bool operator==(const Property&, const Property&) = default;
};

struct Pin {
  Mark mark;
  std::string resource;
  std::string name;  // of the wait or the choice
  bool choice = false;
  std::uint32_t nth = 1;
  sim::Duration takes{};  // of a wait
  std::string is;         // of a choice

  friend bool operator==(const Pin&, const Pin&) = default;
};

// One of our invariants that is switched off, and why.
struct InvariantException {
  Mark mark;  // of the name
  std::string name;
  std::string why;

  friend bool operator==(const InvariantException&, const InvariantException&) = default;
};

// What may happen at any point of the futures that are explored. With `repeat:` every one of its actions is an entry.
struct ExploreAction {
  Mark mark;  // of `aws:`, `login:`, `sql:` or `fault:`
  std::string as = "admin";
  Mark as_mark;
  Deed what;                           // as written, before substitution
  std::uint64_t number = 0;            // what {i} stands for in it
  std::optional<std::uint32_t> times;  // at most; none: as often as one likes
  std::string together;                // those of the same name share their `times`; empty: each has its own
  Mark together_mark;

  friend bool operator==(const ExploreAction&, const ExploreAction&) = default;
};

// `explore:`
struct Exploration {
  Mark mark;
  std::vector<ExploreAction> actions;
  std::optional<std::uint32_t> depth;   // steps from where the events end; none: as deep as it goes
  std::optional<std::uint64_t> states;  // the most that are visited; none: all
  std::vector<Property> properties;     // beyond those of the script

  friend bool operator==(const Exploration&, const Exploration&) = default;
};

// Something the reader wants said, though it is no mistake: a part of the language that has no effect here yet.
struct Remark {
  Mark mark;
  std::string text;

  friend bool operator==(const Remark&, const Remark&) = default;
};

// What a learner is asked; the expectations and properties of the scenario prove the answer.
struct Question {
  std::string ask;
  std::string answer;                // one of the choices, if there are any
  std::vector<std::string> choices;  // none: the answer is free
  std::optional<sim::Duration> at;   // since the start: the moment that it is about

  friend bool operator==(const Question&, const Question&) = default;
};

struct Script {
  std::string file;  // as the user gave it
  std::string title;
  std::string description;
  std::vector<Question> questions;
  sim::Time start;
  std::optional<sim::Duration> duration;
  std::uint64_t seed = 1;
  std::string account = "123456789012";
  std::string region = "us-east-1";
  model::Quotas quotas{};  // none
  std::vector<ParameterSetting> parameters;
  Mark principals_mark;  // of `principals:`, if there is one
  std::vector<PrincipalEntry> principals;
  std::vector<ClientEntry> clients;
  std::vector<Line> lines;
  std::vector<Property> properties;
  std::vector<InvariantException> excepted_invariants;
  std::vector<Pin> pins;
  std::optional<Exploration> exploration;
  std::vector<Remark> remarks;

  friend bool operator==(const Script&, const Script&) = default;
};

}  // namespace scenarios
