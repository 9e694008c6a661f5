// The parts of a scenario that reader.cpp puts together, each read from its node. They throw Mistake.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/counter.hpp"
#include "scenarios/fields.hpp"
#include "scenarios/mistakes.hpp"
#include "scenarios/script.hpp"

namespace scenarios {

class Document;

// --- reader.cpp: all of it
Script read_document(Document& document);

// --- times.cpp
sim::Duration duration_of(const Node& node, std::string_view what);
// A plain duration or one of the distributions.
sim::Distribution distribution_of(const Node& node, std::string_view what);
sim::Time time_of(const Node& node, std::string_view what);
// Whether a draw can be more than nothing.
bool takes_time(const sim::Distribution& distribution);

// --- moments.cpp: when an event happens
// An offset from the start: written as one, or as a time.
sim::Duration offset_of(const Node& node, std::string_view what, sim::Time start);
Moment moment_of(const Fields& event, sim::Time start);
std::optional<Repetition> repetition_of(const Fields& event, sim::Time start, const Moment& moment);

// --- conditions.cpp: states in the trace's spelling
StateCondition state_of(const Entry& entry, bool any_resource);
std::vector<StateCondition> states_of(const Node& node);
PropertyExpression expression_of(const Node& node);
// `kinds`: the words for what it may be.
Property property_of(const Entry& entry, const Vocabulary& kinds);

// --- deeds.cpp: what an event does
LoginLine login_of(const Node& node);
SqlLine sql_of(const Node& node);
FaultLine fault_of(const Node& node);

// --- answers.cpp: what is kept of an answer and expected of it
std::vector<Save> saves_of(const Node& node);
Expectation expectation_of(const Entry& entry);

// --- events.cpp
// The entry of aws:, login:, sql: or fault:, exactly one of them.
const Entry& deed_entry(const Fields& fields);
Deed deed_of(const Entry& entry);
// Who calls: admin, or a user or role of the scenario.
std::string caller_of(const Node& node, const std::vector<PrincipalEntry>& principals);
void read_line(Line& line, const Node& event, sim::Time start, const std::vector<PrincipalEntry>& principals);

// --- settings.cpp: what holds for the whole run
std::string_view wait_of(const Node& node, std::string_view what);  // the name of a wait that is a parameter
ParameterSetting parameter_of(const Node& name, const Node& value);
PrincipalEntry principal_of(const Entry& entry);
model::Quotas quotas_of(const Node& node);
Pin pin_of(const Node& node);

// --- exploration.cpp: `explore:`
Exploration exploration_of(const Entry& entry, const std::vector<PrincipalEntry>& principals, Mistakes& mistakes);

// --- clients.cpp
// A group; with `repeat:` the family of groups that it makes, {i} as written.
ClientEntry client_of(const Entry& entry, sim::Time start, const std::vector<PrincipalEntry>& principals);

// --- client_fleet.cpp: `repeat:` of clients
inline constexpr std::uint64_t most_clients = 10'000'000;
// Adds the group, or all groups of the family.
void add_clients(const Entry& entry, Script& script);
// Throws Mistake where two groups have one name.
void refuse_namesakes(const std::vector<ClientEntry>& clients);

}  // namespace scenarios
