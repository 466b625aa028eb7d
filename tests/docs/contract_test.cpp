#include "io/event_properties.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace marsad {
namespace {

std::string read(const std::string& name) {
    std::ifstream stream(std::filesystem::path(MARSAD_SOURCE_DIR) / name);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

std::string names(std::size_t begin, std::size_t end) {
    std::string list;
    for (std::size_t i = begin; i < end; ++i) {
        list += (i == begin ? "" : ", ") + std::string(io::name(static_cast<io::Property>(i)));
    }
    return list;
}

/// The first words in backquotes behind a heading, on one line.
std::string quoted_behind(const std::string& text, const char* heading) {
    const auto section = text.find(heading);
    const auto begin = section == std::string::npos ? section : text.find('`', section);
    if (begin == std::string::npos) {
        return "";
    }
    std::string told = text.substr(begin + 1, text.find('`', begin + 1) - begin - 1);
    for (char& c : told) {
        c = c == '\n' ? ' ' : c;
    }
    return told;
}

TEST(Contract, NamesThePropertiesInTheirOrder) {
    const std::string text = read("docs/CONTRACT.md");
    EXPECT_EQ(quoted_behind(text, "## Properties in their order"), names(0, io::kPlainPropertyCount));
    EXPECT_EQ(quoted_behind(text, "Properties of a merged layer"), names(io::kPlainPropertyCount, io::kPropertyCount));
}

TEST(Contract, SaysWhatEachExitCodeMeans) {
    const std::string text = read("docs/CONTRACT.md");
    for (const char* row : {"| 0 |", "| 1 |", "| 2 |"}) {
        EXPECT_NE(text.find(row), std::string::npos) << row;
    }
}

} // namespace
} // namespace marsad
