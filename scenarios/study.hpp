// A study as data: a base scenario, what is varied of it, how often each variant is run, and what is looked at.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "scenarios/script.hpp"

namespace scenarios {

class Document;

// Something that is varied: a key path of the base, and the values that it takes.
struct Factor {
  struct Level {
    Mark mark;
    std::string name;  // as a table shows it: the value as written, or the name that the study gives it
    std::size_t node = 0;
  };
  Mark mark;
  std::string path;  // such as clients.web.ttl or events[2].at
  std::vector<Level> levels;
};

// Which of its levels each factor has, in their order.
using DesignPoint = std::vector<std::size_t>;

// How often each point is run.
struct Replications {
  std::uint64_t least = 10;  // in batches of ten
  std::uint64_t most = 10;   // more than `least`: until the interval is narrow enough
  double half_width = 0;     // of the mean's confidence interval, in the unit of the measure; 0: not looked at
  std::size_t measure = 0;   // an index into Study::measures
};

struct StudiedMeasure {
  Mark mark;
  std::string name;      // as `credsim measures` has it
  std::string resource;  // empty: of the run as a whole

  friend bool operator==(const StudiedMeasure& a, const StudiedMeasure& b) {
    return a.name == b.name && a.resource == b.resource;
  }
};

class Study {
 public:
  std::string file;
  std::string title;
  std::string question;
  std::filesystem::path base;
  Mark base_mark;
  std::vector<Factor> factors;
  std::vector<DesignPoint> points;  // those that are excepted left out
  Replications replications;
  double confidence = 0.95;
  std::uint64_t seed = 1;
  std::vector<StudiedMeasure> measures;

  // The base with the levels of the point. Throws Mistake at the level that the base cannot have.
  [[nodiscard]] Script script(const DesignPoint& point) const;
  // "5m", "{uniform: [1s, 2s]}": the level of a factor at a point.
  [[nodiscard]] const std::string& level(std::size_t factor, const DesignPoint& point) const;
  // Points that have every level between them.
  [[nodiscard]] std::vector<DesignPoint> representatives() const;
  // What the results rest on, to the byte: the text of the study and of its base.
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  friend class StudyReader;
  [[nodiscard]] Script script_with(const DesignPoint& point, std::span<const std::size_t> varied) const;

  struct Values;  // the document of the study, and the nodes of its levels
  std::shared_ptr<const Values> values_;
  std::string base_text_;
  std::string text_;
};

// Throws Mistake: a study that is none, a base that is none, a level that its base cannot have.
Study read_study(const std::filesystem::path& path);

}  // namespace scenarios
