// Lines played on a world of the model, every step checked.
#include "tests/model/driver.hpp"

#include <algorithm>
#include <sstream>
#include <stdexcept>

#include "tests/catch.hpp"
#include "tests/model/words.hpp"

namespace tests {

using namespace model;
using namespace std::chrono_literals;

namespace {

constexpr sim::Time monday{sim::Duration(1'767'571'200'000'000)};  // 2026-01-05T00:00:00Z

constexpr std::array<std::pair<std::string_view, std::string_view>, wait_count - 1> steady_waits{{
    {"cluster.create", "5m"},
    {"cluster.restore-from-s3", "30m"},
    {"cluster.modify", "1m"},
    {"cluster.reset-credentials", "8s"},
    {"cluster.promote", "2m"},
    {"cluster.delete", "4m"},
    {"cluster.snapshot", "5m"},
    {"instance.create", "7m"},
    {"instance.delete", "3m"},
    {"secret.create", "5s"},
    {"secret.purge", "1m"},
    {"rotation.create", "2s"},
    {"rotation.set", "8s"},
    {"rotation.test", "3s"},
    {"rotation.finish", "2s"},
    {"rotation.label-propagation", "1s"},
    {"rotation.backoff", "30s"},
    {"kms.propagation", "30s"},
    {"kms.deletion-slack", "12h"},
    {"cluster.restore", "10m"},
    {"cluster.rename", "1m"},
    {"cluster.upgrade", "8m"},
    {"cluster.maintenance-window", "2d"},
    {"cluster.stop", "5m"},
    {"cluster.start", "6m"},
    {"cluster.auto-start-slack", "30m"},
    {"cluster.failover", "25s"},
    {"cluster.key-loss", "30m"},
    {"snapshot.copy", "5m"},
    {"instance.reboot", "1m"},
    {"iam.propagation", "5s"},
    {"client.backoff", "1s"},
    {"event.delivery", "2s"},
}};

double knob_value(const ParameterRow& row, std::string_view value) {
  if (row.unit == "duration") {
    return static_cast<double>(duration(value).count());
  }
  if (row.unit == "switch") {
    return value == "true" ? 1 : 0;
  }
  const std::size_t at = row.unit.find(value);
  if (row.unit.find('|') != std::string_view::npos) {
    return static_cast<double>(std::ranges::count(row.unit.substr(0, at), '|'));
  }
  return std::stod(std::string(value));
}

std::string stripped(const std::string& line) {
  const std::size_t from = line.find_first_not_of(' ');
  return from == std::string::npos ? "" : line.substr(from, line.find_last_not_of(' ') - from + 1);
}

std::string word(Refusal refusal) { return refusal == Refusal::none ? "ok" : std::string(refusal_row(refusal).code); }

}  // namespace

Driver::Driver(std::uint64_t seed)
    : setting(seed, monday, "123456789012", "eu-west-1"), checker_(setting, CheckMode::full) {
  setting.add_principal("dba", "123456789012", PrincipalKind::user);
  setting.add_principal("owner", "999999999999", PrincipalKind::root);
}

Driver& Driver::set(std::string_view parameter, std::string_view value) {
  const std::size_t index = find_parameter(parameter).value();
  const ParameterRow& row = parameter_rows()[index];
  const auto wrong =
      is_wait(index)
          ? setting.parameters.set(index, sim::Distribution::constant(duration(value)).clamped({}, duration(value)))
          : setting.parameters.set(index, knob_value(row, value));
  INFO(wrong.value_or(""));
  REQUIRE_FALSE(wrong);
  return *this;
}

Driver& Driver::steady() {
  for (const auto& [name, value] : steady_waits) {
    set(name, value);
  }
  return *this;
}

Driver& Driver::take_instead(Simulation::Step step) {
  step_ = std::move(step);
  return *this;
}

Driver& Driver::tolerant() {
  tolerant_ = true;
  return *this;
}

Driver& Driver::halt_on(Invariant invariant) {
  halting_ = invariant;
  return *this;
}

ClientDefinition& Driver::add_client(std::string_view cluster_name, ClientStrategy strategy) {
  ClientDefinition client;
  client.name = setting.intern("web");
  client.cluster = setting.intern(cluster_name);
  client.strategy = strategy;
  client.ttl = 1h;
  client.login_every = sim::Distribution::constant(5min);
  setting.clients.push_back(client);
  return setting.clients.back();
}

Simulation& Driver::simulation() {
  if (!simulation_) {
    setting.settle();
    resolver_ = std::make_unique<sim::Resolver>(make_resolver(setting, world));
    simulation_ = std::make_unique<Simulation>(setting, world, *resolver_, setting.start, step_);
  }
  return *simulation_;
}

void Driver::keep(const StepRecord& record) {
  happenings_.push_back({record.event,
                         {record.notes.begin(), record.notes.end()},
                         {record.changes.begin(), record.changes.end()},
                         {record.scheduled.begin(), record.scheduled.end()}});
  const std::vector<Violation>& broken = checker_(record, world);
  violations_.insert(violations_.end(), broken.begin(), broken.end());
  for (const Violation& one : tolerant_ ? std::vector<Violation>{} : broken) {
    const Action action = record.notes.empty() ? Action::Login : record.notes[0].action;
    FAIL_CHECK(invariant_row(one.invariant).id << " " << invariant_row(one.invariant).name << " broken by "
                                               << action_row(action).name << " of " << steps() << " steps");
  }
}

Refusal Driver::refusal(std::string_view line) {
  Simulation& running = simulation();
  const std::uint32_t number = setting.add(Words(setting, world, line).call());
  keep(running.inject(running.now(), static_cast<std::uint8_t>(SlotKind::call), number));
  return last().notes.empty() ? Refusal::none : last().notes[0].refusal;
}

std::string Driver::call(std::string_view line) { return word(refusal(line)); }

void Driver::play(std::string_view lines) {
  std::istringstream in{std::string(lines)};
  for (std::string line; std::getline(in, line);) {
    line = stripped(line);
    if (line.starts_with("wait ")) {
      wait(duration(std::string_view(line).substr(5)));
    } else if (!line.empty()) {
      INFO(line);
      CHECK(call(line) == "ok");
    }
  }
}

void Driver::wait(sim::Duration time) { run_until(now() + time); }

void Driver::run_until(sim::Time time) {
  Simulation& running = simulation();
  while (running.next_time() <= time && running.next_time() != sim::never) {
    keep(running.step());
    if (halting_ && violated(*halting_)) {
      return;
    }
  }
  running.advance(time);
}

bool Driver::run_to(Action action) {
  Simulation& running = simulation();
  const sim::Time limit = running.now() + 24h * 100;
  while (running.next_time() <= limit) {
    keep(running.step());
    if (std::ranges::any_of(last().notes, [action](const Note& note) { return note.action == action; })) {
      return true;
    }
  }
  return false;
}

void Driver::settle() {
  if (!world.client_groups.empty()) {
    keep(simulation().inject(now(), static_cast<std::uint8_t>(SlotKind::settle), 0));
  }
}

void Driver::finish() {
  settle();
  const std::vector<Violation>& broken = checker_.finish(world, now());
  violations_.insert(violations_.end(), broken.begin(), broken.end());
  for (const Violation& one : tolerant_ ? std::vector<Violation>{} : broken) {
    FAIL_CHECK(invariant_row(one.invariant).id << " broken at the end");
  }
}

bool Driver::violated(Invariant invariant) const {
  return std::ranges::any_of(violations_, [invariant](const Violation& one) { return one.invariant == invariant; });
}

std::size_t Driver::count(Action action) const {
  std::size_t sum = 0;
  for (const Happening& one : happenings_) {
    sum += static_cast<std::size_t>(std::ranges::count(one.notes, action, &Note::action));
  }
  return sum;
}

std::size_t Driver::refused(Action action) const {
  std::size_t sum = 0;
  for (const Happening& one : happenings_) {
    sum += static_cast<std::size_t>(std::ranges::count_if(
        one.notes, [action](const Note& note) { return note.action == action && note.refusal != Refusal::none; }));
  }
  return sum;
}

const Cluster& Driver::cluster(std::string_view name) {
  const Name wanted = setting.intern(name);
  for (std::size_t i = world.clusters.size(); i-- > 0;) {
    if (world.clusters[i].name == wanted) {
      return world.clusters[i];
    }
  }
  throw std::out_of_range("no cluster " + std::string(name));
}

const Secret& Driver::secret(std::string_view cluster_name) {
  return world.secrets.at(cluster(cluster_name).secret.index);
}

std::string Driver::status(std::string_view cluster_name) {
  return std::string(cluster_table.states[static_cast<std::size_t>(cluster(cluster_name).status)]);
}

std::string Driver::secret_status(std::string_view cluster_name) {
  return std::string(secret_table.states[static_cast<std::size_t>(cluster(cluster_name).secret_status)]);
}

std::string Driver::phase(std::string_view cluster_name) {
  return std::string(rotation_table.states[static_cast<std::size_t>(cluster(cluster_name).phase)]);
}

bool Driver::current_works(std::string_view cluster_name) {
  return value(secret(cluster_name).current) == cluster(cluster_name).password;
}

void Driver::undo(const Moment& moment) {
  world = moment.world;
  checker_ = moment.checker;
}

}  // namespace tests
