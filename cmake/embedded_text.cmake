# Turns text files into a C++ source that holds them:
# cmake -DOUT=FILE -DHEADER=HEADER -DNAMESPACE=NAME -DTEXTS=NAME=FILE,NAME=FILE... -P cmake/embedded_text.cmake
# The header declares each name as a constant std::string_view of the namespace.
file(WRITE "${OUT}.new" "// Texts that are files of their own.\n#include \"${HEADER}\"\n\nnamespace ${NAMESPACE} {\n\n")
string(REPLACE "," ";" texts "${TEXTS}")
foreach(text IN LISTS texts)
  string(REGEX MATCH "^([a-z_]+)=(.*)$" matched "${text}")
  set(name "${CMAKE_MATCH_1}")
  file(READ "${CMAKE_MATCH_2}" hex HEX)
  # An array of bytes: a string literal may be no longer than a compiler takes.
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${hex}")
  file(APPEND "${OUT}.new" "static constexpr char ${name}_bytes[] = {${bytes}'\\0'};\n"
       "const std::string_view ${name}{${name}_bytes, sizeof(${name}_bytes) - 1};\n\n")
endforeach()
file(APPEND "${OUT}.new" "}  // namespace ${NAMESPACE}\n")
file(RENAME "${OUT}.new" "${OUT}")
