// Reads a study, and makes its scenarios.
#include <algorithm>
#include <limits>
#include <numeric>

#include "scenarios/graft.hpp"
#include "scenarios/parts.hpp"
#include "scenarios/quoted.hpp"
#include "scenarios/reader.hpp"
#include "scenarios/study.hpp"
#include "scenarios/study_vocabulary.hpp"
#include "scenarios/text_file.hpp"

namespace scenarios {
namespace {

constexpr std::uint64_t most_points = 100'000;
constexpr std::uint64_t most_replications = 1'000'000;
constexpr std::uint64_t batch = 10;

// A value in one line, as YAML would have it.
std::string flow_text(const Node& node) {
  if (node.is_scalar()) return std::string(node.text());
  std::string text;
  const auto add = [&](const std::string& part) { text += (text.empty() ? "" : ", ") + part; };
  if (node.is_list()) {
    for (const Node item : node.items()) add(flow_text(item));
    return "[" + text + "]";
  }
  for (const Entry entry : node.entries()) add(std::string(entry.key.text()) + ": " + flow_text(entry.value));
  return "{" + text + "}";
}

}  // namespace

struct Study::Values {
  explicit Values(const std::string& text, const std::string& file) : document(text, file) {}

  Document document;
  std::vector<Node> nodes;
};

class StudyReader {
 public:
  explicit StudyReader(const std::filesystem::path& path) : path_(path) {}

  Study read() {
    study_.file = path_.string();
    study_.text_ = read_text_file(path_);
    if (study_.text_.find_first_not_of(" \t\r\n") == std::string::npos) {
      throw Mistake({study_.file, 1, 1}, "the file is empty; a study has a title, a base, factors and measures");
    }
    auto values = std::make_shared<Study::Values>(study_.text_, study_.file);
    nodes_ = &values->nodes;
    study_.values_ = values;
    const Fields fields(values->document.root(), study_keys);
    study_.title = text_of(fields.require("title").value, "title");
    if (const Entry* entry = fields.find("question")) study_.question = text_of(entry->value, "question");
    read_base(fields.require("base").value);
    if (const Entry* entry = fields.find("seed")) {
      study_.seed = whole_number_of(entry->value, "seed", 0, std::numeric_limits<std::uint64_t>::max());
    }
    read_factors(fields.require("factors").value);
    read_points(fields);
    read_measures(fields.require("measures").value);
    if (const Entry* entry = fields.find("replications")) read_replications(entry->value);
    if (const Entry* entry = fields.find("confidence")) read_confidence(entry->value);
    try_levels();
    return std::move(study_);
  }

 private:
  void read_base(const Node& node) {
    const std::filesystem::path name(std::string(text_of(node, "base")));
    const bool leaves = name.is_absolute() || std::ranges::find(name, std::filesystem::path("..")) != name.end();
    if (leaves) {
      throw node.mistake("base should be a file beside the study or below, such as base.yaml, not " +
                         quoted(std::string_view(name.string())));
    }
    study_.base = path_.parent_path() / name;
    study_.base_mark = node.mark();
    try {
      study_.base_text_ = read_text_file(study_.base);
    } catch (const Mistake& mistake) {
      throw node.mistake("base: " + mistake.sentence());
    }
    read_text(study_.base_text_, study_.base.string());  // its mistakes are its own
    study_.text_ += study_.base_text_;
  }

  void read_factors(const Node& node) {
    for (const Entry entry : map_of(node, "factors", "{clients.web.ttl: [0s, 5m, 1h]}")) {
      Factor factor;
      factor.mark = entry.key.mark();
      factor.path = text_of(entry.key, "a factor's key path");
      if (factor.path == "seed") {
        throw entry.key.mistake("replications have seeds of their own; give the study a seed: or more replications");
      }
      if (entry.value.is_map()) {
        for (const Entry level : map_of(entry.value, factor.path, "{NAME: VALUE}")) {
          add_level(factor, std::string(text_of(level.key, "a level's name")), level.value);
        }
      } else {
        for (const Node level : list_of(entry.value, factor.path, "[0s, 5m, 1h]")) {
          add_level(factor, flow_text(level), level);
        }
      }
      study_.factors.push_back(std::move(factor));
    }
  }

  void add_level(Factor& factor, std::string name, const Node& value) {
    if (std::ranges::find(factor.levels, name, &Factor::Level::name) != factor.levels.end()) {
      throw value.mistake("the level " + quoted(std::string_view(name)) + " stands here twice; keep one");
    }
    factor.levels.push_back({value.mark(), std::move(name), nodes_->size()});
    nodes_->push_back(value);
  }

  void read_points(const Fields& fields) {
    const Entry* design = fields.find("design");
    const bool paired = design != nullptr && word_of(design->value, "design", designs) == "paired";
    std::vector<DesignPoint> points;
    if (paired) {
      const std::size_t count = study_.factors.front().levels.size();
      for (const Factor& factor : study_.factors) {
        if (factor.levels.size() != count) {
          throw Mistake(factor.mark, "factors of a paired design have as many levels as the first, " +
                                         std::to_string(count) + ", not " + std::to_string(factor.levels.size()));
        }
      }
      for (std::size_t i = 0; i < count; ++i) points.emplace_back(study_.factors.size(), i);
    } else {
      add_combinations(fields.require("factors").key.mark(), points);
    }
    const std::vector<std::vector<std::optional<std::size_t>>> excepted = exceptions(fields);
    std::erase_if(points, [&](const DesignPoint& point) {
      return std::ranges::any_of(excepted, [&](const auto& one) {
        for (std::size_t i = 0; i < point.size(); ++i) {
          if (one[i] && *one[i] != point[i]) return false;
        }
        return true;
      });
    });
    if (points.empty()) throw fields.require("except").key.mistake("nothing is left to run: every point is excepted");
    study_.points = std::move(points);
  }

  // The last factor varies fastest.
  void add_combinations(const Mark& mark, std::vector<DesignPoint>& points) {
    std::uint64_t count = 1;
    for (const Factor& factor : study_.factors) {
      count *= factor.levels.size();
      if (count > most_points) {
        throw Mistake(mark, "these factors have more than 100,000 combinations; take fewer levels, or design: paired");
      }
    }
    DesignPoint point(study_.factors.size(), 0);
    for (std::uint64_t n = 0; n < count; ++n) {
      points.push_back(point);
      for (std::size_t i = point.size(); i-- > 0;) {
        if (++point[i] < study_.factors[i].levels.size()) break;
        point[i] = 0;
      }
    }
  }

  // Levels by factor; of a factor that is not named, any.
  std::vector<std::vector<std::optional<std::size_t>>> exceptions(const Fields& fields) {
    std::vector<std::vector<std::optional<std::size_t>>> all;
    const Entry* entry = fields.find("except");
    if (entry == nullptr) return all;
    for (const Node item : list_of(entry->value, "except", "[{clients.web.ttl: 0s, parameters.rotation.set: 60s}]")) {
      std::vector<std::optional<std::size_t>> one(study_.factors.size());
      for (const Entry level : map_of(item, "an exception", "{clients.web.ttl: 0s}")) {
        const auto factor = std::ranges::find(study_.factors, level.key.text(), &Factor::path);
        if (factor == study_.factors.end()) throw level.key.mistake(quoted(level.key.text()) + " is no factor here");
        const std::string name = flow_text(level.value);
        const auto found = std::ranges::find(factor->levels, name, &Factor::Level::name);
        if (found == factor->levels.end()) {
          throw level.value.mistake(quoted(std::string_view(name)) + " is no level of " +
                                    quoted(std::string_view(factor->path)));
        }
        one[static_cast<std::size_t>(factor - study_.factors.begin())] =
            static_cast<std::size_t>(found - factor->levels.begin());
      }
      all.push_back(std::move(one));
    }
    return all;
  }

  void read_measures(const Node& node) {
    for (const Node item : list_of(node, "measures", "[outage.failed_fraction, {measure: outage.longest, of: web}]")) {
      StudiedMeasure measure;
      if (item.is_map()) {
        const Fields fields(item, studied_measure_keys);
        const Node& name = fields.require("measure").value;
        measure = {name.mark(), std::string(text_of(name, "measure")), ""};
        if (const Entry* of = fields.find("of")) measure.resource = text_of(of->value, "of");
      } else {
        measure = {item.mark(), std::string(text_of(item, "a measure")), ""};
      }
      if (std::ranges::find(study_.measures, measure) != study_.measures.end()) {
        throw item.mistake("the measure " + quoted(std::string_view(measure.name)) + " stands here twice; keep one");
      }
      study_.measures.push_back(std::move(measure));
    }
  }

  void read_replications(const Node& node) {
    Replications& replications = study_.replications;
    if (!node.is_map()) {
      replications.least = whole_number_of(node, "replications", 1, most_replications);
      replications.most = replications.least;
      return;
    }
    const Fields fields(node, replication_keys);
    const Node& width = fields.require("half-width").value;
    replications.half_width = number_of(width, "half-width");
    if (!(replications.half_width > 0)) throw width.mistake("half-width should be more than 0");
    const Node& of = fields.require("of").value;
    const auto found = std::ranges::find(study_.measures, text_of(of, "of"), &StudiedMeasure::name);
    if (found == study_.measures.end()) throw of.mistake(quoted(of.text()) + " is none of the study's measures");
    replications.measure = static_cast<std::size_t>(found - study_.measures.begin());
    replications.most = 1000;
    if (const Entry* entry = fields.find("least")) replications.least = in_batches(entry->value, "least");
    if (const Entry* entry = fields.find("most")) replications.most = in_batches(entry->value, "most");
    if (replications.most < replications.least) throw node.mistake("most should not be less than least");
  }

  static std::uint64_t in_batches(const Node& node, std::string_view what) {
    const std::uint64_t number = whole_number_of(node, what, batch, most_replications);
    if (number % batch != 0) {
      throw node.mistake(std::string(what) + " should be in tens: it is decided after every ten runs");
    }
    return number;
  }

  void read_confidence(const Node& node) {
    study_.confidence = number_of(node, "confidence");
    if (!(study_.confidence >= 0.5 && study_.confidence < 1)) {
      throw node.mistake("confidence should be from 0.5 to below 1, such as 0.95");
    }
  }

  // So that what the base cannot have is told where it stands.
  void try_levels() const {
    Mistakes mistakes;
    for (const DesignPoint& point : study_.representatives()) {
      mistakes.attempt([&] { static_cast<void>(study_.script(point)); });
    }
    mistakes.settle();
  }

  std::filesystem::path path_;
  Study study_;
  std::vector<Node>* nodes_ = nullptr;
};

std::vector<DesignPoint> Study::representatives() const {
  std::vector<DesignPoint> found;
  for (std::size_t i = 0; i < factors.size(); ++i) {
    for (std::size_t level = 0; level < factors[i].levels.size(); ++level) {
      const auto has = [&](const DesignPoint& point) { return point[i] == level; };
      const auto point = std::ranges::find_if(points, has);
      if (point != points.end() && std::ranges::none_of(found, has)) found.push_back(*point);
    }
  }
  return found;
}

Script Study::script_with(const DesignPoint& point, std::span<const std::size_t> varied) const {
  Document document(base_text_, base.string());
  for (const std::size_t i : varied) {
    const Factor::Level& level = factors[i].levels[point[i]];
    graft(document, factors[i].path, factors[i].mark, values_->nodes[level.node]);
  }
  return read_document(document);
}

Script Study::script(const DesignPoint& point) const {
  std::vector<std::size_t> all(factors.size());
  std::iota(all.begin(), all.end(), 0);
  try {
    return script_with(point, all);
  } catch (const Mistake& mistake) {
    // The place in the base says nothing: whose level is it that the base cannot have, even alone?
    for (const std::size_t i : all) {
      try {
        static_cast<void>(script_with(point, {&i, 1}));
      } catch (const Mistake& own) {
        if (own.mark().file.text() == file) throw;  // of the path, not of the value
        throw Mistake(factors[i].levels[point[i]].mark, factors[i].path + ": " + own.sentence());
      }
    }
    throw Mistake(factors.front().mark, "with these levels of all factors: " + mistake.sentence());
  }
}

const std::string& Study::level(std::size_t factor, const DesignPoint& point) const {
  return factors[factor].levels[point[factor]].name;
}

Study read_study(const std::filesystem::path& path) { return StudyReader(path).read(); }

}  // namespace scenarios
