// From a script to its futures, and from what was found there to stories.
#include "lab/explore.hpp"

#include <algorithm>

#include "lab/alike_keys.hpp"
#include "lab/beginning.hpp"
#include "lab/counterexample.hpp"
#include "lab/explored_actions.hpp"
#include "lab/future_names.hpp"
#include "lab/line_text.hpp"
#include "lab/questions.hpp"
#include "lab/retelling.hpp"
#include "lab/saved_stories.hpp"
#include "scenarios/counter.hpp"
#include "sim/explore.hpp"

namespace lab {
namespace {

using scenarios::Property;

model::FuturesPlan plan_of(const scenarios::Script& script, const ExploreOptions& options, Player& player) {
  model::FuturesPlan plan;
  plan.actions = explored_actions(script, player);
  plan.anchors.alike = alike_names(script, player);
  plan.anchors.alike_keys = alike_keys(script, player);
  plan.start = player.world();
  plan.anchors.now = player.now();
  plan.anchors.keep_rows_of(plan.start);
  plan.anchors.passwords = passwords_given(plan.actions, player.prepared().setting);
  plan.reductions = options.reductions;
  plan.scales = options.scales;
  plan.fairness = options.fairness;
  plan.excepted = player.prepared().excepted;
  plan.step = options.step;
  return plan;
}

constexpr sim::Duration time_to_show = std::chrono::hours(24) * 8;  // a window of every week is in it

std::string then_of(const RetoldStep& step) {
  if (step.changes.empty() && step.refusal != model::Refusal::none) {
    return (step.action ? "refused: " : "") + std::string(model::refusal_row(step.refusal).code);
  }
  std::string text;
  for (const auto& [what, change] : step.changes) {
    text += (text.empty() ? "" : ", ") + what + " " + change;
  }
  return text;
}

class Telling {
 public:
  Telling(const scenarios::Script& script, const ExploreOptions& options, Player& player, const AskedWaits& asked,
          const model::Futures& futures)
      : script_(&script), options_(&options), player_(&player), asked_(&asked), futures_(&futures) {}

  void tell(Found& found, const sim::Story& story) const {
    Retelling retelling(player_->prepared().setting, *futures_,
                        {*script_, player_->world(), player_->resolver(), *asked_, player_->now()});
    const Retold retold = retelling(story);
    for (std::size_t i = 0; i < story.size(); ++i) {
      found.story.push_back(i < retold.steps.size() ? told(retold.steps[i]) : told(story[i]));
    }
    found.why_not = retold.why_not;
    if (!retold.why_not.empty()) {
      return;
    }
    found.scenario = self_contained(counterexample(*script_, retold, found));
    found.scenario->parameters.insert(found.scenario->parameters.end(), options_->parameters.begin(),
                                      options_->parameters.end());
    if (!found.good()) {
      found.replays = shows(found, *found.scenario);
    }
    if (found.kind == Found::Kind::eventually && !found.replays) {
      scenarios::Script again = *found.scenario;
      if (ask_once_more(again) && shows(found, again)) {
        found.scenario = std::move(again);
        found.replays = true;
      }
    }
    if (found.endless() && found.cycle == story.size() && found.replays) {
      go_on_afterwards(found);
    }
  }

  // As it is written, its counter replaced.
  [[nodiscard]] std::string action_text(std::size_t action) const {
    const auto as_written = [](std::string_view text) { return std::string(text); };
    const scenarios::ExploreAction& one = script_->exploration->actions[action];
    return player_->prepared().redaction.clean(line_text(scenarios::counted(one.what, one.number), as_written));
  }

 private:
  [[nodiscard]] bool shows(const Found& found, const scenarios::Script& scenario) const {
    PlayOptions play_options;
    play_options.step = options_->step;
    const Summary summary = play(scenario, play_options);
    return std::ranges::any_of(summary.broken,
                               [&](const BrokenInvariant& broken) { return broken.invariant == found.name; });
  }
  // Where nothing more happens, what is mended has time to show.
  void go_on_afterwards(Found& found) const {
    scenarios::Script longer = *found.scenario;
    *longer.duration += time_to_show;
    if (shows(found, longer)) {
      found.scenario = std::move(longer);
    }
  }
  [[nodiscard]] ToldStep told(const RetoldStep& step) const {
    const std::string what =
        step.action ? action_text(*step.action) : std::string(model::slot_text(step.slot)) + " of " + step.name;
    return {step.at, what, then_of(step)};
  }
  [[nodiscard]] ToldStep told(const sim::Step& step) const {
    const model::FutureLabel label = model::FutureLabel::of(step.label);
    return {sim::never,
            label.is_action ? action_text(label.action) : model::label_text(player_->prepared().setting, label), ""};
  }

  const scenarios::Script* script_;
  const ExploreOptions* options_;
  Player* player_;
  const AskedWaits* asked_;
  const model::Futures* futures_;
};

// What was broken before anything else happened: a story without a step.
Found of_beginning(const BrokenInvariant& broken) {
  Found found;
  found.kind = broken.kind == BrokenInvariant::Kind::ours ? Found::Kind::invariant : Found::Kind::always;
  found.name = broken.invariant;
  found.message = broken.message;
  found.line = broken.line;
  return found;
}

// What people may do for ever keeps every promise from coming true.
void check_that_actions_end(const scenarios::Exploration& exploration) {
  for (const scenarios::ExploreAction& action : exploration.actions) {
    if (!action.times) {
      throw scenarios::Mistake(
          action.mark,
          "beside `eventually` and `leads-to` every action needs `times:`: people who go on for ever "
          "keep everything else from happening");
    }
  }
}

Found of_violation(const sim::Violation& violation, const Questions& questions) {
  if (violation.number > model::invariant_count) {
    return questions.found(Property::Kind::always, violation.number - model::invariant_count - 1, Found::Kind::always);
  }
  const model::InvariantRow& row = model::invariant_row(static_cast<model::Invariant>(violation.number - 1));
  Found found;
  found.kind = Found::Kind::invariant;
  found.name = std::string(row.id) + " " + std::string(row.name);
  found.message = row.sentence;
  return found;
}

}  // namespace

bool Explored::held() const {
  return std::ranges::all_of(found, [](const Found& one) { return one.good(); });
}

bool Explored::decided() const {
  return exploration.exhausted() &&
         std::ranges::none_of(answers, [](const Answered& one) { return one.verdict == Answered::Verdict::undecided; });
}

Explored explore(const scenarios::Script& script, const ExploreOptions& options) {
  if (!script.exploration) {
    throw scenarios::Mistake(
        {script.file, 0, 0},
        "there is no `explore:`, which says what may happen at any point; see the scenario language");
  }
  AskedWaits waits;
  PlayOptions play_options;
  play_options.parameters = options.parameters;
  play_options.step = waits.watched(options.step);
  Player player(script, play_options);
  const Summary& beginning = player.play_lines();
  check_beginning(script, beginning);
  check_names(script, player);
  const Questions questions(script, player.prepared().setting);
  model::FuturesPlan plan = plan_of(script, options, player);
  questions.put_into(plan);
  if (questions.ask_for_promises()) {
    check_that_actions_end(*script.exploration);
  }
  // Whether what stays possible has to happen is asked of each one by its name.
  plan.reductions.clusters = plan.reductions.clusters && !questions.ask_for_promises();
  plan.reductions.keys = plan.reductions.keys && !questions.ask_for_promises();
  plan.reductions.clients = plan.reductions.clients && !questions.ask_for_promises();

  sim::ExplorationOptions asked;
  asked.threads = options.threads;
  asked.exact = options.exact;
  asked.past_violations = options.past_violations;
  asked.depth = options.depth.value_or(script.exploration->depth.value_or(asked.depth));
  asked.states = options.states.value_or(script.exploration->states.value_or(asked.states));
  asked.memory = options.memory;
  asked.progress = options.progress;
  asked.stop = options.stop;
  questions.put_into(asked);

  Explored explored;
  explored.file = script.file;
  explored.title = script.title;
  for (const model::AlikeSet& set : plan.anchors.alike) {
    explored.alike += plan.reductions.clusters ? set.size() : 0;
  }
  for (const model::AlikeKeys& set : plan.anchors.alike_keys) {
    explored.alike_keys += plan.reductions.keys ? set.size() : 0;
  }
  model::Futures futures(player.prepared().setting, std::move(plan));
  explored.exploration = sim::explore(futures, asked);
  explored.coverage = futures.coverage();
  for (std::size_t i = 0; i < model::invariant_count; ++i) {
    const auto invariant = static_cast<model::Invariant>(i);
    if (model::needs_clock(invariant)) {
      explored.not_judged.emplace_back(model::invariant_row(invariant).id);
    } else if (futures.judged(invariant) == 0) {
      explored.idle.emplace_back(model::invariant_row(invariant).id);
    }
  }

  const Telling telling(script, options, player, waits, futures);
  const auto tell_once = [&](Found found, const sim::Story& story) {
    if (std::ranges::find(explored.found, found.name, &Found::name) == explored.found.end()) {
      telling.tell(explored.found.emplace_back(std::move(found)), story);
    }
  };
  for (const BrokenInvariant& broken : beginning.broken) {
    tell_once(of_beginning(broken), {});
  }
  for (const std::size_t place : questions.broken_in(player.world())) {
    tell_once(questions.found(Property::Kind::always, place, Found::Kind::always), {});
  }
  for (const sim::Violation& violation : explored.exploration.violations) {
    tell_once(of_violation(violation, questions), violation.story);
  }
  for (const sim::Lasso& lasso : explored.exploration.lassos) {
    Found& found = explored.found.emplace_back(questions.found_promise(lasso.promise));
    sim::Story story = lasso.prefix;
    story.insert(story.end(), lasso.cycle.begin(), lasso.cycle.end());
    found.cycle = lasso.prefix.size();
    telling.tell(found, story);
  }
  for (unsigned mark = 0; mark < 64; ++mark) {
    if ((explored.exploration.never >> mark & 1) != 0) {
      explored.found.push_back(questions.found(Property::Kind::sometimes, mark, Found::Kind::never));
    }
  }
  for (const sim::Sighting& sighting : explored.exploration.sightings) {
    Found& found =
        explored.found.emplace_back(questions.found(Property::Kind::sometimes, sighting.mark, Found::Kind::sometimes));
    telling.tell(found, sighting.story);
  }
  explored.answers = questions.answers(explored);
  for (std::size_t i = 0; i < futures.plan().actions.size(); ++i) {
    if (!futures.accepted(i)) explored.in_vain.push_back(telling.action_text(i));
  }
  explored.actions = futures.plan().actions.size();
  return explored;
}

}  // namespace lab
