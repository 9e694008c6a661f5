// Calls written as words, so that a test's table or story is text: `create-db-cluster orders manage key=K0`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/requests.hpp"
#include "model/setting.hpp"
#include "model/world.hpp"

namespace tests {

// One line: a verb, a subject without `=`, and options `name=value`; `name` alone is `name=true`, `-` is nothing given.
//
// Verbs are those of the AWS CLI, and `login` and `fault`. A resource is named by its kind's letter and its row: key
// K0, secret S0, version V0, grant G0, deployment B0; a number that was never given out names nothing. Keys are also
// arn:K0, alias/x and, with an account, 999999999999:alias/x. Every verb takes as=, account= and region=.
class Words {
 public:
  // Both outlive the words.
  Words(model::Setting& setting, const model::World& world, std::string_view line);

  [[nodiscard]] const std::string& verb() const { return verb_; }
  // The nth word after the verb that is no option; empty: there is none.
  [[nodiscard]] std::string subject(std::size_t nth = 0) const;
  [[nodiscard]] std::optional<std::string> option(std::string_view name);
  [[nodiscard]] std::string text(std::string_view name, std::string_view otherwise = "");

  [[nodiscard]] model::Name name(std::string_view text) { return setting_.intern(text); }
  [[nodiscard]] model::Name named(std::string_view option, std::string_view otherwise = "");
  [[nodiscard]] std::optional<bool> flag(std::string_view name);
  [[nodiscard]] std::optional<std::int64_t> number(std::string_view name);
  [[nodiscard]] std::optional<model::GivenPassword> password(std::string_view name);
  [[nodiscard]] model::PolicyId policy(std::string_view name);
  [[nodiscard]] model::KeyReference key(std::string_view text);
  [[nodiscard]] model::SecretReference secret(std::string_view text);
  [[nodiscard]] model::VersionReference version(std::string_view name);
  [[nodiscard]] std::uint32_t row(std::string_view text, char letter) const;

  model::Setting& setting() { return setting_; }
  // The line as a call; throws std::invalid_argument for a word that nobody asked for.
  model::Call call();

 private:
  void all_used() const;

  struct Option {
    std::string name;
    std::string value;
    bool used = false;
  };
  model::Setting& setting_;
  const model::World& world_;
  std::string verb_;
  std::vector<std::string> subjects_;
  std::vector<Option> options_;
};

// "2d6h", "90s", "250ms".
sim::Duration duration(std::string_view text);

// What a verb asks for; nothing for a verb of another service.
std::optional<model::Request> rds_request(Words& words);
std::optional<model::Request> secretsmanager_request(Words& words);
std::optional<model::Request> kms_request(Words& words);
std::optional<model::Request> iam_request(Words& words);
std::optional<model::Request> other_request(Words& words);

}  // namespace tests
