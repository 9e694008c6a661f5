// Plays a scenario file and prints what it took, as lines key=value; reading the file is not counted.
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <string>

#include "bench/peak_memory.hpp"
#include "lab/play.hpp"
#include "scenarios/reader.hpp"

namespace {

void print(const char* key, std::uint64_t value) {
  std::printf("%s=%llu\n", key, static_cast<unsigned long long>(value));
}

}  // namespace

int main(int count, char** words) {
  if (count < 3 || count > 4) {
    std::fprintf(stderr, "usage: play SCENARIO every|off [TRACE]\n");
    return 2;
  }
  const scenarios::Script script = scenarios::read_file(words[1]);
  lab::PlayOptions options;
  options.check = words[2] == std::string("off") ? model::CheckMode::off : model::CheckMode::every;
  options.itemised_bill = false;
  options.measured = count == 4;
  if (count == 4) options.trace = words[3];
  options.writing = trace::WritingThread::own;

  const auto begin = std::chrono::steady_clock::now();
  const lab::Summary summary = lab::play(script, options);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;

  std::uint64_t logins = 0;
  std::uint64_t failed = 0;
  for (const auto& [group, totals] : summary.logins) {
    logins += totals.ok + totals.failed;
    failed += totals.failed;
  }
  std::printf("seconds=%.6f\n", took.count());
  print("events", summary.events);
  print("changes", summary.changes);
  print("rotations", summary.rotations.succeeded);
  print("logins", logins);
  print("failed_logins", failed);
  print("held", summary.held() ? 1 : 0);
  std::printf("fingerprint=%016llx\n", static_cast<unsigned long long>(summary.fingerprint));
  print("peak_bytes", static_cast<std::uint64_t>(bench::peak_memory()));
  return 0;
}
