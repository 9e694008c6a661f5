// The rows of IAM: who may call, what policies say, and which policy is attached to whom.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "model/identifiers.hpp"
#include "sim/event.hpp"

namespace model {

// What may call, or holds policies for those who do.
enum class PrincipalKind : std::uint8_t {
  none,
  admin,  // of credsim: any policy of its account would let it
  root,   // the root user of an account
  user,
  role,
  group,    // calls nothing; its policies hold for its members
  account,  // its policies are service control policies: they bound all that is in it, the root user too
  service,  // a service-linked role
};

inline constexpr std::array<std::string_view, 8> principal_kinds{"",     "admin", "root",    "user",
                                                                 "role", "group", "account", "service"};

// arn:aws:iam::123456789012:user/dba, :role/app, :group/ops, or :root.
std::string principal_arn(std::string_view account, PrincipalKind kind, std::string_view name);

struct Principal {
  Name name = Name::none;
  Name account = Name::none;
  AttachmentRow first;  // of its attachments
  PrincipalKind kind = PrincipalKind::none;
  bool exists = false;
  std::uint8_t reserved[2] = {};

  friend bool operator==(const Principal&, const Principal&) = default;
};

// A managed policy. Its document is that of its default version.
struct ManagedPolicy {
  sim::Slot propagation_slot;
  std::uint32_t scheduled = 0;
  Name name = Name::none;
  Name account = Name::none;  // none: AWS's own
  std::uint32_t versions_made = 0;
  PolicyVersionRow default_version;
  PolicyId visible_document = PolicyId::none;  // what authorization goes by
  std::uint32_t exists = 0;
  std::uint32_t reserved = 0;

  friend bool operator==(const ManagedPolicy&, const ManagedPolicy&) = default;
};

struct PolicyVersion {
  sim::Time created = sim::never;
  PolicyRow policy;
  std::uint32_t nth = 0;  // v1, v2 …
  PolicyId document = PolicyId::none;
  std::uint32_t exists = 0;

  friend bool operator==(const PolicyVersion&, const PolicyVersion&) = default;
};

// What ties a policy to a principal, or a user to a group.
enum class AttachmentKind : std::uint8_t { none, inlined, managed, boundary, member };
inline constexpr std::array<std::string_view, 5> attachment_kinds{"", "inline", "managed", "boundary", "member"};

struct Attachment {
  sim::Slot propagation_slot;
  std::uint32_t scheduled = 0;
  PrincipalRow principal;
  Name name = Name::none;                      // of an inline policy
  PolicyId document = PolicyId::none;          // of an inline policy
  PolicyId visible_document = PolicyId::none;  // what authorization goes by
  PolicyRow policy;                            // managed, boundary
  PolicyRow visible_policy;
  PrincipalRow group;  // member
  AttachmentRow next;  // of the same principal
  AttachmentKind kind = AttachmentKind::none;
  bool attached = false;
  bool visible = false;
  bool exists = false;

  friend bool operator==(const Attachment&, const Attachment&) = default;
};

}  // namespace model
