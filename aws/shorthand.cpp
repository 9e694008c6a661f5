// Shorthand, read by recursive descent with the CLI's own grammar, its backtracking to the comma before a new key
// included.
#include "aws/shorthand.hpp"

#include <fmt/format.h>

#include <cctype>
#include <optional>

#include "aws/characters.hpp"
#include "aws/mistake.hpp"

namespace aws {
namespace {

constexpr int deepest_shorthand = 64;

bool is_one_of(char c, std::string_view characters) { return characters.find(c) != std::string_view::npos; }

class ShorthandReader {
 public:
  explicit ShorthandReader(std::string_view text) : text_(text) {}

  Value parameter() {
    Value result = structure();
    key_and_value(result, [this] { return values(); });
    while (!at_end()) {
      expect(',');
      key_and_value(result, [this] { return values(); });
    }
    return result;
  }

 private:
  bool at_end() const { return at_ >= text_.size(); }
  char current() const { return at_end() ? '\0' : text_[at_]; }
  void skip_blanks() {
    while (!at_end() && is_blank(text_[at_])) ++at_;
  }

  static Value structure() {
    Value value;
    value.type = Value::Type::structure;
    return value;
  }
  static Value list() {
    Value value;
    value.type = Value::Type::list;
    return value;
  }

  [[noreturn]] void fail(std::string_view expected) const {
    throw Mistake(
        fmt::format("expected {} at character {} of the shorthand, as in Key=value,Other=value; JSON is taken too",
                    expected, at_ + 1));
  }

  bool accept(char c) {
    skip_blanks();
    if (current() != c || at_end()) return false;
    ++at_;
    skip_blanks();
    return true;
  }

  void expect(char c) {
    if (!accept(c)) fail(fmt::format("`{}`", c));
  }

  template <class ReadValue>
  void key_and_value(Value& into, ReadValue read_value) {
    const std::size_t start = at_;
    while (std::isalnum(static_cast<unsigned char>(current())) != 0 || (!at_end() && is_one_of(current(), "-_.#/:"))) {
      ++at_;
    }
    std::string key(text_.substr(start, at_ - start));
    if (accept('@') && text_.substr(at_).starts_with("=file")) throw Mistake("documents are not read inside shorthand");
    expect('=');
    if (into.find(key) != nullptr) {
      throw Mistake(fmt::format("the key `{}` comes twice: lists of structures are apart by blanks, not commas", key));
    }
    Value value = read_value();
    into.keys.push_back(std::move(key));
    into.elements.push_back(std::move(value));
  }

  Value values() {
    if (current() == '[') return explicit_list();
    if (current() == '{') return explicit_structure();
    return comma_separated();
  }

  Value explicit_value() {
    if (current() == '[') return explicit_list();
    if (current() == '{') return explicit_structure();
    return string_value(first_value());
  }

  void enter() {
    if (++depth_ > deepest_shorthand) throw Mistake("the shorthand is nested too deeply");
  }

  Value explicit_list() {
    enter();
    Value result = list();
    expect('[');
    while (current() != ']') {
      result.elements.push_back(explicit_value());
      skip_blanks();
      if (current() != ']') expect(',');
    }
    ++at_;
    --depth_;
    return result;
  }

  Value explicit_structure() {
    enter();
    Value result = structure();
    expect('{');
    while (current() != '}') {
      key_and_value(result, [this] { return explicit_value(); });
      skip_blanks();
      if (current() != '}') expect(',');
    }
    ++at_;
    --depth_;
    return result;
  }

  // A text, or a list of texts: in `a=b,c,d=e` a is [b, c], and the comma before `d` ends it.
  Value comma_separated() {
    Value first = string_value(first_value());
    skip_blanks();
    if (current() != ',') return first;
    Value result = list();
    result.elements.push_back(first);
    while (accept(',')) {
      std::optional<std::string> text = second_value();
      skip_blanks();
      if (text && (at_end() || current() == ',')) {
        result.elements.push_back(string_value(std::move(*text)));
        if (at_end()) break;
      } else {
        // It was a key, or nothing: the comma before it ends the list.
        if (at_end()) fail("a value");
        at_ = text_.rfind(',', at_);
        break;
      }
    }
    return result.elements.size() == 1 ? first : result;
  }

  std::string first_value() {
    if (current() == '\'' || current() == '"') return quoted();
    return bare("\"',]}").value_or("");
  }

  std::optional<std::string> second_value() {
    if (current() == '\'' || current() == '"') return quoted();
    return bare("\"',=");
  }

  // A run of characters without those of `ends`; `\,` is a comma. None where no value can begin.
  std::optional<std::string> bare(std::string_view ends) {
    if (at_end() || is_blank(current()) || is_one_of(current(), "\"',=[{")) return std::nullopt;
    std::string result;
    while (!at_end() && (result.empty() || !is_one_of(current(), ends))) {
      if (current() == '\\' && text_.substr(at_).starts_with("\\,")) ++at_;
      result += text_[at_++];
    }
    while (!result.empty() && is_blank(result.back())) result.pop_back();
    return result;
  }

  // Up to the first quote without a backslash before it, or else to the last quote.
  std::string quoted() {
    const char quote = current();
    const std::size_t start = at_ + 1;
    std::size_t end = start;
    while (end < text_.size() && (text_[end] != quote || text_[end - 1] == '\\')) ++end;
    if (end >= text_.size()) end = text_.rfind(quote);
    if (end < start) fail(fmt::format("a closing {}", quote));
    at_ = end + 1;
    std::string result(text_.substr(start, end - start));
    unescape(result, quote);
    unescape(result, '\\');
    return result;
  }

  static void unescape(std::string& text, char c) {
    const char escaped[] = {'\\', c};
    for (std::size_t at = 0; (at = text.find(escaped, at, 2)) != std::string::npos; ++at) text.erase(at, 1);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int depth_ = 0;
};

}  // namespace

Value read_shorthand(std::string_view text) { return ShorthandReader(text).parameter(); }

}  // namespace aws
