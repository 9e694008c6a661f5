// The elements of the XML; Boost writes and escapes them.
#include "lab/junit.hpp"

#include <fmt/format.h>

#include <boost/property_tree/ptree.hpp>
#include <boost/property_tree/xml_parser.hpp>
#include <map>
#include <sstream>

#include "scenarios/duration.hpp"

namespace lab {
namespace {

using boost::property_tree::ptree;

// A folder's share of the suite, or all of it.
struct Counts {
  std::size_t tests = 0;
  std::size_t failures = 0;
  std::size_t errors = 0;
  std::chrono::duration<double> time{};

  void add(const Counts& more) {
    tests += more.tests;
    failures += more.failures;
    errors += more.errors;
    time += more.time;
  }
};

std::string seconds_text(std::chrono::duration<double> time) { return fmt::format("{:.3f}", time.count()); }

void put_attribute(ptree& element, const std::string& name, const std::string& value) {
  element.put("<xmlattr>." + name, value);
}

void put_counts(ptree& element, const Counts& counts) {
  put_attribute(element, "tests", std::to_string(counts.tests));
  put_attribute(element, "failures", std::to_string(counts.failures));
  put_attribute(element, "errors", std::to_string(counts.errors));
  put_attribute(element, "time", seconds_text(counts.time));
}

bool is_error(const SuiteCase& one) { return one.has(Finding::Kind::mistake) || one.has(Finding::Kind::bug); }

std::string text_of(const SuiteCase& one) {
  constexpr std::size_t most = 100;
  std::string text = "\n";
  for (std::size_t i = 0; i < std::min(most, one.findings.size()); ++i) {
    const Finding& finding = one.findings[i];
    text += one.file + (finding.line == 0 ? "" : ":" + std::to_string(finding.line)) + ": " + finding.message + "\n";
    if (!finding.command.empty()) text += "    " + finding.command + "\n";
    if (finding.at) text += "    at " + scenarios::time_text(*finding.at) + "\n";
    if (finding.times > 1) text += "    " + std::to_string(finding.times) + " times\n";
  }
  if (one.findings.size() > most) text += "and " + std::to_string(one.findings.size() - most) + " more\n";
  return text;
}

ptree testcase_of(const SuiteCase& one, const std::string& suite) {
  ptree element;
  put_attribute(element, "name", std::filesystem::path(one.name).filename().string());
  put_attribute(element, "classname", suite);
  put_attribute(element, "time", seconds_text(one.took));
  if (!one.held()) {
    ptree failure(text_of(one));
    put_attribute(failure, "message", one.findings.front().message);
    put_attribute(failure, "type", one.findings.front().rule);
    element.add_child(is_error(one) ? "error" : "failure", failure);
  }
  return element;
}

// `clients.fleet` for clients/fleet/a-storm; `credsim` for what is in no folder.
std::string suite_of(const SuiteCase& one) {
  std::string suite;
  for (const auto& part : std::filesystem::path(one.name).parent_path().relative_path()) {
    if (part != "..") suite += (suite.empty() ? "" : ".") + part.string();
  }
  return suite.empty() ? "credsim" : suite;
}

}  // namespace

std::string junit_xml(const std::vector<SuiteCase>& cases) {
  std::map<std::string, std::vector<const SuiteCase*>> suites;
  for (const SuiteCase& one : cases) suites[suite_of(one)].push_back(&one);
  Counts all;
  ptree children;
  for (const auto& [name, members] : suites) {
    Counts counts;
    ptree testcases;
    for (const SuiteCase* one : members) {
      const bool error = is_error(*one);
      counts.add({1, !error && !one->held() ? 1U : 0U, error ? 1U : 0U, one->took});
      testcases.add_child("testcase", testcase_of(*one, name));
    }
    all.add(counts);
    ptree suite;
    put_attribute(suite, "name", name);
    put_counts(suite, counts);
    put_attribute(suite, "skipped", "0");
    suite.insert(suite.end(), testcases.begin(), testcases.end());
    children.add_child("testsuite", suite);
  }
  ptree root;
  put_attribute(root, "name", "credsim");
  put_counts(root, all);
  root.insert(root.end(), children.begin(), children.end());
  ptree document;
  document.add_child("testsuites", root);
  std::ostringstream out;
  boost::property_tree::write_xml(out, document, boost::property_tree::xml_writer_make_settings<std::string>(' ', 2));
  return out.str();
}

}  // namespace lab
