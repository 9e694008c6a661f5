// Reads scenario texts and compares the mistakes in them.
#include "tests/scenarios/reading.hpp"

#include "tests/catch.hpp"

namespace reading {

std::string mistake_in(std::string_view yaml) {
  try {
    scenarios::read_text(yaml, "x.yaml");
    return "";
  } catch (const scenarios::Mistake& mistake) {
    return mistake.what();
  }
}

std::string scenario_of(std::string_view event) {
  return "title: t\nevents:\n- " + std::string(event) + "\nduration: 30d\n";
}

scenarios::Line line_of(std::string_view event) {
  auto script = scenarios::read_text(scenario_of(event), "x.yaml");
  REQUIRE(script.lines.size() == 1);
  return script.lines.front();
}

scenarios::Script read(const std::string& more) { return scenarios::read_text(body + more, "x.yaml"); }

void check(std::initializer_list<Bad> rows) { check_after("", rows); }

void check_events(std::initializer_list<Bad> rows) {
  for (const Bad& row : rows) {
    CAPTURE(row.yaml);
    CHECK(mistake_in(scenario_of(row.yaml)) == "x.yaml:" + row.message);
  }
}

void check_after(const std::string& before, std::initializer_list<Bad> rows) {
  for (const Bad& row : rows) {
    CAPTURE(row.yaml);
    CHECK(mistake_in(before + row.yaml) == "x.yaml:" + row.message);
  }
}

}  // namespace reading
