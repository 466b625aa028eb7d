#include "io/csv_reader.h"

#include "io/csv_text.h"

#include <gtest/gtest.h>

namespace marsad::io {
namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows read(const std::string& text) {
    auto lines = LineReader::from_memory(text);
    CsvReader reader(lines);
    Rows rows;
    std::vector<std::string> cells;
    for (auto more = reader.next(cells); more && *more; more = reader.next(cells)) {
        rows.push_back(cells);
    }
    return rows;
}

TEST(CsvReader, reads_what_rfc_4180_describes) {
    EXPECT_EQ(read("a,b\r\nc,d\r\n"), (Rows{{"a", "b"}, {"c", "d"}}));
    EXPECT_EQ(read("a,b\nc,d"), (Rows{{"a", "b"}, {"c", "d"}}));
    EXPECT_EQ(read("\"a,b\",\"say \"\"hi\"\"\"\n"), (Rows{{"a,b", "say \"hi\""}}));
    EXPECT_EQ(read("\"one\r\ntwo\nthree\",x\r\n"), (Rows{{"one\r\ntwo\nthree", "x"}}));
    EXPECT_EQ(read(",,\n\n\"\"\n"), (Rows{{"", "", ""}, {""}}));
    EXPECT_EQ(read("a\"b,c\n"), (Rows{{"a\"b", "c"}})); // a quote inside a plain cell stands for itself
    EXPECT_EQ(read(""), Rows{});
}

TEST(CsvReader, reports_broken_quotes_and_goes_on) {
    auto lines = LineReader::from_memory("a\n\"b\"c,d\ne\n\"open");
    CsvReader reader(lines);
    std::vector<std::string> cells;
    EXPECT_TRUE(*reader.next(cells));
    EXPECT_FALSE(reader.next(cells));
    EXPECT_EQ(reader.record_line(), 2U);
    EXPECT_TRUE(*reader.next(cells));
    EXPECT_EQ(cells, std::vector<std::string>{"e"});
    EXPECT_FALSE(reader.next(cells));
    EXPECT_EQ(reader.record_line(), 4U);
    EXPECT_FALSE(*reader.next(cells));
}

TEST(CsvText, quotes_only_where_needed_and_reads_back) {
    for (const std::string& text : {std::string("plain"), std::string("a,b"), std::string("q\"q"), std::string("l\r\nl"), std::string(" pad "),
                                    std::string("عين، الأسد"), std::string("'=1+1")}) {
        std::string row;
        append_csv_field(row, text);
        EXPECT_EQ(row.starts_with('"'), text.find_first_of(",\"\r\n") != std::string::npos || text.starts_with(' ')) << text;
        EXPECT_EQ(read(row + ",x\r\n"), (Rows{{text, "x"}}));
    }
}

} // namespace
} // namespace marsad::io
