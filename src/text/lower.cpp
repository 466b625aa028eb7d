#include "text/lower.h"

#include "base/utf8.h"

#include <unicode/uchar.h>

namespace marsad::text {

std::string lower(std::string_view utf8) {
    std::string out;
    out.reserve(utf8.size());
    for (std::size_t i = 0; i < utf8.size();) {
        const auto decoded = base::decode_utf8(utf8, i);
        base::append_utf8(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(decoded.code_point))));
        i += decoded.length;
    }
    return out;
}

} // namespace marsad::text
