#include "render/name_key.h"

#include "base/utf8.h"

#include <algorithm>
#include <array>

namespace marsad::render {

namespace {

constexpr std::array<std::u32string_view, 12> kArticles{U"al", U"ar", U"as", U"ash", U"at", U"ad", U"an", U"az", U"el", U"the", U"ath", U"adh"};

/// Base letters of U+00C0 to U+017F; '?' where there is none.
constexpr std::u32string_view kBaseLetters = U"aaaaaaaceeeeiiiidnooooo?ouuuuyt?aaaaaaaceeeeiiiidnooooo?ouuuuyty"
                                             U"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllllllln"
                                             U"nnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

std::u32string fold(std::u32string_view name) {
    std::u32string out;
    for (char32_t c : name) {
        if (c >= 0x00C0 && c - 0x00C0 < kBaseLetters.size()) {
            c = kBaseLetters[c - 0x00C0];
        }
        if (c >= U'A' && c <= U'Z') {
            c += 32;
        } else if (c == U'أ' || c == U'إ' || c == U'آ' || c == U'ٱ') {
            c = U'ا';
        } else if (c == U'ة') {
            c = U'ه';
        } else if (c == U'ى' || c == U'ی') {
            c = U'ي';
        } else if (c == U'-' || c == U'’' || c == U'.') {
            c = U' ';
        } else if ((c >= 0x064B && c <= 0x0652) || c == 0x0640 || c == U'\'') {
            continue;
        }
        out.push_back(c);
    }
    return out;
}

bool is_weak_letter(char32_t c) { return std::u32string_view(U"aeiouhwy").find(c) != std::u32string_view::npos; }

void append_word(std::u32string_view word, std::u32string& out) {
    if (std::find(kArticles.begin(), kArticles.end(), word) != kArticles.end()) {
        return;
    }
    if (word.size() > 3 && word.substr(0, 2) == U"ال") {
        word.remove_prefix(2);
    }
    const bool latin = !word.empty() && word.front() < 0x80;
    bool first = true;
    for (const char32_t c : word) {
        const char32_t same = c == U'q' || c == U'c' ? U'k' : c;
        const bool kept = !latin || first || !is_weak_letter(c);
        if (kept && (out.empty() || out.back() != same)) {
            out.push_back(same);
        }
        first = false;
    }
}

} // namespace

std::string name_key(std::string_view name) {
    const std::u32string text = fold(base::to_utf32(name));
    std::u32string out;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find(U' ', at), text.size());
        append_word(std::u32string_view(text).substr(at, end - at), out);
        at = end + 1;
    }
    return base::to_utf8(out);
}

bool names_same_place(std::string_view a, std::string_view b) {
    const std::string key_a = name_key(a);
    const std::string key_b = name_key(b);
    if (key_a.size() < 3 || key_b.size() < 3) {
        return key_a == key_b && !key_a.empty();
    }
    // At an end only: "Tuz Khurmatu" in "near Tuz Khurmatu", but no name in the middle of another.
    const auto ends = [](const std::string& whole, const std::string& part) { return whole.size() >= part.size() && whole.substr(whole.size() - part.size()) == part; };
    return ends(key_a, key_b) || ends(key_b, key_a);
}

} // namespace marsad::render
