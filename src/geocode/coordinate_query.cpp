#include "geocode/coordinate_query.h"

#include "geocode/coordinate_finder.h"

namespace marsad::geocode {

std::optional<geo::LonLat> parse_coordinates(std::string_view text) {
    const auto document = text::tokenize(text);
    const std::vector<lexicon::Hit> no_words;
    const PhraseWords words(document, no_words);
    const auto found = find_query_coordinate(words, no_words);
    return found && found->rest.empty() ? found->reading.position : std::nullopt;
}

} // namespace marsad::geocode
