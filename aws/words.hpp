// A command line cut into words, as a POSIX shell cuts it. No shell runs: what only a shell could do is a mistake.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace aws {

// Quotes and backslashes are taken away. The scenario language's own ${name}, $$ and {i} stay as they are, quoted or
// not: substitute them in the words (see variables.hpp). A line's end is a blank, with or without a backslash before
// it; so is a backslash that stands alone, which is what YAML's `>` makes of a backslash at a line's end. Throws
// Mistake.
std::vector<std::string> split_words(std::string_view text);

// The word as a shell reads it back: bare, or in single quotes.
std::string quoted_word(std::string_view word);

}  // namespace aws
