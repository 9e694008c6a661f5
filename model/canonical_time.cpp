// A world without its clock.
#include <algorithm>
#include <chrono>

#include "model/canonical.hpp"
#include "model/world_tables.hpp"

namespace model {
namespace {

using std::chrono::hours;

constexpr sim::Duration longest_moment = std::chrono::minutes(15);
constexpr sim::Duration day = hours(24);

class Clock {
 public:
  Clock(const Setting& setting, sim::Time now)
      : now_(now), read_attempts_(at_most(setting, Knob::client_read_attempts)) {}

  void forget(Cluster& row) const {
    now(row.created);
    empty(row.status_slot);
    empty(row.rotation_slot);
    empty(row.storage_slot);
    empty(row.maintenance_slot);
    row.scheduled = 0;
    row.writer_epoch = 0;
  }
  void forget(Instance& row) const {
    now(row.created);
    empty(row.status_slot);
    empty(row.fault_slot);
    row.scheduled = 0;
  }
  void forget(Secret& row) const {
    now(row.created);
    row.last_rotated = sim::never;
    later(row.next_rotation_date, end_of_today());
    now(row.window_open);
    later(row.window_close, end_of_today());
    if (row.deleted_date != sim::never) {
      row.deleted_date = row.deleted_date > now_ ? now_ + 30 * day : now_;
    }
    now(row.billed_since);
    empty(row.schedule_slot);
    empty(row.purge_slot);
    empty(row.probe_slot);
    empty(row.delivery_slot);
    empty(row.rotation_slot);
    row.scheduled = 0;
  }
  void forget(Version& row) const { now(row.created); }
  void forget(Key& row) const {
    now(row.created);
    now(row.deletion_date);
    now(row.billed_since);
    later(row.valid_to, now_ + 300 * day);
    later(row.next_rotation, row.rotation_slot.pending() ? now_ + 300 * day : now_);
    empty(row.propagation_slot);
    empty(row.deletion_slot);
    empty(row.rotation_slot);
    empty(row.material_slot);
    row.scheduled = 0;
    row.rotations = 0;
  }
  void forget(Grant& row) const {
    now(row.created);
    empty(row.propagation_slot);
    row.scheduled = 0;
  }
  void forget(Snapshot& row) const {
    now(row.created);
    empty(row.status_slot);
    row.scheduled = 0;
  }
  void forget(Fault& row) const {
    empty(row.end_slot);
    row.scheduled = 0;
  }
  void forget(ManagedPolicy& row) const {
    empty(row.propagation_slot);
    row.scheduled = 0;
  }
  void forget(PolicyVersion& row) const { now(row.created); }
  void forget(Attachment& row) const {
    empty(row.propagation_slot);
    row.scheduled = 0;
  }
  // A login may be tried at any moment: when it is due says only that it may come out otherwise than the last one.
  void forget(Client& row) const {
    if (!row.exists) {
      return;
    }
    row.cached_at = row.cached == Password::none ? sim::never : now_;
    row.used_at = sim::never;
    row.next_login = now_ + hours(1);
    row.connected_at = row.connected ? now_ : sim::never;
    now(row.failing_since);
    if (row.login_slot.pending()) {
      row.login_slot = slot_without_clock(Scale::moment, now_);
    }
    row.scheduled = 0;
    row.moments = 0;
    row.retries = 0;
    row.attempt = std::min(row.attempt, read_attempts_);
  }

 private:
  static std::uint8_t at_most(const Setting& setting, Knob knob) {
    return static_cast<std::uint8_t>(std::clamp(setting.parameters.knob(knob), 1.0, 255.0));
  }
  void now(sim::Time& time) const { later(time, now_); }
  static void later(sim::Time& time, sim::Time instead) {
    if (time != sim::never) {
      time = instead;
    }
  }
  [[nodiscard]] sim::Time end_of_today() const { return std::chrono::floor<std::chrono::days>(now_) + day; }
  // Whoever filled the slot has said how long the wait is; of what was pending at the start, the rest of it counts.
  void empty(sim::Slot& slot) const {
    if (slot.pending()) {
      const Scale scale = slot.reserved != 0 ? scale_of(slot) : scale_of(slot.time - now_);
      slot = slot_without_clock(scale, now_);
    }
  }

  sim::Time now_;
  std::uint8_t read_attempts_;
};

}  // namespace

Scale scale_of(sim::Duration longest) {
  return longest <= longest_moment ? Scale::moment : longest <= day ? Scale::day : Scale::longer;
}

sim::Slot slot_without_clock(Scale scale, sim::Time now) {
  const sim::Duration after = scale == Scale::moment ? longest_moment : scale == Scale::day ? day : 30 * day;
  return {now + after, 1, static_cast<std::uint32_t>(scale)};
}

void forget_past_passwords(World& world, sim::Time since) {
  world.past_passwords.clear();
  world.free_password = no_row;
  for (Cluster& cluster : world.clusters) {
    if (cluster.exists && cluster.last_password != no_row) {
      cluster.last_password = static_cast<std::uint32_t>(world.past_passwords.size());
      world.past_passwords.push_back({since, cluster.password, no_row, 0});
    } else {
      cluster.last_password = no_row;
    }
  }
}

void forget_clock(const Setting& setting, World& world, sim::Time now) {
  const Clock clock(setting, now);
  each_table(world, [&clock](auto& rows) {
    if constexpr (requires { clock.forget(rows.front()); }) {
      for (auto& row : rows) {
        clock.forget(row);
      }
    }
  });
  world.rate_windows.clear();
  world.meters.groups.clear();
  world.meters.reads.clear();
}

}  // namespace model
