// Reading what AWS publishes, and looking answers and codes up in it.
#include "tests/published.hpp"

#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>

#include "tests/golden.hpp"

namespace tests {
namespace {

// Errors that every operation of a service may give, and those that RDS documents with its parameters only.
const std::map<std::string, std::set<std::string>> common{
    {"rds", {"AccessDenied", "Throttling", "InvalidParameterValue", "InvalidParameterCombination"}},
    {"secretsmanager", {"AccessDeniedException", "ThrottlingException", "ValidationException"}},
    {"kms", {"AccessDeniedException", "ThrottlingException", "ValidationException"}},
    {"iam", {"AccessDenied", "Throttling", "ValidationError"}},
};

// What KMS says of names that begin with alias/aws/ without declaring it.
const std::set<std::string> undeclared{"kms CreateAlias NotAuthorizedException",
                                       "kms UpdateAlias NotAuthorizedException",
                                       "kms DeleteAlias NotAuthorizedException"};

std::string key_of(std::string_view service, std::string_view name) {
  return std::string(service.substr(0, service.find('.'))) + " " + std::string(name);
}

}  // namespace

Published::Published() {
  std::istringstream in(read_source_file("tests/published.txt"));
  for (std::string line; std::getline(in, line);) {
    std::istringstream words(line);
    std::string service;
    std::string name;
    std::string word;
    words >> service >> name >> word;
    if (word == "=") {
      auto& members = shapes_[key_of(service, name)];
      while (words >> word) {
        const std::size_t colon = word.find(':');
        members[word.substr(0, colon)] = word.substr(colon + 1);
      }
    } else {
      Operation& operation = operations_[key_of(service, name)];
      operation.answer = word;
      while (words >> word) operation.errors.insert(word);
    }
  }
  if (operations_.empty()) throw std::runtime_error("tests/published.txt is not there");
}

bool Published::refuses(std::string_view service, std::string_view operation, const std::string& code) const {
  const std::string key = key_of(service, operation);
  const auto found = operations_.find(key);
  return found != operations_.end() && (undeclared.contains(key + " " + code) || found->second.errors.contains(code) ||
                                        common.at(key.substr(0, key.find(' '))).contains(code));
}

std::vector<std::string> Published::strangers(std::string_view service, std::string_view operation,
                                              const nlohmann::ordered_json& answer) const {
  std::vector<std::string> strangers;
  const std::string key = key_of(service, operation);
  const auto found = operations_.find(key);
  if (found == operations_.end()) return {"the operation itself"};
  if (found->second.answer == "-") return answer.empty() ? strangers : std::vector<std::string>{"an answer"};
  look(key.substr(0, key.find(' ')), found->second.answer, answer, "", strangers);
  return strangers;
}

void Published::look(const std::string& service, const std::string& type, const nlohmann::ordered_json& value,
                     const std::string& path, std::vector<std::string>& strangers) const {
  const bool list = type.front() == '[';
  const bool map = type.front() == '<';
  if (list || map) {
    if (list != value.is_array() || map != value.is_object()) strangers.push_back(path + " is no " + type);
    for (const auto& [name, element] : value.items()) {
      look(service, type.substr(1, type.size() - 2), element, path + (list ? "[]" : "." + name), strangers);
    }
  } else if (type.size() == 1) {
    // The command line shows policies of IAM as they are, not as the text in which they come.
    const bool fits = type == "p"   ? value.is_object()
                      : type == "n" ? value.is_number()
                      : type == "b" ? value.is_boolean()
                                    : value.is_string();
    if (!fits) strangers.push_back(path + " is no " + type);
  } else {
    const auto& members = shapes_.at(key_of(service, type));
    if (!value.is_object()) strangers.push_back(path + " is no " + type);
    for (const auto& [name, member] : value.items()) {
      const auto known = members.find(name);
      if (known == members.end()) {
        strangers.push_back(path + "." + name);
      } else {
        look(service, known->second, member, path + "." + name, strangers);
      }
    }
  }
}

}  // namespace tests
