// Rotation schedules: AutomaticallyAfterDays, rate() and cron() with a window, and when the next window is. All in UTC.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "sim/time.hpp"

namespace model {

// The window of one scheduled rotation: it starts at some moment of [open, close).
struct Window {
  sim::Time open;
  sim::Time close;
};

class Schedule {
 public:
  enum class Kind : std::uint8_t { days, rate_days, rate_hours, cron };

  // AutomaticallyAfterDays, 1..1000. `duration`: "3h" or empty. Null when it is out of range.
  static std::optional<Schedule> after_days(std::int64_t days, std::string_view duration);
  // rate(N hours|days) or cron(0 H DoM M DoW *). Null when it is not a schedule, or not one that is allowed.
  static std::optional<Schedule> expression(std::string_view text, std::string_view duration);

  // The first window that follows `last`, the moment of the last rotation or of the secret's creation, and that is not
  // over at `now`. NextRotationDate is its close.
  [[nodiscard]] Window next(sim::Time last, sim::Time now) const;

  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] std::int64_t count() const { return count_; }
  // "rate(7 days)", "cron(…)", as given; empty for AutomaticallyAfterDays.
  [[nodiscard]] const std::string& expression_text() const { return text_; }
  [[nodiscard]] const std::string& duration_text() const { return duration_text_; }

  friend bool operator==(const Schedule&, const Schedule&) = default;

 private:
  Kind kind_ = Kind::days;
  std::int64_t count_ = 7;
  std::string text_;
  std::string duration_text_;
  sim::Duration length_{};
  // cron: which hours, days of the month, months and days of the week (0 Sunday) match.
  std::bitset<24> hours_;
  std::bitset<32> month_days_;
  std::bitset<13> months_;
  std::bitset<7> week_days_;
  bool by_week_day_ = false;
  bool last_day_of_month_ = false;  // L
  int nth_week_day_ = 0;            // d#n; 0: every week
  bool last_week_day_ = false;      // dL
};

}  // namespace model
