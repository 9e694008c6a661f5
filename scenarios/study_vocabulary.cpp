// The keys of a study.
#include "scenarios/study_vocabulary.hpp"

#include <array>

namespace scenarios {
namespace {

constexpr std::array<std::string_view, 10> study_list{"title",  "question", "base",         "seed",       "factors",
                                                      "design", "except",   "replications", "confidence", "measures"};
constexpr std::array<std::string_view, 4> replication_list{"half-width", "of", "least", "most"};
constexpr std::array<std::string_view, 2> studied_measure_list{"measure", "of"};
constexpr std::array<std::string_view, 2> design_list{"factorial", "paired"};

}  // namespace

const Vocabulary study_keys{"study", "a study", study_list};
const Vocabulary replication_keys{"replications", "replications", replication_list};
const Vocabulary studied_measure_keys{"studied measure", "a measure", studied_measure_list};
const Words designs{"design", design_list};

std::span<const Vocabulary* const> study_vocabularies() {
  static constexpr std::array all{&study_keys, &replication_keys, &studied_measure_keys};
  return all;
}

}  // namespace scenarios
