// The value of one option, from the words that follow it: plain words, shorthand, JSON, or a document.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "aws/shape.hpp"
#include "aws/value.hpp"

namespace aws {

using ReadDocument = std::function<std::string(std::string_view path)>;

// `option` as written, such as --rotation-rules. Throws Mistake.
Value read_argument(const Member& member, const std::string& option, std::span<const std::string> words,
                    const ReadDocument& read_document);

}  // namespace aws
