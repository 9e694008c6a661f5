// What a system has to offer to be explored, and how its states become bytes.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <type_traits>
#include <vector>

#include "sim/exploration.hpp"
#include "sim/packed_states.hpp"

namespace sim {

template <class State>
concept PlainState = std::is_trivially_copyable_v<State> && std::has_unique_object_representations_v<State>;

// A system, one instance a thread:
//
//   struct System {
//     using State = …;                                       // a value
//     State start();                                         // the canonical start state
//     template <class Visit>
//     void expand(const State&, Visit);                      // visit(std::uint32_t label, State& next,
//                                                            // std::uint32_t violation) for each successor, in an
//                                                            // order that depends on the state alone; violation is the
//                                                            // number of a property that the transition breaks, or 0
//     std::uint64_t hash(const State&);                      // well mixed
//     std::uint64_t marks(const State&);                     // optional: what holds in it, as bits
//     Fairness fairness(std::uint32_t label);                // optional: weak
//     template <class Visit>
//     void held_back(const State&, Visit);                   // optional: visit(std::uint32_t label) for what is
//     pending
//                                                            // but cannot happen until something else has
//     void pack(const State&, std::vector<std::byte>&);      // only of states that are not plain: fills an empty
//     void unpack(std::span<const std::byte>, State&);       // vector; and the way back
//     void absorb(const System&);                            // optional: what another thread's instance has gathered
//   };
template <class S>
concept Explorable = std::copy_constructible<S> && requires(S& system, const typename S::State& state) {
  { system.start() } -> std::convertible_to<typename S::State>;
  { system.hash(state) } -> std::same_as<std::uint64_t>;
  system.expand(state, [](std::uint32_t, typename S::State&, std::uint32_t) {});
} &&(PlainState<typename S::State> || requires(S & system, typename S::State& state, std::vector<std::byte>& bytes) {
  system.pack(state, bytes);
  system.unpack(StateBytes(), state);
});

// The size of a system's states as bytes, 0 if they differ in size.
template <Explorable S>
inline constexpr std::size_t packed_width = PlainState<typename S::State> ? sizeof(typename S::State) : 0;

// The bytes of a state, valid while it and `scratch` are.
template <Explorable S>
StateBytes pack_state(S& system, const typename S::State& state, std::vector<std::byte>& scratch) {
  if constexpr (packed_width<S> != 0) {
    return std::as_bytes(std::span(&state, 1));
  } else {
    scratch.clear();
    system.pack(state, scratch);
    return scratch;
  }
}

template <Explorable S>
void unpack_state(S& system, StateBytes bytes, typename S::State& state) {
  if constexpr (packed_width<S> != 0) {
    std::memcpy(&state, bytes.data(), sizeof state);
  } else {
    system.unpack(bytes, state);
  }
}

// What holds in a state, as bits; nothing if the system has no marks.
template <Explorable S>
std::uint64_t marks_of(S& system, const typename S::State& state) {
  if constexpr (requires { system.marks(state); }) {
    return system.marks(state);
  } else {
    return 0;
  }
}

template <Explorable S>
Fairness fairness_of(S& system, std::uint32_t label) {
  if constexpr (requires { system.fairness(label); }) {
    return system.fairness(label);
  } else {
    return Fairness::weak;
  }
}

// Whether a system says of its states what is held back in them.
template <Explorable S>
inline constexpr bool holds_back = requires(S& system, const typename S::State& state) {
  system.held_back(state, [](std::uint32_t) {});
};

// The steps that one takes from `state` on by the ordinals of transitions, in the order in which expand() visits them.
template <Explorable S>
Story walk(S& system, typename S::State state, std::span<const std::uint32_t> ordinals) {
  Story story;
  for (const std::uint32_t wanted : ordinals) {
    std::uint32_t ordinal = 0;
    typename S::State reached = state;
    system.expand(state, [&](std::uint32_t label, typename S::State& next, std::uint32_t) {
      if (ordinal++ == wanted) {
        story.push_back({label, system.hash(next)});
        reached = next;
      }
    });
    state = std::move(reached);
  }
  return story;
}

}  // namespace sim
