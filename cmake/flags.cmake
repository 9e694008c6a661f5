# How every file of credsim is compiled: the language, the warnings, the sanitizers, and floating point that is the
# same on every compiler.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Debug, Release, RelWithDebInfo" FORCE)
endif()

find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # Without this ccache stands aside wherever a precompiled header is used.
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env CCACHE_SLOPPINESS=pch_defines,time_macros "${CCACHE}")
endif()

add_library(credsim_flags INTERFACE)
target_include_directories(credsim_flags INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_options(credsim_flags INTERFACE
  -ffp-contract=off
  "-fmacro-prefix-map=${PROJECT_SOURCE_DIR}/="
  -Wall -Wextra -Wpedantic
  $<$<BOOL:${CREDSIM_WERROR}>:-Werror>)

if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # Files are compiled several at once: what one has at its top shadows nothing in another.
  target_compile_options(credsim_flags INTERFACE -Wshadow=local)
  # What GCC 12 says of std::string in optimised C++20 is wrong more often than right; the sanitizers look for the same.
  target_compile_options(credsim_flags INTERFACE -Wno-array-bounds -Wno-restrict -Wno-stringop-overflow
                         -Wno-stringop-overread)
endif()

if(CREDSIM_SANITIZE)
  # Fuzz targets steer by coverage.
  target_compile_options(credsim_flags INTERFACE $<$<CXX_COMPILER_ID:Clang>:-fsanitize=fuzzer-no-link>)
  set(sanitizers -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_compile_options(credsim_flags INTERFACE ${sanitizers})
  target_link_options(credsim_flags INTERFACE ${sanitizers})
endif()
