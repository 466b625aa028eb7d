// Videos: with the ffmpeg of this machine where there is one, and with stand-ins that fail.

#include "media/video_film.h"

#include "base/file.h"
#include "film_samples.h"

#include <cstdlib>
#include <fstream>
#include <string>

#include <gtest/gtest.h>

using namespace marsad;
using media::FilmFormat;

namespace {

constexpr int kWidth = 64;
constexpr int kHeight = 48;

media::FilmSpec spec() { return {kWidth, kHeight, 10.0, 12}; }

/// PATH for the time of one test.
class OnPath {
  public:
    explicit OnPath(const std::string& path) : before_(std::getenv("PATH")) { ::setenv("PATH", path.c_str(), 1); }
    OnPath(const OnPath&) = delete;
    OnPath& operator=(const OnPath&) = delete;
    ~OnPath() { ::setenv("PATH", before_.c_str(), 1); }

  private:
    std::string before_;
};

void write_script(const std::string& path, const std::string& body) {
    std::ofstream(path) << "#!/bin/sh\n" << body;
    std::filesystem::permissions(path, std::filesystem::perms::owner_all);
}

constexpr const char* kListsAll = "case \"$*\" in *-encoders*) echo ' V....D libx264   H.264'; echo ' V....D libvpx-vp9   VP9'; exit 0;; esac\n";

TEST(Video, IsWrittenWithAllItsFramesAndColours) {
    for (const auto& [format, name] : {std::pair(FilmFormat::Mp4, "film one.mp4"), std::pair(FilmFormat::WebM, "فيلم:1.webm")}) {
        const FilmFolder folder;
        if (const auto encoder = media::find_video_encoder(format); !encoder) {
            GTEST_SKIP() << encoder.error().message;
        }
        auto film = media::open_film(format, folder.file(name), spec());
        ASSERT_TRUE(film) << film.error().message;
        for (int step = 0; step < 5; ++step) {
            ASSERT_TRUE((*film)->add(film_frame(kWidth, kHeight, step), step == 4 ? 8 : 1));
        }
        const auto done = (*film)->finish();
        ASSERT_TRUE(done) << done.error().message;
        EXPECT_EQ(folder.names(), std::vector<std::string>{name});
        // Decoded again, by the same program: as many frames, and the ground in its colour.
        const auto decoded = media::run_process({"ffmpeg", "-v", "error", "-i", "file:" + folder.file(name), "-f", "rawvideo", "-pix_fmt", "rgba", "-vsync", "0", "-y", folder.file("raw")});
        ASSERT_TRUE(decoded);
        ASSERT_EQ(decoded->exit_code, 0) << decoded->err;
        const auto raw = base::read_file(folder.file("raw"));
        ASSERT_TRUE(raw);
        constexpr std::size_t kFrame = static_cast<std::size_t>(kWidth) * kHeight * 4;
        ASSERT_EQ(raw->size() / kFrame, 12U);
        const auto first = film_frame(kWidth, kHeight, 4);
        for (const std::size_t pixel : {std::size_t{kWidth - 3}, std::size_t{kWidth * (kHeight - 4) + 4}}) {
            for (std::size_t c = 0; c < 3; ++c) {
                EXPECT_NEAR(static_cast<unsigned char>((*raw)[11 * kFrame + pixel * 4 + c]), first.rgba[pixel * 4 + c], 6.0) << name;
            }
        }
    }
}

TEST(Video, WithoutFfmpegTheMessageSaysHowToGetItAndWhatNeedsNone) {
    const FilmFolder folder;
    const OnPath nowhere(folder.file(""));
    const auto film = media::open_film(FilmFormat::Mp4, folder.file("film.mp4"), spec());
    ASSERT_FALSE(film);
    EXPECT_EQ(film.error().code, base::ErrorCode::Unsupported);
    EXPECT_NE(film.error().message.find("apt-get install ffmpeg"), std::string::npos) << film.error().message;
    EXPECT_NE(film.error().message.find(".webp"), std::string::npos) << film.error().message;
    EXPECT_TRUE(folder.names().empty());
}

TEST(Video, AnFfmpegWithoutTheEncoderIsSaid) {
    const FilmFolder folder;
    write_script(folder.file("ffmpeg"), "echo ' V....D libx264rgb   another'; echo ' V....D mpeg4   older'\n");
    const OnPath only(folder.file(""));
    const auto film = media::open_film(FilmFormat::Mp4, folder.file("film.mp4"), spec());
    ASSERT_FALSE(film);
    EXPECT_NE(film.error().message.find("libx264"), std::string::npos) << film.error().message;
}

TEST(Video, AnFfmpegThatFailsIsSaidInItsWordsAndLeavesNothing) {
    const FilmFolder folder;
    write_script(folder.file("ffmpeg"), std::string(kListsAll) + "echo 'first line' >&2; echo 'No space left on device' >&2; exit 3\n");
    const std::string before = std::getenv("PATH");
    const OnPath first(folder.file("") + ":" + before);
    auto film = media::open_film(FilmFormat::WebM, folder.file("film.webm"), spec());
    ASSERT_TRUE(film) << film.error().message;
    base::Result<void> added;
    for (int i = 0; i < 2000 && added; ++i) {
        added = (*film)->add(film_frame(kWidth, kHeight, i % 5), 1);
    }
    ASSERT_FALSE(added) << "it takes nothing";
    EXPECT_NE(added.error().message.find("No space left on device"), std::string::npos) << added.error().message;
    EXPECT_NE(added.error().message.find("exit code 3"), std::string::npos) << added.error().message;
    film->reset();
    EXPECT_EQ(folder.names(), std::vector<std::string>{"ffmpeg"});
}

TEST(Video, AnFfmpegThatFailsAtItsEndIsAnError) {
    const FilmFolder folder;
    write_script(folder.file("ffmpeg"), std::string(kListsAll) + "cat > /dev/null; exit 1\n");
    const std::string before = std::getenv("PATH");
    const OnPath first(folder.file("") + ":" + before);
    auto film = media::open_film(FilmFormat::WebM, folder.file("film.webm"), spec());
    ASSERT_TRUE(film);
    ASSERT_TRUE((*film)->add(film_frame(kWidth, kHeight, 0), 1));
    const auto done = (*film)->finish();
    ASSERT_FALSE(done);
    film->reset();
    EXPECT_EQ(folder.names(), std::vector<std::string>{"ffmpeg"});
}

TEST(Video, WhatIsLeftOffEndsTheProgramAndLeavesNothing) {
    const FilmFolder folder;
    write_script(folder.file("ffmpeg"), std::string(kListsAll) + "echo $$ > \"$(dirname \"$0\")/pid\"; exec cat > /dev/null\n");
    const std::string before = std::getenv("PATH");
    {
        const OnPath first(folder.file("") + ":" + before);
        auto film = media::open_film(FilmFormat::Mp4, folder.file("film.mp4"), spec());
        ASSERT_TRUE(film);
        ASSERT_TRUE((*film)->add(film_frame(kWidth, kHeight, 0), 1));
    }
    for (const std::string& name : folder.names()) {
        EXPECT_TRUE(name == "ffmpeg" || name == "pid") << name;
    }
    if (const auto pid = base::read_file(folder.file("pid")); pid && !pid->empty()) {
        EXPECT_FALSE(std::filesystem::exists("/proc/" + pid->substr(0, pid->size() - 1)));
    }
}

} // namespace
