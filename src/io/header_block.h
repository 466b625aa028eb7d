#pragma once

#include "io/report_fields.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace marsad::io {

/// A key that was given before, and the line (from 1) that gives it again.
struct DuplicateKey {
    std::string_view key;
    std::size_t line;
};

/// The header lines of a plain text and where its body begins.
struct HeaderBlock {
    ReportFields fields;
    std::size_t body_begin = 0;           ///< byte offset; 0 where there is no header
    std::vector<DuplicateKey> duplicates; ///< keys given twice; the first value counts
};

/// Header lines (Published, Source, Url, Lang, Id; letters of either case) count only where every line before the
/// first empty line is one of them. The empty line belongs to the header.
[[nodiscard]] HeaderBlock read_header_block(std::string_view text);

} // namespace marsad::io
