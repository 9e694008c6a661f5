// Replacing literals that nobody may see.
#include "lab/redaction.hpp"

#include <algorithm>
#include <array>

#include "aws/secret_value.hpp"
#include "aws/variables.hpp"

namespace lab {
namespace {

constexpr std::array<std::string_view, 4> secret_options{"--master-user-password", "--secret-string", "--secret-binary",
                                                         "--tde-credential-password"};

}  // namespace

void Redaction::hide(std::string_view secret) {
  if (secret.empty() || std::ranges::find(secrets_, secret) != secrets_.end()) {
    return;
  }
  const auto shorter = [&](const std::string& one) { return one.size() < secret.size(); };
  secrets_.insert(std::ranges::find_if(secrets_, shorter), std::string(secret));
}

void Redaction::hide_value(std::string_view value) {
  for (const std::string& text : aws::hidden_texts(value)) {
    hide(aws::has_variables(text) && text != value ? "" : text);
  }
}

void Redaction::hide_options(std::span<const std::string> words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (const std::string_view option : secret_options) {
      if (words[i] == option && i + 1 < words.size()) {
        hide_value(words[i + 1]);
      } else if (words[i].starts_with(option) && words[i].size() > option.size() && words[i][option.size()] == '=') {
        hide_value(std::string_view(words[i]).substr(option.size() + 1));
      }
    }
  }
}

std::string Redaction::clean(std::string_view text) const {
  std::string out(text);
  for (const std::string& secret : secrets_) {
    for (std::size_t at = out.find(secret); at != std::string::npos; at = out.find(secret, at + 4)) {
      out.replace(at, secret.size(), "****");
    }
  }
  return out;
}

}  // namespace lab
