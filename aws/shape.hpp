// The shapes of the API's inputs, the notation in which the tables of operations write them, and whether a value fits.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "aws/value.hpp"

namespace aws {

struct Member;

struct Shape {
  enum class Type : std::uint8_t { string, integer, number, boolean, blob, list, structure, map };

  Type type = Type::string;
  bool secret = false;          // a password and the like: never shown
  std::int64_t minimum = 0;     // of an integer, or of the length of a text or list
  std::vector<Member> members;  // of a structure
  std::vector<Shape> element;   // one, of a list or a map (whose keys are texts)

  // Is it written as words, one a value, rather than as shorthand or JSON?
  [[nodiscard]] bool plain() const;
};

struct Member {
  std::string name;  // as the API spells it
  bool required = false;
  Shape shape;
};

// Reads members apart by blanks: `SecretId!:string(1) Tags:[{Key:string,Value:string}]`. The types are string, integer,
// double, boolean, blob, [list], {structure}, <map>; `!` means required, `*` secret, `(n)` the minimum.
std::vector<Member> read_members(std::string_view notation);

// Makes what shorthand left as text into what the shape says, and throws Mistake where the value does not fit it;
// `path` is what is talked about, such as `RotationRules`.
void conform(const Shape& shape, Value& value, const std::string& path, bool shorthand);

// A text as a number. Throws Mistake.
Value read_scalar(const Shape& shape, const std::string& text, const std::string& path);

}  // namespace aws
