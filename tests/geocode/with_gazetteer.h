#pragma once

#include "base/diagnostics.h"
#include "geocode/geocoder.h"
#include "lexicon/language_pack.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <optional>
#include <string>

namespace marsad::geocode {

/// The built gazetteer and the lexicons of the working tree, opened once for all tests of the executable. Tests that
/// need it skip where `data/gazetteer.bin` was not built (target "data").
class WithGazetteer : public ::testing::Test {
  protected:
    static std::filesystem::path file() { return std::filesystem::path(MARSAD_BINARY_DIR) / "data" / "gazetteer.bin"; }

    static const lexicon::LanguagePacks& packs() {
        static const lexicon::LanguagePacks loaded = [] {
            base::Diagnostics diagnostics;
            auto result = lexicon::LanguagePacks::load(std::filesystem::path(MARSAD_SOURCE_DIR) / "assets", {}, diagnostics);
            return std::move(*result);
        }();
        return loaded;
    }

    static const Geocoder* geocoder() {
        static const std::optional<Geocoder> opened = []() -> std::optional<Geocoder> {
            auto result = Geocoder::open(file(), packs());
            return result ? std::optional<Geocoder>(std::move(*result)) : std::nullopt;
        }();
        return opened ? &*opened : nullptr;
    }

    void SetUp() override {
        if (geocoder() == nullptr) {
            GTEST_SKIP() << "no " << file() << ": build the target \"data\"";
        }
    }

    static double km(const model::Place& place, double lat, double lon) {
        return geo::distance_km(place.position, *geo::LonLat::from_degrees(geo::Lon{lon}, geo::Lat{lat}));
    }
};

} // namespace marsad::geocode
