// Every rule of the house can fail: fed something bad, it says where.
#include "tests/house/rules.hpp"

#include "tests/catch.hpp"

using house::Findings;
using house::Tree;

namespace {

// A source at `path` with these lines after a proper first one, beside one header a room.
Tree with(const std::string& path, const std::string& text) {
  Tree tree;
  for (const char* room : {"sim", "model", "aws", "trace", "scenarios", "lab", "ranks", "cli"}) {
    tree.push_back({std::string(room) + "/a.hpp", "// A header for others.\n"});
  }
  tree.push_back({path, "// The one that is tried.\n" + text});
  return tree;
}

using Expected = Findings;

}  // namespace

TEST_CASE("stairs: a floor below is fine, the same floor and the floors above are not") {
  CHECK(house::stairs(with("trace/x.cpp", "#include \"model/a.hpp\"\n#include \"trace/a.hpp\"\n")).empty());
  CHECK(house::stairs(with("trace/x.cpp", "#include \"aws/a.hpp\"\n")) ==
        Expected{"trace/x.cpp:2: trace is not above aws"});
  CHECK(house::stairs(with("model/x.cpp", "\n#  include \"lab/a.hpp\" // why\n")) ==
        Expected{"model/x.cpp:3: model is not above lab"});
}

TEST_CASE("stairs: headers exist, and are named from the root") {
  CHECK(house::stairs(with("sim/x.cpp", "#include \"a.hpp\"\n")) ==
        Expected{"sim/x.cpp:2: no such header in the repository: a.hpp"});
}

TEST_CASE("stairs: what the viewer knows of a trace knows no screen, which knows it") {
  Tree tree = with("viewer/x.cpp", "#include \"viewer/screen/a.hpp\"\n#include \"trace/a.hpp\"\n");
  tree.push_back({"viewer/screen/a.hpp", "// The screen, drawn.\n#include \"viewer/b.hpp\"\n"});
  tree.push_back({"viewer/b.hpp", "// A header of data.\n"});
  CHECK(house::stairs(tree) == Expected{"viewer/x.cpp:2: what the viewer knows of a trace knows no screen"});
  CHECK(house::stairs(with("viewer/x.cpp", "#include \"cli/a.hpp\"\n")) ==
        Expected{"viewer/x.cpp:2: viewer is not above cli"});
}

TEST_CASE("stairs: no room includes the tests, and only lab, cli and viewer know the version") {
  Tree tree = with("lab/x.cpp", "#include \"tests/a.hpp\"\n#include \"credsim_version.hpp\"\n");
  tree.push_back({"tests/a.hpp", ""});
  CHECK(house::stairs(tree) == Expected{"lab/x.cpp:2: lab may not include tests"});
  CHECK(house::stairs(with("sim/x.cpp", "#include \"credsim_version.hpp\"\n")) ==
        Expected{"sim/x.cpp:2: only lab, cli and viewer know the version"});
}

TEST_CASE("libraries: each is known to its rooms alone") {
  const auto found = [](const char* room, const char* header) {
    return !house::libraries(with(std::string(room) + "/x.cpp", "#include <" + std::string(header) + ">\n")).empty();
  };
  CHECK(found("lab", "sqlite3.h"));
  CHECK_FALSE(found("trace", "sqlite3.h"));
  CHECK(found("lab", "yaml.h"));
  CHECK_FALSE(found("scenarios", "yaml.h"));
  CHECK(found("model", "nlohmann/json.hpp"));
  CHECK_FALSE(found("aws", "nlohmann/json.hpp"));
  CHECK(found("lab", "CLI/CLI.hpp"));
  CHECK_FALSE(found("cli", "CLI/CLI.hpp"));
  CHECK(found("viewer", "imgui.h"));
  CHECK_FALSE(found("viewer/screen", "imgui.h"));
  CHECK(found("viewer", "GLFW/glfw3.h"));
  CHECK(found("cli", "backends/imgui_impl_glfw.h"));
  CHECK(found("viewer", "sqlite3.h"));
  CHECK(found("sim", "fmt/core.h"));
  CHECK_FALSE(found("model", "fmt/core.h"));
}

TEST_CASE("calls: what a room that only computes may not do") {
  const auto found = [](const char* room, const char* line) {
    return !house::banned_calls(with(std::string(room) + "/x.cpp", line)).empty();
  };
  for (const char* line : {"auto t = std::chrono::system_clock::now();", "time(nullptr);", "int i = rand();",
                           "std::random_device device;", "std::normal_distribution<> bell;", "std::system (\"ls\");",
                           "popen(\"ls\", \"r\");", "execvp(file, words);", "std::this_thread::sleep_for(second);"}) {
    INFO(line);
    for (const char* room : {"sim", "model", "aws", "trace", "scenarios", "lab"}) CHECK(found(room, line));
  }
  CHECK(found("sim", "std::chrono::steady_clock::now();"));
  CHECK_FALSE(found("lab", "std::chrono::steady_clock::now();"));
  CHECK(found("tests", "std::this_thread::sleep_for(second);"));
}

TEST_CASE("calls: comments, literals and longer names are not calls") {
  for (const char* line :
       {"// rand() is not used", "/* system(\n rand() */", "auto s = \"popen(x)\";", "auto s = R\"x(rand()\n)x\";",
        "sqlite3_exec(db);", "auto n = 1'000'000; ecosystem(n);", "char c = '\"'; strand(c);"}) {
    INFO(line);
    CHECK(house::banned_calls(with("lab/x.cpp", line)).empty());
  }
  CHECK_FALSE(house::banned_calls(with("lab/x.cpp", "char c = '\"'; rand(); c = '\"';")).empty());
}

TEST_CASE("dead headers: one that only includes itself is dead") {
  const Tree tree = {
      {"sim/a.hpp", "#include \"sim/a.hpp\"\n"}, {"sim/b.hpp", ""}, {"sim/b.cpp", "#include \"sim/b.hpp\"\n"}};
  CHECK(house::dead_headers(tree) == Expected{"sim/a.hpp:1: nobody includes it"});
}

TEST_CASE("sizes: 400 lines pass, 401 do not, an excuse helps, an idle excuse is found") {
  const auto file = [](std::size_t lines) { return Tree{{"sim/x.cpp", std::string(lines, '\n')}}; };
  CHECK(house::sizes(file(400), {}).empty());
  CHECK(house::sizes(file(401), {}).size() == 1);
  CHECK(house::sizes(file(401), {{"sim/x.cpp", "a table"}}).empty());
  CHECK(house::sizes(file(400), {{"sim/x.cpp", "a table"}}).size() == 1);
}

TEST_CASE("names: those that say nothing are found in files and folders") {
  const auto found = [](const char* path) { return !house::names({{path, ""}}).empty(); };
  CHECK(found("sim/utils.hpp"));
  CHECK(found("common/x.hpp"));
  CHECK(found("lab/trace_helpers.cpp"));
  CHECK(found("cli/manager.cpp"));
  CHECK_FALSE(found("aws/secrets_manager.cpp"));
  CHECK_FALSE(found("model/commonplace.cpp"));
}

TEST_CASE("first lines: code, an empty file and an empty phrase do not say a subject") {
  const auto found = [](const char* path, const char* text) { return !house::first_lines({{path, text}}).empty(); };
  CHECK_FALSE(found("sim/x.hpp", "// Time, typed.\n#pragma once\n"));
  CHECK(found("sim/x.hpp", "#pragma once\n"));
  CHECK(found("sim/x.cpp", ""));
  CHECK(found("sim/x.cpp", "// x\n"));
  CHECK(found("sim/CMakeLists.txt", "credsim_room(sim)\n"));
}

TEST_CASE("whitespace: tabs, trailing spaces, carriage returns, no last newline") {
  const auto found = [](const char* text) { return house::whitespace({{"docs/x.md", text}}).size(); };
  CHECK(found("a b\n\nc\n") == 0);
  CHECK(found("a\tb\n") == 1);
  CHECK(found("a \n") == 1);
  CHECK(found("a\r\n") == 1);
  CHECK(found("a") == 1);
}

TEST_CASE("places: a path of one machine is found, anywhere in the text") {
  CHECK(house::places({{"docs/x.md", "see\n" + std::string("/wo") + "rk/main\n"}}).size() == 1);
  CHECK(house::places({{"docs/x.md", std::string("http://deb.deb") + "ian.org\n"}}).size() == 1);
  CHECK(house::places({{"docs/x.md", "it works/ well\n"}}).empty());
}
