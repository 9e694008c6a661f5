// Walking the elements beside what is allowed.
#include "tests/cli/junit_structure.hpp"

#include <algorithm>
#include <boost/property_tree/xml_parser.hpp>
#include <map>
#include <regex>
#include <sstream>
#include <stdexcept>
#include <vector>

namespace tests {
namespace {

struct Element {
  std::vector<std::string> required;  // attributes
  std::vector<std::string> optional;
  std::vector<std::string> children;
};

const std::map<std::string, Element>& elements() {
  static const std::map<std::string, Element> all{
      {"testsuites", {{}, {"name", "tests", "failures", "errors", "time"}, {"testsuite"}}},
      {"testsuite",
       {{"name", "tests", "failures", "errors", "skipped"}, {"time"}, {"testcase", "properties", "system-out"}}},
      {"testcase", {{"name", "classname", "time"}, {}, {"failure", "error", "skipped"}}},
      {"failure", {{}, {"message", "type"}, {}}},
      {"error", {{}, {"message", "type"}, {}}},
  };
  return all;
}

bool has(const std::vector<std::string>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string number_problem(const std::string& name, const std::string& value) {
  static const std::regex whole("[0-9]+");
  static const std::regex decimal("[0-9]+[.][0-9]+");
  const bool counts = has({"tests", "failures", "errors", "skipped"}, name);
  if (counts && !std::regex_match(value, whole)) return name + " is no number: " + value + "\n";
  if (name == "time" && !std::regex_match(value, decimal)) return "time is no number: " + value + "\n";
  return "";
}

std::string attribute_problems(const std::string& name, const Element& element, const Xml& attributes) {
  std::string found;
  for (const std::string& wanted : element.required) {
    if (attributes.count(wanted) != 1) found += name + " has no " + wanted + "\n";
  }
  for (const auto& [attribute, value] : attributes) {
    if (!has(element.required, attribute) && !has(element.optional, attribute)) {
      found += name + " has an attribute " + attribute + "\n";
    }
    found += number_problem(attribute, value.data());
  }
  return found;
}

std::size_t count_below(const Xml& element, const std::string& name) {
  std::size_t count = 0;
  for (const auto& [child, below] : element) {
    if (child != "<xmlattr>") count += (child == name ? 1 : 0) + count_below(below, name);
  }
  return count;
}

std::string sum_problems(const std::string& name, const Xml& xml) {
  if (name != "testsuites" && name != "testsuite") return "";
  std::string found;
  for (const auto& [attribute, child] :
       {std::pair{"tests", "testcase"}, std::pair{"failures", "failure"}, std::pair{"errors", "error"}}) {
    if (xml.get<std::size_t>(std::string("<xmlattr>.") + attribute) != count_below(xml, child)) {
      found += name + " counts " + attribute + " wrong\n";
    }
  }
  return found;
}

std::string element_problems(const std::string& name, const Xml& xml) {
  const auto element = elements().find(name);
  if (element == elements().end()) return "an element " + name + "\n";
  static const Xml none;
  std::string found = attribute_problems(name, element->second, xml.get_child("<xmlattr>", none));
  for (const auto& [child, below] : xml) {
    if (child == "<xmlattr>") continue;
    if (!has(element->second.children, child)) found += child + " stands in " + name + "\n";
    found += element_problems(child, below);
  }
  return found + sum_problems(name, xml);
}

}  // namespace

Xml xml_of(const std::string& text) {
  std::istringstream in(text);
  Xml document;
  boost::property_tree::read_xml(in, document);
  return document;
}

std::string junit_problems(const std::string& text) {
  const bool clean = std::none_of(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7F;
  });
  if (!clean) return "a control character\n";
  const Xml document = xml_of(text);
  if (document.size() != 1 || document.front().first != "testsuites") return "not one element testsuites\n";
  return element_problems("testsuites", document.front().second);
}

const Xml& testcase(const Xml& document, const std::string& class_name, const std::string& name) {
  for (const auto& [suite_name, suite] : document.get_child("testsuites")) {
    for (const auto& [case_name, one] : suite) {
      if (case_name == "testcase" && one.get<std::string>("<xmlattr>.classname") == class_name &&
          one.get<std::string>("<xmlattr>.name") == name) {
        return one;
      }
    }
  }
  throw std::runtime_error("no testcase " + class_name + " " + name);
}

}  // namespace tests
