// The events of a trace as columns in memory, some nine bytes each: what is asked for at every frame.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "trace/plain_rows.hpp"
#include "viewer/moments.hpp"
#include "viewer/time_range.hpp"

namespace viewer {

enum class MarkKind : std::uint8_t {
  call,
  refused,
  fault,
  label,
  failed_login,
  attempt,
  service,
  violation,
  failed_expectation
};
inline constexpr std::size_t mark_kind_count = 9;

// What events have in common.
struct EventType {
  model::NoteKind kind{};
  model::Action action{};
  trace::TextId error = trace::TextId::none;
  std::optional<MarkKind> mark;  // none: nothing to be seen on the timeline
};

std::string_view event_kind_word(model::NoteKind kind);  // call, service, timer, fault, client
std::vector<std::string> event_kinds();                  // all of these words

using TypeId = std::uint16_t;

class EventColumns : public Moments {
 public:
  void expect(trace::EventId count);  // for the room that they take
  // In the order of their numbers, from 1.
  void append(const trace::PlainEvent& event);

  [[nodiscard]] trace::EventId size() const { return static_cast<trace::EventId>(type_low_.size()); }
  [[nodiscard]] sim::Time at(trace::EventId id) const { return sim::Time(sim::Duration(moment_of(id))); }
  [[nodiscard]] trace::ResourceId resource(trace::EventId id) const {
    return static_cast<trace::ResourceId>(resource_[place(id)]);
  }
  [[nodiscard]] TypeId type_of(trace::EventId id) const { return type_at(place(id)); }
  [[nodiscard]] const EventType& type(TypeId id) const { return types_[id]; }
  [[nodiscard]] const std::vector<EventType>& types() const { return types_; }

  [[nodiscard]] std::int64_t moment_of(trace::EventId id) const override {
    const std::size_t number = place(id);
    const std::int64_t base = base_[number / stretch];
    return base == far_apart ? wide_.find(number / stretch)->second[number % stretch] : base + offset_[number];
  }
  [[nodiscard]] trace::EventId last_event_until(std::int64_t at) const override;
  // The last one up to this moment; 0: none.
  [[nodiscard]] trace::EventId last_until(sim::Time at) const;
  // How many events up to and with this one have such a mark; `any`: all events.
  [[nodiscard]] std::uint32_t marked_until(trace::EventId id, MarkKind kind) const;

 private:
  static std::size_t place(trace::EventId id) { return static_cast<std::size_t>(id) - 1; }
  TypeId known(const trace::PlainEvent& event);
  [[nodiscard]] TypeId type_at(std::size_t place) const {
    const unsigned high = type_high_.empty() ? 0U : type_high_[place];
    return static_cast<TypeId>(high << 8 | type_low_[place]);
  }

  void append_moment(std::int64_t at);

  static constexpr std::size_t block = 256;
  static constexpr std::size_t stretch = 64;
  static constexpr std::int64_t far_apart = std::numeric_limits<std::int64_t>::min();
  using Counts = std::array<std::uint32_t, mark_kind_count>;

  // Moments since that of the first event of each stretch; of a stretch that lasts for more than an hour, as they are.
  std::vector<std::int64_t> base_;
  std::vector<std::uint32_t> offset_;
  std::unordered_map<std::size_t, std::vector<std::int64_t>> wide_;
  std::vector<std::uint32_t> resource_;
  // Few traces have more than 256 types: then the high bytes are not there.
  std::vector<std::uint8_t> type_low_;
  std::vector<std::uint8_t> type_high_;
  std::vector<EventType> types_;
  std::unordered_map<std::uint64_t, TypeId> type_ids_;
  std::vector<Counts> before_;  // each block of events: of all those before it
  Counts counts_{};
};

}  // namespace viewer
