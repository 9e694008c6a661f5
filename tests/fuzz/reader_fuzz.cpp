// Fuzzes the scenario reader: whatever the bytes, they are a Script or a Mistake with a place, and nothing else. Where
// the compiler has no libFuzzer, CREDSIM_FUZZ_MAIN gives the target a main function of its own.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "scenarios/reader.hpp"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

// `fuzz.yaml:line:column: text`
void require_place(std::string_view message) {
  constexpr std::string_view file = "fuzz.yaml:";
  require(message.starts_with(file));
  message.remove_prefix(file.size());
  for (int part = 0; part < 2; ++part) {
    const std::size_t end = message.find(':');
    require(end != std::string_view::npos && end > 0 && message.front() != '0');
    require(message.substr(0, end).find_first_not_of("0123456789") == std::string_view::npos);
    message.remove_prefix(end + 1);
  }
  require(message.size() > 1 && message.front() == ' ');
}

// One mistake a line.
void require_places(std::string_view message) {
  while (message.find('\n') != std::string_view::npos) {
    require_place(message.substr(0, message.find('\n')));
    message.remove_prefix(message.find('\n') + 1);
  }
  require_place(message);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  try {
    const auto script = scenarios::read_text(text, "fuzz.yaml");
    require(!script.title.empty() && !script.lines.empty());
  } catch (const scenarios::Mistake& mistake) {
    require_places(mistake.what());
  }
  return 0;
}

#ifdef CREDSIM_FUZZ_MAIN

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <vector>

namespace {

// The same mutations in every run.
class Mutator {
 public:
  explicit Mutator(std::vector<std::string> corpus) : corpus_(std::move(corpus)) {}

  std::string next() {
    std::string text = pick(corpus_);
    const std::size_t steps = 1 + below(6);
    for (std::size_t i = 0; i < steps; ++i) mutate(text);
    return text;
  }

 private:
  std::size_t below(std::size_t end) {
    state_ ^= state_ << 13U;
    state_ ^= state_ >> 7U;
    state_ ^= state_ << 17U;
    return end == 0 ? 0 : static_cast<std::size_t>(state_ % end);
  }

  const std::string& pick(const std::vector<std::string>& list) { return list[below(list.size())]; }

  void mutate(std::string& text) {
    static const std::vector<std::string> words = {": ",
                                                   "- ",
                                                   "\n",
                                                   "  ",
                                                   "{",
                                                   "}",
                                                   "[",
                                                   "]",
                                                   ",",
                                                   "\"",
                                                   "'",
                                                   "&a ",
                                                   "*a",
                                                   "!t ",
                                                   "|\n",
                                                   ">\n",
                                                   "? ",
                                                   "---\n",
                                                   "...\n",
                                                   "%",
                                                   "#",
                                                   "\t",
                                                   "~",
                                                   "at: ",
                                                   "+1m",
                                                   "-1",
                                                   "99999999999999999999d",
                                                   "2026-01-05T00:00:00Z",
                                                   "{uniform: [1s, 0s]}",
                                                   "${x}",
                                                   "{i}",
                                                   "/(/",
                                                   "\xEF\xBB\xBF",
                                                   "\xFF",
                                                   std::string(1, '\0'),
                                                   "every: ",
                                                   "expect: ",
                                                   "save: ",
                                                   "when: ",
                                                   "fault: "};
    const std::size_t at = below(text.size() + 1);
    const std::size_t size = std::min(text.size() - at, below(16));
    switch (below(6)) {
      case 0:
        text.erase(at, size);
        break;
      case 1:
        text.insert(at, pick(words));
        break;
      case 2:
        if (at < text.size()) text[at] = static_cast<char>(below(256));
        break;
      case 3:
        text.insert(below(text.size() + 1), text.substr(at, size));
        break;
      case 4: {
        const std::string& other = pick(corpus_);
        const std::size_t from = below(other.size());
        text.insert(at, other.substr(from, below(80)));
        break;
      }
      default:
        text.resize(at);
    }
  }

  std::vector<std::string> corpus_;
  std::uint64_t state_ = 0x9E3779B97F4A7C15U;
};

std::string read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace

// reader_fuzz [-runs=N] [FILE|FOLDER...]: N mutations (100,000 by default) of these; other options are libFuzzer's.
int main(int count, char** words) {
  std::uint64_t runs = 100'000;
  std::vector<std::string> corpus = {"title: t\nevents:\n  - at: 0s\n    aws: kms list-keys\n    expect: ok\n"};
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    if (word.starts_with("-runs=")) runs = std::strtoull(word.c_str() + 6, nullptr, 10);
    if (word.starts_with('-')) continue;
    if (std::filesystem::is_regular_file(word)) corpus.push_back(read(word));
    if (!std::filesystem::is_directory(word)) continue;
    for (const auto& file : std::filesystem::recursive_directory_iterator(word)) {
      if (file.is_regular_file()) corpus.push_back(read(file.path()));
    }
  }
  std::sort(corpus.begin(), corpus.end());
  Mutator mutator(std::move(corpus));
  for (std::uint64_t run = 0; run < runs; ++run) {
    const std::string text = mutator.next();
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
  }
  std::cerr << "Done " << runs << " runs\n";
}

#endif
