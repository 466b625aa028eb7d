#pragma once

#include "base/diagnostics.h"

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace marsad::lexicon {

/// The file below `languages/` that says which classes, values and attributes there are.
inline constexpr std::string_view kClassesFile = "classes.tsv";

/// What may stand in a column: one of several words, numbers, codes or names (`classes.tsv` says how it is written).
class ValueRule {
  public:
    explicit ValueRule(std::string_view written) : written_(written) {}
    [[nodiscard]] const std::string& written() const { return written_; }

    /// Whether a value fits; `is_actor` and `is_country` know the names that the rule refers to.
    [[nodiscard]] bool fits(std::string_view value, const std::function<bool(std::string_view)>& is_actor, const std::function<bool(std::string_view)>& is_country) const;

  private:
    std::string written_;
};

/// A class of entries, or (its name in parentheses) a list of names.
struct ClassRule {
    ValueRule values;
    std::map<std::string, std::optional<ValueRule>, std::less<>> attrs; ///< a flag has no rule
};

/// The classes of `classes.tsv`, by name.
class ClassTable {
  public:
    /// Later files add classes and replace them.
    void load_file(const std::filesystem::path& path, base::Diagnostics& diagnostics);
    [[nodiscard]] const ClassRule* find(std::string_view cls) const;
    [[nodiscard]] bool empty() const { return rules_.empty(); }
    [[nodiscard]] bool is_country(std::string_view code) const;
    [[nodiscard]] bool is_actor_kind(std::string_view kind) const;

  private:
    std::map<std::string, ClassRule, std::less<>> rules_;
};

/// A line of a table below `assets/languages` or `assets/actors`, comments and empty lines left out.
struct TableRow {
    std::vector<std::string> fields;
    std::size_t line = 0;
    bool valid_utf8 = true;
};

/// All rows of a table; a file that cannot be read is an error.
[[nodiscard]] std::vector<TableRow> table_rows(const std::filesystem::path& path, base::Diagnostics& diagnostics);

} // namespace marsad::lexicon
