#pragma once

#include "base/file.h"
#include "base/result.h"
#include "geo/lon_lat.h"
#include "geo/region_index.h"
#include "geo/rings.h"
#include "geocode/gazetteer_format.h"
#include "geocode/gazetteer_layer.h"
#include "geocode/site_cells.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace marsad::geocode {

class Gazetteer;

/// Where a part of an area lies: nine points in ten of it are within `reach_km` of the centre.
struct AreaPart {
    geo::LonLat centre;
    double reach_km;
};

/// Position of a place in the gazetteer file, then in the layers; stable for one set of files, not across builds
/// (place_id is).
using PlaceIndex = std::uint32_t;
inline constexpr PlaceIndex kNoPlace = format::kNone;

/// One name of a place.
struct NameView {
    std::string_view text;
    std::string_view lang; ///< ar, en, fa, he, tr, ru, uk, fr, ku, ckb; empty = not known
    bool is_display;       ///< fit to be shown (no vowel-less romanisation, no code)
    bool is_generated;     ///< built by rule ("airport of CITY")
};

/// Places in order: a view into the file where that alone answers, else a list of its own.
class PlaceList {
  public:
    PlaceList() = default;
    explicit PlaceList(std::span<const PlaceIndex> view) : view_(view) {}
    explicit PlaceList(std::vector<PlaceIndex> places) : owned_(std::move(places)) {}

    [[nodiscard]] std::span<const PlaceIndex> span() const { return owned_.empty() ? view_ : std::span<const PlaceIndex>(owned_); }
    [[nodiscard]] auto begin() const { return span().begin(); }
    [[nodiscard]] auto end() const { return span().end(); }
    [[nodiscard]] std::size_t size() const { return span().size(); }
    [[nodiscard]] bool empty() const { return span().empty(); }
    [[nodiscard]] PlaceIndex front() const { return span().front(); }
    [[nodiscard]] PlaceIndex operator[](std::size_t i) const { return span()[i]; }

  private:
    std::span<const PlaceIndex> view_;
    std::vector<PlaceIndex> owned_;
};

/// A light view on one place; valid while its Gazetteer lives. Cheap to copy.
class PlaceView {
  public:
    [[nodiscard]] PlaceIndex index() const { return index_; }
    [[nodiscard]] std::string_view place_id() const; ///< geonames:N, icao:XXXX, marsad:slug
    /// country, province, city, town, village, neighbourhood, airport, or the kind of a curated row (military_base,
    /// embassy, camp, crossing, dam, oil_facility, port, island, strait, sea, region, mountain, ...).
    [[nodiscard]] std::string_view kind() const;
    [[nodiscard]] std::string_view feature_code() const; ///< GeoNames (PPLC, PPLA, ...), empty where there is none
    [[nodiscard]] std::string_view country_code() const; ///< ISO 3166-1 alpha-2; empty at sea
    [[nodiscard]] std::string_view country_name() const; ///< English as in the contract; the sea's name at sea
    [[nodiscard]] std::string_view admin1_name() const;  ///< English name of the province, may be empty
    [[nodiscard]] PlaceIndex country() const;            ///< the place that is its country, or kNoPlace
    [[nodiscard]] PlaceIndex province() const;           ///< the place that is its province, or kNoPlace
    /// Display name: in `lang` where there is one; for ku, ckb, fa also Arabic; else English.
    [[nodiscard]] std::string_view name(std::string_view lang = "en") const;
    /// Display name in exactly that language, or empty.
    [[nodiscard]] std::string_view name_in(std::string_view lang) const;
    [[nodiscard]] std::vector<NameView> names() const;
    [[nodiscard]] geo::LonLat lon_lat() const;
    [[nodiscard]] double radius_km() const;
    /// 0 to 1: kind, feature code, log population, number of names, curated weight.
    [[nodiscard]] double importance() const;
    [[nodiscard]] std::uint32_t population() const; ///< 0 = not known
    [[nodiscard]] std::string_view time_zone() const; ///< IANA name, may be empty at sea
    [[nodiscard]] std::string_view parent() const;  ///< curated rows: name of the town nearby, else empty
    [[nodiscard]] bool is_curated() const;
    [[nodiscard]] bool is_country() const;
    [[nodiscard]] bool is_province() const;
    /// An airfield of OurAirports stands here, whatever the kind.
    [[nodiscard]] bool has_airfield() const;
    /// A place that stands in a layer of the user's alone.
    [[nodiscard]] bool is_user() const;
    /// A layer with precedence has it: it wins over its namesakes.
    [[nodiscard]] bool has_precedence() const;

  private:
    friend class Gazetteer;
    PlaceView(const Gazetteer& gazetteer, PlaceIndex index) : gazetteer_(&gazetteer), index_(index) {}
    const Gazetteer* gazetteer_;
    PlaceIndex index_;
};

/// A place reached by a name that is not quite the one asked for.
struct FuzzyMatch {
    PlaceIndex place;
    unsigned edits;            ///< 1 or more
    std::string_view key;      ///< the name_key that was met
};

/// Where a point lies. A disputed area overrides the polygons of the countries.
struct RegionAnswer {
    PlaceIndex country = kNoPlace;
    PlaceIndex province = kNoPlace;
    std::string_view disputed_area; ///< name of the disputed area that holds the point, or empty
    std::string_view claimed_by;    ///< ISO codes of those who claim it, or empty
};

/// One package that the file was built from.
struct SourceInfo {
    std::string name, version, licence, attribution, digest;
};

struct GazetteerInfo {
    std::uint32_t format_version;
    std::vector<SourceInfo> sources;
    std::vector<std::pair<std::string, std::uint64_t>> counts; ///< places, names, keys, kind:city, lang:ar, ...
    std::string attribution; ///< one line, to be shown and written into exports
};

/// The gazetteer file: names, places, areas; read-only, mapped, usable from any thread. Every look-up takes keys of
/// text/search_key.h and gives places in descending importance. Look-ups cover the layers as well; places of layers with
/// precedence come first. Areas are those of the file.
class Gazetteer {
  public:
    /// Checks the header and the section table, reads nothing else (a few milliseconds at most). NotFound, Unreadable,
    /// BadFormat (not a gazetteer, truncated, header damaged), WrongVersion; the message names the remedy.
    [[nodiscard]] static base::Result<Gazetteer> open(const std::filesystem::path& path, Layers layers = {});

    /// Reads the whole file: checksum of every section, every index inside its table. BadFormat.
    [[nodiscard]] base::Result<void> verify() const;

    /// Of the file and all layers.
    [[nodiscard]] std::uint32_t place_count() const { return place_count_; }
    /// `index` < place_count(), as given by any look-up.
    [[nodiscard]] PlaceView place(PlaceIndex index) const { return PlaceView(*this, index); }
    /// Also by the id of a place that was merged into another (marsad:slug of a town that has a geonames id).
    [[nodiscard]] std::optional<PlaceIndex> find_by_id(std::string_view place_id) const;

    /// Places that have a name with exactly this name_key.
    [[nodiscard]] PlaceList exact(std::string_view key) const;
    /// Places that have a name with this article_free_key (those of exact() that carry no article are among them).
    /// Pass article_free_key(key).
    [[nodiscard]] std::vector<PlaceIndex> article_free(std::string_view key) const;
    /// Places that have a name with this skeleton_key, at most `limit`, most important first.
    [[nodiscard]] std::vector<PlaceIndex> skeleton(std::string_view skeleton, std::size_t limit = 256) const;
    /// Places that have a name within `max_edits` (1 or 2) of this name_key, in the same script: nearest first, then
    /// by importance. Looks at names whose consonant skeleton is at most one letter away.
    [[nodiscard]] std::vector<FuzzyMatch> fuzzy(std::string_view key, unsigned max_edits, std::size_t limit = 64) const;
    /// Places with this ICAO or IATA code, any case.
    [[nodiscard]] std::vector<PlaceIndex> code(std::string_view text) const;

    /// How many words the longest name has that begins with this folded word; 0 = no name begins so. May say too
    /// much one time in 2^24, never too little. Counts article-free forms too. One memory access.
    [[nodiscard]] unsigned may_start(std::string_view first_word) const;

    /// Country and province of a point: disputed areas first, then polygons, then the nearest within a few km of the
    /// coast; neither on the open sea.
    [[nodiscard]] RegionAnswer region(geo::LonLat point) const;
    /// Distance in km from the point to the area of a country or province, 0 inside; nothing where it has no polygon.
    [[nodiscard]] std::optional<double> distance_to_area_km(PlaceIndex area, geo::LonLat point) const;
    /// Seas, gulfs and straits whose outline holds the point, the smallest first. Those outlines are drawn by hand and overlap
    /// the coast: whether the point lies on land is for region() to say.
    [[nodiscard]] std::vector<PlaceIndex> seas_at(geo::LonLat point) const;
    /// Outline of a country, province or sea as rings of the even-odd rule; empty where the file holds none. A country has
    /// the disputed areas that are coded to it, and not the others.
    [[nodiscard]] std::vector<geo::Ring> outline(PlaceIndex area) const;
    /// The stretches of a country's outline along which another country lies within 15 km; all of it where there is none.
    [[nodiscard]] std::vector<geo::Ring> land_border(PlaceIndex country) const;
    [[nodiscard]] std::optional<PlaceIndex> country_by_code(std::string_view iso_alpha2) const;
    /// The part of a country's or province's main land that lies farthest towards the bearing: what is beyond the cut at
    /// `share` of its extent, 0 to 1. Nothing where the area has no outline. Linear in the corners of the outline.
    [[nodiscard]] std::optional<AreaPart> part_towards(PlaceIndex area, double bearing_deg, double share) const;
    /// The middle of the land border of two countries, or the point where they meet the third; nothing where they do not.
    [[nodiscard]] std::optional<AreaPart> shared_border(PlaceIndex a, PlaceIndex b, PlaceIndex third = kNoPlace) const;
    /// All provinces of a country.
    [[nodiscard]] std::vector<PlaceIndex> provinces_of(PlaceIndex country) const;
    /// Places within `radius_km` of the point, nearest first, at most `limit`.
    [[nodiscard]] std::vector<PlaceIndex> near(geo::LonLat point, double radius_km, std::size_t limit) const;
    /// Those of near() that are sites (is_site of their kind's group) and that `wanted` takes; far cheaper than to pick them from near().
    [[nodiscard]] std::vector<PlaceIndex> sites_near(geo::LonLat point, double radius_km, std::size_t limit, const std::function<bool(std::string_view kind, PlaceIndex place)>& wanted) const;

    [[nodiscard]] GazetteerInfo info() const;

    /// One of the files that answer: the gazetteer's own first, then the layers.
    struct File {
        format::Tables tables;
        PlaceIndex first = 0;          ///< index of its first place
        const Layer* layer = nullptr;  ///< nullptr: the gazetteer's own
        std::vector<PlaceIndex> links; ///< of a layer: what LayerLinks mean
    };
    /// For look-ups of other kinds over all files (format and gazetteer_tables.h); to_index() makes their places ours.
    [[nodiscard]] const std::vector<File>& files() const { return files_; }
    /// Index of a file's place; that of the gazetteer's own place where the layer's stands for it. kNoPlace where the
    /// file is damaged.
    [[nodiscard]] PlaceIndex to_index(const File& file, std::uint32_t place) const;
    /// Sorts places by precedence, importance and index, each once. What look-ups give is sorted so.
    void put_in_order(std::vector<PlaceIndex>& places) const;

  private:
    friend class PlaceView;
    friend class CompletionIndex;
    struct Located {
        const format::Tables* tables;
        const format::PlaceRecord* record;
        const File* file;
    };
    [[nodiscard]] Located locate(PlaceIndex index) const;
    [[nodiscard]] PlaceIndex linked(const Located& place, std::uint32_t link) const;
    [[nodiscard]] bool has_layers() const { return files_.size() > 1; }
    [[nodiscard]] std::span<const File> layer_files() const { return std::span(files_).subspan(1); }
    /// The layers' places that stand for this one of the gazetteer's own, with the tables they lie in.
    [[nodiscard]] std::vector<Located> doubles_of(PlaceIndex index) const;
    Gazetteer(base::MappedFile file, const format::Tables& tables, Layers layers);

    base::MappedFile file_;
    format::Tables tables_; ///< the gazetteer's own
    Layers layers_;
    std::vector<File> files_;
    /// The regions of each country and province, by place; gathered when first asked for.
    struct AreaRegions {
        struct Row {
            PlaceIndex area;
            std::uint32_t index; ///< 0: countries_, 1: provinces_, 2: disputed_
            std::uint32_t region;
        };
        std::once_flag gathered;
        std::vector<Row> rows; ///< by `area`
    };
    void gather_area_regions() const;

    std::unique_ptr<SiteCells> sites_; ///< of the gazetteer's own
    std::unique_ptr<AreaRegions> area_regions_ = std::make_unique<AreaRegions>();
    PlaceIndex place_count_ = 0;
    geo::RegionIndex countries_;
    geo::RegionIndex provinces_;
    geo::RegionIndex disputed_;
    geo::RegionIndex seas_;
};

} // namespace marsad::geocode
