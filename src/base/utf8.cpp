#include "base/utf8.h"

namespace marsad::base {

DecodedCodePoint decode_utf8(std::string_view bytes, std::size_t position) {
    const auto byte_at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    const unsigned char lead = byte_at(position);
    if (lead < 0x80) {
        return {lead, 1, true};
    }
    if (lead >= 0xC2 && lead <= 0xDF && position + 1 < bytes.size() && (byte_at(position + 1) & 0xC0U) == 0x80U) {
        return {((lead & 0x1FU) << 6U) | (byte_at(position + 1) & 0x3FU), 2, true};
    }
    std::uint32_t needed = 0;
    char32_t value = 0;
    unsigned char low = 0x80;
    unsigned char high = 0xBF;
    if (lead >= 0xC2 && lead <= 0xDF) {
        needed = 1;
        value = lead & 0x1FU;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
        needed = 2;
        value = lead & 0x0FU;
        low = lead == 0xE0 ? 0xA0 : 0x80;
        high = lead == 0xED ? 0x9F : 0xBF;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
        needed = 3;
        value = lead & 0x07U;
        low = lead == 0xF0 ? 0x90 : 0x80;
        high = lead == 0xF4 ? 0x8F : 0xBF;
    } else {
        return {0xFFFD, 1, false};
    }
    std::uint32_t read = 1;
    for (; read <= needed; ++read) {
        if (position + read >= bytes.size()) {
            return {0xFFFD, read, false};
        }
        const unsigned char next = byte_at(position + read);
        if (next < low || next > high) {
            return {0xFFFD, read, false};
        }
        value = (value << 6U) | (next & 0x3FU);
        low = 0x80;
        high = 0xBF;
    }
    return {value, read, true};
}

void append_utf8(std::string& out, char32_t code_point) {
    const auto put = [&](char32_t bits) { out.push_back(static_cast<char>(static_cast<unsigned char>(bits))); };
    if (code_point < 0x80) {
        put(code_point);
    } else if (code_point < 0x800) { // most letters that are not ASCII
        const char both[2] = {static_cast<char>(0xC0 | (code_point >> 6U)), static_cast<char>(0x80 | (code_point & 0x3FU))};
        out.append(both, sizeof both);
    } else if (code_point < 0x10000) {
        put(0xE0 | (code_point >> 12U));
        put(0x80 | ((code_point >> 6U) & 0x3FU));
        put(0x80 | (code_point & 0x3FU));
    } else {
        put(0xF0 | (code_point >> 18U));
        put(0x80 | ((code_point >> 12U) & 0x3FU));
        put(0x80 | ((code_point >> 6U) & 0x3FU));
        put(0x80 | (code_point & 0x3FU));
    }
}

std::string to_utf8(std::u32string_view code_points) {
    std::string out;
    out.reserve(code_points.size() * 2);
    for (std::size_t i = 0; i < code_points.size();) {
        // Most texts are of letters of one byte or of two: these are put together before they are appended.
        char some[64];
        std::size_t length = 0;
        for (; i < code_points.size() && code_points[i] < 0x800 && length + 2 <= sizeof some; ++i) {
            const char32_t letter = code_points[i];
            if (letter < 0x80) {
                some[length++] = static_cast<char>(letter);
            } else {
                some[length++] = static_cast<char>(0xC0 | (letter >> 6U));
                some[length++] = static_cast<char>(0x80 | (letter & 0x3FU));
            }
        }
        out.append(some, length);
        if (i < code_points.size() && code_points[i] >= 0x800) {
            append_utf8(out, code_points[i++]);
        }
    }
    return out;
}

std::u32string to_utf32(std::string_view bytes) {
    std::u32string out;
    out.reserve(bytes.size());
    for (std::size_t position = 0; position < bytes.size();) {
        const auto lead = static_cast<unsigned char>(bytes[position]);
        const auto next = static_cast<unsigned char>(position + 1 < bytes.size() ? bytes[position + 1] : 0);
        if (lead < 0x80) { // most letters take one byte or two
            out.push_back(lead);
            ++position;
        } else if (lead >= 0xC2 && lead <= 0xDF && (next & 0xC0U) == 0x80U) {
            out.push_back(static_cast<char32_t>(((lead & 0x1FU) << 6U) | (next & 0x3FU)));
            position += 2;
        } else {
            const auto decoded = decode_utf8(bytes, position);
            out.push_back(decoded.code_point);
            position += decoded.length;
        }
    }
    return out;
}

bool is_valid_utf8(std::string_view bytes) {
    for (std::size_t position = 0; position < bytes.size();) {
        const auto decoded = decode_utf8(bytes, position);
        if (!decoded.valid) {
            return false;
        }
        position += decoded.length;
    }
    return true;
}

} // namespace marsad::base
