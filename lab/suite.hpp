// Scenarios as a regression suite: whether each holds, and whether each is still the run that was accepted.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lab/event_chain.hpp"
#include "lab/finding.hpp"
#include "lab/play.hpp"
#include "lab/suite_fingerprints.hpp"

namespace lab {

// A scenario of a suite, before it is run.
struct SuiteEntry {
  std::filesystem::path file;
  std::filesystem::path folder;  // where its fingerprint is kept if no file for it is found
  std::string name;
};

// What a run's fingerprint is beside the accepted one.
enum class FingerprintState : std::uint8_t { none, fresh, same, changed, accepted };  // none: there was no run

// What came of one scenario.
struct SuiteCase {
  std::filesystem::path path;
  std::string name;
  std::string file;               // the path, fit to be shown
  std::string title;              // empty: it could not be read
  std::vector<Finding> findings;  // empty: all is well
  std::uint64_t expectations = 0;
  std::uint64_t failed_expectations = 0;
  std::uint64_t invariants = 0;
  std::uint64_t events = 0;
  std::uint64_t fingerprint = 0;
  std::uint64_t seed = 1;
  FingerprintState state = FingerprintState::none;
  std::optional<AcceptedRun> before;     // what was accepted before this run
  std::optional<Divergence> divergence;  // of a changed one, and of one accepted anew
  std::chrono::duration<double> took{};

  [[nodiscard]] bool held() const { return findings.empty(); }
  [[nodiscard]] bool has(Finding::Kind kind) const;
};

// `event 12 (2026-01-05T00:05:43.828Z, SecretStored, orders) is the first that differs`.
std::string divergence_text(const std::optional<Divergence>& divergence);
// Of a run that became another one: the same, and what is the likeliest reason if that is known, its seed.
std::string difference_text(const SuiteCase& one);

class Suite {
 public:
  enum class Task : std::uint8_t { compare, accept };

  // Reads the fingerprints. Throws scenarios::Mistake for a file of them that is none.
  Suite(std::vector<SuiteEntry> entries, Task task);

  [[nodiscard]] const std::vector<SuiteEntry>& entries() const { return entries_; }
  // Lets the suite watch the run of an entry. From any thread, once an entry.
  void watch(std::size_t entry, PlayOptions& options);

  // What the run of an entry came to; each once.
  SuiteCase finished(std::size_t entry, const Summary& summary);
  // That an entry could not be run.
  SuiteCase mistaken(std::size_t entry, const std::vector<scenarios::Mistake>& mistakes) const;
  SuiteCase failed(std::size_t entry, Finding::Kind kind, const std::string& why) const;

  // The scenarios in a folder whose runs were accepted, and which are not there any more. Reads the fingerprints that
  // are kept of it. Throws scenarios::Mistake.
  std::vector<std::filesystem::path> gone(const std::filesystem::path& folder);
  // What one of them is told as, and forgetting it, in words.
  [[nodiscard]] SuiteCase missing(const std::filesystem::path& scenario, const std::string& name) const;
  std::string forget(const std::filesystem::path& scenario);

  // With the task to accept: writes the fingerprints. Throws FileError.
  void write() const;

 private:
  [[nodiscard]] SuiteCase about(std::size_t entry) const;
  FingerprintFile& file_of(std::size_t entry) { return files_.at(folders_[entry]); }
  [[nodiscard]] const FingerprintFile& file_with(const std::filesystem::path& scenario) const;

  std::vector<SuiteEntry> entries_;
  Task task_;
  std::vector<std::filesystem::path> folders_;              // of each entry's fingerprints
  std::map<std::filesystem::path, FingerprintFile> files_;  // by folder
  std::vector<EventChain> chains_;
  std::vector<PlayOptions> played_;  // how each entry was, if it was watched
};

}  // namespace lab
