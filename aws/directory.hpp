// The rows behind the identifiers that people write: key ids and ARNs, secret names and ARNs, version ids and the rest.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "model/requests.hpp"
#include "model/setting.hpp"
#include "model/world.hpp"

namespace aws {

// Resolves texts against a world that only grows. A row that is gone keeps its identity and is still found: whether it
// exists is for the step to say. Indexes are extended by the rows that came since the last question, so asking is cheap
// in a fleet of any size.
//
// The functions that give a reference intern the text as it was written.
class Directory {
 public:
  // Both must outlive the directory.
  Directory(model::Setting& setting, const model::World& world) : setting_(setting), world_(world) {}

  // A key's id or ARN, an alias name or an alias ARN. An empty text is no reference.
  [[nodiscard]] model::KeyReference key(std::string_view text) const;
  // An ARN, an ARN without the hyphen and six characters at its end, or a name; or ${orders.MasterUserSecret.SecretArn}
  // unsubstituted, which is whatever secret the cluster has when the call is stepped. What is no whole ARN is looked up
  // then, too.
  [[nodiscard]] model::SecretReference secret(std::string_view text) const;
  // A version's id among the versions that the secret still has; among all where it is not known yet which secret it
  // is.
  [[nodiscard]] model::VersionReference version(const model::SecretReference& secret, std::string_view text) const;
  // By its id, or by its token.
  [[nodiscard]] model::GrantReference grant(std::string_view text) const;
  [[nodiscard]] model::BlueGreenRow blue_green(std::string_view text) const;

 private:
  using Index = std::unordered_map<std::string, std::uint32_t>;

  model::Setting& setting_;
  const model::World& world_;
  mutable Index keys_;         // by id
  mutable Index secrets_;      // by ARN, partial ARN and name
  mutable Index grants_;       // by id and token
  mutable Index blue_greens_;  // by id
  mutable std::size_t keys_seen_ = 0;
  mutable std::size_t secrets_seen_ = 0;
  mutable std::size_t grants_seen_ = 0;
  mutable std::size_t blue_greens_seen_ = 0;
};

// Whether the text is a bare identifier, or an ARN of RDS in that account and Region; a global database is in none.
bool in_rds_of(std::string_view text, std::string_view account, std::string_view region);

// The account and the Region in an ARN of RDS; null: the text is none.
struct Place {
  std::string_view account;
  std::string_view region;
};
std::optional<Place> place_in_rds_arn(std::string_view text);

// The identifier in an ARN of RDS, or the text itself, in lower case, as RDS keeps it.
std::string rds_identifier(std::string_view text);

}  // namespace aws
