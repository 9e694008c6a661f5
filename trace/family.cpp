// Children by their parents.
#include "trace/family.hpp"

namespace trace {

std::set<ResourceId> family_of(Reader& reader, const ResourceRecord& resource) {
  // Parents have smaller numbers than their children.
  std::set<ResourceId> family{resource.id};
  for (const ResourceRecord& one : reader.resources()) {
    if (family.contains(one.parent)) {
      family.insert(one.id);
    }
  }
  return family;
}

}  // namespace trace
