// What a node says of itself.
#include "scenarios/node.hpp"

namespace scenarios {

bool Node::is_null() const {
  const std::string_view written = text();
  return is_scalar() && plain() && (written.empty() || written == "~" || written == "null");
}

std::string_view Node::kind_text() const {
  if (is_null()) return "nothing";
  return is_scalar() ? "a text" : is_list() ? "a list" : "a map";
}

std::size_t Node::size() const { return is_map() ? stored_->size / 2 : is_list() ? stored_->size : 0; }

Mark Node::mark() const {
  return {document_->file_name(), static_cast<int>(stored_->line), static_cast<int>(stored_->column)};
}

void Document::forget_items(const Node& list, std::size_t count) {
  for (Batches& batches : batches_) {
    if (!list.is(batches.list)) continue;
    for (; batches.forgotten < count / batch_size; ++batches.forgotten) {
      batches.memories[batches.forgotten].release();
    }
  }
}

}  // namespace scenarios
