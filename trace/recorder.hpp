// The observer that turns step records into a trace: notes into events with their causes, changes into changes of
// resources, logins into counts. It only reads.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/identifiers.hpp"
#include "model/note.hpp"
#include "model/setting.hpp"
#include "model/world.hpp"
#include "sim/step_record.hpp"
#include "trace/cause_ledger.hpp"
#include "trace/dictionaries.hpp"
#include "trace/level.hpp"
#include "trace/writer.hpp"

namespace trace {

// What a resource is called. A version's name is its id, a key's its key id, a client's `web/3`.
struct ResourceText {
  std::string name;
  std::string arn;                              // empty: it has none
  model::Resource parent = model::no_resource;  // such as the secret of a version
};

// Texts that the model does not know. Both may look at the world after the step.
struct RecorderTexts {
  // Called when a resource first appears, and again when its parent changes.
  std::function<ResourceText(const model::World&, model::Resource)> describe;
  // The message of a note; empty: none. May be null.
  std::function<std::string(const model::World&, const model::Note&)> message;
};

class Recorder {
 public:
  using Record = sim::StepRecord<model::Note>;

  // Both are the caller's and outlive the recorder. Writer::begin comes first.
  Recorder(Writer& writer, const model::Setting& setting, RecorderTexts texts, Level level = Level::all);

  // Records a step; the world is as the step left it. The texts belong to its first note: the script's line, the call's
  // request and response. Returns the id of the first note's event, and the following notes' follow on; 0 if the step
  // said nothing.
  //
  // Notes of Action::Login become rows of `logins` too. The client is the note's resource if that is a client; of a
  // `login:` line, whose resource is the cluster, it is the principal. Logins without a note are counted by the meters.
  EventId step(const Record& record, const model::World& world, const CallTexts& call = {});

  // Passwords are numbered in the order in which they appear; the identity itself is never written.
  std::string password_label(model::Password password);  // "#17"; empty for none

  // The number of a resource in the trace, which is made known to it if need be.
  ResourceId id_of(model::Resource resource, const model::World& world, sim::Time at);
  [[nodiscard]] std::string_view name_of(model::Resource resource) const;  // empty: not in the trace

  // Writes what the meters of the world have counted. Before Writer::finish.
  void finish(const model::World& world);

 private:
  // How an attribute's values become the trace's integers.
  struct Reading {
    model::ValueType type = model::ValueType::number;
    Form form = Form::number;
    bool existence = false;
    bool parent = false;  // it decides the parent of its resource
    bool kept = true;     // at this level
  };

  EventId cause_of(const Record& record, std::size_t note, EventId base) const;
  EventRow event_of(const model::Note& note, const model::World& world, sim::Time at);
  void record_login(model::Resource who, LoginRow row, const model::World& world);
  void record_change(const sim::Change& change, EventId event, const model::World& world, sim::Time at,
                     std::size_t known);
  std::int64_t value_of(const Reading& reading, std::int64_t value, const model::World& world, sim::Time at);
  TextId text_of(const Reading& reading, std::int64_t value);
  std::uint32_t password_number(model::Password password);

  Writer* writer_;
  const model::Setting* setting_;
  RecorderTexts texts_;
  CauseLedger causes_;
  std::vector<EventId> started_;                                 // by group of clients, the event of its start
  std::vector<Reading> readings_;                                // by attribute
  std::array<std::vector<ResourceId>, model::table_count> ids_;  // by table, row
  std::vector<std::string> names_;                               // by ResourceId
  std::vector<TextId> principals_;                               // by PrincipalId
  std::vector<TextId> errors_;                                   // by Refusal
  std::unordered_map<std::uint64_t, TextId> value_texts_;        // by type and value
  std::unordered_map<std::uint64_t, std::uint32_t> passwords_;
};

}  // namespace trace
