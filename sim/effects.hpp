// What a step gives back beside the changed world: notes and changes for who watches, waits and choices for the driver.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>
#include <type_traits>
#include <vector>

#include "sim/bug.hpp"
#include "sim/draws.hpp"
#include "sim/event.hpp"
#include "sim/time.hpp"

namespace sim {

// The value of an attribute that is not there: before a creation, after a deletion.
inline constexpr std::int64_t absent = std::numeric_limits<std::int64_t>::min();

// One write to the world. `note` is the index of the step's note under which it happened.
struct Change {
  Owner row;
  std::uint16_t attribute;
  std::uint16_t note;
  std::int64_t before;
  std::int64_t after;

  friend bool operator==(const Change&, const Change&) = default;
};
static_assert(sizeof(Change) == 24);

inline constexpr std::uint16_t no_wait_name = 0xFFFF;

// A wait that the model names and the driver resolves: how long until the owner's slot `kind` is an event.
struct Wait {
  enum class Form : std::uint8_t {
    after,   // a draw of the distribution `name`; with `then`, a draw of that one on top
    within,  // a moment in [from, to), drawn under the name
    at,      // exactly `from`; with `then`, a draw of that one on top
  };

  Owner owner;
  std::uint8_t kind = 0;
  Form form = Form::after;
  std::uint16_t name = no_wait_name;
  std::uint16_t then = no_wait_name;
  std::uint16_t note = 0;  // the note of the step that asked
  // The part of one and the same draw that this wait covers; a part that begins above 0 reuses the draw before it.
  double begin = 0;
  double end = 1;
  double factor = 1;  // stretches the draw
  Time from{};
  Time to{};
};

// Answers what a step has to know at once.
class Chooser {
 public:
  // A choice: the index of one of `outcomes` outcomes, 0 being the usual one, when each of the others together has
  // `probability`.
  virtual std::uint32_t choose(Owner owner, std::uint16_t choice, std::uint32_t outcomes, double probability) = 0;
  // The draws of a wait by number, for who keeps count of them in the world.
  virtual Draws draws(Owner owner, std::uint16_t name) = 0;

 protected:
  ~Chooser() = default;
};

// The log of one step. `Note` is the model's record of something that happened: integers only, no padding.
template <class Note>
class Effects {
  static_assert(std::has_unique_object_representations_v<Note>, "a note is hashed as bytes");

 public:
  explicit Effects(Chooser& chooser) : chooser_(&chooser) {}

  void clear() {
    notes_.clear();
    changes_.clear();
    waits_.clear();
    current_ = 0;
  }

  // Opens a note; the changes and waits that follow belong to it. Returns its index.
  std::uint16_t open(const Note& note) {
    require(notes_.size() < 0xFFFF, "a step wrote too many notes");
    notes_.push_back(note);
    return current_ = static_cast<std::uint16_t>(notes_.size() - 1);
  }

  // Goes on under a note opened earlier in this step: for notes and waits. What that note changed was logged before the
  // notes that it led to, so that the changes of a step stand in the order of its notes.
  void resume(std::uint16_t note) { current_ = note; }

  [[nodiscard]] std::uint16_t current() const { return current_; }
  [[nodiscard]] Note& note(std::uint16_t index) { return notes_[index]; }

  void changed(Owner row, std::uint16_t attribute, std::int64_t before, std::int64_t after) {
    require(changes_.empty() || changes_.back().note <= current_, "a step changed something under an earlier note");
    changes_.push_back(Change{row, attribute, current_, before, after});
  }

  void wait(Wait wait) {
    wait.note = current_;
    waits_.push_back(wait);
  }

  // Forgets a wait that this very step asked for; emptying the slot is the model's part.
  void forget(Owner owner, std::uint8_t kind) {
    std::erase_if(waits_, [&](const Wait& wait) { return wait.owner == owner && wait.kind == kind; });
  }

  std::uint32_t choose(Owner owner, std::uint16_t choice, std::uint32_t outcomes, double probability) {
    return chooser_->choose(owner, choice, outcomes, probability);
  }
  [[nodiscard]] Draws draws(Owner owner, std::uint16_t name) { return chooser_->draws(owner, name); }

  [[nodiscard]] std::span<const Note> notes() const { return notes_; }
  [[nodiscard]] std::span<const Change> changes() const { return changes_; }
  [[nodiscard]] std::span<const Wait> waits() const { return waits_; }

 private:
  Chooser* chooser_;
  std::vector<Note> notes_;
  std::vector<Change> changes_;
  std::vector<Wait> waits_;
  std::uint16_t current_ = 0;
};

}  // namespace sim
