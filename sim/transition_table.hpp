// Status machines as constexpr tables of rows {from, trigger, to}: checked when compiled, printed as text and graph.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace sim {

template <class State, class Trigger>
struct Transition {
  State from;
  Trigger trigger;
  State to;
};

// `State` and `Trigger` are enums 0..count-1; the names are in the enums' order. The first state is the initial one.
template <class State, std::size_t States, class Trigger, std::size_t Triggers, std::size_t Rows>
struct TransitionTable {
  std::array<std::string_view, States> states;
  std::array<std::string_view, Triggers> triggers;
  std::array<Transition<State, Trigger>, Rows> rows;

  [[nodiscard]] constexpr const Transition<State, Trigger>* find(State from, Trigger trigger) const {
    for (const auto& row : rows) {
      if (row.from == from && row.trigger == trigger) {
        return &row;
      }
    }
    return nullptr;
  }

  [[nodiscard]] constexpr bool allows(State from, State to) const {
    for (const auto& row : rows) {
      if (row.from == from && row.to == to) {
        return true;
      }
    }
    return false;
  }

  // One answer to a trigger in a state, every trigger used, every state reachable from the first: for static_assert.
  [[nodiscard]] constexpr bool deterministic() const {
    for (std::size_t i = 0; i < Rows; ++i) {
      for (std::size_t j = i + 1; j < Rows; ++j) {
        if (rows[i].from == rows[j].from && rows[i].trigger == rows[j].trigger) {
          return false;
        }
      }
    }
    return true;
  }

  [[nodiscard]] constexpr bool every_trigger_used() const {
    std::array<bool, Triggers> used{};
    for (const auto& row : rows) {
      used[static_cast<std::size_t>(row.trigger)] = true;
    }
    for (const bool one : used) {
      if (!one) {
        return false;
      }
    }
    return true;
  }

  [[nodiscard]] constexpr bool every_state_reachable() const {
    std::array<bool, States> reached{};
    reached[0] = true;
    for (std::size_t round = 0; round < States; ++round) {
      for (const auto& row : rows) {
        if (reached[static_cast<std::size_t>(row.from)]) {
          reached[static_cast<std::size_t>(row.to)] = true;
        }
      }
    }
    for (const bool one : reached) {
      if (!one) {
        return false;
      }
    }
    return true;
  }

  [[nodiscard]] constexpr bool sound() const {
    return deterministic() && every_trigger_used() && every_state_reachable();
  }

  // Every trigger in every state, a line each: `from | trigger -> to`, or `-` where there is no transition.
  [[nodiscard]] std::string text() const {
    std::string out;
    for (std::size_t s = 0; s < States; ++s) {
      for (std::size_t t = 0; t < Triggers; ++t) {
        const auto* row = find(static_cast<State>(s), static_cast<Trigger>(t));
        out += std::string(states[s]) + " | " + std::string(triggers[t]) + " -> " +
               (row ? std::string(states[static_cast<std::size_t>(row->to)]) : "-") + "\n";
      }
    }
    return out;
  }

  // The same as a graph in DOT, transitions only.
  [[nodiscard]] std::string dot(std::string_view name) const {
    std::string out = "digraph \"" + std::string(name) + "\" {\n";
    for (const auto& row : rows) {
      out += "  \"" + std::string(states[static_cast<std::size_t>(row.from)]) + "\" -> \"" +
             std::string(states[static_cast<std::size_t>(row.to)]) + "\" [label=\"" +
             std::string(triggers[static_cast<std::size_t>(row.trigger)]) + "\"];\n";
    }
    return out + "}\n";
  }
};

}  // namespace sim
