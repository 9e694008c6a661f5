// JSON texts read into values, with the line of each.
#include "aws/value.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "aws/mistake.hpp"

namespace aws {
namespace {

constexpr std::size_t deepest = 64;

// Where the reader is: shared by the copies that it makes of the iterator.
struct TextPlace {
  int line = 1;
  int column = 0;
};

// Gives the text's characters and keeps count of the lines that went by.
class Letters {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  Letters(const char* at, TextPlace& place) : at_(at), place_(&place) {}
  reference operator*() const { return *at_; }
  Letters& operator++() {
    place_->column = *at_ == '\n' ? 0 : place_->column + 1;
    place_->line += *at_ == '\n' ? 1 : 0;
    ++at_;
    return *this;
  }
  friend bool operator==(const Letters& a, const Letters& b) { return a.at_ == b.at_; }

 private:
  const char* at_;
  TextPlace* place_;
};

class Builder final : public nlohmann::json_sax<nlohmann::json> {
 public:
  explicit Builder(const TextPlace& place) : place_(place) {}

  Value root;

  bool null() override { return add({}); }
  bool boolean(bool truth) override { return add(boolean_value(truth)); }
  bool number_integer(number_integer_t number) override { return add_integer(number); }
  bool number_unsigned(number_unsigned_t number) override {
    return number <= INT64_MAX ? add_integer(static_cast<std::int64_t>(number))
                               : add_number(static_cast<double>(number));
  }
  bool number_float(number_float_t number, const string_t& /*text*/) override { return add_number(number); }
  bool string(string_t& text) override { return add(string_value(std::move(text))); }
  bool binary(binary_t& /*bytes*/) override { return false; }
  bool start_object(std::size_t /*elements*/) override { return open(Value::Type::structure); }
  bool start_array(std::size_t /*elements*/) override { return open(Value::Type::list); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(string_t& name) override {
    Value& structure = *open_.back();
    if (structure.find(name) != nullptr) {
      throw Mistake(fmt::format("line {}: the key \"{}\" comes twice", place_.line, name));
    }
    structure.keys.push_back(std::move(name));
    return true;
  }
  bool parse_error(std::size_t /*byte*/, const std::string& token, const nlohmann::json::exception& error) override {
    // "[json.exception.parse_error.101] parse error at line 1, column 5: syntax error while parsing … - what; last read
    // …"
    std::string_view why = error.what();
    if (const auto at = why.find(" - "); at != std::string_view::npos) why.remove_prefix(at + 3);
    if (why.find("number overflow") != std::string_view::npos) why = "a number too large";
    why = why.substr(0, why.find("; last read"));
    const bool at_end = token.empty() || why.find("unexpected end of input") != std::string_view::npos;
    throw Mistake(
        fmt::format("line {}, column {}: {}", place_.line, place_.column, at_end ? "it ends too early" : why));
  }

 private:
  bool add_integer(std::int64_t integer) {
    Value value;
    value.type = Value::Type::integer;
    value.integer = integer;
    value.number = static_cast<double>(integer);
    return add(std::move(value));
  }

  bool add_number(double number) {
    Value value;
    value.type = Value::Type::number;
    value.number = number;
    return add(std::move(value));
  }

  bool add(Value value) {
    place(std::move(value));
    return true;
  }

  Value& place(Value value) {
    value.line = place_.line;
    if (open_.empty()) return root = std::move(value);
    return open_.back()->elements.emplace_back(std::move(value));
  }

  bool open(Value::Type type) {
    if (open_.size() == deepest) throw Mistake(fmt::format("line {}: nested too deeply", place_.line));
    Value value;
    value.type = type;
    // An open value is the last of its parent's elements until it closes, so the pointer stays good.
    open_.push_back(&place(std::move(value)));
    return true;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  const TextPlace& place_;
  std::vector<Value*> open_;
};

}  // namespace

std::string_view type_text(Value::Type type) {
  switch (type) {
    case Value::Type::null:
      return "null";
    case Value::Type::boolean:
      return "a boolean";
    case Value::Type::integer:
      return "an integer";
    case Value::Type::number:
      return "a number";
    case Value::Type::string:
      return "a string";
    case Value::Type::list:
      return "a list";
    case Value::Type::structure:
      return "a structure";
  }
  return "";
}

Value read_json(std::string_view text) {
  TextPlace place;
  Builder builder(place);
  nlohmann::json::sax_parse(Letters(text.data(), place), Letters(text.data() + text.size(), place), &builder);
  return std::move(builder.root);
}

}  // namespace aws
