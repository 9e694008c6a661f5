// For how long everything had its status: the bars on the lanes of a run.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "trace/lanes.hpp"

namespace trace {

// What is told of a lane, in the order in which it is drawn.
enum class Track : std::uint8_t { status, writer, secret_status, rotation, gap, key_state, visible_key_state };
inline constexpr std::size_t track_count = 7;
std::string_view track_name(Track track);

enum class Tone : std::uint8_t {
  calm,  // as it should be
  busy,  // on its way
  off,   // not in use
  gap,   // AWSCURRENT does not open the database
  bad,
};
inline constexpr std::size_t tone_count = 5;
std::string_view tone_name(Tone tone);

struct StatusSpan {
  LaneId lane = 0;
  Track track{};
  std::string value;
  Tone tone{};
  sim::Time from{};
  std::optional<sim::Time> until;  // none: it lasted at the end
  EventId event = 0;               // that began it
};

// Calls each when it ends, those that last at the end of the trace last. What took no time is left out.
void each_status_span(Reader& reader, const Lanes& lanes, const std::function<void(const StatusSpan&)>& visit);

}  // namespace trace
