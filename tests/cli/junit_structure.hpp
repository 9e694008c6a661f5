// JUnit's XML as Jenkins' and Surefire's schemas have it, as far as a report of ours goes.
#pragma once

#include <boost/property_tree/ptree.hpp>
#include <string>

namespace tests {

using Xml = boost::property_tree::ptree;

// Throws where the text is not well-formed.
Xml xml_of(const std::string& text);

// What is not as the schemas have it, a line each: elements and attributes that are not known or missing, numbers that
// are none or do not add up, characters that no XML has.
std::string junit_problems(const std::string& text);

// The `testcase` of that class and name; throws where there is none.
const Xml& testcase(const Xml& document, const std::string& class_name, const std::string& name);

}  // namespace tests
