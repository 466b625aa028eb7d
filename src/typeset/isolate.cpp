#include "typeset/isolate.h"

namespace marsad::typeset {

namespace {

// NOLINTBEGIN(misc-misleading-bidirectional): these open and close each other, in wrap()
constexpr std::string_view kLeftToRightIsolate = "\xE2\x81\xA6"; // U+2066
constexpr std::string_view kFirstStrongIsolate = "\xE2\x81\xA8"; // U+2068
constexpr std::string_view kPopIsolate = "\xE2\x81\xA9";         // U+2069
// NOLINTEND(misc-misleading-bidirectional)

std::string wrap(std::string_view opening, std::string_view text) {
    std::string out;
    out.reserve(opening.size() + text.size() + kPopIsolate.size());
    out.append(opening).append(text).append(kPopIsolate);
    return out;
}

} // namespace

std::string isolate(std::string_view text) { return wrap(kFirstStrongIsolate, text); }
std::string isolate_ltr(std::string_view text) { return wrap(kLeftToRightIsolate, text); }

} // namespace marsad::typeset
