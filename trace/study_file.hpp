// The results of a study in one SQLite file, with public views: runs, factors, measures, summary. What was committed is
// never run again.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace trace {

struct StudyDesign {
  std::string title;
  std::string question;  // may be empty
  std::string text;      // of the study and of its base: what the results rest on
  std::string version;
  double confidence = 0.95;
  struct Measure {
    std::string name;
    std::string resource;
    std::string unit;
  };
  std::vector<Measure> measures;
  std::vector<std::string> factors;              // their key paths
  std::vector<std::vector<std::string>> points;  // the levels' names, by point and factor
};

// One run. Its number is replication * points + point, from 0.
struct StudyRun {
  std::uint64_t point = 0;
  std::uint64_t replication = 0;
  std::uint64_t seed = 0;
  bool held = false;
  std::string error;                          // why there are no values; empty: there are
  std::vector<std::optional<double>> values;  // by measure; nothing: there was nothing to measure
};

struct StudySummary {
  std::uint64_t point = 0;
  std::size_t measure = 0;
  std::uint64_t n = 0;
  double mean = 0;
  double deviation = 0;
  double low = 0;  // of the mean's confidence interval; with `high` NULL where it is infinite
  double high = 0;
  double min = 0;
  double median = 0;
  double p95 = 0;
  double max = 0;
  // To the first point, replication by replication; nothing at the first point, or where values are missing.
  std::optional<double> difference;
  std::optional<double> difference_low;
  std::optional<double> difference_high;
  std::string caution;
};

// Whether it is a study's file, by its first bytes; false where it cannot be read.
bool is_study(const std::filesystem::path& path);

// Every member may throw trace::Error.
class StudyFile {
 public:
  // The file is made, or gone on with if it is that of the same study; of another, Error.
  StudyFile(const std::filesystem::path& path, const StudyDesign& design);
  // One that is there, to read.
  explicit StudyFile(const std::filesystem::path& path);
  ~StudyFile();
  StudyFile(const StudyFile&) = delete;
  StudyFile& operator=(const StudyFile&) = delete;

  [[nodiscard]] const StudyDesign& design() const;
  // Throws Error where the file's results are of another study, or of another version of credsim.
  void check_same(const StudyDesign& design) const;
  // Those that are there, in the order of their numbers.
  [[nodiscard]] std::vector<StudyRun> runs() const;

  // All of them or none. A run that is there already has to be the same; otherwise Error.
  void add(const std::vector<StudyRun>& runs);
  // In place of what was there.
  void summarise(const std::vector<StudySummary>& rows);

 private:
  class Body;
  std::unique_ptr<Body> body_;
};

}  // namespace trace
