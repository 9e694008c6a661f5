// Putting numbers in the place of {i}.
#include "scenarios/counter.hpp"

namespace scenarios {
namespace {

constexpr std::string_view counter_word = "{i}";

}  // namespace

bool has_counter(std::string_view text) { return text.find(counter_word) != std::string_view::npos; }

std::string counted(std::string_view text, std::uint64_t i) {
  const std::string digits = std::to_string(i);
  std::string out(text);
  for (std::size_t at = out.find(counter_word); at != std::string::npos; at = out.find(counter_word, at)) {
    out.replace(at, counter_word.size(), digits);
  }
  return out;
}

Deed counted(Deed deed, std::uint64_t i) {
  const auto count = [i](std::string& text) { text = counted(std::string_view(text), i); };
  if (auto* command = std::get_if<AwsCommand>(&deed)) {
    count(command->text);
  } else if (auto* login = std::get_if<LoginLine>(&deed)) {
    count(login->cluster);
    count(login->secret);
    count(login->user);
    count(login->value);
  } else if (auto* sql = std::get_if<SqlLine>(&deed)) {
    count(sql->cluster);
    count(sql->user);
  } else {
    count(std::get<FaultLine>(deed).target);
  }
  return deed;
}

}  // namespace scenarios
