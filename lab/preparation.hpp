// A script made ready to be played: the setting that it describes, and everything checked that can be checked before
// the first step.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lab/play.hpp"
#include "lab/principals.hpp"
#include "lab/redaction.hpp"
#include "model/setting.hpp"
#include "scenarios/script.hpp"

namespace lab {

// A line with what was found out about it beforehand.
struct PreparedLine {
  std::vector<std::string> words;  // of an `aws:` line; variables stand as written
  model::PrincipalId principal = model::PrincipalId::admin;
};

struct Preparation {
  model::Setting setting;
  std::vector<PrincipalDefinition> definitions;  // of the principals, before the first line
  std::vector<PreparedLine> lines;
  std::vector<PreparedLine> actions;  // of `explore:`
  Redaction redaction;
  std::vector<model::Invariant> excepted;
  std::vector<std::string> remarks;
};

// Throws scenarios::Mistake at the place of what is wrong.
Preparation prepare(const scenarios::Script& script, const PlayOptions& options);

// Reads a document that stands beside the scenario, or in a folder there. Throws aws::Mistake for a file that is not
// there, that is too large, or that is elsewhere.
std::function<std::string(std::string_view)> document_reader(const scenarios::Script& script);

}  // namespace lab
