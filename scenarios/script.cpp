// The places and mistakes that a script speaks of, as text.
#include "scenarios/script.hpp"

#include <algorithm>

namespace scenarios {

const std::string& FileName::text() const {
  static const std::string none;
  return name_ ? *name_ : none;
}

namespace {

std::vector<Mistake>& in_order(std::vector<Mistake>& several) {
  std::ranges::stable_sort(several, {},
                           [](const Mistake& one) { return std::pair(one.mark().line, one.mark().column); });
  return several;
}

std::string lines_of(const std::vector<Mistake>& several) {
  std::string lines;
  for (const Mistake& one : several) lines.append(lines.empty() ? "" : "\n").append(one.what());
  return lines;
}

}  // namespace

std::string Mark::text() const {
  return file.text() + (line == 0 ? "" : ":" + std::to_string(line) + ":" + std::to_string(column));
}

Mistake::Mistake(const Mark& mark, const std::string& what)
    : std::runtime_error(mark.text() + ": " + what), mark_(mark) {}

Mistake::Mistake(std::vector<Mistake> several)
    : std::runtime_error(lines_of(in_order(several))), mark_(several.front().mark()), several_(std::move(several)) {}

std::string Mistake::sentence() const { return std::string(what()).substr(mark_.text().size() + 2); }

std::vector<Mistake> Mistake::parts() const { return several_.empty() ? std::vector{*this} : several_; }

}  // namespace scenarios
