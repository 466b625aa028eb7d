#include "typeset/font_set.h"

#include "typeset/font_face.h"

#include <array>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include <hb-ot.h>

namespace marsad::typeset {

namespace {

struct FamilyChoice {
    std::string_view family;
    double optical_scale;
};

constexpr std::array<FamilyChoice, 3> kLatinFamilies{{{"Noto Sans", 1.0}, {"DejaVu Sans", 0.94}, {"Liberation Sans", 1.0}}};
// At equal size Arabic letters look smaller: alef reaches only the height of a Latin capital.
constexpr std::array<FamilyChoice, 4> kArabicFamilies{
    {{"Noto Sans Arabic", 1.12}, {"Noto Naskh Arabic", 1.21}, {"Amiri", 1.21}, {"DejaVu Sans", 1.0}}};
constexpr std::array<FamilyChoice, 3> kNaskhFamilies{{{"Noto Naskh Arabic", 1.21}, {"Amiri", 1.21}, {"Noto Sans Arabic", 1.12}}};
constexpr std::size_t kWeights = 2;

} // namespace

struct FontSet::State {
    FontFinder finder;
    FT_Library library = nullptr;
    std::vector<std::unique_ptr<Face>> faces;
    std::array<FaceId, kWeights> latin{};
    std::array<FaceId, kWeights> arabic{};
    std::array<std::optional<FaceId>, kWeights> naskh; ///< opened when it is first asked for
    std::map<std::pair<char32_t, Weight>, FaceId> found; ///< answers of fontconfig for single characters

    explicit State(FontFinder&& made) : finder(std::move(made)) {}
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        faces.clear();
        if (library != nullptr) {
            FT_Done_FreeType(library);
        }
    }

    std::optional<FaceId> open(const FontFile& file, double optical_scale);
    template <std::size_t N>
    std::optional<FaceId> open_first(const std::array<FamilyChoice, N>& choices, Weight weight);
};

std::optional<FaceId> FontSet::State::open(const FontFile& file, double optical_scale) {
    for (std::size_t i = 0; i < faces.size(); ++i) {
        if (faces[i]->file.path == file.path && faces[i]->file.face_index == file.face_index && faces[i]->optical_scale == optical_scale) {
            return static_cast<FaceId>(i);
        }
    }
    auto face = std::make_unique<Face>();
    face->file = file;
    face->optical_scale = optical_scale;
    if (FT_New_Face(library, file.path.c_str(), file.face_index & 0xFFFF, &face->freetype) != 0) {
        return std::nullopt;
    }
    hb_blob_t* blob = hb_blob_create_from_file(file.path.c_str());
    hb_face_t* hb_face = hb_face_create(blob, static_cast<unsigned>(file.face_index & 0xFFFF));
    hb_blob_destroy(blob);
    face->harfbuzz = hb_font_create(hb_face);
    hb_face_destroy(hb_face);
    hb_ot_font_set_funcs(face->harfbuzz);
    faces.push_back(std::move(face));
    return static_cast<FaceId>(faces.size() - 1);
}

template <std::size_t N>
std::optional<FaceId> FontSet::State::open_first(const std::array<FamilyChoice, N>& choices, Weight weight) {
    for (const FamilyChoice& choice : choices) {
        if (const auto file = finder.find_family(choice.family, weight)) {
            if (const auto face = open(*file, choice.optical_scale)) {
                return face;
            }
        }
    }
    return std::nullopt;
}

FontSet::FontSet(std::unique_ptr<State> state) : state_(std::move(state)) {}
FontSet::FontSet(FontSet&&) noexcept = default;
FontSet& FontSet::operator=(FontSet&&) noexcept = default;
FontSet::~FontSet() = default;

base::Result<FontSet> FontSet::from_system() {
    auto finder = FontFinder::create();
    if (!finder) {
        return base::failure(finder.error());
    }
    auto state = std::make_unique<State>(std::move(*finder));
    if (FT_Init_FreeType(&state->library) != 0) {
        return base::failure(base::ErrorCode::Unsupported, "FreeType cannot be set up");
    }
    for (std::size_t i = 0; i < kWeights; ++i) {
        const auto weight = static_cast<Weight>(i);
        const auto latin = state->open_first(kLatinFamilies, weight);
        const auto arabic = state->open_first(kArabicFamilies, weight);
        if (!latin || !arabic) {
            return base::failure(base::ErrorCode::Unsupported,
                                 std::string("no font for ") + (latin ? "Arabic" : "Latin") +
                                     " letters; the map's labels need one: apt-get install fonts-noto-core fonts-hosny-amiri fonts-dejavu-core");
        }
        state->latin[i] = *latin;
        state->arabic[i] = *arabic;
    }
    return FontSet(std::move(state));
}

FaceId FontSet::face_for(char32_t code_point, bool arabic_script, Weight weight, ArabicHand hand) {
    const auto i = static_cast<std::size_t>(weight);
    if (hand == ArabicHand::Naskh && !state_->naskh[i]) {
        state_->naskh[i] = state_->open_first(kNaskhFamilies, weight).value_or(state_->arabic[i]);
    }
    const FaceId arabic = hand == ArabicHand::Naskh ? *state_->naskh[i] : state_->arabic[i];
    const FaceId first = arabic_script ? arabic : state_->latin[i];
    const FaceId second = arabic_script ? state_->latin[i] : arabic;
    if (has_glyph(first, code_point)) {
        return first;
    }
    if (has_glyph(second, code_point)) {
        return second;
    }
    const auto key = std::make_pair(code_point, weight);
    const auto known = state_->found.find(key);
    if (known != state_->found.end()) {
        return known->second;
    }
    FaceId answer = first;
    if (const auto file = state_->finder.find_character(code_point, weight)) {
        const auto opened = state_->open(*file, 1.0);
        if (opened && has_glyph(*opened, code_point)) {
            answer = *opened;
        }
    }
    state_->found.emplace(key, answer);
    return answer;
}

bool FontSet::has_glyph(FaceId id, char32_t code_point) const {
    return FT_Get_Char_Index(state_->faces[id]->freetype, code_point) != 0;
}

double FontSet::optical_scale(FaceId id) const { return state_->faces[id]->optical_scale; }
std::string FontSet::family(FaceId id) const { return state_->faces[id]->file.family; }
FontSet::Face& FontSet::face(FaceId id) const { return *state_->faces[id]; }

} // namespace marsad::typeset
