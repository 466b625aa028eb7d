#pragma once

#include "base/diagnostics.h"
#include "base/result.h"
#include "i18n/names.h"

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>

namespace marsad::i18n {

/// What fills a place of a text: a number, written with the plural form it asks for, or words as they are.
using Value = std::variant<std::int64_t, std::string>;

/// The texts of the interface in one language: `assets/interface/CODE.tsv`, one text a line (key, text, note), in the
/// message syntax of ICU: "{0, plural, one {# event} other {# events}} in {1}".
class Texts {
  public:
    /// NotFound where there is no such file; a line without a text, a key twice and a message that ICU refuses are errors
    /// of `diagnostics`, and the line is left out.
    [[nodiscard]] static base::Result<Texts> load(const std::filesystem::path& folder, std::string_view language, base::Diagnostics& diagnostics);

    /// The text with its places filled, each value in a directional isolate of its own, so that "K-1" keeps its order inside
    /// Arabic. An unknown key gives itself in brackets, for all to see.
    [[nodiscard]] std::string get(std::string_view key, std::initializer_list<Value> values = {}) const { return get_list(key, {values.begin(), values.size()}); }
    [[nodiscard]] std::string get_list(std::string_view key, std::span<const Value> values) const;
    [[nodiscard]] bool has(std::string_view key) const { return messages_.contains(key); }
    [[nodiscard]] const std::map<std::string, std::string, std::less<>>& messages() const { return messages_; }
    [[nodiscard]] const std::string& language() const { return language_; }

    /// What the data names in English, in this language where it is known; load() has read `names_CODE.tsv`, add_names() reads more.
    [[nodiscard]] std::string name(std::string_view english) const;
    void add_names(const std::filesystem::path& path, base::Diagnostics& diagnostics) { names_.load(path, diagnostics); }

  private:
    struct Formats; ///< read once, since a window asks for hundreds of texts a frame
    std::shared_ptr<const Formats> formats_;
    std::string language_;
    bool right_to_left_ = false;
    std::map<std::string, std::string, std::less<>> messages_;
    Names names_;
};

} // namespace marsad::i18n
