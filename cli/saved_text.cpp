// The line that a report has of a story's file.
#include "cli/saved_text.hpp"

namespace cli {

std::string saved_text(const SavedStory& saved) {
  if (saved.file.empty()) return "it could not be saved";
  return (saved.before ? "the same story was saved before: credsim run " : "credsim run ") + saved.file;
}

}  // namespace cli
