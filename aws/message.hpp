// The text of a refusal for people: the message of its row, with what the call was about in it.
#pragma once

#include <string>

#include "model/note.hpp"
#include "model/setting.hpp"
#include "model/world.hpp"

namespace aws {

// `call` is null for what was no call: a phase of a rotation, a login of a client. Empty where nothing was refused.
std::string message(const model::Setting& setting, const model::World& world, const model::Call* call,
                    const model::Note& outcome);

}  // namespace aws
