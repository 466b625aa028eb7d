// Films written and read back by the libraries of their formats.

#include "media/film.h"

#include "base/file.h"
#include "film_samples.h"
#include "media/change_film.h"
#include "media/palette.h"
#include "media/picture_sequence.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <random>

#include <gif_lib.h>
#include <gtest/gtest.h>
#include <webp/demux.h>

using namespace marsad;
using media::FilmFormat;

namespace {

constexpr int kWidth = 61;
constexpr int kHeight = 43;

media::FilmSpec spec(double frames_per_second = 10.0, std::size_t times = 0) { return {kWidth, kHeight, frames_per_second, times}; }

/// Frames 0, 1, 1, 2 x 3, 3: with the same one twice, and one that is seen for longer.
std::string write_film(FilmFormat format, const std::string& target, double frames_per_second) {
    auto film = media::open_film(format, target, spec(frames_per_second, 7));
    EXPECT_TRUE(film) << film.error().message;
    if (!film) {
        return {};
    }
    if ((*film)->wants_to_look()) {
        (*film)->look_at(film_frame(kWidth, kHeight, 3));
    }
    for (const auto& [step, times] : {std::pair(0, 1), std::pair(1, 1), std::pair(1, 1), std::pair(2, 3), std::pair(3, 1)}) {
        const auto added = (*film)->add(film_frame(kWidth, kHeight, step), static_cast<std::size_t>(times));
        EXPECT_TRUE(added) << added.error().message;
    }
    const auto done = (*film)->finish();
    EXPECT_TRUE(done) << done.error().message;
    return done ? *done : std::string();
}

struct Shown {
    media::Image picture;
    int milliseconds;
};

std::vector<Shown> read_webp(const std::string& path, std::uint32_t* loops = nullptr) {
    const auto bytes = base::read_file(path);
    EXPECT_TRUE(bytes);
    std::vector<Shown> out;
    const WebPData data{reinterpret_cast<const std::uint8_t*>(bytes->data()), bytes->size()};
    WebPAnimDecoder* const decoder = WebPAnimDecoderNew(&data, nullptr);
    EXPECT_NE(decoder, nullptr);
    if (decoder == nullptr) {
        return out;
    }
    WebPAnimInfo info;
    EXPECT_NE(WebPAnimDecoderGetInfo(decoder, &info), 0);
    if (loops != nullptr) {
        *loops = info.loop_count;
    }
    int before = 0;
    while (WebPAnimDecoderHasMoreFrames(decoder) != 0) {
        std::uint8_t* rgba = nullptr;
        int time = 0;
        EXPECT_NE(WebPAnimDecoderGetNext(decoder, &rgba, &time), 0);
        const auto size = static_cast<std::size_t>(info.canvas_width) * info.canvas_height * 4U;
        out.push_back({{static_cast<int>(info.canvas_width), static_cast<int>(info.canvas_height), {rgba, rgba + size}}, time - before});
        before = time;
    }
    WebPAnimDecoderDelete(decoder);
    return out;
}

struct GifRead {
    std::vector<Shown> shown;
    bool loops = false;
};

GifRead read_gif(const std::string& path) {
    GifRead out;
    int why = 0;
    GifFileType* const gif = DGifOpenFileName(path.c_str(), &why);
    EXPECT_NE(gif, nullptr) << GifErrorString(why);
    if (gif == nullptr) {
        return out;
    }
    EXPECT_EQ(DGifSlurp(gif), GIF_OK);
    media::Image canvas{gif->SWidth, gif->SHeight, std::vector<std::uint8_t>(static_cast<std::size_t>(gif->SWidth) * static_cast<std::size_t>(gif->SHeight) * 4U, 0)};
    for (int i = 0; i < gif->ImageCount; ++i) {
        const SavedImage& saved = gif->SavedImages[i];
        GraphicsControlBlock control{};
        EXPECT_EQ(DGifSavedExtensionToGCB(gif, i, &control), GIF_OK);
        EXPECT_EQ(control.DisposalMode, DISPOSE_DO_NOT);
        for (int e = 0; e < saved.ExtensionBlockCount; ++e) {
            out.loops = out.loops || std::string(reinterpret_cast<const char*>(saved.ExtensionBlocks[e].Bytes), static_cast<std::size_t>(saved.ExtensionBlocks[e].ByteCount)) == "NETSCAPE2.0";
        }
        const auto& box = saved.ImageDesc;
        for (int y = 0; y < box.Height; ++y) {
            for (int x = 0; x < box.Width; ++x) {
                const int index = saved.RasterBits[y * box.Width + x];
                if (index != control.TransparentColor) {
                    const GifColorType colour = gif->SColorMap->Colors[index];
                    const auto at = (static_cast<std::size_t>(box.Top + y) * static_cast<std::size_t>(canvas.width_px) + static_cast<std::size_t>(box.Left + x)) * 4U;
                    const std::array<std::uint8_t, 4> pixel{colour.Red, colour.Green, colour.Blue, 255};
                    std::copy(pixel.begin(), pixel.end(), canvas.rgba.begin() + static_cast<std::ptrdiff_t>(at));
                }
            }
        }
        out.shown.push_back({canvas, control.DelayTime * 10});
    }
    DGifCloseFile(gif, nullptr);
    return out;
}

TEST(Film, WebPGivesBackEveryPixelAndTime) {
    const FilmFolder folder;
    const std::string path = folder.file("film.webp");
    EXPECT_EQ(write_film(FilmFormat::WebP, path, 10.0), path);
    std::uint32_t loops = 9;
    const auto shown = read_webp(path, &loops);
    EXPECT_EQ(loops, 0U) << "for ever";
    ASSERT_EQ(shown.size(), 4U) << "the same frame twice is one that lasts";
    for (std::size_t i = 0; i < shown.size(); ++i) {
        EXPECT_EQ(shown[i].picture.rgba, film_frame(kWidth, kHeight, static_cast<int>(i)).rgba) << i;
    }
    EXPECT_EQ(shown[0].milliseconds, 100);
    EXPECT_EQ(shown[1].milliseconds, 200);
    EXPECT_EQ(shown[2].milliseconds, 300);
    EXPECT_EQ(shown[3].milliseconds, 100);
    EXPECT_EQ(folder.names(), std::vector<std::string>{"film.webp"});
}

TEST(Film, GifGivesBackFewColoursExactlyAndEveryTime) {
    const FilmFolder folder;
    const std::string path = folder.file("film.gif");
    EXPECT_EQ(write_film(FilmFormat::Gif, path, 10.0), path);
    const auto read = read_gif(path);
    EXPECT_TRUE(read.loops);
    ASSERT_EQ(read.shown.size(), 4U);
    for (const std::size_t i : {0U, 3U}) { // the colours that it was shown
        EXPECT_EQ(read.shown[i].picture.rgba, film_frame(kWidth, kHeight, static_cast<int>(i)).rgba) << i;
    }
    const auto& ground = read.shown[1].picture.rgba;
    EXPECT_TRUE(std::equal(ground.end() - 400, ground.end(), film_frame(kWidth, kHeight, 1).rgba.end() - 400)) << "what stands still is exact";
    EXPECT_EQ(read.shown[0].milliseconds, 100);
    EXPECT_EQ(read.shown[1].milliseconds, 200);
    EXPECT_EQ(read.shown[2].milliseconds, 300);
}

TEST(Film, GifKeepsItsTimeWhereHundredthsDoNotFit) {
    const FilmFolder folder;
    for (const double speed : {30.0, 24.0, 7.0, 50.0}) {
        auto film = media::open_film(FilmFormat::Gif, folder.file("film.gif"), spec(speed));
        ASSERT_TRUE(film);
        for (int i = 0; i < 61; ++i) {
            ASSERT_TRUE((*film)->add(film_frame(kWidth, kHeight, i % 5), 1));
        }
        ASSERT_TRUE((*film)->finish());
        int total = 0;
        for (const auto& shown : read_gif(folder.file("film.gif")).shown) {
            EXPECT_NEAR(shown.milliseconds, 1000.0 / speed, 10.0);
            total += shown.milliseconds;
        }
        EXPECT_NEAR(total, 61.0 * 1000.0 / speed, 5.01) << speed;
    }
}

TEST(Film, GifHoldsAFrameLongerThanItsCounter) {
    const FilmFolder folder;
    auto film = media::open_film(FilmFormat::Gif, folder.file("film.gif"), {kWidth, kHeight, 1.0, 0, false});
    ASSERT_TRUE(film);
    ASSERT_TRUE((*film)->add(film_frame(kWidth, kHeight, 0), 1500));
    ASSERT_TRUE((*film)->finish());
    const auto read = read_gif(folder.file("film.gif"));
    EXPECT_FALSE(read.loops);
    int total = 0;
    for (const auto& shown : read.shown) {
        total += shown.milliseconds;
        EXPECT_EQ(shown.picture.rgba, film_frame(kWidth, kHeight, 0).rgba);
    }
    EXPECT_EQ(total, 1'500'000);
}

TEST(Film, SameFramesGiveTheSameBytes) {
    const FilmFolder folder;
    for (const char* name : {"film.gif", "film.webp"}) {
        const auto format = *media::film_format_from_path(name);
        write_film(format, folder.file(name), 12.0);
        const auto first = base::read_file(folder.file(name));
        write_film(format, folder.file(name), 12.0);
        EXPECT_EQ(*first, *base::read_file(folder.file(name))) << name;
    }
}

TEST(Film, PicturesAreNumberedAndPlayAtTheSpeedOfTheFilm) {
    const FilmFolder folder;
    EXPECT_EQ(write_film(FilmFormat::Png, folder.file("map-%03d.png"), 10.0), folder.file("map-001.png") + " to map-007.png");
    const std::array steps{0, 1, 1, 2, 2, 2, 3};
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const auto bytes = base::read_file(folder.file("map-00" + std::to_string(i + 1) + ".png"));
        ASSERT_TRUE(bytes);
        EXPECT_EQ(media::read_png(*bytes)->rgba, film_frame(kWidth, kHeight, steps[i]).rgba);
    }
    EXPECT_EQ(folder.names().size(), 7U);
}

TEST(Film, PicturesGoIntoAFolderThatIsMadeForThem) {
    const FilmFolder folder;
    write_film(FilmFormat::Png, folder.file("frames/"), 10.0);
    EXPECT_TRUE(std::filesystem::exists(folder.file("frames/frame-0001.png")));
    EXPECT_TRUE(std::filesystem::exists(folder.file("frames/frame-0007.png")));
    write_film(FilmFormat::Png, folder.file("map.png"), 10.0);
    EXPECT_TRUE(std::filesystem::exists(folder.file("map-0007.png")));
    EXPECT_FALSE(std::filesystem::exists(folder.file("map.png")));
}

TEST(Film, AnOlderLongerSequenceIsNotContinuedBySilence) {
    const FilmFolder folder;
    std::ofstream(folder.file("map-0008.png")) << "old";
    const auto film = media::open_film(FilmFormat::Png, folder.file("map.png"), spec(10.0, 7));
    ASSERT_FALSE(film);
    EXPECT_NE(film.error().message.find("map-0008.png"), std::string::npos) << film.error().message;
}

TEST(Film, WhatIsLeftOffLeavesNothing) {
    const FilmFolder folder;
    for (const char* name : {"film.gif", "film.webp", "frames/", "map-%04d.png"}) {
        {
            auto film = media::open_film(*media::film_format_from_path(std::string(name)), folder.file(name), spec(10.0, 9));
            ASSERT_TRUE(film) << name;
            ASSERT_TRUE((*film)->add(film_frame(kWidth, kHeight, 0), 1));
            ASSERT_TRUE((*film)->add(film_frame(kWidth, kHeight, 1), 1));
        }
        EXPECT_TRUE(folder.names().empty()) << name << ": " << folder.names().front();
    }
    std::ofstream(folder.file("film.gif")) << "old";
    {
        auto film = media::open_film(FilmFormat::Gif, folder.file("film.gif"), spec());
        ASSERT_TRUE((*film)->add(film_frame(kWidth, kHeight, 0), 1));
    }
    EXPECT_EQ(*base::read_file(folder.file("film.gif")), "old") << "an older film stays";
}

TEST(Film, WhatCannotBeIsAMessage) {
    const FilmFolder folder;
    const auto error_of = [&](FilmFormat format, const std::string& target, const media::FilmSpec& wanted) {
        const auto film = media::open_film(format, target, wanted);
        EXPECT_FALSE(film) << target;
        return film ? std::string() : film.error().message;
    };
    EXPECT_NE(error_of(FilmFormat::Gif, folder.file("x.gif"), spec(60.0)).find("1 to 50"), std::string::npos);
    EXPECT_NE(error_of(FilmFormat::WebP, folder.file("x.webp"), spec(0.0)).find("1 to 60"), std::string::npos);
    EXPECT_NE(error_of(FilmFormat::WebP, folder.file("x.webp"), spec(std::nan(""))).find("1 to 60"), std::string::npos);
    EXPECT_NE(error_of(FilmFormat::Mp4, folder.file("x.mp4"), spec()).find("even"), std::string::npos);
    EXPECT_NE(error_of(FilmFormat::Gif, folder.file("none/x.gif"), spec()).find("none/x.gif"), std::string::npos);
    EXPECT_NE(error_of(FilmFormat::Png, folder.file("none/none/"), spec()).find("none/none"), std::string::npos);
    EXPECT_NE(error_of(FilmFormat::Png, folder.file("%d-%d.png"), spec()).find("one number"), std::string::npos);
    EXPECT_NE(error_of(FilmFormat::Png, folder.file("%s.png"), spec()).find("one number"), std::string::npos);
    EXPECT_NE(error_of(FilmFormat::Png, folder.file("%99d.png"), spec()).find("one number"), std::string::npos);
    auto film = media::open_film(FilmFormat::Gif, folder.file("x.gif"), spec());
    EXPECT_FALSE((*film)->add(film_frame(kWidth, kHeight - 1, 0), 1)) << "another size";
    EXPECT_FALSE((*film)->finish()) << "no frame";
}

TEST(Film, AFullDiskIsAMessage) {
    if (!std::filesystem::exists("/dev/full")) {
        GTEST_SKIP() << "no /dev/full here";
    }
    auto film = media::open_film(FilmFormat::Gif, "/dev/full", spec());
    ASSERT_TRUE(film);
    base::Result<void> added;
    std::mt19937 random(7);
    for (int i = 0; i < 200 && added; ++i) {
        auto noise = film_frame(kWidth, kHeight, 0);
        std::generate(noise.rgba.begin(), noise.rgba.end(), [&] { return static_cast<std::uint8_t>(random()); });
        added = (*film)->add(noise, 1);
    }
    const auto message = added ? (*film)->finish().error().message : added.error().message;
    EXPECT_NE(message.find("/dev/full"), std::string::npos) << message;
}

TEST(Film, FormatsAreToldByNameAndPath) {
    EXPECT_EQ(media::film_format_from_path("a/Map.GIF"), FilmFormat::Gif);
    EXPECT_EQ(media::film_format_from_path("map.webm"), FilmFormat::WebM);
    EXPECT_EQ(media::film_format_from_path("frames/"), FilmFormat::Png);
    EXPECT_EQ(media::film_format_from_path("/tmp"), FilmFormat::Png);
    EXPECT_EQ(media::film_format_from_path("map.avi"), std::nullopt);
    EXPECT_EQ(media::film_format_from_path("map"), std::nullopt);
    EXPECT_EQ(media::film_size(FilmFormat::Mp4, 641, 360), std::pair(640, 360));
    EXPECT_EQ(media::film_size(FilmFormat::Gif, 641, 361), std::pair(641, 361));
}

TEST(ChangedBox, IsThatOfEveryPixelLookedAt) {
    std::mt19937 random(11);
    const auto ground = film_frame(kWidth, kHeight, 0);
    EXPECT_FALSE(media::changed_box(ground, ground));
    for (int round = 0; round < 300; ++round) {
        auto other = ground;
        int left = kWidth, top = kHeight, right = -1, bottom = -1;
        for (unsigned i = 0; i <= random() % 4; ++i) {
            const int x = static_cast<int>(random() % kWidth);
            const int y = static_cast<int>(random() % kHeight);
            other.rgba[(static_cast<std::size_t>(y) * kWidth + static_cast<std::size_t>(x)) * 4U + random() % 4] ^= 1;
        }
        for (int y = 0; y < kHeight; ++y) {
            for (int x = 0; x < kWidth; ++x) {
                const auto at = static_cast<std::ptrdiff_t>((static_cast<std::size_t>(y) * kWidth + static_cast<std::size_t>(x)) * 4U);
                if (!std::equal(ground.rgba.begin() + at, ground.rgba.begin() + at + 4, other.rgba.begin() + at)) {
                    left = std::min(left, x), right = std::max(right, x), top = std::min(top, y), bottom = std::max(bottom, y);
                }
            }
        }
        const auto box = media::changed_box(ground, other);
        ASSERT_EQ(box.has_value(), right >= 0);
        if (box) {
            EXPECT_EQ((std::array{box->left, box->top, box->left + box->width - 1, box->top + box->height - 1}), (std::array{left, top, right, bottom}));
        }
    }
}

TEST(Palette, KeepsWhatFillsAPictureAndNamesTheNearestForTheRest) {
    media::Image image{100, 100, {}};
    std::mt19937 random(3);
    for (int i = 0; i < 10000; ++i) {
        const bool fill = i < 9000;
        image.rgba.insert(image.rgba.end(), {fill ? std::uint8_t{17} : static_cast<std::uint8_t>(random()), fill ? std::uint8_t{99} : static_cast<std::uint8_t>(random()), 200, 255});
    }
    media::PaletteMaker maker;
    maker.look_at(image);
    auto palette = maker.make(40);
    ASSERT_LE(palette.colours().size(), 40U);
    EXPECT_EQ(palette.colours()[palette.index_of({17, 99, 200})], (media::Rgb{17, 99, 200}));
    for (int i = 0; i < 500; ++i) {
        const media::Rgb colour{static_cast<std::uint8_t>(random()), static_cast<std::uint8_t>(random()), static_cast<std::uint8_t>(random())};
        const auto distance = [&](media::Rgb other) { return 2 * std::pow(colour.red - other.red, 2) + 4 * std::pow(colour.green - other.green, 2) + 3 * std::pow(colour.blue - other.blue, 2); };
        const double chosen = distance(palette.colours()[palette.index_of(colour)]);
        for (const media::Rgb other : palette.colours()) {
            ASSERT_LE(chosen, distance(other));
        }
    }
}

} // namespace
