// States of resources in the trace's spelling: `orders.SecretStatus: rotating`, for `when:` and for `properties`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/setting.hpp"
#include "model/world.hpp"
#include "scenarios/script.hpp"

namespace lab {

// One `resource.Attribute: value`, looked up once.
class State {
 public:
  // Throws scenarios::Mistake for an attribute that no kind of resource has.
  explicit State(const scenarios::StateCondition& condition);

  // Whether it holds now: of the named resource, or with `*` of every one of the kinds that have the attribute. A
  // resource that is not there has no attribute; its value is `absent`.
  [[nodiscard]] bool holds(const model::Setting& setting, const model::World& world) const;

  // The resource that decides whether it holds, and the attribute's value there: of the named one, or with `*` of the
  // first that is otherwise, else of the first.
  struct Sight {
    std::string resource;
    std::string value;
  };
  [[nodiscard]] Sight sight(const model::Setting& setting, const model::World& world) const;

  // The same of one resource, which has the attribute.
  [[nodiscard]] Sight sight(const model::Setting& setting, const model::World& world, model::Resource row) const;

  // The first resource of which all of them hold, states of `*`; none: of no single one.
  static std::optional<model::Resource> witness(const std::vector<const State*>& states, const model::Setting& setting,
                                                const model::World& world);

  [[nodiscard]] std::string text() const { return text(resource_, value_); }
  // The same of another resource or another value.
  [[nodiscard]] std::string text(const std::string& resource, const std::string& value) const;

 private:
  // Calls `visit` with the rows meant, and their attribute, as long as it answers true.
  template <class Visit>
  void each_meant(const model::Setting& setting, const model::World& world, const Visit& visit) const;

  [[nodiscard]] bool matches(const model::Setting& setting, const model::World& world, model::Resource row,
                             std::uint16_t attribute) const;

  [[nodiscard]] bool matches(const model::Setting& setting, const model::World& world, model::Resource row) const;
  // Of the kind of the row; none: that kind has no such attribute.
  [[nodiscard]] std::optional<std::uint16_t> attribute_of(model::Resource row) const;

  std::string resource_;
  std::string attribute_;
  std::string value_;
  std::vector<std::uint16_t> attributes_;  // of that name, one a table
};

// How many rows a table has that a state may speak of.
std::uint32_t rows_in(const model::World& world, model::Table table);

// Whether a text names the resource: its identifier, its id, its ARN, an alias of it, or for a secret and a client the
// name of its cluster.
bool is_named(const model::Setting& setting, const model::World& world, model::Resource row, std::string_view text);

}  // namespace lab
