#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace marsad::test {

/// What a run of the program left.
struct Finished {
    int code = -1; ///< exit code; 128 + signal where it was killed
    std::string out;
    std::string err;
};

struct RunOptions {
    std::string input;                                            ///< its standard input
    std::vector<std::pair<std::string, std::string>> environment; ///< set on top; an empty value unsets
    std::filesystem::path folder;                                 ///< where it runs; empty: here
};

/// Runs the built program.
[[nodiscard]] Finished run_marsad(const std::vector<std::string>& arguments, const RunOptions& options = {});
/// Runs a line of shell in which $MARSAD is the program.
[[nodiscard]] Finished run_shell(const std::string& line, const RunOptions& options = {});

/// The data folder of the build, and whether compile_data has filled it; tests that need it skip without.
[[nodiscard]] std::filesystem::path data_folder();
[[nodiscard]] bool has_data();
#define MARSAD_NEEDS_DATA()                                                                      \
    if (!marsad::test::has_data()) {                                                             \
        GTEST_SKIP() << "no gazetteer.bin in " << marsad::test::data_folder() << "; build data"; \
    }

[[nodiscard]] std::size_t count_of(std::string_view text, std::string_view part);

} // namespace marsad::test
