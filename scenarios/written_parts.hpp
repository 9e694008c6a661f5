// The parts of a scenario as YAML, which writer.cpp puts together.
#pragma once

#include <string>
#include <vector>

#include "scenarios/script.hpp"
#include "scenarios/yaml_text.hpp"

namespace scenarios {

// --- written_deeds.cpp
// Adds `aws:`, `login:`, `sql:` or `fault:`.
void add_deed(YamlMap& event, const Deed& deed);
YamlMap written_line(const Line& line);

// --- written_cast.cpp: who there is
YamlMap written_principal(const PrincipalEntry& principal);
// The clients in the order of the script, groups of one family as one entry.
YamlMap written_clients(const std::vector<ClientEntry>& clients);

// --- written_checks.cpp: what is to hold
YamlMap written_properties(const std::vector<Property>& properties);
// `explore:` and what is below it, as lines.
std::string written_exploration(const Exploration& exploration);

}  // namespace scenarios
