#include "geocode/name_finder.h"

#include "base/utf8.h"
#include "geocode/gazetteer_tables.h"
#include "text/fold.h"
#include "text/search_key.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace marsad::geocode {

namespace {

using lexicon::Feature;

constexpr unsigned kMaxNameWords = 7;
constexpr std::size_t kMaxPlaces = 160;
constexpr std::size_t kStemLetters = 4;
constexpr std::string_view kGlued = "-"; ///< ends the head of a variant that may be written together with the word behind
constexpr double kAcceptable = 0.45; ///< importance from which an exact spelling needs no looser one

bool single_letter(const text::Token& token) { return token.kind == text::TokenKind::Word && tables::code_points(token.norm) == 1; }

/// Appends a token to a key: a single letter joins the digits behind its hyphen, as name_key does.
void append_token(std::string& key, const text::Document& document, std::uint32_t first, std::uint32_t index) {
    const auto& token = document.tokens[index];
    const bool joins = index > first && token.joined_before && token.kind == text::TokenKind::Number && single_letter(document.tokens[index - 1]);
    if (!key.empty() && !joins) {
        key.push_back(' ');
    }
    key += text::key_word(token.norm);
}

std::vector<PlaceIndex> to_vector(const PlaceList& places) { return {places.begin(), places.begin() + static_cast<std::ptrdiff_t>(std::min(places.size(), kMaxPlaces))}; }

/// Whether the key of a name may begin with a letter of the script, by the first bytes of its letters: most names of a place are of
/// another script, and need not be folded to know.
bool may_begin_in(text::Script script, std::string_view name) {
    const auto any = [&](auto&& holds) { return std::any_of(name.begin(), name.end(), [&](char sign) { return holds(static_cast<unsigned char>(sign)); }); };
    switch (script) {
    case text::Script::Arabic: return any([](unsigned char byte) { return (byte >= 0xD8 && byte <= 0xDD) || byte == 0xE0 || byte >= 0xEF; });
    case text::Script::Latin: return any([](unsigned char byte) { return ((byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z') || (byte >= 0xC2 && byte <= 0xCD) || byte >= 0xE0; });
    default: return true;
    }
}

/// starts_with and ends_with for short words of one alphabet: mostly one comparison of bytes tells.
bool begins(std::string_view word, std::string_view head) { return head.empty() || (word.size() >= head.size() && word[head.size() - 1] == head.back() && word.starts_with(head)); }
bool ends(std::string_view word, std::string_view tail) { return tail.empty() || (word.size() >= tail.size() && word.back() == tail.back() && word.ends_with(tail)); }

bool quote(const text::Token& token) { return token.kind == text::TokenKind::Punct && token.norm == "\""; }

} // namespace

std::string_view name(Rung rung) {
    switch (rung) {
    case Rung::Exact: return "exact";
    case Rung::Article: return "article";
    case Rung::Clitic: return "clitic";
    case Rung::Bridge: return "bridge";
    case Rung::Fuzzy: return "fuzzy";
    case Rung::Code: return "code";
    case Rung::Coordinate: return "coordinate";
    case Rung::Relation: return "relation";
    case Rung::User: return "user";
    }
    return "exact";
}

NameFinder::NameFinder(const Gazetteer& gazetteer, const lexicon::Morphology* morphology) : gazetteer_(gazetteer), morphology_(morphology) {
    if (morphology != nullptr) {
        if (const auto index = morphology->pos("p")) {
            name_class_ = &morphology->pos_class(*index);
        }
    }
}

bool NameFinder::looks_like_adjective(std::string_view norm) const { return morphology_ != nullptr && morphology_->ends_with(norm, {Feature::Nisba, Feature::Accusative}); }

bool NameFinder::joined_by_and(const text::Token& token) const {
    if (name_class_ == nullptr || token.kind != text::TokenKind::Word) {
        return false;
    }
    const std::string plain = text::key_word(token.norm);
    return std::any_of(name_class_->prefixes.begin(), name_class_->prefixes.end(), [&](const auto& known) {
        const lexicon::Affix prefix = known.view();
        return prefix.has(Feature::And) && plain.starts_with(prefix.text) && tables::code_points(plain) >= tables::code_points(prefix.text) + 3;
    });
}

const std::vector<NameFinder::FirstWord>& NameFinder::first_words(const text::Document& document, std::uint32_t token) const {
    if (read_document_ != &document || first_words_.size() != document.tokens.size()) {
        read_document_ = &document;
        first_words_.assign(document.tokens.size(), {});
    }
    auto& words = first_words_[token];
    if (words.empty()) {
        words = read_first_words(document.tokens[token]);
    }
    return words;
}

std::vector<NameFinder::FirstWord> NameFinder::read_first_words(const text::Token& token) const {
    std::vector<FirstWord> out;
    const std::string plain = text::key_word(token.norm);
    out.push_back({plain, {}});
    if (name_class_ == nullptr || token.kind != text::TokenKind::Word) {
        return out;
    }
    for (const auto& known : name_class_->prefixes) {
        const lexicon::Affix prefix = known.view();
        if (prefix.empty() || prefix.has(Feature::Like) || !begins(plain, prefix.text)) {
            continue;
        }
        const std::string_view rest = std::string_view(plain).substr(prefix.size());
        if (const std::size_t letters = tables::code_points(rest); letters < 3) {
            if (letters == 2 && prefix.has(Feature::By)) { // بتل أبيض
                out.push_back({std::string(rest), prefix, true});
            }
            continue;
        }
        if (auto name = prefix.has(Feature::To) ? text::article_behind_lam(rest) : std::nullopt) {
            out.push_back({std::move(*name), prefix});
        }
        out.push_back({std::string(rest), prefix});
    }
    for (const auto& known : name_class_->suffixes) { // "Kilis'in": the case behind an apostrophe
        const lexicon::Affix suffix = known.view();
        if (!suffix.empty() && ends(plain, suffix.text) && tables::code_points(plain) >= tables::code_points(suffix.text) + kStemLetters) {
            out.push_back({plain.substr(0, plain.size() - suffix.size()), suffix});
        }
    }
    for (std::size_t i = 0, count = out.size(); i < count; ++i) {
        for (const auto& [written, listed] : name_class_->variants) {
            if (out[i].text.size() == written.size() && begins(out[i].text, written)) {
                out.push_back({listed, out[i].prefix});
            } else if (ends(written, kGlued) && begins(out[i].text, std::string_view(written).substr(0, written.size() - kGlued.size())) && tables::code_points(out[i].text) >= tables::code_points(written) + 2) {
                out.push_back({listed + ' ' + out[i].text.substr(written.size() - kGlued.size()), out[i].prefix}); // كفرعويد
            } else if (begins(written, kGlued) && begins(listed, kGlued) && ends(out[i].text, std::string_view(written).substr(kGlued.size())) && tables::code_points(out[i].text) >= tables::code_points(written) + kStemLetters) {
                const std::size_t ending = written.size() - kGlued.size(); // Мелитополем
                out.push_back({out[i].text.substr(0, out[i].text.size() - ending) + listed.substr(kGlued.size()), out[i].prefix});
            }
        }
    }
    return out;
}

void NameFinder::extend(const text::Document& document, const FirstWord& word, std::uint32_t first, std::uint32_t limit, bool whole_only, NameMatch& best) const {
    const std::size_t space = word.text.find(' '); // a head that was written together with what follows
    const unsigned words = gazetteer_.may_start(std::string_view(word.text).substr(0, space));
    if (words == 0) {
        return;
    }
    std::string key = word.text;
    std::uint32_t taken = first + 1;
    for (unsigned count = space == std::string::npos ? 1 : 2;;) {
        const bool candidate = (!whole_only || taken == limit) && !(word.goes_on && taken == first + 1);
        const bool longer = taken > best.last || best.empty();
        const bool strict_gain = taken == best.last && word.prefix.empty() && best.rung != Rung::Exact;
        if (candidate && (longer || strict_gain)) {
            const auto exact = gazetteer_.exact(key);
            if (!exact.empty()) {
                best = {first, taken, word.prefix.empty() ? Rung::Exact : Rung::Clitic, 0, word.prefix, to_vector(exact), {}};
                add_with_article(key, best);
            } else if (longer) {
                auto places = gazetteer_.article_free(text::article_free_key(key));
                if (!places.empty()) {
                    places.resize(std::min(places.size(), kMaxPlaces));
                    best = {first, taken, word.prefix.empty() ? Rung::Article : Rung::Clitic, 0, word.prefix, std::move(places), {}};
                }
            }
        }
        if (taken >= limit || count >= std::min(words, kMaxNameWords)) {
            return;
        }
        const auto& tokens = document.tokens;
        std::uint32_t next = taken;
        if (quote(tokens[next]) && next + 1 < limit) {
            ++next;
        }
        if (tokens[next].kind == text::TokenKind::Punct || tokens[next].sentence != tokens[first].sentence || tokens[next].paragraph != tokens[first].paragraph) {
            return;
        }
        const bool joins = tokens[next].joined_before && tokens[next].kind == text::TokenKind::Number && single_letter(tokens[next - 1]);
        append_token(key, document, first, next);
        taken = next + 1;
        count += joins ? 0 : 1;
    }
}

/// Where only hamlets have the very spelling, the places that write an article are asked as well: "Suwayda" is the
/// Syrian As-Suwayda rather than a Yemeni village.
void NameFinder::add_with_article(std::string_view key, NameMatch& match) const {
    for (const auto index : match.places) {
        const PlaceView place = gazetteer_.place(index);
        if (!place.is_province() && place.importance() > kAcceptable) {
            return;
        }
    }
    match.strict = match.places.size();
    for (const auto place : gazetteer_.article_free(text::article_free_key(key))) {
        if (match.places.size() < kMaxPlaces && std::find(match.places.begin(), match.places.begin() + static_cast<std::ptrdiff_t>(match.strict), place) == match.places.begin() + static_cast<std::ptrdiff_t>(match.strict)) {
            match.places.push_back(place);
        }
    }
}

NameMatch NameFinder::longest(const text::Document& document, std::uint32_t first, std::uint32_t limit) const {
    NameMatch best;
    if (first >= limit || document.tokens[first].kind == text::TokenKind::Punct) {
        return best;
    }
    for (const auto& word : first_words(document, first)) {
        extend(document, word, first, limit, false, best);
    }
    return best;
}

NameMatch NameFinder::whole(const text::Document& document, std::uint32_t first, std::uint32_t last) const {
    NameMatch best;
    if (first >= last || document.tokens[first].kind == text::TokenKind::Punct) {
        return best;
    }
    for (const auto& word : first_words(document, first)) {
        extend(document, word, first, last, true, best);
    }
    return best;
}

std::string NameFinder::key_of(const text::Document& document, std::uint32_t first, std::uint32_t last) {
    std::string key;
    for (std::uint32_t i = first; i < last; ++i) {
        if (document.tokens[i].kind != text::TokenKind::Punct) {
            append_token(key, document, first, i);
        }
    }
    return key;
}

NameMatch NameFinder::bridge(const text::Document& document, std::uint32_t first, std::uint32_t last) const {
    NameMatch match;
    match.first = first;
    match.last = last;
    match.rung = Rung::Bridge;
    bridge_key(document.utf8(document.span_of(first, last)), key_of(document, first, last), document.tokens[first].script, match);
    // Attached prepositions are consonants to the skeleton: take them off where the whole word gives nothing.
    if (!match.empty()) {
        return match;
    }
    for (const auto& word : first_words(document, first)) {
        if (word.prefix.empty()) {
            continue;
        }
        std::string rest = word.text;
        for (std::uint32_t i = first + 1; i < last; ++i) {
            append_token(rest, document, first, i);
        }
        bridge_key(rest, rest, document.tokens[first].script, match);
        if (!match.empty()) {
            match.prefix = word.prefix;
            break;
        }
    }
    return match;
}

/// Places with the skeleton of `written`. Where a place has names in the same script, one of them must look like the
/// key: the same consonants alone join Lahsio to Tallahassee.
void NameFinder::bridge_key(std::string_view written, std::string_view key, text::Script script, NameMatch& match) const {
    const std::string skeleton = text::skeleton_key(written);
    if (skeleton.size() < 2 || tables::code_points(key) < 4) {
        return;
    }
    const std::string bare = text::article_free_key(key);
    match.key_letters = std::max<std::size_t>(1, tables::code_points(bare));
    const unsigned limit = skeleton.size() == 2 ? (tables::code_points(bare) >= 7 ? 2U : 1U) : static_cast<unsigned>(std::max<std::size_t>(2, tables::code_points(bare) / 3));
    for (const auto index : gazetteer_.skeleton(skeleton, 96)) {
        unsigned nearest = limit + 1;
        bool same_script = false;
        for (const auto& named : gazetteer_.place(index).names()) {
            if (nearest == 0) {
                break;
            }
            if (!may_begin_in(script, named.text)) {
                continue;
            }
            const std::string other = text::article_free_key(text::name_key(named.text));
            if (other.empty() || text::script_of(base::decode_utf8(other, 0).code_point) != script) {
                continue;
            }
            same_script = true;
            const auto look_at = [&](std::string_view spelling) { // only what is nearer still counts
                nearest = nearest == 0 ? 0 : text::edit_distance(bare, spelling, nearest - 1);
            };
            look_at(other);
            // "ولاية ننكرهار", "Kharkiv Oblast": the name without its kind word.
            if (const std::size_t space = other.find(' '); space != std::string::npos && bare.find(' ') == std::string::npos) {
                look_at(std::string_view(other).substr(space + 1));
                look_at(std::string_view(other).substr(0, other.rfind(' ')));
            }
        }
        if (same_script ? nearest <= limit : skeleton.size() >= 3) {
            match.places.push_back(index);
            match.place_edits.push_back(same_script ? nearest : 2);
        }
    }
}

NameMatch NameFinder::fuzzy(const text::Document& document, std::uint32_t first, std::uint32_t last) const {
    NameMatch match;
    match.first = first;
    match.last = last;
    match.rung = Rung::Fuzzy;
    const std::string key = key_of(document, first, last);
    const std::string bare = text::article_free_key(key);
    const std::size_t length = tables::code_points(bare);
    match.key_letters = std::max<std::size_t>(1, length);
    if (length < 4) {
        return match;
    }
    const unsigned max_edits = length >= 8 ? 2 : 1;
    // Swapped neighbours and a letter too many, by exact look-ups: a swap inside "sh" moves the skeleton too far for
    // the gazetteer's own search.
    std::u32string letters32 = base::to_utf32(key);
    const auto look_up = [&](const std::u32string& changed) {
        for (const auto place : gazetteer_.exact(base::to_utf8(changed))) {
            if (std::find(match.places.begin(), match.places.end(), place) == match.places.end() && match.places.size() < 64) {
                match.places.push_back(place);
                match.place_edits.push_back(1);
            }
        }
    };
    for (std::size_t i = 1; i < std::min<std::size_t>(letters32.size(), 40); ++i) {
        if (i + 1 < letters32.size() && letters32[i] != letters32[i + 1]) {
            std::swap(letters32[i], letters32[i + 1]);
            look_up(letters32);
            std::swap(letters32[i], letters32[i + 1]);
        }
        std::u32string shorter = letters32;
        shorter.erase(i, 1);
        look_up(shorter);
    }
    for (const auto& found : gazetteer_.fuzzy(key, max_edits, 64)) {
        const std::string other = text::article_free_key(found.key);
        if (other.empty() || base::decode_utf8(other, 0).code_point != base::decode_utf8(bare, 0).code_point) {
            continue; // the first letter holds
        }
        match.places.push_back(found.place);
        match.place_edits.push_back(found.edits);
    }
    match.edits = match.place_edits.empty() ? 0 : match.place_edits.front();
    return match;
}

} // namespace marsad::geocode
