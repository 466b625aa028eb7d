#pragma once

#include "geo/lon_lat.h"
#include "geocode/gazetteer.h"
#include "model/event.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace marsad::geocode {

class Geocoder;

/// What the user looks at: places near its middle are meant sooner.
struct CompletionView {
    geo::LonLat centre;
    double radius_km; ///< from the middle to a corner

    [[nodiscard]] static std::optional<CompletionView> of(const geo::Bounds& bounds);
};

/// How what is typed met a place, from strict to loose.
enum class CompletionMatch : unsigned char {
    Query,  ///< the whole of it is a query that names a point: coordinates, a code, "10 km north of X"
    Name,   ///< a whole name
    Prefix, ///< the beginning of a name
    Word,   ///< the beginning of a word inside a name, or words of a name with others between
    Typo,   ///< with one typing error
    Bridge, ///< by its consonants, from another script or spelling
};
[[nodiscard]] std::string_view name(CompletionMatch match);

struct Completion {
    model::Place place;      ///< name in English, name_local in Arabic (empty where there is none)
    std::string matched;     ///< the name that was met, as the gazetteer writes it; the text itself for a query
    CompletionMatch match = CompletionMatch::Prefix;
    PlaceIndex index = kNoPlace; ///< kNoPlace for coordinates
    double score = 0;        ///< importance or nearness, and exactness; what the order follows, except that queries come first and typing errors last
};

/// Places that the text typed so far may become, best first, at most `limit` (100 are the most), none twice. Any
/// script and language of the gazetteer, folded as in every look-up, articles or not; several words: the last one may
/// be unfinished; a kind word in front or behind narrows ("airport bag"). A place weighs the more of its importance
/// and its nearness to the view. Only where no name begins so, one typing error is forgiven (four letters or more, the
/// first holds) and the consonants that scripts share are tried. `lang` as in Geocoder::geocode. The order does not
/// depend on `limit`. Fast enough to be asked at every keystroke; any thread.
[[nodiscard]] std::vector<Completion> complete(const Geocoder& geocoder, std::string_view typed, std::string_view lang, const std::optional<CompletionView>& view, std::size_t limit);

} // namespace marsad::geocode
