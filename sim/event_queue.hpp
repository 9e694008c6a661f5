// The pending-event set: an index over the slots of the world, taken in the order of `leaves_before`.
//
// A radix ladder. What is due soon lies sorted in `run_`, with what came in later beside it in the heap `late_`; all
// else lies unsorted in buckets, by the highest base-256 digit in which its time differs from `base_`. When nothing is
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
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "sim/event.hpp"
#include "sim/filled_buckets.hpp"

namespace sim {

// Stale entries are the caller's to drop: see event.hpp. Times may come in any order; it is fast where few lie before
// what was taken last.
class EventQueue {
 public:
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] std::size_t size() const { return size_; }

  // The queue must not be empty.
  [[nodiscard]] const Event& top() {
    if (spent()) {
      refill();
    }
    return late_is_next() ? late_.front() : run_.back();
  }

  // The events that have come near since this was last called: time to ask memory for what they are about. Mostly none,
  // as they come by the batch. The queue must not be empty.
  [[nodiscard]] std::span<const Event> approaching() {
    if (spent()) {
      refill();
    }
    far_ = std::min(far_, run_.size());  // some may have left unannounced
    if (far_ == 0 || run_.size() >= far_ + batch) {
      return {};
    }
    const std::size_t end = std::exchange(far_, far_ > batch ? far_ - batch : 0);
    return {run_.data() + far_, end - far_};
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
    for_each_bucket([&](std::size_t level, std::size_t digit) {
      empty_out(level, digit, [&](const Event& event) {
        if (live(event)) {
          append(level, digit, event);
          ++size_;
        }
      });
    });
  }

 private:
  using Key = std::uint64_t;  // a time, so that unsigned order is its order

  static constexpr std::size_t digit_bits = 8;
  static constexpr std::size_t digits = std::size_t{1} << digit_bits;
  static_assert(digits == FilledBuckets::count);
  static constexpr std::size_t levels = 64 / digit_bits;
  static constexpr std::size_t longest_run = 128;         // sorted at once rather than spread, where few are pending
  static constexpr std::size_t longest_wide_run = 1024;   // the same where many are
  static constexpr std::size_t longest_short_run = 8192;  // the same of a bucket whose parts have one time each
  static constexpr std::size_t shortest_run = 24;         // so few need no buckets at all
  static constexpr std::size_t shortest_late = 128;
  static constexpr std::size_t few = 12;    // sorted one by one
  static constexpr std::size_t many = 256;  // sorted by their digits
  static constexpr std::size_t batch = 16;  // that comes near at once
  static constexpr std::size_t chunks_in_block = 128;
  static constexpr std::size_t cache_line = 64;

  // A bucket is a list of chunks, of which the first may be partly filled.
  static constexpr std::uint32_t chunk_size = 31;
  struct Chunk {
    Chunk* next;
    std::array<Event, chunk_size> events;
  };
  struct Bucket {
    Chunk* first = nullptr;
    std::uint32_t in_first = chunk_size;
    std::uint32_t size = 0;
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

  [[nodiscard]] bool spent() const { return run_.empty() && late_.empty(); }

  // How many events make a run rather than being spread. Of a bucket whose parts have one time each many do; elsewhere
  // the more are in a run, the more come in late.
  [[nodiscard]] std::size_t longest_of(std::size_t level) const {
    return level == 1 ? longest_short_run : std::clamp(size_ / 8, longest_run, longest_wide_run);
  }

  // Looks for what is due next; the queue must be spent and not empty.
  void refill() {
    if (size_ <= shortest_run) {
      gather();
      return;
    }
    // The next bucket becomes the run; a long one is spread first.
    while (true) {
      const auto level = static_cast<std::size_t>(std::countr_zero(filled_levels_));
      const std::size_t digit = filled_[level].first_from(0);
      const std::size_t shift = level * digit_bits;
      const Key above = shift + digit_bits >= 64 ? 0 : base_ >> (shift + digit_bits) << (shift + digit_bits);
      base_ = above | static_cast<Key>(digit) << shift;
      if (const std::size_t after = filled_[level].first_from(digit + 1); after != digits) {
        ask_for(buckets_[level][after].first);
      }
      const std::size_t size = buckets_[level][digit].size;
      if (level == 0 || size <= longest_of(level)) {
        last_ = base_ | span(level);
        make_run(level, digit);
        far_ = run_.size();
        longest_late_ = shortest_late;
        return;
      }
      last_ = base_ - 1;
      empty_out(level, digit, [this](const Event& event) { put(key_of(event), event); });
    }
  }

  // Into the run, where it belongs: worth it while that is short.
  void insert(Event event) {
    run_.emplace_back();
    sink(run_.begin(), run_.end() - 1, event);
  }

  using Place = std::vector<Event>::iterator;

  // `event` goes to `at` or as far before it as it belongs; what is in between moves up.
  static void sink(Place begin, Place at, Event event) {
    for (; at != begin && leaves_before(*(at - 1), event); --at) {
      *at = *(at - 1);
    }
    *at = event;
  }
  static void insertion_sort(Place begin, Place end) {
    for (Place at = begin; at != end; ++at) {
      sink(begin, at, *at);
    }
  }

  // The bucket becomes the run. By the next digit its events are nearly in order.
  void make_run(std::size_t level, std::size_t digit) {
    const Bucket& bucket = buckets_[level][digit];
    run_.resize(bucket.size);
    if (level == 0 || bucket.size <= few) {
      auto at = run_.begin();
      empty_out(level, digit, [&at](const Event& event) { *at++ = event; });
      sort(run_.begin(), run_.end(), level == 0);
      return;
    }
    const std::size_t shift = (level - 1) * digit_bits;
    const auto digit_of = [shift](const Event& event) { return key_of(event) >> shift & (digits - 1); };
    std::array<std::uint32_t, digits> place{};
    for_each_event(bucket, [&](const Event& event) { ++place[digit_of(event)]; });
    std::uint32_t end = 0;
    for (std::size_t nth = digits; nth-- > 0;) {
      end += std::exchange(place[nth], end);
    }
    empty_out(level, digit, [&](const Event& event) { run_[place[digit_of(event)]++] = event; });
    if (run_.size() <= longest_run) {
      insertion_sort(run_.begin(), run_.end());
      return;
    }
    auto begin = run_.begin();
    for (std::size_t nth = digits; nth-- > 0;) {
      const auto of_digit_end = run_.begin() + place[nth];
      sort(begin, of_digit_end, level == 1);
      begin = of_digit_end;
    }
  }

  // Many of one time are ordered by the digits of their owners.
  static void sort(Place begin, Place end, bool one_time) {
    const auto size = static_cast<std::size_t>(end - begin);
    if (size <= few) {
      insertion_sort(begin, end);
    } else if (one_time && size > many) {
      const auto digits_of_owner = [](const Event& event, unsigned shift) { return ~event.owner.bits() >> shift; };
      boost::sort::spreadsort::integer_sort(begin, end, digits_of_owner, leaves_after);
    } else {
      std::sort(begin, end, leaves_after);
    }
  }

  void put(Key key, Event event) {
    const Key differs = key ^ base_;
    const std::size_t level = differs == 0 ? 0 : static_cast<std::size_t>(std::bit_width(differs) - 1) / digit_bits;
    append(level, key >> (level * digit_bits) & (digits - 1), event);
  }

  void append(std::size_t level, std::size_t digit, Event event) {
    Bucket& bucket = buckets_[level][digit];
    if (bucket.in_first == chunk_size) {
      bucket.first = new_chunk(bucket.first);
      bucket.in_first = 0;
    }
    bucket.first->events[bucket.in_first++] = event;
    ++bucket.size;
    filled_[level].set(digit);
    filled_levels_ |= 1U << level;
  }

  template <class Visit>
  void for_each_bucket(Visit visit) {
    for (std::size_t level = 0; level < levels; ++level) {
      for (std::size_t digit = 0; (digit = filled_[level].first_from(digit)) != digits; ++digit) {
        visit(level, digit);
      }
    }
  }

  // A bucket's chunks lie anywhere: the next is on its way from memory while one is read.
  template <class Visit>
  static void read(const Chunk& chunk, std::uint32_t filled, Visit& visit) {
    ask_for(chunk.next);
    for (std::uint32_t i = 0; i < filled; ++i) {
      visit(chunk.events[i]);
    }
  }

  template <class Visit>
  static void for_each_event(const Bucket& bucket, Visit visit) {
    std::uint32_t filled = bucket.in_first;
    for (const Chunk* chunk = bucket.first; chunk != nullptr; chunk = chunk->next) {
      read(*chunk, std::exchange(filled, chunk_size), visit);
    }
  }

  // Empties a bucket that is not empty, and visits what it held; `visit` may append anywhere.
  template <class Visit>
  void empty_out(std::size_t level, std::size_t digit, Visit visit) {
    const Bucket bucket = buckets_[level][digit];
    buckets_[level][digit] = Bucket();
    filled_[level].clear(digit);
    if (filled_[level].none()) {
      filled_levels_ &= ~(1U << level);
    }
    std::uint32_t filled = bucket.in_first;
    for (Chunk* chunk = bucket.first; chunk != nullptr;) {
      read(*chunk, std::exchange(filled, chunk_size), visit);
      Chunk* const emptied = std::exchange(chunk, chunk->next);
      emptied->next = std::exchange(free_, emptied);
    }
  }

  static void ask_for(const Chunk* chunk) {
    if (chunk == nullptr) {
      return;
    }
    const auto* const begin = reinterpret_cast<const char*>(chunk);
    for (std::size_t at = 0; at < sizeof(Chunk); at += cache_line) {
      __builtin_prefetch(begin + at);
    }
  }

  Chunk* new_chunk(Chunk* next) {
    if (free_ == nullptr) {
      auto& block = blocks_.emplace_back(std::make_unique_for_overwrite<Chunk[]>(chunks_in_block));
      for (std::size_t nth = 0; nth < chunks_in_block; ++nth) {
        block[nth].next = std::exchange(free_, &block[nth]);
      }
    }
    Chunk* const chunk = std::exchange(free_, free_->next);
    chunk->next = next;
    return chunk;
  }

  // Few are pending: all are due, and the buckets stay empty until more come in than the run takes.
  void gather() {
    for_each_bucket([this](std::size_t level, std::size_t digit) {
      empty_out(level, digit, [this](const Event& event) { run_.push_back(event); });
    });
    std::sort(run_.begin(), run_.end(), leaves_after);
    base_ = std::max(key_of(run_.back()), Key{1});
    last_ = ~Key{0};
    far_ = run_.size();
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

  std::vector<Event> run_;   // the next one last
  std::size_t far_ = 0;      // so many of the run have not come near
  std::vector<Event> late_;  // a heap
  std::array<std::array<Bucket, digits>, levels> buckets_{};
  std::array<FilledBuckets, levels> filled_{};
  std::uint32_t filled_levels_ = 0;  // a bit a level
  std::vector<std::unique_ptr<Chunk[]>> blocks_;
  Chunk* free_ = nullptr;
  Key base_ = 0;
  Key last_ = 0;
  std::size_t size_ = 0;
  std::size_t longest_late_ = shortest_late;
};

}  // namespace sim
