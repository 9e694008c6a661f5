// What a canonical world goes by where it puts like things in order: rows written down without what names them.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>
#include <vector>

#include "model/canonical.hpp"
#include "model/row_references.hpp"

namespace model {

// How references to keys are written down: as they are, or as one of several alike keys sees them.
class SeenKeys {
 public:
  SeenKeys() = default;
  SeenKeys(const std::vector<AlikeKeys>& alike, KeyRow self) : alike_(&alike), self_(self) {}

  [[nodiscard]] bool as_they_are() const { return alike_ == nullptr; }
  // This one, any other of one set, or the very key.
  [[nodiscard]] KeyRow seen(KeyRow key) const {
    if (alike_ == nullptr || !key.exists()) {
      return key;
    }
    if (key == self_) {
      return KeyRow(this_one);
    }
    for (std::uint32_t set = 0; set < alike_->size(); ++set) {
      if (std::ranges::find((*alike_)[set], key, &AlikeKey::row) != (*alike_)[set].end()) {
        return KeyRow(this_one - 1 - set);
      }
    }
    return key;
  }
  // Whether a count is told: that of an action about another alike key is not.
  [[nodiscard]] bool tells(std::uint32_t action) const {
    return as_they_are() || std::ranges::none_of(*alike_, [&](const AlikeKeys& set) {
             return std::ranges::any_of(set, [&](const AlikeKey& one) {
               return one.row != self_ && std::ranges::find(one.actions, action) != one.actions.end();
             });
           });
  }

 private:
  static constexpr std::uint32_t this_one = 0xFFFF'FF00U;

  const std::vector<AlikeKeys>* alike_ = nullptr;
  KeyRow self_;
};

// Rows of a member of an alike set, so that two clusters are compared by what they are.
class Content {
 public:
  Content(const AlikeMember& member, const SeenKeys& keys, std::vector<std::byte>& out)
      : member_(member), keys_(keys), out_(out) {}

  [[nodiscard]] std::size_t size() const { return out_.size(); }
  [[nodiscard]] bool own(Name name) const { return place(name) != member_.names.size(); }

  void add(const Cluster& cluster) {
    Cluster row = plain(cluster);
    rename(row.name);
    rename(row.identifier);
    rename(row.pending_identifier);
    number(row.password);
    number(row.pending_password);
    number(row.leaked);
    row.last_password = 0;
    put(row);
  }
  void add(const Instance& instance) {
    Instance row = plain(instance);
    rename(row.name);
    put(row);
  }
  void add(const Secret& secret) {
    Secret row = plain(secret);
    rename(row.name);
    rename(row.cluster_name);
    put(row);
  }
  void add(const Version& version, std::uint32_t labels) {
    Version row = plain(version);
    row.secret_identity = 0;
    row.nth = labels;
    number(row.value);
    put(row);
  }
  // In order, of those that begin at `from`: where a table has them depends on their keys.
  void add(const Grant& grant, std::size_t from) {
    put(plain(grant));
    const auto last = out_.end() - static_cast<std::ptrdiff_t>(sizeof(Grant));
    for (auto at = out_.begin() + static_cast<std::ptrdiff_t>(from); at != last; at += sizeof(Grant)) {
      if (std::memcmp(&*last, &*at, sizeof(Grant)) < 0) {
        std::rotate(at, last, out_.end());
        return;
      }
    }
  }
  void add(const Fault& fault) { put(plain(fault)); }
  void add(const DatabaseUser& user) {
    DatabaseUser row = plain(user);
    number(row.password);
    put(row);
  }
  void add(const Snapshot& snapshot) {
    Snapshot row = plain(snapshot);
    rename(row.name);
    number(row.password);
    put(row);
  }
  void add(const Client& client, std::uint32_t group) {
    Client row = plain(client);
    row.definition = group;
    row.ordinal = 0;
    number(row.cached);
    put(row);
  }
  void add(std::uint8_t count) { out_.push_back(std::byte{count}); }

 private:
  // Keys are common to all. Of what else is referred to, only whether it is there.
  template <class RowType>
  RowType plain(RowType row) const {
    if constexpr (requires { row.identity; }) {
      row.identity = 0;
    }
    if constexpr (std::is_same_v<RowType, Grant>) {
      row.before = keys_.as_they_are() ? row.before : GrantRow();
    }
    each_reference(row, [this](auto& reference) {
      if constexpr (std::is_same_v<std::remove_cvref_t<decltype(reference)>, KeyRow>) {
        reference = keys_.seen(reference);
      } else {
        reference.index = reference.exists() ? 0 : no_row;
      }
    });
    return row;
  }
  [[nodiscard]] std::size_t place(Name name) const {
    return static_cast<std::size_t>(std::ranges::find(member_.names, name) - member_.names.begin());
  }
  void rename(Name& name) const {
    if (const std::size_t at = place(name); at != member_.names.size()) {
      name = static_cast<Name>(0xFFFF'0000U + at);
    }
  }
  void number(Password& password) {
    if (password != Password::none) {
      const auto found = std::ranges::find(seen_.begin(), seen_.begin() + count_, password);
      if (found == seen_.begin() + count_ && count_ < seen_.size()) {
        seen_[count_++] = password;
      }
      password = static_cast<Password>(found - seen_.begin() + 1);
    }
  }
  template <class RowType>
  void put(const RowType& row) {
    const std::size_t at = out_.size();
    out_.resize(at + sizeof(RowType));
    std::memcpy(out_.data() + at, &row, sizeof(RowType));
  }

  const AlikeMember& member_;
  const SeenKeys& keys_;
  std::vector<std::byte>& out_;
  std::array<Password, 32> seen_{};
  std::uint32_t count_ = 0;
};

}  // namespace model
