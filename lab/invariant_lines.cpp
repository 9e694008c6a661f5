// Following causes in a trace that is thrown away.
#include "lab/invariant_lines.hpp"

#include <utility>

#include "scenarios/reader.hpp"
#include "trace/reader_source.hpp"

namespace lab {
namespace {

int line_behind(trace::Reader& reader, trace::EventId id) {
  for (auto event = reader.event(id); event; event = reader.event(id)) {
    if (event->line != 0) return event->line;
    if (event->cause == 0 || event->cause >= id) break;
    id = event->cause;
  }
  return 0;
}

}  // namespace

void find_lines(const std::filesystem::path& scenario, PlayOptions options, std::vector<Finding>& findings) {
  const trace::TemporaryFolder folder;
  options.trace = folder.path() / "trace.sqlite";
  options.progress = nullptr;
  const std::vector<Finding> traced = findings_of(play(scenarios::read_file(scenario), options));
  trace::Reader reader(*options.trace);
  for (std::size_t i = 0; i < std::min(traced.size(), findings.size()); ++i) {
    const bool same = traced[i].rule == findings[i].rule && traced[i].message == findings[i].message;
    if (same && findings[i].kind == Finding::Kind::invariant) {
      findings[i].event = traced[i].event;
      findings[i].line = line_behind(reader, traced[i].event);
    }
  }
}

}  // namespace lab
