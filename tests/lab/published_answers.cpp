// What operations answer and refuse with is what AWS publishes of them: in every scenario that ships, and in a tour of
// all operations.
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "aws/operation_table.hpp"
#include "lab/play.hpp"
#include "model/actions.hpp"
#include "scenarios/reader.hpp"
#include "tests/catch.hpp"
#include "tests/folder.hpp"
#include "tests/published.hpp"
#include "trace/reader.hpp"

namespace {

using Json = nlohmann::ordered_json;

// Plays a scenario and looks at the answers in its trace; the operations that answered are added to `answered`.
void look_at(const std::filesystem::path& scenario, std::set<std::string>& answered) {
  static const tests::Published published;
  INFO(scenario);
  const tests::TestFolder folder;
  lab::PlayOptions options;
  options.trace = folder.path() / "trace";
  CHECK(lab::play(scenarios::read_file(scenario), options).held());
  trace::Reader trace(*options.trace);
  trace.each_event([&](trace::EventRecord&& event) {
    if (event.kind != "call" || event.source == "credsim") {
      return;
    }
    INFO(event.source << " " << event.name << " " << event.response);
    if (!event.error.empty()) {
      INFO(event.error);
      CHECK(published.refuses(event.source, event.name, event.error));
      return;
    }
    answered.insert(event.source.substr(0, event.source.find('.')) + ":" + event.name);
    const Json answer = event.response.empty() ? Json::object() : Json::parse(event.response);
    CHECK(published.strangers(event.source, event.name, answer).empty());
  });
}

}  // namespace

TEST_CASE("published: every shipped scenario is answered and refused with AWS's members, types and codes") {
  std::set<std::string> answered;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(CREDSIM_SOURCE_DIR "/scenarios/library")) {
    if (entry.path().extension() == ".yaml") {
      look_at(entry.path(), answered);
    }
  }
  CHECK(answered.size() > 50);
}

TEST_CASE("published: every operation answers with AWS's members and types") {
  std::set<std::string> answered;
  look_at(CREDSIM_SOURCE_DIR "/tests/lab/tour.yaml", answered);
  for (std::size_t i = 0; i < model::action_count; ++i) {
    const auto action = static_cast<model::Action>(i);
    // Of RebootDBCluster, ReplicateSecretToRegions and CreateServiceLinkedRole no call is ever accepted here.
    const bool refused = action == model::Action::RebootDBCluster ||
                         action == model::Action::ReplicateSecretToRegions ||
                         action == model::Action::CreateServiceLinkedRole;
    if (model::is_operation(action) && !refused) {
      const model::ActionRow& row = model::action_row(action);
      const std::string_view source = model::source_text(row.source);
      const std::string name = std::string(source.substr(0, source.find('.'))) + ":" + std::string(row.name);
      INFO(name);
      CHECK(answered.contains(name));
    }
  }
}
