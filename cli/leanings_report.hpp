// Which guesses a study leans on, on the screen and for programs.
#pragma once

#include <string>
#include <vector>

#include "cli/format.hpp"
#include "lab/leanings.hpp"

namespace cli {

// The heaviest first; those that move nothing are only named.
std::string leanings_text(const scenarios::Study& study, const std::vector<lab::Leaning>& leanings,
                          const Screen& screen);
Json leanings_json(const scenarios::Study& study, const std::vector<lab::Leaning>& leanings);

}  // namespace cli
