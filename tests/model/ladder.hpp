// Refusal ladders: a table of calls with what each is answered, and the promise that a refused call changed nothing.
#pragma once

#include <string>
#include <string_view>

#include "tests/model/driver.hpp"

namespace tests {

// A row a call: `words … | answer`, where the answer is `ok`, or the rule and the code of the refusal. A row is only
// tried: what it changed is undone. A row that begins with `>` is a line to play instead, accepted or a `wait`.
void check_ladder(Driver& driver, std::string_view table);

}  // namespace tests
