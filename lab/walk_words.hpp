// The words that walks are made of: names of every kind, those that plainly are there, may be there or cannot be, and
// which options and answers they belong to.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace lab {

// Words by kind, tried whether or not there is such a thing, and as a shell reads them.
const std::map<std::string, std::vector<std::string>, std::less<>>& known_words();

// The kind that an option of the command line has for its value, such as `cluster`; empty: none.
std::string_view kind_of_option(std::string_view option);
// The kind of what a path in an answer leads to; empty: none.
std::string_view kind_of_path(std::string_view path);

}  // namespace lab
