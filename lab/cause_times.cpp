// The attributes that the model blames.
#include "lab/cause_times.hpp"

#include <algorithm>

#include "model/fields.hpp"

namespace lab {
namespace {

bool is_cause(std::uint16_t attribute) {
  switch (attribute) {
    case model::attribute<&model::Cluster::password>:
    case model::attribute<&model::Cluster::writer>:
    case model::attribute<&model::Instance::down>:
    case model::attribute<&model::Secret::policy>:
    case model::attribute<&model::Key::state>:
    case model::attribute<&model::Key::policy>:
    case model::attribute<&model::Grant::status>:
    case model::attribute<&model::DatabaseUser::password>:
      return true;
    default:
      return false;
  }
}

// What authorization goes by changes some time after what a call has changed.
std::uint16_t source_of(std::uint16_t attribute) {
  switch (attribute) {
    case model::attribute<&model::Key::visible_state>:
      return model::attribute<&model::Key::state>;
    case model::attribute<&model::Key::visible_policy>:
      return model::attribute<&model::Key::policy>;
    case model::attribute<&model::Grant::visible_status>:
      return model::attribute<&model::Grant::status>;
    default:
      return attribute;
  }
}

std::uint64_t word(model::Resource resource, std::uint16_t attribute) {
  return std::uint64_t{resource.row()} << 32 | std::uint64_t{resource.table()} << 16 | attribute;
}

}  // namespace

void CauseTimes::operator()(const model::StepRecord& record) {
  for (const sim::Change& change : record.changes) {
    if (is_cause(change.attribute)) {
      times_[word(change.row, change.attribute)] = record.event.time;
    }
  }
}

std::optional<sim::Time> CauseTimes::of(model::Blame blame) const {
  const auto found = times_.find(word(blame.resource, source_of(blame.attribute)));
  return found == times_.end() ? std::nullopt : std::optional(found->second);
}

model::Blame blame_of(const model::StepRecord& record, std::size_t note) {
  for (std::size_t i = std::min(note + 1, record.notes.size()); i-- > 0;) {
    if (record.notes[i].blame != model::no_resource) {
      return {record.notes[i].blame, record.notes[i].blame_attribute};
    }
  }
  return {};
}

}  // namespace lab
