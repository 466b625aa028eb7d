# marsad_module(NAME SOURCES... DEPENDS... PRIVATE_LIBS...): one static library a folder of src/.
# DEPENDS are other modules (public, by name without the prefix); PRIVATE_LIBS are third-party
# targets, seen by this module alone (the fence; tests/lint checks the includes as well).

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_CXX_FLAGS_DEV "-O1 -g1 -D_GLIBCXX_ASSERTIONS" CACHE STRING "" FORCE)
set(CMAKE_C_FLAGS_DEV "-O1 -g1" CACHE STRING "" FORCE)
set(CMAKE_EXE_LINKER_FLAGS_DEV "" CACHE STRING "" FORCE)

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
endif()

add_library(marsad_options INTERFACE)
target_compile_options(marsad_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wold-style-cast -Wnon-virtual-dtor -Woverloaded-virtual)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # False alarms of GCC 12 inside its own headers at -O3 (bugs 105651, 105329, 107852, 105562): "." + std::string, vector::insert, moves of variants.
  # AddressSanitizer looks for the real ones.
  target_compile_options(marsad_options INTERFACE -Wno-restrict -Wno-stringop-overflow -Wno-array-bounds -Wno-maybe-uninitialized)
endif()
if(MARSAD_SANITIZE)
  target_compile_options(marsad_options INTERFACE -fsanitize=${MARSAD_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
  target_link_options(marsad_options INTERFACE -fsanitize=${MARSAD_SANITIZE})
endif()
if(MARSAD_FUZZ)
  target_compile_options(marsad_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

find_package(PkgConfig REQUIRED)

function(marsad_module NAME)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS;PRIVATE_LIBS;PUBLIC_LIBS" ${ARGN})
  set(TARGET marsad_${NAME})
  add_library(${TARGET} STATIC ${ARG_SOURCES})
  add_library(marsad::${NAME} ALIAS ${TARGET})
  target_include_directories(${TARGET} PUBLIC ${PROJECT_SOURCE_DIR}/src)
  foreach(DEPENDENCY IN LISTS ARG_DEPENDS)
    target_link_libraries(${TARGET} PUBLIC marsad::${DEPENDENCY})
  endforeach()
  target_link_libraries(${TARGET} PUBLIC ${ARG_PUBLIC_LIBS} PRIVATE marsad_options ${ARG_PRIVATE_LIBS})
endfunction()
