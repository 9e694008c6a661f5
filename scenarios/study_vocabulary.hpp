// The words of a study as data: what its reader accepts, and what its JSON Schema lists.
#pragma once

#include "scenarios/vocabulary.hpp"

namespace scenarios {

extern const Vocabulary study_keys;
extern const Vocabulary replication_keys;
extern const Vocabulary studied_measure_keys;
extern const Words designs;

// Every kind of map in a study.
std::span<const Vocabulary* const> study_vocabularies();

}  // namespace scenarios
