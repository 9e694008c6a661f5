// The logins that clients made without a note, as rows: a row a group and minute, which stands at the minute's start
// under the event with which the group started. Every other login is a row of its own.
#pragma once

#include <vector>

#include "model/setting.hpp"
#include "model/world.hpp"
#include "trace/rows.hpp"

namespace trace {

class Writer;

// `started`: by group, the event of its start.
void write_login_counts(Writer& writer, const model::Setting& setting, const model::World& world,
                        const std::vector<EventId>& started);

}  // namespace trace
