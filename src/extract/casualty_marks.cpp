#include "extract/casualty_marks.h"

#include "lexicon/name_table.h"

#include <algorithm>
#include <string>
#include <utility>

namespace marsad::extract::casualty {

namespace {

constexpr lexicon::NameTable kMarkNames(std::array<std::pair<std::string_view, Mark>, kMarkCount>{{
    {"person", Mark::Person},
    {"thing", Mark::Thing},
    {"toll_noun", Mark::TollNoun},
    {"harm", Mark::Harm},
    {"no_harm", Mark::NoHarm},
    {"harm_unknown", Mark::Unknown},
    {"toll", Mark::Toll},
    {"toll_move", Mark::TollMove},
    {"toll_first", Mark::TollFirst},
    {"subset", Mark::Subset},
    {"others", Mark::Others},
    {"period", Mark::Period},
    {"superlative", Mark::Superlative},
    {"contrast", Mark::Contrast},
    {"speech", Mark::Speech},
    {"toll_at", Mark::TollAt},
    {"perfect", Mark::Perfect},
    {"complement", Mark::Complement},
    {"aged", Mark::Aged},
    {"demonym", Mark::Demonym},
    {"weapon", Mark::Weapon},
    {"month", Mark::Month},
    {"toll_found", Mark::Found},
    {"weekday", Mark::Weekday},
    {"toll_aside", Mark::Aside},
    {"toll_from", Mark::From},
}});

constexpr lexicon::NameTable kRoleNames(std::to_array<std::pair<std::string_view, Role>>({
    {"he", Role::He},
    {"reason", Role::Reason},
    {"indef", Role::Indef},
    {"det", Role::Det},
    {"poss", Role::Poss},
    {"of", Role::Of},
    {"prep", Role::Prep},
    {"to", Role::To},
    {"agent", Role::Agent},
    {"and", Role::And},
    {"or", Role::Or},
    {"stop", Role::Stop},
    {"aux", Role::Aux},
    {"have", Role::Have},
    {"adv", Role::Adv},
    {"not", Role::Not},
    {"intent", Role::Intent},
    {"them", Role::Them},
    {"him", Role::Him},
    {"with", Role::With},
    {"who", Role::Who},
    {"modifier", Role::Modifier},
    {"wound", Role::Wound},
    {"memory", Role::Memory},
    {"neither", Role::Neither},
    {"except", Role::Except},
    {"one_of", Role::OneOf},
}));

constexpr char32_t kFirstLetter = 0x0621;
constexpr char32_t kLastLetter = 0x064A;
constexpr char32_t kTatweel = 0x0640;
constexpr char32_t kAlif = 0x0627;
constexpr char32_t kTaMarbuta = 0x0629;
constexpr char32_t kAlifMaqsura = 0x0649;
constexpr char32_t kAlifHamzaAbove = 0x0623;
constexpr char32_t kAlifHamzaBelow = 0x0625;
constexpr std::string_view kAlifUtf8 = "\xD8\xA7";
constexpr std::string_view kAlifMaqsuraUtf8 = "\xD9\x89";
constexpr std::string_view kAlifHamzaAboveUtf8 = "\xD8\xA3";
constexpr std::string_view kAlifHamzaBelowUtf8 = "\xD8\xA5";

bool better(const lexicon::Hit& a, const lexicon::Hit& b) {
    if (a.length() != b.length()) {
        return a.length() > b.length();
    }
    const bool gap_a = a.entry->form.find("...") != std::string::npos;
    if (gap_a != (b.entry->form.find("...") != std::string::npos)) {
        return !gap_a;
    }
    const bool verb_a = a.entry->has("verb");
    if (verb_a != b.entry->has("verb")) {
        return verb_a; // قتل: the verb, unless clitics leave only the noun
    }
    return a.suffix.size() < b.suffix.size();
}

} // namespace

void Marks::load(const text::Sentence& sentence) {
    first_ = sentence.first;
    last_ = sentence.last;
    cells_.assign(last_ - first_, Cell{});
    const auto& hits = analysis_.hits;
    while (next_hit_ < hits.size() && hits[next_hit_].first < first_) {
        ++next_hit_;
    }
    for (; next_hit_ < hits.size() && hits[next_hit_].first < last_; ++next_hit_) {
        place(hits[next_hit_]);
    }
    while (next_number_ < numbers_.size() && numbers_[next_number_].tokens.first < first_) {
        ++next_number_;
    }
    for (; next_number_ < numbers_.size() && numbers_[next_number_].tokens.first < last_; ++next_number_) {
        cells_[numbers_[next_number_].tokens.first - first_].number = &numbers_[next_number_];
    }
}

void Marks::place(const lexicon::Hit& hit) {
    Cell& cell = cells_[hit.first - first_];
    if (hit.is("role")) {
        const Role* const role = kRoleNames.find(hit.entry->value, hit.entry->value_hash);
        if (role == nullptr) {
            return;
        }
        for (std::uint32_t token = hit.first; token < hit.last && token < last_; ++token) {
            Cell& here = cells_[token - first_];
            if (here.role == Role::None || hit.length() > 1) {
                here.role = *role;
            }
        }
        return;
    }
    const Mark* const mark = kMarkNames.find(hit.entry->cls, hit.entry->cls_hash);
    if (mark == nullptr) {
        return;
    }
    if (hit.entry->has("owned") && hit.suffix.empty()) {
        return; // قتلاها, and not قتلا
    }
    if ((*mark == Mark::TollNoun || *mark == Mark::Harm) && spelled_apart(hit)) {
        return;
    }
    const lexicon::Hit*& slot = cell.hit[static_cast<std::size_t>(*mark)];
    if (slot == nullptr || better(hit, *slot)) {
        slot = &hit;
    }
}

bool Marks::spelled_apart(const lexicon::Hit& hit) const {
    if (hit.length() != 1 || tokens_[hit.first].script != text::Script::Arabic) {
        return false;
    }
    const auto span = tokens_[hit.first].span;
    const std::u32string_view written = std::u32string_view(analysis_.document.body).substr(span.begin, span.end - span.begin);
    const auto ends_so = [&](std::string_view letter) { // some form of the row, where a row lists several
        const std::string_view forms = hit.entry->form;
        return forms.ends_with(letter) || forms.find(std::string(letter) + "|") != std::string_view::npos;
    };
    const auto base = [](char32_t sign) { return sign >= kFirstLetter && sign <= kLastLetter && sign != kTatweel; };
    const auto last = std::find_if(written.rbegin(), written.rend(), base);
    if (last != written.rend() && ((hit.suffix.empty() && ends_so(kAlifMaqsuraUtf8) && !ends_so(kAlifUtf8) && *last == kAlif) || (hit.suffix.has(lexicon::Feature::Accusative) && *last == kAlifMaqsura))) {
        return true;
    }
    const bool above = hit.entry->form.find(kAlifHamzaAboveUtf8) != std::string::npos;
    const bool below = hit.entry->form.find(kAlifHamzaBelowUtf8) != std::string::npos;
    const auto hamza = std::find_if(written.begin(), written.end(), [](char32_t sign) { return sign == kAlifHamzaAbove || sign == kAlifHamzaBelow; });
    return above != below && hamza != written.end() && (*hamza == kAlifHamzaAbove) != above;
}

bool Marks::parted(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t token = from; token < to; ++token) {
        if (punct(token, ";")) {
            return true;
        }
    }
    return false;
}

bool Marks::written_feminine(std::uint32_t index) const {
    const auto span = tokens_[index].span;
    const std::u32string_view written = std::u32string_view(analysis_.document.body).substr(span.begin, span.end - span.begin);
    return written.find(kTaMarbuta) != std::u32string_view::npos;
}

bool Marks::any(Mark mark, std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t token = std::max(from, first_); token < std::min(to, last_); ++token) {
        if (has(mark, token)) {
            return true;
        }
    }
    return false;
}

} // namespace marsad::extract::casualty
