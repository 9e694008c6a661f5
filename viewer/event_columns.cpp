// Filling the columns, and what marks an event leaves.
#include "viewer/event_columns.hpp"

#include <algorithm>
#include <limits>

#include "sim/bug.hpp"

namespace viewer {
namespace {

std::optional<MarkKind> mark_of(const trace::PlainEvent& event) {
  using model::Action;
  using model::NoteKind;
  const bool refused = event.error != trace::TextId::none;
  if (refused && event.action == Action::Login) return MarkKind::failed_login;
  if (refused && event.action == Action::LoginAttempt) return MarkKind::attempt;
  if (event.kind == NoteKind::fault || event.action == Action::FaultEnded) return MarkKind::fault;
  if (refused) return MarkKind::refused;
  if (event.action == Action::UpdateSecretVersionStage) return MarkKind::label;
  if (event.kind == NoteKind::call) return MarkKind::call;
  if (event.kind == NoteKind::service) return MarkKind::service;
  return std::nullopt;
}

}  // namespace

void EventColumns::expect(trace::EventId count) {
  const auto size = static_cast<std::size_t>(count);
  if (size <= type_low_.capacity()) return;
  offset_.reserve(size);
  resource_.reserve(size);
  type_low_.reserve(size);
}

TypeId EventColumns::known(const trace::PlainEvent& event) {
  const std::uint64_t key = static_cast<std::uint64_t>(event.error) << 32 |
                            static_cast<std::uint64_t>(event.action) << 8 | static_cast<std::uint64_t>(event.kind);
  const auto [place, fresh] = type_ids_.try_emplace(key, static_cast<TypeId>(types_.size()));
  if (fresh) {
    sim::require(types_.size() < std::numeric_limits<TypeId>::max(), "kinds of events have numbers of 16 bits");
    types_.push_back({event.kind, event.action, event.error, mark_of(event)});
  }
  return place->second;
}

void EventColumns::append(const trace::PlainEvent& event) {
  if (type_low_.size() % block == 0) before_.push_back(counts_);
  const TypeId type = known(event);
  append_moment(event.at.time_since_epoch().count());
  resource_.push_back(static_cast<std::uint32_t>(event.resource));
  type_low_.push_back(static_cast<std::uint8_t>(type));
  if (type > 0xFF || !type_high_.empty()) {
    type_high_.resize(type_low_.size());
    type_high_.back() = static_cast<std::uint8_t>(type >> 8);
  }
  if (const auto mark = types_[type].mark) ++counts_[static_cast<std::size_t>(*mark)];
}

void EventColumns::append_moment(std::int64_t at) {
  const std::size_t number = type_low_.size();
  const std::size_t first = number - number % stretch;
  if (number == first) base_.push_back(at);
  std::int64_t& base = base_.back();
  const std::int64_t offset = base == far_apart ? 0 : at - base;
  if (offset < 0 || offset > std::numeric_limits<std::uint32_t>::max()) {
    std::vector<std::int64_t>& moments = wide_[number / stretch];
    for (std::size_t i = first; i < number; ++i) moments.push_back(base + offset_[i]);
    base = far_apart;
  }
  if (base == far_apart) wide_[number / stretch].push_back(at);
  offset_.push_back(base == far_apart ? 0 : static_cast<std::uint32_t>(offset));
}

trace::EventId EventColumns::last_event_until(std::int64_t at) const {
  trace::EventId found = 0;  // it and those before it are not later
  for (trace::EventId last = size(); found < last;) {
    const trace::EventId middle = found + (last - found + 1) / 2;
    if (moment_of(middle) <= at) {
      found = middle;
    } else {
      last = middle - 1;
    }
  }
  return found;
}

trace::EventId EventColumns::last_until(sim::Time at) const { return last_event_until(at.time_since_epoch().count()); }

std::uint32_t EventColumns::marked_until(trace::EventId id, MarkKind kind) const {
  const auto count = static_cast<std::size_t>(std::clamp<trace::EventId>(id, 0, size()));
  if (count == 0) return 0;
  const std::size_t first = count / block < before_.size() ? count / block : before_.size() - 1;
  std::uint32_t found = before_[first][static_cast<std::size_t>(kind)];
  for (std::size_t i = first * block; i < count; ++i) found += types_[type_at(i)].mark == kind ? 1 : 0;
  return found;
}

}  // namespace viewer
