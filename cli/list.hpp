// What there is of a kind, as a table for people or an array for programs.
#pragma once

#include <string>

#include "cli/format.hpp"
#include "cli/table.hpp"

namespace cli {

inline void print_list(const std::string& format, const Json& array, const Table& table) {
  if (format == "json") {
    print_json(array);
  } else {
    print(table.text(output_screen()));
  }
}

}  // namespace cli
