// Preparing small worlds to be explored.
#include "tests/model/explored.hpp"

#include <sstream>

#include "tests/catch.hpp"
#include "tests/model/words.hpp"

namespace tests {

using namespace model;

Explored::Explored(std::string_view lines, std::string_view actions, const std::function<void(Driver&)>& before) {
  before(driver);
  driver.play(lines);
  std::istringstream in{std::string(actions)};
  for (std::string line; std::getline(in, line);) {
    const std::size_t from = line.find_first_not_of(' ');
    if (from == std::string::npos) {
      continue;
    }
    line = line.substr(from);
    ExploredAction action;
    if (const std::size_t x = line.find("x "); x == 1) {
      action.times = static_cast<std::uint8_t>(line[0] - '0');
      line = line.substr(3);
    }
    Words words(driver.setting, driver.world, line);
    if (const auto password = words.password("password")) {
      plan.anchors.passwords.push_back(password->password);
    }
    action.call = driver.setting.add(Words(driver.setting, driver.world, line).call());
    plan.actions.push_back(action);
    texts.push_back(line);
  }
  std::ranges::sort(plan.anchors.passwords);
  driver.settle();
  plan.start = driver.world;
  plan.anchors.now = driver.now();
  plan.anchors.rows[static_cast<std::size_t>(Table::key)] = static_cast<std::uint32_t>(driver.world.keys.size());
}

Explored& Explored::alike(std::vector<std::string> members, std::string_view names) {
  AlikeSet set;
  for (const std::string& member : members) {
    AlikeMember made;
    std::istringstream in{std::string(names)};
    for (std::string name; in >> name;) {
      const std::size_t at = name.find("{}");
      made.names.push_back(driver.setting.intern(name.substr(0, at) + member + name.substr(at + 2)));
    }
    for (std::uint32_t i = 0; i < texts.size(); ++i) {
      if (texts[i].find(member) != std::string::npos) {
        made.actions.push_back(i);
      }
    }
    for (std::uint32_t i = 0; i < driver.setting.clients.size(); ++i) {
      if (driver.setting.clients[i].cluster == driver.setting.intern(member)) {
        made.groups.push_back(i);
      }
    }
    set.push_back(made);
  }
  plan.anchors.alike.push_back(set);
  return *this;
}

Explored& Explored::alike_keys(const std::vector<std::uint32_t>& rows) {
  AlikeKeys set;
  for (const std::uint32_t row : rows) {
    AlikeKey made{KeyRow(row), driver.world.keys[row].identity, {}};
    for (std::uint32_t i = 0; i < texts.size(); ++i) {
      if (texts[i].find("K" + std::to_string(row)) != std::string::npos) {
        made.actions.push_back(i);
      }
    }
    set.push_back(made);
  }
  plan.anchors.alike_keys.push_back(set);
  return *this;
}

Futures Explored::futures() { return Futures(driver.setting, plan); }

sim::Exploration Explored::explore(const sim::ExplorationOptions& options) {
  Futures system = futures();
  const sim::Exploration result = sim::explore(system, options);
  coverage = system.coverage();
  for (std::size_t i = 0; i < invariant_count; ++i) {
    judged[i] = system.judged(static_cast<Invariant>(i));
  }
  return result;
}

std::string Explored::text(const sim::Story& story) const {
  std::string out;
  for (const sim::Step& step : story) {
    const FutureLabel label = FutureLabel::of(step.label);
    out += (label.is_action ? texts[label.action] : label_text(driver.setting, label)) + "\n";
  }
  return out;
}

}  // namespace tests
