# What credsim stands on: the distribution's own packages, each as one imported target. Nothing is downloaded.

# find_plain(NAME header library): an imported target credsim::NAME for a library that ships no CMake configuration.
function(find_plain name header library)
  find_path(${name}_INCLUDE_DIR ${header})
  find_library(${name}_LIBRARY ${library})
  mark_as_advanced(${name}_INCLUDE_DIR ${name}_LIBRARY)
  if(NOT ${name}_INCLUDE_DIR OR NOT ${name}_LIBRARY)
    message(FATAL_ERROR "${name} not found: credsim needs <${header}> and lib${library}")
  endif()
  add_library(credsim::${name} UNKNOWN IMPORTED GLOBAL)
  set_target_properties(credsim::${name} PROPERTIES
    IMPORTED_LOCATION "${${name}_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${${name}_INCLUDE_DIR}")
endfunction()

find_package(Boost 1.74 CONFIG REQUIRED COMPONENTS headers regex)
find_package(fmt 9 REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(CLI11 2.1 REQUIRED)
find_package(SQLite3 3.40 REQUIRED)
find_package(Threads REQUIRED)
find_plain(xxhash xxhash.h xxhash)
find_plain(yaml yaml.h yaml)

if(CREDSIM_MPI)
  find_package(MPI REQUIRED COMPONENTS CXX)
  find_package(Boost 1.74 CONFIG REQUIRED COMPONENTS mpi serialization)
endif()
if(CREDSIM_TESTS)
  find_package(Catch2 REQUIRED)
  find_plain(rapidcheck rapidcheck.h rapidcheck)
endif()
if(CREDSIM_BENCH)
  find_package(benchmark REQUIRED)
endif()
