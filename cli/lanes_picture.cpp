// Characters for statuses and marks, the axis of time above them and what they mean below.
#include "cli/lanes_picture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <vector>

#include "cli/quantity.hpp"
#include "cli/sparkline.hpp"
#include "cli/table.hpp"

namespace cli {
namespace {

constexpr std::size_t usual_width = 110;
constexpr std::size_t label_width = 29;
constexpr std::size_t least_width = 20;
constexpr std::int64_t day = 86'400'000'000;

struct Glyph {
  std::string_view name;  // of a tone or of a kind of mark
  std::string_view text;
  std::string_view meaning;
  Style style;
};

// What comes later is drawn over what comes before.
constexpr std::array<Glyph, 5> tones{{{"off", "·", "not in use", Style::dim},
                                      {"calm", "─", "as it should be", Style::good},
                                      {"busy", "▒", "on its way", Style::odd},
                                      {"gap", "◇", "AWSCURRENT does not open the database", Style::bad},
                                      {"bad", "█", "does not work", Style::bad}}};
constexpr std::array<Glyph, 6> kinds{{{"label", "L", "labels moved", Style::dim},
                                      {"call", "c", "a call that changes something", Style::plain},
                                      {"rotation", "R", "a rotation failed", Style::bad},
                                      {"fault", "F", "a fault", Style::odd},
                                      {"expectation", "X", "an expectation did not hold", Style::bad},
                                      {"violation", "V", "an invariant was broken", Style::bad}}};

template <std::size_t N>
std::size_t rank_of(const std::array<Glyph, N>& glyphs, std::string_view name) {
  return static_cast<std::size_t>(std::ranges::find(glyphs, name, &Glyph::name) - glyphs.begin());
}

// A line of the picture: of each character the rank of what is drawn there plus one.
using Cells = std::vector<std::size_t>;

class Picture {
 public:
  Picture(const Json& report, const Screen& screen)
      : screen_(screen),
        start_(report["start"]),
        span_(std::max<std::int64_t>(report["end"].get<std::int64_t>() - start_, 1)),
        width_(picture_width(screen)) {
    axis();
    for (const Json& group : report["timeline"]["groups"]) draw_group(group);
    legend();
    for (const Json& note : report["notes"]) add_wrapped(note.get<std::string>());
  }

  [[nodiscard]] std::string text() && { return std::move(text_); }

 private:
  [[nodiscard]] std::size_t column(std::int64_t at) const {
    const std::int64_t place =
        static_cast<std::int64_t>(static_cast<double>(at) / static_cast<double>(span_) * static_cast<double>(width_));
    return static_cast<std::size_t>(std::clamp<std::int64_t>(place, 0, static_cast<std::int64_t>(width_) - 1));
  }

  void heading(std::string_view words, Style style) {
    text_ += painted(screen_, style, cut(words, label_width + width_)) + "\n";
  }

  void line(std::string_view label, const std::string& row) {
    const std::string head = cut(label, label_width - 1);
    text_ += painted(screen_, Style::dim, head) + std::string(label_width - width_of(head), ' ') + row + "\n";
  }

  // An instant every so many characters, as long as there is room for it.
  void axis() {
    const std::size_t length = span_ >= 3 * day ? std::string_view("2026-01-01").size() : moment_text({}).size();
    const std::size_t apart = length + 4;
    std::string marks;
    for (std::size_t at = 0; at + length <= width_; at += apart) {
      const auto since =
          static_cast<std::int64_t>(static_cast<double>(span_) * static_cast<double>(at) / static_cast<double>(width_));
      marks += std::string(at - marks.size(), ' ');
      marks += moment_text(sim::Time(sim::Duration(start_ + since))).substr(0, length);
    }
    line("", painted(screen_, Style::dim, marks));
  }

  void draw_group(const Json& group) {
    const auto name = group["name"].get<std::string>();
    heading(name.empty() ? "of no cluster, or of several" : name, Style::bold);
    for (const Json& lane : group["lanes"]) {
      const auto kind = lane["kind"].get<std::string>();
      if (kind != "run") heading("  " + kind + " " + lane["name"].get<std::string>(), Style::plain);
      for (const Json& track : lane["tracks"]) draw_track(track);
      draw_marks(lane["marks"]);
    }
  }

  template <std::size_t N>
  void draw(std::string_view label, const Cells& cells, const std::array<Glyph, N>& glyphs,
            std::set<std::size_t>& used) {
    std::string row;
    for (std::size_t from = 0; from < cells.size();) {
      std::size_t until = from;
      std::string same;
      for (; until < cells.size() && cells[until] == cells[from]; ++until) {
        same += cells[from] == 0 ? " " : glyphs[cells[from] - 1].text;
      }
      row += cells[from] == 0 ? same : painted(screen_, glyphs[cells[from] - 1].style, same);
      if (cells[from] != 0) used.insert(cells[from] - 1);
      from = until;
    }
    line(label, row.substr(0, row.find_last_not_of(' ') + 1));
  }

  void draw_track(const Json& track) {
    Cells cells(width_);
    for (const Json& span : track["spans"]) {
      const std::size_t rank = rank_of(tones, span[3].get<std::string_view>()) + 1;
      const auto until = std::max(span[0].get<std::int64_t>(), span[1].get<std::int64_t>() - 1);
      for (std::size_t at = column(span[0]); at <= column(until); ++at) cells[at] = std::max(cells[at], rank);
    }
    draw("    " + track["name"].get<std::string>(), cells, tones, tones_used_);
  }

  void draw_marks(const Json& marks) {
    Cells cells(width_);
    std::vector<std::uint64_t> failed(width_);
    for (const Json& mark : marks) {
      const auto kind = mark[2].get<std::string_view>();
      if (kind == "logins") {
        failed[column(mark[0])] += mark[5].get<std::uint64_t>();
      } else if (const std::size_t rank = rank_of(kinds, kind); rank < kinds.size()) {
        cells[column(mark[0])] = std::max(cells[column(mark[0])], rank + 1);
      }
    }
    if (std::ranges::any_of(cells, [](std::size_t cell) { return cell != 0; })) {
      draw("    events", cells, kinds, kinds_used_);
    }
    if (std::ranges::any_of(failed, [](std::uint64_t count) { return count != 0; })) {
      const std::string row = density_line(failed);
      line("    failed logins", painted(screen_, Style::bad, row.substr(0, row.find_last_not_of(' ') + 1)));
    }
  }

  void legend() {
    std::vector<std::string> parts;
    for (const std::size_t rank : tones_used_) parts.push_back(legend_of(tones[rank]));
    for (const std::size_t rank : kinds_used_) parts.push_back(legend_of(kinds[rank]));
    const auto width = static_cast<std::int64_t>(width_);
    add_wrapped("A character is " + span_text(sim::Duration((span_ + width - 1) / width)) +
                (parts.empty() ? "" : ": " + list_text(parts)) + ".");
  }
  static std::string legend_of(const Glyph& glyph) { return fmt::format("{} {}", glyph.text, glyph.meaning); }

  void add_wrapped(std::string_view words) {
    for (const std::string& one : wrapped(words, screen_.width)) text_ += painted(screen_, Style::dim, one) + "\n";
  }

  const Screen& screen_;
  std::int64_t start_;
  std::int64_t span_;
  std::size_t width_;
  std::string text_;
  std::set<std::size_t> tones_used_;
  std::set<std::size_t> kinds_used_;
};

}  // namespace

std::size_t picture_width(const Screen& screen) {
  const std::size_t whole = screen.width == 0 ? usual_width : screen.width;
  return std::max(whole, label_width + least_width) - label_width;
}

std::string lanes_picture(const Json& report, const Screen& screen) { return Picture(report, screen).text(); }

}  // namespace cli
