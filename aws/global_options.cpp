// The global options, as a table, and the paths of --query.
#include "aws/global_options.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "aws/characters.hpp"

namespace aws {
namespace {

using Effect = GlobalOption::Effect;

constexpr std::array options = {
    GlobalOption{"--region", true, Effect::region, {}},
    GlobalOption{"--query", true, Effect::query, {}},
    GlobalOption{"--output", true, Effect::output, {}},
    GlobalOption{"--profile", true, Effect::none, {}},
    GlobalOption{"--endpoint-url", true, Effect::none, {}},
    GlobalOption{"--color", true, Effect::none, {}},
    GlobalOption{"--ca-bundle", true, Effect::none, {}},
    GlobalOption{"--cli-read-timeout", true, Effect::none, {}},
    GlobalOption{"--cli-connect-timeout", true, Effect::none, {}},
    GlobalOption{"--cli-binary-format", true, Effect::none, {}},
    GlobalOption{"--max-items", true, Effect::none, {}},
    GlobalOption{"--page-size", true, Effect::none, {}},
    GlobalOption{"--starting-token", true, Effect::none, {}},
    GlobalOption{"--debug", false, Effect::none, {}},
    GlobalOption{"--no-paginate", false, Effect::none, {}},
    GlobalOption{"--no-verify-ssl", false, Effect::none, {}},
    GlobalOption{"--no-sign-request", false, Effect::none, {}},
    GlobalOption{"--no-cli-pager", false, Effect::none, {}},
    GlobalOption{"--cli-auto-prompt", false, Effect::none, {}},
    GlobalOption{"--no-cli-auto-prompt", false, Effect::none, {}},
    GlobalOption{"--cli-input-json", true, Effect::mistake, "write its members as options, such as --engine"},
    GlobalOption{"--cli-input-yaml", true, Effect::mistake, "write its members as options, such as --engine"},
    GlobalOption{"--generate-cli-skeleton", true, Effect::mistake,
                 "it sends nothing; `credsim operations` lists what can be sent"},
};

bool is_name_character(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

// Takes a name, or one in double quotes, off the front.
bool take_name(std::string_view& rest) {
  std::size_t length = 0;
  if (rest.starts_with('"')) {
    const std::size_t end = rest.find('"', 1);
    if (end == std::string_view::npos || end == 1) return false;
    length = end + 1;
  } else {
    while (length < rest.size() && is_name_character(rest[length])) ++length;
    if (length == 0 || is_digit(rest.front())) return false;
  }
  rest.remove_prefix(length);
  return true;
}

bool take_index(std::string_view& rest) {
  const std::size_t end = rest.find(']');
  if (end == std::string_view::npos) return false;
  std::string_view number = rest.substr(1, end - 1);
  if (number.starts_with('-')) number.remove_prefix(1);
  rest.remove_prefix(end + 1);
  return !number.empty() && std::all_of(number.begin(), number.end(), is_digit);
}

}  // namespace

const GlobalOption* find_global_option(std::string_view name) {
  const auto* found =
      std::find_if(options.begin(), options.end(), [&](const GlobalOption& option) { return option.name == name; });
  return found == options.end() ? nullptr : &*found;
}

std::span<const GlobalOption> global_options() { return options; }

bool is_path(std::string_view query) {
  if (!query.starts_with('[') && !take_name(query)) return false;
  while (!query.empty()) {
    if (query.front() == '[') {
      if (!take_index(query)) return false;
    } else if (query.front() == '.') {
      query.remove_prefix(1);
      if (!take_name(query)) return false;
    } else {
      return false;
    }
  }
  return true;
}

}  // namespace aws
