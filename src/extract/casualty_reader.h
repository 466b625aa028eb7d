#pragma once

// Internal to the casualty finder: ties words of killing and injuring to those who were killed or injured.

#include "extract/casualty_phrases.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace marsad::extract::casualty {

/// A word of killing or injuring at its place.
struct Harm {
    const lexicon::Hit* hit = nullptr;
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    CasualtyKind kind = CasualtyKind::Killed;
    std::string_view dir;
    bool arabic = false;
    bool any_number = false; ///< of a list, one number is enough ("lost a captain and three privates")

    [[nodiscard]] bool has(std::string_view attr) const { return hit->entry->has(attr); }
};

/// Reads one sentence, the one that `marks` holds. casualties.cpp: the verbs; casualty_arguments.cpp: who is
/// meant; casualty_mentions.cpp: what is told of them; casualty_toll_nouns.cpp: nouns that need no verb.
class SentenceReader {
  public:
    SentenceReader(const Marks& marks, std::vector<CasualtyMention>& out) : marks_(marks), out_(out), phrases_(find_phrases(marks)) {}
    void run();

  private:
    using List = std::vector<std::size_t>;
    std::uint32_t read_at(std::uint32_t token);
    [[nodiscard]] bool shadowed_by_unknown(const lexicon::Hit& none) const;
    void read_none(const lexicon::Hit& hit);
    /// "53 dead", "390 إصابة": the word is the noun of a number, told by the phrase.
    [[nodiscard]] bool in_counted_noun(std::uint32_t token) const;
    /// "killed or wounded", قُتل وأصيب, مقتل وإصابة: one count for both.
    void join_pair(Harm& harm) const;
    /// "was not killed", "wanted to kill", لم يُقتل, محاولة قتل.
    [[nodiscard]] bool denied(const Harm& harm) const;
    /// The anniversary of deaths, the answer to them: they are not told here.
    [[nodiscard]] bool recalled(std::uint32_t token) const { return follows(Role::Memory, token); }
    /// A word with the role a little before, nothing parting them.
    [[nodiscard]] bool follows(Role role, std::uint32_t token) const;
    [[nodiscard]] std::size_t next_phrase(std::uint32_t token) const;
    /// The phrase whose counted words end at most `slack` words before a token; phrases_.size() where there is none.
    [[nodiscard]] std::size_t phrase_ending(std::uint32_t token, std::uint32_t slack) const;
    void read_harm(const Harm& harm);
    void read_by_direction(const Harm& harm);
    /// "was wounded and later died": one of the wounded no more.
    [[nodiscard]] bool read_turn(const Harm& harm);
    /// "led away 1,700 cadets ... and shot them".
    void read_them(const Harm& harm);
    /// "put 50 hostages to death".
    void read_inside(const Harm& harm);
    void read_english(const Harm& harm);
    /// "the doctor whom gunmen shot dead": who stands before the relative, else phrases_.size().
    [[nodiscard]] std::size_t whom_before(const Harm& harm) const;
    /// "was shot dead and his colleague injured by two men": one beside another, the auxiliary told once.
    [[nodiscard]] bool hurt_beside(const Harm& harm, const Phrase& who) const;
    /// "was seized and killed": the verb as if it stood where the first one does, or nothing.
    [[nodiscard]] std::optional<Harm> joined_passive(const Harm& harm) const;
    /// Bodies of somebody that are found: of which act nobody knows.
    [[nodiscard]] bool finds_bodies(const Harm& harm, const CasualtyMention& mention) const;
    /// An auxiliary stands before it, or it is a verb that stands by itself ("died").
    [[nodiscard]] bool is_finite(const Harm& harm) const;
    void read_arabic(const Harm& harm);
    /// «وقتلوا 24 من أهلها»: a figure right behind an Arabic verb that goes on from another, else nothing.
    [[nodiscard]] List object_beside(const Harm& harm) const;
    /// Whether the word after an Arabic verb may be its subject: a name or a noun we do not know.
    [[nodiscard]] bool next_is_subject(const Harm& harm) const;
    /// مقتل قاسم سليماني: one by name; «كان قد قُتل بضربة»: one told before.
    [[nodiscard]] bool one_is_implied(const Harm& harm) const;
    void emit_one(const Harm& harm);
    /// قتلا, أصيبا: a verb of two.
    [[nodiscard]] static bool is_dual(const Harm& harm) { return harm.arabic && (harm.has("dual") || (harm.has("verb") && harm.hit->suffix.features.any({lexicon::Feature::Accusative, lexicon::Feature::Dual}))); }
    /// The word "with" a little behind a verb and who it hit, else `end`.
    [[nodiscard]] std::uint32_t companions_at(std::uint32_t end) const;
    /// قضى مع مرافقه: who died with him.
    void add_companions(std::uint32_t with, CasualtyMention& mention);

    // --- who is meant
    [[nodiscard]] static std::uint8_t bit(CasualtyKind kind) { return static_cast<std::uint8_t>(1U << static_cast<unsigned>(kind)); }
    /// وفاة جريح
    [[nodiscard]] static bool dies_of_wounds(const Harm& harm, const Phrase& phrase);
    [[nodiscard]] bool fits(const Harm& harm, const Phrase& phrase) const;
    [[nodiscard]] bool only_adverbs(std::uint32_t from, std::uint32_t to) const;
    /// Whether nothing between two places parts a verb from its noun.
    [[nodiscard]] bool open_between(std::uint32_t from, std::uint32_t to, bool forward, TokenRange aside = {}) const;
    [[nodiscard]] std::uint32_t words_between(std::uint32_t from, std::uint32_t to, TokenRange aside = {}) const;
    [[nodiscard]] std::uint32_t object_reach(const Harm& harm, const Phrase& phrase) const;
    /// The list of those that stand after the verb. `finite`: the verb is active for sure.
    [[nodiscard]] List object_of(const Harm& harm, bool finite) const;
    /// قتل مسلحون ثلاثة جنود: the first noun is who did it, the next is whom.
    [[nodiscard]] bool is_agent(const Harm& harm, std::size_t index) const;
    [[nodiscard]] bool continues_list(const Harm& harm, const Phrase& last, const Phrase& next, bool& has_and) const;
    /// "killing 19 people and 27 wounded": the second has a word of its own.
    [[nodiscard]] bool has_own_harm(const Phrase& phrase) const;
    [[nodiscard]] List list_from(const Harm& harm, std::size_t index) const;
    /// An aside between commas right before the verb: "passengers, four of them children, were wounded".
    [[nodiscard]] TokenRange aside_before(const Harm& harm) const;
    /// A name, then who that is.
    [[nodiscard]] bool in_apposition(const Phrase& name, const Phrase& next) const;
    /// More of who that is: "and mother of six".
    [[nodiscard]] bool goes_on_in_apposition(const Phrase& next) const;
    /// The list of those that stand before the verb.
    [[nodiscard]] List subject_of(const Harm& harm, bool finite) const;
    [[nodiscard]] List modified_subject(const Harm& harm, bool finite) const;
    [[nodiscard]] List subject_until(const Harm& harm, bool finite, TokenRange aside) const;
    /// "ten soldiers from X and Y": Y is no one else who died.
    [[nodiscard]] bool in_tail_of_last(std::size_t index) const;
    [[nodiscard]] static std::uint32_t subject_reach(const Phrase& phrase, bool finite);
    /// Commas come in pairs; a single one only closes an apposition ("..., chief Razi Mousavi, died").
    [[nodiscard]] bool commas_allow(const Phrase& phrase, std::uint32_t from, std::uint32_t to, TokenRange aside) const;
    [[nodiscard]] int commas_between(std::uint32_t from, std::uint32_t to) const;
    [[nodiscard]] List list_before(const Harm& harm, std::size_t index) const;
    /// "between Hasaka and Deir, and two guards were ...": the last of the names that the preposition holds.
    [[nodiscard]] bool ends_span(std::size_t index) const;
    /// "a conscript, Ali Hasan, and ...": the name is the conscript's.
    [[nodiscard]] bool names_previous(const Phrase& previous, const Phrase& name) const;
    [[nodiscard]] bool continues_list_back(const Harm& harm, const Phrase& previous, const Phrase& next, bool& has_and) const;
    [[nodiscard]] bool continues_list_unharmed(const Harm& harm, const Phrase& previous, const Phrase& next, bool& has_and) const;

    // --- mentions
    void take(const Harm& harm, const List& list);
    /// "killed five in Mosul and three in Baghdad", «مقتل قيادي في التنظيم وثلاثة من مرافقيه»: the verb goes on over a place.
    void take_elsewhere(const Harm& harm, std::size_t last);
    /// Only a place or a cause stands between: a preposition first, no verb of harm, no other clause.
    [[nodiscard]] bool goes_on_over_place(std::uint32_t from, std::uint32_t to) const;
    void emit(const Harm& harm, const List& list);
    [[nodiscard]] bool told_before(CasualtyKind kind) const;
    /// "53 dead", «10 قتلى», جثتان, قتيل: nouns that need no verb.
    void read_toll_nouns();
    /// The plural of عدد قتلى counts nothing itself.
    [[nodiscard]] bool in_toll_words(const Phrase& phrase) const;
    /// "neither dead nor wounded", دون قتلى أو جرحى: the plural belongs to what denies it.
    [[nodiscard]] bool in_denial(const Phrase& phrase) const;
    /// «11 شخصا وقعوا بين قتيل وجريح»: the number stands before.
    [[nodiscard]] Phrase* counted_before(const Phrase& joint);
    [[nodiscard]] bool goes_into_joint(const Phrase& phrase);
    /// "three bodies were found", العثور على جثث
    [[nodiscard]] bool is_found(const Phrase& phrase) const;
    /// قتلى وجرحى without a number: some of either.
    void split_uncounted(CasualtyMention mention);

    const Marks& marks_;
    std::vector<CasualtyMention>& out_;
    std::vector<Phrase> phrases_;
    std::vector<CasualtyMention> mentions_;
};

} // namespace marsad::extract::casualty
