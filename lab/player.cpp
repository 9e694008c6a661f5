// The loop of a run: the script's lines and the model's own events, in the order of time.
#include "lab/player.hpp"

#include <algorithm>

#include "aws/answer.hpp"
#include "aws/decision_text.hpp"
#include "aws/identity_text.hpp"
#include "aws/message.hpp"
#include "aws/request_text.hpp"
#include "lab/line_calls.hpp"
#include "lab/line_text.hpp"

namespace lab {
namespace {

constexpr sim::Duration after_last_line = std::chrono::hours(1);

}  // namespace

Player::Player(const scenarios::Script& script, const PlayOptions& options)
    : script_(script),
      options_(options),
      prepared_(prepare(script, options)),
      resolver_(model::make_resolver(prepared_.setting, world_)),
      simulation_(prepared_.setting, world_, resolver_, script.start,
                  options.step ? options.step : model::Simulation::Step(model::Model::step)),
      checker_(prepared_.setting, options.check),
      directory_(prepared_.setting, world_),
      agenda_(script, prepared_.setting.seed),
      properties_(script),
      mentions_(script, prepared_.setting),
      totals_(prepared_.setting),
      measuring_(prepared_.setting),
      bill_(prepared_.setting),
      log_(script, options, prepared_),
      line_ran_(script.lines.size()),
      last_line_(script.start) {
  pin(resolver_, script_, prepared_.setting, world_);
  for (const model::Invariant invariant : prepared_.excepted) {
    checker_.except(invariant);
  }
  for (std::uint32_t i = 0; i < script.lines.size(); ++i) {
    const scenarios::Moment& moment = script.lines[i].moment;
    if (moment.from == scenarios::Moment::From::condition) {
      Waiting waiting{i, {}, moment.nth};
      for (const scenarios::StateCondition& condition : moment.when) {
        waiting.states.emplace_back(condition);
      }
      waiting_.push_back(std::move(waiting));
    }
  }
}

sim::Time Player::end() const {
  const sim::Time planned =
      script_.duration ? script_.start + *script_.duration : std::max(last_line_, agenda_.latest()) + after_last_line;
  return options_.until ? std::min(planned, *options_.until) : planned;
}

void Player::define_principals() {
  for (const PrincipalDefinition& definition : prepared_.definitions) {
    model::Call made;
    made.request = definition.request;
    trace::CallTexts texts;
    texts.line = definition.line;
    observe(simulation_.inject(script_.start, static_cast<std::uint8_t>(model::SlotKind::call),
                               prepared_.setting.add(std::move(made))),
            texts);
  }
}

Summary Player::play() {
  begin();
  for (std::uint64_t turn = 0; std::min(agenda_.next_time(), simulation_.next_time()) <= end(); ++turn) {
    take_next();
    if (turn % 4096 == 0) {
      report_progress();
    }
  }
  finish(summary_);
  return std::move(summary_);
}

const Summary& Player::play_lines() {
  begin();
  while ((agenda_.next_time() != sim::never || !waiting_.empty()) &&
         std::min(agenda_.next_time(), simulation_.next_time()) <= end()) {
    take_next();
  }
  return summary_;
}

void Player::begin() {
  define_principals();
  look_at_waiting();
}

void Player::take_next() {
  // At one instant the script speaks first.
  if (agenda_.next_time() <= simulation_.next_time()) {
    run_line(agenda_.take());
  } else {
    observe(simulation_.step());
  }
}

void Player::run_line(const Occurrence& occurrence) {
  const scenarios::Line& line = script_.lines[occurrence.line];
  line_ran_[occurrence.line] = true;
  last_line_ = std::max(last_line_, occurrence.at);
  trace::EventId event = 0;
  const bool held = std::ranges::any_of(
      waiting_, [&](const Waiting& one) { return one.line == occurrence.line && one.holds_follower; });
  try {
    const auto* command = std::get_if<scenarios::AwsCommand>(&line.what);
    if (const auto missing = missing_variable(texts_of(line.what), occurrence)) {
      record(skipped(line, "skipped: ${" + *missing + "} was not bound"), occurrence, 0);
    } else {
      ++summary_.calls;
      const LineOutcome outcome = command ? run_command(occurrence, event) : run_other(occurrence, event);
      conclude(occurrence, outcome, event);
    }
  } catch (const aws::Mistake& mistake) {
    throw scenarios::Mistake(line.mark, prepared_.redaction.clean(mistake.what()));
  }
  const bool waits = !held && std::ranges::any_of(waiting_, [&](const Waiting& one) {
    return one.line == occurrence.line && one.holds_follower;
  });
  if (agenda_.last(occurrence) && !waits) {
    agenda_.over(occurrence.line, occurrence.at);
  }
  look_at_waiting();
}

LineOutcome Player::run_command(const Occurrence& occurrence, trace::EventId& event) {
  std::vector<std::string> words = prepared_.lines[occurrence.line].words;
  for (std::string& word : words) {
    word = substituted(word, occurrence);
  }
  const aws::CommandContext context =
      command_context(script_, prepared_.setting, prepared_.lines[occurrence.line].principal);
  const aws::Command command = aws::parse_command(prepared_.setting, directory_, words, context);
  for (const std::string& secret : command.secret_literals) {
    prepared_.redaction.hide(secret);
  }
  for (const std::string& option : command.ignored) {
    ++ignored_options_[option];
  }
  const bool said = script_.lines[occurrence.line].expect.kind == scenarios::Expectation::Kind::values;  // beforehand
  if (!command.query.empty() && !said) {
    ++ignored_options_["--query"];
  }
  if (!command.output.empty()) {
    ++ignored_options_["--output"];
  }
  LineOutcome outcome = call(occurrence, command.call.request, context.principal, &command, event);
  if (command.waiter && outcome.error.empty()) {
    wait_for(*command.waiter, occurrence.line);
  }
  return outcome;
}

LineOutcome Player::run_other(const Occurrence& occurrence, trace::EventId& event) {
  model::Request request = request_of(prepared_.setting, directory_, world_, script_.lines[occurrence.line].what,
                                      [&](std::string_view text) { return substituted(text, occurrence); });
  return call(occurrence, std::move(request), prepared_.lines[occurrence.line].principal, nullptr, event);
}

LineOutcome Player::call(const Occurrence& occurrence, model::Request request, model::PrincipalId principal,
                         const aws::Command* command, trace::EventId& event) {
  model::Call made;
  made.principal = principal;
  made.account =
      command ? command->call.account : prepared_.setting.principals[static_cast<std::size_t>(principal)].account;
  made.region = command ? command->call.region : prepared_.setting.region;
  made.request = std::move(request);
  const std::uint32_t number = prepared_.setting.pass(std::move(made));
  const model::Call& call = prepared_.setting.call(number);
  const scenarios::Line& line = script_.lines[occurrence.line];

  log_.about(&call);
  const model::StepRecord step =
      simulation_.inject(occurrence.at, static_cast<std::uint8_t>(model::SlotKind::call), number);
  const model::Note note = step.notes[0];
  LineOutcome outcome;
  if (note.refusal != model::Refusal::none) {
    outcome.error = model::refusal_row(note.refusal).code;
    outcome.message = aws::message(prepared_.setting, world_, &call, note);
    ++summary_.refused;
  } else if (log_.keeps_calls() || !line.saves.empty() || line.expect.kind == scenarios::Expectation::Kind::values) {
    outcome.answer = aws::answer(prepared_.setting, world_, call, step.notes, occurrence.at);
  }
  if (note.action == model::Action::GetSecretValue && outcome.error.empty()) {
    outcome.password = log_.password_label(world_.versions[note.detail].value);
  }
  trace::CallTexts texts;
  texts.line = line.mark.line;
  std::string command_text;
  std::string request_text;
  std::string response_text;
  std::string decision_text;
  if (log_.on()) {
    command_text = command ? text_of(occurrence) : "";
    texts.command = command_text;
  }
  if (log_.keeps_calls()) {
    request_text = prepared_.redaction.clean(aws::request(prepared_.setting, world_, call).dump());
    const Json shown = aws::shown_answer(outcome.answer, world_, step.notes,
                                         [this](model::Password password) { return log_.password_label(password); });
    response_text = shown.empty() ? "" : prepared_.redaction.clean(shown.dump());
    texts.request = request_text;
    texts.response = response_text;
    decision_text = aws::decision(prepared_.setting, note.decision);
    texts.decision = decision_text;
  }
  event = observe(step, texts);
  log_.about(nullptr);
  return outcome;
}

void Player::wait_for(const aws::Waiter& waiter, std::uint32_t line) {
  using Kind = aws::Waiter::Kind;
  const bool instance = waiter.kind == Kind::db_instance_available || waiter.kind == Kind::db_instance_deleted;
  const bool deleted = waiter.kind == Kind::db_cluster_deleted || waiter.kind == Kind::db_instance_deleted ||
                       waiter.kind == Kind::db_cluster_snapshot_deleted;
  scenarios::StateCondition condition;
  condition.mark = script_.lines[line].mark;
  condition.resource = prepared_.setting.text(waiter.name);
  condition.attribute = instance ? "DBInstanceStatus" : "Status";
  condition.value = deleted ? "absent" : "available";
  Waiting waiting{line, {}};
  waiting.states.emplace_back(condition);
  waiting.holds_follower = true;
  waiting_.push_back(std::move(waiting));
}

void Player::conclude(const Occurrence& occurrence, const LineOutcome& outcome, trace::EventId event) {
  const scenarios::Line& line = script_.lines[occurrence.line];
  record(judge(line, outcome, lookup(), static_cast<std::int64_t>(occurrence.nth)), occurrence, event);
  if (!outcome.error.empty()) {
    return;
  }
  for (const scenarios::Save& save : line.saves) {
    const std::optional<Json> value = at_path(outcome.answer, save.path);
    if (value && !value->is_null()) {
      variables_[substituted(save.name, occurrence)] = value_text(*value);
    } else {
      record({{save.mark.line, save.path, "present (to save)", "absent", false}}, occurrence, event);
    }
  }
}

void Player::record(const std::vector<Verdict>& verdicts, const Occurrence& occurrence, trace::EventId event) {
  for (Verdict verdict : verdicts) {
    verdict.expected = prepared_.redaction.clean(verdict.expected);
    verdict.actual = prepared_.redaction.clean(verdict.actual);
    log_.verdict(event, verdict);
    ++summary_.expectations;
    if (!verdict.passed) {
      summary_.failed.push_back(
          {verdict.line, occurrence.at, text_of(occurrence), verdict.path, verdict.expected, verdict.actual});
    }
  }
}

trace::EventId Player::observe(const model::StepRecord& step, const trace::CallTexts& texts) {
  if (options_.measured) {
    causes_(step);
    measuring_(step, world_, causes_);
  }
  totals_(step, world_, causes_);
  bill_(step, world_);
  if (options_.observer) {
    options_.observer(step, prepared_.setting, world_, texts.line);
  }
  const trace::EventId event = log_.step(step, world_, texts);
  report(checker_(step, world_), event);
  check_windows(resolver_, script_, prepared_.setting, world_, step);
  if (!step.changes.empty()) {
    mentions_(step);
    for (const Properties::Break& one : properties_.look(prepared_.setting, world_)) {
      summary_.broken.push_back(
          {one.name, one.resource, one.message, step.event.time, event, BrokenInvariant::Kind::always, one.line});
      log_.violation(event, summary_.broken.back());
    }
    look_at_waiting();
  }
  return event;
}

void Player::look_at_waiting() {
  for (std::size_t i = 0; i < waiting_.size();) {
    Waiting& waiting = waiting_[i];
    const bool now = std::ranges::all_of(waiting.states,
                                         [this](const State& state) { return state.holds(prepared_.setting, world_); });
    if (now && !waiting.held) {
      ++waiting.begun;
    }
    waiting.held = now;
    if (!now || waiting.begun < waiting.nth) {
      ++i;
      continue;
    }
    const Waiting done = waiting;
    waiting_.erase(waiting_.begin() + static_cast<std::ptrdiff_t>(i));
    if (done.holds_follower) {
      agenda_.over(done.line, simulation_.now());
    } else {
      agenda_.fire(done.line, simulation_.now());
    }
  }
}

void Player::report(const std::vector<model::Violation>& violations, trace::EventId first_event) {
  for (const model::Violation& one : violations) {
    const model::InvariantRow& row = model::invariant_row(one.invariant);
    const trace::EventId event = first_event == 0 ? 0 : first_event + one.note;
    const std::string name =
        one.resource == model::no_resource ? "" : aws::name(prepared_.setting, world_, one.resource);
    summary_.broken.push_back(
        {std::string(row.id) + " " + std::string(row.name), name, std::string(row.sentence), one.at, event});
    log_.violation(event, summary_.broken.back());
  }
}

void Player::report_progress() {
  if (options_.progress) {
    options_.progress({script_.start, simulation_.now(), end(), simulation_.steps()});
  }
}

aws::Lookup Player::bound() const {
  return [this](std::string_view name) -> std::optional<std::string> {
    const auto found = variables_.find(name);
    return found == variables_.end() ? std::nullopt : std::optional(found->second);
  };
}

aws::Lookup Player::lookup() const {
  return [this](std::string_view name) -> std::optional<std::string> {
    if (auto value = bound()(name)) {
      return value;
    }
    const auto cluster = aws::cluster_of_secret(name);
    return cluster ? secret_of(*cluster) : std::nullopt;
  };
}

std::optional<std::string> Player::secret_of(std::string_view cluster) const {
  for (std::uint32_t row = 0; row < world_.clusters.size(); ++row) {
    const model::Cluster& one = world_.clusters[row];
    if (one.exists && one.secret && is_named(prepared_.setting, world_, model::ClusterRow(row).id(), cluster)) {
      return aws::arn(prepared_.setting, world_, one.secret.id());
    }
  }
  return std::nullopt;
}

std::string Player::substituted(std::string_view text, const Occurrence& occurrence) const {
  return aws::substitute(text, lookup(), static_cast<std::int64_t>(occurrence.nth)).text;
}

std::optional<std::string> Player::missing_variable(std::string_view text, const Occurrence& occurrence) const {
  const aws::Substituted result = aws::substitute(text, lookup(), static_cast<std::int64_t>(occurrence.nth));
  return result.missing.empty() ? std::nullopt : std::optional(result.missing.front());
}

std::string Player::text_of(const Occurrence& occurrence) const {
  const auto expand = [&](std::string_view text) { return substituted(text, occurrence); };
  return prepared_.redaction.clean(line_text(script_.lines[occurrence.line].what, expand));
}

}  // namespace lab
