// Variables in a text: one scan that copies, and stops at ${name}, $$ and {i}.
#include "aws/variables.hpp"

#include <algorithm>

namespace aws {
namespace {

constexpr std::string_view counter_text = "{i}";

struct Piece {
  enum class Kind { text, variable, dollar, counter };
  Kind kind;
  std::string_view text;  // as written
  std::string_view name;  // of a variable
};

// The end of ${…} that begins at `start`, past its brace; npos where it is not closed.
std::size_t variable_end(std::string_view text, std::size_t start) {
  for (std::size_t i = start + 2; i < text.size(); ++i) {
    if (text.substr(i).starts_with(counter_text)) {
      i += counter_text.size() - 1;
    } else if (text[i] == '}') {
      return i + 1;
    }
  }
  return std::string_view::npos;
}

Piece piece_at(std::string_view text, std::size_t start) {
  const std::string_view rest = text.substr(start);
  if (rest.starts_with("$$")) return {Piece::Kind::dollar, rest.substr(0, 2), {}};
  if (rest.starts_with(counter_text)) return {Piece::Kind::counter, counter_text, {}};
  if (rest.starts_with("${")) {
    const std::size_t end = variable_end(text, start);
    if (end != std::string_view::npos) {
      const std::string_view whole = text.substr(start, end - start);
      const std::string_view name = whole.substr(2, whole.size() - 3);
      const bool of_iam = name.find(':') != std::string_view::npos;
      return {of_iam ? Piece::Kind::text : Piece::Kind::variable, whole, name};
    }
  }
  const std::size_t next = rest.find_first_of("${", 1);
  return {Piece::Kind::text, rest.substr(0, next), {}};
}

template <class Visit>
void for_each_piece(std::string_view text, Visit visit) {
  for (std::size_t at = 0; at < text.size();) {
    const Piece piece = piece_at(text, at);
    visit(piece);
    at += piece.text.size();
  }
}

std::string with_counter(std::string_view name, std::optional<std::int64_t> counter) {
  std::string result(name);
  if (!counter) return result;
  const std::string digits = std::to_string(*counter);
  for (std::size_t at = 0; (at = result.find(counter_text, at)) != std::string::npos; at += digits.size()) {
    result.replace(at, counter_text.size(), digits);
  }
  return result;
}

void add_once(std::vector<std::string>& names, std::string name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
}

}  // namespace

Substituted substitute(std::string_view text, const Lookup& lookup, std::optional<std::int64_t> counter) {
  Substituted result;
  for_each_piece(text, [&](const Piece& piece) {
    switch (piece.kind) {
      case Piece::Kind::text:
        result.text += piece.text;
        break;
      case Piece::Kind::dollar:
        result.text += '$';
        break;
      case Piece::Kind::counter:
        result.text += counter ? std::to_string(*counter) : std::string(piece.text);
        break;
      case Piece::Kind::variable: {
        std::string name = with_counter(piece.name, counter);
        if (const std::optional<std::string> value = lookup(name)) {
          result.text += *value;
        } else {
          result.text += "${" + name + "}";
          add_once(result.missing, std::move(name));
        }
        break;
      }
    }
  });
  return result;
}

std::optional<std::string_view> cluster_of_secret(std::string_view name) {
  constexpr std::string_view member = ".MasterUserSecret.SecretArn";
  if (!name.ends_with(member) || name.size() == member.size()) {
    return std::nullopt;
  }
  return name.substr(0, name.size() - member.size());
}

std::vector<std::string> variables_in(std::string_view text) {
  std::vector<std::string> names;
  for_each_piece(text, [&](const Piece& piece) {
    if (piece.kind == Piece::Kind::variable) add_once(names, std::string(piece.name));
  });
  return names;
}

bool has_variables(std::string_view text) {
  bool found = false;
  for_each_piece(text, [&](const Piece& piece) {
    found |= piece.kind == Piece::Kind::variable || piece.kind == Piece::Kind::counter;
  });
  return found;
}

}  // namespace aws
