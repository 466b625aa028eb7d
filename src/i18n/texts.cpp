#include "i18n/texts.h"

#include "base/file.h"

#include <unicode/fmtable.h>
#include <unicode/locid.h>
#include <unicode/msgfmt.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <vector>

namespace marsad::i18n {

namespace {

constexpr char16_t kLeftToRightIsolate = 0x2066;
constexpr char16_t kRightToLeftIsolate = 0x2067;
constexpr char16_t kFirstStrongIsolate = 0x2068;
constexpr char16_t kPopIsolate = 0x2069;

/// Digits of the West in both languages, as news sites of the region write them.
icu::Locale locale_of(std::string_view language) {
    return icu::Locale((std::string(language) + "@numbers=latn").c_str());
}

icu::UnicodeString from_utf8(std::string_view text) { return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size()))); }

/// What isolates a value. One that was put together from values itself has its letters inside isolates, where the first-strong rule
/// does not look (UAX 9, P2): it runs as the interface does. "5", "كانون الثاني" and "2022" would else stand in the order of Latin.
char16_t isolate_for(const icu::UnicodeString& value, bool right_to_left) {
    int depth = 0;
    bool composed = false;
    for (std::int32_t at = 0; at < value.length(); at = value.moveIndex32(at, 1)) {
        const UChar32 c = value.char32At(at);
        const UCharDirection direction = u_charDirection(c);
        if (c >= kLeftToRightIsolate && c <= kFirstStrongIsolate) {
            ++depth;
            composed = true;
        } else if (c == kPopIsolate) {
            --depth;
        } else if (depth == 0 && (direction == U_LEFT_TO_RIGHT || direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC)) {
            return kFirstStrongIsolate;
        }
    }
    return !composed ? kFirstStrongIsolate : right_to_left ? kRightToLeftIsolate : kLeftToRightIsolate;
}

} // namespace

struct Texts::Formats {
    std::map<std::string, icu::MessageFormat, std::less<>> by_key;
};

base::Result<Texts> Texts::load(const std::filesystem::path& folder, std::string_view language, base::Diagnostics& diagnostics) {
    const auto path = folder / (std::string(language) + ".tsv");
    const auto content = base::read_file(path);
    if (!content) {
        return base::failure(base::ErrorCode::NotFound, "the interface texts are missing: " + path.string() + "; install Marsad's assets again");
    }
    Texts out;
    out.language_ = language;
    out.right_to_left_ = icu::Locale(out.language_.c_str()).isRightToLeft() != 0;
    out.names_ = Names(language);
    const auto names = folder / ("names_" + std::string(language) + ".tsv");
    if (std::error_code error; std::filesystem::exists(names, error)) {
        out.names_.load(names, diagnostics);
    }
    auto formats = std::make_shared<Formats>();
    std::size_t number = 0;
    for (std::string_view rest = *content; !rest.empty();) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        std::string_view line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        ++number;
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
        }
        if (line.empty() || line.starts_with('#') || line.starts_with("key\t")) {
            continue;
        }
        const std::size_t tab = line.find('\t');
        const std::string_view text = tab == std::string_view::npos ? std::string_view() : line.substr(tab + 1, line.find('\t', tab + 1) - tab - 1);
        if (text.empty()) {
            diagnostics.error(path.string(), number, "expected a key and a text separated by a tab");
            continue;
        }
        UErrorCode status = U_ZERO_ERROR;
        const icu::MessageFormat format(from_utf8(text), locale_of(language), status);
        if (U_FAILURE(status)) {
            diagnostics.error(path.string(), number, "the text is no message that ICU reads (" + std::string(u_errorName(status)) + "); look at its braces and plural forms");
            continue;
        }
        if (!out.messages_.emplace(line.substr(0, tab), text).second) {
            diagnostics.error(path.string(), number, "the key \"" + std::string(line.substr(0, tab)) + "\" stands here twice");
            continue;
        }
        if (text.find_first_of("{'") != std::string_view::npos) {
            formats->by_key.emplace(line.substr(0, tab), format);
        }
    }
    out.formats_ = std::move(formats);
    return out;
}

std::string Texts::get_list(std::string_view key, std::span<const Value> values) const {
    const auto found = messages_.find(key);
    if (found == messages_.end()) {
        return "[" + std::string(key) + "]";
    }
    const auto prepared = formats_->by_key.find(key);
    if (prepared == formats_->by_key.end()) {
        return found->second; // words alone
    }
    const icu::MessageFormat& format = prepared->second;
    UErrorCode status = U_ZERO_ERROR;
    std::vector<icu::Formattable> arguments;
    for (const auto& value : values) {
        if (const auto* count = std::get_if<std::int64_t>(&value)) {
            arguments.emplace_back(static_cast<std::int64_t>(*count));
        } else {
            const icu::UnicodeString words = from_utf8(std::get<std::string>(value));
            icu::UnicodeString text(isolate_for(words, right_to_left_));
            text += words;
            text += kPopIsolate;
            arguments.emplace_back(text);
        }
    }
    icu::FieldPosition position(icu::FieldPosition::DONT_CARE);
    icu::UnicodeString out;
    format.format(arguments.data(), static_cast<std::int32_t>(arguments.size()), out, position, status);
    std::string utf8;
    if (U_FAILURE(status)) {
        return "[" + std::string(key) + "]";
    }
    out.toUTF8String(utf8);
    return utf8;
}

std::string Texts::name(std::string_view english) const {
    std::string known = names_.find(english);
    return known.empty() ? std::string(english) : known;
}

} // namespace marsad::i18n
