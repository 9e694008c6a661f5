// The answer of a successful operation, in AWS's own JSON shape and member names, as the AWS CLI prints it.
#pragma once

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>

#include "model/note.hpp"
#include "model/setting.hpp"
#include "model/world.hpp"

namespace aws {

// To be asked right after the step of the call, at `now`, while the world is as the call left it. `notes` are those of
// the step, the call's own first. What AWS answers with nothing, a login and a fault have the empty object.
//
// Secrets stand in the answers of GetSecretValue, BatchGetSecretValue, GetRandomPassword, Decrypt and GenerateDataKey:
// see shown_answer.
nlohmann::ordered_json answer(const model::Setting& setting, const model::World& world, const model::Call& call,
                              std::span<const model::Note> notes, sim::Time now);

// The same as it may be stored: secrets as ****, a password by its number, which `label` gives.
nlohmann::ordered_json shown_answer(nlohmann::ordered_json answer, const model::World& world,
                                    std::span<const model::Note> notes,
                                    const std::function<std::string(model::Password)>& label);

}  // namespace aws
