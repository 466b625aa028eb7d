#pragma once

#include "geocode/geocoder.h"
#include "lexicon/language_pack.h"
#include "lexicon/matcher.h"
#include "model/place_reference.h"
#include "text/tokenizer.h"

#include <vector>

namespace marsad::geocode {

/// Finds the place phrases of a report and decides, jointly over the report, what each of them means.
class Recognizer {
  public:
    /// `geocoder` must outlive the recognizer.
    explicit Recognizer(const Geocoder& geocoder) : geocoder_(geocoder) {}

    /// Every place phrase by its first token; phrases do not overlap. `hits` are those of one Matcher pass over
    /// `document` with `pack.lexicon`. Thread-safe; linear in the number of tokens.
    [[nodiscard]] std::vector<model::PlaceReference> find_places(const text::Document& document, const std::vector<lexicon::Hit>& hits, const lexicon::LanguagePack& pack) const;

  private:
    const Geocoder& geocoder_;
};

} // namespace marsad::geocode
