#pragma once

namespace marsad::text {

/// The apostrophe and what stands for ع, hamza and soft signs in transliterations: keys leave them out.
[[nodiscard]] inline bool is_apostrophe(char32_t c) {
    switch (c) {
    case U'\'': case U'`': case 0xB4: case 0x2018: case 0x2019: case 0x201B: case 0x02B9: case 0x02BB: case 0x02BC:
    case 0x02BD: case 0x02BE: case 0x02BF: case 0x2032: case 0x055A: case 0xA78B: case 0xA78C: case 0x05F3: case 0x05F4:
        return true;
    default:
        return false;
    }
}

} // namespace marsad::text
