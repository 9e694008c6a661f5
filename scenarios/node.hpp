// A YAML document as a tree of scalars, lists and maps, each with its place in the file. Small: 32 bytes a node and its
// text, and what has been read can be given back piece by piece.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory_resource>
#include <string>
#include <string_view>

#include "scenarios/script.hpp"

namespace scenarios {

class Document;

inline constexpr const char* empty_file = "the file is empty; a scenario has a title and events";

// A view of one node; valid as long as its Document.
class Node {
 public:
  enum class Kind : std::uint8_t { scalar, list, map };

  // What a Document keeps for a node. The children of a map are key, value, key, value.
  struct Stored {
    union {
      const char* text = nullptr;  // of a scalar
      const Stored* first;         // of a list or a map
    };
    const Stored* next = nullptr;
    std::uint32_t size = 0;  // of the text, or the number of children
    std::uint32_t line = 1;
    std::uint32_t column = 1;
    Kind kind = Kind::scalar;
    bool plain = false;
  };

  Node(const Document& document, const Stored& stored) : document_(&document), stored_(&stored) {}

  [[nodiscard]] bool is_scalar() const { return stored_->kind == Kind::scalar; }
  [[nodiscard]] bool is_list() const { return stored_->kind == Kind::list; }
  [[nodiscard]] bool is_map() const { return stored_->kind == Kind::map; }
  // Nothing was written, or `~` or `null`.
  [[nodiscard]] bool is_null() const;
  // "a text", "a list", "a map" or "nothing": what stands here, for messages.
  [[nodiscard]] std::string_view kind_text() const;

  // Of a scalar. Plain: neither quoted nor a block, so that it may be a number, a switch or a word with a meaning.
  [[nodiscard]] std::string_view text() const {
    return is_scalar() ? std::string_view(stored_->text, stored_->size) : std::string_view();
  }
  [[nodiscard]] bool plain() const { return stored_->plain; }

  // How many items a list or entries a map has.
  [[nodiscard]] std::size_t size() const;

  [[nodiscard]] Mark mark() const;
  // A mistake at this place.
  [[nodiscard]] Mistake mistake(const std::string& what) const { return {mark(), what}; }

  // Whether this is that node of the document.
  [[nodiscard]] bool is(const Stored* stored) const { return stored_ == stored; }

  class Items;
  class Entries;
  [[nodiscard]] Items items() const;      // of a list: Node
  [[nodiscard]] Entries entries() const;  // of a map: Entry

 private:
  friend void graft(Document& document, std::string_view path, const Mark& path_mark, const Node& value);
  const Document* document_;
  const Stored* stored_;
};

struct Entry {
  Node key;
  Node value;
};

class Node::Items {
 public:
  class Iterator {
   public:
    Iterator(const Document* document, const Stored* at) : document_(document), at_(at) {}
    Node operator*() const { return {*document_, *at_}; }
    Iterator& operator++() {
      at_ = at_->next;
      return *this;
    }
    friend bool operator==(const Iterator&, const Iterator&) = default;

   private:
    const Document* document_;
    const Stored* at_;
  };
  Items(const Document* document, const Stored* first) : document_(document), first_(first) {}
  [[nodiscard]] Iterator begin() const { return {document_, first_}; }
  [[nodiscard]] Iterator end() const { return {document_, nullptr}; }

 private:
  const Document* document_;
  const Stored* first_;
};

class Node::Entries {
 public:
  class Iterator {
   public:
    Iterator(const Document* document, const Stored* at) : document_(document), at_(at) {}
    Entry operator*() const { return {{*document_, *at_}, {*document_, *at_->next}}; }
    Iterator& operator++() {
      at_ = at_->next->next;
      return *this;
    }
    friend bool operator==(const Iterator&, const Iterator&) = default;

   private:
    const Document* document_;
    const Stored* at_;
  };
  Entries(const Document* document, const Stored* first) : document_(document), first_(first) {}
  [[nodiscard]] Iterator begin() const { return {document_, first_}; }
  [[nodiscard]] Iterator end() const { return {document_, nullptr}; }

 private:
  const Document* document_;
  const Stored* first_;
};

// Owns the nodes. Reads YAML; throws Mistake for what is not YAML, and for what scenarios do not have: aliases,
// anchors, tags, several documents, keys that stand twice or are not texts, and nesting deeper than 64.
class Document {
 public:
  Document(std::string_view yaml, FileName file_name);
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  [[nodiscard]] Node root() const { return {*this, *root_}; }
  [[nodiscard]] const FileName& file_name() const { return file_name_; }

  // The items of a list in the root map stand in batches. Says that nobody will look at the items before `count` again,
  // so that whole batches before it can go.
  void forget_items(const Node& list, std::size_t count);

 private:
  friend class Composer;
  friend class Grafting;
  friend void graft(Document& document, std::string_view path, const Mark& path_mark, const Node& value);
  struct Batches {
    const Node::Stored* list;
    std::deque<std::pmr::monotonic_buffer_resource> memories;  // of batch_size items each
    std::size_t forgotten = 0;
  };
  static constexpr std::size_t batch_size = 256;

  FileName file_name_;
  std::pmr::monotonic_buffer_resource memory_;  // of all that is in no batch
  std::deque<Batches> batches_;
  const Node::Stored* root_ = nullptr;
};

inline Node::Items Node::items() const { return {document_, is_list() ? stored_->first : nullptr}; }
inline Node::Entries Node::entries() const { return {document_, is_map() ? stored_->first : nullptr}; }

}  // namespace scenarios
