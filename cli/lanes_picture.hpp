// The lanes of a run drawn with characters: a line for each thing that is told of a cluster, secret, key or client.
#pragma once

#include <string>

#include "cli/format.hpp"
#include "cli/terminal.hpp"

namespace cli {

// How many characters the time of a run is drawn in.
std::size_t picture_width(const Screen& screen);

// Of a trace::report_of_lanes.
std::string lanes_picture(const Json& report, const Screen& screen);

}  // namespace cli
