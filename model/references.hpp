// How calls name what they are about: keys, secrets, versions, grants, and passwords that people give.
#pragma once

#include <cstdint>
#include <vector>

#include "model/identifiers.hpp"

namespace model {

// A password that a person gave: its identity, and whether RDS accepts its shape (8 to 41 printable characters, without
// / " @ ' and space).
struct GivenPassword {
  Password password = Password::none;
  bool acceptable = true;
};

// How a call names a key. Ids and ARNs are texts that the AWS face makes and reads; it gives the row. An alias is a
// name that people chose; the model looks it up when the call is stepped.
struct KeyReference {
  enum class Form : std::uint8_t { none, id, arn, alias_name, alias_arn };
  Form form = Form::none;
  KeyRow row;                 // of an id or ARN; no row: there is no such key
  Name alias = Name::none;    // alias/…
  Name account = Name::none;  // of an ARN
  Name region = Name::none;   // of an ARN
  Name text = Name::none;     // as written, for messages

  [[nodiscard]] bool given() const { return form != Form::none; }
};

// A secret by its ARN, a partial ARN or its name; or whichever secret a cluster has when the call is stepped. The name
// that a person gave is looked up when the call is stepped, too; the row is that of the secret that had it last.
struct SecretReference {
  SecretRow row;  // no row: there is no such secret
  Name text = Name::none;
  Name of_cluster = Name::none;  // then `row` is none
  Name name = Name::none;        // none: the text is the whole ARN of a secret
  Name account = Name::none;     // of a partial ARN, as its Region
  Name region = Name::none;

  friend bool operator==(const SecretReference&, const SecretReference&) = default;
};

// A version by its id. One that a person chose, a client request token, is looked up when the call is stepped.
struct VersionReference {
  VersionRow row;  // no row: no version had that id
  Name text = Name::none;

  [[nodiscard]] bool given() const { return text != Name::none; }
};

struct GrantReference {
  GrantRow row;
  Name text = Name::none;
};

// The grants that a call brings the tokens of: for this call they count before they are visible.
struct GrantTokens {
  std::vector<GrantRow> grants;
  bool unknown = false;  // one of the tokens is no grant's
};

}  // namespace model
