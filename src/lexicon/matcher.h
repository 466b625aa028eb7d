#pragma once

#include "lexicon/lexicon.h"
#include "text/tokenizer.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace marsad::lexicon {

/// An entry found in a text: tokens [first, last).
struct Hit {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    const Entry* entry = nullptr;
    Affix prefix; ///< clitics taken off the first word (و, ب, لل, ...); lives as long as the lexicon
    Affix suffix; ///< ending taken off the last word
    std::uint32_t gap_first = 0; ///< the words that fill the " ... " of the form, tokens [gap_first, gap_last); no part of the phrase
    std::uint32_t gap_last = 0;

    [[nodiscard]] bool is(Name cls) const { return entry->is_class(cls); }
    [[nodiscard]] bool is(Name cls, Name value) const { return entry->is_class(cls) && entry->has_value(value); }
    /// The same for names that no literal gives.
    [[nodiscard]] bool is(const RuntimeName auto& cls) const { return entry->cls == cls; }
    [[nodiscard]] bool is(Name cls, const RuntimeName auto& value) const { return entry->is_class(cls) && entry->value == value; }
    [[nodiscard]] std::uint32_t length() const { return last - first; }
    [[nodiscard]] bool in_gap(std::uint32_t begin, std::uint32_t end) const { return gap_first <= begin && end <= gap_last; }
};

/// Finds entries in tokens. Keeps a cache of word readings: one matcher a thread.
class Matcher {
  public:
    explicit Matcher(const Lexicon& lexicon) : lexicon_(lexicon) {}

    /// All hits by first token, longest first. A hit inside a longer one of the same class, or inside a longer one of
    /// class `block`, is dropped, unless it stands in the gap of the longer one. Phrases do not run over sentence ends or commas; quotation marks are passed over.
    [[nodiscard]] std::vector<Hit> find(const text::Document& document);

  private:
    struct WordReading {
        WordId word;
        std::uint32_t root_child; ///< of the root by this word, 0 where no phrase begins so
        Affix prefix;
        Affix suffix;
    };
    [[nodiscard]] const std::vector<WordReading>& readings(const std::string& norm);
    struct Gap {
        std::uint32_t first = 0;
        std::uint32_t last = 0;
    };
    void walk(const text::Document& document, std::uint32_t start, std::uint32_t token, std::uint32_t node, const WordReading& first, const WordReading& last, Gap filled, std::vector<Hit>& hits);
    void gap(const text::Document& document, std::uint32_t start, std::uint32_t token, std::uint32_t node, const WordReading& first, std::vector<Hit>& hits);

    const Lexicon& lexicon_;
    std::unordered_map<std::string, std::vector<WordReading>> cache_;
    std::vector<const std::vector<WordReading>*> readings_; ///< by token of the document at hand; null for signs
};

} // namespace marsad::lexicon
