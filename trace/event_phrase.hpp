// An event in words, such as stand after "because".
#pragma once

#include <string>
#include <string_view>

#include "trace/reader.hpp"

namespace trace {

// "GenerateDataKey was refused (KMSInvalidStateException: …)", "`kms disable-key --key-id …` by admin".
std::string event_phrase(const EventRecord& event);

// "KMSInvalidStateException: …"; empty where nothing was refused.
std::string error_text(const EventRecord& event);

// An id of many digits cut short: 1234abcd…; other names as they are.
std::string short_name(std::string_view name);

}  // namespace trace
