// Logins of a run as lines of its summary: a line a group of clients, or one for many groups.
#pragma once

#include <string>
#include <vector>

#include "lab/summary.hpp"

namespace cli {

struct LoginRow {
  std::string text;
  bool failed = false;
};

// The groups that `repeat:` made are told together, and so are more than ten others.
std::vector<LoginRow> login_rows(const lab::Summary& summary);

}  // namespace cli
