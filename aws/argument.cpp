// Option values: which of the CLI's forms the words are in, and what they say in it.
#include "aws/argument.hpp"

#include <fmt/format.h>

#include <vector>

#include "aws/mistake.hpp"
#include "aws/shorthand.hpp"

namespace aws {
namespace {

// The path of file://PATH or fileb://PATH; empty: no document is named.
std::string_view document_path(std::string_view word) {
  for (const std::string_view scheme : {"file://", "fileb://"}) {
    if (word.starts_with(scheme)) return word.substr(scheme.size());
  }
  return {};
}

bool looks_like_json(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && (text[first] == '{' || text[first] == '[');
}

Value read_text(const Member& member, std::span<const std::string> words) {
  const Shape& shape = member.shape;
  if (shape.plain() && shape.type != Shape::Type::list) return read_scalar(shape, words.front(), member.name);
  const bool json = !words.empty() && looks_like_json(words.front());
  if (shape.type != Shape::Type::list) {
    Value value = json ? read_json(words.front()) : read_shorthand(words.front());
    conform(shape, value, member.name, !json);
    return value;
  }
  Value list;
  const bool whole = json && words.size() == 1 && words.front().find('[') < words.front().find('{');
  if (whole) {
    list = read_json(words.front());
  } else {
    list.type = Value::Type::list;
    const bool plain = shape.element.front().plain();
    for (const std::string& word : words) {
      list.elements.push_back(plain ? string_value(word) : json ? read_json(word) : read_shorthand(word));
    }
  }
  conform(shape, list, member.name, !json || shape.element.front().plain());
  return list;
}

}  // namespace

Value read_argument(const Member& member, const std::string& option, std::span<const std::string> words,
                    const ReadDocument& read_document) {
  const std::string_view path = words.size() == 1 ? document_path(words.front()) : std::string_view();
  std::string document;
  if (!path.empty()) {
    if (!read_document) throw Mistake(option + ": there are no documents here, so write the value itself");
    document = read_document(path);
    words = std::span<const std::string>(&document, 1);
  }
  try {
    Value value = read_text(member, words);
    value.source = path;
    return value;
  } catch (const Mistake& mistake) {
    throw Mistake(path.empty() ? fmt::format("{}: {}", option, mistake.what())
                               : fmt::format("{}: {}: {}", option, path, mistake.what()));
  }
}

}  // namespace aws
