// The options that every command of the AWS CLI takes, such as --region and --query.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace aws {

struct GlobalOption {
  enum class Effect { none, region, query, output, mistake };

  std::string_view name;  // --region
  bool takes_value;
  Effect effect = Effect::none;
  std::string_view instead;  // of a mistake: what to do
};

// Null where it is none.
const GlobalOption* find_global_option(std::string_view name);
std::span<const GlobalOption> global_options();

// Whether --query is one of the paths that are understood: names and indexes, such as DBClusters[0].MasterUserSecret.
bool is_path(std::string_view query);

}  // namespace aws
