#include "geocode/coordinate_angles.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace marsad::geocode {

namespace {

constexpr int kSureDecimals = 4;   ///< a bare pair in running text with fewer is any two numbers
constexpr int kSurelyDecimals = 5; ///< with so many it is no pair of rates either
constexpr double kTwoDigits = 10;
constexpr double kBareConfidence = 0.9; ///< the order is taken for granted
constexpr double kStatedConfidence = 0.95;
constexpr double kNullIslandConfidence = 0.2; ///< 0, 0 is what a receiver without a fix says

/// Latitude or longitude while it is read.
struct Angle {
    std::array<double, 3> parts{};
    std::array<int, 3> decimals{};
    std::array<int, 3> whole{};
    std::array<bool, 3> marked{};
    std::size_t count = 0;
    char hemisphere = 0;
    char axis = 0; ///< 'a' latitude, 'o' longitude, by a word
    int sign = 1;
    bool signed_ = false;
    bool closed = false;
    bool small = false;

    [[nodiscard]] bool is_lat() const { return hemisphere == 'n' || hemisphere == 's' || axis == 'a'; }
    [[nodiscard]] bool is_lon() const { return hemisphere == 'e' || hemisphere == 'w' || axis == 'o'; }
    [[nodiscard]] bool any_mark() const { return marked[0] || marked[1] || marked[2]; }
    [[nodiscard]] bool labelled() const { return hemisphere != 0 || axis != 0; }
    [[nodiscard]] double degrees() const {
        const double value = parts[0] + parts[1] / 60 + parts[2] / 3600;
        return sign < 0 || hemisphere == 's' || hemisphere == 'w' ? -value : value;
    }
    /// Half of the last digit, in degrees.
    [[nodiscard]] double half_digit() const {
        const std::size_t last = count - 1;
        return 0.5 * std::pow(10.0, -decimals[last]) / std::pow(60.0, static_cast<double>(last));
    }
    /// 331545N, 04414E, 3315.75N: degrees and minutes without a sign between.
    bool part_compact() {
        if (count != 1 || hemisphere == 0 || whole[0] < 4 || any_mark()) {
            return whole[0] <= 3;
        }
        const bool seconds = whole[0] >= 6;
        if (whole[0] > 7) {
            return false;
        }
        double rest = parts[0];
        const int digits = decimals[0];
        const double unit = seconds ? 10000 : 100;
        parts[0] = std::floor(rest / unit);
        rest -= parts[0] * unit;
        parts[1] = seconds ? std::floor(rest / 100) : rest;
        parts[2] = seconds ? rest - parts[1] * 100 : 0;
        count = seconds ? 3 : 2;
        decimals = {0, seconds ? 0 : digits, seconds ? digits : 0};
        return true;
    }
};

/// More than a bare whole number.
bool detailed(const Angle& angle) { return angle.decimals[angle.count - 1] > 0 || angle.count > 1 || angle.marked[0]; }

bool separates(Sign sign) { return sign == Sign::Comma || sign == Sign::Semicolon || sign == Sign::Slash || sign == Sign::And || sign == Sign::Dash; }

class PairParser {
  public:
    PairParser(const std::vector<Piece>& pieces, PairMode mode) : pieces_(pieces), mode_(mode) {
        std::size_t numbers = 0;
        bool parted = false;
        for (const auto& piece : pieces_) {
            numbers += piece.sign == Sign::Number ? 1 : 0;
            parted = parted || separates(piece.sign);
            structured_ = structured_ || piece.sign == Sign::Hemisphere || piece.sign == Sign::Latitude || piece.sign == Sign::Longitude;
        }
        flat_parts_ = !structured_ && !parted && (numbers == 4 || numbers == 6) ? numbers / 2 : 1;
        comma_parted_ = parted;
    }

    std::optional<CoordinateReading> run() {
        for (at_ = 0; at_ < pieces_.size(); ++at_) {
            if ((at_ > 0 && pieces_[at_].newline && !begins_label(pieces_[at_])) || !take(pieces_[at_])) {
                break;
            }
        }
        if (first().count == 0 || second().count == 0) {
            return std::nullopt;
        }
        return judged();
    }

  private:
    Angle& first() { return angles_[0]; }
    Angle& second() { return angles_[1]; }
    Angle& current() { return angles_[current_]; }
    [[nodiscard]] static bool begins_label(const Piece& piece) { return piece.sign == Sign::Latitude || piece.sign == Sign::Longitude || piece.sign == Sign::Hemisphere; }
    [[nodiscard]] const Piece* next(std::size_t steps = 1) const { return at_ + steps < pieces_.size() ? &pieces_[at_ + steps] : nullptr; }
    [[nodiscard]] bool next_is(Sign sign, std::size_t steps = 1) const { return next(steps) != nullptr && next(steps)->sign == sign; }

    bool advance() {
        if (current_ == 1) {
            return false;
        }
        current_ = 1;
        return true;
    }

    /// Counts the piece as part of the coordinate.
    bool keep(const Piece& piece) {
        begin_ = begun_ ? begin_ : piece.begin;
        begun_ = true;
        end_ = piece.end;
        return true;
    }

    bool take(const Piece& piece) {
        switch (piece.sign) {
        case Sign::Number: return number(piece);
        case Sign::Degree: return mark(piece, 0);
        case Sign::Minute: return mark(piece, 1);
        case Sign::Second: return mark(piece, 2);
        case Sign::Hemisphere: return hemisphere(piece);
        case Sign::Latitude:
        case Sign::Longitude: return axis(piece);
        case Sign::Minus:
        case Sign::Plus: return sign(piece);
        case Sign::Hyphen: return current().count > 0 && !current().closed && next_is(Sign::Number);
        case Sign::Colon: return current().count == 0 || (!current().closed && next_is(Sign::Number) && !piece.spaced);
        case Sign::Cue:
        case Sign::Open: return first().count == 0;
        case Sign::Close: return first().count == 0;
        default: return separator();
        }
    }

    bool separator() {
        if (current().count == 0) {
            return begun_ && pieces_[at_].sign != Sign::Dash; // "lat/long 33.2, 44.2"; not "S-300"
        }
        const Sign sign = pieces_[at_].sign;
        const bool part_follows = next_is(Sign::Number) && (next_is(Sign::Minute, 2) || next_is(Sign::Second, 2));
        if ((sign == Sign::Comma || sign == Sign::And) && current().any_mark() && !current().closed && part_follows) {
            return true; // "33 degrees, 15 minutes and 45 seconds north"
        }
        return advance();
    }

    bool axis(const Piece& piece) {
        const char which = piece.sign == Sign::Latitude ? 'a' : 'o';
        if (current().count > 0) {
            if (!leading_axis_ && current().axis == 0) {
                current().axis = which; // "33.26 latitude"
                current().closed = true;
                return keep(piece);
            }
            if (!advance()) {
                return false;
            }
        }
        if (current().axis == 0) {
            current().axis = which;
        } else if (current().axis != which && current_ == 0) {
            second().axis = which; // "latitude/longitude: 33.2, 44.2"
        }
        leading_axis_ = true;
        return keep(piece);
    }

    bool hemisphere(const Piece& piece) {
        if (current().count > 0 && leading_hemisphere_ && !advance()) {
            return false;
        }
        if (current().hemisphere != 0) {
            return false;
        }
        if (current().count == 0) {
            leading_hemisphere_ = true;
        } else {
            current().closed = true;
        }
        current().hemisphere = piece.letter;
        current().small = piece.small;
        return keep(piece);
    }

    bool sign(const Piece& piece) {
        const bool tight = next_is(Sign::Number) && !next()->spaced;
        if (!tight || (current().count > 0 && !advance())) {
            return false;
        }
        current().sign = piece.sign == Sign::Minus ? -1 : 1;
        current().signed_ = true;
        return keep(piece);
    }

    bool mark(const Piece& piece, std::size_t part) {
        Angle& angle = current();
        const bool word = piece.end - piece.begin > 2;
        if (angle.count != part + 1 || angle.closed || angle.marked[part] || (piece.spaced && !word && part > 0)) {
            return false;
        }
        angle.marked[part] = true;
        return keep(piece);
    }

    bool number(const Piece& piece) {
        if (current().closed && !advance()) {
            return false;
        }
        const bool tied = at_ > 0 && (pieces_[at_ - 1].sign == Sign::Hyphen || (pieces_[at_ - 1].sign == Sign::Colon && current().count > 0));
        if (current().count > 0 && !continues(piece) && (tied || !advance())) {
            return false; // "33.2-44.2" is a range
        }
        Angle& angle = current();
        angle.parts[angle.count] = piece.value;
        angle.decimals[angle.count] = piece.decimals;
        angle.whole[angle.count] = piece.whole_digits;
        ++angle.count;
        return keep(piece);
    }

    /// Whether a number is the minutes or seconds of the angle before it.
    [[nodiscard]] bool continues(const Piece& piece) {
        const Angle& angle = current();
        const std::size_t last = angle.count - 1;
        if (angle.count >= 3 || angle.decimals[last] > 0 || next_is(Sign::Degree)) {
            return false;
        }
        const Sign before = pieces_[at_ - 1].sign;
        if (angle.marked[last] || before == Sign::Colon || before == Sign::Hyphen) {
            return true;
        }
        return piece.value < 60 && (structured_ || comma_parted_ || angle.count < flat_parts_);
    }

    std::optional<CoordinateReading> judged();
    [[nodiscard]] std::optional<std::string> contradiction(const Angle& a, const Angle& b) const;
    [[nodiscard]] bool plausible_shape() const;
    [[nodiscard]] bool sure_shape() const;
    [[nodiscard]] bool another_number() const {
        std::size_t i = at_;
        if (i < pieces_.size() && pieces_[i].sign == Sign::Comma) {
            ++i;
        }
        return i < pieces_.size() && pieces_[i].sign == Sign::Number && !pieces_[i].newline;
    }

    const std::vector<Piece>& pieces_;
    PairMode mode_;
    std::array<Angle, 2> angles_;
    std::size_t current_ = 0;
    std::size_t at_ = 0;
    std::size_t flat_parts_ = 1;
    bool structured_ = false;
    bool comma_parted_ = false;
    bool leading_axis_ = false;
    bool leading_hemisphere_ = false;
    bool begun_ = false;
    std::uint32_t begin_ = 0;
    std::uint32_t end_ = 0;
};

/// A pair of numbers that could be a latitude and a longitude at all, as far as the signs go.
bool PairParser::plausible_shape() const {
    const Angle& a = angles_[0];
    const Angle& b = angles_[1];
    const bool labelled = a.labelled() || b.labelled();
    const bool marked = a.marked[0] && b.marked[0];
    if (!labelled && !marked) {
        const bool decimals = a.decimals[a.count - 1] > 0 || b.decimals[b.count - 1] > 0;
        if (a.count != b.count || (a.count == 1 && !decimals) || (a.count == 2 && !decimals)) {
            return false; // "10, 20"
        }
        if (a.count > 1 && (mode_ == PairMode::Report || comma_parted_)) {
            return false;
        }
    }
    if (a.whole[0] > 3 || b.whole[0] > 3) {
        return false;
    }
    if (a.labelled() != b.labelled() && !(detailed(a) && detailed(b))) {
        return false; // "3 north 4"
    }
    if (another_number() && !labelled && !marked) {
        return false; // a list of numbers
    }
    return mode_ == PairMode::Query || !(a.small || b.small);
}

bool PairParser::sure_shape() const {
    const Angle& a = angles_[0];
    const Angle& b = angles_[1];
    if (a.labelled() && b.labelled()) {
        return (a.axis != 0 && b.axis != 0) || (detailed(a) && detailed(b));
    }
    if (a.marked[0] && b.marked[0]) {
        return a.count > 1 || b.count > 1 || detailed(a);
    }
    const int decimals = std::min(a.decimals[a.count - 1], b.decimals[b.count - 1]);
    const bool rates = a.parts[0] < kTwoDigits && b.parts[0] < kTwoDigits && decimals < kSurelyDecimals;
    return a.count == 1 && b.count == 1 && decimals >= kSureDecimals && !rates;
}

std::string letter_name(const Angle& angle) {
    const double size = std::abs(angle.degrees());
    return angle.hemisphere == 0 ? fmt::format("{:.6g}", angle.degrees()) : fmt::format("{:.6g}{}", size, static_cast<char>(angle.hemisphere - 'a' + 'A'));
}

/// Why the two cannot be a latitude and a longitude, whatever their size.
std::optional<std::string> PairParser::contradiction(const Angle& a, const Angle& b) const {
    for (const Angle* angle : {&a, &b}) {
        if (angle->is_lat() && angle->is_lon()) {
            return fmt::format("{} is called a latitude and a longitude at once; north and south go with latitude", letter_name(*angle));
        }
    }
    if (a.is_lat() && b.is_lat()) {
        return fmt::format("{} and {} are both latitudes; one of them must be east or west", letter_name(a), letter_name(b));
    }
    if (a.is_lon() && b.is_lon()) {
        return fmt::format("{} and {} are both longitudes; one of them must be north or south", letter_name(a), letter_name(b));
    }
    for (const Angle* angle : {&a, &b}) {
        if (angle->sign < 0 && (angle->hemisphere == 'n' || angle->hemisphere == 'e')) {
            return fmt::format("-{:.6g} with {} contradicts itself; leave out the sign or the letter", angle->parts[0], static_cast<char>(angle->hemisphere - 'a' + 'A'));
        }
        if (angle->count > 1 && angle->parts[1] >= 60) {
            return fmt::format("{:.6g} minutes are more than a degree; minutes end at 59, so these may be decimals: {}.{:02.0f}", angle->parts[1], angle->parts[0], angle->parts[1]);
        }
        if (angle->count > 2 && angle->parts[2] >= 60) {
            return fmt::format("{:.6g} seconds are more than a minute; seconds end at 59", angle->parts[2]);
        }
    }
    return std::nullopt;
}

std::optional<CoordinateReading> PairParser::judged() {
    for (auto& angle : angles_) {
        if (!angle.part_compact()) {
            return std::nullopt;
        }
        angle.whole[0] = std::min(angle.whole[0], angle.count > 1 ? 3 : angle.whole[0]);
    }
    if (!plausible_shape()) {
        return std::nullopt;
    }
    CoordinateReading out;
    out.begin = begin_;
    out.end = end_;
    out.sure = sure_shape();
    if (auto wrong = contradiction(first(), second())) {
        out.problem = std::move(*wrong);
        return out;
    }
    const bool stated = first().labelled() || second().labelled();
    out.bare = !stated && !first().any_mark();
    const bool lon_first = first().is_lon() || second().is_lat();
    const Angle& lat = angles_[lon_first ? 1 : 0];
    const Angle& lon = angles_[lon_first ? 0 : 1];
    place_pair(out, lat.degrees(), lon.degrees(), lat.half_digit(), lon.half_digit(), stated);
    return out;
}

} // namespace

double radius_of_digits_km(double half_lat_deg, double half_lon_deg, double lat_deg) {
    const double radians = lat_deg * std::numbers::pi / 180;
    const double km_per_lat = 111.13 - 0.56 * std::cos(2 * radians);
    const double km_per_lon = 111.32 * std::cos(radians);
    return std::max({half_lat_deg * km_per_lat, half_lon_deg * km_per_lon, kFinestRadiusKm});
}

int decimals_of_radius(double radius_km) { return std::clamp(static_cast<int>(std::ceil(std::log10(40.0 / std::max(radius_km, 1e-3)))), 0, 5); }

void place_pair(CoordinateReading& reading, double lat_deg, double lon_deg, double half_lat_deg, double half_lon_deg, bool order_stated) {
    const auto number = [](double value) { return fmt::format("{:.7g}", value); };
    const auto straight = geo::LonLat::from_degrees(geo::Lon{lon_deg}, geo::Lat{lat_deg});
    const auto other = order_stated ? std::nullopt : geo::LonLat::from_degrees(geo::Lon{lat_deg}, geo::Lat{lon_deg});
    if (!straight) {
        if (std::abs(lat_deg) > 90) {
            reading.problem = fmt::format("latitude {} is beyond 90", number(lat_deg));
            if (other) {
                reading.problem += fmt::format("; written longitude first? then ask for \"{}, {}\"", number(lon_deg), number(lat_deg));
            } else if (std::abs(lon_deg) > 180) {
                reading.problem += fmt::format(" and longitude {} beyond 180; no order of the two is a place on Earth", number(lon_deg));
            } else {
                reading.problem += "; there is no such place, check the digits";
            }
        } else {
            reading.problem = fmt::format("longitude {} is beyond 180; there is no such place, check the digits", number(lon_deg));
        }
        return;
    }
    reading.position = straight;
    reading.swapped = other;
    reading.radius_km = radius_of_digits_km(half_lat_deg, half_lon_deg, lat_deg);
    reading.decimals = decimals_of_radius(std::max(half_lat_deg, half_lon_deg) * 111);
    reading.confidence = lat_deg == 0 && lon_deg == 0 ? kNullIslandConfidence : order_stated ? kStatedConfidence
                                                                                             : kBareConfidence;
}

std::optional<CoordinateReading> read_pair(const std::vector<Piece>& pieces, PairMode mode) {
    // Most numbers of a text are followed by a word.
    const auto numbers = std::count_if(pieces.begin(), pieces.end(), [](const Piece& piece) { return piece.sign == Sign::Number; });
    return numbers < 2 ? std::nullopt : PairParser(pieces, mode).run();
}

} // namespace marsad::geocode
