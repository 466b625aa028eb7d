#pragma once

#include "base/diagnostics.h"
#include "base/result.h"
#include "lexicon/child_table.h"
#include "lexicon/morphology.h"
#include "lexicon/name.h"

#include <cstdint>
#include <deque>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace marsad::lexicon {

using WordId = std::uint32_t;

/// One line of a lexicon file: `form <TAB> pos <TAB> class <TAB> value <TAB> attrs <TAB> note`.
/// form   words as written; `a|b` alternatives of one word; `...` up to four words in between.
/// pos    a class of morphology.tsv for all words, or one for each word, separated by spaces; `=` exact.
/// class  what it is for (trigger, month, weapon, ...); value: which one; attrs: `key=value` pairs and bare flags.
struct Entry {
    std::string form;
    std::string cls;
    std::string value;
    std::vector<std::pair<std::string, std::string>> attrs;
    std::string_view file; ///< where it was read from; lives as long as the lexicon
    std::uint32_t line = 0;
    std::uint32_t cls_hash = 0; ///< of `cls` and `value`, set by Lexicon::add
    std::uint32_t value_hash = 0;

    /// Whether the class or the value is this one; a comparison of numbers in nearly all cases.
    [[nodiscard]] bool is_class(Name name) const { return cls_hash == name.hash && cls == name.text; }
    [[nodiscard]] bool has_value(Name name) const { return value_hash == name.hash && value == name.text; }
    /// The attribute's value ("" for a bare flag), or nothing.
    [[nodiscard]] std::optional<std::string_view> attr(std::string_view key) const;
    [[nodiscard]] bool has(std::string_view key) const { return attr(key).has_value(); }
};

/// All entries of one language in one trie over stems. Built once, then read by any thread.
class Lexicon {
  public:
    explicit Lexicon(Morphology morphology) : morphology_(std::move(morphology)) {}
    Lexicon(const Lexicon&) = delete;
    Lexicon& operator=(const Lexicon&) = delete;
    Lexicon(Lexicon&&) = default;
    Lexicon& operator=(Lexicon&&) = default;
    ~Lexicon() = default;

    /// Reads one file; bad lines are errors with file and line, and are passed over.
    void load_file(const std::filesystem::path& path, base::Diagnostics& diagnostics);
    /// Adds one entry; false (and an error that names file and line) where the form or pos is not usable.
    bool add(Entry entry, std::string_view pos, std::string_view file, std::uint32_t line, base::Diagnostics& diagnostics);

    [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
    [[nodiscard]] const Morphology& morphology() const { return morphology_; }

    struct Node {
        std::vector<std::uint32_t> entries;
        bool has_gap = false;
        bool has_children = false;
        std::uint32_t gap_node = 0;
    };
    [[nodiscard]] const Node& node(std::uint32_t index) const { return nodes_[index]; }
    /// The child for a stem of a class, 0 where there is none (0 is the root, never a child).
    [[nodiscard]] std::uint32_t child(std::uint32_t node, WordId word) const { return children_.find(node, word); }
    /// Id of a stem read as a class, 0 where no entry has it.
    [[nodiscard]] WordId word_id(std::string_view stem, std::uint8_t pos) const;
    /// Whether a stem stands in the lexicon under any class.
    [[nodiscard]] bool knows(std::string_view stem) const;

  private:
    [[nodiscard]] WordId make_word(std::string_view stem, std::uint8_t pos);

    Morphology morphology_;
    std::deque<std::string> files_;
    std::vector<Entry> entries_;
    std::vector<Node> nodes_{1};
    ChildTable children_;
    std::unordered_map<std::string, WordId> words_; ///< key: pos byte + stem
    std::unordered_map<std::string, bool> stems_;
};

/// Form and value of the rows of one class in a lexicon file, as written; bad lines are passed over.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> forms_of_class(const std::filesystem::path& path, std::string_view cls);

/// Splits a TSV line; views into `line`.
[[nodiscard]] std::vector<std::string_view> split_tabs(std::string_view line);

} // namespace marsad::lexicon
