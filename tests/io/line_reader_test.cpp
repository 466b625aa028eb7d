#include "io/line_reader.h"

#include "io/temp_folder.h"

#include <vector>

#include <gtest/gtest.h>

namespace marsad::io {
namespace {

using namespace std::string_literals;

std::vector<std::string> lines_of(LineReader reader) {
    std::vector<std::string> out;
    std::string line;
    for (auto more = reader.next(line); more && *more; more = reader.next(line)) {
        out.push_back(line);
    }
    return out;
}

TEST(LineReader, gives_lines_of_memory_and_files_alike) {
    const test::TempFolder folder;
    const std::string long_line(200000, 'x'); // longer than a block
    const std::string text = "\xEF\xBB\xBF" + "one\r\n\n"s + long_line + "\nlast";
    const std::vector<std::string> wanted{"one\r", "", long_line, "last"};
    EXPECT_EQ(lines_of(LineReader::from_memory(text)), wanted);
    EXPECT_EQ(lines_of(std::move(*LineReader::open(folder.write("a.txt", text)))), wanted);
}

TEST(LineReader, peeking_consumes_nothing) {
    auto reader = LineReader::from_memory("\n  \r\n{first}\r\nsecond\n");
    EXPECT_EQ(*reader.peek_line(), "{first}");
    EXPECT_EQ(*reader.peek_line(), "{first}");
    EXPECT_EQ(*reader.rest(), "\n  \r\n{first}\r\nsecond\n");
    auto blank = LineReader::from_memory(" \n \n");
    EXPECT_EQ(*blank.peek_line(), "");
    auto unended = LineReader::from_memory("only");
    EXPECT_EQ(*unended.peek_line(), "only");
}

TEST(LineReader, decodes_utf16) {
    auto reader = LineReader::from_memory("\xFF\xFE"
                                          "a\0\n\0b\0"s);
    EXPECT_EQ(*reader.rest(), "a\nb");
    EXPECT_TRUE(reader.from_utf16());
}

TEST(LineReader, counts_lines_and_reports_missing_files) {
    auto reader = LineReader::from_memory("a\nb\n");
    std::string line;
    ASSERT_TRUE(*reader.next(line));
    ASSERT_TRUE(*reader.next(line));
    EXPECT_EQ(reader.line_number(), 2U);
    EXPECT_FALSE(*reader.next(line));
    const auto missing = LineReader::open("/no/such/file");
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, base::ErrorCode::NotFound);
    auto folder = LineReader::open("/tmp");
    EXPECT_FALSE(folder && folder->next(line)); // a folder opens, but does not read
}

} // namespace
} // namespace marsad::io
