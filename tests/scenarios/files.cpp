// Files that are no scenario: missing, folders, unreadable, binary, too large.
#include <filesystem>
#include <fstream>

#include "scenarios/text_file.hpp"
#include "tests/catch.hpp"
#include "tests/scenarios/reading.hpp"

namespace {

namespace fs = std::filesystem;

// A folder for one test, gone after it.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("credsim-" + std::to_string(fs::hash_value(fs::current_path())))) {
    fs::remove_all(path_);
    fs::create_directory(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  [[nodiscard]] fs::path write(const std::string& name, const std::string& text) const {
    std::ofstream(path_ / name, std::ios::binary) << text;
    return path_ / name;
  }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

// The mistake in a file, without the file's name.
std::string mistake_in_file(const fs::path& path) {
  try {
    scenarios::read_file(path);
    return "";
  } catch (const scenarios::Mistake& mistake) {
    const std::string what = mistake.what();
    REQUIRE(what.starts_with(path.string() + ":"));
    return what.substr(path.string().size() + 1);
  }
}

}  // namespace

TEST_CASE("a file is read as its text is") {
  const Folder folder;
  const auto path = folder.write("a.yaml", "title: t\nevents: [{at: 0s, aws: kms list-keys}]\n");
  const auto script = scenarios::read_file(path);
  CHECK(script.file == path.string());
  CHECK(script.lines.front().mark.text() == path.string() + ":2:19");
}

TEST_CASE("a missing file and a folder say so") {
  const Folder folder;
  CHECK(mistake_in_file(folder.path() / "none.yaml") == " there is no such file");
  CHECK(mistake_in_file(folder.path()) == " this is a directory; name a scenario file in it");
}

TEST_CASE("a file that cannot be read says why") {
  const Folder folder;
  const auto file = folder.write("a.yaml", "title: t\n");
  CHECK(mistake_in_file(file / "below") == " there is no such file");
  fs::create_symlink("loop.yaml", folder.path() / "loop.yaml");
  CHECK(mistake_in_file(folder.path() / "loop.yaml") == " the file cannot be read: Too many levels of symbolic links");
  CHECK(mistake_in_file(folder.path() / std::string(300, 'x')) == " the file cannot be read: File name too long");
  fs::permissions(file, fs::perms::none);
  const bool may_read_all = std::ifstream(file).good();  // root may
  if (!may_read_all) CHECK(mistake_in_file(file) == " the file cannot be read: Permission denied");
}

TEST_CASE("a file over 64 MiB is refused, one of exactly that is not for its size") {
  const Folder folder;
  const auto path = folder.write("large.yaml", "title: t\n");
  fs::resize_file(path, scenarios::largest_file + 1);
  CHECK(mistake_in_file(path) ==
        " the file is larger than 64 MiB; split it, or let `repeat:` and `every:` make the events");
  fs::resize_file(path, scenarios::largest_file);
  CHECK(mistake_in_file(path) == "2:1: this is a binary file, it has a byte 0; a scenario is a YAML file");
}

TEST_CASE("a device without end is refused like a large file") {
  if (!fs::exists("/dev/zero")) return;
  CHECK(mistake_in_file("/dev/zero") ==
        " the file is larger than 64 MiB; split it, or let `repeat:` and `every:` make the events");
}

TEST_CASE("bytes that are no text are found at their place") {
  const std::string not_utf8 = "this is not text in UTF-8; a scenario is a YAML file";
  reading::check({
      {std::string("title: t\0x", 10), "1:9: this is a binary file, it has a byte 0; a scenario is a YAML file"},
      {"title: t\nseed: \xFF\n", "2:7: " + not_utf8},
      {"title: \x80\n", "1:8: " + not_utf8},
      {"title: \xC0\xAF\n", "1:8: " + not_utf8},
      {"title: \xE0\x80\xAF\n", "1:8: " + not_utf8},
      {"title: \xED\xA0\x80\n", "1:8: " + not_utf8},
      {"title: \xF4\x90\x80\x80\n", "1:8: " + not_utf8},
      {"title: \xE2\x82", "1:8: " + not_utf8},
      {"title: \xC3\xA9\xFF\n", "1:9: " + not_utf8},
      {std::string("\xFF\xFEt\0i\0", 6), "1:1: " + not_utf8},
      {"title: \x07\n", "1:8: a control character; write it as an escape inside double quotes, such as \"\\x07\""},
      {"title: a\xEF\xBB\xBF\n",
       "1:9: a control character; write it as an escape inside double quotes, such as \"\\x07\""},
  });
}
