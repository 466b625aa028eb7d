#include "geocode/phrase_scanner.h"

#include "geocode/gazetteer_tables.h"
#include "text/search_key.h"

#include <algorithm>
#include <array>

namespace marsad::geocode {

namespace {

using lexicon::Feature;

constexpr double kStrongImportance = 0.45; ///< a name that stands by itself, without cue
constexpr double kMinorImportance = 0.25;  ///< below it even a capital letter proves little

} // namespace

PhraseScanner::PhraseScanner(const PhraseWords& words, const NameFinder& names, const Gazetteer& gazetteer, ScanMode mode)
    : words_(words), document_(words.document()), names_(names), gazetteer_(gazetteer), mode_(mode), title_case_(document_.sentences.size(), false), tells_border_(document_.sentences.size(), false) {
    // A headline in title case says nothing by its capitals.
    for (std::size_t i = 0; i < document_.sentences.size(); ++i) {
        int capital = 0;
        int small = 0;
        for (std::uint32_t t = document_.sentences[i].first; t < document_.sentences[i].last; ++t) {
            const auto& token = document_.tokens[t];
            if (token.kind == text::TokenKind::Word && token.script == text::Script::Latin && token.norm.size() > 3) {
                (token.capital ? capital : small) += 1;
            }
            tells_border_[i] = tells_border_[i] || border_word(t, document_.sentences[i].last) > t;
        }
        title_case_[i] = capital >= 4 && capital >= 4 * small;
    }
}

bool PhraseScanner::title_case(std::uint32_t token) const { return title_case_[document_.tokens[token].sentence]; }

std::uint32_t PhraseScanner::clause_end(std::uint32_t token) const {
    const auto sentence = document_.tokens[token].sentence;
    return sentence < document_.sentences.size() ? document_.sentences[sentence].last : words_.size();
}

bool PhraseScanner::may_begin_name(std::uint32_t token, bool after_kind) const {
    const auto& t = document_.tokens[token];
    if (t.kind == text::TokenKind::Punct || (t.kind == text::TokenKind::Number && !after_kind) || words_.in_whole_trap(token)) {
        return false;
    }
    if (mode_ == ScanMode::Query || (t.script != text::Script::Latin && t.script != text::Script::Cyrillic) || t.capital || t.hashtag) {
        return true;
    }
    // al-Bireh: a small article tied to a capital.
    return token + 1 < words_.size() && document_.tokens[token + 1].joined_before && document_.tokens[token + 1].capital && t.norm.size() <= 4;
}

bool PhraseScanner::sentence_only_capital(const NameMatch& match) const {
    const auto& tokens = document_.tokens;
    if (match.length() < 2 || document_.sentences[tokens[match.first].sentence].first != match.first || !match.prefix.empty()) {
        return false;
    }
    for (std::uint32_t i = match.first + 1; i < match.last; ++i) {
        if (tokens[i].capital || tokens[i].kind != text::TokenKind::Word || words_.covers(i, WordClass::Kind) || words_.covers(i, WordClass::Relation)) {
            return false;
        }
    }
    return true;
}

bool PhraseScanner::person_around(const NameMatch& match) const {
    const auto& tokens = document_.tokens;
    const bool latin = tokens[match.first].script == text::Script::Latin;
    const auto neighbour_word = [&](std::uint32_t i) { return tokens[i].kind == text::TokenKind::Word && tokens[i].sentence == tokens[match.first].sentence; };
    const auto adjacent = [&](std::uint32_t left, std::uint32_t right) { return tokens[right].span.begin <= tokens[left].span.end + 1; };
    if (!latin) {
        const auto person = [&](std::uint32_t i) { return words_.is_stop(i, i + 1) && !words_.is_hard_stop(i, i + 1) && !words_.covers(i, WordClass::Kind) && !words_.covers(i, WordClass::Relation) && !words_.covers(i, WordClass::Demonym); };
        const bool before = match.first > 0 && neighbour_word(match.first - 1) && person(match.first - 1);
        const bool after = match.last < words_.size() && neighbour_word(match.last) && person(match.last);
        return before || after;
    }
    if (title_case(match.first)) {
        return false;
    }
    const auto explained = [&](std::uint32_t i) {
        constexpr std::array kPlain = {WordClass::Kind, WordClass::Relation, WordClass::Demonym, WordClass::Prep, WordClass::Capital, WordClass::Tail, WordClass::Launch, WordClass::VerbHit, WordClass::Conjunction};
        return std::any_of(kPlain.begin(), kPlain.end(), [&](WordClass cls) { return words_.covers(i, cls); }) || words_.is_hard_stop(i, i + 1);
    };
    if (match.first > 0 && neighbour_word(match.first - 1) && tokens[match.first - 1].capital && adjacent(match.first - 1, match.first) && !explained(match.first - 1)) {
        const bool sentence_start = document_.sentences[tokens[match.first].sentence].first == match.first - 1;
        // "Yesterday Baghdad": the first word of a sentence is capital anyway; a person's name is one of our stops.
        if (!sentence_start || words_.is_stop(match.first - 1, match.first)) {
            return true;
        }
    }
    const std::uint32_t next = match.last;
    if (next < words_.size() && tokens[next].joined_before) { // "the Damascus-Homs highway"
        const NameMatch other = names_.longest(document_, next, clause_end(next));
        const auto* road = other.empty() || other.last >= words_.size() ? nullptr : words_.at(other.last, WordClass::Kind);
        if (road != nullptr && road->entry->value == "road") {
            return false;
        }
    }
    if (next < words_.size() && neighbour_word(next) && tokens[next].capital && adjacent(next - 1, next) && !explained(next) && !(tokens[next].all_caps && !tokens[match.first].all_caps)) {
        const bool facility = next + 1 < words_.size() && words_.covers(next + 1, WordClass::Kind) && tokens[next + 1].capital;
        return !facility && !(tokens[match.first].all_caps && !tokens[next].all_caps);
    }
    return false;
}

/// A word that reads as an adjective of nationality is the country all the same: ليبيا is Libya, or "Libyan" as an
/// object that follows its noun (جنديا ليبيا); مالي is the country behind a preposition or a word of place.
bool PhraseScanner::names_country(const NameMatch& match) const {
    const auto* demonym = words_.at(match.first, WordClass::Demonym);
    const PlaceView place = gazetteer_.place(match.places.front());
    if (demonym == nullptr || !place.is_country() || place.country_code() != demonym->entry->value || match.rung == Rung::Article) {
        return false;
    }
    if (mode_ == ScanMode::Query || match.prefix.has(Feature::By)) {
        return true;
    }
    if (words_.before(match.first, WordClass::Prep) != nullptr || words_.before(match.first, WordClass::Relation) != nullptr) {
        return true;
    }
    if (demonym->suffix.empty()) {
        return false;
    }
    // An accusative noun or adjective before it asks for an adjective that agrees.
    const auto& tokens = document_.tokens;
    return match.first == 0 || tokens[match.first - 1].sentence != tokens[match.first].sentence || !text::ends_in_alef(tokens[match.first - 1].norm);
}

/// "عين" of a name that goes on ("عين ..."): such a word heads many names and is hardly one by itself.
bool PhraseScanner::head_of_longer(const NameMatch& match) const {
    if (match.length() != 1 || words_.at(match.first, WordClass::Head) == nullptr || match.last >= words_.size()) {
        return false;
    }
    const auto& next = document_.tokens[match.last];
    constexpr std::array kEnds = {WordClass::Prep, WordClass::Relation, WordClass::Conjunction, WordClass::Kind, WordClass::PassiveLink};
    return next.kind == text::TokenKind::Word && next.sentence == document_.tokens[match.first].sentence && !words_.is_hard_stop(match.last, match.last + 1) && !words_.is_known(match.last) &&
           !names_.joined_by_and(next) && std::none_of(kEnds.begin(), kEnds.end(), [&](WordClass cls) { return words_.covers(match.last, cls); });
}

/// المنطقة الشرقية: a province in one country, the eastern part of whatever was told in all.
bool PhraseScanner::only_common(const NameMatch& match) const {
    bool common = match.length() > 1 && !latin_word(match.first);
    for (std::uint32_t i = match.first; i < match.last && common; ++i) {
        common = words_.covers(i, WordClass::Kind) || words_.covers(i, WordClass::Relation) || words_.covers(i, WordClass::Adjective);
    }
    return common;
}

bool PhraseScanner::rejected(const NameMatch& match, bool after_kind, bool& weak) const {
    weak = false;
    // The matcher keeps the longest phrase of a class: "southwest" is found as "southwest of".
    constexpr std::array kFunctionWords = {WordClass::Prep, WordClass::Relation, WordClass::Conjunction, WordClass::BackReference, WordClass::Unit, WordClass::Tail};
    const auto inside_phrase = [&](WordClass cls) {
        bool inside = true;
        for (std::uint32_t i = match.first; i < match.last && inside; ++i) {
            inside = words_.covers(i, cls);
        }
        return inside;
    };
    if (std::any_of(kFunctionWords.begin(), kFunctionWords.end(), inside_phrase)) {
        return true;
    }
    if (words_.is_exactly(match.first, match.last, WordClass::Demonym) && !names_country(match)) {
        return true;
    }
    if (match.length() == 1 && words_.covers(match.first, WordClass::Unit)) {
        return true;
    }
    if (mode_ == ScanMode::Query) {
        const auto plain = [&](std::uint32_t i) { return words_.is_hard_stop(i, i + 1) || words_.is_exactly(i, i + 1, WordClass::Kind); };
        bool all_plain = match.rung != Rung::Exact && !(match.length() == 1 && gazetteer_.place(match.places.front()).importance() >= kStrongImportance);
        all_plain = all_plain || words_.is_definite_article(match.first); // "the city" is not the City of London
        for (std::uint32_t i = match.first; i < match.last; ++i) {
            all_plain = all_plain && plain(i);
        }
        return !after_kind && (all_plain || words_.is_hard_stop(match.first, match.last));
    }
    constexpr std::array kTextWords = {WordClass::Kind, WordClass::Launch, WordClass::Capital};
    if (match.length() == 1 && words_.covers(match.first, WordClass::Trap) && !words_.is_stop(match.first, match.last)) {
        return true;
    }
    if (std::any_of(kTextWords.begin(), kTextWords.end(), [&](WordClass cls) { return words_.is_exactly(match.first, match.last, cls); })) {
        weak = true; // العمارة is a city of weight and "the building"; المدينة is never Medina
        const auto* kind = words_.at(match.first, WordClass::Kind);
        if (kind != nullptr && !latin_word(match.first) && (match.rung == Rung::Article || kind->entry->has("small")) && !text::has_article(document_.tokens[match.first].norm)) {
            return true; // مفرق: not المفرق
        }
        return latin_word(match.first) || kind == nullptr || !kind->entry->has("small") || gazetteer_.place(match.places.front()).importance() < kStrongImportance;
    }
    const auto& tokens = document_.tokens;
    const bool latin = tokens[match.first].script == text::Script::Latin;
    // "The train", "In Niger": the article rung drops words that begin a sentence as well.
    if (match.length() > 1 && latin && match.rung == Rung::Article && words_.is_hard_stop(match.first, match.first + 1)) {
        return true;
    }
    if (match.length() == 1 && tables::code_points(tokens[match.first].norm) < tables::code_points(match.prefix.text) + 3) {
        return true;
    }
    const bool stop = words_.is_stop(match.first, match.last);
    if (words_.is_hard_stop(match.first, match.last) && !(after_kind && !latin)) {
        return true;
    }
    if (latin && match.length() == 1 && initials(match)) {
        return true;
    }
    if (words_.inside_other_phrase(match.first, match.last)) {
        return true;
    }
    if (const auto* trap = words_.before(match.first, WordClass::Trap); trap != nullptr && trap->entry->has("next") && !after_kind && (words_.before(trap->first, WordClass::VerbHit) == nullptr || words_.at(match.last, WordClass::Kind) != nullptr) && tokens[trap->first].sentence == tokens[match.first].sentence) {
        return true;
    }
    if (const auto* trap = words_.at(match.last, WordClass::Trap); latin && trap != nullptr && trap->entry->has("prev") && tokens[match.last].capital && tokens[match.last].span.begin <= tokens[match.last - 1].span.end + 1) {
        return true;
    }
    if (person_around(match) || head_of_longer(match)) {
        return true;
    }
    const double importance = gazetteer_.place(match.places.front()).importance();
    const bool single = match.length() == 1;
    const bool sentence_start = latin && single && document_.sentences[tokens[match.first].sentence].first == match.first && !tokens[match.first].all_caps;
    const bool stripped = !match.prefix.empty();
    if (latin && mode_ == ScanMode::Report && sentence_only_capital(match)) {
        return true;
    }
    if (latin) {
        weak = stop || (single && importance < (sentence_start ? kStrongImportance : kMinorImportance));
    } else {
        // "عند" for العند: running text writes the article where the name has one.
        const bool article_added = single && match.rung == Rung::Article && !text::has_article(tokens[match.first].norm);
        weak = stop || article_added || only_common(match) || (single && (importance < kStrongImportance || words_.is_known(match.first))) || (stripped && importance < kStrongImportance);
    }
    return false;
}

/// "U.N.", "AP": initials are no hamlets. "HOMS -" at the head of a paragraph and "in HOMS" are a city all the same.
bool PhraseScanner::initials(const NameMatch& match) const {
    const auto& tokens = document_.tokens;
    const auto& word = tokens[match.first];
    const bool dotted = word.norm.find('.') != std::string::npos;
    if ((!word.all_caps && !dotted) || word.norm.size() > 4 || gazetteer_.place(match.places.front()).is_country()) {
        return false;
    }
    const bool marked = match.last < words_.size() && tokens[match.last].kind == text::TokenKind::Punct;
    const bool known = !dotted && gazetteer_.place(match.places.front()).importance() >= kMinorImportance;
    if (known && (words_.before(match.first, WordClass::Prep) != nullptr || words_.before(match.first, WordClass::Relation) != nullptr)) {
        return false; // "in HOMS"
    }
    const bool heads_report = match.first < 3;
    const bool heads_paragraph = heads_report || tokens[match.first - 3].paragraph != word.paragraph;
    return !marked || !heads_paragraph || (!heads_report && !known);
}

bool PhraseScanner::name_here(std::uint32_t token, std::uint32_t limit, NameMatch& match, bool after_kind) const {
    if (!may_begin_name(token, after_kind)) {
        return false;
    }
    match = names_.longest(document_, token, limit);
    // A name must not run into a phrase that is none.
    while (!match.empty() && match.length() > 1 && words_.in_whole_trap(match.last - 1)) {
        match = names_.longest(document_, token, match.last - 1);
    }
    // "مطار مدينة كسلا" is no airport of Medina: the kind word opens what follows.
    const auto opens = [&](std::uint32_t last) {
        const auto* kind = words_.before(last, WordClass::Kind);
        return kind != nullptr && kind->length() == 1 && kind->entry->has("settled") && !kind->prefix.has(Feature::Definite) && last < limit && document_.tokens[last].kind == text::TokenKind::Word && document_.tokens[last].script == text::Script::Arabic;
    };
    if (!match.empty() && match.length() > 1 && opens(match.last)) {
        match = names_.longest(document_, token, match.last - 1);
    }
    return !match.empty();
}

/// A relation of several words that begins before the kind word holds it.
bool PhraseScanner::inside_relation(const lexicon::Hit& kind) const {
    for (std::uint32_t i = kind.first > 3 ? kind.first - 3 : 0; i < kind.first; ++i) {
        if (const auto* relation = words_.at(i, WordClass::Relation); relation != nullptr && relation->last >= kind.last) {
            return true;
        }
    }
    return false;
}

void PhraseScanner::set_kind(Mention& mention, const lexicon::Hit& kind) const {
    mention.kind = kind.entry->value;
    mention.kind_word = kind.entry->form;
    mention.group = kind_group(mention.kind);
    mention.small = kind.entry->has("small");
    mention.strict = kind.entry->has("strict");
    mention.several = kind.entry->has("many") || kind.suffix.features.any({Feature::Dual, Feature::Plural, Feature::SoundPlural, Feature::SimplePlural});
    mention.named_so = kind.entry->has("named") && !kind.prefix.has(Feature::Definite);
    mention.clitic_in = mention.clitic_in || kind.prefix.has(Feature::By);
    if (kind.prefix.has(Feature::To) && mention.prep == Prep::None) {
        mention.prep = Prep::Of;
    }
}

/// A kind word and the name behind it ("قاعدة حرير", "city of Irbil", "Camp Speicher").
std::optional<Mention> PhraseScanner::kind_phrase(std::uint32_t token, std::uint32_t limit) const {
    const auto* kind = words_.at(token, WordClass::Kind);
    if (kind == nullptr || words_.in_whole_trap(token)) {
        return std::nullopt;
    }
    if (inside_relation(*kind)) {
        return std::nullopt; // "off the coast of X" is no coast called X
    }
    const auto& tokens = document_.tokens;
    const bool latin = tokens[token].script == text::Script::Latin;
    std::uint32_t next = kind->last;
    const auto skip = [&](auto matches) {
        if (next < limit && matches(next)) {
            ++next;
            return true;
        }
        return false;
    };
    const bool of = skip([&](std::uint32_t i) { const auto* prep = words_.at(i, WordClass::Prep); return prep != nullptr && prep_of(*prep) == Prep::Of && prep->length() == 1; });
    skip([&](std::uint32_t i) { return words_.at(i, WordClass::Tail) != nullptr && !latin && !kind->prefix.has(Feature::Definite); });
    while (skip([&](std::uint32_t i) { return tokens[i].norm == "\"" || words_.is_definite_article(i) || tokens[i].norm == "("; })) {
    }
    if (next >= limit || (tokens[next].kind == text::TokenKind::Punct)) {
        return std::nullopt;
    }
    // مسجدا, قريةً: an indefinite object bears no name.
    const bool quoted_name = next > kind->last && tokens[next - 1].norm == "\"";
    if (!latin && kind->suffix.has(Feature::Accusative) && !quoted_name) {
        return std::nullopt;
    }
    // The base in Baghdad: a definite kind word is complete in itself, in Arabic.
    if (!latin && kind->prefix.has(Feature::Definite) && !quoted_name) {
        return std::nullopt;
    }
    Mention mention;
    bool weak = false;
    NameMatch match;
    if (name_here(next, limit, match, true) && !rejected(match, true, weak) && !(latin && words_.at(next, WordClass::Demonym) != nullptr && match.length() == 1)) {
        // "the airport in X" is not "the airport X": a clitic on the name makes it a place of its own.
        if (match.prefix.has(Feature::By) || (match.rung == Rung::Clitic && match.prefix.has(Feature::And))) {
            return std::nullopt;
        }
        mention.match = std::move(match);
        mention.name_first = mention.match.first;
        mention.name_last = mention.match.last;
        mention.weak = latin && !of && !tokens[token].capital && weak && mode_ == ScanMode::Report;
    } else if (mode_ == ScanMode::Report && (is_site(kind_group(kind->entry->value)) || kind->entry->has("settled") || kind->entry->has("admin") || kind_group(kind->entry->value) == KindGroup::Nature) && !kind->entry->has("strict")) {
        set_kind(mention, *kind);
        take_unknown_name(mention, next, limit);
        if (!mention.unknown) {
            return std::nullopt;
        }
    } else {
        return std::nullopt;
    }
    mention.first = token;
    mention.last = mention.name_last;
    set_kind(mention, *kind);
    // A house or office "of that name", in quotes: no town of that name.
    mention.strict = mention.strict || (quoted_name && !mention.unknown && mention.small && mention.group == KindGroup::Site);
    return mention;
}

std::optional<Mention> PhraseScanner::name_phrase(std::uint32_t token, std::uint32_t limit) const {
    NameMatch match;
    if (!name_here(token, limit, match, false)) {
        return std::nullopt;
    }
    Mention mention;
    while (rejected(match, false, mention.weak)) {
        if (match.length() < 2) {
            return std::nullopt;
        }
        NameMatch shorter = names_.longest(document_, token, match.last - 1);
        if (shorter.empty() || shorter.last >= match.last) {
            return std::nullopt;
        }
        match = std::move(shorter);
    }
    mention.match = std::move(match);
    mention.first = mention.name_first = mention.match.first;
    mention.last = mention.name_last = mention.match.last;
    mention.clitic_in = mention.match.prefix.has(Feature::By);
    mention.ordinary = words_.is_stop(mention.first, mention.last) || (mention.match.length() == 1 && words_.is_known(mention.first));
    mention.common = only_common(mention.match);
    if (mention.match.prefix.has(Feature::To)) {
        mention.prep = Prep::Of;
    }
    // "Wahda district": known as a whole in one town, as Wahda in others. "Homs Governorate": the town is not meant.
    const auto* behind = latin_word(token) && mention.match.length() > 1 ? words_.at(mention.match.last - 1, WordClass::Kind) : nullptr;
    if (behind != nullptr && behind->last == mention.match.last && (kind_group(behind->entry->value) == KindGroup::District || behind->entry->has("admin"))) {
        if (NameMatch bare = names_.longest(document_, token, mention.match.last - 1); !bare.empty() && bare.last + 1 == mention.match.last) {
            set_kind(mention, *behind);
            mention.whole = true;
            mention.also.push_back(std::move(bare));
        }
    }
    mention.conjoined = mention.match.prefix.has(Feature::And);
    return mention;
}

/// "the Black Sea port city of Odesa": the sea says what kind of town it is.
bool PhraseScanner::says_which_coast(const Mention& mention, std::uint32_t limit) const {
    if (mode_ != ScanMode::Report || mention.match.empty() || mention.last >= limit || !latin_word(mention.name_first) || kind_group(gazetteer_.place(mention.match.places.front()).kind()) != KindGroup::Water) {
        return false;
    }
    const std::uint32_t next = words_.covers(mention.last, WordClass::Adjective) ? mention.last + 1 : mention.last;
    const auto* kind = next < limit ? words_.at(next, WordClass::Kind) : nullptr;
    const KindGroup group = kind != nullptr ? kind_group(kind->entry->value) : KindGroup::None;
    return group == KindGroup::Settlement || group == KindGroup::Port || group == KindGroup::Province || group == KindGroup::Island;
}

std::vector<Mention> PhraseScanner::scan() const {
    std::vector<Mention> out;
    std::uint32_t floor = 0;
    auto barred = left_out_.begin();
    for (std::uint32_t i = 0; i < words_.size();) {
        for (; barred != left_out_.end() && barred->first <= i; ++barred) {
            floor = i = std::max(i, barred->second);
        }
        if (i >= words_.size()) {
            break;
        }
        if (document_.tokens[i].kind == text::TokenKind::Punct) {
            ++i;
            continue;
        }
        const std::uint32_t limit = std::min(clause_end(i), barred != left_out_.end() ? barred->first : words_.size());
        std::optional<Mention> mention = border_phrase(i, limit);
        if (!mention) {
            mention = abbreviation(i);
        }
        if (!mention) {
            auto by_name = name_phrase(i, limit);
            if (auto loose = loose_latin(i, limit, floor, by_name)) {
                by_name = std::move(loose);
            }
            auto by_kind = kind_phrase(i, limit);
            if (by_name && by_kind && by_name->name_last >= by_kind->name_last && !by_kind->unknown) {
                // The gazetteer knows the whole phrase, kind word included: the surest reading, the other as second.
                const bool part = by_kind->group == KindGroup::Neighbourhood && is_settled(kind_group(gazetteer_.place(by_kind->match.places.front()).kind())); // "Old City of Nablus"
                if (!part) {
                    by_name->also.push_back(std::move(by_kind->match));
                }
                by_name->kind = by_kind->kind;
                by_name->kind_word = by_kind->kind_word;
                by_name->group = by_kind->group;
                by_name->clitic_in = by_name->clitic_in || by_kind->clitic_in;
                by_name->weak = false;
                by_name->whole = true;
                mention = std::move(by_name);
            } else if (by_kind && by_name && by_kind->unknown && by_name->name_last >= by_kind->name_last) {
                mention = std::move(by_name);
            } else if (by_kind && (!by_name || by_kind->name_last >= by_name->name_last)) {
                mention = std::move(by_kind);
            } else if (by_name) {
                mention = std::move(by_name);
            } else if (auto capital = capital_phrase(i)) {
                mention = std::move(capital);
            } else if (const auto* kind = words_.at(i, WordClass::Kind); kind != nullptr && !words_.in_whole_trap(i)) {
                mention = nameless_phrase(*kind, limit);
            }
        }
        if (!mention) {
            ++i;
            continue;
        }
        if (says_which_coast(*mention, limit)) {
            floor = i = mention->last;
            continue;
        }
        if (const auto* kind = words_.at(i, WordClass::Kind); kind != nullptr && mention->kind.empty() && mention->name_first == i && kind->last < mention->name_last) {
            set_kind(*mention, *kind);
            mention->whole = true;
        }
        mention->hashtag = document_.tokens[mention->name_first].hashtag;
        mention->possessed = words_.before(mention->name_first, WordClass::BackReference) != nullptr && mention->match.empty();
        look_right(*mention, limit);
        look_left(*mention, floor);
        take_second(*mention, limit);
        mention->weak = mention->weak && explained_behind(*mention, limit) == nullptr;
        mention->compound = heads_adjective(*mention, limit);
        mention->state_seat = before_institution(*mention, limit);
        floor = mention->last;
        i = std::max(mention->last, i + 1);
        out.push_back(std::move(*mention));
    }
    return out;
}

} // namespace marsad::geocode
