// A small model of the lifecycle to explore, the transition system of bench/peers/lifecycle.pml: clusters with managed
// passwords, their secrets, and customer keys that may be disabled. A state is one word.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <utility>

#include "sim/hash.hpp"

namespace lifecycle {

enum Status : std::uint8_t { none, creating, active, rotating, impaired };

// A cluster and its secret. The number of the key provided by Secrets Manager is that of the customer keys.
struct Cluster {
  std::uint16_t exists : 1;
  std::uint16_t managed : 1;
  std::uint16_t status : 3;  // of the secret
  std::uint16_t key : 2;     // of the secret
  std::uint16_t born : 2;    // the key at the secret's birth
  std::uint16_t stored : 1;  // the version in the secret, mod 2
  std::uint16_t opens : 1;   // the version that opens the cluster, mod 2
  std::uint16_t lost : 1;    // access to the secret
  std::uint16_t unused : 4;

  void make_secret(unsigned under) {
    managed = 1;
    status = creating;
    key = born = static_cast<std::uint16_t>(under & 3);
    lost = 0;
    stored = opens ^ 1;
  }
  void drop_secret() { managed = status = key = born = lost = stored = 0; }
};

struct State {
  std::uint64_t bits = 0;  // twelve a cluster; from 60 on, one a customer key: disabled
};

// What is seeded; the number of the property that each breaks.
enum class Bug : std::uint8_t {
  no = 0,
  forgets_secret = 1,
  cures_without_rotation = 2,
  changes_key = 3,
  rotates_dead = 4
};

struct Shape {
  unsigned clusters = 2;  // 1 to 4
  unsigned keys = 2;      // customer keys, 1 to 3
  Bug bug = Bug::no;
  bool sort_clusters = false;  // states that differ in the order of clusters are one
  bool sort_keys = false;      // the same for customer keys; needs sorted clusters
};

enum Event : std::uint32_t {
  create_own,
  modify_off,
  change_key,
  destroy,
  rotate,
  detect,
  heal,
  created,
  created_impaired,
  rotated,
  rotation_failed,
  lose,
  cure,
  create_managed = 16,  // and the key
  modify_on = 20,       // and the key
  disable = 24,         // and the key
  enable = 28,          // and the key
};

// The label of an event of a cluster.
constexpr std::uint32_t label(std::uint32_t event, unsigned cluster = 0) { return cluster << 5 | event; }

class System {
 public:
  using State = lifecycle::State;

  explicit System(Shape shape) : shape_(shape) {}

  static State start() { return {}; }
  static std::uint64_t hash(const State& state) { return sim::mix(state.bits); }

  template <class Visit>
  void expand(const State& state, Visit visit) const {
    for (unsigned cluster = 0; cluster < shape_.clusters; ++cluster) {
      expand_cluster(state, cluster, visit);
    }
    for (unsigned key = 0; key < shape_.keys; ++key) {
      State next{state.bits ^ 1ULL << (first_key + key)};
      if (sorted()) next = canonical(next);
      visit(label((disabled(state, key) ? enable : disable) + key), next, 0U);
    }
  }

  // The least of the states that are the same but for the order of clusters and, if asked for, of keys.
  [[nodiscard]] State canonical(State state) const {
    State least = with_keys(state, {0, 1, 2, 3});
    if (shape_.sort_keys) {
      std::array<std::uint8_t, 4> order = {0, 1, 2, 3};
      while (std::next_permutation(order.begin(), order.begin() + shape_.keys)) {
        least.bits = std::min(least.bits, with_keys(state, order).bits);
      }
    }
    return least;
  }

 private:
  static constexpr unsigned width = 12;
  static constexpr unsigned first_key = 60;
  static constexpr std::uint64_t mask = (1U << width) - 1;

  [[nodiscard]] bool sorted() const { return shape_.sort_clusters || shape_.sort_keys; }
  static bool disabled(const State& state, unsigned key) { return (state.bits >> (first_key + key) & 1) != 0; }

  static Cluster cluster_of(const State& state, unsigned cluster) {
    return std::bit_cast<Cluster>(static_cast<std::uint16_t>(state.bits >> width * cluster & mask));
  }
  static State with(const State& state, unsigned cluster, Cluster now) {
    const unsigned shift = width * cluster;
    return {(state.bits & ~(mask << shift)) | std::uint64_t{std::bit_cast<std::uint16_t>(now)} << shift};
  }

  // The state with its clusters in order and key `k` called `name[k]`.
  [[nodiscard]] State with_keys(const State& state, const std::array<std::uint8_t, 4>& name) const {
    std::array<std::uint16_t, 4> clusters{};
    for (unsigned i = 0; i < shape_.clusters; ++i) {
      Cluster one = cluster_of(state, i);
      one.key = one.status == none ? 0 : name[one.key] & 3;
      one.born = one.status == none ? 0 : name[one.born] & 3;
      clusters[i] = std::bit_cast<std::uint16_t>(one);
    }
    std::sort(clusters.begin(), clusters.begin() + shape_.clusters);
    State named;
    for (unsigned i = 0; i < shape_.clusters; ++i) {
      named.bits |= std::uint64_t{clusters[i]} << width * i;
    }
    for (unsigned key = 0; key < shape_.keys; ++key) {
      named.bits |= std::uint64_t{disabled(state, key)} << (first_key + name[key]);
    }
    return named;
  }

  // The number of the first property that a cluster breaks after an event; 0 if none.
  static std::uint32_t broken(Cluster before, Cluster now) {
    const bool has = now.status != none;
    const bool settled = now.status == active || now.status == impaired;
    if (has && now.exists == 0) return 1;                             // a secret without its cluster
    if ((now.managed != 0) != has) return 2;                          // managed, and there is no secret
    if (settled && now.stored != now.opens) return 3;                 // what is stored does not open the cluster
    if (now.key != now.born) return 4;                                // the key changed
    if (before.status == impaired && now.status == active) return 5;  // healed without a rotation
    return 0;
  }

  template <class Visit>
  void expand_cluster(const State& state, unsigned number, Visit& visit) const {
    const Cluster now = cluster_of(state, number);
    const bool has = now.status != none;
    const bool usable = now.lost == 0 && (now.key == shape_.keys || !disabled(state, now.key));
    const auto happens = [&](std::uint32_t event, auto effect) {
      Cluster then = now;
      effect(then);
      State next = with(state, number, then);
      if (sorted()) next = canonical(next);
      visit(label(event, number), next, broken(now, then));
    };
    const auto becomes = [&](std::uint32_t event, Status status) {
      happens(event, [status](Cluster& c) { c.status = status; });
    };
    const auto settles = [&](std::uint32_t event, Status status) {
      happens(event, [status](Cluster& c) { c.status = status, c.opens = c.stored; });
    };
    const auto starts_rotating = [&](std::uint32_t event) {
      happens(event, [](Cluster& c) { c.status = rotating, c.stored ^= 1; });
    };
    if (now.exists == 0) happens(create_own, [](Cluster& c) { c.exists = 1, c.opens = 0; });
    if (now.status == active || now.status == impaired) happens(modify_off, [](Cluster& c) { c.drop_secret(); });
    if (shape_.bug == Bug::changes_key && now.status == active && now.key != shape_.keys) {
      happens(change_key, [this](Cluster& c) { c.key = static_cast<std::uint16_t>(shape_.keys & 3); });
    }
    if (now.exists != 0) {
      const bool forgets = shape_.bug == Bug::forgets_secret && now.status == rotating;
      happens(destroy, [forgets](Cluster& c) {
        c.exists = c.opens = 0;
        if (!forgets) c.drop_secret();
      });
    }
    if (now.status == active && usable) starts_rotating(rotate);
    if (now.status == active && !usable) becomes(detect, impaired);
    if (now.status == impaired && usable) starts_rotating(heal);
    if (now.status == creating) settles(usable ? created : created_impaired, usable ? active : impaired);
    if (now.status == rotating && usable) settles(rotated, active);
    if (now.status == rotating && !usable && shape_.bug == Bug::rotates_dead) becomes(rotation_failed, active);
    if (now.status == rotating && !usable && shape_.bug != Bug::rotates_dead) {
      happens(rotation_failed, [](Cluster& c) { c.status = impaired, c.stored = c.opens; });
    }
    if (has && now.lost == 0) happens(lose, [](Cluster& c) { c.lost = 1; });
    if (has && now.lost != 0) {
      const bool flips = shape_.bug == Bug::cures_without_rotation && now.status == impaired;
      happens(cure, [flips](Cluster& c) {
        c.lost = 0;
        if (flips) c.status = active;
      });
    }
    for (unsigned key = 0; key <= shape_.keys; ++key) {
      if (key < shape_.keys && disabled(state, key)) continue;
      if (now.exists == 0) {
        happens(create_managed + key, [key](Cluster& c) { c.exists = 1, c.opens = 0, c.make_secret(key); });
      }
      if (now.exists != 0 && now.managed == 0) {
        happens(modify_on + key, [key](Cluster& c) { c.make_secret(key); });
      }
    }
  }

  Shape shape_;
};

}  // namespace lifecycle
