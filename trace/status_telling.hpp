// How statuses go on while the changes of a run go by, in the trace's own numbers: what the spans of a report and the
// overview of a trace are made of.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/identifiers.hpp"
#include "trace/plain_rows.hpp"

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

// What a track says: a word's number, or what only this file knows. 0: nothing.
using TrackValue = std::int64_t;
Tone tone_of(Track track, TrackValue value);
// `name_of` gives a resource's name.
std::string track_text(Track track, TrackValue value, const std::function<std::string(ResourceId)>& name_of);

// From this moment on a track says this.
struct StatusTurn {
  ResourceId on = ResourceId::none;  // a cluster, secret or key
  Track track{};
  TrackValue value = 0;  // 0: nothing any more
  sim::Time at{};
  EventId event = 0;
};

class StatusTelling {
 public:
  using Visit = std::function<void(const StatusTurn&)>;

  explicit StatusTelling(Visit visit) : visit_(std::move(visit)) {}

  // So many resources there will be, for the room that they take.
  void expect(std::size_t resources);
  // Before the first change of it, in the order of their numbers; again when its parent is another.
  void know(const ResourceLink& resource);
  // Tells what turned; what is told twice for one moment took no time.
  void take(const PlainChange& change);

  // Those that matter: others need not be given.
  static std::span<const std::uint16_t> attributes();

 private:
  struct ClusterState {
    std::int64_t password = 0;
    ResourceId writer = ResourceId::none;
    bool had_writer = false;
    bool exists = false;
    ResourceId secret = ResourceId::none;  // whose AWSCURRENT is `current`
    std::int64_t current = 0;              // the password in it
    std::vector<ResourceLink> secrets;
  };
  struct Place {
    model::Table kind{};
    ResourceId parent = ResourceId::none;
  };

  [[nodiscard]] Place place_of(ResourceId resource) const;
  ClusterState* cluster_of(ResourceId secret);  // that RDS keeps it for; null: a secret of somebody's own
  ResourceId secret_of(ResourceId cluster, sim::Time at);
  void put(ResourceId on, Track track, TrackValue value, const PlainChange& change);
  void tell_writer(ResourceId cluster, const PlainChange& change);
  void set_value(ResourceId version, std::int64_t value);
  void tell_current(ResourceId secret, const PlainChange& change);
  void tell_gap(const ClusterState& cluster, const PlainChange& change);

  Visit visit_;
  std::vector<Place> places_;  // by number
  std::unordered_map<ResourceId, ClusterState> clusters_;
  std::unordered_map<ResourceId, ResourceId> labels_;  // the version under AWSCURRENT, by secret
  std::vector<std::uint32_t> values_;                  // by number of the version
  std::unordered_map<ResourceId, bool> down_;          // by instance
  std::unordered_map<ResourceId, std::array<TrackValue, track_count>> said_;
};

}  // namespace trace
