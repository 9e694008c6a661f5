// Logins of a run as lines of its summary: a line a group of clients, or one for many groups.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "lab/summary.hpp"

namespace cli {

struct LoginRow {
  std::string text;
  bool failed = false;
};

// More than ten groups are told together.
std::vector<LoginRow> login_rows(const std::map<std::string, lab::LoginTotals>& logins);

}  // namespace cli
