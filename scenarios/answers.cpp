// What is kept of an answer (save) and expected of it (expect), by dotted and indexed paths.
#include <algorithm>

#include "aws/characters.hpp"
#include "aws/global_options.hpp"
#include "scenarios/parts.hpp"
#include "scenarios/quoted.hpp"

namespace scenarios {
namespace {

bool starts_name(char c) { return aws::is_letter(c) || c == '_'; }

// A path with what ${name} and {i} may become in place of them: a name, or within brackets a number.
std::string without_variables(std::string_view path) {
  std::string out;
  while (!path.empty()) {
    const std::size_t end = path.starts_with("${") || path.starts_with("{i}") ? path.find('}') : std::string_view::npos;
    if (end == std::string_view::npos) {
      out += path.front();
      path.remove_prefix(1);
    } else {
      out += out.ends_with('[') ? '0' : 'x';
      path.remove_prefix(end + 1);
    }
  }
  return out;
}

std::string path_of(const Node& node, std::string_view what) {
  const std::string_view path = text_of(node, what);
  if (!aws::is_path(without_variables(path))) {
    throw node.mistake(quoted(path) +
                       " is not a path; write names and indexes such as DBClusters[0].MasterUserSecret.SecretArn");
  }
  return std::string(path);
}

// Whether what stands there is a password, or a text that contains one.
bool holds_password(std::string path) {
  std::erase(path, '"');
  path = "." + path + ".";
  return path.ends_with(".SecretString.") || path.find(".SecretString.password.") != std::string::npos;
}

ExpectedValue expected_value_of(const Entry& entry) {
  using Kind = ExpectedValue::Kind;
  ExpectedValue expected;
  expected.mark = entry.key.mark();
  expected.path = path_of(entry.key, "a path");
  const Node& node = entry.value;
  if (!node.is_scalar() || node.is_null()) {
    throw node.mistake("an expected value should be a text, a number, /an expression/, present or absent, not " +
                       std::string(node.kind_text()));
  }
  const std::string_view text = node.text();
  if (node.plain() && (text == "present" || text == "absent")) {
    expected.kind = text == "present" ? Kind::present : Kind::absent;
  } else if (text.size() >= 2 && text.front() == '/' && text.back() == '/') {
    expected.kind = Kind::regex;
    expected.value = text.substr(1, text.size() - 2);
  } else {
    expected.value = text;
  }
  return expected;
}

bool code_letter(char c) { return starts_name(c) || aws::is_digit(c) || c == '-' || c == '.'; }

std::string code_of(const Node& node) {
  const std::string_view code = text_of(node, "error");
  const bool variable = code.find("${") != std::string_view::npos;
  if (!variable && !std::all_of(code.begin(), code.end(), code_letter)) {
    throw node.mistake("error should be a code such as InvalidParameterCombination or 1045, not " + quoted(code));
  }
  return std::string(code);
}

}  // namespace

std::vector<Save> saves_of(const Node& node) {
  std::vector<Save> saves;
  for (const Entry entry : map_of(node, "save", "{key: KeyMetadata.KeyId}")) {
    const std::string_view name = text_of(entry.key, "a name to save");
    std::string bare(name);
    for (std::size_t at = 0; (at = bare.find("{i}", at)) != std::string::npos;) bare.erase(at, 3);
    const bool fine =
        std::all_of(bare.begin(), bare.end(), [](char c) { return starts_name(c) || aws::is_digit(c) || c == '-'; });
    if (!fine || aws::is_digit(name.front()) || name.front() == '-') {
      throw entry.key.mistake(
          "a saved name should start with a letter and have letters, digits, hyphens and "
          "underscores, unlike " +
          quoted(name));
    }
    const std::string path = path_of(entry.value, "the path to save");
    if (holds_password(path)) {
      throw entry.value.mistake("a password is never saved; log in with {stage: AWSCURRENT}, or compare it in expect");
    }
    saves.push_back({entry.key.mark(), std::string(name), path});
  }
  return saves;
}

Expectation expectation_of(const Entry& entry) {
  using Kind = Expectation::Kind;
  Expectation expectation;
  expectation.mark = entry.key.mark();
  expectation.written = true;
  const Node& node = entry.value;
  if (node.is_scalar() && !node.is_null()) {
    expectation.kind = word_of(node, "expectation", outcome_words) == "ok" ? Kind::ok : Kind::any;
    return expectation;
  }
  constexpr const char* example = "{error: AccessDenied} or {\"DBClusters[0].Status\": available}, or ok or any";
  for (const Entry expected : map_of(node, "expect", example)) {
    if (expected.key.text() != "error") {
      if (expectation.kind == Kind::error) {
        throw expected.key.mistake("after an error there is no answer; expect {error: CODE} alone");
      }
      expectation.kind = Kind::values;
      expectation.values.push_back(expected_value_of(expected));
      continue;
    }
    if (expectation.kind == Kind::values) {
      throw expected.key.mistake("after an error there is no answer; expect {error: CODE} alone");
    }
    expectation.kind = Kind::error;
    expectation.error = code_of(expected.value);
  }
  return expectation;
}

}  // namespace scenarios
