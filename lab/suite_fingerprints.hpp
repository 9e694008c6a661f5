// The fingerprints that a suite of scenarios is to have, as a file beside them, and beside that the chains that tell
// where a run left its path.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lab/event_chain.hpp"

namespace lab {

struct AcceptedRun {
  std::uint64_t fingerprint = 0;
  std::uint64_t events = 0;
  std::string chain;       // empty: there is none of this run
  std::uint64_t seed = 1;  // known where there is a chain
  int line = 0;            // in the file
};

// 16 hexadecimal digits.
std::string fingerprint_text(std::uint64_t fingerprint);

// `fingerprints.txt`, a line a scenario in the order of the paths: fingerprint, number of events, path below the file's
// folder. `fingerprints.chain` holds the chains of the same scenarios, those of another seed than 1 behind that and a
// colon; one that is not of the fingerprint is not used.
class FingerprintFile {
 public:
  static constexpr const char* name = "fingerprints.txt";
  static constexpr const char* chain_name = "fingerprints.chain";

  // The folder of the nearest file at or above that of the scenario, but not above a repository's root; where there is
  // none, `otherwise`.
  static std::filesystem::path folder_for(const std::filesystem::path& scenario,
                                          const std::filesystem::path& otherwise);

  // Reads what there is in the folder. Throws scenarios::Mistake.
  explicit FingerprintFile(const std::filesystem::path& folder);

  [[nodiscard]] std::filesystem::path path() const { return folder_ / name; }
  [[nodiscard]] const AcceptedRun* find(const std::filesystem::path& scenario) const;
  // The paths that no file has.
  [[nodiscard]] std::vector<std::filesystem::path> without_scenario() const;

  void accept(const std::filesystem::path& scenario, AcceptedRun run);
  void forget(const std::filesystem::path& scenario);
  // Both files are replaced whole, if they are not like this already. Throws FileError.
  void write() const;

 private:
  [[nodiscard]] std::string key(const std::filesystem::path& scenario) const;
  void read_runs();
  void read_chains();

  std::filesystem::path folder_;
  std::map<std::string, AcceptedRun> runs_;  // by path below the folder
};

}  // namespace lab
