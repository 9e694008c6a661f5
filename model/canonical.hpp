// Canonical worlds: of all worlds that go on alike, one. What every future of a world is explored with, where time, the
// order in which rows were made, identities and the names of like things must not make two states of one.
// See docs/decisions/exploring-without-a-clock.md.
//
// Invariants
//   1. A canonical world is its own representative.
//   2. It is a world: the model steps it, at the one moment `now`, like any other.
//   3. Stepping it and making the result canonical is the same as stepping what it stands for and making that
//   canonical.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "model/renumbering.hpp"
#include "model/setting.hpp"
#include "model/step.hpp"
#include "model/world.hpp"

namespace model {

// What is forgotten beside the clock. Each can be left out, for comparison: then there are more states, never others.
struct Reductions {
  bool identities = true;  // row numbers, identities, counters, and which password it is
  bool leftovers = true;   // versions without a label; what only waits to be gone is there once
  bool clients = true;     // the clients of a group are told apart by their state alone
  bool clusters = true;    // names that the actions treat alike
  bool keys = true;        // keys that the actions treat alike
};

// One of several that the actions treat alike; all members of a set have as many of each, in corresponding order.
struct AlikeMember {
  std::vector<Name> names;             // of a cluster, its instances, its snapshots …
  std::vector<std::uint32_t> actions;  // indices of those that are about them
  std::vector<std::uint32_t> groups;   // of clients, by definition
};
using AlikeSet = std::vector<AlikeMember>;

// The same of keys that were there from the start, which actions name by their ids.
struct AlikeKey {
  KeyRow row;
  std::uint64_t identity = 0;
  std::vector<std::uint32_t> actions;
};
using AlikeKeys = std::vector<AlikeKey>;
class SeenKeys;

// What exploration must not forget.
struct Anchors {
  sim::Time now;                                  // the moment of every step
  std::array<std::uint32_t, table_count> rows{};  // so many rows of each table keep their number and identity
  std::vector<Password> passwords;                // those that an action gives, ascending
  std::vector<AlikeSet> alike;
  std::vector<AlikeKeys> alike_keys;

  // Of all that is in the world by now, what calls name by its id; the rest they name by its name.
  void keep_rows_of(const World& world);
};

// Makes worlds canonical. Keeps its buffers: once they have grown, nothing is allocated.
class Canon {
 public:
  // `setting` outlives it.
  Canon(const Setting& setting, Anchors anchors, Reductions reductions);

  // `left`: how often each action may still happen; what is renamed takes its counts along.
  void operator()(World& world, std::span<std::uint8_t> left);

 private:
  // By the content of a cluster and all that is its own, without the names; whether any name moved.
  // (canonical_names.cpp)
  bool sort_alike(World& world, std::span<std::uint8_t> left);
  void describe(const World& world, std::span<const std::uint8_t> left, const AlikeMember& member, const SeenKeys& keys,
                std::vector<std::byte>& out) const;
  // Of the first so many contents; false: some are out of order.
  bool rank_contents(std::size_t count);
  void rename(World& world, std::span<std::uint8_t> left, const AlikeSet& set);
  // By what a key is, and by what refers to it, the names of alike clusters aside; whether any key moved.
  // (canonical_keys.cpp)
  bool sort_keys(World& world, std::span<std::uint8_t> left);
  void describe(const World& world, std::span<const std::uint8_t> left, const AlikeKey& key,
                std::vector<std::byte>& out) const;
  void add_surroundings(const World& world, std::span<const std::uint8_t> left, const AlikeKey& key,
                        std::vector<std::byte>& out);
  void exchange(World& world, std::span<std::uint8_t> left, const AlikeKeys& set);
  // (canonical_clients.cpp)
  void sort_clients(World& world);
  void renumber_passwords(World& world);

  const Setting* setting_;
  Anchors anchors_;
  Reductions reductions_;
  Renumbering renumbering_;
  std::vector<std::vector<std::byte>> contents_;  // of the members of a set
  std::vector<std::uint32_t> order_;              // the members in the order of their contents
  std::vector<std::uint32_t> ranks_;              // by member: whose names, or whose place, it takes
  std::vector<std::vector<std::byte>> pieces_;    // of one content, to be put in order
  std::vector<std::uint32_t> key_places_;         // by row of a key: the one that it comes to
  std::vector<Key> keys_;
  std::vector<std::uint8_t> left_;
  std::vector<Password> seen_;
  std::vector<Client> clients_;
  std::vector<std::uint32_t> client_order_;
};

// How long a wait is, roughly: its longest draw. What takes longer happens after all that is shorter and connected.
enum class Scale : std::uint8_t {
  none,
  moment,  // 15 minutes at most
  day,
  longer,
};
Scale scale_of(sim::Duration longest);
// A slot that is filled with an event of this scale, in a world without a clock.
sim::Slot slot_without_clock(Scale scale, sim::Time now);
inline Scale scale_of(const sim::Slot& slot) { return static_cast<Scale>(slot.reserved); }

// Every time in the world becomes `now`, never, or what stands for a moment before or after it. (canonical_time.cpp)
void forget_clock(const Setting& setting, World& world, sim::Time now);
// Of what the databases accepted before, only what they accept now is known, and that since the start.
void forget_past_passwords(World& world, sim::Time since);

// What has no label any more, and of what waits to be gone all that nobody can reach. (canonical_leftovers.cpp)
void drop_leftovers(World& world, const Anchors& anchors);
// Whether what is pending in the slot is the end of such a leftover: nothing else depends on it, nor it on anything.
bool only_waits_to_be_gone(const World& world, Resource owner, SlotKind slot);

}  // namespace model
