#pragma once

#include "base/diagnostics.h"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace marsad::i18n {

/// What the data names in English (actors, provinces, known places, countries), in a language of the interface.
class Names {
  public:
    /// Knows the countries of ICU; nothing at all for English.
    explicit Names(std::string_view language = "en");

    /// Adds the rows of a table whose first line names its columns; those called name or name_en, and arabic or name_ar, are read. A name that
    /// is known already stays. "{}" in a name stands for another one, put in at "{}" of its translation. A table without these columns adds nothing.
    void load(const std::filesystem::path& path, base::Diagnostics& diagnostics);

    /// Empty where none is known.
    [[nodiscard]] std::string find(std::string_view english) const;
    [[nodiscard]] std::size_t size() const { return names_.size() + patterns_.size(); }

  private:
    struct Pattern {
        std::string before;
        std::string behind;
        std::string translation;
    };
    std::map<std::string, std::string, std::less<>> names_;
    std::map<std::string, std::string, std::less<>> countries_;
    std::vector<Pattern> patterns_;
};

} // namespace marsad::i18n
