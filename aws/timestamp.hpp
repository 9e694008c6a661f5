// A moment as the AWS CLI prints it: 2026-01-05T00:00:00+00:00, with six more digits where it is no whole second.
#pragma once

#include <string>

#include "sim/time.hpp"

namespace aws {

std::string timestamp(sim::Time time);

}  // namespace aws
