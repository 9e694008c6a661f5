// Writing a run's trace.
#include "lab/trace_log.hpp"

#include <credsim_version.hpp>
#include <fstream>
#include <sstream>

#include "aws/identity_text.hpp"
#include "aws/message.hpp"

namespace lab {
namespace {

std::string hexadecimal(std::uint64_t word) {
  std::ostringstream text;
  text << std::hex;
  text.width(16);
  text.fill('0');
  text << word;
  return text.str();
}

std::string file_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

trace::ResourceText described(const model::Setting& setting, const model::World& world, model::Resource row) {
  trace::ResourceText text{aws::name(setting, world, row), aws::arn(setting, world, row), model::no_resource};
  const std::uint32_t index = row.row();
  switch (model::table_of(row)) {
    case model::Table::instance:
      text.parent = world.instances[index].cluster.id();
      break;
    case model::Table::secret:
      text.parent = world.secrets[index].cluster.id();
      break;
    case model::Table::version:
      text.parent = world.versions[index].secret.id();
      break;
    case model::Table::alias:
      text.parent = world.aliases[index].key.id();
      break;
    case model::Table::grant:
      text.parent = world.grants[index].key.id();
      break;
    case model::Table::snapshot:
      text.parent = world.snapshots[index].cluster.id();
      break;
    case model::Table::blue_green:
      text.parent = world.blue_greens[index].source.id();
      break;
    case model::Table::tag:
      text.parent = world.tags[index].secret ? world.tags[index].secret.id() : world.tags[index].of_key.id();
      break;
    case model::Table::label:
      text.parent = world.labels[index].secret.id();
      break;
    case model::Table::database_user:
      text.parent = world.database_users[index].cluster.id();
      break;
    case model::Table::client:
      text.parent = world.clients[index].cluster.id();
      break;
    default:
      break;
  }
  return text;
}

}  // namespace

TraceLog::TraceLog(const scenarios::Script& script, const PlayOptions& options, const Preparation& prepared)
    : level_(options.level) {
  if (!options.trace) {
    return;
  }
  path_ = *options.trace;
  const model::Setting& setting = prepared.setting;
  const std::string text = prepared.redaction.clean(file_text(script.file));
  writer_.emplace(path_, options.overwrite, options.writing);
  const auto whole = [](sim::Time time) { return static_cast<std::int64_t>(time.time_since_epoch().count()); };
  std::vector<trace::RunFact> facts{
      {"title", prepared.redaction.clean(script.title)},
      {"scenario", std::filesystem::path(script.file.empty() ? "-" : script.file).filename().string()},
      {"seed", static_cast<std::int64_t>(setting.seed)},
      {"version", std::string(credsim::version)},
      {"start", whole(setting.start)},
      {"account", script.account},
      {"region", script.region},
      {"script", text},
      {"level", std::string(trace::level_name(level_))},
  };
  if (options.check != model::CheckMode::every && options.check != model::CheckMode::full) {
    facts.push_back({"check", options.check == model::CheckMode::end ? "end" : "off"});
  }
  writer_->begin(facts);
  recorder_.emplace(
      *writer_, setting,
      trace::RecorderTexts{
          [&setting](const model::World& world, model::Resource row) { return described(setting, world, row); },
          [this, &setting](const model::World& world, const model::Note& note) {
            return note.refusal == model::Refusal::none ? std::string() : aws::message(setting, world, call_, note);
          }},
      level_);
}

trace::EventId TraceLog::step(const model::StepRecord& record, const model::World& world,
                              const trace::CallTexts& texts) {
  return recorder_ ? recorder_->step(record, world, texts) : 0;
}

void TraceLog::verdict(trace::EventId event, const Verdict& verdict) {
  if (writer_) {
    writer_->expectation({event, verdict.line, verdict.path, verdict.expected, verdict.actual, verdict.passed});
  }
}

void TraceLog::violation(trace::EventId event, const BrokenInvariant& broken) {
  if (writer_) {
    writer_->violation({event, broken.at, broken.invariant, broken.resource, broken.message});
  }
}

std::string TraceLog::password_label(model::Password password) {
  return recorder_ ? recorder_->password_label(password) : "#";
}

void TraceLog::cost(const BillItem& item) {
  if (writer_) {
    writer_->cost({item.month, item.kind, item.resource, item.item, item.quantity, item.unit, item.usd});
  }
}

void TraceLog::finish(const Summary& summary, const model::World& world) {
  if (!writer_) {
    return;
  }
  recorder_->finish(world);
  for (const Measure& one : summary.measures) {
    const MeasureRow& row = measure_row(one.name);
    writer_->measure({row.name, one.resource, one.value, row.unit});
  }
  for (const Assumption& one : summary.assumptions) {
    writer_->assumption({one.parameter, one.value, one.confidence, one.source, static_cast<std::int64_t>(one.used)});
  }
  const std::vector<trace::RunFact> facts{
      {"end", static_cast<std::int64_t>(summary.end.time_since_epoch().count())},
      {"steps", static_cast<std::int64_t>(summary.steps)},
      {"fingerprint", hexadecimal(summary.fingerprint)},
  };
  writer_->finish(facts);
}

void TraceLog::take_away() {
  if (writer_) {
    recorder_.reset();
    writer_.reset();
    std::error_code ignored;
    for (const char* suffix : {"", "-wal", "-shm", "-journal"}) {
      std::filesystem::remove(path_.string() + suffix, ignored);
    }
  }
}

}  // namespace lab
