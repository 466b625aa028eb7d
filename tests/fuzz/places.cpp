// Any bytes as a file of the user's places: the first byte chooses the format. What compiles must open as a layer, hold as
// many places as it says, and be found by its own names and ids; what does not must say why.
#include "fuzz/small_gazetteer.h"
#include "geocode/gazetteer.h"
#include "places/layer_build.h"
#include "text/search_key.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <sys/mman.h>
#include <unistd.h>

using namespace marsad;
using fuzz::require;

namespace {

/// Bytes under a path.
class MemoryFile {
  public:
    explicit MemoryFile(std::string_view bytes) : descriptor_(::memfd_create("places", 0)) {
        require(descriptor_ >= 0, "a file in memory can be made");
        require(::write(descriptor_, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()), "it can be written");
    }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    ~MemoryFile() { ::close(descriptor_); }
    [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

  private:
    int descriptor_;
};

void ask(const geocode::Gazetteer& gazetteer, geocode::PlaceIndex index) {
    const auto place = gazetteer.place(index);
    require(!place.place_id().empty() && gazetteer.find_by_id(place.place_id()).has_value(), "a place is found by its id");
    require(std::isfinite(place.radius_km()) && place.radius_km() >= 0, "a radius is a length");
    require(place.importance() >= 0 && place.importance() <= 1, "importance lies in [0, 1]");
    require(!place.name("en").empty(), "a place has a name to be shown");
    require(!(place.lon_lat().lon_deg() == 0 && place.lon_lat().lat_deg() == 0), "nobody knows is no point");
    for (const auto& name : place.names()) {
        (void)gazetteer.exact(text::name_key(name.text));
        (void)gazetteer.fuzzy(text::name_key(name.text), 1, 8);
    }
    const bool stands_for_another = gazetteer.find_by_id(place.place_id()) != index;
    require(stands_for_another || !gazetteer.near(place.lon_lat(), 1, 64).empty(), "something lies where a place lies");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const geocode::Gazetteer base = *geocode::Gazetteer::open(fuzz::small_data_dir() / "gazetteer.bin");
    if (size == 0) {
        return 0;
    }
    constexpr std::array<std::optional<places::RowFormat>, 4> kFormats{std::nullopt, places::RowFormat::Tsv, places::RowFormat::GeoJson, places::RowFormat::GeoNames};
    const MemoryFile file(fuzz::as_text(data + 1, size - 1));
    base::Diagnostics diagnostics;
    const auto bytes = places::build_layer(file.path(), {"fuzz", (data[0] & 4U) != 0, kFormats[data[0] % 4]}, base, diagnostics);
    for (const auto& message : diagnostics.all()) {
        require(!message.text.empty(), "a message says something");
    }
    if (!bytes) {
        require(!bytes.error().message.empty(), "a refusal says why");
        return 0;
    }
    auto layer = geocode::Layer::from_bytes(*bytes, "fuzz");
    require(layer.has_value(), "what was compiled opens");
    require((*layer)->info().used == (*layer)->tables().places.size(), "a layer holds the rows that were used");
    const auto bad = (*layer)->info().bad;
    require(diagnostics.error_count() >= bad, "every bad row is told");
    const auto gazetteer = *geocode::Gazetteer::open(fuzz::small_data_dir() / "gazetteer.bin", {*layer});
    for (geocode::PlaceIndex index = base.place_count(); index < std::min(gazetteer.place_count(), base.place_count() + 32); ++index) {
        ask(gazetteer, index);
    }
    return 0;
}
