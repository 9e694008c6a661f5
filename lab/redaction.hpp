// Keeps the passwords that people wrote out of everything that is shown or stored.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lab {

class Redaction {
 public:
  // A text that nobody may see. Texts of one or two characters are kept, too: nothing is too short to be a password.
  void hide(std::string_view secret);
  // What the words of a command line hide: the values of --master-user-password and the like.
  void hide_options(std::span<const std::string> words);
  // The text with every hidden one replaced by ****.
  [[nodiscard]] std::string clean(std::string_view text) const;

 private:
  // A secret's value, and what in it may be a secret.
  void hide_value(std::string_view value);

  std::vector<std::string> secrets_;  // longest first, so that no part of one is left standing
};

}  // namespace lab
