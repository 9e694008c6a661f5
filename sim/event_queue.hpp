// The pending-event set: an index over the slots of the world, taken in the order of `leaves_before`.
//
// A radix ladder. What is due soon lies sorted in `run_`, with what came in later beside it in the heap `late_`; all
// else lies unsorted in buckets, by the highest base-64 digit in which its time differs from `base_`. When nothing is
// due any more, the bucket that comes next becomes the run, or is spread over the lower digits if it is long. While
// only a few are pending, all of them are the run. An event is touched a few times whatever is pending, and costs
// little more memory than itself.
//
// Invariants
//   1. An event is in `run_` or `late_` if and only if its time is at most `last_`.
//   2. An event of buckets_[level][digit] has this digit at this level, and agrees with `base_` in all higher ones;
//      base_ <= last_ + 1, so its own digit is then above base_'s, or the lowest of level 0. While no
//      bucket is filled, last_ may be anything.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <boost/sort/spreadsort/integer_sort.hpp>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <vector>

#include "sim/event.hpp"

namespace sim {

// Stale entries are the caller's to drop: see event.hpp. Times may come in any order; it is fast where few lie before
// what was taken last.
class EventQueue {
 public:
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] std::size_t size() const { return size_; }

  // Whether the next event has to be looked for: those that are due come next, sorted, when refill() has found them.
  [[nodiscard]] bool spent() const { return run_.empty() && late_.empty(); }
  // Those found, the next one last.
  [[nodiscard]] std::span<const Event> due() const { return run_; }

  // The queue must not be empty.
  [[nodiscard]] const Event& top() {
    if (spent()) {
      refill();
    }
    return late_is_next() ? late_.front() : run_.back();
  }

  void push(Event event) {
    ++size_;
    if (const Key key = key_of(event); key > last_) {
      put(key, event);
    } else if (run_.size() < shortest_run) {
      insert(event);
    } else {
      late_.push_back(event);
      std::push_heap(late_.begin(), late_.end(), leaves_after);
      if (late_.size() > longest_late_) {
        spill();
      }
    }
  }

  // Looks for what is due next; the queue must be spent and not empty. top() and take() do it when it is needed.
  void refill() {
    // The next bucket becomes the run; a long one is spread first.
    if (size_ <= shortest_run) {
      gather();
      return;
    }
    while (true) {
      std::size_t level = 0;
      while (filled_[level] == 0) {
        ++level;
      }
      const auto digit = static_cast<std::size_t>(std::countr_zero(filled_[level]));
      const std::size_t shift = level * digit_bits;
      const Key above = shift + digit_bits >= 64 ? 0 : base_ >> (shift + digit_bits) << (shift + digit_bits);
      base_ = above | static_cast<Key>(digit) << shift;
      if (const std::uint64_t after = filled_[level] & (filled_[level] - 1); after != 0) {
        ask_for(buckets_[level][static_cast<std::size_t>(std::countr_zero(after))].first);
      }
      if (level == 0 || buckets_[level][digit].size <= (level == 1 ? longest_short_run : longest_run)) {
        last_ = base_ | span(level);
        empty_out(level, digit, [this](const Event& event) { run_.push_back(event); });
        sort_run();
        longest_late_ = shortest_late;
        return;
      }
      last_ = base_ - 1;
      empty_out(level, digit, [this](const Event& event) { put(key_of(event), event); });
    }
  }

  // Takes top() away.
  void pop() { static_cast<void>(take()); }
  Event take() {
    if (spent()) {
      refill();
    }
    --size_;
    Event taken;
    if (late_is_next()) {
      std::pop_heap(late_.begin(), late_.end(), leaves_after);
      taken = late_.back();
      late_.pop_back();
    } else {
      taken = run_.back();
      run_.pop_back();
    }
    return taken;
  }

  // Drops every entry for which `live` is false: O(n), worth it when the stale outnumber the live.
  template <class Predicate>
  void compact(Predicate live) {
    const auto stale = [&](const Event& event) { return !live(event); };
    std::erase_if(run_, stale);
    std::erase_if(late_, stale);
    std::make_heap(late_.begin(), late_.end(), leaves_after);
    size_ = run_.size() + late_.size();
    for (std::size_t level = 0; level < levels; ++level) {
      for (std::uint64_t left = filled_[level]; left != 0; left &= left - 1) {
        const auto digit = static_cast<std::size_t>(std::countr_zero(left));
        empty_out(level, digit, [&](const Event& event) {
          if (live(event)) {
            append(level, digit, event);
            ++size_;
          }
        });
      }
    }
  }

 private:
  using Key = std::uint64_t;  // a time, so that unsigned order is its order
  using ChunkRow = std::uint32_t;

  static constexpr std::size_t digit_bits = 6;
  static constexpr std::size_t digits = std::size_t{1} << digit_bits;
  static constexpr std::size_t levels = (64 + digit_bits - 1) / digit_bits;
  static constexpr std::size_t longest_run = 48;         // sorted at once rather than spread
  static constexpr std::size_t longest_short_run = 256;  // the same of a bucket whose parts would hold few each
  static constexpr std::size_t shortest_run = 24;        // so few need no buckets at all
  static constexpr std::size_t cache_line = 64;
  static constexpr ChunkRow no_chunk = ~ChunkRow{0};

  // A bucket is a list of chunks, of which the first may be partly filled.
  struct Chunk {
    ChunkRow next;
    std::array<Event, 31> events;
  };
  struct Bucket {
    ChunkRow first = no_chunk;
    std::uint32_t in_first = 0;
    std::size_t size = 0;
  };

  static constexpr auto leaves_after = [](const Event& a, const Event& b) { return leaves_before(b, a); };
  static constexpr Key key_of(const Event& event) {
    return static_cast<Key>(event.time.time_since_epoch().count()) ^ Key { 1 } << 63;
  }
  // How many keys a bucket of this level spans, less one.
  static constexpr Key span(std::size_t level) { return (Key{1} << (level * digit_bits)) - 1; }

  [[nodiscard]] bool late_is_next() const {
    return !late_.empty() && (run_.empty() || leaves_before(late_.front(), run_.back()));
  }

  // Into the run, where it belongs: worth it while that is short.
  void insert(Event event) {
    run_.emplace_back();
    auto at = run_.end() - 1;
    for (; at != run_.begin() && leaves_before(*(at - 1), event); --at) {
      *at = *(at - 1);
    }
    *at = event;
  }

  // Of a long run all have one time, for a longer span would have been spread: their owners' digits order them.
  void sort_run() {
    if (run_.size() <= longest_short_run) {
      std::sort(run_.begin(), run_.end(), leaves_after);
      return;
    }
    const auto digits_of_owner = [](const Event& event, unsigned shift) { return ~event.owner.bits() >> shift; };
    boost::sort::spreadsort::integer_sort(run_.begin(), run_.end(), digits_of_owner, leaves_after);
  }

  void put(Key key, Event event) {
    const Key differs = key ^ base_;
    const std::size_t level = differs == 0 ? 0 : static_cast<std::size_t>(std::bit_width(differs) - 1) / digit_bits;
    append(level, key >> (level * digit_bits) & (digits - 1), event);
  }

  void append(std::size_t level, std::size_t digit, Event event) {
    Bucket& bucket = buckets_[level][digit];
    if (bucket.first == no_chunk || bucket.in_first == chunks_[bucket.first].events.size()) {
      bucket.first = new_chunk(bucket.first);
      bucket.in_first = 0;
    }
    chunks_[bucket.first].events[bucket.in_first++] = event;
    ++bucket.size;
    filled_[level] |= std::uint64_t{1} << digit;
  }

  // Empties a bucket and visits what it held; `visit` may append anywhere.
  template <class Visit>
  void empty_out(std::size_t level, std::size_t digit, Visit visit) {
    const Bucket bucket = buckets_[level][digit];
    buckets_[level][digit] = Bucket();
    filled_[level] &= ~(std::uint64_t{1} << digit);
    std::uint32_t filled = bucket.in_first;
    for (ChunkRow row = bucket.first; row != no_chunk;) {
      const Chunk& chunk = chunks_[row];
      ask_for(chunk.next);
      for (std::uint32_t i = 0; i < filled; ++i) {
        visit(chunk.events[i]);
      }
      filled = static_cast<std::uint32_t>(chunk.events.size());
      const ChunkRow next = chunk.next;
      chunks_[row].next = free_;
      free_ = row;
      row = next;
    }
  }

  // A bucket's chunks lie anywhere: the next is on its way from memory while one is read.
  void ask_for(ChunkRow row) const {
    if (row == no_chunk) {
      return;
    }
    const auto* const begin = reinterpret_cast<const char*>(&chunks_[row]);
    for (std::size_t at = 0; at < sizeof(Chunk); at += cache_line) {
      __builtin_prefetch(begin + at);
    }
  }

  ChunkRow new_chunk(ChunkRow next) {
    ChunkRow row = free_;
    if (row == no_chunk) {
      row = static_cast<ChunkRow>(chunks_.size());
      chunks_.emplace_back();
    } else {
      free_ = chunks_[row].next;
    }
    chunks_[row].next = next;
    return row;
  }

  // Few are pending: all are due, and the buckets stay empty until more come in than the run takes.
  void gather() {
    for (std::size_t level = 0; level < levels; ++level) {
      for (std::uint64_t left = filled_[level]; left != 0; left &= left - 1) {
        empty_out(level, static_cast<std::size_t>(std::countr_zero(left)),
                  [this](const Event& event) { run_.push_back(event); });
      }
    }
    std::sort(run_.begin(), run_.end(), leaves_after);
    base_ = std::max(key_of(run_.back()), Key{1});
    last_ = ~Key{0};
    longest_late_ = shortest_late;
  }

  // Too much came in for the time of the run: what does not lie before the base goes to the buckets below, which are
  // empty. Where that is little the heap may grow.
  void spill() {
    last_ = base_ - 1;
    const auto due = [this](const Event& event) { return key_of(event) <= last_; };
    for (std::vector<Event>* from : {&run_, &late_}) {
      const auto rest = std::stable_partition(from->begin(), from->end(), due);
      for (auto event = rest; event != from->end(); ++event) {
        put(key_of(*event), *event);
      }
      from->erase(rest, from->end());
    }
    std::make_heap(late_.begin(), late_.end(), leaves_after);
    longest_late_ = std::max(shortest_late, 2 * late_.size());
  }

  static constexpr std::size_t shortest_late = 128;

  std::vector<Event> run_;   // the next one last
  std::vector<Event> late_;  // a heap
  std::array<std::array<Bucket, digits>, levels> buckets_{};
  std::array<std::uint64_t, levels> filled_{};  // by level, a bit a bucket
  std::deque<Chunk> chunks_;
  ChunkRow free_ = no_chunk;
  Key base_ = 0;
  Key last_ = 0;
  std::size_t size_ = 0;
  std::size_t longest_late_ = shortest_late;
};

}  // namespace sim
