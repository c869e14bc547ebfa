# SPDX-License-Identifier: GPL-3.0-or-later
# Compiler settings shared by every target, and the short forms the folders use.

add_library(blendscope_warnings INTERFACE)
target_compile_options(blendscope_warnings INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow
  $<$<BOOL:${BLENDSCOPE_WERROR}>:-Werror>)
if(CMAKE_UNITY_BUILD)
  # Anonymous namespaces of files that are compiled together look as if they came from a header.
  target_compile_options(blendscope_warnings INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Wno-subobject-linkage>)
endif()

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
  if(BLENDSCOPE_SANITIZE MATCHES "undefined")
    # AddressSanitizer already stops at null; these checks double the time to compile templates.
    add_compile_options(-fno-sanitize=null,object-size,vptr,nonnull-attribute,returns-nonnull-attribute)
  endif()
endif()

# ccache needs -fpch-preprocess to see what a precompiled header stands for.
function(blendscope_show_precompiled target)
  if(NOT CMAKE_DISABLE_PRECOMPILE_HEADERS)
    target_compile_options(${target} PRIVATE -fpch-preprocess)
  endif()
endfunction()

# Standard headers that nearly every core file reads, compiled once and shared.
find_package(fmt REQUIRED)
add_library(blendscope_precompiled OBJECT "${CMAKE_SOURCE_DIR}/cmake/precompiled.cpp")
target_link_libraries(blendscope_precompiled PRIVATE fmt::fmt blendscope_warnings)
target_precompile_headers(blendscope_precompiled PRIVATE
  <algorithm> <array> <cmath> <cstdint> <functional> <map> <memory> <numeric> <optional> <span> <string> <string_view>
  <unordered_map> <variant> <vector> <fmt/format.h>)
blendscope_show_precompiled(blendscope_precompiled)

# blendscope_share_precompiled(TARGET [OWNER]): OWNER's headers instead of the standard ones.
function(blendscope_share_precompiled target)
  set(owner blendscope_precompiled)
  if(ARGC GREATER 1)
    set(owner ${ARGV1})
  endif()
  target_precompile_headers(${target} REUSE_FROM ${owner})
  blendscope_show_precompiled(${target})
endfunction()

# blendscope_core_library(FOLDER [LINKS target…] [PRIVATE target…])
# One static library `blendscope_FOLDER` from every .cpp of core/FOLDER.
function(blendscope_core_library folder)
  cmake_parse_arguments(ARG "" "" "LINKS;PRIVATE" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp")
  if(sources)
    add_library(blendscope_${folder} STATIC ${sources})
    target_include_directories(blendscope_${folder} PUBLIC "${CMAKE_SOURCE_DIR}/core")
    target_link_libraries(blendscope_${folder} PUBLIC ${ARG_LINKS} PRIVATE fmt::fmt blendscope_warnings ${ARG_PRIVATE})
    blendscope_share_precompiled(blendscope_${folder})
  else()
    add_library(blendscope_${folder} INTERFACE)
    target_include_directories(blendscope_${folder} INTERFACE "${CMAKE_SOURCE_DIR}/core")
    target_link_libraries(blendscope_${folder} INTERFACE ${ARG_LINKS})
  endif()
endfunction()
