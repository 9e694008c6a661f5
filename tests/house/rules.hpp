// The rules of the house: each reads the tree and says where it is broken.
#pragma once

#include <map>
#include <string>

#include "tests/house/tree.hpp"

namespace house {

// A room includes only rooms on lower floors, by paths rooted at the repository, of headers that exist.
Findings stairs(const Tree& tree);

// A library is known to the rooms that are named for it and to no other.
Findings libraries(const Tree& tree);

// No room reads the time of day, draws its own randomness, starts a program or sleeps.
Findings banned_calls(const Tree& tree);

// Every header is included by somebody.
Findings dead_headers(const Tree& tree);

// A source has at most 400 lines, unless it is excused, with a reason. An excuse nobody needs is a finding too.
using Excuses = std::map<std::string, std::string>;  // path -> reason
Findings sizes(const Tree& tree, const Excuses& excused);

// No file or folder is named after what it is not about.
Findings names(const Tree& tree);

// The first line of a source says its subject.
Findings first_lines(const Tree& tree);

// No tabs, trailing spaces, carriage returns or missing last newline.
Findings whitespace(const Tree& tree);

// No text names a place that only one machine knows.
Findings places(const Tree& tree);

}  // namespace house
