// Appending to one of many short lists, of which a quarter may be free room rather than a half.
#pragma once

#include <vector>

namespace viewer {

template <class Value>
void tight_append(std::vector<Value>& list, const Value& value) {
  if (list.size() == list.capacity()) list.reserve(list.size() + list.size() / 4 + 4);
  list.push_back(value);
}

}  // namespace viewer
