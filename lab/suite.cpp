// Judging runs by what they found and by their fingerprints.
#include "lab/suite.hpp"

#include <algorithm>
#include <set>

#include "lab/invariant_lines.hpp"
#include "lab/printable.hpp"
#include "scenarios/duration.hpp"
#include "sim/bug.hpp"

namespace lab {

namespace fs = std::filesystem;

namespace {

std::string text_of(const NamedEvent& event) {
  return "event " + std::to_string(event.number) + " (" + scenarios::time_text(event.at) + ", " + event.name +
         (event.resource.empty() ? "" : ", " + printable(event.resource)) + ")";
}

Finding changed_fingerprint(const SuiteCase& one) {
  Finding finding;
  finding.kind = Finding::Kind::fingerprint;
  finding.rule = changed_fingerprint_rule;
  finding.message = "fingerprint " + fingerprint_text(one.fingerprint) + ", accepted was " +
                    fingerprint_text(one.before->fingerprint) + ": " + difference_text(one);
  if (one.divergence) {
    finding.line = one.divergence->event.line;
    finding.at = one.divergence->event.at;
  }
  return finding;
}

}  // namespace

std::string divergence_text(const std::optional<Divergence>& divergence) {
  if (!divergence) return "which event differs first is not known, its chain was not kept";
  using Kind = Divergence::Kind;
  const NamedEvent& event = divergence->event;
  switch (divergence->kind) {
    case Kind::differs:
      return text_of(event) + " is the first that differs";
    case Kind::one_of_some:
      return text_of(event) + " or one after it, up to event " + std::to_string(divergence->last) +
             ", is the first that differs";
    case Kind::goes_on:
      return text_of(event) + " comes after all " + std::to_string(divergence->earlier_events) + " that there were";
    case Kind::ends_sooner:
      return event.number == 0
                 ? "no event is left of " + std::to_string(divergence->earlier_events)
                 : text_of(event) + " is the last, and there were " + std::to_string(divergence->earlier_events);
    case Kind::after_events:
      break;
  }
  return "the events are the same, what happens between them is not";
}

std::string difference_text(const SuiteCase& one) {
  const bool reseeded = one.before && !one.before->chain.empty() && one.before->seed != one.seed;
  return divergence_text(one.divergence) +
         (reseeded ? "; its seed is " + std::to_string(one.seed) + " and was " + std::to_string(one.before->seed) : "");
}

bool SuiteCase::has(Finding::Kind kind) const {
  return std::ranges::any_of(findings, [kind](const Finding& one) { return one.kind == kind; });
}

Suite::Suite(std::vector<SuiteEntry> entries, Task task)
    : entries_(std::move(entries)), task_(task), chains_(entries_.size()), played_(entries_.size()) {
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    folders_.push_back(FingerprintFile::folder_for(entries_[i].file, entries_[i].folder));
    files_.try_emplace(folders_.back(), folders_.back());
    const AcceptedRun* accepted = file_of(i).find(entries_[i].file);
    if (accepted != nullptr && !accepted->chain.empty()) {
      chains_[i] = EventChain(KeptChain{accepted->chain, accepted->events});
    }
  }
}

void Suite::watch(std::size_t entry, PlayOptions& options) {
  EventChain& chain = chains_[entry];
  played_[entry] = options;
  options.observer = [&chain](const model::StepRecord& step, const model::Setting& setting, const model::World& world,
                              int line) { chain(step, setting, world, line); };
}

SuiteCase Suite::about(std::size_t entry) const {
  SuiteCase one;
  one.name = printable(entries_[entry].name);
  one.path = entries_[entry].file;
  one.file = printable(one.path.string());
  return one;
}

SuiteCase Suite::finished(std::size_t entry, const Summary& summary) {
  SuiteCase one = about(entry);
  one.title = printable(summary.title);
  one.findings = findings_of(summary);
  if (one.has(Finding::Kind::invariant)) find_lines(entries_[entry].file, played_[entry], one.findings);
  one.expectations = summary.expectations;
  one.failed_expectations = summary.failed.size();
  one.invariants = summary.invariants_checked;
  one.events = summary.events;
  one.fingerprint = summary.fingerprint;
  one.seed = summary.seed;

  FingerprintFile& file = file_of(entry);
  const EventChain& chain = chains_[entry];
  if (const AcceptedRun* before = file.find(entries_[entry].file)) one.before = *before;
  const bool changed = one.before && one.before->fingerprint != one.fingerprint;
  if (changed && !one.before->chain.empty()) one.divergence = chain.divergence();
  one.state = changed ? FingerprintState::changed : one.before ? FingerprintState::same : FingerprintState::fresh;
  if (task_ == Task::accept) {
    KeptChain kept = chain.kept();
    file.accept(entries_[entry].file, {one.fingerprint, kept.events, std::move(kept.text), one.seed});
    if (one.state != FingerprintState::same) one.state = FingerprintState::accepted;
  } else if (changed) {
    one.findings.push_back(changed_fingerprint(one));
  }
  return one;
}

SuiteCase Suite::mistaken(std::size_t entry, const std::vector<scenarios::Mistake>& mistakes) const {
  SuiteCase one = about(entry);
  for (const scenarios::Mistake& mistake : mistakes) {
    Finding finding;
    finding.kind = Finding::Kind::mistake;
    finding.rule = mistake_rule;
    finding.line = mistake.mark().line;
    finding.column = mistake.mark().line == 0 ? 0 : mistake.mark().column;
    finding.message = printable(mistake.sentence());
    one.findings.push_back(std::move(finding));
  }
  return one;
}

SuiteCase Suite::failed(std::size_t entry, Finding::Kind kind, const std::string& why) const {
  SuiteCase one = about(entry);
  Finding finding;
  finding.kind = kind;
  finding.rule = kind == Finding::Kind::bug ? bug_rule : mistake_rule;
  finding.message = printable(why);
  one.findings.push_back(std::move(finding));
  return one;
}

std::vector<fs::path> Suite::gone(const fs::path& folder) {
  std::set<fs::path> places{FingerprintFile::folder_for(folder / FingerprintFile::name, folder)};
  std::error_code error;
  for (fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, error), end;
       !error && at != end; at.increment(error)) {
    if (at->path().filename() == FingerprintFile::name) places.insert(FingerprintFile::folder_for(at->path(), folder));
  }
  std::vector<fs::path> found;
  for (const fs::path& place : places) {
    const FingerprintFile& file = files_.try_emplace(place, place).first->second;
    for (const fs::path& path : file.without_scenario()) {
      const fs::path below = path.lexically_relative(fs::absolute(folder).lexically_normal());
      if (!below.empty() && *below.begin() != "..") found.push_back(folder / below);
    }
  }
  return found;
}

const FingerprintFile& Suite::file_with(const fs::path& scenario) const {
  const auto found =
      std::ranges::find_if(files_, [&](const auto& one) { return one.second.find(scenario) != nullptr; });
  sim::require(found != files_.end(), "a scenario that is gone has a fingerprint");
  return found->second;
}

SuiteCase Suite::missing(const fs::path& scenario, const std::string& name) const {
  const FingerprintFile& file = file_with(scenario);
  SuiteCase one;
  one.name = printable(name);
  one.path = scenario.is_absolute() ? file.path() : file.path().lexically_proximate(fs::current_path());
  one.file = printable(one.path.string());
  one.before = *file.find(scenario);
  Finding finding;
  finding.kind = Finding::Kind::gone;
  finding.rule = missing_scenario_rule;
  finding.line = one.before->line;
  finding.message = "there is no " + printable(scenario.string()) +
                    " any more, whose run was accepted; if that is meant, --accept forgets it";
  one.findings.push_back(std::move(finding));
  return one;
}

std::string Suite::forget(const fs::path& scenario) {
  const fs::path place = file_with(scenario).path();
  files_.at(place.parent_path()).forget(scenario);
  return printable(scenario.string()) + " is gone, and its fingerprint is forgotten";
}

void Suite::write() const {
  for (const auto& [folder, file] : files_) file.write();
}

}  // namespace lab
