// Generated passwords: 28 characters of 90, one of each class at least, and even.
#include <array>
#include <set>

#include "aws/identity_text.hpp"
#include "tests/catch.hpp"

namespace {

constexpr int draws = 100'000;

bool is_in(char c, char from, char to) { return c >= from && c <= to; }

}  // namespace

TEST_CASE("passwords: a hundred thousand keep to the alphabet, the length and the classes") {
  int broken = 0;
  std::array<int, 256> seen{};
  std::set<std::string> texts;
  for (std::uint64_t identity = 1; identity <= draws; ++identity) {
    const std::string text = aws::password_text(7, model::Password{identity});
    int upper = 0;
    int lower = 0;
    int digits = 0;
    bool allowed = text.size() == 28;
    for (const char c : text) {
      ++seen[static_cast<unsigned char>(c)];
      upper += is_in(c, 'A', 'Z') ? 1 : 0;
      lower += is_in(c, 'a', 'z') ? 1 : 0;
      digits += is_in(c, '0', '9') ? 1 : 0;
      allowed = allowed && is_in(c, '!', '~') && c != '/' && c != '\'' && c != '"' && c != '@';
    }
    const bool punctuation = upper + lower + digits < 28;
    broken += allowed && upper > 0 && lower > 0 && digits > 0 && punctuation ? 0 : 1;
    texts.insert(text);
  }
  CHECK(broken == 0);
  CHECK(texts.size() == draws);

  // Every one of the 90 comes about as often as the others. Digits, the smallest class, come a little more often than
  // the rest, because texts without a digit are drawn again.
  int different = 0;
  for (int c = 0; c < 256; ++c) {
    if (const int times = seen[static_cast<std::size_t>(c)]; times != 0) {
      ++different;
      const double share = times / (draws * 28.0 / 90.0);
      INFO(static_cast<char>(c) << " came " << times << " times");
      CHECK(share > (is_in(static_cast<char>(c), '0', '9') ? 1.02 : 0.97));
      CHECK(share < (is_in(static_cast<char>(c), '0', '9') ? 1.06 : 1.02));
    }
  }
  CHECK(different == 90);
}

TEST_CASE("passwords: the same for the same seed and identity, another for another") {
  const std::string text = aws::password_text(7, model::Password{1});
  CHECK(aws::password_text(7, model::Password{1}) == text);
  CHECK(aws::password_text(8, model::Password{1}) != text);
  CHECK(aws::password_text(7, model::Password{2}) != text);
}

TEST_CASE("passwords: one text, to the letter") {
  CHECK(aws::password_text(7, model::Password{1}) == "h%5+~Cg_g-S`bbu#`M<$s2KpkeKp");
}
