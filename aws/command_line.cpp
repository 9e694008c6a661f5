// Taking a command apart: service, operation, options; everything that can be said of it without reading a value.
#include "aws/command_line.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "aws/characters.hpp"
#include "aws/global_options.hpp"
#include "aws/nearest_word.hpp"
#include "aws/other_operations.hpp"
#include "aws/variables.hpp"

namespace aws {
namespace {

constexpr std::array<std::string_view, 4> services = {"rds", "secretsmanager", "kms", "iam"};
constexpr std::array<std::string_view, 6> outputs = {"json", "text", "table", "yaml", "yaml-stream", "off"};

struct WaiterRow {
  std::string_view name;
  Waiter::Kind kind;
  std::string_view operation;
  std::string_view option;
};
constexpr std::array waiters = {
    WaiterRow{"db-cluster-available", Waiter::Kind::db_cluster_available, "describe-db-clusters",
              "--db-cluster-identifier"},
    WaiterRow{"db-cluster-deleted", Waiter::Kind::db_cluster_deleted, "describe-db-clusters",
              "--db-cluster-identifier"},
    WaiterRow{"db-instance-available", Waiter::Kind::db_instance_available, "describe-db-instances",
              "--db-instance-identifier"},
    WaiterRow{"db-instance-deleted", Waiter::Kind::db_instance_deleted, "describe-db-instances",
              "--db-instance-identifier"},
    WaiterRow{"db-cluster-snapshot-available", Waiter::Kind::db_cluster_snapshot_available,
              "describe-db-cluster-snapshots", "--db-cluster-snapshot-identifier"},
    WaiterRow{"db-cluster-snapshot-deleted", Waiter::Kind::db_cluster_snapshot_deleted, "describe-db-cluster-snapshots",
              "--db-cluster-snapshot-identifier"},
};

bool is_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c) || c == '.'; });
}

// Whether the real CLI would take the word for an option rather than for a value.
bool looks_like_option(std::string_view word) {
  return word.size() > 1 && word.front() == '-' && !is_number(word.substr(1)) &&
         word.find(' ') == std::string_view::npos;
}

class Reader {
 public:
  explicit Reader(std::span<const std::string> words) : words_(words) {}

  CommandLine read() {
    if (!at_end() && words_[at_] == "aws") ++at_;
    const std::string& service = positional("a service: rds, secretsmanager, kms or iam");
    if (std::find(services.begin(), services.end(), service) == services.end()) unknown_service(service);
    title_ = service;
    const std::string& name = positional("an operation, such as describe-db-clusters");
    if (service == "rds" && name == "wait") {
      find_waiter(positional("what to wait for, such as db-cluster-available"));
    } else {
      line_.operation = find_operation(service, name);
      if (line_.operation == nullptr) unknown_operation(service, name);
      title_ += " " + name;
    }
    while (!at_end()) option();
    require_options();
    return std::move(line_);
  }

 private:
  bool at_end() const { return at_ == words_.size(); }

  // The next word that is no global option.
  const std::string& positional(std::string_view what) {
    while (!at_end() && words_[at_].starts_with("--")) option();
    if (at_end()) throw Mistake(fmt::format("{}the command lacks {}", title_.empty() ? "" : title_ + ": ", what));
    return words_[at_++];
  }

  [[noreturn]] static void unknown_service(const std::string& service) {
    throw Mistake(fmt::format("unknown service `{}`{}", service,
                              nearest_word(service, services).empty()
                                  ? "; rds, secretsmanager, kms and iam are modelled"
                                  : did_you_mean(service, services)));
  }

  [[noreturn]] static void unknown_operation(const std::string& service, const std::string& name) {
    if (is_other_operation(service, name)) {
      throw Mistake(
          fmt::format("the operation {} {} is not modelled; `credsim operations` lists those that are", service, name));
    }
    std::vector<std::string_view> known;
    for (const Operation& operation : operations()) {
      if (operation.service == service) known.push_back(operation.name);
    }
    const std::string guess = did_you_mean(name, known);
    throw Mistake(fmt::format("{} has no operation `{}`{}", service, name,
                              guess.empty() ? "; `credsim operations` lists those that are modelled" : guess));
  }

  void find_waiter(const std::string& name) {
    const auto* waiter =
        std::find_if(waiters.begin(), waiters.end(), [&](const WaiterRow& row) { return row.name == name; });
    if (waiter == waiters.end()) {
      std::vector<std::string_view> known;
      for (const WaiterRow& row : waiters) known.push_back(row.name);
      throw Mistake(fmt::format("rds wait knows no `{}`, only {}", name, fmt::join(known, ", ")));
    }
    title_ += " wait " + name;
    line_.waits = waiter->kind;
    line_.operation = find_operation("rds", waiter->operation);
    waiter_option_ = waiter->option;
  }

  static std::string name_part(const std::string& word) { return word.substr(0, word.find('=')); }

  void option() {
    const std::string& word = words_[at_];
    if (!looks_like_option(word)) unexpected_word(word);
    ++at_;
    const std::string name = name_part(word);
    std::optional<std::string> value;
    if (name.size() < word.size()) value = word.substr(name.size() + 1);
    const Option* known = line_.operation == nullptr ? nullptr : line_.operation->find(name);
    if (known != nullptr) {
      operation_option(*known, name, std::move(value));
    } else if (const GlobalOption* global = find_global_option(name)) {
      global_option(*global, std::move(value));
    } else if (line_.operation == nullptr) {
      throw Mistake(name + " comes before the operation; write the service and the operation first");
    } else {
      unknown_option(*line_.operation, name);
    }
  }

  void operation_option(const Option& option, const std::string& name, std::optional<std::string> value) {
    if (const GivenOption* earlier = line_.find(option)) {
      throw Mistake(earlier->written == name ? name + " is given twice"
                                             : fmt::format("{} and {} are both given", earlier->written, name));
    }
    GivenOption given{&option, name, name == option.name, {}};
    const Shape& shape = option.member.shape;
    if (shape.type == Shape::Type::boolean) {
      if (value) no_value_wanted(name, &option);
    } else if (value) {
      given.words.push_back(std::move(*value));
    } else if (shape.type == Shape::Type::list) {
      while (!at_end() && !looks_like_option(words_[at_])) given.words.push_back(words_[at_++]);
    } else {
      given.words.push_back(value_word(name));
    }
    line_.options.push_back(std::move(given));
    last_ = &option;
  }

  void global_option(const GlobalOption& option, std::optional<std::string> value) {
    const std::string name(option.name);
    if (option.effect == GlobalOption::Effect::mistake) {
      throw Mistake(fmt::format("{} is not taken here: {}", name, option.instead));
    }
    if (std::find(globals_.begin(), globals_.end(), &option) != globals_.end()) throw Mistake(name + " is given twice");
    globals_.push_back(&option);
    last_ = nullptr;
    if (!option.takes_value) {
      if (value) no_value_wanted(name, nullptr);
    } else if (!value) {
      value = value_word(name);
    }
    switch (option.effect) {
      case GlobalOption::Effect::region:
        line_.region = *value;
        break;
      case GlobalOption::Effect::query:
        if (!has_variables(*value) && !is_path(*value)) {
          throw Mistake("--query takes names and indexes only, such as DBClusters[0].MasterUserSecret.SecretArn");
        }
        line_.query = *value;
        break;
      case GlobalOption::Effect::output:
        if (!has_variables(*value) && std::find(outputs.begin(), outputs.end(), *value) == outputs.end()) {
          throw Mistake(fmt::format("--output: `{}` is none of {}", *value, fmt::join(outputs, ", ")));
        }
        line_.output = *value;
        break;
      default:
        line_.ignored.push_back(name);
    }
  }

  std::string value_word(const std::string& name) {
    if (at_end()) throw Mistake(name + " lacks its value");
    const std::string& word = words_[at_];
    if (word.starts_with("--")) throw Mistake(fmt::format("{} lacks its value: {} follows", name, name_part(word)));
    if (looks_like_option(word)) {
      throw Mistake(fmt::format("{} lacks its value; one that begins with a hyphen is written {}=-…", name, name));
    }
    return words_[at_++];
  }

  [[noreturn]] static void no_value_wanted(const std::string& name, const Option* option) {
    throw Mistake(option == nullptr
                      ? name + " takes no value"
                      : fmt::format("{} takes no value: write {} or {}", name, option->name, option->negated));
  }

  // The words after a password may be the rest of it, and are not shown.
  [[noreturn]] void unexpected_word(const std::string& word) const {
    if (last_ != nullptr && last_->member.shape.type == Shape::Type::boolean) no_value_wanted(last_->name, last_);
    if (last_ != nullptr && last_->member.shape.secret) {
      throw Mistake(fmt::format("{} takes one value: quote it if it has blanks", last_->name));
    }
    throw Mistake(
        fmt::format("{}: unexpected `{}`; options begin with --, and a value with blanks is quoted", title_, word));
  }

  [[noreturn]] void unknown_option(const Operation& operation, const std::string& name) const {
    std::vector<std::string_view> known;
    for (const Option& option : operation.options) {
      known.push_back(option.name);
      if (!option.negated.empty() && name.starts_with("--no-")) known.push_back(option.negated);
    }
    for (const GlobalOption& option : global_options()) known.push_back(option.name);
    const auto begins = [&](std::string_view option) { return name.size() > 4 && option.starts_with(name); };
    if (std::count_if(known.begin(), known.end(), begins) == 1) {
      throw Mistake(
          fmt::format("{} is short for {}; write it in full", name, *std::find_if(known.begin(), known.end(), begins)));
    }
    throw Mistake(fmt::format("{} has no option {}{}", title_, name, did_you_mean(name, known)));
  }

  void require_options() const {
    std::vector<std::string> missing;
    for (const Option& option : line_.operation->options) {
      const bool required = option.member.required || option.name == waiter_option_;
      if (required && line_.find(option) == nullptr) missing.push_back(option.name);
    }
    if (!missing.empty()) throw Mistake(fmt::format("{} needs {}", title_, fmt::join(missing, ", ")));
  }

  std::span<const std::string> words_;
  std::size_t at_ = 0;
  CommandLine line_;
  std::string title_;               // rds create-db-cluster
  std::string_view waiter_option_;  // which a waiter needs
  const Option* last_ = nullptr;    // the option before this word
  std::vector<const GlobalOption*> globals_;
};

}  // namespace

const GivenOption* CommandLine::find(const Option& option) const {
  const auto found =
      std::find_if(options.begin(), options.end(), [&](const GivenOption& given) { return given.option == &option; });
  return found == options.end() ? nullptr : &*found;
}

CommandLine read_command_line(std::span<const std::string> words) { return Reader(words).read(); }

}  // namespace aws
