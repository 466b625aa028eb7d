#include "media/gif_film.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include <gif_lib.h>

namespace marsad::media {

namespace {

constexpr int kTransparent = 255; // behind the colours of the palette
constexpr int kMostDelayCs = 65535;
constexpr int kMostSidePx = 65535;

} // namespace

/// giflib's file, which writes into ours.
struct GifFilm::Encoder {
    base::AtomicFile file;
    GifFileType* gif = nullptr;
    std::optional<base::Error> problem;

    explicit Encoder(base::AtomicFile target) : file(std::move(target)) {}
    Encoder(const Encoder&) = delete;
    Encoder& operator=(const Encoder&) = delete;
    ~Encoder() {
        if (gif != nullptr) {
            EGifCloseFile(gif, nullptr);
        }
    }
    static int write(GifFileType* gif, const GifByteType* bytes, int count) {
        auto* const self = static_cast<Encoder*>(gif->UserData);
        const auto written = self->file.write({reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(count)});
        if (!written && !self->problem) {
            self->problem = written.error();
        }
        return written ? count : 0;
    }
};

base::Result<std::unique_ptr<FilmSink>> GifFilm::open(const std::string& target, const FilmSpec& spec) {
    if (std::max(spec.width_px, spec.height_px) > kMostSidePx) {
        return base::failure(base::ErrorCode::Usage, "a GIF holds at most 65535 pixels in a row; give a smaller size");
    }
    auto file = base::AtomicFile::create(target);
    if (!file) {
        return base::failure(file.error());
    }
    auto encoder = std::make_unique<Encoder>(std::move(*file));
    encoder->gif = EGifOpen(encoder.get(), &Encoder::write, nullptr);
    if (encoder->gif == nullptr) {
        return base::failure(base::ErrorCode::Unwritable, "cannot write: giflib has no memory; close other programs: " + target);
    }
    return std::unique_ptr<FilmSink>(new GifFilm(target, spec, std::move(encoder)));
}

GifFilm::GifFilm(const std::string& target, const FilmSpec& spec, std::unique_ptr<Encoder> encoder) : ChangeFilm(spec), target_(target), encoder_(std::move(encoder)) {}
GifFilm::~GifFilm() = default;

base::Error GifFilm::fault() const {
    if (encoder_->problem) {
        return *encoder_->problem;
    }
    const char* const why = GifErrorString(encoder_->gif->Error);
    return {base::ErrorCode::Unwritable, "cannot write the GIF: " + std::string(why == nullptr ? "giflib does not say why" : why) + "; try another format: " + target_};
}

base::Result<void> GifFilm::begin(const Image& first) {
    colours_.look_at(first);
    palette_ = std::make_unique<Palette>(colours_.make(kTransparent));
    colours_ = {};
    std::array<GifColorType, 256> table{};
    std::transform(palette_->colours().begin(), palette_->colours().end(), table.begin(), [](Rgb colour) { return GifColorType{colour.red, colour.green, colour.blue}; });
    ColorMapObject* const map = GifMakeMapObject(static_cast<int>(table.size()), table.data());
    EGifSetGifVersion(encoder_->gif, true);
    constexpr int kBits = 8;
    const bool described = map != nullptr && EGifPutScreenDesc(encoder_->gif, spec().width_px, spec().height_px, kBits, 0, map) == GIF_OK;
    GifFreeMapObject(map);
    if (!described) {
        return base::failure(fault());
    }
    if (spec().loop) {
        constexpr std::array<GifByteType, 3> kForEver{1, 0, 0};
        if (EGifPutExtensionLeader(encoder_->gif, APPLICATION_EXT_FUNC_CODE) != GIF_OK || EGifPutExtensionBlock(encoder_->gif, 11, "NETSCAPE2.0") != GIF_OK ||
            EGifPutExtensionBlock(encoder_->gif, static_cast<int>(kForEver.size()), kForEver.data()) != GIF_OK || EGifPutExtensionTrailer(encoder_->gif) != GIF_OK) {
            return base::failure(fault());
        }
    }
    return {};
}

base::Result<void> GifFilm::put(const PixelBox& box, std::vector<std::uint8_t> indices, int delay_cs) {
    const GraphicsControlBlock control{DISPOSE_DO_NOT, false, delay_cs, kTransparent};
    std::array<GifByteType, 4> extension{};
    EGifGCBToExtension(&control, extension.data());
    bool good = EGifPutExtension(encoder_->gif, GRAPHICS_EXT_FUNC_CODE, static_cast<int>(extension.size()), extension.data()) == GIF_OK &&
                EGifPutImageDesc(encoder_->gif, box.left, box.top, box.width, box.height, false, nullptr) == GIF_OK;
    for (int row = 0; good && row < box.height; ++row) {
        good = EGifPutLine(encoder_->gif, indices.data() + static_cast<std::ptrdiff_t>(row) * box.width, box.width) == GIF_OK;
    }
    return good ? base::Result<void>() : base::Result<void>(base::failure(fault()));
}

base::Result<void> GifFilm::write_frame(const Image& frame, const Image* before, const PixelBox& box, double from_s, double to_s) {
    if (!palette_) {
        if (auto begun = begin(frame); !begun) {
            return begun;
        }
    }
    std::vector<std::uint8_t> indices;
    indices.reserve(static_cast<std::size_t>(box.width) * static_cast<std::size_t>(box.height));
    for (int row = box.top; row < box.top + box.height; ++row) {
        std::size_t at = (static_cast<std::size_t>(row) * static_cast<std::size_t>(frame.width_px) + static_cast<std::size_t>(box.left)) * 4U;
        for (int column = 0; column < box.width; ++column, at += 4) {
            const auto index_in = [&](const Image& image) { return palette_->index_of({image.rgba[at], image.rgba[at + 1], image.rgba[at + 2]}); };
            const std::uint8_t index = index_in(frame);
            indices.push_back(before != nullptr && index == index_in(*before) ? static_cast<std::uint8_t>(kTransparent) : index);
        }
    }
    // Ends are rounded, not lengths, so that a long film keeps its time.
    const auto hundredths = [](double seconds) { return static_cast<int>(std::lround(seconds * 100.0)); };
    int delay_cs = std::max(1, hundredths(to_s) - hundredths(from_s));
    auto written = put(box, std::move(indices), std::min(delay_cs, kMostDelayCs));
    for (delay_cs -= kMostDelayCs; written && delay_cs > 0; delay_cs -= kMostDelayCs) {
        written = put({0, 0, 1, 1}, {static_cast<std::uint8_t>(kTransparent)}, std::min(delay_cs, kMostDelayCs));
    }
    return written;
}

base::Result<std::string> GifFilm::close() {
    int why = 0;
    const bool closed = EGifCloseFile(std::exchange(encoder_->gif, nullptr), &why) == GIF_OK;
    if (encoder_->problem) {
        return base::failure(*encoder_->problem);
    }
    if (!closed) {
        return base::failure(base::ErrorCode::Unwritable, "cannot write the end of the GIF; try another format: " + target_);
    }
    if (auto done = encoder_->file.commit(); !done) {
        return base::failure(done.error());
    }
    return target_;
}

} // namespace marsad::media
