#include "text/search_key.h"

#include "base/utf8.h"
#include "text/fold.h"
#include "text/key_signs.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace marsad::text {

namespace {

using base::decode_utf8;

// --- articles ---

/// Code points of a UTF-8 key.
std::size_t length_of(std::string_view word) {
    return static_cast<std::size_t>(std::count_if(word.begin(), word.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

constexpr std::string_view kArabicArticle = "ال";
constexpr std::string_view kAlef = "ا";
constexpr std::string_view kLam = "ل";
constexpr std::string_view kHamza = "ء";

/// "ash" before "sh...", "ar" before "r...": the article took the sound of the word.
bool is_assimilated_article(std::string_view word, std::string_view next) {
    if (word.size() < 2 || word.size() > 3 || (word[0] != 'a' && word[0] != 'e' && word[0] != 'i' && word[0] != 'u')) {
        return false;
    }
    const auto sound = word.substr(1);
    static constexpr std::array<std::string_view, 13> kSounds{"t", "th", "d", "dh", "r", "z", "s", "sh", "n", "ch", "c", "j", "tz"};
    return std::find(kSounds.begin(), kSounds.end(), sound) != kSounds.end() && next.size() > sound.size() + 1 && next.starts_with(sound);
}

bool is_article(std::string_view word, std::string_view next) {
    constexpr std::size_t kLongest = 6; // bytes
    return !next.empty() && word.size() <= kLongest && (word == "al" || word == "el" || word == "ul" || word == "il" || word == "ale" || word == "the" || word == "аль" || word == "эль" ||
                             word == "ель" || word == "ال" || is_assimilated_article(word, next));
}

// --- skeleton ---
//
// One letter for the sounds that spellings of one name confuse:
//   B  b p ب پ בּ פּ б п          F  f v ph ف ڤ ф в          T  t ط ت ט ת т
//   S  s th c(e,i,y) ts tz ث س ص ס צ с ц                    X  sh ch sch tch ش چ ש ш щ ч
//   D  d dh z د ذ ز ض ظ ד ז д з    J  j zh dj dzh ج ژ ж дж
//   K  k q c g gh ق ك گ غ ג כ ק к г H  h kh ح خ ه ה ח х
//   L M N R  as they are           W Y  only at the head of the name (wadi, yarmouk)
// Vowels, ع, hamza, inner w and y, and h at the end of a word vanish. Arabic writes a doubled letter once and no short
// vowel, so doubling vanishes in Latin and Cyrillic, while a letter written twice in Arabic or Hebrew is two.

constexpr char kVowel = 'a';  ///< vanishes, but parts doubled letters
constexpr char kSilent = ' '; ///< vanishes
constexpr char kGlideW = 'w';
constexpr char kGlideY = 'y';
constexpr char kSoftH = 'h'; ///< vanishes at the end of a word

char arabic_sound(char32_t c) {
    switch (c) {
    case U'ب': case U'پ': case 0x067C: return 'B';
    case U'ت': case U'ط': return 'T';
    case U'ث': case U'س': case U'ص': return 'S';
    case U'ج': case U'ژ': return 'J';
    case U'ح': case U'ه': case U'ة': case U'ہ': case U'ھ': case U'ۀ': return kSoftH;
    case U'خ': return 'H';
    case U'د': case U'ذ': case U'ز': case U'ض': case U'ظ': case 0x0689: return 'D';
    case U'ر': case U'ڕ': case 0x0693: return 'R';
    case U'ش': case U'چ': return 'X';
    case U'غ': case U'ق': case U'ك': case U'ک': case U'گ': case U'ڪ': case 0x06AB: return 'K';
    case U'ف': case U'ڤ': return 'F';
    case U'ل': case U'ڵ': return 'L';
    case U'م': return 'M';
    case U'ن': case 0x06BC: return 'N';
    case U'و': case U'ۆ': case U'ۇ': case U'ۋ': return kGlideW;
    case U'ي': case U'ی': case U'ى': case U'ې': case U'ێ': case U'ۍ': case U'ے': return kGlideY;
    case U'ؤ': case U'ئ': case U'ا': case U'أ': case U'إ': case U'آ': case U'ٱ': case U'ە': return kVowel;
    default: return kSilent;
    }
}

char hebrew_sound(char32_t c) {
    switch (c) {
    case U'ב': case U'פ': return 'B';
    case U'ף': return 'F';
    case U'ג': case U'כ': case U'ך': case U'ק': return 'K';
    case U'ד': case U'ז': return 'D';
    case U'ה': return kSoftH;
    case U'ח': return 'H';
    case U'ט': case U'ת': return 'T';
    case U'ל': return 'L';
    case U'מ': case U'ם': return 'M';
    case U'נ': case U'ן': return 'N';
    case U'ס': case U'צ': case U'ץ': return 'S';
    case U'ר': return 'R';
    case U'ש': return 'X';
    case U'ו': return kGlideW;
    case U'י': return kGlideY;
    case U'א': return kVowel;
    default: return kSilent;
    }
}

/// Cyrillic as the Latin spelling that the Latin rules understand.
std::string_view cyrillic_latin(char32_t c) {
    switch (c) {
    case U'б': return "b";
    case U'в': return "v";
    case U'г': case U'ґ': return "g";
    case U'д': return "d";
    case U'ж': return "zh";
    case U'з': return "z";
    case U'й': case U'ј': return "y";
    case U'к': case U'қ': return "k";
    case U'л': return "l";
    case U'м': return "m";
    case U'н': case U'ң': return "n";
    case U'п': return "p";
    case U'р': return "r";
    case U'с': return "s";
    case U'т': return "t";
    case U'ў': return "w";
    case U'ф': return "f";
    case U'х': case U'ҳ': case U'һ': return "kh";
    case U'ц': return "ts";
    case U'ч': case U'ш': return "sh";
    case U'щ': return "sh";
    case U'ъ': case U'ь': return "";
    case U'я': return "ya";
    case U'ю': return "yu";
    case U'є': return "ye";
    case U'ї': return "yi";
    default: return "a";
    }
}

/// Turkish, Kurdish and Slavic letters whose sound the folding would lose; empty where it loses nothing.
std::string_view special_latin(char32_t c) {
    switch (c) {
    case U'ş': case U'Ş': case 0x0219: case 0x0218: case U'š': case U'Š': case U'ç': case U'Ç': case U'č': case U'Č': case U'ć': case U'Ć': return "sh";
    case U'ž': case U'Ž': return "zh";
    case U'ḩ': case U'Ḩ': case U'ḥ': case U'Ḥ': return "h";
    case U'ə': case U'Ə': return "a";
    default: return {};
    }
}

struct Rule {
    std::string_view spelling;
    char first;
    char second = 0;
};

/// Longest first; `x` and `c` are handled apart.
constexpr std::array<Rule, 22> kLatinRules{{
    {"shch", 'X'}, {"tsch", 'X'}, {"sch", 'X'}, {"tch", 'X'}, {"dzh", 'J'}, {"sh", 'X'}, {"ch", 'X'}, {"th", 'S'},
    {"kh", 'H'},   {"gh", 'K'},   {"dh", 'D'},  {"zh", 'J'},  {"ph", 'F'},  {"dj", 'J'}, {"ck", 'K'}, {"ts", 'S'},
    {"tz", 'S'},   {"qu", 'K'},   {"cq", 'K'},  {"kq", 'K'},  {"dg", 'J'},  {"gu", 'K', kVowel},
}};

char latin_sound(char c) {
    switch (c) {
    case 'b': case 'p': return 'B';
    case 'd': case 'z': return 'D';
    case 'f': case 'v': return 'F';
    case 'g': case 'k': case 'q': return 'K';
    case 'h': return kSoftH;
    case 'j': return 'J';
    case 'l': return 'L';
    case 'm': return 'M';
    case 'n': return 'N';
    case 'r': return 'R';
    case 's': return 'S';
    case 't': return 'T';
    case 'w': return kGlideW;
    case 'y': return kGlideY;
    default: return kVowel;
    }
}

/// Sounds of one Latin word, one letter each.
std::string latin_sounds(std::string_view word) {
    std::string sounds;
    for (std::size_t i = 0; i < word.size();) {
        const auto rest = word.substr(i);
        if (word[i] >= '0' && word[i] <= '9') {
            sounds.push_back(word[i++]);
            continue;
        }
        const auto* const rule = std::find_if(kLatinRules.begin(), kLatinRules.end(), [rest](const Rule& r) { return rest.starts_with(r.spelling); });
        if (rule != kLatinRules.end()) {
            sounds.push_back(rule->first);
            i += rule->spelling.size();
            if (rule->second != 0) {
                sounds.push_back(rule->second);
            }
            continue;
        }
        const char next = rest.size() > 1 ? rest[1] : '\0';
        if (word[i] == 'x') {
            sounds += i == 0 ? "H" : "KS";
        } else if (word[i] == 'c') {
            sounds.push_back(next == 'e' || next == 'i' || next == 'y' ? 'S' : 'K');
        } else if (word[i] == 'i' && i == 0 && (next == 'a' || next == 'e' || next == 'o' || next == 'u')) {
            sounds.push_back(kGlideY);
        } else {
            sounds.push_back(latin_sound(word[i]));
        }
        ++i;
    }
    return sounds;
}

/// Appends what is heard of a word: glides only at the head of the whole name, no soft h at the end of the word.
void append_heard(std::string& skeleton, std::string_view sounds, bool drop_doubles) {
    std::size_t end = sounds.size();
    while (end > 0 && (sounds[end - 1] == kSoftH || sounds[end - 1] == kVowel || sounds[end - 1] == kSilent || sounds[end - 1] == kGlideW || sounds[end - 1] == kGlideY)) {
        const bool is_h = sounds[end - 1] == kSoftH;
        --end;
        if (is_h) {
            break;
        }
    }
    if (end == 0) {
        end = std::min<std::size_t>(1, sounds.size());
    }
    char last = 0;
    for (std::size_t i = 0; i < end; ++i) {
        char sound = sounds[i];
        if (sound == kSilent) {
            continue;
        }
        if (sound == kGlideW || sound == kGlideY) {
            const bool at_head = skeleton.empty() && i == 0 && i + 1 < sounds.size();
            sound = !at_head ? kVowel : sound == kGlideW ? 'W' : 'Y';
        } else if (sound == kSoftH) {
            sound = 'H';
        }
        if (sound != kVowel && !(drop_doubles && sound == last)) {
            skeleton.push_back(sound);
        }
        last = sound;
    }
}

struct RawWord {
    std::string latin;  ///< Latin spelling (Latin and Cyrillic words)
    std::string sounds; ///< Arabic and Hebrew words
    std::size_t letters = 0;
    bool arabic = false;
};

/// تش = ch, دج = j, تس = ts: two letters, one sound.
void join_arabic_pairs(std::string& sounds) {
    std::string joined;
    for (const char c : sounds) {
        if (!joined.empty() && ((joined.back() == 'T' && (c == 'X' || c == 'S')) || (joined.back() == 'D' && c == 'J'))) {
            joined.back() = c;
        } else {
            joined.push_back(c);
        }
    }
    sounds = std::move(joined);
}

void add_to_word(RawWord& word, char32_t c) {
    if (const int digit = digit_value(c); digit >= 0) {
        word.latin.push_back(static_cast<char>('0' + digit));
        word.sounds.push_back(static_cast<char>('0' + digit));
        return;
    }
    const Script script = script_of(c);
    ++word.letters;
    if (script == Script::Arabic) {
        word.arabic = true;
        word.sounds.push_back(arabic_sound(c));
    } else if (script == Script::Hebrew) {
        word.sounds.push_back(hebrew_sound(c));
    } else if (const auto special = special_latin(c); !special.empty()) {
        word.latin += special;
    } else {
        std::string folded;
        fold_into(folded, c);
        for (std::size_t i = 0; i < folded.size();) {
            const auto part = decode_utf8(folded, i);
            i += part.length;
            if (part.code_point < 0x80) {
                word.latin.push_back(static_cast<char>(part.code_point));
            } else {
                word.latin += script == Script::Cyrillic ? cyrillic_latin(part.code_point) : std::string_view("a");
            }
        }
    }
}

bool is_vowel_letter(char c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

/// Cuts the article that is written together with the word: ال, "al", "el".
void drop_joined_article(RawWord& word) {
    if (word.arabic) {
        // Alef and lam at the head; two letters must be left.
        if (word.letters >= 4 && word.sounds.size() >= 4 && word.sounds[0] == kVowel && word.sounds[1] == 'L') {
            word.sounds.erase(0, 2);
        }
    } else if (word.latin.size() >= 5 && (word.latin.starts_with("al") || word.latin.starts_with("el")) && !is_vowel_letter(word.latin[2]) && word.latin[2] != 'l') {
        word.latin.erase(0, 2);
    }
}

std::vector<RawWord> raw_words(std::string_view utf8) {
    std::vector<RawWord> words(1);
    for (std::size_t position = 0; position < utf8.size();) {
        const auto decoded = decode_utf8(utf8, position);
        position += decoded.length;
        const char32_t c = decoded.code_point;
        if (is_apostrophe(c) || is_mark(c) || is_ignorable(c)) {
            continue;
        }
        if (is_letter(c) || digit_value(c) >= 0) {
            add_to_word(words.back(), c);
        } else if (words.back().letters > 0 || !words.back().latin.empty()) {
            words.emplace_back();
        }
    }
    return words;
}

} // namespace

std::string key_word(std::string_view folded) {
    if (folded.find(kHamza) == std::string_view::npos && folded.find('.') == std::string_view::npos) {
        return std::string(folded);
    }
    std::string out;
    out.reserve(folded.size());
    for (std::size_t i = 0; i < folded.size();) {
        if (folded.substr(i).starts_with(kHamza)) {
            i += kHamza.size();
            continue;
        }
        if (folded[i] != '.') {
            out.push_back(folded[i]);
        }
        ++i;
    }
    return out;
}

bool has_article(std::string_view word) { return word.starts_with(kArabicArticle); }

bool ends_in_alef(std::string_view word) { return word.ends_with(kAlef); }

std::optional<std::string> article_behind_lam(std::string_view rest) { return rest.starts_with(kLam) ? std::optional(std::string(kAlef) + std::string(rest)) : std::nullopt; }

std::vector<std::string_view> split_words(std::string_view key) {
    std::vector<std::string_view> words;
    for (std::size_t begin = 0; begin < key.size();) {
        const auto end = std::min(key.find(' ', begin), key.size());
        if (end > begin) {
            words.push_back(key.substr(begin, end - begin));
        }
        begin = end + 1;
    }
    return words;
}

std::string article_free_key(std::string_view key) {
    std::size_t position = 0;
    const auto next_word = [&] {
        while (position < key.size() && key[position] == ' ') {
            ++position;
        }
        const auto begin = position;
        position = std::min(key.find(' ', begin), key.size());
        return key.substr(begin, position - begin);
    };
    std::string out;
    out.reserve(key.size());
    for (auto word = next_word(), next = std::string_view(); !word.empty(); word = next) {
        next = next_word();
        if (is_article(word, next)) {
            continue;
        }
        if (has_article(word) && length_of(word) >= 4) {
            word.remove_prefix(kArabicArticle.size());
        }
        if (!out.empty()) {
            out.push_back(' ');
        }
        out += word;
    }
    return out;
}

std::string skeleton_key(std::string_view utf8) {
    auto words = raw_words(utf8);
    std::string skeleton;
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto& word = words[i];
        const std::string_view next = i + 1 < words.size() ? std::string_view(words[i + 1].latin) : std::string_view();
        if (!word.latin.empty() && is_article(word.latin, next)) {
            continue;
        }
        drop_joined_article(word);
        if (word.arabic) {
            join_arabic_pairs(word.sounds);
            append_heard(skeleton, word.sounds, false);
        } else if (!word.latin.empty() && (word.sounds.empty() || word.letters == 0 || word.latin.size() >= word.sounds.size())) {
            append_heard(skeleton, latin_sounds(word.latin), true);
        } else {
            append_heard(skeleton, word.sounds, false); // Hebrew writes no short vowels either
        }
    }
    return skeleton;
}

namespace {

constexpr std::size_t kMostLetters = 64;

/// Decodes into `out`; gives the number of code points, or more than kMostLetters where they do not fit.
std::size_t decode_letters(std::string_view utf8, char32_t* out) {
    std::size_t count = 0;
    for (std::size_t position = 0; position < utf8.size();) {
        if (count == kMostLetters) {
            return kMostLetters + 1;
        }
        const auto byte = static_cast<unsigned char>(utf8[position]);
        const auto decoded = byte < 0x80 ? base::DecodedCodePoint{byte, 1, true} : decode_utf8(utf8, position);
        out[count++] = decoded.code_point;
        position += decoded.length;
    }
    return count;
}

} // namespace

unsigned edit_distance(std::string_view a_utf8, std::string_view b_utf8, unsigned limit) {
    char32_t a[kMostLetters];
    char32_t b[kMostLetters];
    const std::size_t a_size = decode_letters(a_utf8, a);
    const std::size_t b_size = decode_letters(b_utf8, b);
    if (a_size > kMostLetters || b_size > kMostLetters) {
        return a_utf8 == b_utf8 ? 0 : limit + 1;
    }
    if ((a_size > b_size ? a_size - b_size : b_size - a_size) > limit) {
        return limit + 1;
    }
    // Optimal string alignment in a band around the diagonal; three rows in turn.
    const auto too_far = static_cast<std::uint8_t>(std::min<unsigned>(limit + 1, 200));
    std::uint8_t rows[3][kMostLetters + 2];
    for (std::size_t j = 0; j <= b_size; ++j) {
        rows[0][j] = static_cast<std::uint8_t>(j);
    }
    for (std::size_t i = 1; i <= a_size; ++i) {
        const std::uint8_t* const before = rows[(i + 1) % 3];
        const std::uint8_t* const above = rows[(i + 2) % 3];
        std::uint8_t* const row = rows[i % 3];
        const std::size_t first = i > limit ? i - limit : 1;
        const std::size_t last = std::min(b_size, i + limit);
        row[first - 1] = first == 1 ? static_cast<std::uint8_t>(i) : too_far;
        std::uint8_t least = row[first - 1];
        for (std::size_t j = first; j <= last; ++j) {
            const int up = j < i + limit || i == 1 ? above[j] + 1 : int{too_far}; // the row above ends one earlier
            int best = std::min({up, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                best = std::min(best, before[j - 2] + 1);
            }
            row[j] = static_cast<std::uint8_t>(std::min<int>(best, too_far));
            least = std::min(least, row[j]);
        }
        if (least >= too_far) {
            return limit + 1;
        }
    }
    return std::min<unsigned>(rows[a_size % 3][b_size], limit + 1);
}

} // namespace marsad::text
