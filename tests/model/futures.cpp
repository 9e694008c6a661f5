// Every future of small worlds: how many there are, that none breaks an invariant, and what each reduction saves.
#include <chrono>
#include <cstdlib>
#include <iostream>

#include "tests/catch.hpp"
#include "tests/model/explored.hpp"

using namespace model;
using tests::Explored;

namespace {

constexpr std::string_view one_cluster = R"(
  create-db-cluster orders manage
  modify-db-cluster orders manage now
  modify-db-cluster orders manage=false password=Secret-99 now
  modify-db-cluster orders rotate now
  create-db-instance orders-1
  delete-db-instance orders-1
  stop-db-cluster orders
  start-db-cluster orders
  delete-db-cluster orders skip
)";

}  // namespace

TEST_CASE("scratch: one cluster") {
  Explored world("", one_cluster);
  const auto begin = std::chrono::steady_clock::now();
  sim::ExplorationOptions options;
  options.states = 200000;
  const sim::Exploration found = world.explore(options);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  std::cerr << found.states << " states " << found.transitions << " transitions depth " << found.depth << " ended "
            << static_cast<int>(found.ended) << " " << seconds << " s, " << found.transitions / seconds << "/s\n";
  for (const auto& one : found.violations) {
    std::cerr << (one.number <= invariant_count ? invariant_row(static_cast<Invariant>(one.number - 1)).name : "property")
              << " x" << one.count << "\n" << world.text(one.story);
  }
}
