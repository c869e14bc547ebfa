# SPDX-License-Identifier: GPL-3.0-or-later
# Compiler settings shared by every target, and the short forms the folders use.

add_library(blendscope_warnings INTERFACE)
target_compile_options(blendscope_warnings INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow
  $<$<BOOL:${BLENDSCOPE_WERROR}>:-Werror>)

add_library(blendscope_qt_strict INTERFACE)
target_compile_definitions(blendscope_qt_strict INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
  QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_KEYWORDS QT_STRICT_ITERATORS QT_USE_QSTRINGBUILDER
  QT_DISABLE_DEPRECATED_BEFORE=0x060400)

if(BLENDSCOPE_SANITIZE)
  add_compile_options(-fsanitize=${BLENDSCOPE_SANITIZE} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${BLENDSCOPE_SANITIZE})
  # GCC's flow warnings misfire on instrumented code.
  add_compile_options(-Wno-maybe-uninitialized)
endif()

# blendscope_core_library(FOLDER [LINKS target…] [PRIVATE target…])
# One static library `blendscope_FOLDER` from every .cpp of core/FOLDER.
function(blendscope_core_library folder)
  cmake_parse_arguments(ARG "" "" "LINKS;PRIVATE" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp")
  if(sources)
    add_library(blendscope_${folder} STATIC ${sources})
    target_include_directories(blendscope_${folder} PUBLIC "${CMAKE_SOURCE_DIR}/core")
    target_link_libraries(blendscope_${folder} PUBLIC ${ARG_LINKS} PRIVATE blendscope_warnings ${ARG_PRIVATE})
  else()
    add_library(blendscope_${folder} INTERFACE)
    target_include_directories(blendscope_${folder} INTERFACE "${CMAKE_SOURCE_DIR}/core")
    target_link_libraries(blendscope_${folder} INTERFACE ${ARG_LINKS})
  endif()
endfunction()
