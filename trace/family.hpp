// A resource and what belongs to it: a cluster's instances and secret, a secret's versions, a key's grants.
#pragma once

#include <set>

#include "trace/reader.hpp"

namespace trace {

std::set<ResourceId> family_of(Reader& reader, const ResourceRecord& resource);

}  // namespace trace
