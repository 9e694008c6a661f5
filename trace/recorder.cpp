// Notes to events, changes to changes, and the causes between them.
#include "trace/recorder.hpp"

#include <utility>

#include "model/fields.hpp"
#include "model/refusals.hpp"
#include "sim/bug.hpp"
#include "trace/login_counts.hpp"
#include "trace/value_text.hpp"

namespace trace {
namespace {

bool names_parent(std::uint16_t attribute) {
  switch (attribute) {
    case model::attribute<&model::Instance::cluster>:
    case model::attribute<&model::Secret::cluster>:
    case model::attribute<&model::Version::secret>:
    case model::attribute<&model::Alias::key>:
    case model::attribute<&model::Grant::key>:
    case model::attribute<&model::Snapshot::cluster>:
    case model::attribute<&model::BlueGreen::source>:
    case model::attribute<&model::Tag::secret>:
    case model::attribute<&model::Client::cluster>:
    case model::attribute<&model::Fault::cluster>:
      return true;
    default:
      return false;
  }
}

}  // namespace

Recorder::Recorder(Writer& writer, const model::Setting& setting, RecorderTexts texts, Level level)
    : writer_(&writer), setting_(&setting), texts_(std::move(texts)), names_(1) {
  for (const model::AttributeRow& row : model::attribute_rows()) {
    if (row.attribute >= readings_.size()) {
      readings_.resize(row.attribute + std::size_t{1});
    }
    readings_[row.attribute] = {row.type, form_of(row), row.attribute == model::existence(row.table),
                                names_parent(row.attribute), level == Level::all || !internal_attribute(row)};
  }
}

EventId Recorder::step(const Record& record, const model::World& world, const CallTexts& call) {
  const sim::Time at = record.event.time;
  const EventId base = writer_->events() + 1;
  const std::size_t known = names_.size();
  sim::require(!record.notes.empty() || record.changes.empty(), "a step changed something and said nothing");

  auto next = record.changes.begin();  // the first change that the ledger does not know yet
  const auto learn = [&](std::size_t below) {
    for (; next != record.changes.end() && next->note < below; ++next) {
      causes_.changed(next->row, next->attribute, base + next->note);
    }
  };
  for (std::size_t i = 0; i < record.notes.size(); ++i) {
    learn(i);
    EventRow row = event_of(record.notes[i], world, at);
    row.cause = cause_of(record, i, base);
    if (i == 0) {
      row.call = call;
    }
    const EventId id = writer_->event(row);
    if (record.notes[i].action == model::Action::Login) {
      record_login(record.notes[i].resource, {id, at, row.principal, TextId::none, row.error, 1}, world);
    }
    if (record.notes[i].action == model::Action::ClientStarted && row.cause == 0) {
      started_.resize(setting_->clients.size());
      started_[world.clients[record.notes[i].resource.row()].definition] = id;
    }
  }
  learn(record.notes.size());
  for (const sim::Change& change : record.changes) {
    record_change(change, base + change.note, world, at, known);
  }
  // A step that says nothing passes on who asked for it.
  const EventId asker = record.notes.empty() ? causes_.asked_by(record.event) : 0;
  for (const sim::Scheduled& scheduled : record.scheduled) {
    causes_.asked(scheduled.event, asker != 0 ? asker : base + scheduled.note);
  }
  writer_->commit_when_due();
  return record.notes.empty() ? 0 : base;
}

EventId Recorder::cause_of(const Record& record, std::size_t index, EventId base) const {
  const model::Note& note = record.notes[index];
  if (note.cause == model::CauseKind::none) {
    return 0;
  }
  if (note.cause == model::CauseKind::blame) {
    if (const EventId event = causes_.changed_by(note.blame, note.blame_attribute); event != 0) {
      return event;
    }
  }
  // Also where nobody is known to blame: what came before it in the step, or who asked for the step.
  if (note.cause != model::CauseKind::scheduled && note.parent < index) {
    return base + note.parent;
  }
  return causes_.asked_by(record.event);
}

EventRow Recorder::event_of(const model::Note& note, const model::World& world, sim::Time at) {
  EventRow row;
  row.at = at;
  row.kind = note.kind;
  row.action = note.action;
  row.resource = id_of(note.resource, world, at);
  const bool login_line = note.action == model::Action::Login && model::table_of(note.resource) != model::Table::client;
  if (note.kind == model::NoteKind::call || login_line) {
    const auto index = static_cast<std::size_t>(note.principal);
    if (index >= principals_.size()) {
      principals_.resize(setting_->principals.size(), TextId::none);
    }
    TextId& text = principals_.at(index);
    if (text == TextId::none) {
      text = writer_->text(setting_->text(setting_->principals[index].name));
    }
    row.principal = text;
  }
  if (note.refusal != model::Refusal::none) {
    errors_.resize(model::refusal_count, TextId::none);
    TextId& text = errors_[static_cast<std::size_t>(note.refusal)];
    if (text == TextId::none) {
      text = writer_->text(model::refusal_row(note.refusal).code);
    }
    row.error = text;
  }
  if (texts_.message) {
    row.message = writer_->text(texts_.message(world, note));
  }
  return row;
}

void Recorder::record_login(model::Resource who, LoginRow row, const model::World& world) {
  if (model::table_of(who) != model::Table::client) {
    row.cluster = writer_->text(name_of(who));
    writer_->login(row);
    return;
  }
  const model::ClusterRow cluster = world.clients[who.row()].cluster;
  row.client = writer_->text(name_of(who));
  row.cluster = writer_->text(name_of(cluster.id()));
  writer_->login(row);
}

void Recorder::finish(const model::World& world) { write_login_counts(*writer_, *setting_, world, started_); }

void Recorder::record_change(const sim::Change& change, EventId event, const model::World& world, sim::Time at,
                             std::size_t known) {
  const Reading& reading = readings_.at(change.attribute);
  if (!reading.kept) {
    return;
  }
  const ResourceId id = id_of(change.row, world, at);
  ChangeRow row{event, id, change.attribute, value_of(reading, change.before, world, at),
                value_of(reading, change.after, world, at)};
  if (row.before == row.after) {
    return;
  }
  writer_->change(row);
  if (reading.existence && row.after == sim::absent) {
    writer_->deleted(id, at);
  } else if (reading.parent && row.after != sim::absent && static_cast<std::size_t>(id) < known) {
    const ResourceText text = texts_.describe(world, change.row);
    writer_->renamed(id, text.name, text.arn, id_of(text.parent, world, at));
    names_[static_cast<std::size_t>(id)] = text.name;
  }
}

std::int64_t Recorder::value_of(const Reading& reading, std::int64_t value, const model::World& world, sim::Time at) {
  if (value == sim::absent) {
    return sim::absent;
  }
  switch (reading.form) {
    case Form::resource:
      return static_cast<std::int64_t>(id_of(model::resource_of(value), world, at));
    case Form::text:
      return static_cast<std::int64_t>(text_of(reading, value));
    case Form::password:
      return password_number(static_cast<model::Password>(value));
    default:
      // Before anything is: not existing, no login yet.
      return value == 0 && (reading.existence || reading.type == model::ValueType::refusal) ? sim::absent : value;
  }
}

TextId Recorder::text_of(const Reading& reading, std::int64_t value) {
  TextId& text = value_texts_[static_cast<std::uint64_t>(reading.type) << 32 | static_cast<std::uint64_t>(value)];
  if (text == TextId::none) {
    text = writer_->text(value_text(*setting_, reading.type, value));
  }
  return text;
}

std::uint32_t Recorder::password_number(model::Password password) {
  const auto [place, fresh] = passwords_.try_emplace(static_cast<std::uint64_t>(password), 0);
  if (fresh) {
    place->second = static_cast<std::uint32_t>(passwords_.size());
  }
  return place->second;
}

std::string Recorder::password_label(model::Password password) {
  return password == model::Password::none ? "" : "#" + std::to_string(password_number(password));
}

ResourceId Recorder::id_of(model::Resource resource, const model::World& world, sim::Time at) {
  if (resource == model::no_resource) {
    return ResourceId::none;
  }
  auto& ids = ids_[resource.table()];
  if (resource.row() < ids.size() && ids[resource.row()] != ResourceId::none) {
    return ids[resource.row()];
  }
  const ResourceText text = texts_.describe(world, resource);
  // The parent first: an id is never smaller than its parent's.
  const ResourceId parent = id_of(text.parent, world, at);
  const ResourceId id = writer_->resource({resource, text.name, text.arn, parent, at});
  if (resource.row() >= ids.size()) {
    ids.resize(resource.row() + std::size_t{1}, ResourceId::none);
  }
  ids[resource.row()] = id;
  names_.push_back(text.name);
  return id;
}

std::string_view Recorder::name_of(model::Resource resource) const {
  const auto& ids = ids_[resource.table()];
  return resource.row() < ids.size() ? names_[static_cast<std::size_t>(ids[resource.row()])] : std::string_view();
}

}  // namespace trace
