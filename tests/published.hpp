// What AWS publishes of the operations that are simulated: the members of their answers and the codes of their errors.
#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace tests {

// Reads tests/published.txt. A line is `SERVICE OPERATION SHAPE ERROR…` or `SERVICE SHAPE = MEMBER:TYPE…`; a type is
// s(tring), n(umber), b(oolean), t(imestamp), p(olicy), a shape, [TYPE] for a list or <TYPE> for a map.
class Published {
 public:
  Published();

  // Whether the operation may refuse with this code: one of its own, or one that all of the service's share.
  [[nodiscard]] bool refuses(std::string_view service, std::string_view operation, const std::string& code) const;
  // The paths in an answer that the operation does not have, or not with that type.
  [[nodiscard]] std::vector<std::string> strangers(std::string_view service, std::string_view operation,
                                                   const nlohmann::ordered_json& answer) const;

 private:
  struct Operation {
    std::string answer;
    std::set<std::string> errors;
  };
  void look(const std::string& service, const std::string& type, const nlohmann::ordered_json& value,
            const std::string& path, std::vector<std::string>& strangers) const;

  std::map<std::string, Operation> operations_;                       // by `SERVICE OPERATION`
  std::map<std::string, std::map<std::string, std::string>> shapes_;  // by `SERVICE SHAPE`: types by member
};

}  // namespace tests
