#include "media/picture_sequence.h"

#include "base/file.h"

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <unistd.h>
#include <utility>

#include <fmt/format.h>

namespace marsad::media {

namespace {

constexpr std::size_t kMostDigits = 9;

/// "map-%04d.png" around its number; nothing where there is none.
base::Result<std::optional<SequenceName>> read_pattern(const std::filesystem::path& path) {
    const std::string name = path.filename().string();
    const std::size_t percent = name.find('%');
    if (percent == std::string::npos) {
        return std::optional<SequenceName>();
    }
    const std::size_t letter = name.find_first_not_of("0123456789", percent + 1);
    const std::string number = name.substr(percent + 1, letter == std::string::npos ? 0 : letter - percent - 1);
    const bool sound = letter != std::string::npos && name[letter] == 'd' && name.find('%', letter) == std::string::npos && number.size() <= 2;
    const std::size_t digits = !sound || number.empty() ? 1 : static_cast<std::size_t>(std::stoi(number));
    if (!sound || digits > kMostDigits) {
        return base::failure(base::ErrorCode::Usage, fmt::format("a pattern has one number, written %d or %04d, in the name of the file; name it like map-%04d.png: {}", path.string()));
    }
    return std::optional(SequenceName{path.parent_path(), name.substr(0, percent), name.substr(letter + 1), std::max<std::size_t>(1, digits)});
}

base::Error unwritable(const std::filesystem::path& path, const std::error_code& error) {
    return {base::ErrorCode::Unwritable, fmt::format("{}: {}", base::write_failure(error.value()), path.string())};
}

} // namespace

std::string SequenceName::file(std::size_t number) const { return fmt::format("{}{:0{}}{}", before, number, digits, after); }

base::Result<SequenceName> sequence_name(const std::string& target) {
    const std::filesystem::path path(target);
    auto pattern = read_pattern(path);
    if (!pattern) {
        return base::failure(pattern.error());
    }
    if (*pattern) {
        return std::move(**pattern);
    }
    std::error_code error;
    if (target.ends_with('/') || path.extension().empty() || std::filesystem::is_directory(path, error)) {
        return SequenceName{path, "frame-", ".png"};
    }
    return SequenceName{path.parent_path(), path.stem().string() + "-", path.extension().string()};
}

base::Result<std::unique_ptr<FilmSink>> PictureSequence::open(const std::string& target, const FilmSpec& spec) {
    auto name = sequence_name(target);
    if (!name) {
        return base::failure(name.error());
    }
    std::unique_ptr<PictureSequence> film(new PictureSequence(std::move(*name), spec));
    const std::filesystem::path folder = film->name_.folder.empty() ? "." : film->name_.folder;
    std::error_code error;
    if (!std::filesystem::exists(folder, error)) {
        film->made_folder_ = std::filesystem::create_directory(folder, error);
        if (!film->made_folder_) {
            return base::failure(unwritable(folder, error));
        }
    }
    const auto follower = folder / film->name_.file(spec.frame_times + 1);
    if (spec.frame_times > 0 && std::filesystem::exists(follower, error)) {
        return base::failure(base::ErrorCode::Unwritable,
                             fmt::format("a longer sequence lies there, whose end would follow the {} new pictures; remove it or name another: {}", spec.frame_times, follower.string()));
    }
    std::string workshop = (folder / (".marsad-frames.XXXXXX")).string();
    if (::mkdtemp(workshop.data()) == nullptr) {
        return base::failure(unwritable(folder, {errno, std::generic_category()}));
    }
    film->workshop_ = workshop;
    return std::unique_ptr<FilmSink>(std::move(film));
}

PictureSequence::~PictureSequence() {
    std::error_code error;
    if (!workshop_.empty()) {
        std::filesystem::remove_all(workshop_, error);
        if (made_folder_) {
            std::filesystem::remove(name_.folder, error); // only where it is empty
        }
    }
}

base::Result<void> PictureSequence::add(const Image& frame, std::size_t times) {
    if (frame.width_px != spec_.width_px || frame.height_px != spec_.height_px) {
        return base::failure(base::ErrorCode::BadFormat, "a frame has another size than its film");
    }
    const auto bytes = write_png(frame, spec_.notes);
    if (!bytes) {
        return base::failure(bytes.error());
    }
    for (std::size_t i = 0; i < times; ++i) {
        auto file = base::AtomicFile::create(workshop_ / name_.file(count_ + 1));
        if (!file) {
            return base::failure(file.error());
        }
        if (auto written = file->write(*bytes); !written) {
            return written;
        }
        if (auto done = file->commit(); !done) {
            return done;
        }
        ++count_;
    }
    return {};
}

base::Result<std::string> PictureSequence::finish() {
    if (count_ == 0) {
        return base::failure(base::ErrorCode::BadFormat, "an animation without a frame cannot be written");
    }
    const auto place = [&](std::size_t number) { return name_.folder / name_.file(number); };
    for (std::size_t number = 1; number <= count_; ++number) {
        std::error_code error;
        std::filesystem::rename(workshop_ / name_.file(number), place(number), error);
        if (error) {
            const std::string moved = number == 1 ? "none of the pictures was put in its place"
                                                  : fmt::format("of {} pictures, {} to {} are in their place", count_, name_.file(1), name_.file(number - 1));
            return base::failure(base::ErrorCode::Unwritable, fmt::format("{}; {}: {}", moved, base::write_failure(error.value()), place(number).string()));
        }
    }
    std::error_code error;
    std::filesystem::remove_all(std::exchange(workshop_, {}), error);
    return count_ == 1 ? place(1).string() : fmt::format("{} to {}", place(1).string(), name_.file(count_));
}

} // namespace marsad::media
