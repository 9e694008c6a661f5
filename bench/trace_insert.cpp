// Writes a trace of synthetic steps through the recorder and the writer, to its finish; prints rows and seconds.
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "model/fields.hpp"
#include "model/setting.hpp"
#include "model/world.hpp"
#include "trace/recorder.hpp"

namespace {

constexpr std::uint32_t clusters = 1000;
constexpr sim::Time start{std::chrono::sys_days(std::chrono::year(2026) / 1 / 1)};

// A note a step, and one or two changes of a cluster: what a rotation's phases look like to a trace.
class Steps {
 public:
  sim::StepRecord<model::Note> next() {
    const std::uint32_t row = count_ % clusters;
    const model::Resource cluster = model::resource(model::Table::cluster, row);
    const auto turn = static_cast<std::int64_t>(count_ / clusters % 4);
    const sim::Time at = start + sim::Duration(std::int64_t{1'234'567} * count_);
    note_ = {};
    note_.resource = cluster;
    note_.kind = model::NoteKind::timer;
    note_.cause = model::CauseKind::scheduled;
    note_.action = model::Action::PasswordSet;
    changes_.clear();
    changes_.push_back({cluster, model::attribute<&model::Cluster::phase>, 0, turn + 1, turn + 2});
    if (count_ % 2 == 0) {
      const std::int64_t password = 0x1234'5678'9ABC'0000 + count_ / 8;
      changes_.push_back({cluster, model::attribute<&model::Cluster::password>, 0, password, password + 1});
    }
    const sim::Event event{at, cluster, 1, count_ & 0xFF'FFFFU};
    scheduled_.assign(1, {event, 0});
    ++count_;
    return {event, {&note_, 1}, changes_, scheduled_};
  }

 private:
  std::uint32_t count_ = 0;
  model::Note note_;
  std::vector<sim::Change> changes_;
  std::vector<sim::Scheduled> scheduled_;
};

}  // namespace

int main(int count, char** words) {
  if (count != 3) {
    std::fprintf(stderr, "usage: trace_insert TRACE EVENTS\n");
    return 2;
  }
  const auto events = static_cast<std::uint32_t>(std::strtoul(words[2], nullptr, 10));
  const model::Setting setting(1, start, "123456789012", "eu-west-1");
  model::World world;
  Steps steps;
  std::uint64_t rows = 0;

  const auto begin = std::chrono::steady_clock::now();
  trace::Writer writer(words[1], trace::Overwrite::anything, trace::WritingThread::own);
  const trace::RunFact title{"title", "bench"};
  writer.begin({&title, 1});
  trace::Recorder recorder(writer, setting,
                           {[](const model::World&, model::Resource resource) {
                              return trace::ResourceText{"orders-" + std::to_string(resource.row()), "", {}};
                            },
                            [](const model::World&, const model::Note&) { return std::string(); }});
  for (std::uint32_t i = 0; i < events; ++i) {
    const auto record = steps.next();
    rows += record.notes.size() + record.changes.size();
    recorder.step(record, world);
  }
  recorder.finish(world);
  writer.finish();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  std::printf("rows=%llu\nseconds=%.6f\n", static_cast<unsigned long long>(rows), took.count());
  return 0;
}
