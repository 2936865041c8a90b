# The word lists and default rules of this folder become part of the program: moderation/shipped.hpp.
file(GLOB moderation_files CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/*.txt ${CMAKE_CURRENT_LIST_DIR}/rules.json)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${moderation_files})
set(rows "")
foreach(path ${moderation_files})
  get_filename_component(name ${path} NAME_WE)
  file(READ ${path} text)
  string(APPEND rows "    {\"${name}\", R\"shipped(${text})shipped\"},\n")
endforeach()
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/moderation/shipped_files.cpp @ONLY CONTENT
[[// Made by config/moderation/embed.cmake. Do not edit.
#include "moderation/shipped.hpp"

namespace beffroi::moderation {
namespace {

constexpr ShippedFile files[] = {
@rows@};

}  // namespace

std::span<const ShippedFile> shipped_files() {
  return files;
}

}  // namespace beffroi::moderation
]])
target_sources(beffroi_moderation PRIVATE ${CMAKE_BINARY_DIR}/moderation/shipped_files.cpp)
