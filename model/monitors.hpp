// Timed invariants: what was opened, by when it has to close, and what a secret or a rotation was like before. An
// obligation still open at the end of a run is open, not broken, unless its bound has passed.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "model/inspection.hpp"

namespace model {

class Monitors {
 public:
  explicit Monitors(const Setting& setting) : setting_(&setting) {}

  void observe(Inspection& step);
  // Bounds that have passed at `end` without their obligation being met.
  void finish(const World& world, sim::Time end, std::vector<Violation>& violations);
  // Obligations still open, their bound not yet passed.
  [[nodiscard]] std::size_t open(const World& world, sim::Time end) const;

 private:
  // A rotation under way, as its cluster was when it started.
  struct Rotation {
    Resource secret;
    Password password;
    VersionRow current;
    bool set = false;
    std::uint32_t attempts = 1;
    sim::Time gap_opened = sim::never;
    sim::Time has_to_end = sim::never;  // for one started by its schedule
    bool slowed = false;                // a fault stretched waits while it was under way
  };
  // What a cluster's last secret was like: the next has to differ.
  struct Former {
    SecretRow secret;
    std::uint64_t identity;
    Password password;
  };
  // The window of a secret's last rotation that its schedule started; never: there was none.
  struct Opened {
    sim::Time open = sim::never;
    ScheduleId schedule = ScheduleId::none;
    bool armed_anew = false;  // by a call, since then: it may be the same once more
  };
  // Something that has to be over by a time.
  struct Obligation {
    Invariant invariant;
    sim::Time by;
  };

  void watch_sync(const World& world, ClusterRow cluster, sim::Time now);
  void on_client_login(Inspection& step, const Note& note, std::uint16_t index);
  void on_note(Inspection& step, const Note& note, std::uint16_t index);
  void on_change(Inspection& step, const sim::Change& change);
  void on_armed_anew(const Note& note);
  void on_scheduled_start(Inspection& step, const Note& note, const Secret& secret, std::uint16_t index);
  void on_rotation_end(Inspection& step, const Note& note, std::uint16_t index);
  // The rotation under way of a secret, which may be gone itself.
  std::unordered_map<Resource, Rotation>::iterator rotation_of(const World& world, Resource secret);
  // A version was made with a password that no other kept version of its secret has, or a version went.
  void on_version_value(Inspection& step, const sim::Change& change);
  void on_new_secret(Inspection& step, const sim::Change& change);
  void oblige(Resource resource, Invariant invariant, sim::Time by) { due_[resource] = {invariant, by}; }
  void met(Inspection& step, Resource resource);
  void on_status(Inspection& step, const sim::Change& change);
  // The longest that a rotation without fault keeps AWSCURRENT from logging in, and the longest that it takes.
  [[nodiscard]] sim::Duration longest_gap() const;
  [[nodiscard]] sim::Duration longest_rotation() const;

  const Setting* setting_;
  sim::Time last_{};
  std::unordered_map<std::uint64_t, std::uint32_t> kept_;  // kept versions by the hash of secret and password
  std::unordered_map<Resource, Rotation> rotations_;       // by cluster
  std::unordered_map<Resource, Former> former_;            // by cluster
  std::vector<sim::Time> in_sync_;  // by cluster's row, since when AWSCURRENT opens the database; never: it does not
  std::vector<Opened> windows_;     // by secret's row
  std::unordered_map<Resource, sim::Time> moved_;         // by client, since when its endpoint leads to its cluster
  std::unordered_map<Resource, Obligation> due_;          // by the resource that has to change
  std::unordered_map<Resource, Obligation> unavailable_;  // by cluster: until when it may have its status
};

}  // namespace model
