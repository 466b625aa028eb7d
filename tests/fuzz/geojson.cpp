// Any bytes as GeoJSON: the checker, the reader of layers, and the round trip of what could be read.
#include "fuzz/sources.h"
#include "io/event_reader.h"
#include "io/event_writer.h"
#include "io/geojson_check.h"

using namespace marsad;
using fuzz::require;

namespace {

/// What our writer makes of an event is sound, and reads back as the same bytes.
void check_round_trip(const model::Event& event) {
    std::string once;
    io::append_event_feature(once, event);
    require(base::is_valid_utf8(once), "a Feature is valid text");
    require(once.find('\n') == std::string::npos, "a Feature is one line");
    const auto faults = io::check_geojson(once);
    require(faults.empty(), "our writer keeps the rules of our checker");
    const auto again = io::event_from_feature(once);
    require(again.has_value(), "what we wrote can be read");
    std::string twice;
    io::append_event_feature(twice, *again);
    require(once == twice, "written, read and written again is the same");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto bytes = fuzz::as_text(data, size);
    (void)io::check_geojson(bytes);
    (void)fuzz::drain(bytes, "layer", io::geojson_source);
    const auto event = io::event_from_feature(bytes);
    if (event) {
        check_round_trip(*event);
    } else {
        require(!event.error().message.empty(), "a bad Feature says why");
    }
    return 0;
}
