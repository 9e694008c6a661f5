// Going through all answers as an odometer does.
#include "model/ways.hpp"

#include <chrono>

#include "model/step.hpp"

namespace model {
namespace {

// Between two logins there is time for everything.
const sim::Distribution& some_time() {
  static const sim::Distribution time = sim::Distribution::constant(std::chrono::hours(1));
  return time;
}

}  // namespace

bool Ways::open(std::uint16_t choice, std::uint32_t outcomes, double probability) {
  return probability > 0 && outcomes > 1 && static_cast<ChoiceName>(choice) != ChoiceName::rotation_start_hour;
}

std::uint32_t Ways::choose(sim::Owner, std::uint16_t choice, std::uint32_t outcomes, double probability) {
  if (!open(choice, outcomes, probability)) {
    return 0;
  }
  return probability < 1 ? ask(outcomes) : 1 + (outcomes > 2 ? ask(outcomes - 1) : 0);
}

sim::Draws Ways::draws(sim::Owner owner, std::uint16_t name) {
  return sim::Draws(0, some_time(), nullptr, owner, name);
}

std::uint32_t Ways::ask(std::uint32_t outcomes) {
  if (asked_ == answers_.size()) {
    answers_.push_back({0, static_cast<std::uint8_t>(outcomes)});
  }
  return answers_[asked_++].given;
}

bool Ways::next() {
  while (!answers_.empty() && answers_.back().given + 1 == answers_.back().outcomes) {
    answers_.pop_back();
  }
  if (answers_.empty()) {
    return false;
  }
  ++answers_.back().given;
  return true;
}

}  // namespace model
