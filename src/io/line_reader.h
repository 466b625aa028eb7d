#pragma once

#include "base/result.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace marsad::io {

/// Reads lines of a file, of standard input or of memory, holding one line and one block at a time.
/// UTF-16 with a byte-order mark is decoded (the whole input is then held); other bytes come as they are.
class LineReader {
  public:
    /// NotFound, Unreadable.
    [[nodiscard]] static base::Result<LineReader> open(const std::filesystem::path& path);
    [[nodiscard]] static base::Result<LineReader> standard_input();
    [[nodiscard]] static LineReader from_memory(std::string bytes);
    LineReader(LineReader&&) noexcept;
    LineReader& operator=(LineReader&&) noexcept;
    LineReader(const LineReader&) = delete;
    LineReader& operator=(const LineReader&) = delete;
    ~LineReader();

    /// The first bytes (at most kSniffBytes) without consuming them. Unreadable.
    [[nodiscard]] base::Result<std::string_view> sniff();
    /// The first line that is not blank, without consuming anything; empty at the end. Unreadable.
    [[nodiscard]] base::Result<std::string_view> peek_line();
    /// False at the end. The line comes without its LF, but with a CR before it. Unreadable.
    [[nodiscard]] base::Result<bool> next(std::string& line);
    /// Everything not yet consumed. Unreadable.
    [[nodiscard]] base::Result<std::string> rest();

    /// Line (from 1) that next() gave last.
    [[nodiscard]] std::size_t line_number() const;
    [[nodiscard]] bool from_utf16() const;
    /// Sequences of a UTF-16 input that became U+FFFD.
    [[nodiscard]] std::size_t utf16_invalid_count() const;

  private:
    struct State;
    explicit LineReader(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// Without a CR at the end.
[[nodiscard]] std::string_view without_carriage_return(std::string_view line);

} // namespace marsad::io
