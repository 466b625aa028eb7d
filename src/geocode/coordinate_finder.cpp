#include "geocode/coordinate_finder.h"

#include "geocode/coordinate_angles.h"
#include "geocode/coordinate_codes.h"
#include "geocode/coordinate_links.h"
#include "geocode/coordinate_pieces.h"
#include "text/fold.h"

#include <algorithm>
#include <string_view>

namespace marsad::geocode {

namespace {

constexpr std::uint32_t kShortestLink = 10;
constexpr std::uint32_t kLongestLink = 2000;
constexpr std::uint32_t kCueReach = 7; ///< tokens
constexpr int kFarCueDecimals = 2;     ///< "GPS jamming hit 2.5, 3.5 million": a cue further off wants finer numbers
constexpr int kThousandsDigits = 3;

bool link_sign(char32_t c) { return c > 0x20 && c < 0x7F && c != '"' && c != '<' && c != '>' && c != '\\' && c != '`'; }

class Finder {
  public:
    Finder(const PhraseWords& words, const std::vector<lexicon::Hit>& hits, PairMode mode) : words_(words), document_(words.document()), body_(document_.body), hits_(hits), mode_(mode) {}

    std::vector<CoordinateReading> run() {
        links_and_codes();
        std::vector<CoordinateReading> addressed;
        addressed.swap(found_);
        std::size_t next = 0;
        std::uint32_t floor = 0;
        for (std::uint32_t token = 0; token < words_.size(); ++token) {
            const std::uint32_t begin = document_.tokens[token].span.begin;
            while (next < addressed.size() && addressed[next].end <= begin) {
                ++next;
            }
            const bool inside = next < addressed.size() && addressed[next].begin <= begin;
            if (inside || begin < floor) {
                continue;
            }
            if (auto reading = at_token(token)) {
                floor = reading->end;
                found_.push_back(std::move(*reading));
            }
        }
        found_.insert(found_.end(), addressed.begin(), addressed.end());
        std::stable_sort(found_.begin(), found_.end(), [](const CoordinateReading& a, const CoordinateReading& b) { return a.begin < b.begin; });
        return std::move(found_);
    }

  private:
    [[nodiscard]] char32_t at(std::uint32_t i) const { return i < body_.size() ? body_[i] : 0; }

    void links_and_codes() {
        const auto size = static_cast<std::uint32_t>(body_.size());
        for (std::uint32_t i = 0; i < size;) {
            if (!link_sign(body_[i])) {
                ++i;
                continue;
            }
            std::uint32_t end = i;
            bool slash = false;
            bool plus = false;
            while (end < size && link_sign(body_[end])) {
                slash = slash || body_[end] == '/' || body_[end] == ':';
                plus = plus || body_[end] == '+';
                ++end;
            }
            if (!(slash && end - i >= kShortestLink && link(i, end)) && plus) {
                plus_codes(i, end);
            }
            i = end;
        }
    }

    bool link(std::uint32_t begin, std::uint32_t end) {
        constexpr std::u32string_view kBefore = U"([{'";
        constexpr std::u32string_view kBehind = U".,;:!?)]}'*";
        while (begin < end && kBefore.find(body_[begin]) != std::u32string_view::npos) {
            ++begin;
        }
        while (end > begin && kBehind.find(body_[end - 1]) != std::u32string_view::npos) {
            --end;
        }
        if (end - begin > kLongestLink) {
            return false;
        }
        std::string plain;
        for (std::uint32_t i = begin; i < end; ++i) {
            plain.push_back(static_cast<char>(body_[i]));
        }
        auto reading = read_map_link(plain);
        if (!reading) {
            return false;
        }
        reading->begin = begin;
        reading->end = end;
        found_.push_back(std::move(*reading));
        return true;
    }

    void plus_codes(std::uint32_t begin, std::uint32_t end) {
        for (std::uint32_t i = begin; i < end; ++i) {
            if (body_[i] != '+') {
                continue;
            }
            if (auto reading = read_plus_code(document_, i, mode_)) {
                i = std::max(i, reading->end - 1);
                found_.push_back(std::move(*reading));
            }
        }
    }

    /// Whether a coordinate may begin at the token at all.
    [[nodiscard]] bool may_begin(std::uint32_t token) const {
        const auto& t = document_.tokens[token];
        const char32_t first = at(t.span.begin);
        if (t.kind == text::TokenKind::Number) {
            return true;
        }
        if (t.kind == text::TokenKind::Punct) {
            return (t.norm == "-" || t.norm == "+") && text::digit_value(at(t.span.begin + 1)) >= 0;
        }
        const bool number_follows = token + 1 < words_.size() && (document_.tokens[token + 1].kind == text::TokenKind::Number || document_.tokens[token + 1].kind == text::TokenKind::Punct);
        if (const auto* word = words_.at(token, WordClass::Coordinates)) {
            return word->entry->value == "lat" || word->entry->value == "lon";
        }
        if (words_.at(token, WordClass::Hemisphere) != nullptr) {
            return number_follows && words_.before(token, WordClass::Unit) == nullptr; // not "10 km north 33.2, 44.2"
        }
        const bool letter = first < 0x80 && std::string_view("NSEWnsew").find(static_cast<char>(first)) != std::string_view::npos;
        return letter && (text::digit_value(at(t.span.begin + 1)) >= 0 || (t.span.end == t.span.begin + 1 && number_follows));
    }

    /// Not in the middle of something else ("$33.26", "v2.33", "a/33.26").
    [[nodiscard]] bool stands_free(std::uint32_t begin) const {
        if (begin == 0) {
            return true;
        }
        const char32_t before = body_[begin - 1];
        constexpr std::u32string_view kBinding = U"./\\_#@$€£%&+";
        return !text::is_letter(before) && text::digit_value(before) < 0 && kBinding.find(before) == std::u32string_view::npos;
    }

    std::optional<CoordinateReading> at_token(std::uint32_t token) const {
        if (!may_begin(token)) {
            return std::nullopt;
        }
        const std::uint32_t begin = document_.tokens[token].span.begin;
        if (!stands_free(begin)) {
            return std::nullopt;
        }
        const auto cue = cue_before(token);
        if (auto grid = document_.tokens[token].kind == text::TokenKind::Number ? read_grid(document_, begin, mode_, cue.has_value()) : std::nullopt) {
            return grid;
        }
        auto pair = read(begin);
        if (!pair || mode_ == PairMode::Query) {
            return pair;
        }
        if (pair->bare && (listed(token) || counts(pair->end))) {
            return std::nullopt;
        }
        const bool fine = pair->decimals >= kFarCueDecimals;
        if (cue && (*cue <= 1 || fine)) {
            pair->sure = true;
        }
        return pair->sure || (fine && bracketed(token, pair->end)) ? pair : std::nullopt;
    }

    /// A decimal comma where both numbers have one and nothing else can be meant; else a decimal point.
    [[nodiscard]] std::optional<CoordinateReading> read(std::uint32_t begin) const {
        const auto commas = PieceReader(words_, true).read(begin);
        const bool thousands = std::all_of(commas.begin(), commas.end(), [](const Piece& piece) { return piece.sign != Sign::Number || piece.decimals == kThousandsDigits; });
        const bool labelled = std::any_of(commas.begin(), commas.end(), [](const Piece& piece) { return piece.sign == Sign::Hemisphere || piece.sign == Sign::Latitude || piece.sign == Sign::Longitude; });
        const auto decimals = std::count_if(commas.begin(), commas.end(), [](const Piece& piece) { return piece.sign == Sign::Number && piece.decimals > 0; });
        if (decimals >= 2 && (!thousands || labelled)) {
            if (auto pair = read_pair(commas, mode_)) {
                return pair;
            }
        }
        return read_pair(PieceReader(words_, false).read(begin), mode_);
    }

    /// Words between the token and a cue word before it ("coordinates of the site: 33.2, 44.2"); nothing where none is near.
    [[nodiscard]] std::optional<std::uint32_t> cue_before(std::uint32_t token) const {
        std::uint32_t between = 0;
        for (std::uint32_t t = token, steps = 0; t > 0 && steps < kCueReach; --t, ++steps) {
            const auto& before = document_.tokens[t - 1];
            if (before.sentence != document_.tokens[token].sentence && between > 0) {
                return std::nullopt;
            }
            if (words_.covers(t - 1, WordClass::Coordinates)) {
                return between;
            }
            if (before.kind == text::TokenKind::Number) {
                return std::nullopt;
            }
            between += before.kind == text::TokenKind::Word ? 1 : 0;
        }
        return std::nullopt;
    }

    [[nodiscard]] bool bracketed(std::uint32_t token, std::uint32_t end) const {
        const std::uint32_t behind = token_from(document_, end);
        return token > 0 && (document_.tokens[token - 1].norm == "(" || document_.tokens[token - 1].norm == "[") && behind < words_.size() &&
               (document_.tokens[behind].norm == ")" || document_.tokens[behind].norm == "]");
    }

    /// A decimal and a comma before it: a pair of a longer list.
    [[nodiscard]] bool listed(std::uint32_t token) const {
        const std::uint32_t before = token > 0 && document_.tokens[token - 1].norm == "," ? token - 1 : token;
        return before > 0 && document_.tokens[before - 1].kind == text::TokenKind::Number && document_.tokens[before - 1].norm.find_first_of(".,") != std::string::npos;
    }

    /// "2.5, 3.5 million", "33.2, 44.2 %": a unit behind the numbers.
    [[nodiscard]] bool counts(std::uint32_t end) const {
        const std::uint32_t token = token_from(document_, end);
        if (token >= words_.size()) {
            return false;
        }
        const auto& t = document_.tokens[token];
        if (t.kind == text::TokenKind::Punct) {
            return t.norm == "%" || t.norm == "$";
        }
        const auto first = std::lower_bound(hits_.begin(), hits_.end(), token, [](const lexicon::Hit& hit, std::uint32_t wanted) { return hit.first < wanted; });
        for (auto hit = first; hit != hits_.end() && hit->first == token; ++hit) {
            if (hit->is("number") || hit->is("place_unit") || hit->is("unit") || hit->is("scale")) {
                return true;
            }
        }
        return false;
    }

    const PhraseWords& words_;
    const text::Document& document_;
    const std::u32string& body_;
    const std::vector<lexicon::Hit>& hits_;
    PairMode mode_;
    std::vector<CoordinateReading> found_;
};

/// What of a query stands outside the coordinate, without cue words, brackets and signs at its ends.
std::string rest_of(const PhraseWords& words, const CoordinateReading& reading, const CoordinateLead& lead) {
    const auto& document = words.document();
    std::string out;
    for (const bool behind : {false, true}) {
        std::uint32_t first = behind ? token_from(document, reading.end) : 0;
        std::uint32_t last = behind ? words.size() : 0;
        while (!behind && last < lead.first) {
            ++last;
        }
        const auto idle = [&](std::uint32_t t) {
            return document.tokens[t].kind == text::TokenKind::Punct || words.covers(t, WordClass::Coordinates) || words.covers(t, WordClass::Conjunction) || words.covers(t, WordClass::Prep) || words.is_article(t);
        };
        while (first < last && idle(first)) {
            ++first;
        }
        while (last > first && idle(last - 1)) {
            --last;
        }
        const std::string part = document.utf8(document.span_of(first, last));
        out += out.empty() || part.empty() ? part : ", " + part;
    }
    return out;
}

} // namespace

std::vector<CoordinateReading> find_coordinates(const PhraseWords& words, const std::vector<lexicon::Hit>& hits) { return Finder(words, hits, PairMode::Report).run(); }

std::optional<QueryCoordinate> find_query_coordinate(const PhraseWords& words, const std::vector<lexicon::Hit>& hits) {
    if (auto zoneless = read_zoneless(words.document())) {
        return QueryCoordinate{std::move(*zoneless), {}, {}};
    }
    const auto with_rest = [&](CoordinateReading reading) {
        const auto lead = lead_before(words, token_from(words.document(), reading.begin));
        std::string rest = rest_of(words, reading, lead);
        return QueryCoordinate{std::move(reading), lead, std::move(rest)};
    };
    std::optional<QueryCoordinate> beside_name;
    for (auto& reading : Finder(words, hits, PairMode::Query).run()) {
        auto found = with_rest(std::move(reading));
        if (found.rest.empty() || found.reading.form == CoordinateForm::ShortPlusCode) {
            return found;
        }
        if (!beside_name && found.reading.position && found.reading.decimals >= kFarCueDecimals) {
            found.reading.sure = false;
            beside_name = std::move(found);
        }
    }
    for (auto& reading : Finder(words, hits, PairMode::Report).run()) {
        if (reading.sure) {
            return with_rest(std::move(reading));
        }
    }
    const bool more_numbers = beside_name && std::any_of(beside_name->rest.begin(), beside_name->rest.end(), [](char c) { return c >= '0' && c <= '9'; });
    return more_numbers ? std::nullopt : beside_name;
}

} // namespace marsad::geocode
