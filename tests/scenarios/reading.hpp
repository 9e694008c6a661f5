// Reads scenario texts in tests: whole ones, or a single event in the smallest scenario around it.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "scenarios/reader.hpp"

namespace reading {

// A row of a table of bad input: the text and the whole message that it must give.
struct Bad {
  std::string yaml;
  std::string message;
};

inline const std::string no_mistake;

// The message of the mistake in a whole file named `x.yaml`, or no_mistake if it reads.
std::string mistake_in(std::string_view yaml);

// A scenario of this one event, written as a flow map on line 3: its `{` is at 3:3.
std::string scenario_of(std::string_view event);
scenarios::Line line_of(std::string_view event);

// A smallest scenario that more keys can follow, and what it says with them.
inline const std::string body = "title: t\nevents: [{at: 0s, aws: x}]\n";
scenarios::Script read(const std::string& more);

// Checks every row; the second form puts each text into scenario_of() first, the third puts `before` in front of each.
void check(std::initializer_list<Bad> rows);
void check_events(std::initializer_list<Bad> rows);
void check_after(const std::string& before, std::initializer_list<Bad> rows);

}  // namespace reading
