// Where a story stands that a search found, and how it is played again.
#pragma once

#include <string>

namespace cli {

struct SavedStory {
  std::string file;     // empty: there is none
  bool before = false;  // it was there before the search
};

// `credsim run FILE`, or that the same was saved before, and where.
std::string saved_text(const SavedStory& saved);

// Behind that, where no run showed the same.
inline constexpr const char* unseen = "  (a run of it was not seen to break the same)\n";

}  // namespace cli
