#pragma once

// Internal to the casualty finder: how noun phrases are read. casualty_phrases.cpp: numbers and what belongs to a
// phrase; casualty_nouns.cpp: nouns without a number, where English articles and Arabic endings tell it.

#include "extract/casualty_phrases.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace marsad::extract::casualty {

inline constexpr std::uint32_t kMaxModifiers = 6; ///< words between a number or article and its noun

/// What the form of an Arabic noun tells.
enum class NounNumber { Singular,
                        Dual,
                        Plural,
                        Unsure };

class PhraseFinder {
  public:
    explicit PhraseFinder(const Marks& marks) : marks_(marks) {}
    std::vector<Phrase> run();

  private:
    [[nodiscard]] std::optional<Phrase> phrase_at(std::uint32_t token) const;
    [[nodiscard]] Phrase others_phrase(std::uint32_t token) const;
    [[nodiscard]] bool after_harm(std::uint32_t token) const { return token > marks_.first() && marks_.has(Mark::Harm, token - 1); }
    [[nodiscard]] Phrase one_more(std::uint32_t first, std::uint32_t last) const;

    // --- a number and its noun
    [[nodiscard]] std::optional<Phrase> numbered_phrase(const NumberMention& number, std::uint32_t first) const;
    static void set_prefix(Phrase& phrase, const lexicon::Affix& prefix);
    /// Words that end a noun phrase: small words, punctuation, words of harm, another number.
    [[nodiscard]] bool ends_phrase(std::uint32_t token) const;
    [[nodiscard]] const lexicon::Hit* person_at(std::uint32_t token) const;
    [[nodiscard]] bool is_thing(std::uint32_t token) const;
    /// "farm" of "a farm worker", "embassy" of "two embassy guards".
    [[nodiscard]] bool names_workplace(std::uint32_t token) const;
    /// "soldiers hit", "a girl aged six": what follows the noun is a verb or an age, not the head of "police station".
    [[nodiscard]] bool parts_from_person(std::uint32_t token, bool plural_head) const;
    void take_person(Phrase& phrase, const lexicon::Hit& hit) const;
    /// What reading the words after a number has seen so far.
    struct HeadScan {
        std::uint32_t token = 0;
        std::uint32_t unknown_words = 0;
        bool plural_head = false;
        bool nationality = false; ///< "13 U.S. service members": the noun is still to come
    };
    void read_head(Phrase& phrase, const NumberMention& number) const;
    /// "53 dead", "20 قتيلا", "three wounded men": the noun itself tells the harm.
    [[nodiscard]] bool take_toll_noun(Phrase& phrase, std::uint32_t token) const;
    /// Takes one more word into a number's noun phrase; false where it ends.
    [[nodiscard]] bool take_noun_word(Phrase& phrase, HeadScan& scan) const;
    /// بانفجار, وسيارات: a thing that is not what the number counts.
    [[nodiscard]] bool leaves_noun(std::uint32_t token) const;
    /// "of them", "of its men", من المهاجمين.
    void read_of(Phrase& phrase, std::uint32_t token) const;
    /// An age between commas, a year, a unit's number, a day of a month, an hour.
    [[nodiscard]] bool is_not_a_count(const NumberMention& number) const;
    /// "July 31, 2015", whatever word comes next.
    [[nodiscard]] bool is_year_of_date(const NumberMention& number) const;
    /// "He was shot dead", "he and two guards ...".
    [[nodiscard]] std::optional<Phrase> pronoun(std::uint32_t token) const;
    [[nodiscard]] Phrase one_by_pronoun(std::uint32_t token) const;
    /// A verb of killing or injuring, auxiliaries passed over.
    [[nodiscard]] bool dies_behind(std::uint32_t token) const;
    /// The end of "of 52" behind one person, else the end of the phrase.
    [[nodiscard]] std::uint32_t after_age(const Phrase& phrase) const;
    [[nodiscard]] bool is_time(std::uint32_t token) const;
    [[nodiscard]] bool starts_with_wa(std::uint32_t token) const;
    [[nodiscard]] static CasualtyKind kind_of(const lexicon::Hit& hit);

    // --- English: a noun with or without article
    void set_singular(Phrase& phrase) const;
    void set_plural(Phrase& phrase) const;
    [[nodiscard]] static bool is_plural(const lexicon::Hit& hit) { return hit.entry->has("plural") || hit.suffix.has(lexicon::Feature::SimplePlural); }
    /// The end of "50-year-old" after its number.
    [[nodiscard]] std::uint32_t after_compound(std::uint32_t token) const;
    [[nodiscard]] std::optional<Phrase> determined_phrase(std::uint32_t first) const;
    /// "the 33 hijackers", "his two sons"
    [[nodiscard]] std::optional<Phrase> definite_number(const NumberMention& number, std::uint32_t first) const;
    /// A determined phrase whose noun is missing ("another was wounded", "a third", "a 17-year-old") or unknown to us.
    [[nodiscard]] std::optional<Phrase> headless(Phrase phrase, std::uint32_t token, std::uint32_t words, bool aged) const;
    /// "the bodies of four shepherds"
    [[nodiscard]] std::optional<Phrase> toll_of_number(std::uint32_t first, std::uint32_t token) const;
    /// "wounded" of "three wounded men".
    [[nodiscard]] bool modifies_person(std::uint32_t token) const;
    /// Person words in a row ("police officer", "army general Ali Hasan"): the last one is the head.
    [[nodiscard]] std::optional<Phrase> person_run(Phrase phrase, std::uint32_t token) const;
    [[nodiscard]] bool is_name_word(std::uint32_t token) const;
    [[nodiscard]] std::optional<Phrase> bare_noun(std::uint32_t token) const;

    // --- Arabic: the noun's form tells the number
    /// مستوطنَيْن with its marks is two; without them the letters may be a plural.
    [[nodiscard]] NounNumber marked_number(std::uint32_t token) const;
    [[nodiscard]] NounNumber noun_number(const lexicon::Hit& hit, std::uint32_t token) const;
    void set_number(Phrase& phrase, NounNumber number) const;
    [[nodiscard]] std::optional<Phrase> arabic_noun(std::uint32_t first) const;
    [[nodiscard]] bool with_others(std::uint32_t pronoun) const;
    [[nodiscard]] std::optional<Phrase> arabic_pronoun(std::uint32_t token) const;
    /// "a family of five", «عائلة كاملة من سبعة أفراد».
    void read_size(Phrase& phrase, const lexicon::Hit& head) const;
    /// «وفاة هنديين وباكستاني»: in a list that counts one, the letters that may be two are two.
    [[nodiscard]] bool opens_counted_list(const Phrase& phrase) const;
    /// مدني, عسكري, تركي behind a noun are adjectives ("a civilian car"), as are their feminines and forms in يه.
    [[nodiscard]] bool is_adjective(const lexicon::Hit& hit) const;
    [[nodiscard]] bool ends_number(std::uint32_t token) const;
    /// What agrees with an Arabic noun: اثنين, واحد, a dual adjective, the number after a definite noun, آخر.
    void read_attributes(Phrase& phrase, NounNumber& number) const;

    // --- what belongs to a phrase
    /// "of the Sinjar Resistance Units (YBS)", «من عائلة ضابط متقاعد», «رئيس المكتب السياسي للحركة صالح العاروري».
    void absorb_tail(Phrase& phrase) const;
    /// An Arabic word that opens the next member of a list or the object of a verb.
    [[nodiscard]] bool starts_list_item(std::uint32_t token) const;
    void mark_government(Phrase& phrase) const;
    /// "including three children", بينهم طفلان وامرأة, "two women among them".
    void mark_subsets(std::vector<Phrase>& phrases) const;
    void mark_list_from(std::vector<Phrase>& phrases, std::size_t index) const;
    void mark_list_before(std::vector<Phrase>& phrases, std::uint32_t end) const;

    const Marks& marks_;
};

} // namespace marsad::extract::casualty
