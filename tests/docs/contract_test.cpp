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

TEST(Contract, NamesThePropertiesInTheirOrder) {
    const std::string text = read("docs/CONTRACT.md");
    std::string list;
    for (std::size_t i = 0; i < io::kPropertyCount; ++i) {
        list += (i == 0 ? "" : ", ") + std::string(io::name(static_cast<io::Property>(i)));
    }
    const auto begin = text.find('`', text.find("## Properties in their order"));
    ASSERT_NE(begin, std::string::npos);
    std::string told = text.substr(begin + 1, text.find('`', begin + 1) - begin - 1);
    for (char& c : told) {
        c = c == '\n' ? ' ' : c;
    }
    EXPECT_EQ(told, list);
}

TEST(Contract, SaysWhatEachExitCodeMeans) {
    const std::string text = read("docs/CONTRACT.md");
    for (const char* row : {"| 0 |", "| 1 |", "| 2 |"}) {
        EXPECT_NE(text.find(row), std::string::npos) << row;
    }
}

} // namespace
} // namespace marsad
