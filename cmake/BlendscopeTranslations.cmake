# SPDX-License-Identifier: GPL-3.0-or-later
# blendscope_add_translations(TARGET): what the window loads, as the resource `translations`, from the sources in
# resources/translations, which `./dev translations` refreshes.
find_program(LRELEASE NAMES lrelease lrelease-qt6 HINTS "${QT6_INSTALL_PREFIX}/lib/qt6/bin" /usr/lib/qt6/bin REQUIRED)

function(blendscope_add_translations target)
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/resources/translations/*.ts")
  set(files)
  set(list "<RCC><qresource prefix=\"/translations\">")
  foreach(source ${sources})
    get_filename_component(name "${source}" NAME_WE)
    set(compiled "${CMAKE_CURRENT_BINARY_DIR}/${name}.qm")
    add_custom_command(OUTPUT "${compiled}" COMMAND ${LRELEASE} -silent -nounfinished "${source}" -qm "${compiled}"
      DEPENDS "${source}" COMMENT "Translating into ${name}")
    list(APPEND files "${compiled}")
    string(APPEND list "<file>${name}.qm</file>")
  endforeach()
  set(resource "${CMAKE_CURRENT_BINARY_DIR}/translations")
  file(CONFIGURE OUTPUT "${resource}.qrc" CONTENT "${list}</qresource></RCC>\n" @ONLY)
  add_custom_command(OUTPUT "${resource}.cpp"
    COMMAND Qt6::rcc --name translations --output "${resource}.cpp" "${resource}.qrc"
    DEPENDS ${files} "${resource}.qrc")
  set_source_files_properties("${resource}.cpp" PROPERTIES
    SKIP_AUTOGEN ON SKIP_PRECOMPILE_HEADERS ON SKIP_UNITY_BUILD_INCLUSION ON)
  target_sources(${target} PRIVATE "${resource}.cpp")
endfunction()
