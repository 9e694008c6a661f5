// The schema of a trace: narrow tables for the writer, public views for everybody, and how a file is recognised.
#pragma once

#include <cstdint>
#include <string>

#include "sim/time.hpp"

namespace trace {

class Connection;

// PRAGMA application_id: "cred".
inline constexpr std::int64_t application_id = 0x63726564;
// PRAGMA user_version: the version of the views.
inline constexpr std::int64_t schema_version = 4;

// Makes the tables, the views and the dictionaries of words that are the same in every trace.
void create_schema(Connection& connection);

// The SQL for the text of the integer `value`, such as c.before, of an attribute `a`.
std::string value_sql(const std::string& value);

// An instant as it is stored.
inline std::int64_t micros(sim::Time time) { return time.time_since_epoch().count(); }

// The SQL for an instant in microseconds as ISO 8601, such as 2026-01-05T00:00:00.000000Z.
std::string iso_sql(const std::string& microseconds);

}  // namespace trace
