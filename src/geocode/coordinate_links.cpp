#include "geocode/coordinate_links.h"

#include "geocode/coordinate_angles.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <utility>

namespace marsad::geocode {

namespace {

constexpr double kViewConfidence = 0.8;
constexpr double kDefaultZoom = 15;
constexpr double kViewPixels = 250; ///< what is meant lies near the middle of a screen
constexpr double kMetresPerPixel = 156543.03;

/// Hosts of map links, by the words in them; nothing here is fetched.
constexpr std::array<std::string_view, 14> kMapHosts = {"google.", "goo.gl", "openstreetmap.", "osm.org", "apple.com", "bing.com", "yandex.", "ya.ru", "wikimapia.org", "here.com", "waze.com", "geohack", "mapcarta.", "opentopomap."};
/// Links that stand for another address.
constexpr std::array<std::string_view, 7> kShortLinks = {"maps.app.goo.gl/", "goo.gl/maps/", "goo.gl/", "g.co/kgs/", "maps.apple/p/", "bit.ly/", "yandex.ru/maps/-/"};
constexpr std::array<std::string_view, 4> kShortMore = {"yandex.com/maps/-/", "t.ly/", "tinyurl.com/", "binged.it/"};

struct Number {
    double value = 0;
    int decimals = 0;
};

/// A plain decimal at `i`; moves behind it.
std::optional<Number> number_at(std::string_view text, std::size_t& i) {
    std::size_t end = i;
    if (end < text.size() && (text[end] == '-' || text[end] == '+')) {
        ++end;
    }
    const std::size_t first = end;
    Number out;
    bool fraction = false;
    while (end < text.size() && ((text[end] >= '0' && text[end] <= '9') || (text[end] == '.' && !fraction))) {
        out.decimals += fraction ? 1 : 0;
        fraction = fraction || text[end] == '.';
        ++end;
    }
    if (end == first || end - first > 24) {
        return std::nullopt;
    }
    const char* from = text.data() + i + (text[i] == '+' ? 1 : 0);
    if (std::from_chars(from, text.data() + end, out.value).ec != std::errc{}) {
        return std::nullopt;
    }
    i = end;
    return out;
}

/// %2C and %20, as far as numbers are written with them.
std::string unescaped(std::string_view link) {
    std::string out;
    for (std::size_t i = 0; i < link.size(); ++i) {
        unsigned value = 0;
        if (link[i] == '%' && i + 2 < link.size() && std::from_chars(link.data() + i + 1, link.data() + i + 3, value, 16).ptr == link.data() + i + 3 && value < 0x80 && value > 0x1F) {
            out.push_back(static_cast<char>(value));
            i += 2;
        } else {
            out.push_back(link[i] >= 'A' && link[i] <= 'Z' ? static_cast<char>(link[i] - 'A' + 'a') : link[i]);
        }
    }
    return out;
}

struct Pair {
    Number first;
    Number second;
    std::size_t end = 0;
};

std::optional<Pair> pair_at(std::string_view text, std::size_t i, std::string_view separators) {
    const auto skip = [&] {
        while (i < text.size() && (text[i] == ' ' || text[i] == '+')) {
            ++i;
        }
    };
    skip();
    const auto first = number_at(text, i);
    skip();
    if (!first || i >= text.size() || separators.find(text[i]) == std::string_view::npos) {
        return std::nullopt;
    }
    ++i;
    skip();
    const auto second = number_at(text, i);
    if (!second || (i < text.size() && ((text[i] >= 'a' && text[i] <= 'z') || text[i] == '.' || text[i] == '%'))) {
        return std::nullopt;
    }
    return Pair{*first, *second, i};
}

/// The value of a parameter ("ll=", "mlat="), behind '?', '&', '#' or ';'.
std::optional<std::size_t> parameter(std::string_view link, std::string_view name) {
    for (std::size_t at = link.find(name); at != std::string_view::npos; at = link.find(name, at + 1)) {
        if (at > 0 && std::string_view("?&#;").find(link[at - 1]) != std::string_view::npos && at + name.size() < link.size() && link[at + name.size()] == '=') {
            return at + name.size() + 1;
        }
    }
    return std::nullopt;
}

class LinkReader {
  public:
    explicit LinkReader(std::string_view link) : link_(link) {}

    std::optional<CoordinateReading> read() {
        if (link_.starts_with("geo:")) {
            return geo_address();
        }
        const std::size_t scheme = link_.find("://");
        const std::string_view rest = link_.substr(scheme == std::string_view::npos ? 0 : scheme + 3);
        const std::string_view host = rest.substr(0, rest.find_first_of("/?#"));
        if (host.size() == rest.size()) {
            return std::nullopt;
        }
        if (auto pinned = pin(host)) {
            return pinned;
        }
        if (auto shown = view(host)) {
            return shown;
        }
        return short_link(rest);
    }

  private:
    [[nodiscard]] static bool is(std::string_view host, std::string_view part) { return host.find(part) != std::string_view::npos; }

    [[nodiscard]] static std::optional<CoordinateReading> placed(const Number& lat, const Number& lon, CoordinateForm form, double zoom) {
        CoordinateReading out;
        out.form = form;
        const auto half = [](const Number& n) { return 0.5 * std::pow(10.0, -n.decimals); };
        place_pair(out, lat.value, lon.value, half(lat), half(lon), true);
        if (out.position && form == CoordinateForm::MapView) {
            const double km_per_pixel = kMetresPerPixel * std::cos(lat.value * 0.0174533) / std::pow(2.0, std::clamp(zoom, 0.0, 22.0)) / 1000;
            out.radius_km = std::max(out.radius_km, std::min(kViewPixels * km_per_pixel, 2000.0));
            out.decimals = std::min(out.decimals, decimals_of_radius(out.radius_km));
            out.confidence = kViewConfidence;
        }
        return out;
    }

    /// "geo:33.26,44.23;u=35", "geo:0,0?q=33.26,44.23(Site)".
    [[nodiscard]] std::optional<CoordinateReading> geo_address() const {
        const auto asked = parameter(link_, "q");
        const auto inner = asked ? pair_at(link_, *asked, ",") : std::nullopt;
        const auto pair = inner ? inner : pair_at(link_, 4, ",");
        if (!pair) {
            return std::nullopt;
        }
        auto out = placed(pair->first, pair->second, CoordinateForm::Link, 0);
        if (const auto uncertain = parameter(link_, "u"); uncertain && out && !inner) {
            std::size_t i = *uncertain;
            if (const auto metres = number_at(link_, i); metres && metres->value >= 0 && metres->value < 1e6) {
                out->radius_km = std::max(out->radius_km, metres->value / 1000);
            }
        }
        return out;
    }

    [[nodiscard]] std::optional<CoordinateReading> pin(std::string_view host) const {
        const bool yandex = is(host, "yandex.") || is(host, "ya.ru");
        if (const auto pair = marked("!3d", "!4d")) {
            return placed(pair->first, pair->second, CoordinateForm::Link, 0);
        }
        if (const auto pair = named("mlat", "mlon")) {
            return placed(pair->first, pair->second, CoordinateForm::Link, 0);
        }
        if (yandex) {
            for (const std::string_view name : {"pt", "whatshere[point]"}) {
                const auto value = parameter(link_, name);
                if (const auto pair = value ? pair_at(link_, *value, ",") : std::nullopt) {
                    return placed(pair->second, pair->first, CoordinateForm::Link, 0);
                }
            }
        }
        if (is(host, "bing.com")) {
            const auto point = link_.find("point.");
            if (const auto pair = point == std::string_view::npos ? std::nullopt : pair_at(link_, point + 6, "_")) {
                return placed(pair->first, pair->second, CoordinateForm::Link, 0);
            }
        }
        for (const std::string_view name : {"q", "query", "daddr", "destination", "coordinate", "address", "text", "to", "where1", "cbll", "viewpoint"}) {
            const auto value = parameter(link_, name);
            const std::size_t skip = value && link_.substr(*value).starts_with("loc:") ? 4 : value && link_.substr(*value).starts_with("ll.") ? 3
                                                                                                                                              : 0;
            if (const auto pair = value ? pair_at(link_, *value + skip, ",") : std::nullopt; pair && known(host)) {
                return placed(pair->first, pair->second, CoordinateForm::Link, 0);
            }
        }
        for (const std::string_view folder : {"/place/", "/search/", "/dir/", "/l/"}) {
            const auto at = link_.find(folder);
            if (const auto pair = at == std::string_view::npos ? std::nullopt : pair_at(link_, at + folder.size(), ","); pair && known(host)) {
                return placed(pair->first, pair->second, CoordinateForm::Link, 0);
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<CoordinateReading> view(std::string_view host) const {
        if (const auto at = link_.find("/@"); at != std::string_view::npos) {
            std::size_t end = at + 2;
            const auto lat = number_at(link_, end);
            if (lat && end < link_.size() && link_[end] == ',') {
                const auto lon = number_at(link_, ++end);
                return lon ? placed(*lat, *lon, CoordinateForm::MapView, zoom_behind(end, lat->value)) : std::nullopt;
            }
        }
        if (const auto value = parameter(link_, "map")) { // #map=zoom/lat/lon
            std::size_t i = *value;
            const auto zoom = number_at(link_, i);
            const auto pair = zoom && i < link_.size() && link_[i] == '/' ? pair_at(link_, i + 1, "/") : std::nullopt;
            if (pair) {
                return placed(pair->first, pair->second, CoordinateForm::MapView, zoom->value);
            }
        }
        if (const auto value = parameter(link_, "cp"); value && is(host, "bing.com")) {
            if (const auto pair = pair_at(link_, *value, "~")) {
                return placed(pair->first, pair->second, CoordinateForm::MapView, zoom_of("lvl"));
            }
        }
        for (const std::string_view name : {"ll", "center", "sll", "map"}) {
            const auto value = parameter(link_, name);
            const auto pair = value ? pair_at(link_, *value, ",") : std::nullopt;
            if (!pair || !known(host)) {
                continue;
            }
            const bool yandex = is(host, "yandex.") || is(host, "ya.ru");
            if (yandex) {
                return placed(pair->second, pair->first, CoordinateForm::MapView, zoom_of("z"));
            }
            const bool shows = name == "center" || name == "sll" || name == "map";
            return placed(pair->first, pair->second, shows ? CoordinateForm::MapView : CoordinateForm::Link, zoom_of("z"));
        }
        if (const auto pair = named("lat", "lon"); pair && known(host)) {
            return placed(pair->first, pair->second, CoordinateForm::MapView, zoom_of("z"));
        }
        if (const auto pair = marked("!3d", "!2d")) {
            return placed(pair->first, pair->second, CoordinateForm::MapView, kDefaultZoom);
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<CoordinateReading> short_link(std::string_view rest) const {
        const auto begins = [&](std::string_view prefix) { return rest.starts_with(prefix) && rest.size() > prefix.size(); };
        const bool short_one = std::any_of(kShortLinks.begin(), kShortLinks.end(), begins) || std::any_of(kShortMore.begin(), kShortMore.end(), begins);
        if (!short_one) {
            return std::nullopt;
        }
        CoordinateReading out;
        out.form = CoordinateForm::Link;
        out.problem = "a short link holds no coordinates and cannot be read without the network; open it and give the long address";
        return out;
    }

    [[nodiscard]] static bool known(std::string_view host) {
        return std::any_of(kMapHosts.begin(), kMapHosts.end(), [&](std::string_view part) { return is(host, part); });
    }

    /// The last "!3d33.2!4d44.2" of Google's data.
    [[nodiscard]] std::optional<Pair> marked(std::string_view first, std::string_view second) const {
        std::optional<Pair> out;
        for (std::size_t at = link_.find(first); at != std::string_view::npos && !out; at = link_.find(first, at + 1)) {
            std::size_t i = at + first.size();
            const auto lat = number_at(link_, i);
            if (!lat) {
                continue;
            }
            if (second == "!2d") { // the longitude stands before the latitude
                const std::size_t from = at > 30 ? at - 30 : 0;
                const auto before = link_.substr(from, at - from).rfind(second);
                std::size_t k = before == std::string_view::npos ? link_.size() : from + before + second.size();
                const auto lon = number_at(link_, k);
                if (lon && k == at) {
                    out = Pair{*lat, *lon, i};
                }
            } else if (link_.substr(i).starts_with(second)) {
                std::size_t k = i + second.size();
                if (const auto lon = number_at(link_, k)) {
                    out = Pair{*lat, *lon, k};
                }
            }
        }
        return out;
    }

    [[nodiscard]] std::optional<Pair> named(std::string_view lat_name, std::string_view lon_name) const {
        auto lat_at = parameter(link_, lat_name);
        auto lon_at = parameter(link_, lon_name);
        const auto lat = lat_at ? number_at(link_, *lat_at) : std::nullopt;
        const auto lon = lon_at ? number_at(link_, *lon_at) : std::nullopt;
        return lat && lon ? std::optional(Pair{*lat, *lon, 0}) : std::nullopt;
    }

    [[nodiscard]] double zoom_of(std::string_view name) const {
        auto at = parameter(link_, name);
        const auto zoom = at ? number_at(link_, *at) : std::nullopt;
        return zoom ? zoom->value : kDefaultZoom;
    }

    /// ",15z" or ",1500m" behind "@lat,lon".
    [[nodiscard]] double zoom_behind(std::size_t i, double lat_deg) const {
        if (i >= link_.size() || link_[i] != ',') {
            return kDefaultZoom;
        }
        const auto number = number_at(link_, ++i);
        if (!number || i >= link_.size()) {
            return kDefaultZoom;
        }
        if (link_[i] == 'm' && number->value > 0) { // metres from top to bottom
            return std::log2(kMetresPerPixel * std::cos(lat_deg * 0.0174533) * 2 * kViewPixels / number->value);
        }
        return link_[i] == 'z' ? number->value : kDefaultZoom;
    }

    std::string_view link_;
};

} // namespace

std::optional<CoordinateReading> read_map_link(std::string_view link) {
    const std::string plain = unescaped(link);
    return LinkReader(plain).read();
}

} // namespace marsad::geocode
