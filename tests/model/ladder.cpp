// The rows of a refusal ladder, tried one by one.
#include "tests/model/ladder.hpp"

#include <sstream>

#include "tests/catch.hpp"
#include "tests/published.hpp"

namespace tests {
namespace {

std::string stripped(std::string_view text) {
  const std::size_t from = text.find_first_not_of(' ');
  return from == std::string_view::npos ? "" : std::string(text.substr(from, text.find_last_not_of(' ') - from + 1));
}

std::string answer(model::Refusal refusal) {
  const model::RefusalRow& row = model::refusal_row(refusal);
  return refusal == model::Refusal::none ? "ok" : std::string(row.rule) + " " + std::string(row.code);
}

void try_row(Driver& driver, const std::string& call, const std::string& expected) {
  INFO(call);
  const Driver::Moment before = driver.moment();
  const model::Refusal refusal = driver.refusal(call);
  CHECK(answer(refusal) == expected);
  if (refusal != model::Refusal::none && model::is_operation(driver.last().notes[0].action)) {
    static const Published published;
    const model::ActionRow& asked = model::action_row(driver.last().notes[0].action);
    CHECK(
        published.refuses(model::source_text(asked.source), asked.name, std::string(model::refusal_row(refusal).code)));
  }
  if (refusal != model::Refusal::none) {
    CHECK(driver.world == before.world);
    CHECK(driver.world.hash() == before.world.hash());
    CHECK(driver.last().changes.empty());
  }
  driver.undo(before);
}

}  // namespace

void check_ladder(Driver& driver, std::string_view table) {
  std::istringstream in{std::string(table)};
  for (std::string line; std::getline(in, line);) {
    line = stripped(line);
    const std::size_t bar = line.find('|');
    if (line.starts_with('>')) {
      driver.play(line.substr(1));
    } else if (bar != std::string::npos) {
      try_row(driver, stripped(line.substr(0, bar)), stripped(line.substr(bar + 1)));
    } else {
      CHECK(line.empty());
    }
  }
}

}  // namespace tests
