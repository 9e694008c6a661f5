// The words behind a verb: what it takes, the help that says so, and reading them.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace cli {

// A mistake in what was typed behind `credsim`. Exit code 2.
struct UsageError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct HelpAsked {};

// A verb declares its words in the order in which the help shows them; read() then fills what they were bound to.
class CommandLine {
 public:
  CommandLine(std::string verb, std::string sentence);
  ~CommandLine();
  CommandLine(const CommandLine&) = delete;
  CommandLine& operator=(const CommandLine&) = delete;

  void argument(const std::string& name, const std::string& what, std::string& into);
  void optional_argument(const std::string& name, const std::string& what, std::optional<std::string>& into);
  void arguments(const std::string& name, const std::string& what, std::vector<std::string>& into);  // one or more
  void optional_arguments(const std::string& name, const std::string& what, std::vector<std::string>& into);

  // `name` with its hyphens, `value` as the help calls it.
  void option(const std::string& name, const std::string& value, const std::string& what,
              std::optional<std::string>& into);
  void options(const std::string& name, const std::string& value, const std::string& what,
               std::vector<std::string>& into);  // may be given several times
  void choice(const std::string& name, std::initializer_list<std::string_view> words, const std::string& what,
              std::string& into);
  void flag(const std::string& name, const std::string& what, bool& into);

  // A line of the help's examples.
  void example(std::string line);

  // Throws UsageError, or HelpAsked.
  void read(std::span<const std::string> words);
  [[nodiscard]] std::string help() const;

 private:
  struct Word;
  struct Parser;

  Word& declare(Word word);
  [[nodiscard]] std::string usage() const;
  void check(const Word& word) const;
  void refuse_missing_values(std::span<const std::string> words) const;
  void refuse_unknown(const std::vector<std::string>& words) const;

  std::string verb_;
  std::string sentence_;
  std::vector<std::unique_ptr<Word>> words_;
  std::vector<std::string> examples_;
  std::unique_ptr<Parser> parser_;
};

// A whole number of at least `least`; throws UsageError, which names the option.
std::size_t whole_number(const std::string& option, const std::string& text, std::size_t least);

}  // namespace cli
