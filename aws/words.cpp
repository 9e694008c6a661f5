// Cutting a command line into words: a scanner with the shell's three states, bare, 'single' and "double".
#include "aws/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "aws/characters.hpp"
#include "aws/mistake.hpp"

namespace aws {
namespace {

// What a shell would expand after a dollar.
bool expands(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
         (c != '\0' && std::string_view("_(@*#?!-").find(c) != std::string_view::npos);
}

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  std::vector<std::string> words() {
    while (at_ < text_.size()) bare();
    finish_word();
    return std::move(words_);
  }

 private:
  char next(std::size_t ahead = 1) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

  void finish_word() {
    if (in_word_) words_.push_back(std::move(word_));
    word_.clear();
    in_word_ = false;
  }

  void take(std::size_t count = 1) {
    word_ += text_.substr(at_, count);
    at_ += count;
    in_word_ = true;
  }

  void bare() {
    const char c = text_[at_];
    if (is_blank(c)) {
      finish_word();
      ++at_;
    } else if (c == '\'') {
      single_quoted();
    } else if (c == '"') {
      double_quoted();
    } else if (c == '\\') {
      backslash();
    } else if (c == '$') {
      dollar(false);
    } else if (std::string_view("|&;<>()`").find(c) != std::string_view::npos) {
      fail(fmt::format("no shell runs here, so the `{}` means nothing: put it in single quotes, or leave it out", c));
    } else if (c == '#' && !in_word_) {
      fail("no shell runs here, so there are no # comments: put it in single quotes, or leave it out");
    } else {
      take();
    }
  }

  void backslash() {
    const char escaped = next();
    if (at_ + 1 == text_.size()) {
      if (in_word_) fail("the backslash has nothing to escape");
      ++at_;
    } else if (escaped == '\r' && next(2) == '\n') {
      at_ += 3;
    } else if (escaped == '\n' || (is_blank(escaped) && !in_word_)) {
      at_ += 2;  // a blank, where YAML's `>` folded the line's end
    } else {
      ++at_;
      take();
    }
  }

  void single_quoted() {
    const std::size_t end = text_.find('\'', at_ + 1);
    if (end == std::string_view::npos) fail("the single quote is never closed");
    ++at_;
    take(end - at_);
    ++at_;
  }

  void double_quoted() {
    const std::size_t start = at_++;
    in_word_ = true;
    while (at_ < text_.size() && text_[at_] != '"') {
      const char c = text_[at_];
      if (c == '\\' && next() == '\n') {
        at_ += 2;
      } else if (c == '\\' && next() != '\0' && std::string_view("$`\"\\").find(next()) != std::string_view::npos) {
        ++at_;
        take();
      } else if (c == '`') {
        fail("no shell runs here, so the backtick means nothing: write \\` for the character");
      } else if (c == '$') {
        dollar(true);
      } else {
        take();
      }
    }
    if (at_ == text_.size()) {
      at_ = start;
      fail("the double quote is never closed");
    }
    ++at_;
  }

  void dollar(bool quoted) {
    const char c = next();
    if (c == '$') {
      take(2);
    } else if (c == '{') {
      variable();
    } else if (expands(c) || (!quoted && (c == '\'' || c == '"'))) {
      fail("no shell runs here, so the `$` means nothing: ${name} is a variable of the scenario, $$ is a dollar");
    } else {
      take();
    }
  }

  // Copied as it stands, with an {i} in its name.
  void variable() {
    std::size_t end = at_ + 2;
    while (end < text_.size() && text_[end] != '}') end += text_.substr(end).starts_with("{i}") ? 3 : 1;
    if (end >= text_.size()) fail("`${` is never closed by a `}`");
    take(end + 1 - at_);
  }

  // Says where, and nothing of the text around it: that may be a password.
  [[noreturn]] void fail(std::string_view what) const {
    throw Mistake(fmt::format("{} (character {} of the command)", what, at_ + 1));
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string word_;
  bool in_word_ = false;
  std::vector<std::string> words_;
};

}  // namespace

std::vector<std::string> split_words(std::string_view text) { return Scanner(text).words(); }

std::string quoted_word(std::string_view word) {
  const auto plain = [](char c) {
    return is_letter(c) || is_digit(c) || std::string_view("-_./=:+,@%").find(c) != std::string_view::npos;
  };
  if (!word.empty() && std::all_of(word.begin(), word.end(), plain)) return std::string(word);
  std::string quoted = "'";
  for (const char c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

}  // namespace aws
