#include "extract/date_words.h"

#include "lexicon/name_table.h"

#include <array>
#include <charconv>
#include <utility>

namespace marsad::extract {

namespace {

constexpr lexicon::NameTable kClasses(std::to_array<std::pair<std::string_view, TimeClass>>({
    {"clock_hour", TimeClass::ClockHour},
    {"clock_word", TimeClass::ClockWord},
    {"clock_zone", TimeClass::Zone},
    {"date_anniversary", TimeClass::Anniversary},
    {"date_approx", TimeClass::Approx},
    {"date_dir", TimeClass::Direction},
    {"date_few", TimeClass::Few},
    {"date_future", TimeClass::Future},
    {"date_intro", TimeClass::Intro},
    {"date_link", TimeClass::Link},
    {"date_mod", TimeClass::Modifier},
    {"date_number", TimeClass::Number},
    {"date_ordinal", TimeClass::Ordinal},
    {"date_recall", TimeClass::Recall},
    {"date_section", TimeClass::Section},
    {"date_trap_after", TimeClass::TrapAfter},
    {"date_trap_before", TimeClass::TrapBefore},
    {"day_part", TimeClass::DayPart},
    {"day_word", TimeClass::DayWord},
    {"hijri_mark", TimeClass::HijriMark},
    {"hijri_month", TimeClass::HijriMonth},
    {"holiday", TimeClass::Holiday},
    {"month", TimeClass::Month},
    {"number", TimeClass::Number},
    {"ordinal", TimeClass::Ordinal},
    {"ordinal_suffix", TimeClass::OrdinalSuffix},
    {"time_unit", TimeClass::Unit},
    {"weekday", TimeClass::Weekday},
}));

std::optional<int> parse_int(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return value;
}

} // namespace

int TimeHit::attr_number(std::string_view attr, int otherwise) const {
    const auto content = hit->entry->attr(attr);
    return content ? parse_int(*content).value_or(otherwise) : otherwise;
}

DateWords::DateWords(const Analysis& analysis) : analysis_(analysis) {
    const auto count = analysis.document.tokens.size();
    offsets_.assign(count + 1, 0);
    for (const auto& hit : analysis.hits) {
        const TimeClass* const cls = kClasses.find(hit.entry->cls, hit.entry->cls_hash);
        if (cls == nullptr || hit.last > count) {
            continue;
        }
        const auto value = parse_int(hit.entry->value);
        if ((*cls == TimeClass::Number || *cls == TimeClass::Ordinal) && !value) {
            continue; // "dozens" and the like
        }
        hits_.push_back({{hit.first, hit.last}, *cls, value.value_or(0), &hit});
    }
    std::size_t next = 0;
    for (std::size_t token = 0; token <= count; ++token) {
        while (next < hits_.size() && hits_[next].tokens.first < token) {
            ++next;
        }
        offsets_[token] = static_cast<std::uint32_t>(next);
    }
}

const TimeHit* DateWords::at(std::uint32_t token, TimeClass cls) const {
    if (token >= token_count()) {
        return nullptr;
    }
    for (auto i = offsets_[token]; i < offsets_[token + 1]; ++i) {
        if (hits_[i].cls == cls) {
            return &hits_[i];
        }
    }
    return nullptr;
}

const TimeHit* DateWords::at(std::uint32_t token, TimeClass cls, std::string_view value) const {
    if (token >= token_count()) {
        return nullptr;
    }
    for (auto i = offsets_[token]; i < offsets_[token + 1]; ++i) {
        if (hits_[i].cls == cls && hits_[i].text() == value) {
            return &hits_[i];
        }
    }
    return nullptr;
}

const TimeHit* DateWords::before(std::uint32_t token, TimeClass cls) const {
    constexpr std::uint32_t kLongest = 4;
    for (std::uint32_t back = 1; back <= kLongest && back <= token; ++back) {
        for (auto i = offsets_[token - back]; i < offsets_[token - back + 1]; ++i) {
            if (hits_[i].cls == cls && hits_[i].tokens.last == token) {
                return &hits_[i];
            }
        }
    }
    return nullptr;
}

const TimeHit* DateWords::before(std::uint32_t token, TimeClass cls, std::string_view value) const {
    const TimeHit* hit = before(token, cls);
    return hit != nullptr && hit->text() == value ? hit : nullptr;
}

bool DateWords::has_shadda(std::uint32_t at) const {
    constexpr char32_t kShadda = 0x0651;
    const auto span = token(at).span;
    const auto& body = analysis_.document.body;
    for (auto i = span.begin; i < span.end && i < body.size(); ++i) {
        if (body[i] == kShadda) {
            return true;
        }
    }
    return false;
}

bool DateWords::is_punct(std::uint32_t at, std::string_view sign) const {
    return at < token_count() && token(at).kind == text::TokenKind::Punct && token(at).norm == sign;
}

std::optional<int> DateWords::digits(std::uint32_t at) const {
    if (at >= token_count() || token(at).kind != text::TokenKind::Number || token(at).norm.size() > 4) {
        return std::nullopt;
    }
    return parse_int(token(at).norm);
}

std::optional<CountAt> DateWords::number(std::uint32_t at) const {
    if (const auto value = digits(at)) {
        return CountAt{*value, at + 1};
    }
    const TimeHit* first = this->at(at, TimeClass::Number);
    if (first == nullptr) {
        return std::nullopt;
    }
    const TimeHit* second = this->at(first->tokens.last, TimeClass::Number);
    if (second == nullptr) {
        return CountAt{first->value, first->tokens.last};
    }
    // "twenty two", and units before tens tied by a clitic: خمسة وعشرين.
    const bool tens_first = first->value >= 20 && first->value % 10 == 0 && second->value < 10;
    const bool units_first = first->value < 10 && second->value >= 20 && second->value < 100 && !second->hit->prefix.empty();
    if ((tens_first || units_first) && first->value < 100) {
        return CountAt{first->value + second->value, second->tokens.last};
    }
    return CountAt{first->value, first->tokens.last};
}

std::optional<CountAt> DateWords::ordinal(std::uint32_t at) const {
    if (const auto value = digits(at)) {
        const TimeHit* suffix = this->at(at + 1, TimeClass::OrdinalSuffix);
        if (suffix != nullptr && token(at).span.end == token(at + 1).span.begin) {
            return CountAt{*value, at + 2};
        }
        return std::nullopt;
    }
    const TimeHit* first = this->at(at, TimeClass::Ordinal);
    if (first == nullptr) {
        const TimeHit* tens = this->at(at, TimeClass::Number);
        const TimeHit* unit = tens != nullptr ? this->at(tens->tokens.last, TimeClass::Ordinal) : nullptr;
        if (unit != nullptr && tens->value >= 20 && tens->value < 100 && unit->value < 10) {
            return CountAt{tens->value + unit->value, unit->tokens.last};
        }
        return std::nullopt;
    }
    if (const TimeHit* second = this->at(first->tokens.last, TimeClass::Ordinal); second != nullptr && first->value < 10 && second->value >= 20 && !second->hit->prefix.empty()) {
        return CountAt{first->value + second->value, second->tokens.last};
    }
    return CountAt{first->value, first->tokens.last};
}

std::optional<CountAt> DateWords::day_number(std::uint32_t at) const {
    if (const auto found = ordinal(at)) {
        return found->value >= 1 && found->value <= 31 ? found : std::nullopt;
    }
    if (const auto value = digits(at)) {
        if (*value < 1 || *value > 31 || token(at).norm.size() > 2) {
            return std::nullopt;
        }
        return CountAt{*value, at + 1};
    }
    if (at < token_count() && token(at).kind == text::TokenKind::Number) {
        const std::string_view norm = token(at).norm;
        const auto dash = norm.find('-');
        if (dash <= 2 && norm.size() - dash <= 3) {
            const auto low = parse_int(norm.substr(0, dash));
            const auto high = parse_int(norm.substr(dash + 1));
            if (low && high && *low >= 1 && *low < *high && *high <= 31) {
                return CountAt{*low, at + 1, *high};
            }
        }
    }
    return std::nullopt;
}

} // namespace marsad::extract
