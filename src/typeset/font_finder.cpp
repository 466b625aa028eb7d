#include "typeset/font_finder.h"

#include <utility>

#include <fontconfig/fontconfig.h>

namespace marsad::typeset {

namespace {

struct PatternDeleter {
    void operator()(FcPattern* pattern) const { FcPatternDestroy(pattern); }
};
using Pattern = std::unique_ptr<FcPattern, PatternDeleter>;

struct CharSetDeleter {
    void operator()(FcCharSet* set) const { FcCharSetDestroy(set); }
};

const FcChar8* to_fc(const std::string& text) { return reinterpret_cast<const FcChar8*>(text.c_str()); }

Pattern make_pattern(Weight weight) {
    Pattern pattern(FcPatternCreate());
    FcPatternAddInteger(pattern.get(), FC_WEIGHT, weight == Weight::Bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
    FcPatternAddInteger(pattern.get(), FC_SLANT, FC_SLANT_ROMAN);
    FcPatternAddInteger(pattern.get(), FC_WIDTH, FC_WIDTH_NORMAL);
    FcPatternAddBool(pattern.get(), FC_SCALABLE, FcTrue);
    FcPatternAddBool(pattern.get(), FC_COLOR, FcFalse);
    return pattern;
}

std::optional<FontFile> best_match(FcConfig* config, FcPattern* pattern) {
    FcConfigSubstitute(config, pattern, FcMatchPattern);
    FcDefaultSubstitute(pattern);
    FcResult result = FcResultNoMatch;
    const Pattern match(FcFontMatch(config, pattern, &result));
    FcChar8* file = nullptr;
    FcChar8* family = nullptr;
    if (!match || FcPatternGetString(match.get(), FC_FILE, 0, &file) != FcResultMatch ||
        FcPatternGetString(match.get(), FC_FAMILY, 0, &family) != FcResultMatch) {
        return std::nullopt;
    }
    int index = 0;
    FcPatternGetInteger(match.get(), FC_INDEX, 0, &index);
    return FontFile{reinterpret_cast<const char*>(file), index, reinterpret_cast<const char*>(family)};
}

} // namespace

struct FontFinder::State {
    FcConfig* config = nullptr;
    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        if (config != nullptr) {
            FcConfigDestroy(config);
        }
    }
};

FontFinder::FontFinder(std::unique_ptr<State> state) : state_(std::move(state)) {}
FontFinder::FontFinder(FontFinder&&) noexcept = default;
FontFinder& FontFinder::operator=(FontFinder&&) noexcept = default;
FontFinder::~FontFinder() = default;

base::Result<FontFinder> FontFinder::create() {
    auto state = std::make_unique<State>();
    state->config = FcInitLoadConfigAndFonts();
    if (state->config == nullptr) {
        return base::failure(base::ErrorCode::Unsupported, "fontconfig cannot be set up: apt-get install fontconfig");
    }
    return FontFinder(std::move(state));
}

std::optional<FontFile> FontFinder::find_family(std::string_view family, Weight weight) const {
    const std::string name(family);
    const Pattern pattern = make_pattern(weight);
    FcPatternAddString(pattern.get(), FC_FAMILY, to_fc(name));
    auto match = best_match(state_->config, pattern.get());
    if (!match || match->family != name) {
        return std::nullopt;
    }
    return match;
}

std::optional<FontFile> FontFinder::find_character(char32_t code_point, Weight weight) const {
    const std::unique_ptr<FcCharSet, CharSetDeleter> characters(FcCharSetCreate());
    FcCharSetAddChar(characters.get(), code_point);
    const Pattern pattern = make_pattern(weight);
    FcPatternAddCharSet(pattern.get(), FC_CHARSET, characters.get());
    return best_match(state_->config, pattern.get());
}

} // namespace marsad::typeset
