// A field of a row that is an attribute: its name, how its values are to be read, and the member.
#pragma once

#include <cstdint>
#include <string_view>

namespace model {

// How the 64 bits of a value are to be read.
enum class ValueType : std::uint8_t {
  boolean,
  number,
  time,      // microseconds since the epoch
  name,      // an interned text
  resource,  // bits of a Resource
  password,  // an identity: shown as #n only
  policy,    // a PolicyId
  schedule,  // a ScheduleId
  cluster_status,
  secret_status,
  rotation_phase,
  rotation_origin,
  instance_status,
  key_state,
  key_manager,
  grant_status,
  snapshot_status,
  engine,
  engine_mode,
  principal_kind,
  attachment_kind,
  key_origin,
  rotation_strategy,
  refusal,  // the outcome of a client's last login
};

// The word for a value of one of the enumerations above; empty for the other types.
std::string_view word_of(ValueType type, std::int64_t value);

template <class Member>
struct Field {
  std::string_view name;
  ValueType type;
  Member member;
};
template <class Member>
Field(const char*, ValueType, Member) -> Field<Member>;

// Fields<Row>::table and Fields<Row>::list for each kind of row.
template <class RowType>
struct Fields;

}  // namespace model
