// One run of a script from its first line to its end.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "aws/command.hpp"
#include "aws/directory.hpp"
#include "lab/agenda.hpp"
#include "lab/bill.hpp"
#include "lab/measuring.hpp"
#include "lab/mentions.hpp"
#include "lab/pins.hpp"
#include "lab/play.hpp"
#include "lab/preparation.hpp"
#include "lab/properties.hpp"
#include "lab/state.hpp"
#include "lab/totals.hpp"
#include "lab/trace_log.hpp"
#include "model/checker.hpp"

namespace lab {

class Player {
 public:
  // Checks the script; throws scenarios::Mistake. `script` and `options` outlive the player.
  Player(const scenarios::Script& script, const PlayOptions& options);
  Player(const Player&) = delete;
  Player& operator=(const Player&) = delete;

  Summary play();
  // Only until the last line has run, or will never run; what is pending then stays pending. Instead of play().
  const Summary& play_lines();

  [[nodiscard]] Preparation& prepared() { return prepared_; }
  [[nodiscard]] const model::World& world() const { return world_; }
  [[nodiscard]] const aws::Directory& directory() const { return directory_; }
  [[nodiscard]] const sim::Resolver& resolver() const { return resolver_; }
  [[nodiscard]] sim::Time now() const { return simulation_.now(); }
  // What `save:` bound.
  [[nodiscard]] aws::Lookup bound() const;
  [[nodiscard]] std::uint64_t steps() const { return simulation_.steps(); }
  void take_trace_away() { log_.take_away(); }

 private:
  // A line that waits for a state: a `when:`, or `rds wait`, which holds the line after it.
  struct Waiting {
    std::uint32_t line = 0;
    std::vector<State> states;
    std::uint32_t nth = 1;
    std::uint32_t begun = 0;  // how often it began to hold
    bool held = false;
    bool holds_follower = false;
  };

  [[nodiscard]] sim::Time end() const;
  void begin();
  // The next line, or the next event of the model.
  void take_next();
  void define_principals();
  void run_line(const Occurrence& occurrence);
  // Steps the request; the event of the call is returned through `event`.
  LineOutcome call(const Occurrence& occurrence, model::Request request, model::PrincipalId principal,
                   const aws::Command* command, trace::EventId& event);
  LineOutcome run_command(const Occurrence& occurrence, trace::EventId& event);
  LineOutcome run_other(const Occurrence& occurrence, trace::EventId& event);
  void wait_for(const aws::Waiter& waiter, std::uint32_t line);
  void conclude(const Occurrence& occurrence, const LineOutcome& outcome, trace::EventId event);
  void record(const std::vector<Verdict>& verdicts, const Occurrence& occurrence, trace::EventId event);
  // After every step: who watches it, and which lines it sets off.
  trace::EventId observe(const model::StepRecord& step, const trace::CallTexts& texts = {});
  void look_at_waiting();
  void report(const std::vector<model::Violation>& violations, trace::EventId first_event);
  void report_progress();
  void finish(Summary& summary);
  void list_open();
  void list_assumptions();
  void list_resources();

  [[nodiscard]] std::string substituted(std::string_view text, const Occurrence& occurrence) const;
  // What the line says this time, without what nobody may see.
  [[nodiscard]] std::string text_of(const Occurrence& occurrence) const;
  [[nodiscard]] std::optional<std::string> missing_variable(std::string_view text, const Occurrence& occurrence) const;
  // The same, and the secrets of clusters.
  [[nodiscard]] aws::Lookup lookup() const;
  // The ARN of the secret that RDS has for a cluster; none: it has none, or there is no such cluster.
  [[nodiscard]] std::optional<std::string> secret_of(std::string_view cluster) const;

  const scenarios::Script& script_;
  const PlayOptions& options_;
  Preparation prepared_;
  model::World world_;
  sim::Resolver resolver_;
  model::Simulation simulation_;
  model::Checker checker_;
  aws::Directory directory_;
  Agenda agenda_;
  Properties properties_;
  Mentions mentions_;
  CauseTimes causes_;
  Totals totals_;
  Measuring measuring_;
  Bill bill_;
  TraceLog log_;
  std::vector<Waiting> waiting_;
  std::map<std::string, std::string, std::less<>> variables_;
  std::map<std::string, std::uint32_t> ignored_options_;
  std::vector<bool> line_ran_;
  sim::Time last_line_;
  Summary summary_;
};

}  // namespace lab
