#pragma once

#include "base/result.h"
#include "geocode/gazetteer_layer.h"
#include "lexicon/language_pack.h"
#include "model/event.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace marsad::geocode {

class Gazetteer;
class Resolver;

/// Places, best first; or why there is none: coordinates that cannot be, with the remedy.
struct Answer {
    std::vector<model::Place> places;
    std::string problem;
};

/// Turns a phrase that names a place into places, best first. Open once, then use from any thread: all questions are
/// const and share nothing that changes.
class Geocoder {
  public:
    /// Maps the gazetteer file, puts the layers beside it and indexes the place words of every language. `packs` must outlive the geocoder.
    /// Errors: those of the gazetteer file (missing, truncated, wrong version).
    [[nodiscard]] static base::Result<Geocoder> open(const std::filesystem::path& gazetteer_path, const lexicon::LanguagePacks& packs, Layers layers = {});

    Geocoder(Geocoder&&) noexcept;
    Geocoder& operator=(Geocoder&&) noexcept;
    ~Geocoder();

    /// What `query` means, at most `limit` places; nothing where it names no place (an ordinary word, a person, a
    /// weekday, an organisation). `lang`: ar, en, fa, he, tr, ru, uk, ku, fr; anything else means auto.
    /// `context`: other words of the same report or record ("Libya", "base at Baghdad airport"), may be empty.
    /// The order never depends on `limit`. Linear in the length of the query.
    [[nodiscard]] std::vector<model::Place> geocode(std::string_view query, std::string_view lang, std::string_view context, std::size_t limit) const;
    /// The same with the reason where `query` is a coordinate that can be none: out of range, contradicting itself, the two
    /// numbers swapped as far as the context tells, a short link, a short plus code without a place.
    [[nodiscard]] Answer answer(std::string_view query, std::string_view lang, std::string_view context, std::size_t limit) const;

    [[nodiscard]] const Gazetteer& gazetteer() const;
    /// What the recognizer works with; not for others.
    [[nodiscard]] const Resolver& resolver() const { return *resolver_; }

  private:
    explicit Geocoder(std::unique_ptr<Resolver> resolver);
    [[nodiscard]] std::vector<model::Place> by_name(std::string_view text, std::string_view lang, std::string_view context, std::size_t limit) const;
    std::unique_ptr<Resolver> resolver_;
};

} // namespace marsad::geocode
