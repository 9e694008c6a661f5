// What authorization decided about a call, as a trace keeps it, in words.
#pragma once

#include <string>
#include <string_view>

namespace trace {

// Whether it forbids what was asked. Throws as the sentence does.
bool forbids(std::string_view decision);
// `the statement NoRds (policies/dba.json:7) denies rds:ModifyDBCluster`, of the JSON in the column `decision`; empty
// where no policies were asked. Throws trace::Error where it is not what a trace has there.
std::string decision_sentence(std::string_view decision);

}  // namespace trace
