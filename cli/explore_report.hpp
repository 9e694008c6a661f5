// What an exploration found, for people and for programs.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "cli/format.hpp"
#include "cli/saved_text.hpp"
#include "cli/terminal.hpp"
#include "lab/explore.hpp"

namespace cli {

// `saved`: for each thing found, the file that a run replays.
std::string explored_text(const lab::Explored& explored, const std::vector<SavedStory>& saved,
                          std::chrono::duration<double> passed, const Screen& screen);
Json explored_json(const lab::Explored& explored, const std::vector<SavedStory>& saved,
                   std::chrono::duration<double> passed);

// How far it is, on one line.
std::string exploring_text(const sim::ExplorationProgress& now, std::chrono::duration<double> passed);

}  // namespace cli
