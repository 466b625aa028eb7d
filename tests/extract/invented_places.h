#pragma once

// Reports of the tables of acts: paragraphs parted by " / ", invented places known wherever their names stand.

#include "model/place_reference.h"
#include "text/tokenizer.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

namespace marsad::test {

/// The text with its paragraphs on lines of their own.
inline std::string with_paragraphs(std::string text) {
    for (std::size_t at = text.find(" / "); at != std::string::npos; at = text.find(" / ", at)) {
        text.replace(at, 3, "\n\n");
    }
    return text;
}

/// What stands between the semicolons of a field.
inline std::vector<std::string> parted(const std::string& field) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at < field.size();) {
        const auto end = std::min(field.find(';', at), field.size());
        out.push_back(field.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

/// References to each of the names wherever it stands in the text; each name's place lies 100 km from the others.
inline std::vector<model::PlaceReference> references(const text::Document& document, const std::vector<std::string>& names) {
    std::vector<model::PlaceReference> out;
    double lon = 30;
    for (const auto& name : names) {
        lon += 1;
        const auto words = text::tokenize(name).tokens;
        for (std::uint32_t first = 0; first + words.size() <= document.tokens.size(); ++first) {
            const auto last = first + static_cast<std::uint32_t>(words.size());
            if (!std::equal(words.begin(), words.end(), document.tokens.begin() + first, [](const auto& a, const auto& b) { return a.norm == b.norm; })) {
                continue;
            }
            model::PlaceReference reference;
            reference.first_token = reference.name_first = first;
            reference.last_token = reference.name_last = last;
            reference.begin = document.tokens[first].span.begin;
            reference.end = document.tokens[last - 1].span.end;
            reference.text = name;
            reference.use = model::PlaceUse::Location;
            const auto position = geo::LonLat::from_degrees(geo::Lon{lon}, geo::Lat{33}).value();
            reference.candidates.push_back({"test:" + name, name, {}, "town", "Iraq", "IQ", {}, position, 3, 1, 1.0, "exact"});
            out.push_back(reference);
        }
    }
    std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.first_token < b.first_token; });
    return out;
}

} // namespace marsad::test
