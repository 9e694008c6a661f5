// Finding entries of one shape, and making one of them.
#include "trace/timeline_fold.hpp"

#include <algorithm>
#include <cctype>
#include <chrono>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "trace/event_phrase.hpp"

namespace trace {
namespace {

constexpr std::size_t fewest = 10;
constexpr sim::Duration longest_pause = std::chrono::hours(1);

// A text with numbers and ids made alike: orders-17 and orders-3 are one pattern.
std::string pattern_of(const std::string& text) {
  constexpr std::string_view cut = "…";
  constexpr std::size_t digits_kept = 8;  // of an id that is cut short
  std::string shown = short_name(text);
  for (std::size_t at = shown.find(cut); at != std::string::npos; at = shown.find(cut, at + 1)) {
    const std::size_t kept = std::min(at, digits_kept);
    shown.erase(at - kept, kept);
    at -= kept;
  }
  std::string pattern;
  for (const char c : shown) {
    const bool digit = std::isdigit(static_cast<unsigned char>(c)) != 0;
    if (!digit) {
      pattern += c;
    } else if (pattern.empty() || pattern.back() != '0') {
      pattern += '0';
    }
  }
  return pattern;
}

std::string shape_of(const TimelineEntry& entry) {
  const EventRecord& event = entry.event;
  std::string shape = event.source + "\n" + event.name + "\n" + event.principal + "\n" + event.error + "\n" +
                      std::to_string(event.line) + "\n" + pattern_of(event.resource);
  for (const ChangeRecord& change : entry.changes) {
    shape += "\n" + pattern_of(change.resource) + "\n" + change.attribute;
    for (const auto& value : {change.before, change.after}) {
      shape += "\n" + (value ? pattern_of(*value) : "-");
    }
  }
  return shape;
}

// `orders-0 … orders-199`; of ids, and where the last one is not the greatest, `orders-0 …`.
std::string range_text(const std::string& first, const std::string& last, bool ordered) {
  if (first == last) {
    return short_name(first);
  }
  return ordered && short_name(first) == first ? first + " … " + last : short_name(first) + " …";
}

class Folding {
 public:
  explicit Folding(std::vector<TimelineEntry>& entries) : entries_(entries), heads_(entries.size()) {
    for (std::size_t i = 0; i < entries.size(); ++i) {
      heads_[i] = i;
      const auto [known, fresh] = groups_.try_emplace(shape_of(entries[i]), Group{i, i, 1});
      Group& group = known->second;
      if (fresh) {
        continue;
      }
      if (entries[i].event.at - entries[group.last].event.at > longest_pause) {
        close(group);
        group = {i, i, 1};
        continue;
      }
      heads_[i] = group.first;
      group.last = i;
      ++group.count;
    }
    for (auto& [shape, group] : groups_) {
      close(group);
    }
  }

  std::vector<TimelineEntry> take() {
    std::vector<TimelineEntry> kept;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      if (heads_[i] == i || entries_[heads_[i]].times == 1) {
        kept.push_back(std::move(entries_[i]));
      }
    }
    return kept;
  }

 private:
  struct Group {
    std::size_t first;
    std::size_t last;
    std::size_t count;
  };

  // Makes the first entry stand for all, if there are enough, and not all of one resource.
  void close(const Group& group) {
    TimelineEntry& first = entries_[group.first];
    const TimelineEntry& last = entries_[group.last];
    if (group.count < fewest || first.event.resource == last.event.resource) {
      return;
    }
    first.times = group.count;
    const bool ordered = first.event.line != 0;  // of the scenario's own lines
    first.event.resource = range_text(first.event.resource, last.event.resource, ordered);
    for (std::size_t i = 0; i < first.changes.size(); ++i) {
      ChangeRecord& change = first.changes[i];
      const ChangeRecord& other = last.changes[i];
      change.resource = range_text(change.resource, other.resource, ordered);
      change.before = change.before == other.before ? change.before : "…";
      change.after = change.after == other.after ? change.after : "…";
    }
  }

  std::vector<TimelineEntry>& entries_;
  std::vector<std::size_t> heads_;  // by entry, the first of its group
  std::unordered_map<std::string, Group> groups_;
};

}  // namespace

Timeline folded(Timeline timeline) {
  timeline.entries = Folding(timeline.entries).take();
  return timeline;
}

}  // namespace trace
