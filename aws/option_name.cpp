// Command line names by the SDK's rule: a hyphen before each capitalised word and after each run of small letters.
#include "aws/option_name.hpp"

#include <cctype>

#include "aws/characters.hpp"

namespace aws {
namespace {

// Before a capital that begins a word, unless it is the first letter: `KmsKey` -> `Kms-Key`, `DBCluster` ->
// `DB-Cluster`.
std::string part_words(std::string_view name) {
  std::string parted;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool begins = i > 0 && is_upper(name[i]) && i + 1 < name.size() && is_lower(name[i + 1]);
    if (begins && parted.back() != '-') parted += '-';
    parted += name[i];
  }
  return parted;
}

// Between a small letter or digit and a capital: `EnableIAM` -> `Enable-IAM`.
std::string part_capitals(std::string_view name) {
  std::string parted;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (i > 0 && is_upper(name[i]) && (is_lower(name[i - 1]) || is_digit(name[i - 1]))) parted += '-';
    parted += name[i];
  }
  return parted;
}

}  // namespace

std::string command_line_name(std::string_view api_name) {
  std::string name(api_name);
  // A plural of an abbreviation at the end stays whole: `GatewayARNs` -> `gateway-arns`.
  std::size_t capitals = 0;
  while (capitals + 1 < name.size() && is_upper(name[name.size() - 2 - capitals])) ++capitals;
  std::string plural;
  if (name.ends_with('s') && capitals >= 2) {
    plural = "-" + name.substr(name.size() - 1 - capitals);
    name.resize(name.size() - 1 - capitals);
  }
  name = part_capitals(part_words(name)) + plural;
  for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return name;
}

}  // namespace aws
