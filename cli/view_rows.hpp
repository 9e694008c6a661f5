// The public views of a trace, written row by row: however many there are, one is in memory at a time.
#pragma once

#include <string_view>

#include "trace/reader.hpp"

namespace cli {

// The columns' names, then a row a line, quoted as RFC 4180 has it. NULL is nothing, an empty text is "".
void print_view_csv(trace::Reader& reader, std::string_view view);

// All of them as one document: {"run": [{…}, …], "resources": …}, a row a line.
void print_views_json(trace::Reader& reader);

}  // namespace cli
