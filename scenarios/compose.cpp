// Makes a Document of YAML text with libyaml's events.
#include <yaml.h>

#include <array>
#include <cstring>
#include <new>
#include <unordered_set>

#include "scenarios/node.hpp"
#include "scenarios/quoted.hpp"
#include "scenarios/text_file.hpp"

namespace scenarios {
namespace {

constexpr int deepest = 64;

struct Advice {
  std::string_view problem;  // libyaml's words, or the start of them
  std::string_view right;
};

constexpr std::array<Advice, 9> advices{{
    {"mapping values are not allowed", "a text with \": \" in it needs quotes, or `>` and a line of its own"},
    {"did not find expected ',' or", "close what was opened, and quote texts that contain { } [ ] or a comma"},
    {"did not find expected key", "indent the keys of one map alike, and quote a text that goes on after a quote"},
    {"did not find expected '-' indicator", "indent the items of one list alike"},
    {"could not find expected ':'", "write `key: value`"},
    {"found unexpected end of stream", "a quote was opened and not closed"},
    {"found character that cannot start", "indent with spaces, not tabs, and quote a text that starts with @ ` or %"},
    {"found a tab character", "indent with spaces"},
    {"found unknown escape character", "double a backslash inside double quotes, or use single quotes"},
}};

}  // namespace

// The stream of events of one text.
class YamlEvents {
 public:
  YamlEvents(std::string_view yaml, FileName file_name) : file_name_(std::move(file_name)) {
    if (yaml_parser_initialize(&parser_) == 0) throw std::bad_alloc();
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(yaml.data()), yaml.size());
  }
  ~YamlEvents() {
    yaml_event_delete(&event_);
    yaml_parser_delete(&parser_);
  }
  YamlEvents(const YamlEvents&) = delete;
  YamlEvents& operator=(const YamlEvents&) = delete;

  // The next event; valid until the one after it.
  const yaml_event_t& next() {
    yaml_event_delete(&event_);
    if (yaml_parser_parse(&parser_, &event_) == 0) throw not_yaml();
    return event_;
  }

  [[nodiscard]] const yaml_event_t& current() const { return event_; }

  [[nodiscard]] Mark mark(const yaml_mark_t& at) const {
    return {file_name_, static_cast<int>(at.line) + 1, static_cast<int>(at.column) + 1};
  }
  [[nodiscard]] Mistake mistake(const std::string& what) const { return {mark(event_.start_mark), what}; }

 private:
  [[nodiscard]] Mistake not_yaml() const {
    if (parser_.error == YAML_MEMORY_ERROR) throw std::bad_alloc();
    const std::string_view problem = parser_.problem != nullptr ? parser_.problem : "it cannot be read";
    std::string what = "this is not YAML: ";
    what += problem;
    if (parser_.context != nullptr && parser_.context_mark.line != parser_.problem_mark.line) {
      what.append(" ").append(parser_.context).append(" that starts at line ");
      what += std::to_string(parser_.context_mark.line + 1);
    }
    for (const Advice& advice : advices) {
      if (problem.starts_with(advice.problem)) what.append("; ").append(advice.right);
    }
    return {mark(parser_.problem_mark), what};
  }

  FileName file_name_;
  yaml_parser_t parser_{};
  yaml_event_t event_{};
};

class Composer {
 public:
  Composer(std::string_view yaml, Document& document)
      : events_(yaml, document.file_name_), document_(document), memory_(&document.memory_) {}

  const Node::Stored* compose() {
    events_.next();  // the stream
    const yaml_event_t& start = events_.next();
    if (start.type == YAML_STREAM_END_EVENT) throw Mistake({document_.file_name_, 1, 1}, empty_file);
    if (start.data.document_start.tag_directives.start != start.data.document_start.tag_directives.end) {
      throw events_.mistake("scenarios have no YAML tags; leave %TAG away");
    }
    const Node::Stored* root = node(events_.next(), 1);
    events_.next();  // the end of the document
    if (events_.next().type != YAML_STREAM_END_EVENT) {
      throw events_.mistake("a second YAML document starts here; write one scenario a file");
    }
    return root;
  }

 private:
  Node::Stored* node(const yaml_event_t& event, int depth) {
    auto* made = new (memory_->allocate(sizeof(Node::Stored), alignof(Node::Stored))) Node::Stored();
    made->line = static_cast<std::uint32_t>(event.start_mark.line + 1);
    made->column = static_cast<std::uint32_t>(event.start_mark.column + 1);
    switch (event.type) {
      case YAML_SCALAR_EVENT:
        scalar(*made, event);
        break;
      case YAML_SEQUENCE_START_EVENT:
        refuse_extras(event.data.sequence_start.anchor, event.data.sequence_start.tag, depth);
        made->kind = Node::Kind::list;
        made->first = nullptr;
        items(*made, depth);
        break;
      case YAML_MAPPING_START_EVENT:
        refuse_extras(event.data.mapping_start.anchor, event.data.mapping_start.tag, depth);
        made->kind = Node::Kind::map;
        made->first = nullptr;
        entries(*made, depth);
        break;
      default:
        throw events_.mistake("scenarios have no YAML aliases; write the value out");
    }
    return made;
  }

  void refuse_extras(const yaml_char_t* anchor, const yaml_char_t* tag, int depth) const {
    if (anchor != nullptr)
      throw events_.mistake("scenarios have no YAML anchors; leave the & away and write values out");
    if (tag != nullptr) throw events_.mistake("scenarios have no YAML tags; leave the ! away");
    if (depth > deepest) throw events_.mistake("this is nested more than 64 deep; no scenario needs that");
  }

  void scalar(Node::Stored& made, const yaml_event_t& event) {
    refuse_extras(event.data.scalar.anchor, event.data.scalar.tag, 0);
    made.plain = event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    made.size = static_cast<std::uint32_t>(event.data.scalar.length);
    made.text = keep({reinterpret_cast<const char*>(event.data.scalar.value), made.size});
  }

  // The text for as long as its node; texts as short as keys are kept once for the whole document.
  const char* keep(std::string_view text) {
    if (text.size() > longest_shared) return copy(text, *memory_);
    std::size_t hash = text.size();
    for (const char c : text) hash = hash * 31 + static_cast<unsigned char>(c);
    std::string_view& shared = shared_[hash % shared_.size()];
    if (shared != text || shared.data() == nullptr) {
      if (memory_ != &document_.memory_ && shared.data() != nullptr) return copy(text, *memory_);
      shared = {copy(text, document_.memory_), text.size()};
    }
    return shared.data();
  }

  static const char* copy(std::string_view text, std::pmr::memory_resource& memory) {
    auto* copied = static_cast<char*>(memory.allocate(text.size() + 1, 1));
    std::memcpy(copied, text.data(), text.size());
    copied[text.size()] = '\0';
    return copied;
  }

  void append(Node::Stored& parent, Node::Stored*& last, Node::Stored* child) {
    (last == nullptr ? parent.first : last->next) = child;
    last = child;
    ++parent.size;
  }

  void items(Node::Stored& list, int depth) {
    const bool in_batches = depth == 2;  // a list in the root map
    if (in_batches) document_.batches_.push_back({&list, {}, 0});
    Node::Stored* last = nullptr;
    while (events_.next().type != YAML_SEQUENCE_END_EVENT) {
      if (in_batches && list.size % Document::batch_size == 0) {
        memory_ = &document_.batches_.back().memories.emplace_back(first_of_batch);
      }
      append(list, last, node(events_.current(), depth + 1));
    }
    if (in_batches) memory_ = &document_.memory_;
  }

  void entries(Node::Stored& parent, int depth) {
    Node::Stored* last = nullptr;
    Keys keys;
    while (events_.next().type != YAML_MAPPING_END_EVENT) {
      const yaml_event_t& key = events_.current();
      if (key.type == YAML_SEQUENCE_START_EVENT || key.type == YAML_MAPPING_START_EVENT) {
        throw events_.mistake("a key should be a text, not a list or a map");
      }
      Node::Stored* made = node(key, depth + 1);
      if (const Node::Stored* before = keys.add(*made)) {
        throw events_.mistake(quoted({made->text, made->size}) + " stands here twice, first at line " +
                              std::to_string(before->line) + "; keep one");
      }
      append(parent, last, made);
      append(parent, last, node(events_.next(), depth + 1));
    }
  }

  // The keys of one map so far.
  class Keys {
   public:
    // The same key from before, or nothing.
    const Node::Stored* add(const Node::Stored& key) {
      if (count_ < few_.size()) {
        for (std::size_t i = 0; i < count_; ++i) {
          if (Equal{}(few_[i], &key)) return few_[i];
        }
        few_[count_++] = &key;
        return nullptr;
      }
      if (many_.empty()) many_.insert(few_.begin(), few_.end());
      const auto [found, is_new] = many_.insert(&key);
      return is_new ? nullptr : *found;
    }

   private:
    static std::string_view text(const Node::Stored* key) { return {key->text, key->size}; }
    struct Hash {
      std::size_t operator()(const Node::Stored* key) const { return std::hash<std::string_view>{}(text(key)); }
    };
    struct Equal {
      bool operator()(const Node::Stored* a, const Node::Stored* b) const { return text(a) == text(b); }
    };
    std::array<const Node::Stored*, 16> few_{};
    std::size_t count_ = 0;
    std::unordered_set<const Node::Stored*, Hash, Equal> many_;
  };

  static constexpr std::size_t longest_shared = 24;
  static constexpr std::size_t first_of_batch = 16384;  // bytes
  YamlEvents events_;
  Document& document_;
  std::pmr::memory_resource* memory_;  // where nodes are put now
  std::array<std::string_view, 256> shared_;
};

Document::Document(std::string_view yaml, FileName file_name) : file_name_(std::move(file_name)) {
  require_text(yaml, file_name_);
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (yaml.starts_with(byte_order_mark)) yaml.remove_prefix(byte_order_mark.size());
  root_ = Composer(yaml, *this).compose();
}

}  // namespace scenarios
