// Shapes: read from their notation, and held against values.
#include "aws/shape.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "aws/mistake.hpp"
#include "aws/nearest_word.hpp"
#include "sim/bug.hpp"

namespace aws {
namespace {

class NotationReader {
 public:
  explicit NotationReader(std::string_view text) : text_(text) {}

  std::vector<Member> members(char separator, char end) {
    std::vector<Member> result;
    while (at_ < text_.size() && text_[at_] != end) {
      if (!result.empty()) expect(separator);
      result.push_back(member());
    }
    return result;
  }

 private:
  Member member() {
    Member result;
    result.name = word();
    result.required = accept('!');
    expect(':');
    result.shape = shape();
    return result;
  }

  Shape shape() {
    Shape result;
    if (accept('[')) {
      result.type = Shape::Type::list;
      result.element.push_back(shape());
      expect(']');
    } else if (accept('<')) {
      result.type = Shape::Type::map;
      result.element.push_back(shape());
      expect('>');
    } else if (accept('{')) {
      result.type = Shape::Type::structure;
      result.members = members(',', '}');
      expect('}');
    } else {
      result.type = scalar(word());
    }
    result.secret = accept('*');
    if (accept('(')) {
      while (!accept(')')) result.minimum = result.minimum * 10 + (text_[at_++] - '0');
    }
    return result;
  }

  static Shape::Type scalar(const std::string& name) {
    if (name == "integer") return Shape::Type::integer;
    if (name == "double") return Shape::Type::number;
    if (name == "boolean") return Shape::Type::boolean;
    if (name == "blob") return Shape::Type::blob;
    sim::require(name == "string", "a type in the notation of shapes");
    return Shape::Type::string;
  }

  std::string word() {
    const std::size_t start = at_;
    while (at_ < text_.size() && std::isalnum(static_cast<unsigned char>(text_[at_])) != 0) ++at_;
    return std::string(text_.substr(start, at_ - start));
  }

  bool accept(char c) {
    const bool there = at_ < text_.size() && text_[at_] == c;
    at_ += there ? 1 : 0;
    return there;
  }

  void expect(char c) { sim::require(accept(c), "the notation of shapes"); }

  std::string_view text_;
  std::size_t at_ = 0;
};

std::string_view expected_text(Shape::Type type) {
  switch (type) {
    case Shape::Type::string:
      return "a string";
    case Shape::Type::integer:
      return "an integer";
    case Shape::Type::number:
      return "a number";
    case Shape::Type::boolean:
      return "true or false";
    case Shape::Type::blob:
      return "a string";
    case Shape::Type::list:
      return "a list";
    case Shape::Type::structure:
    case Shape::Type::map:
      return "a structure";
  }
  return "";
}

bool fits(Shape::Type wanted, Value::Type type) {
  switch (wanted) {
    case Shape::Type::string:
    case Shape::Type::blob:
      return type == Value::Type::string;
    case Shape::Type::integer:
      return type == Value::Type::integer;
    case Shape::Type::number:
      return type == Value::Type::integer || type == Value::Type::number;
    case Shape::Type::boolean:
      return type == Value::Type::boolean;
    case Shape::Type::list:
      return type == Value::Type::list;
    case Shape::Type::structure:
    case Shape::Type::map:
      return type == Value::Type::structure;
  }
  return false;
}

std::string names_of(const std::vector<Member>& members) {
  std::string names;
  for (const Member& member : members) names += (names.empty() ? "" : ", ") + member.name;
  return names;
}

void check_minimum(const Shape& shape, const Value& value, const std::string& path) {
  if (shape.minimum == 0) return;
  if (value.type == Value::Type::integer && value.integer < shape.minimum) {
    throw Mistake(fmt::format("{} is {}, and must be at least {}", path, value.integer, shape.minimum));
  }
  const auto least = static_cast<std::size_t>(shape.minimum);
  if (value.type == Value::Type::string && value.text.size() < least) {
    throw Mistake(least == 1 ? fmt::format("{} is empty", path)
                             : fmt::format("{} must have at least {} characters", path, least));
  }
  if (value.type == Value::Type::list && value.elements.size() < least) {
    throw Mistake(fmt::format("{} must have at least {} {}", path, least, least == 1 ? "element" : "elements"));
  }
}

void conform_members(const Shape& shape, Value& value, const std::string& path, bool shorthand) {
  for (std::size_t i = 0; i < value.keys.size(); ++i) {
    const std::string& key = value.keys[i];
    const auto member = std::find_if(shape.members.begin(), shape.members.end(),
                                     [&](const Member& known) { return known.name == key; });
    if (member == shape.members.end()) {
      throw Mistake(fmt::format("{} has no member `{}`, only {}", path, key, names_of(shape.members)));
    }
    conform(member->shape, value.elements[i], path + "." + key, shorthand);
  }
  for (const Member& member : shape.members) {
    if (member.required && value.find(member.name) == nullptr) {
      throw Mistake(fmt::format("{} needs {}", path, member.name));
    }
  }
}

}  // namespace

bool Shape::plain() const {
  return type != Type::structure && type != Type::map && (type != Type::list || element.front().plain());
}

std::vector<Member> read_members(std::string_view notation) { return NotationReader(notation).members(' ', '\0'); }

Value read_scalar(const Shape& shape, const std::string& text, const std::string& path) {
  const auto fail = [&]() -> Mistake {
    const std::string shown = shape.secret ? "what is given" : "`" + text + "`";
    return Mistake(fmt::format("{}: {} is not {}", path, shown, expected_text(shape.type)));
  };
  const char* first = text.data() + (text.starts_with('+') ? 1 : 0);
  const char* last = text.data() + text.size();
  Value value;
  switch (shape.type) {
    case Shape::Type::integer: {
      value.type = Value::Type::integer;
      const auto [end, error] = std::from_chars(first, last, value.integer);
      if (error != std::errc() || end != last) throw fail();
      value.number = static_cast<double>(value.integer);
      break;
    }
    case Shape::Type::number: {
      value.type = Value::Type::number;
      const auto [end, error] = std::from_chars(first, last, value.number);
      if (error != std::errc() || end != last) throw fail();
      break;
    }
    case Shape::Type::boolean: {
      if (text != "true" && text != "false") throw fail();
      value = boolean_value(text == "true");
      break;
    }
    default:
      value = string_value(text);
  }
  check_minimum(shape, value, path);
  return value;
}

void conform(const Shape& shape, Value& value, const std::string& path, bool shorthand) {
  if (shorthand && value.type == Value::Type::string && shape.plain() && shape.type != Shape::Type::list) {
    value = read_scalar(shape, value.text, path);
  }
  if (shorthand && shape.type == Shape::Type::list && value.type != Value::Type::list) {
    Value list;
    list.type = Value::Type::list;
    list.elements.push_back(std::move(value));
    value = std::move(list);
  }
  if (!fits(shape.type, value.type)) {
    throw Mistake(fmt::format("{} must be {}, not {}", path, expected_text(shape.type), type_text(value.type)));
  }
  check_minimum(shape, value, path);
  if (shape.type == Shape::Type::structure) conform_members(shape, value, path, shorthand);
  if (shape.type == Shape::Type::map) {
    for (std::size_t i = 0; i < value.keys.size(); ++i) {
      conform(shape.element.front(), value.elements[i], path + "." + value.keys[i], shorthand);
    }
  }
  if (shape.type == Shape::Type::list) {
    for (std::size_t i = 0; i < value.elements.size(); ++i) {
      conform(shape.element.front(), value.elements[i], fmt::format("{}[{}]", path, i), shorthand);
    }
  }
}

}  // namespace aws
