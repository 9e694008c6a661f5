// Other values at some places of a document.
#pragma once

#include <string_view>

#include "scenarios/node.hpp"

namespace scenarios {

// Puts a value of another document, which has to live as long, at a key path of this one: keys between dots, such as
// clients.web.ttl, where a key may have dots itself (parameters.rotation.set), and [2] for the third item of a list. A
// last key that is not there is added. Throws Mistake, at `path_mark`, where the path leads nowhere.
void graft(Document& document, std::string_view path, const Mark& path_mark, const Node& value);

}  // namespace scenarios
