// How the command line spells what the API names: DBClusterIdentifier is db-cluster-identifier.
#pragma once

#include <string>
#include <string_view>

namespace aws {

std::string command_line_name(std::string_view api_name);

}  // namespace aws
