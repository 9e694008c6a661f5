// The verb `graph`: what depends on what, at a moment of a trace or of a scenario.
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <optional>
#include <system_error>

#include "cli/moment_option.hpp"
#include "cli/run_plan.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs.hpp"
#include "lab/play.hpp"
#include "lab/trace_graph.hpp"
#include "scenarios/reader.hpp"
#include "trace/file_kind.hpp"

namespace cli {
namespace {

namespace fs = std::filesystem;

struct GraphOptions {
  std::string file;
  std::optional<std::string> at;
  std::optional<std::string> of;
};

// A folder that goes with the object.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (fs::temp_directory_path() / "credsim-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw trace::Error(name + ": cannot be made");
    path_ = name;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

void draw(const fs::path& trace, const GraphOptions& options) {
  trace::Reader reader(trace);
  lab::GraphOptions graph;
  if (options.at) graph.at = moment_in(reader, "--at", *options.at);
  if (options.of) graph.of = reader.find(*options.of, graph.at ? *graph.at : reader.end());
  print(lab::trace_graph(reader, graph));
}

void play_and_draw(const fs::path& file, const GraphOptions& options) {
  const scenarios::Script script = scenarios::read_file(file);
  const TemporaryFolder folder;
  lab::PlayOptions play;
  if (options.at) play.until = moment_of("--at", *options.at, script.start);
  play.check = model::CheckMode::off;
  play.trace = folder.path() / "graph.sqlite";
  lab::play(script, play);
  try {
    draw(*play.trace, options);
  } catch (const trace::Error& error) {
    // Nobody knows of the trace; the scenario is what was asked about.
    const std::string name = play.trace->string();
    const std::string what = error.what();
    throw trace::Error(what.starts_with(name) ? script.file + what.substr(name.size()) : what);
  }
}

}  // namespace

Work graph_verb(CommandLine& line) {
  const auto options = std::make_shared<GraphOptions>();
  line.argument("FILE|TRACE", "a scenario, which is played to the moment, or a trace", options->file);
  line.option("--at", "T", "at that moment: 9d since the start, or 2026-01-10T00:00:00Z; otherwise at the end",
              options->at);
  line.option("--of", "RESOURCE", "only this one and what depends on it, such as a key: its name, ARN or number",
              options->of);
  line.example("credsim graph a-happy-month.sqlite | dot -Tsvg > graph.svg");
  line.example("credsim graph a-happy-month.sqlite --of alias/orders --at 9d");
  return [options] {
    if (trace::file_kind(options->file) == trace::FileKind::trace) {
      draw(options->file, *options);
    } else {
      play_and_draw(scenario_file(options->file), *options);
    }
    return ExitCode::held;
  };
}

}  // namespace cli
