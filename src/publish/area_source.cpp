#include "publish/area_source.h"

#include "geocode/area_geometry.h"
#include "geocode/gazetteer.h"

#include <memory>
#include <optional>
#include <string_view>
#include <utility>

namespace marsad::publish {

namespace {

class GazetteerAreas {
  public:
    GazetteerAreas(std::filesystem::path path, geocode::Layers layers) : path_(std::move(path)), layers_(std::move(layers)) {}

    std::optional<render::PlaceArea> operator()(const render::AreaQuestion& question) {
        if (!tried_) {
            tried_ = true;
            if (auto opened = geocode::Gazetteer::open(path_, layers_)) {
                gazetteer_.emplace(std::move(*opened));
            }
        }
        if (!gazetteer_ || question.place_id.empty()) {
            return std::nullopt;
        }
        // What was read back from a layer has lost its shape.
        const auto shape = question.shape ? question.shape : geocode::shape_read_back(*gazetteer_, place_of(question));
        if (!shape || shape->kind == model::AreaKind::Circle) {
            return std::nullopt;
        }
        const auto drawn = geocode::area_geometry(*gazetteer_, question.place_id, *shape);
        if (drawn.shape == "circle") {
            return std::nullopt;
        }
        const bool from_anchor = shape->kind == model::AreaKind::Sector || shape->kind == model::AreaKind::Ring;
        return render::make_place_area(drawn.geometry, look_of(drawn.shape), from_anchor ? std::optional(shape->anchor) : std::nullopt);
    }

  private:
    static render::AreaLook look_of(std::string_view shape) {
        return shape == "polygon" || shape == "sea" || shape == "part" ? render::AreaLook::Hatched : shape == "line" || shape == "border" ? render::AreaLook::Way : render::AreaLook::Disc;
    }
    static model::Place place_of(const render::AreaQuestion& question) {
        model::PlaceCandidate rival{question.place_id, {}, question.position, 1.0};
        rival.radius_km = question.radius_km;
        rival.geo_precision = question.geo_precision;
        return model::place_of(rival);
    }

    std::filesystem::path path_;
    geocode::Layers layers_;
    std::optional<geocode::Gazetteer> gazetteer_;
    bool tried_ = false;
};

} // namespace

render::AreaSource area_source(std::filesystem::path gazetteer, geocode::Layers layers) {
    auto areas = std::make_shared<GazetteerAreas>(std::move(gazetteer), std::move(layers)); // copies of the function share one gazetteer
    return [areas](const render::AreaQuestion& question) { return (*areas)(question); };
}

} // namespace marsad::publish
