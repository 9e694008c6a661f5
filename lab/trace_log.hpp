// The trace of a run as the player writes it: steps, verdicts, violations, and the facts of the run.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lab/expectations.hpp"
#include "lab/preparation.hpp"
#include "lab/summary.hpp"
#include "model/model.hpp"
#include "trace/recorder.hpp"
#include "trace/writer.hpp"

namespace lab {

// Without a path nothing is written, and all questions are answered all the same.
class TraceLog {
 public:
  TraceLog(const scenarios::Script& script, const PlayOptions& options, const Preparation& prepared);

  [[nodiscard]] bool on() const { return writer_.has_value(); }
  // Whether it keeps what commands asked and were answered.
  [[nodiscard]] bool keeps_calls() const { return on() && level_ != trace::Level::changes; }

  // What the step's call was, for the messages of its notes; null where it was none.
  void about(const model::Call* call) { call_ = call; }
  // Returns the event of the step's first note; 0 where nothing is written or nothing was said.
  trace::EventId step(const model::StepRecord& record, const model::World& world, const trace::CallTexts& texts);
  void verdict(trace::EventId event, const Verdict& verdict);
  void violation(trace::EventId event, const BrokenInvariant& broken);
  // #17, or # where no trace numbers the passwords.
  std::string password_label(model::Password password);
  void cost(const BillItem& item);
  void finish(const Summary& summary, const model::World& world);
  // Leaves no file.
  void take_away();

 private:
  const model::Call* call_ = nullptr;
  std::filesystem::path path_;
  trace::Level level_;
  std::optional<trace::Writer> writer_;
  std::optional<trace::Recorder> recorder_;
};

}  // namespace lab
