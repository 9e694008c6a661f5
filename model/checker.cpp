// When which checks are made, and what comes of them.
#include "model/checker.hpp"

#include <algorithm>
#include <string>

#include "sim/bug.hpp"

namespace model {
namespace {

void check_rows(Inspection& step) {
  for (std::uint32_t i = 0; i < step.world.clusters.size(); ++i) {
    check_cluster(step, ClusterRow(i));
  }
  for (std::uint32_t i = 0; i < step.world.secrets.size(); ++i) {
    check_secret(step, SecretRow(i));
  }
  for (std::uint32_t i = 0; i < step.world.keys.size(); ++i) {
    check_key(step, KeyRow(i));
  }
  for (std::uint32_t i = 0; i < step.world.clients.size(); ++i) {
    check_client(step, ClientRow(i));
  }
}

}  // namespace

const std::vector<Violation>& Checker::operator()(const StepRecord& record, const World& world) {
  violations_.clear();
  if (mode_ != CheckMode::every && mode_ != CheckMode::full) {
    return violations_;
  }
  Inspection step(*setting_, world, record, violations_);
  checks_(step);
  monitors_.observe(step);
  if (mode_ == CheckMode::full) {
    prove_nothing_missed(record, world);
  }
  drop_excepted();
  return violations_;
}

void Checker::prove_nothing_missed(const StepRecord& record, const World& world) {
  std::vector<Violation> shown;
  Inspection step(*setting_, world, record, shown);
  check_rows(step);
  std::set<std::pair<Invariant, Resource>> standing;
  for (const Violation& one : shown) {
    const bool reported = std::ranges::any_of(violations_, [&one](const Violation& other) {
      return other.invariant == one.invariant && other.resource == one.resource;
    });
    if (!reported && !standing_.contains({one.invariant, one.resource})) {
      throw sim::Bug("the check of what a step touched missed a violation of " +
                     std::string(invariant_row(one.invariant).name));
    }
    standing.emplace(one.invariant, one.resource);
  }
  standing_ = std::move(standing);
}

const std::vector<Violation>& Checker::finish(const World& world, sim::Time end) {
  violations_.clear();
  if (mode_ == CheckMode::off) {
    return violations_;
  }
  const StepRecord nothing{sim::Event{end, sim::script, static_cast<std::uint8_t>(SlotKind::call), 0}, {}, {}, {}};
  Inspection step(*setting_, world, nothing, violations_);
  check_rows(step);
  monitors_.finish(world, end, violations_);
  open_ = monitors_.open(world, end);
  drop_excepted();
  return violations_;
}

void Checker::drop_excepted() {
  std::erase_if(violations_,
                [this](const Violation& one) { return excepted_.test(static_cast<std::size_t>(one.invariant)); });
}

}  // namespace model
