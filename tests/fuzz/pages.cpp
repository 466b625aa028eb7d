// Any bytes as a text with header lines, as a saved page, and as CSV.
#include "fuzz/sources.h"
#include "io/encoding.h"

using namespace marsad;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto bytes = fuzz::as_text(data, size);
    const auto decoded = io::decode_text(std::string(bytes));
    fuzz::require(base::is_valid_utf8(decoded.text), "decoding gives valid text");
    (void)io::looks_binary(bytes.substr(0, io::kSniffBytes));
    (void)fuzz::drain(bytes, "stem", [](auto context, auto lines) { return io::text_source(std::move(context), std::move(lines), false); });
    (void)fuzz::drain(bytes, "", [](auto context, auto lines) { return io::text_source(std::move(context), std::move(lines), true); });
    (void)fuzz::drain(bytes, "stem", io::csv_source);
    return 0;
}
