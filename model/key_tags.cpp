// What people write on a key: its description and its tags.
#include "model/key.hpp"
#include "model/operations.hpp"

namespace model {
namespace {

TagRow find_tag(const Step& step, KeyRow key, Name name) {
  for (TagRow tag = step[key].first_tag; tag; tag = step[tag].next) {
    if (step[tag].exists && step[tag].key == name) {
      return tag;
    }
  }
  return TagRow();
}

bool reserved(const Step& step, Name tag) { return step.setting.text(tag).starts_with("aws:"); }

// A key whose writing may be changed: not one on its way out.
Outcome writable_key(const Step& step, const Call& call, const KeyReference& reference, KeyRow& key) {
  const Outcome found = own_key(step, call, reference, key);
  return found.ok() && step[key].state == KeyState::PendingDeletion ? refuse(Refusal::key_invalid_state, key.id())
                                                                    : found;
}

}  // namespace

void put_key_tag(Step& step, KeyRow key, Name tag, Name value) {
  if (const TagRow there = find_tag(step, key, tag)) {
    step.change<&Tag::value>(there, value);
    return;
  }
  Tag row;
  row.of_key = key;
  row.key = tag;
  row.value = value;
  row.next = step[key].first_tag;
  step.bookkeeping(key).first_tag = step.create(row);
}

Outcome perform(Step& step, const Call& call, const UpdateKeyDescription& request) {
  KeyRow key;
  const Outcome found = writable_key(step, call, request.key, key);
  if (found.ok()) {
    step.change<&Key::description>(key, request.description);
  }
  return found;
}

Outcome perform(Step& step, const Call& call, const TagKey& request) {
  if (std::ranges::any_of(request.tags, [&](const auto& tag) { return reserved(step, tag.first); })) {
    return refuse(Refusal::key_tag_reserved);
  }
  KeyRow key;
  const Outcome found = writable_key(step, call, request.key, key);
  if (found.ok()) {
    for (const auto& [tag, value] : request.tags) {
      put_key_tag(step, key, tag, value);
    }
  }
  return found;
}

Outcome perform(Step& step, const Call& call, const UntagKey& request) {
  if (std::ranges::any_of(request.tag_keys, [&](Name tag) { return reserved(step, tag); })) {
    return refuse(Refusal::key_tag_reserved);
  }
  KeyRow key;
  const Outcome found = writable_key(step, call, request.key, key);
  if (found.ok()) {
    for (const Name tag : request.tag_keys) {
      if (const TagRow there = find_tag(step, key, tag)) {
        step.remove(there);
      }
    }
  }
  return found;
}

Outcome perform(Step& step, const Call& call, const ListKeyTags& request) {
  const KeyRow key = find_key_itself(step, request.key, call.account, call.region);
  return key && step[key].exists ? accept(key.id()) : refuse(Refusal::key_not_found);
}

}  // namespace model
