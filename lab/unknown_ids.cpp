// Which members of requests are ids, and what to write instead of one that nothing has.
#include "lab/unknown_ids.hpp"

#include <string_view>

namespace lab {
namespace {

class IdSearch {
 public:
  IdSearch(const model::Setting& setting, const std::set<model::Name>& chosen) : setting_(setting), chosen_(chosen) {}

  void operator()(const model::KeyReference& key) {
    using Form = model::KeyReference::Form;
    if (!key.row && (key.form == Form::id || key.form == Form::arn)) {
      found("key", key.text, "make the key in `events:`");
    }
  }
  void operator()(const model::VersionReference& version) {
    if (version.given() && !version.row && !chosen_.contains(version.text)) {
      found("version", version.text, "choose that of one that is made later with --client-request-token");
    }
  }
  void operator()(const model::GrantReference& grant) {
    if (grant.text != model::Name::none && !grant.row) {
      found("grant", grant.text, "make the grant in `events:`");
    }
  }
  void operator()(const model::GrantTokens& tokens) {
    if (tokens.unknown) {
      problem_ = "one of the grant tokens is no grant's when the futures begin; make the grant in `events:`";
    }
  }
  void deployment(model::BlueGreenRow row, model::Name identifier) {
    if (identifier != model::Name::none && !row) {
      found("blue/green deployment", identifier, "make it in `events:`");
    }
  }

  [[nodiscard]] std::string problem() && { return std::move(problem_); }

 private:
  void found(std::string_view kind, model::Name id, std::string_view instead) {
    if (problem_.empty()) {
      problem_ = "no " + std::string(kind) + " has the id `" + std::string(setting_.text(id)) +
                 "` when the futures begin, and ids of what is made later are drawn; " + std::string(instead);
    }
  }

  const model::Setting& setting_;
  const std::set<model::Name>& chosen_;
  std::string problem_;
};

}  // namespace

model::Name chosen_version(const model::Request& request) {
  return request.visit([](const auto& one) {
    if constexpr (requires { one.token.text; }) {
      return one.token.text;
    } else if constexpr (requires { model::Name{one.token}; }) {
      return one.token;
    } else {
      return model::Name::none;
    }
  });
}

std::string unknown_id(const model::Setting& setting, const model::Request& request,
                       const std::set<model::Name>& chosen) {
  IdSearch search(setting, chosen);
  request.visit([&search](const auto& one) {
    if constexpr (requires { one.key.form; }) search(one.key);
    if constexpr (requires { one.target.form; }) search(one.target);
    if constexpr (requires { one.source_key.form; }) search(one.source_key);
    if constexpr (requires { one.secret_key.form; }) search(one.secret_key);
    if constexpr (requires { one.storage_key.form; }) search(one.storage_key);
    if constexpr (requires { one.version.given(); }) search(one.version);
    if constexpr (requires { one.move_to.given(); }) search(one.move_to);
    if constexpr (requires { one.remove_from.given(); }) search(one.remove_from);
    if constexpr (requires { one.grant.text; }) search(one.grant);
    if constexpr (requires { one.tokens.unknown; }) search(one.tokens);
    if constexpr (requires { one.deployment.index; }) search.deployment(one.deployment, one.identifier);
  });
  return std::move(search).problem();
}

}  // namespace lab
