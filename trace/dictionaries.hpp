// What is the same in every trace of a version: the words of values, the kinds of resources and events, the attributes
// and how their values are kept.
#pragma once

#include <cstdint>

#include "model/fields.hpp"

namespace trace {

class Connection;

// How the integers of `change` are to be read; words, by the vocabulary of their value type.
enum class Form : std::uint8_t { number, boolean, time, text, resource, password, word };

Form form_of(const model::AttributeRow& attribute);

// By which a trace knows an attribute: its place among model::attribute_rows().
std::int64_t attribute_id(std::uint16_t attribute);

// Whether changes of this attribute are the simulator's own bookkeeping rather than what AWS shows.
bool internal_attribute(const model::AttributeRow& attribute);

void fill_dictionaries(Connection& connection);

}  // namespace trace
