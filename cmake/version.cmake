# The version, known once (in project()) and read by the rooms that print it as `credsim::version`.
configure_file("${PROJECT_SOURCE_DIR}/cmake/credsim_version.hpp.in" "${PROJECT_BINARY_DIR}/generated/credsim_version.hpp"
               @ONLY)
add_library(credsim_version INTERFACE)
target_include_directories(credsim_version INTERFACE "${PROJECT_BINARY_DIR}/generated")
