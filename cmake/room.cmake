# credsim_room(NAME LINKS targets... PRECOMPILE headers...): the library credsim_NAME (also credsim::NAME) of all NAME/*.cpp.
# A room that has only headers is an interface library. Whoever links a room sees the floors below it too. PRECOMPILE is
# for speed alone: every file includes what it uses.
function(credsim_room name)
  cmake_parse_arguments(PARSE_ARGV 1 room "" "" "LINKS;PRECOMPILE")
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp")
  if(sources)
    add_library(credsim_${name} STATIC ${sources})
    target_link_libraries(credsim_${name} PUBLIC credsim_flags ${room_LINKS})
    target_precompile_headers(credsim_${name} PRIVATE ${room_PRECOMPILE})
  else()
    add_library(credsim_${name} INTERFACE)
    target_link_libraries(credsim_${name} INTERFACE credsim_flags ${room_LINKS})
  endif()
  add_library(credsim::${name} ALIAS credsim_${name})
endfunction()
