// Copies what lies along the path; the rest of both documents is shared.
#include "scenarios/graft.hpp"

#include <charconv>
#include <cstring>
#include <optional>

#include "scenarios/quoted.hpp"

namespace scenarios {

class Grafting {
 public:
  Grafting(Document& document, std::string_view path, const Mark& mark, const Node::Stored& value)
      : document_(document), path_(path), mark_(mark), value_(value) {}

  const Node::Stored* root() {
    const Stored& root = *document_.root_;
    const std::size_t dot = path_.find_first_of(".[");
    const std::string_view first = path_.substr(0, dot);
    if (root.kind == Node::Kind::map && dot != std::string_view::npos && path_[dot] == '.' && !has(root, first)) {
      // Such as parameters.rotation.set, where the base has no parameters yet.
      Stored* map = copy({});
      map->kind = Node::Kind::map;
      map->first = nullptr;
      return with(root, first, *with(*map, path_.substr(dot + 1), value_));
    }
    return with_value(root, path_);
  }

 private:
  using Stored = Node::Stored;

  // Gives a list or a map its children anew.
  class Chain {
   public:
    explicit Chain(Stored& parent) : parent_(parent) { parent.first = nullptr; }
    void append(Stored* child) {
      (last_ == nullptr ? parent_.first : last_->next) = child;
      last_ = child;
    }

   private:
    Stored& parent_;
    Stored* last_ = nullptr;
  };

  static std::string_view text(const Stored& node) { return {node.text, node.size}; }

  Stored* copy(const Stored& node) {
    void* place = document_.memory_.allocate(sizeof(Stored), alignof(Stored));
    auto* made = new (place) Stored(node);
    made->next = nullptr;
    return made;
  }

  [[nodiscard]] Mistake lost(std::string_view rest, const std::string& why) const {
    const std::string_view before = path_.substr(0, path_.size() - rest.size());
    return {mark_, quoted(path_) +
                       " is no key path of the base: " + (before.empty() ? "" : "after " + quoted(before) + " ") + why};
  }

  // The node with the value at `rest`; the node itself is not changed.
  const Stored* with_value(const Stored& node, std::string_view rest) {
    if (rest.empty()) return copy(value_);
    if (rest.front() == '[') return with_item(node, rest);
    if (rest.front() == '.') rest.remove_prefix(1);
    if (node.kind != Node::Kind::map) throw lost(rest, "there is no map");
    return with_entry(node, rest);
  }

  // Whether `key` is what the path goes on with.
  static bool leads(std::string_view key, std::string_view rest) {
    return rest.starts_with(key) && (rest.size() == key.size() || rest[key.size()] == '.' || rest[key.size()] == '[');
  }

  const Stored* with_entry(const Stored& map, std::string_view rest) {
    const Stored* longest = nullptr;
    for (const Stored* key = map.first; key != nullptr; key = key->next->next) {
      if (leads(text(*key), rest) && (longest == nullptr || key->size > longest->size)) longest = key;
    }
    if (longest == nullptr) return with(map, rest, value_);
    Stored* made = copy(map);
    Chain children(*made);
    for (const Stored* key = map.first; key != nullptr; key = key->next->next) {
      children.append(copy(*key));
      children.append(key == longest ? copy(*with_value(*key->next, rest.substr(key->size))) : copy(*key->next));
    }
    return made;
  }

  static bool has(const Stored& map, std::string_view word) {
    for (const Stored* key = map.first; key != nullptr; key = key->next->next) {
      if (text(*key) == word) return true;
    }
    return false;
  }

  // The map with one entry more.
  Stored* with(const Stored& map, std::string_view word, const Stored& value) {
    Stored* made = copy(map);
    Chain children(*made);
    for (const Stored* child = map.first; child != nullptr; child = child->next) children.append(copy(*child));
    children.append(new_key(word));
    children.append(copy(value));
    made->size += 2;
    return made;
  }

  // What the map does not have is added, as a single key: a parameter, or a field left at its default.
  Stored* new_key(std::string_view rest) {
    if (rest.find('[') != std::string_view::npos) throw lost(rest, "there is no such list");
    Stored key;
    char* kept = static_cast<char*>(document_.memory_.allocate(rest.size() + 1, 1));
    std::memcpy(kept, rest.data(), rest.size());
    kept[rest.size()] = '\0';
    key.text = kept;
    key.size = static_cast<std::uint32_t>(rest.size());
    key.plain = true;
    return copy(key);
  }

  const Stored* with_item(const Stored& list, std::string_view rest) {
    const std::size_t close = rest.find(']');
    std::size_t index = 0;
    const char* end = rest.data() + (close == std::string_view::npos ? rest.size() : close);
    const auto [stopped, error] = std::from_chars(rest.data() + 1, end, index);
    if (close == std::string_view::npos || error != std::errc() || stopped != end) {
      throw lost(rest, "the index should be a number in brackets, such as [0] for the first item");
    }
    if (list.kind != Node::Kind::list) throw lost(rest, "there is no list");
    if (index >= list.size) {
      throw lost(rest, "the list has " + std::to_string(list.size) + " items, counted from 0");
    }
    Stored* made = copy(list);
    Chain items(*made);
    std::size_t at = 0;
    for (const Stored* item = list.first; item != nullptr; item = item->next, ++at) {
      items.append(at == index ? copy(*with_value(*item, rest.substr(close + 1))) : copy(*item));
    }
    return made;
  }

  Document& document_;
  std::string_view path_;
  const Mark& mark_;
  const Stored& value_;
};

void graft(Document& document, std::string_view path, const Mark& path_mark, const Node& value) {
  document.root_ = Grafting(document, path, path_mark, *value.stored_).root();
}

}  // namespace scenarios
