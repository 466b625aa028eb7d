// Any bytes as JSON Lines, and each line as one record.
#include "fuzz/sources.h"
#include "io/json_record.h"

using namespace marsad;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto bytes = fuzz::as_text(data, size);
    const auto record = io::parse_json_record(bytes);
    fuzz::require(!record || io::is_json_object(bytes), "what parses as a record is an object");
    fuzz::require(record || !record.error().message.empty(), "a bad line says why");
    (void)fuzz::drain(bytes, "", io::json_lines_source);
    (void)fuzz::drain(bytes, "stem", io::geojson_lines_source);
    return 0;
}
