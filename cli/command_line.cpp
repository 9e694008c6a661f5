// The help, and the words as CLI11 splits them. The messages are ours, so that they do not depend on its version.
#include "cli/command_line.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <functional>
#include <iterator>
#include <limits>

#include "aws/nearest_word.hpp"
#include "cli/table.hpp"
#include "cli/terminal.hpp"

namespace cli {

struct CommandLine::Word {
  std::string name;
  std::string value;  // of an option; empty: a flag
  std::string what;
  bool positional = false;
  bool required = false;
  bool repeated = false;
  std::vector<std::string_view> choices;
  std::function<void(const Word&)> take;  // called if it was given

  std::vector<std::string> given = {};
  bool flagged = false;

  [[nodiscard]] std::string shown() const {
    if (!positional) return value.empty() ? name : name + " " + value;
    const std::string word = name + (repeated ? "..." : "");
    return required ? word : "[" + word + "]";
  }
};

struct CommandLine::Parser {
  CLI::App app;
};

CommandLine::CommandLine(std::string verb, std::string sentence)
    : verb_(std::move(verb)), sentence_(std::move(sentence)), parser_(std::make_unique<Parser>()) {
  parser_->app.allow_extras();
  parser_->app.set_help_flag("--help,-h");
}

CommandLine::~CommandLine() = default;

CommandLine::Word& CommandLine::declare(Word word) {
  Word& kept = *words_.emplace_back(std::make_unique<Word>(std::move(word)));
  CLI::App& app = parser_->app;
  if (!kept.positional && kept.value.empty()) {
    app.add_flag(kept.name, kept.flagged);
  } else if (kept.positional && !kept.repeated) {
    app.add_option_function<std::string>(kept.name, [&kept](const std::string& text) { kept.given.push_back(text); });
  } else if (kept.positional) {
    app.add_option(kept.name, kept.given);
  } else {
    app.add_option(kept.name, kept.given)->allow_extra_args(false);
  }
  return kept;
}

void CommandLine::argument(const std::string& name, const std::string& what, std::string& into) {
  declare({name, "", what, true, true, false, {}, [&into](const Word& word) { into = word.given.front(); }});
}

void CommandLine::optional_argument(const std::string& name, const std::string& what,
                                    std::optional<std::string>& into) {
  declare({name, "", what, true, false, false, {}, [&into](const Word& word) { into = word.given.front(); }});
}

void CommandLine::arguments(const std::string& name, const std::string& what, std::vector<std::string>& into) {
  declare({name, "", what, true, true, true, {}, [&into](const Word& word) { into = word.given; }});
}

void CommandLine::optional_arguments(const std::string& name, const std::string& what, std::vector<std::string>& into) {
  declare({name, "", what, true, false, true, {}, [&into](const Word& word) { into = word.given; }});
}

void CommandLine::option(const std::string& name, const std::string& value, const std::string& what,
                         std::optional<std::string>& into) {
  declare({name, value, what, false, false, false, {}, [&into](const Word& word) { into = word.given.front(); }});
}

void CommandLine::options(const std::string& name, const std::string& value, const std::string& what,
                          std::vector<std::string>& into) {
  declare({name, value, what, false, false, true, {}, [&into](const Word& word) { into = word.given; }});
}

void CommandLine::choice(const std::string& name, std::initializer_list<std::string_view> words,
                         const std::string& what, std::string& into) {
  std::string value;
  for (const std::string_view word : words) value += (value.empty() ? "" : "|") + std::string(word);
  declare({name, value, what, false, false, false, words, [&into](const Word& word) { into = word.given.front(); }});
}

void CommandLine::flag(const std::string& name, const std::string& what, bool& into) {
  declare({name, "", what, false, false, false, {}, [&into](const Word& word) { into = word.flagged; }});
}

void CommandLine::example(std::string line) { examples_.push_back(std::move(line)); }

// What CLI11 left over: unknown options, and words too many.
void CommandLine::refuse_unknown(const std::vector<std::string>& words) const {
  std::vector<std::string_view> names{"--help"};
  for (const auto& word : words_) {
    if (!word->positional) names.push_back(word->name);
  }
  for (const std::string& word : words) {
    if (word.size() < 2 || word.front() != '-' || word == "--") continue;
    const std::string name = word.substr(0, word.find('='));
    throw UsageError("there is no option " + name + aws::did_you_mean(name, names));
  }
  if (!words.empty()) throw UsageError("one word too many: " + words.front());
}

void CommandLine::check(const Word& word) const {
  if (word.given.empty()) {
    if (word.required) throw UsageError(word.name + " is missing");
    return;
  }
  if (word.given.size() > 1 && !word.repeated) throw UsageError(word.name + " can be given once only");
  if (!word.choices.empty() && std::ranges::find(word.choices, word.given.front()) == word.choices.end()) {
    throw UsageError(word.name + " should be " + word.value + ", not " + word.given.front() +
                     aws::did_you_mean(word.given.front(), word.choices));
  }
}

// An option that takes a value, at the end or before another option.
void CommandLine::refuse_missing_values(std::span<const std::string> words) const {
  const auto named = [this](const std::string& text) {
    return std::ranges::find_if(words_, [&](const auto& one) { return !one->positional && one->name == text; });
  };
  for (auto word = words.begin(); word != words.end(); ++word) {
    const auto option = named(*word);
    const bool alone = std::next(word) == words.end() || named(*std::next(word)) != words_.end();
    if (option != words_.end() && !(*option)->value.empty() && alone) {
      throw UsageError("the value is missing: " + (*option)->shown());
    }
  }
}

void CommandLine::read(std::span<const std::string> words) {
  refuse_missing_values(words);
  try {
    parser_->app.parse(std::vector<std::string>(words.rbegin(), words.rend()));
  } catch (const CLI::CallForHelp&) {
    throw HelpAsked{};
  } catch (const CLI::ParseError& error) {
    throw UsageError(error.what());
  }
  refuse_unknown(parser_->app.remaining());
  for (const auto& word : words_) check(*word);
  for (const auto& word : words_) {
    if (word->flagged || !word->given.empty()) word->take(*word);
  }
}

std::string CommandLine::usage() const {
  std::string line = "usage: credsim " + verb_;
  bool options = false;
  for (const auto& word : words_) {
    if (word->positional) line += " " + word->shown();
    options = options || !word->positional;
  }
  return line + (options ? " [options]\n" : "\n");
}

std::string CommandLine::help() const {
  const Screen& screen = output_screen();
  std::string out = painted(screen, Style::bold, "credsim " + verb_) + ": " + sentence_ + "\n\n" + usage() + "\n";
  Table table({{}, {"", Align::left, Narrow::wrap}});
  for (const auto& word : words_) {
    if (word->positional) table.row({word->name, word->what});
  }
  for (const auto& word : words_) {
    if (!word->positional) table.row({word->shown(), word->what});
  }
  table.row({"--help", "this text"});
  out += table.text(screen, 2);
  for (std::size_t i = 0; i < examples_.size(); ++i) {
    out += (i == 0 ? "\nexamples\n  " : "  ") + examples_[i] + "\n";
  }
  return out;
}

std::size_t whole_number(const std::string& option, const std::string& text, std::size_t least) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < least) {
    throw UsageError(option + " should be a whole number" + (least == 0 ? "" : " from " + std::to_string(least)) +
                     ", not " + text);
  }
  return number;
}

}  // namespace cli
