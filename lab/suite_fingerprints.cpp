// Reading and writing the two files of a suite.
#include "lab/suite_fingerprints.hpp"

#include <fmt/format.h>

#include <charconv>
#include <fstream>
#include <sstream>
#include <system_error>
#include <vector>

#include "scenarios/script.hpp"
#include "scenarios/text_file.hpp"
#include "scenarios/whole_file.hpp"

namespace lab {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view comment =
    "# What the runs of the scenarios below this folder are to be: fingerprint, events, scenario.\n"
    "# `credsim test --accept` writes it.\n";
constexpr std::string_view chain_comment =
    "# Where a run that is not like that left its path: fingerprint, digests of its events, scenario.\n"
    "# `credsim test --accept` writes it.\n";

// A path on a line of its own: whatever ends lines is escaped.
std::string escaped(std::string_view path) {
  std::string out;
  for (const char c : path) {
    out += c == '\\' ? "\\\\" : c == '\n' ? "\\n" : c == '\r' ? "\\r" : std::string(1, c);
  }
  return out;
}

std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size()) {
      ++i;
      out += text[i] == 'n' ? '\n' : text[i] == 'r' ? '\r' : text[i];
    } else {
      out += text[i];
    }
  }
  return out;
}

std::optional<std::uint64_t> number_of(std::string_view text, int base) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

fs::path whole_path(const fs::path& path) {
  std::error_code error;
  const fs::path whole = fs::absolute(path.empty() ? "." : path, error).lexically_normal();
  return whole.has_filename() ? whole : whole.parent_path();
}

// The three fields of a line; the last one has spaces of its own.
struct Fields {
  int line = 0;
  std::string first;
  std::string second;
  std::string path;
};

std::vector<Fields> fields_of(const fs::path& file) {
  std::vector<Fields> found;
  std::error_code error;
  if (!fs::exists(file, error)) return found;
  std::istringstream in(scenarios::read_text_file(file));
  int number = 0;
  for (std::string text; std::getline(in, text);) {
    ++number;
    if (!text.empty() && text.back() == '\r') text.pop_back();
    if (text.empty() || text.front() == '#') continue;
    const std::size_t one = text.find(' ');
    const std::size_t two = one == std::string::npos ? one : text.find(' ', one + 1);
    if (two == std::string::npos) {
      throw scenarios::Mistake({file.string(), number, 1},
                               "this is no line of this file; `credsim test --accept` writes it anew once it is gone");
    }
    found.push_back(
        {number, text.substr(0, one), text.substr(one + 1, two - one - 1), unescaped(text.substr(two + 1))});
  }
  return found;
}

std::string text_of_file(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

void replace(const fs::path& file, const std::string& text) {
  std::error_code error;
  if (!fs::exists(file, error) || text_of_file(file) != text) scenarios::write_whole(file, text);
}

}  // namespace

std::string fingerprint_text(std::uint64_t fingerprint) { return fmt::format("{:016x}", fingerprint); }

fs::path FingerprintFile::folder_for(const fs::path& scenario, const fs::path& otherwise) {
  std::error_code error;
  for (fs::path folder = whole_path(scenario).parent_path();; folder = folder.parent_path()) {
    if (fs::is_regular_file(folder / name, error)) return folder;
    if (fs::exists(folder / ".git", error) || folder == folder.root_path()) break;
  }
  return whole_path(otherwise);
}

FingerprintFile::FingerprintFile(const fs::path& folder) : folder_(whole_path(folder)) {
  read_runs();
  read_chains();
}

void FingerprintFile::read_runs() {
  for (const Fields& one : fields_of(path())) {
    const auto fingerprint = number_of(one.first, 16);
    const auto events = number_of(one.second, 10);
    if (!fingerprint || one.first.size() != 16 || !events) {
      throw scenarios::Mistake({path().string(), one.line, 1},
                               "a line is a fingerprint of 16 hexadecimal digits, a number of events and a path");
    }
    if (!runs_.try_emplace(one.path, AcceptedRun{*fingerprint, *events, "", 1, one.line}).second) {
      throw scenarios::Mistake({path().string(), one.line, 1}, "stands here twice: " + one.path);
    }
  }
}

void FingerprintFile::read_chains() {
  for (const Fields& one : fields_of(folder_ / chain_name)) {
    const auto run = runs_.find(one.path);
    if (run == runs_.end() || one.first != fingerprint_text(run->second.fingerprint)) continue;
    const std::size_t colon = one.second.find(':');
    if (colon != std::string::npos) run->second.seed = number_of(one.second.substr(0, colon), 10).value_or(1);
    run->second.chain = one.second.substr(colon == std::string::npos ? 0 : colon + 1);
  }
}

std::string FingerprintFile::key(const fs::path& scenario) const {
  return whole_path(scenario).lexically_relative(folder_).generic_string();
}

const AcceptedRun* FingerprintFile::find(const fs::path& scenario) const {
  const auto found = runs_.find(key(scenario));
  return found == runs_.end() ? nullptr : &found->second;
}

std::vector<fs::path> FingerprintFile::without_scenario() const {
  std::vector<fs::path> found;
  std::error_code error;
  for (const auto& [path, run] : runs_) {
    if (!fs::exists(folder_ / path, error)) found.push_back(folder_ / path);
  }
  return found;
}

void FingerprintFile::accept(const fs::path& scenario, AcceptedRun run) { runs_[key(scenario)] = std::move(run); }

void FingerprintFile::forget(const fs::path& scenario) { runs_.erase(key(scenario)); }

void FingerprintFile::write() const {
  std::string lines(comment);
  std::string chains(chain_comment);
  for (const auto& [path, run] : runs_) {
    const std::string fingerprint = fingerprint_text(run.fingerprint);
    lines += fingerprint + " " + std::to_string(run.events) + " " + escaped(path) + "\n";
    const std::string seed = run.seed == 1 ? "" : std::to_string(run.seed) + ":";
    if (!run.chain.empty()) chains += fingerprint + " " + seed + run.chain + " " + escaped(path) + "\n";
  }
  // The chains first: without their fingerprints they are of no use, and do no harm.
  replace(folder_ / chain_name, chains);
  replace(path(), lines);
}

}  // namespace lab
