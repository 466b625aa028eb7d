#include "media/video_film.h"

#include "base/file.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <string_view>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include <fmt/format.h>

namespace marsad::media {

namespace {

constexpr const char* kProgram = "ffmpeg";
constexpr const char* kInstall = "install ffmpeg (apt-get install ffmpeg), or write .gif, .webp or numbered .png, which need nothing";
constexpr std::size_t kToldBytes = 300; // of what ffmpeg complains about

/// An encoder of ffmpeg and how it is told to keep flat colours and small words sharp.
struct Encoder {
    std::string_view name;
    std::vector<std::string> options;
};

/// The best first.
std::vector<Encoder> encoders_of(FilmFormat format) {
    if (format == FilmFormat::Mp4) {
        return {{"libx264", {"-preset", "medium", "-crf", "18", "-tune", "animation"}}, {"libopenh264", {"-b:v", "6M"}}, {"h264_v4l2m2m", {"-b:v", "6M"}}};
    }
    return {{"libvpx-vp9", {"-crf", "24", "-b:v", "0", "-deadline", "good", "-cpu-used", "4", "-row-mt", "1"}}, {"libvpx", {"-crf", "8", "-b:v", "6M"}}};
}

std::string_view format_name(FilmFormat format) { return format == FilmFormat::Mp4 ? "MP4 (H.264)" : "WebM (VP9)"; }

bool lists(const std::string& encoders, std::string_view name) {
    // Lines " V....D libx264   what it is".
    std::size_t at = 0;
    while ((at = encoders.find(name, at)) != std::string::npos) {
        const std::size_t end = at + name.size();
        if (at > 0 && encoders[at - 1] == ' ' && (end == encoders.size() || encoders[end] == ' ' || encoders[end] == '\n')) {
            return true;
        }
        at = end;
    }
    return false;
}

/// The last line that says something.
std::string last_words(std::string text) {
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r' || text.back() == ' ')) {
        text.pop_back();
    }
    if (const std::size_t line = text.rfind('\n'); line != std::string::npos) {
        text.erase(0, line + 1);
    }
    if (text.size() > kToldBytes) {
        text.resize(kToldBytes);
    }
    std::replace_if(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 32; }, ' ');
    return text.empty() ? "it does not say why" : text;
}

std::vector<std::string> command_for(FilmFormat format, const std::string& encoder, const FilmSpec& spec, const std::string& output) {
    std::vector<std::string> command{kProgram, "-hide_banner", "-nostdin", "-loglevel", "error", "-y", "-f", "rawvideo", "-pixel_format", "rgba", "-video_size",
                                     fmt::format("{}x{}", spec.width_px, spec.height_px), "-framerate", fmt::format("{:.6g}", spec.frames_per_second), "-i", "pipe:0", "-an"};
    // Players take the colours of video for those of television unless they are told, and told so they are.
    for (const char* part : {"-vf", "scale=out_color_matrix=bt709:out_range=tv", "-pix_fmt", "yuv420p", "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709",
                             "-color_range", "tv", "-c:v"}) {
        command.emplace_back(part);
    }
    command.push_back(encoder);
    for (const Encoder& known : encoders_of(format)) {
        if (known.name == encoder) {
            command.insert(command.end(), known.options.begin(), known.options.end());
        }
    }
    // Nothing of the day or the machine in the file.
    command.insert(command.end(), {"-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact"});
    if (format == FilmFormat::Mp4) {
        command.insert(command.end(), {"-movflags", "+faststart", "-f", "mp4"});
    } else {
        command.insert(command.end(), {"-f", "webm"});
    }
    command.push_back("file:" + output); // else a colon in its name would make it an address
    return command;
}

} // namespace

base::Result<std::string> find_video_encoder(FilmFormat format) {
    const auto listed = run_process({kProgram, "-hide_banner", "-loglevel", "error", "-encoders"});
    if (!listed) {
        return base::failure(base::ErrorCode::Unsupported, fmt::format("{} needs the program ffmpeg, which is not there ({}); {}", format_name(format), listed.error().message, kInstall));
    }
    if (listed->exit_code != 0) {
        return base::failure(base::ErrorCode::Unsupported,
                             fmt::format("{} needs the program ffmpeg, which does not run here (exit code {}: {}); {}", format_name(format), listed->exit_code, last_words(listed->err), kInstall));
    }
    for (const Encoder& encoder : encoders_of(format)) {
        if (lists(listed->out, encoder.name)) {
            return std::string(encoder.name);
        }
    }
    return base::failure(base::ErrorCode::Unsupported,
                         fmt::format("{} needs an ffmpeg with {}, and the one on this machine has none; {}", format_name(format), encoders_of(format).front().name, kInstall));
}

base::Result<std::unique_ptr<FilmSink>> VideoFilm::open(FilmFormat format, const std::string& target, const FilmSpec& spec) {
    const auto encoder = find_video_encoder(format);
    if (!encoder) {
        return base::failure(encoder.error());
    }
    std::error_code error;
    if (std::filesystem::exists(target, error) && !std::filesystem::is_regular_file(target, error)) {
        return base::failure(base::ErrorCode::Unwritable, "cannot write: a video needs a plain file; name one: " + target);
    }
    const auto real = std::filesystem::canonical(target, error); // a link stays a link
    const std::filesystem::path destination = error ? std::filesystem::path(target) : real;
    std::string temporary = (destination.parent_path() / ("." + destination.filename().string() + ".XXXXXX")).string();
    const int descriptor = ::mkstemp(temporary.data());
    if (descriptor < 0) {
        return base::failure(base::ErrorCode::Unwritable, fmt::format("{}: {}", base::write_failure(errno), target));
    }
    const mode_t mask = ::umask(0);
    ::umask(mask);
    (void)::fchmod(descriptor, 0666 & ~mask);
    ::close(descriptor);
    auto process = EncoderProcess::start(command_for(format, *encoder, spec, temporary));
    if (!process) {
        ::unlink(temporary.c_str());
        return base::failure(process.error());
    }
    return std::unique_ptr<FilmSink>(new VideoFilm(destination, temporary, spec, std::move(*process)));
}

VideoFilm::~VideoFilm() {
    if (!temporary_.empty()) {
        { const EncoderProcess ended = std::move(process_); } // first: it could go on writing
        ::unlink(temporary_.c_str());
    }
}

base::Error VideoFilm::failed(const ProcessOutput& end) const {
    return {base::ErrorCode::Unwritable,
            fmt::format("ffmpeg failed (exit code {}): {}; see whether the disk is full, or write .gif, .webp or numbered .png: {}", end.exit_code, last_words(end.err), target_.string())};
}

base::Result<void> VideoFilm::add(const Image& frame, std::size_t times) {
    if (frame.width_px != spec_.width_px || frame.height_px != spec_.height_px) {
        return base::failure(base::ErrorCode::BadFormat, "a frame has another size than its film");
    }
    for (std::size_t i = 0; i < times; ++i) {
        if (!process_.write(frame.rgba)) {
            return base::failure(failed(process_.finish()));
        }
        any_ = true;
    }
    return {};
}

base::Result<std::string> VideoFilm::finish() {
    if (!any_) {
        return base::failure(base::ErrorCode::BadFormat, "an animation without a frame cannot be written");
    }
    const ProcessOutput end = process_.finish();
    struct stat status {};
    const bool some = ::stat(temporary_.c_str(), &status) == 0 && status.st_size > 0;
    if (end.exit_code != 0 || !some) {
        return base::failure(failed(end));
    }
    if (::rename(temporary_.c_str(), target_.c_str()) != 0) {
        return base::failure(base::ErrorCode::Unwritable, fmt::format("{}: {}", base::write_failure(errno), target_.string()));
    }
    temporary_.clear();
    return target_.string();
}

} // namespace marsad::media
