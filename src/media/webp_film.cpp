#include "media/webp_film.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <vector>

#include <webp/encode.h>

namespace marsad::media {

namespace {

// The container, of https://developers.google.com/speed/webp/docs/riff_container: numbers are little-endian, chunks have even lengths.
constexpr int kMostSidePx = 16383; // of a picture without loss
constexpr std::size_t kCopiedBytes = 1 << 16;
constexpr std::uint64_t kMostBytes = 0xFFFFFF00U; // with the head
constexpr unsigned kHasAlpha = 0x10;
constexpr unsigned kIsAnimation = 0x02;
constexpr std::uint64_t kMostMilliseconds = 0xFFFFFF;
constexpr int kQuick = 2; // of 0 to 9: a tenth larger than the best, many times faster

void append(std::string& out, std::uint64_t number, int bytes) {
    for (int i = 0; i < bytes; ++i) {
        out.push_back(static_cast<char>(number >> (8 * i) & 255U));
    }
}

std::string chunk(std::string_view name, const std::string& content) {
    std::string out(name);
    append(out, content.size(), 4);
    out += content;
    if (content.size() % 2 != 0) {
        out.push_back('\0');
    }
    return out;
}

/// All that stands before the frames.
std::string head(const FilmSpec& spec, std::size_t frame_bytes) {
    std::string features;
    append(features, kHasAlpha | kIsAnimation, 4);
    append(features, static_cast<std::uint64_t>(spec.width_px - 1), 3);
    append(features, static_cast<std::uint64_t>(spec.height_px - 1), 3);
    std::string animation;
    append(animation, 0xFFFFFFFFU, 4); // what shows where nothing is drawn
    append(animation, spec.loop ? 0 : 1, 2);
    const std::string content = "WEBP" + chunk("VP8X", features) + chunk("ANIM", animation);
    std::string out = "RIFF";
    append(out, content.size() + frame_bytes, 4);
    return out + content;
}

std::string spool_folder() {
    std::error_code error;
    return std::filesystem::temp_directory_path(error).string();
}

struct Encoded {
    WebPMemoryWriter writer{};
    Encoded() { WebPMemoryWriterInit(&writer); }
    Encoded(const Encoded&) = delete;
    Encoded& operator=(const Encoded&) = delete;
    ~Encoded() { WebPMemoryWriterClear(&writer); }
};

/// The chunks of a picture: what stands behind "RIFF size WEBP".
base::Result<std::string> encode(const std::vector<std::uint8_t>& rgba, int width, int height) {
    WebPConfig config;
    WebPPicture picture;
    if (WebPConfigInit(&config) == 0 || WebPConfigLosslessPreset(&config, kQuick) == 0 || WebPPictureInit(&picture) == 0) {
        return base::failure(base::ErrorCode::Unsupported, "libwebp has another version than the program was built with; install Marsad again");
    }
    picture.use_argb = 1;
    picture.width = width;
    picture.height = height;
    Encoded encoded;
    picture.writer = WebPMemoryWrite;
    picture.custom_ptr = &encoded.writer;
    const bool good = WebPPictureImportRGBA(&picture, rgba.data(), width * 4) != 0 && WebPEncode(&config, &picture) != 0;
    const int why = static_cast<int>(picture.error_code);
    WebPPictureFree(&picture);
    constexpr std::size_t kFileHead = 12;
    if (!good || encoded.writer.size < kFileHead) {
        return base::failure(base::ErrorCode::Unwritable, "libwebp cannot encode a frame (error " + std::to_string(why) + "); try a smaller size or another format");
    }
    return std::string(reinterpret_cast<const char*>(encoded.writer.mem) + kFileHead, encoded.writer.size - kFileHead);
}

} // namespace

base::Result<std::unique_ptr<FilmSink>> WebPFilm::open(const std::string& target, const FilmSpec& spec) {
    if (std::max(spec.width_px, spec.height_px) > kMostSidePx) {
        return base::failure(base::ErrorCode::Usage, "a WebP holds at most 16383 pixels in a row; give a smaller size");
    }
    auto file = base::AtomicFile::create(target);
    if (!file) {
        return base::failure(file.error());
    }
    Spool spool(std::tmpfile());
    if (!spool) {
        return base::failure(base::ErrorCode::Unwritable, "no file for what is not finished can be made: " + base::write_failure(errno) + ": " + spool_folder());
    }
    return std::unique_ptr<FilmSink>(new WebPFilm(target, spec, std::move(*file), std::move(spool)));
}

base::Result<void> WebPFilm::write_frame(const Image& frame, const Image* before, const PixelBox& box, double from_s, double to_s) {
    // A frame begins at even pixels.
    const int left = box.left - box.left % 2;
    const int top = box.top - box.top % 2;
    const int width = box.left + box.width - left;
    const int height = box.top + box.height - top;
    std::vector<std::uint8_t> rgba;
    rgba.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4U);
    for (int row = top; row < top + height; ++row) {
        std::size_t at = (static_cast<std::size_t>(row) * static_cast<std::size_t>(frame.width_px) + static_cast<std::size_t>(left)) * 4U;
        for (int column = 0; column < width; ++column, at += 4) {
            const bool same = before != nullptr && std::memcmp(frame.rgba.data() + at, before->rgba.data() + at, 4) == 0;
            for (std::size_t c = 0; c < 4; ++c) {
                rgba.push_back(same ? std::uint8_t{0} : c == 3 ? std::uint8_t{255} : frame.rgba[at + c]);
            }
        }
    }
    const auto picture = encode(rgba, width, height);
    if (!picture) {
        return base::failure(picture.error());
    }
    std::string content;
    append(content, static_cast<std::uint64_t>(left / 2), 3);
    append(content, static_cast<std::uint64_t>(top / 2), 3);
    append(content, static_cast<std::uint64_t>(width - 1), 3);
    append(content, static_cast<std::uint64_t>(height - 1), 3);
    const auto milliseconds = [](double seconds) { return static_cast<std::uint64_t>(std::llround(seconds * 1000.0)); };
    append(content, std::min(milliseconds(to_s) - milliseconds(from_s), kMostMilliseconds), 3);
    append(content, 0, 1); // blended with what was there, which stays
    const std::string written = chunk("ANMF", content + *picture);
    size_ += written.size();
    if (size_ > kMostBytes) {
        return base::failure(base::ErrorCode::Unwritable, "a WebP holds at most 4 GB; make the animation shorter or smaller: " + target_);
    }
    if (std::fwrite(written.data(), 1, written.size(), spool_.get()) != written.size()) {
        return base::failure(base::ErrorCode::Unwritable, base::write_failure(errno) + ": " + spool_folder());
    }
    return {};
}

base::Result<std::string> WebPFilm::close() {
    if (auto begun = file_.write(head(spec(), size_)); !begun) {
        return base::failure(begun.error());
    }
    std::rewind(spool_.get());
    std::string block(kCopiedBytes, '\0');
    std::size_t copied = 0;
    while (const std::size_t got = std::fread(block.data(), 1, block.size(), spool_.get())) {
        if (auto written = file_.write({block.data(), got}); !written) {
            return base::failure(written.error());
        }
        copied += got;
    }
    if (copied != size_) {
        return base::failure(base::ErrorCode::Unreadable, "the unfinished animation cannot be read again; see whether the disk is full: " + spool_folder());
    }
    if (auto done = file_.commit(); !done) {
        return base::failure(done.error());
    }
    return target_;
}

} // namespace marsad::media
