// The overview of a run: what every lane said, which events were about it and when, small enough to be read whole. The
// writer keeps it while it writes and stores it at the end, so that a viewer has a picture before it has read the rows.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "trace/plain_rows.hpp"
#include "trace/status_telling.hpp"

namespace trace {

class Connection;
class Reader;

// How often something happened in a stretch of time.
struct OverviewCell {
  sim::Time from{};
  sim::Duration length{};
  std::uint64_t events = 0;
  std::uint64_t failed_logins = 0;
};

// Counts by time: the more events there are, the more stretches, about one to eight events. Stretches are a second, two
// seconds, four … since 1970.
class OverviewCounts {
 public:
  // In the order of time.
  void add(sim::Time at, bool failed_login, std::uint64_t times = 1);
  [[nodiscard]] std::vector<OverviewCell> cells() const;

  [[nodiscard]] std::vector<std::uint8_t> packed() const;
  static std::vector<OverviewCell> unpacked(std::span<const std::uint8_t> bytes);

 private:
  struct Count {
    std::int64_t place = 0;  // in stretches since 1970
    std::uint32_t events = 0;
    std::uint32_t failed = 0;
  };
  void halve();

  std::vector<Count> counts_;
  std::uint64_t events_ = 0;
  std::int64_t stretch_ = 1'000'000;  // microseconds
};

// What a track said, without its moments: those are the events'.
struct OverviewTurn {
  EventId event = 0;
  TrackValue value = 0;
};

// What there is of it, and where: what is kept of a lane is read when somebody asks.
class Overview {
 public:
  static constexpr EventId moment_stride = 64;

  // In the order of the resources, then the parts: the row that has it.
  void add(ResourceId resource, std::int64_t part, std::int64_t row);
  // The part that is of no resource, and those who are used.
  void add_moments(std::span<const std::uint8_t> bytes);
  void add_uses(ResourceId user, std::span<const std::uint8_t> bytes);

  [[nodiscard]] bool empty() const { return moments_.empty(); }
  // Of every moment_stride-th event, from the first on.
  [[nodiscard]] const std::vector<sim::Time>& moments() const { return moments_; }
  // Who uses which keys and secrets.
  [[nodiscard]] const std::vector<std::pair<ResourceId, ResourceId>>& uses() const { return uses_; }
  // Of a resource that has a lane; of a group of clients the first of them. Empty: nothing was said on this track.
  [[nodiscard]] std::vector<OverviewTurn> turns(Reader& reader, ResourceId owner, Track track) const;
  [[nodiscard]] std::vector<OverviewCell> cells(Reader& reader, ResourceId owner) const;

 private:
  struct Part {
    ResourceId owner = ResourceId::none;
    std::uint32_t part = 0;
    std::int64_t row = 0;
  };
  [[nodiscard]] std::vector<std::uint8_t> bytes_of(Reader& reader, ResourceId owner, std::int64_t part) const;

  std::vector<sim::Time> moments_;
  std::vector<Part> parts_;
  std::vector<std::pair<ResourceId, ResourceId>> uses_;
};

// Keeps the overview of a run while its rows go by.
class OverviewKeeper {
 public:
  OverviewKeeper();
  OverviewKeeper(const OverviewKeeper&) = delete;
  OverviewKeeper& operator=(const OverviewKeeper&) = delete;

  // In the order of their numbers, before anything is said of them. That a parent changes later is not followed.
  void know(const ResourceLink& resource, std::string_view name);
  // In the order of their numbers, from 1, and its changes after it.
  void take(EventId id, sim::Time at, ResourceId about, bool failed_login);
  void take(const PlainChange& change);

  void store(Connection& connection) const;

 private:
  struct Turns {
    std::vector<std::uint8_t> bytes;
    EventId last = 0;
    std::uint32_t count = 0;
  };
  void turn(const StatusTurn& turn);
  [[nodiscard]] ResourceId lane_of(ResourceId resource) const;

  StatusTelling telling_;
  std::vector<std::uint8_t> of_interest_;                             // by attribute
  std::vector<ResourceId> lanes_;                                     // by number
  std::map<std::pair<std::string, ResourceId>, ResourceId> clients_;  // the first of each group, by name and cluster
  std::map<std::pair<ResourceId, Track>, Turns> turns_;
  std::unordered_map<ResourceId, OverviewCounts> counts_;
  std::set<std::pair<ResourceId, ResourceId>> uses_;
  std::vector<std::int64_t> moments_;
};

}  // namespace trace
