// Walking an answer along a path.
#include "lab/answer_path.hpp"

#include <charconv>
#include <vector>

#include "aws/secret_value.hpp"

namespace lab {
namespace {

// A member's name, or an index.
struct Part {
  std::string_view name;
  std::optional<int> index;
};

constexpr std::string_view shape = "a path is names with dots and indexes, such as DBClusters[0].Status";

// The parts of a path; nothing where it is malformed.
std::optional<std::vector<Part>> parts_of(std::string_view path) {
  std::vector<Part> parts;
  std::size_t at = 0;
  while (at < path.size()) {
    if (path[at] == '[') {
      const std::size_t close = path.find(']', at);
      int index = 0;
      const char* end = path.data() + std::min(close, path.size());
      const auto [stop, error] = std::from_chars(path.data() + at + 1, end, index);
      if (close == std::string_view::npos || error != std::errc() || stop != end) {
        return std::nullopt;
      }
      parts.push_back({"", index});
      at = close + 1;
    } else {
      if (!parts.empty()) {
        if (path[at] != '.') {
          return std::nullopt;
        }
        ++at;
      }
      const std::size_t end = std::min(path.find_first_of(".[", at), path.size());
      if (end == at || path.substr(at, end - at).find_first_of("]*|&@{}()`'\" ") != std::string_view::npos) {
        return std::nullopt;
      }
      parts.push_back({path.substr(at, end - at), std::nullopt});
      at = end;
    }
  }
  return parts.empty() ? std::nullopt : std::optional(parts);
}

}  // namespace

std::optional<Json> at_path(const Json& answer, std::string_view path) {
  const auto parts = parts_of(path);
  if (!parts) {
    return std::nullopt;
  }
  Json here = answer;
  for (const Part& part : *parts) {
    if (here.is_string()) {
      here = Json::parse(here.get<std::string>(), nullptr, false);
    }
    if (part.index) {
      const auto size = here.is_array() ? static_cast<int>(here.size()) : 0;
      const int index = *part.index < 0 ? size + *part.index : *part.index;
      if (index < 0 || index >= size) {
        return std::nullopt;
      }
      here = Json(here[static_cast<std::size_t>(index)]);
    } else {
      const auto member = here.is_object() ? here.find(std::string(part.name)) : here.end();
      if (!here.is_object() || member == here.end()) {
        return std::nullopt;
      }
      here = Json(*member);
    }
  }
  return here;
}

std::string path_problem(std::string_view path) {
  return parts_of(path) ? "" : "`" + std::string(path) + "` is not a path; " + std::string(shape);
}

bool leads_to_password(std::string_view path) {
  const std::string_view last = path.substr(path.find_last_of(".]") + 1);
  if (const std::size_t value = path.find("SecretString"); value != std::string_view::npos) {
    return !aws::is_public_member(last);
  }
  return last == "SecretBinary" || last == "RandomPassword" || last == "Plaintext";
}

std::string value_text(const Json& value) { return value.is_string() ? value.get<std::string>() : value.dump(); }

}  // namespace lab
