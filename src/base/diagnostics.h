#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace marsad::base {

enum class Severity { Notice,
                      Warning,
                      Error };

/// One message about an input: where (file, line from 1, 0 = whole file), what, and the remedy inside `text`.
struct Diagnostic {
    Severity severity;
    std::string file;
    std::size_t line;
    std::string text;
};

/// Collects what went wrong while work goes on. Bulk functions take it as a parameter; they never print.
class Diagnostics {
  public:
    void notice(std::string_view file, std::size_t line, std::string text);
    void warning(std::string_view file, std::size_t line, std::string text);
    void error(std::string_view file, std::size_t line, std::string text);

    [[nodiscard]] const std::vector<Diagnostic>& all() const { return all_; }
    [[nodiscard]] std::size_t error_count() const { return error_count_; }
    /// Moves what was collected out, so that a caller can print as it goes.
    [[nodiscard]] std::vector<Diagnostic> take();
    void append(const std::vector<Diagnostic>& others);
    void append(const Diagnostics& others) { append(others.all()); }

  private:
    std::vector<Diagnostic> all_;
    std::size_t error_count_ = 0;
};

/// "file:line: error: text", the form that editors jump to.
[[nodiscard]] std::string to_string(const Diagnostic& diagnostic);

} // namespace marsad::base
