#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace marsad::text {

/// The form under which a name is looked up: folded (see fold.h), words joined by one space, every other sign a
/// word boundary. Apostrophes and ayn or hamza signs vanish ("Sana'a" = "sanaa", "Ma‘rib" = "marib"), dots of
/// initials vanish ("U.A.E." = "uae"), and a single letter joins the digit behind its hyphen ("K-1" = "k1").
[[nodiscard]] std::string name_key(std::string_view utf8);

/// `key` (a name_key) without articles: ال of every Arabic word that keeps two letters or more; the Latin words al,
/// el, ul; ash, ad, ar ... before a word of the same sound; "the". The key itself where nothing else would be left.
[[nodiscard]] std::string article_free_key(std::string_view key);

/// The consonant skeleton, one for the Arabic, Latin, Hebrew and Cyrillic spelling of a name: "Baghdad", بغداد and
/// Багдад all give "BKDD". Articles, vowels, inner w and y, final h, spaces and doubling vanish; sounds that
/// spellings confuse share a letter (see the table in search_key.cpp). Takes a name as written or a name_key; as
/// written is better (folding loses Turkish ş and Kurdish ە). Empty where no consonant is left. A skeleton of two
/// letters or fewer says very little.
[[nodiscard]] std::string skeleton_key(std::string_view utf8);

/// A folded token as name_key has it: without dots and without hamza on the line.
[[nodiscard]] std::string key_word(std::string_view folded);

/// Whether a folded word begins with ال.
[[nodiscard]] bool has_article(std::string_view word);
/// Whether a folded word ends in alef, as indefinite objects do.
[[nodiscard]] bool ends_in_alef(std::string_view word);
/// The word with its article, from what stands behind the preposition ل: the article has lost its alef there (لل).
/// Nothing where it has none.
[[nodiscard]] std::optional<std::string> article_behind_lam(std::string_view rest);

/// The words of a key, cut at spaces; views into `key`.
[[nodiscard]] std::vector<std::string_view> split_words(std::string_view key);

/// Edits (insert, delete, replace, swap of neighbours) between two keys in code points, or `limit + 1` where there
/// are more than `limit`.
[[nodiscard]] unsigned edit_distance(std::string_view a, std::string_view b, unsigned limit);

} // namespace marsad::text
