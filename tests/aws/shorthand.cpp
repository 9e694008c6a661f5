// The CLI's shorthand for structures, as trees written in brackets.
#include "aws/shorthand.hpp"

#include "aws/mistake.hpp"
#include "tests/catch.hpp"

namespace {

std::string tree(const aws::Value& value) {
  if (value.type == aws::Value::Type::string) return "'" + value.text + "'";
  const bool list = value.type == aws::Value::Type::list;
  std::string result = list ? "[" : "{";
  for (std::size_t i = 0; i < value.elements.size(); ++i) {
    result += (i == 0 ? "" : " ") + (list ? "" : value.keys[i] + "=") + tree(value.elements[i]);
  }
  return result + (list ? "]" : "}");
}

std::string read(std::string_view text) {
  try {
    return tree(aws::read_shorthand(text));
  } catch (const aws::Mistake& mistake) {
    return std::string("mistake: ") + mistake.what();
  }
}

}  // namespace

TEST_CASE("shorthand: keys and values") {
  CHECK(read("Key=a,Value=b") == "{Key='a' Value='b'}");
  CHECK(read("Key = a , Value = b c ") == "{Key='a' Value='b c'}");
  CHECK(read("Key=") == "{Key=''}");
  CHECK(read("Key=,Value=b") == "{Key='' Value='b'}");
  CHECK(read("a=b=c") == "{a='b=c'}");
}

TEST_CASE("shorthand: lists with and without brackets, and structures in braces") {
  CHECK(read("Name=x,Values=a,b,c") == "{Name='x' Values=['a' 'b' 'c']}");
  CHECK(read("Values=a,b,Name=x") == "{Values=['a' 'b'] Name='x'}");
  CHECK(read("Values=[a,b],Name=x") == "{Values=['a' 'b'] Name='x'}");
  CHECK(read("Tags=[{Key=a,Value=b},{Key=c}]") == "{Tags=[{Key='a' Value='b'} {Key='c'}]}");
  CHECK(read("A={B=[],C={}}") == "{A={B=[] C={}}}");
}

TEST_CASE("shorthand: quotes, and commas in values") {
  CHECK(read("ScheduleExpression='cron(0 16 1,15 * ? *)',Duration=3h") ==
        "{ScheduleExpression='cron(0 16 1,15 * ? *)' Duration='3h'}");
  CHECK(read(R"(a="b\"c",d='e\'f')") == R"({a='b"c' d='e'f'})");
  CHECK(read(R"(a=b\,c)") == "{a='b,c'}");
  CHECK(read("ScheduleExpression=rate(7 days)") == "{ScheduleExpression='rate(7 days)'}");
}

TEST_CASE("shorthand: what it is not") {
  for (const char* text : {"", "a", "a=b,", "a=b,c=", "a=[b", "a={b=c", "a='b", "a={b}", "a=[b c"}) {
    INFO(text);
    CHECK(read(text).starts_with("mistake: ") == (std::string_view(text) != "a=b,c="));
  }
  CHECK(read("Duration") ==
        "mistake: expected `=` at character 9 of the shorthand, as in Key=value,Other=value; JSON is taken too");
  CHECK(read("a=b,a=c") == "mistake: the key `a` comes twice: lists of structures are apart by blanks, not commas");
  CHECK(read("a=" + std::string(100, '[')) == "mistake: the shorthand is nested too deeply");
}
