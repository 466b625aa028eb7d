#pragma once

// How the tables of tests/data/extract write a count: 5 = 5,5,5; 5+ = 5,5,null; ~5 = 5,null,null; <5 = 5,null,5;
// 2-4 = 2,2,4; >12 = null,12,null; 3|8 = null,3,8; . = nothing told.

#include "model/event.h"

#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

namespace marsad::test {

inline std::string notation(const model::CountRange& count) {
    const auto text = [](const std::optional<std::int64_t>& number) { return std::to_string(*number); };
    if (!count.value) {
        if (!count.low && !count.high) {
            return ".";
        }
        return count.low && count.high ? text(count.low) + "|" + text(count.high) : count.low ? ">" + text(count.low) : "|" + text(count.high);
    }
    if (count.low == count.value) {
        return count.high == count.value ? text(count.value) : !count.high ? text(count.value) + "+" : text(count.low) + "-" + text(count.high);
    }
    return count.high ? "<" + text(count.value) : "~" + text(count.value);
}

/// The rows of a table, without comments; every row has `columns` fields.
inline std::vector<std::vector<std::string>> read_table(const std::string& name, std::size_t columns) {
    std::ifstream file(std::string(MARSAD_SOURCE_DIR) + "/tests/data/extract/" + name);
    EXPECT_TRUE(file.good()) << name;
    std::vector<std::vector<std::string>> rows;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.front() == '#') {
            continue;
        }
        std::vector<std::string> fields(1);
        for (const char c : line) {
            if (c == '\t') {
                fields.emplace_back();
            } else {
                fields.back().push_back(c);
            }
        }
        EXPECT_EQ(fields.size(), columns) << line;
        if (fields.size() == columns) {
            rows.push_back(std::move(fields));
        }
    }
    return rows;
}

} // namespace marsad::test
