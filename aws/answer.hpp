// The answer of a successful operation, in AWS's own JSON shape and member names, as the AWS CLI prints it.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "model/note.hpp"
#include "model/setting.hpp"
#include "model/world.hpp"

namespace aws {

// To be asked right after the step of the call, while the world is as the call left it. `outcome` is the call's note,
// `now` its time. What AWS answers with nothing, a login and a fault have the empty object.
//
// A password stands in the answer of GetSecretValue only: in its SecretString.
nlohmann::ordered_json answer(const model::Setting& setting, const model::World& world, const model::Call& call,
                              const model::Note& outcome, sim::Time now);

}  // namespace aws
