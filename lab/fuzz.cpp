// Rounds of walks: made from what the rounds before found, played side by side, looked at in their order.
#include "lab/fuzz.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "lab/beginning.hpp"
#include "lab/player.hpp"
#include "lab/saved_stories.hpp"
#include "lab/shrink.hpp"
#include "lab/side_by_side.hpp"
#include "lab/walk.hpp"
#include "scenarios/whole_file.hpp"
#include "sim/bug.hpp"
#include "sim/hash.hpp"

namespace lab {
namespace {

constexpr std::size_t round_size = 64;     // walks
constexpr std::size_t most_kept = 256;     // walks of the corpus
constexpr std::size_t most_of_a_kind = 3;  // stories shrunk of one invariant
constexpr unsigned from_corpus = 60;       // percent of the walks

// The scenario with all that walks check: the properties of `explore:` that a walk can break or reach, too.
scenarios::Script searched(const scenarios::Script& script) {
  scenarios::Script made = self_contained(script);
  made.questions.clear();
  made.remarks.clear();
  if (made.exploration) {
    for (const scenarios::Property& one : made.exploration->properties) {
      if (one.kind == scenarios::Property::Kind::always || one.kind == scenarios::Property::Kind::sometimes) {
        made.properties.push_back(one);
      }
    }
  }
  return made;
}

class Search {
 public:
  Search(const scenarios::Script& script, const FuzzOptions& options)
      : options_(options),
        scenario_(searched(script)),
        maker_(scenario_, options.length),
        findings_(options.folder, std::filesystem::path(script.file).stem().string()) {
    for (const scenarios::Property& one : scenario_.properties) {
      if (one.kind == scenarios::Property::Kind::sometimes) {
        never_.insert(one.name);
      }
    }
  }

  FuzzReport run() {
    while (!stopped() && report_.not_saved.empty() && (!options_.walks || report_.walks < *options_.walks)) {
      round();
      if (options_.progress) {
        options_.progress(report_);
      }
    }
    report_.corpus = corpus_.size();
    report_.never.assign(never_.begin(), never_.end());
    return std::move(report_);
  }

 private:
  struct Played {
    Walk walk;
    WalkResult result;
    bool done = false;
  };

  [[nodiscard]] bool stopped() const { return options_.stop && options_.stop(); }

  [[nodiscard]] Walk walk(std::uint64_t number) const {
    static const std::uint64_t purpose = sim::hash_text("walk");
    Dice dice(sim::Stream(options_.seed, number, purpose, 0));
    const Dice rest(sim::Stream(options_.seed, number, purpose, 1));
    return !corpus_.empty() && dice.percent(from_corpus) ? maker_.changed(dice.one_of(corpus_), rest)
                                                         : maker_.fresh(rest);
  }

  void round() {
    const std::uint64_t left = options_.walks ? *options_.walks - report_.walks : round_size;
    std::vector<Played> played(std::min<std::uint64_t>(left, round_size));
    const std::uint64_t first = report_.walks;
    side_by_side(played.size(), options_.jobs, [&](std::size_t i) {
      if (stopped()) {
        return;
      }
      played[i].walk = walk(first + i);
      played[i].result = play_walk(played[i].walk.script, options_.step, options_.stop);
      played[i].done = !played[i].result.stopped;
    });
    std::vector<FuzzFinding> fresh;
    for (std::size_t i = 0; i < played.size(); ++i) {
      if (played[i].done) {
        look_at(played[i], first + i, fresh);
      }
    }
    side_by_side(fresh.size(), options_.jobs, [&](std::size_t i) { shrink(fresh[i]); });
    for (FuzzFinding& one : fresh) {
      one.file = findings_.file_of(one.what, one.script);
      one.known = !one.file.empty();
      if (!one.known) {
        save(one);
      }
      tell(std::move(one));
    }
  }

  void look_at(Played& one, std::uint64_t number, std::vector<FuzzFinding>& fresh) {
    ++report_.walks;
    report_.steps += one.result.steps;
    std::erase_if(never_, [&](const std::string& name) {
      return std::ranges::find(one.result.never, name) == one.result.never.end();
    });
    const bool sound = one.result.faults.empty();
    report_.broken += sound ? 0 : 1;
    for (const Fault& fault : one.result.faults) {
      FuzzFinding finding;
      finding.what = fault.what;
      finding.message = fault.message;
      finding.walk = number;
      finding.lines = one.walk.script.lines.size();
      finding.script = one.walk.script;
      // Of one kind, the shortest of a round is told: the others are mostly the same story.
      const auto told = std::ranges::find(fresh, fault.what, &FuzzFinding::what);
      if (told != fresh.end()) {
        if (finding.lines < told->lines) {
          *told = std::move(finding);
        }
      } else if (++shrunk_[fault.what] <= most_of_a_kind) {
        fresh.push_back(std::move(finding));
      }
    }
    if (report_.coverage.add(one.result.coverage) && sound) {
      if (corpus_.size() < most_kept) {
        corpus_.push_back(std::move(one.walk));
      } else {
        corpus_[number % most_kept] = std::move(one.walk);
      }
    }
  }

  void shrink(FuzzFinding& finding) const {
    finding.script.exploration.reset();
    std::erase_if(finding.script.properties,
                  [](const auto& property) { return property.kind != scenarios::Property::Kind::always; });
    Shrinker shrinker(finding.what, options_.step, options_.stop);
    finding.script = shrinker.shrink(std::move(finding.script));
    finding.replays = shrinker.replays();
    finding.script.title = finding.what == "crash" ? "A bug in credsim" : finding.what + " does not hold";
    finding.script.description = finding.message;
  }

  void save(FuzzFinding& finding) {
    try {
      finding.file = findings_.save(finding.what, finding.script);
    } catch (const scenarios::FileError& error) {
      report_.not_saved = error.what();
    }
  }

  // A story that was there before is told once in a search.
  void tell(FuzzFinding finding) {
    const bool told = finding.known && std::ranges::any_of(report_.findings, [&](const FuzzFinding& other) {
                        return other.what == finding.what && signature(other.script) == signature(finding.script);
                      });
    if (!told) {
      report_.findings.push_back(std::move(finding));
    }
  }

  const FuzzOptions& options_;
  scenarios::Script scenario_;
  WalkMaker maker_;
  SavedStories findings_;
  std::vector<Walk> corpus_;
  std::map<std::string, std::size_t> shrunk_;
  std::set<std::string> never_;
  FuzzReport report_;
};

// Walks begin with what the scenario says; a bug on the way there is for them to find.
void play_beginning(const scenarios::Script& script, const FuzzOptions& options) {
  PlayOptions play_options;
  play_options.measured = false;
  play_options.step = stoppable(options.step, options.stop);
  try {
    Player player(script, play_options);
    check_beginning(script, player.play_lines());
  } catch (const sim::Bug&) {
  }
}

}  // namespace

FuzzReport fuzz(const scenarios::Script& script, const FuzzOptions& options) {
  check(script);
  try {
    play_beginning(script, options);
  } catch (const Stopped&) {
    return {};
  }
  return Search(script, options).run();
}

}  // namespace lab
