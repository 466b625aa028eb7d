#pragma once

#include "io/report_fields.h"

#include <string>
#include <string_view>

namespace marsad::io {

/// A saved web page as a report: its readable text, and what its metadata says.
struct HtmlPage {
    std::string text;
    ReportFields fields; ///< date of publication, language, name of the site, canonical address
};

/// Reads a page (valid UTF-8): scripts, styles, buttons and the head are dropped, and navigation, asides and footers where the
/// page marks its article; character references are decoded, block elements become line breaks, white space is collapsed.
/// Never fails: broken markup is read as browsers read it, as far as that needs no tree. Linear time.
[[nodiscard]] HtmlPage read_html(std::string_view page);

/// The encoding that the page declares in its first bytes, in lower case; empty where it declares none.
[[nodiscard]] std::string declared_charset(std::string_view page);

/// True where the text begins as an HTML document does.
[[nodiscard]] bool looks_like_html(std::string_view text);

} // namespace marsad::io
