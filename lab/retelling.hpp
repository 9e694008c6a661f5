// A story of an exploration made concrete: a run in real time that goes the same way, with the lines and the pins that
// make it go so.
//
// An exploration knows no clock. Here the real model is walked from the real start; of all that may happen next
// whatever leads to the canonical world of the story is taken, at a moment that is made up: any that its draw may give,
// of what was pending when the futures began as well. What has only one possible moment, such as a secret's probe a day
// after it was asked for, keeps it; if something else would have to come first, the rest is told without a clock, and
// why is said.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "lab/asked_waits.hpp"
#include "model/futures.hpp"
#include "scenarios/script.hpp"
#include "sim/exploration.hpp"
#include "sim/resolver.hpp"

namespace lab {

// One step of a run that was made up.
struct RetoldStep {
  sim::Time at;                         // never: the clock leaves no moment for it
  std::optional<std::uint32_t> action;  // its number; none: something that was pending
  std::string name;                     // whose that was
  model::SlotKind slot{};
  model::Refusal refusal = model::Refusal::none;  // of an action or of a login
  // Of statuses: `c0 SecretStatus`, `rotating -> active`; of policies only which.
  std::vector<std::pair<std::string, std::string>> changes;
};

// A draw or a choice that has to come out as it did.
struct RetoldPin {
  std::string resource;
  std::string name;
  bool choice = false;
  std::uint32_t nth = 1;
  sim::Duration takes{};  // of a wait
  bool fails = false;     // of a choice
};

struct Retold {
  std::vector<RetoldStep> steps;  // as many as could be walked
  std::vector<RetoldPin> pins;
  sim::Time end;
  std::string why_not;  // empty: it goes all the way
};

class Retelling {
 public:
  // Between two steps where nothing asks for more, and where that is too much.
  static constexpr sim::Duration between_steps = std::chrono::seconds(1);
  static constexpr sim::Duration shortest_step = std::chrono::milliseconds(1);
  static constexpr sim::Duration far_away = std::chrono::hours(1);

  // Where the futures begin. All outlive the retelling.
  struct Beginning {
    const scenarios::Script& script;  // its pins stay as they are
    const model::World& world;
    const sim::Resolver& drawn;
    const AskedWaits& asked;  // what is pending
    sim::Time now;
  };

  // `futures` is what was explored from the beginning on.
  Retelling(const model::Setting& setting, const model::Futures& futures, const Beginning& beginning);

  // The story's last step may break something: that is for who plays it to see.
  Retold operator()(std::span<const sim::Step> story);

 private:
  using Slot = std::pair<model::Resource, model::SlotKind>;
  using Draw = std::tuple<model::Resource, std::uint16_t, std::uint32_t>;  // whose, under which name, the nth

  // A wait that goes on.
  struct Asked : AskedWaits::Asked {
    std::uint32_t generation = 0;
    sim::Time end;         // as it was drawn
    bool settled = false;  // it can only end when it does
  };
  // The first and the last moment.
  struct Span {
    sim::Time first;
    sim::Time last;
  };
  // How fast the story goes on.
  struct Pace {
    sim::Duration step;
    sim::Duration first_part;  // of a wait whose second part is of the same draw
  };
  // Where the run has come to.
  struct Place {
    model::World world;
    sim::Resolver resolver;
    sim::Time now;
    std::vector<std::uint8_t> left;
    std::map<Slot, Asked> asked;
    std::map<Draw, sim::Duration> pins;
    std::map<Draw, std::uint32_t> choices;  // those that chance had to make
  };

  // Answers the steps: what it is told to choose is chosen, the draws are the resolver's.
  class Answers final : public sim::Chooser {
   public:
    explicit Answers(Retelling& told) : told_(&told) {}
    std::uint32_t choose(sim::Owner owner, std::uint16_t choice, std::uint32_t outcomes, double probability) override;
    sim::Draws draws(sim::Owner owner, std::uint16_t name) override;

   private:
    Retelling* told_;
  };

  void remember_what_is_pending(const Beginning& beginning);
  void pin_draws();
  Retold tell(std::span<const sim::Step> story);
  [[nodiscard]] std::vector<model::Pending> possible() const;
  // Takes whatever leads where the story goes, that of the same label first; false: nothing does.
  bool go_on(const sim::Step& wanted, RetoldStep& told);
  // Whether it leads there from where the story has come to.
  bool comes_to(const sim::Step& wanted, const model::Pending& what, const Place& from, RetoldStep& told);
  void take(const model::Pending& what, sim::Time moment, RetoldStep& told);
  [[nodiscard]] std::string people_say(model::Resource owner) const;

  // Moments (retold_moments.cpp). When it can happen, the earliest first; none: something else would have to come
  // first.
  std::vector<sim::Time> moments_for(const model::Pending& what);
  // Of what is due when a draw says.
  std::optional<sim::Time> moment_of_wait(const Asked& asked, sim::Time limit) const;
  // It happens at that moment: the draws are pinned so.
  sim::Time set_moment(const model::Pending& what, sim::Time moment);
  // What has to come first, in words.
  [[nodiscard]] std::string hindrance(const model::Pending& what);
  // What has to happen before anything can that comes later, that itself aside; never: nothing has to.
  [[nodiscard]] std::pair<Slot, sim::Time> first_deadline(const Slot* but) const;
  // When it may be over, whatever is drawn within its bounds.
  [[nodiscard]] Span span_of(const Asked& asked) const;
  [[nodiscard]] std::pair<sim::Duration, sim::Duration> bounds_of(std::uint16_t name) const;
  [[nodiscard]] bool is_settled(const AskedWaits::Asked& asked) const;
  // Pins the draws of a wait so that it ends at `at`; returns when it really does.
  sim::Time settle(const Asked& asked, sim::Time at);
  // It is not over by now, whether it goes on or was cancelled.
  void hold_back(const Asked& asked);

  // Logins (retold_logins.cpp). A client whose login is not under way logs in when the story says.
  [[nodiscard]] bool logs_in_at_will(const Slot& slot) const;
  // At once, or once its value or its connection is old enough.
  [[nodiscard]] std::vector<sim::Time> login_moments(model::ClientRow row, sim::Time limit) const;
  // Its next login comes at that moment.
  void put_login(model::ClientRow row, sim::Time at);
  // Whose login would be due by then but that one's log in later.
  void hold_logins_back(sim::Time until, model::Resource but);

  void schedule();
  [[nodiscard]] std::uint64_t canonical_hash();
  // Whatever would end by itself before the run is over takes longer.
  void hold_back_the_rest();
  void list_pins(Retold& retold) const;

  const model::Setting* setting_;
  const scenarios::Script* script_;
  model::Futures futures_;
  sim::Time start_;
  Pace pace_{between_steps, {}};
  bool without_clock_ = false;  // whatever is due elsewhere waits
  Place place_;
  model::Ways ways_;
  Answers answers_{*this};
  sim::Effects<model::Note> effects_{answers_};
  std::optional<std::uint32_t> chosen_;  // what the choice that is being made comes to; none: chance decides
  std::uint32_t nth_ = 0;                // of the draw or choice that was made last
  std::string why_not_;                  // of the step that could not be taken
};

}  // namespace lab
