// Any bytes as a question for a place: the first byte chooses the language, a line break parts the context.
#include "fuzz/small_gazetteer.h"
#include "geocode/autocomplete.h"
#include "geocode/geocoder.h"

#include <array>
#include <cmath>

using namespace marsad;
using fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const geocode::Geocoder geocoder = [] {
        auto opened = geocode::Geocoder::open(fuzz::small_data_dir() / "gazetteer.bin", fuzz::packs());
        require(opened.has_value(), "the small gazetteer opens");
        return std::move(*opened);
    }();
    if (size == 0) {
        return 0;
    }
    constexpr std::array<const char*, 6> kLanguages{"auto", "ar", "en", "fa", "ku", ""};
    const char* lang = kLanguages[data[0] % kLanguages.size()];
    const auto bytes = fuzz::as_text(data + 1, size - 1);
    const auto end = bytes.find('\n');
    const auto query = bytes.substr(0, end);
    const auto context = end == std::string_view::npos ? std::string_view() : bytes.substr(end + 1);
    const auto places = geocoder.geocode(query, lang, context, 5);
    require(places.size() <= 5, "no more places than were asked for");
    for (const auto& place : places) {
        require(place.confidence >= 0 && place.confidence <= 1, "confidence lies in [0, 1]");
        require(std::isfinite(place.radius_km) && place.radius_km >= 0, "a radius is a length");
        require(place.geo_precision >= 1 && place.geo_precision <= 3, "geo_precision is 1, 2 or 3");
        require(!place.rung.empty(), "a place says by which rung it was found");
    }
    const auto first = geocoder.geocode(query, lang, context, 1);
    require(first.empty() == places.empty() && (first.empty() || first[0].place_id == places[0].place_id), "the order does not depend on the limit");
    const auto view = data[0] % 2 == 0 ? std::optional(geocode::CompletionView{*geo::LonLat::from_degrees(geo::Lon{44.4}, geo::Lat{33.3}), 1.0 + data[0]}) : std::nullopt;
    const auto completions = geocode::complete(geocoder, query, lang, view, 5);
    require(completions.size() <= 5, "no more completions than were asked for");
    const auto one = geocode::complete(geocoder, query, lang, view, 1);
    require(one.empty() == completions.empty() && (one.empty() || one[0].index == completions[0].index), "nor does the order of completions depend on it");
    return 0;
}
