// One parameter at a time, under the same random numbers as the base.
#include "lab/leanings.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <optional>

#include "lab/play.hpp"
#include "lab/side_by_side.hpp"
#include "lab/study_run.hpp"

namespace lab {
namespace {

using Values = std::vector<std::optional<double>>;  // by measure

struct Variant {
  std::size_t parameter = 0;
  model::ParameterValue value;
};

std::size_t words_of(std::string_view unit) { return static_cast<std::size_t>(std::ranges::count(unit, '|')) + 1; }

std::vector<model::ParameterValue> others(std::size_t parameter, const model::ParameterValue& value) {
  if (const auto* wait = std::get_if<sim::Distribution>(&value)) {
    return {wait->stretched(0.5), wait->stretched(2)};
  }
  const double number = std::get<double>(value);
  const std::string_view unit = model::parameter_rows()[parameter].unit;
  if (unit == "switch") return {number == 0 ? 1.0 : 0.0};
  if (unit == "count" && number >= 1) return {std::max(1.0, std::floor(number / 2)), number * 2};
  if (unit == "fraction")
    return number == 0 ? std::vector<model::ParameterValue>{0.01}
                       : std::vector<model::ParameterValue>{number / 2, std::min(1.0, number * 2)};
  if (unit == "duration" || unit == "USD" || unit == "count") return {number / 2, number * 2};
  std::vector<model::ParameterValue> words;
  for (std::size_t i = 0; i < words_of(unit); ++i) {
    if (static_cast<double>(i) != number) words.emplace_back(static_cast<double>(i));
  }
  return words;
}

class Leanings {
 public:
  Leanings(const scenarios::Study& study, const LeaningOptions& options)
      : study_(study), options_(options), measures_(measures_of(study)), script_(study.script(study.points.front())) {}

  std::vector<Leaning> all() {
    const Summary first = play_one(0, nullptr);
    std::vector<Leaning> made;
    std::vector<Variant> variants;
    for (const Assumption& one : first.assumptions) {
      const bool guess = one.confidence == "assumed" || one.confidence == "inferred";
      if (one.used == 0 || one.changed || !guess) continue;
      const std::size_t parameter = *model::find_parameter(one.parameter);
      for (const model::ParameterValue& value : others(parameter, model::Parameters().value(parameter))) {
        if (model::Parameters().set(parameter, value)) continue;  // it cannot be that
        const std::string text = model::parameter_text(parameter, value);
        if (text == one.value) continue;
        variants.push_back({parameter, value});
        made.push_back({one.parameter, one.confidence, one.value, text, {}, 0});
      }
    }
    const std::vector<std::vector<Values>> played = play_all(variants);
    for (std::size_t i = 0; i < made.size(); ++i) {
      weigh(made[i], played.front(), played[i + 1]);
    }
    std::ranges::stable_sort(made, std::greater(), &Leaning::weight);
    return made;
  }

 private:
  Summary play_one(std::uint64_t replication, const Variant* variant) {
    PlayOptions options;
    options.seed = replication_seed(study_.seed, replication);
    options.itemised_bill = false;
    options.check = model::CheckMode::off;
    if (variant != nullptr) options.parameters.push_back({{"--assumptions", 0, 0}, variant->parameter, variant->value});
    return play(script_, options);
  }

  // By variant, the base first, then by replication; of runs that were not begun, nothing.
  std::vector<std::vector<Values>> play_all(const std::vector<Variant>& variants) {
    const std::uint64_t replications = options_.replications;
    std::vector<std::vector<Values>> played(variants.size() + 1, std::vector<Values>(replications));
    const std::uint64_t runs = played.size() * replications;
    std::atomic<std::uint64_t> done = 0;
    side_by_side(runs, options_.jobs, [&](std::size_t i) {
      if (options_.stop && options_.stop()) return;
      const std::size_t variant = i / replications;
      played[variant][i % replications] =
          values_of(play_one(i % replications, variant == 0 ? nullptr : &variants[variant - 1]), study_, measures_);
      if (options_.progress) options_.progress(++done, runs);
    });
    return played;
  }

  void weigh(Leaning& leaning, const std::vector<Values>& base, const std::vector<Values>& other) const {
    for (std::size_t measure = 0; measure < measures_.size(); ++measure) {
      std::vector<double> a;
      std::vector<double> b;
      for (std::size_t i = 0; i < base.size(); ++i) {
        if (base[i].size() > measure && other[i].size() > measure && base[i][measure] && other[i][measure]) {
          a.push_back(*base[i][measure]);
          b.push_back(*other[i][measure]);
        }
      }
      const Estimate effect = paired_difference(a, b, study_.confidence);
      const double mean = std::abs(estimate(a, study_.confidence).mean);
      const double change = std::abs(effect.mean);
      if (change > 0) {
        leaning.weight = std::max(leaning.weight, mean > 0 ? change / mean : std::numeric_limits<double>::infinity());
      }
      leaning.effects.push_back(effect);
    }
  }

  const scenarios::Study& study_;
  const LeaningOptions& options_;
  std::vector<MeasureName> measures_;
  scenarios::Script script_;
};

}  // namespace

std::vector<Leaning> leanings(const scenarios::Study& study, const LeaningOptions& options) {
  return Leanings(study, options).all();
}

}  // namespace lab
