#include "geocode/coordinate_codes.h"

#include "geo/grid_reference.h"
#include "geo/plus_code.h"
#include "text/fold.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace marsad::geocode {

namespace {

constexpr std::size_t kSureGridDigits = 8; ///< in running text without a cue word
constexpr std::size_t kTellingGridDigits = 6;
constexpr std::uint32_t kMostGridReach = 48;
constexpr std::size_t kEastingDigits = 6;
constexpr std::size_t kNorthingDigits = 7;
constexpr std::size_t kFullCodeLetters = 8;

bool is_blank(char32_t c) { return c == ' ' || c == '\t' || c == 0xA0 || c == 0x202F || (c >= 0x2000 && c <= 0x200A); }
bool is_latin(char32_t c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }
char upper(char c) { return is_small(c) ? static_cast<char>(c - 'a' + 'A') : c; }

/// Walks over a reference, sign by sign; bidi controls are no signs.
class Walker {
  public:
    Walker(std::u32string_view body, std::uint32_t at) : body_(body), at_(at), end_(at), limit_(std::min<std::size_t>(body.size(), std::size_t{at} + kMostGridReach)) {}

    [[nodiscard]] std::uint32_t end() const { return end_; }
    [[nodiscard]] char32_t peek() {
        while (at_ < limit_ && text::is_ignorable(body_[at_])) {
            ++at_;
        }
        return at_ < limit_ ? body_[at_] : 0;
    }
    std::string digits() {
        std::string out;
        for (int digit = text::digit_value(peek()); digit >= 0; digit = text::digit_value(peek())) {
            out.push_back(static_cast<char>('0' + digit));
            step();
        }
        return out;
    }
    std::string letters() {
        std::string out;
        while (is_latin(peek())) {
            out.push_back(static_cast<char>(peek()));
            step();
        }
        return out;
    }
    bool blanks() {
        bool any = false;
        while (is_blank(peek())) {
            ++at_;
            any = true;
        }
        return any;
    }
    bool take(char32_t sign) {
        if (peek() != sign) {
            return false;
        }
        step();
        return true;
    }

  private:
    void step() { end_ = static_cast<std::uint32_t>(++at_); }

    std::u32string_view body_;
    std::size_t at_;
    std::uint32_t end_;
    std::size_t limit_;
};

void settle(CoordinateReading& reading, const base::Result<geo::GridSquare>& square) {
    if (!square) {
        reading.problem = square.error().message;
        return;
    }
    reading.position = square->middle;
    reading.radius_km = std::max(square->side_m / 1000, kFinestRadiusKm); // some round, some cut: the neighbour's half is possible
    reading.decimals = decimals_of_radius(square->side_m / 2000);
}

/// "441234 3681234", "441234E, 3681234N", "E441234 N3681234" behind the zone.
std::optional<CoordinateReading> read_utm(Walker walker, std::uint32_t begin, int zone, char letter, PairMode mode, bool cue) {
    const auto number = [&](char32_t side) -> std::optional<std::string> {
        (void)walker.take(side);
        std::string digits = walker.digits();
        std::string decimals;
        if (walker.peek() == '.') {
            Walker ahead = walker;
            (void)ahead.take('.');
            decimals = ahead.digits();
            walker = decimals.empty() ? walker : ahead;
        }
        Walker ahead = walker;
        const std::string unit = ahead.letters();
        if (unit == "m" || unit == std::string{'m', static_cast<char>(side)} || unit == std::string{static_cast<char>(side)}) {
            walker = ahead;
        } else if (!unit.empty()) {
            return std::nullopt;
        }
        return digits;
    };
    (void)walker.blanks();
    const auto east = number('E');
    const bool comma = walker.take(',');
    if (!east || east->size() != kEastingDigits || (!walker.blanks() && !comma)) {
        return std::nullopt;
    }
    const auto north = number('N');
    const bool shaped = north && north->size() <= kNorthingDigits && north->size() >= (cue || mode == PairMode::Query ? 5U : kNorthingDigits);
    if (!shaped) {
        return std::nullopt;
    }
    CoordinateReading out;
    out.form = CoordinateForm::Grid;
    out.begin = begin;
    out.end = walker.end();
    settle(out, geo::point_of_utm(zone, letter, std::stod(*east), std::stod(*north)));
    return out;
}

} // namespace

std::optional<CoordinateReading> read_grid(const text::Document& document, std::uint32_t begin, PairMode mode, bool cue) {
    Walker walker(document.body, begin);
    const std::string zone = walker.digits();
    if (zone.empty() || zone.size() > 2) {
        return std::nullopt;
    }
    const bool zone_parted = walker.blanks();
    std::string letters = walker.letters();
    if (letters.size() == 1) {
        Walker ahead = walker;
        (void)ahead.blanks();
        const std::string square = ahead.letters();
        if (square.size() != 2) {
            const bool small = is_small(letters.front());
            return mode == PairMode::Report && small ? std::nullopt : read_utm(walker, begin, std::stoi(zone), letters.front(), mode, cue);
        }
        letters += square;
        walker = ahead;
    }
    if (letters.size() != 3) {
        return std::nullopt;
    }
    std::uint32_t end = walker.end();
    (void)walker.blanks();
    std::string east = walker.digits();
    std::string north;
    if (!east.empty()) {
        end = walker.end();
        Walker ahead = walker;
        if (ahead.blanks()) {
            north = ahead.digits();
            end = north.empty() ? end : ahead.end();
            walker = north.empty() ? walker : ahead;
        }
    }
    if (is_latin(walker.peek()) || walker.peek() == U'/') {
        return std::nullopt;
    }
    const std::size_t digits = east.size() + north.size();
    const bool small = std::any_of(letters.begin(), letters.end(), is_small);
    const bool year = east.size() == 4 && (north.empty() || zone_parted) && (east.starts_with("19") || east.starts_with("20")); // "24 JUN 2024 0930"
    if (small && (mode == PairMode::Report || digits < kSureGridDigits)) {
        return std::nullopt; // "15 May 2022"
    }
    if (!cue && (digits < 4 || digits > 10 || year || (zone_parted && digits < kSureGridDigits) || (mode == PairMode::Report && digits < kSureGridDigits))) {
        return std::nullopt;
    }
    CoordinateReading out;
    out.form = CoordinateForm::Grid;
    out.begin = begin;
    out.end = end;
    if (!north.empty() && east.size() != north.size()) {
        out.problem = fmt::format("{} digits for east and {} for north; a grid reference has as many for either", east.size(), north.size());
    } else {
        settle(out, geo::square_of_mgrs(zone + letters + east + north));
    }
    if (!out.problem.empty() && !cue && digits < kTellingGridDigits) {
        return std::nullopt;
    }
    return out;
}

std::optional<CoordinateReading> read_zoneless(const text::Document& document) {
    Walker walker(document.body, 0);
    (void)walker.blanks();
    const std::string east = walker.digits();
    const bool comma = walker.take(',');
    const bool parted = walker.blanks() || comma;
    const std::string north = walker.digits();
    (void)walker.blanks();
    if (!parted || east.size() != kEastingDigits || north.size() != kNorthingDigits || walker.peek() != 0) {
        return std::nullopt;
    }
    CoordinateReading out;
    out.form = CoordinateForm::Grid;
    out.end = walker.end();
    out.problem = fmt::format("an easting and a northing without their zone; write \"38S {} {}\" with the zone that is meant", east, north);
    return out;
}

std::optional<CoordinateReading> read_plus_code(const text::Document& document, std::uint32_t plus, PairMode mode) {
    const auto& body = document.body;
    const auto sign = [&](std::uint32_t i) { return is_latin(body[i]) || (body[i] >= '0' && body[i] <= '9'); };
    std::uint32_t begin = plus;
    while (begin > 0 && plus - begin <= kFullCodeLetters && sign(begin - 1)) {
        --begin;
    }
    std::uint32_t end = plus + 1;
    while (end < body.size() && end - plus <= 8 && sign(end)) {
        ++end;
    }
    const std::size_t letters = plus - begin;
    const std::size_t behind = end - plus - 1;
    if (letters < 2 || letters > kFullCodeLetters || letters % 2 != 0 || behind == 1 || behind > 7 || (behind == 0 && letters < kFullCodeLetters)) {
        return std::nullopt;
    }
    if (end < body.size() && (body[end] == '+' || text::is_letter(body[end]))) {
        return std::nullopt;
    }
    std::string code;
    bool letter = false;
    bool digit = false;
    bool small = false;
    for (std::uint32_t i = begin; i < end; ++i) {
        const char c = static_cast<char>(body[i]);
        code.push_back(upper(c));
        letter = letter || (is_latin(body[i]) && i < plus);
        digit = digit || (c >= '0' && c <= '9');
        small = small || is_small(c);
    }
    if (!letter || !digit || (small && mode == PairMode::Report)) {
        return std::nullopt; // "2345+67"
    }
    CoordinateReading out;
    out.begin = begin;
    out.end = end;
    if (const auto cell = geo::cell_of_plus_code(code)) {
        out.form = CoordinateForm::PlusCode;
        out.position = cell->middle;
        out.radius_km = radius_of_digits_km(cell->half_lat_deg, cell->half_lon_deg, cell->middle.lat_deg());
        out.decimals = decimals_of_radius(cell->half_lat_deg * 111);
        return out;
    }
    if (!geo::is_plus_code(code)) {
        const auto wrong = code.find_first_not_of("23456789CFGHJMPQRVWX+0");
        if (letters != kFullCodeLetters || behind < 2 || wrong == std::string::npos) {
            return std::nullopt;
        }
        out.form = CoordinateForm::PlusCode;
        out.problem = fmt::format("a plus code has no {}; its signs are 2 to 9 and CFGHJMPQRVWX", code[wrong]);
        return out;
    }
    if (letters == kFullCodeLetters) {
        out.form = CoordinateForm::PlusCode;
        out.problem = fmt::format("the plus code {} lies outside the world; check its first two signs", code);
        return out;
    }
    out.form = CoordinateForm::ShortPlusCode;
    out.code = code;
    return out;
}

bool settle_short_code(CoordinateReading& reading, geo::LonLat reference) {
    const auto cell = geo::cell_of_short_plus_code(reading.code, reference);
    if (!cell) {
        return false;
    }
    reading.position = cell->middle;
    reading.radius_km = radius_of_digits_km(cell->half_lat_deg, cell->half_lon_deg, cell->middle.lat_deg());
    reading.decimals = decimals_of_radius(cell->half_lat_deg * 111);
    return true;
}

} // namespace marsad::geocode
