#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace marsad::io {

/// A piece of a page: running text (references not yet decoded), or one tag.
struct HtmlToken {
    enum class Kind { Text,
                      Open,
                      Close } kind;
    std::string_view text;                                       ///< of Text; the raw content that follows an opened script or style
    std::string name;                                            ///< of a tag, in lower case
    std::vector<std::pair<std::string, std::string>> attributes; ///< names in lower case, values decoded

    [[nodiscard]] std::string_view attribute(std::string_view wanted) const;
};

/// Cuts a page into tokens; comments, doctypes and processing instructions are passed over.
class HtmlTokenizer {
  public:
    explicit HtmlTokenizer(std::string_view page) : page_(page) {}
    /// False at the end.
    [[nodiscard]] bool next(HtmlToken& token);

  private:
    bool skip_declaration();
    bool read_tag(HtmlToken& token);
    void read_attributes(HtmlToken& token);
    void read_raw_content(HtmlToken& token);

    std::string_view page_;
    std::size_t at_ = 0;
};

[[nodiscard]] std::string ascii_lower(std::string_view text);

} // namespace marsad::io
