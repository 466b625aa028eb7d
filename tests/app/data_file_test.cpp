// A data file that is missing, cut short, of another version or no data file at all: a message with the remedy, exit 1.

#include "app/process.h"
#include "io/temp_folder.h"

#include <ostream>

#include <gtest/gtest.h>

namespace marsad::test {
namespace {

const std::vector<std::vector<std::string>> kCommands{
    {"extract", "-"}, {"geocode", "Baghdad"}, {"gazetteer", "info"}, {"gazetteer", "verify"}, {"render", "-", "-o", "m.png"}};

void expect_failure(const std::filesystem::path& data, const std::string& mentions) {
    const TempFolder folder;
    for (std::vector<std::string> command : kCommands) {
        command.insert(command.end(), {"--data", data.string()});
        const auto done = run_marsad(command, {"Rockets hit Baghdad.", {}, folder.path()});
        EXPECT_EQ(done.code, 1) << command[0] << ": " << done.err;
        EXPECT_EQ(done.out, "") << command[0];
        EXPECT_NE(done.err.find("error"), std::string::npos) << command[0] << ": " << done.err;
        EXPECT_NE(done.err.find(mentions), std::string::npos) << command[0] << ": " << done.err;
        EXPECT_NE(done.err.find((data / "gazetteer.bin").string()), std::string::npos) << command[0] << ": " << done.err;
        EXPECT_NE(done.err.find("run scripts/fetch_data.sh and build"), std::string::npos) << "no remedy: " << command[0] << ": " << done.err;
        EXPECT_EQ(count_of(done.err, "\n"), 1U) << command[0] << ": " << done.err;
        EXPECT_TRUE(std::filesystem::is_empty(folder.path())) << command[0];
    }
}

TEST(DataFile, missing) { expect_failure("/nonexistent", "/nonexistent"); }

TEST(DataFile, not_named_anywhere) {
    const TempFolder folder; // the program away from its data folder
    std::filesystem::copy_file(std::string(MARSAD_BINARY_DIR) + "/marsad", folder.path() / "marsad");
    if (std::filesystem::exists("/usr/share/marsad/gazetteer.bin")) {
        GTEST_SKIP() << "installed data would be found";
    }
    const auto done = run_shell("'" + (folder.path() / "marsad").string() + "' geocode Baghdad", {"", {{"MARSAD_DATA", ""}, {"HOME", "/nonexistent"}, {"XDG_DATA_HOME", ""}}, {}});
    EXPECT_EQ(done.code, 1);
    for (const char* part : {"--data", "MARSAD_DATA", "/usr/share/marsad", "scripts/run.sh"}) {
        EXPECT_NE(done.err.find(part), std::string::npos) << done.err;
    }
}

TEST(DataFile, empty_or_something_else) {
    const TempFolder folder;
    folder.write("gazetteer.bin", "");
    expect_failure(folder.path(), "gazetteer.bin");
    folder.write("gazetteer.bin", std::string(100000, 'x'));
    expect_failure(folder.path(), "gazetteer.bin");
}

class DamagedData : public testing::Test {
  protected:
    void SetUp() override {
        MARSAD_NEEDS_DATA();
        bytes_ = read_all(data_folder() / "gazetteer.bin");
    }
    std::string bytes_;
    TempFolder folder_;
};

TEST_F(DamagedData, cut_short) {
    for (const std::size_t size : {std::size_t{20}, std::size_t{200}, bytes_.size() / 2, bytes_.size() - 1}) {
        folder_.write("gazetteer.bin", bytes_.substr(0, size));
        expect_failure(folder_.path(), "gazetteer.bin");
    }
}

TEST_F(DamagedData, of_another_version) {
    bytes_[8] = 77; // the version follows the magic of 8 bytes
    folder_.write("gazetteer.bin", bytes_);
    expect_failure(folder_.path(), "version");
}

TEST_F(DamagedData, a_flipped_byte_is_found_by_verify) {
    bytes_[bytes_.size() / 2] = static_cast<char>(bytes_[bytes_.size() / 2] ^ 0x40);
    folder_.write("gazetteer.bin", bytes_);
    const auto done = run_marsad({"gazetteer", "verify", "--data", folder_.path().string()});
    EXPECT_EQ(done.code, 1);
    EXPECT_EQ(done.out, "");
    for (const std::string& part : {std::string("damaged"), std::string("fetch_data.sh"), (folder_.path() / "gazetteer.bin").string()}) {
        EXPECT_NE(done.err.find(part), std::string::npos) << done.err;
    }
    EXPECT_EQ(run_marsad({"gazetteer", "verify"}).code, 0);
}

// Only verify reads the whole file; the others may answer wrongly from a damaged one, but come to an end.
TEST_F(DamagedData, flipped_bytes_never_crash) {
    unsigned state = 2022;
    for (int round = 0; round < 12; ++round) {
        std::string damaged = bytes_;
        for (int i = 0; i < 2000; ++i) {
            state = state * 1664525U + 1013904223U;
            const std::size_t at = 4096 + (std::size_t{state} * 7919) % (damaged.size() - 4096); // behind the header, which open() checks
            damaged[at] = static_cast<char>(damaged[at] ^ (1 << (state >> 29U)));
        }
        folder_.write("gazetteer.bin", damaged);
        for (const std::vector<std::string>& command : {std::vector<std::string>{"extract", "--published", "2022-01-05", "-"}, {"geocode", "Baghdad", "بغداد", "near Mosul", "33.3,44.4"}}) {
            std::vector<std::string> arguments = command;
            arguments.insert(arguments.end(), {"--data", folder_.path().string()});
            const auto done = run_marsad(arguments, {"Rockets hit Baghdad and Ain al-Asad near Hit on Monday.", {}, {}});
            EXPECT_LE(done.code, 1) << command[0] << ": " << done.err;
            EXPECT_GE(done.code, 0) << command[0];
        }
        EXPECT_EQ(run_marsad({"gazetteer", "verify", "--data", folder_.path().string()}).code, 1);
    }
}

// A sound gazetteer beside a basemap that is missing, cut short, damaged or of another version.
TEST(Basemap, missing_or_damaged_is_a_message_and_no_picture) {
    MARSAD_NEEDS_DATA();
    const std::string bytes = read_all(data_folder() / "basemap.bin");
    if (bytes.empty()) {
        GTEST_SKIP() << "no basemap.bin";
    }
    const TempFolder data;
    std::filesystem::create_symlink(data_folder() / "gazetteer.bin", data.path() / "gazetteer.bin");
    const auto expect_refused = [&](const std::string& mentions) {
        const TempFolder folder;
        folder.write("m.png", "old");
        const auto done = run_marsad({"render", "-", "-o", "m.png", "--data", data.path().string()}, {"Rockets hit Baghdad.", {}, folder.path()});
        EXPECT_EQ(done.code, 1) << mentions;
        for (const std::string& part : {mentions, (data.path() / "basemap.bin").string(), std::string("scripts/run.sh")}) {
            EXPECT_NE(done.err.find(part), std::string::npos) << part << ": " << done.err;
        }
        EXPECT_EQ(read_all(folder.path() / "m.png"), "old");
        EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1) << "half a picture is left";
    };
    expect_refused("no basemap file");
    for (const std::size_t size : {std::size_t{0}, std::size_t{20}, bytes.size() / 2, bytes.size() - 1}) {
        data.write("basemap.bin", bytes.substr(0, size));
        expect_refused("is cut off");
    }
    data.write("basemap.bin", std::string(100000, 'x'));
    expect_refused("is something else");
    std::string other = bytes;
    other[8] = 77; // the version follows the magic of 8 bytes
    data.write("basemap.bin", other);
    expect_refused("format version 77");
    for (const std::size_t at : {std::size_t{25}, bytes.size() / 2, bytes.size() - 1}) {
        std::string flipped = bytes;
        flipped[at] = static_cast<char>(flipped[at] ^ 0x10);
        data.write("basemap.bin", flipped);
        expect_refused("is damaged");
    }
}

TEST(Assets, a_missing_folder_is_named_with_the_remedy) {
    MARSAD_NEEDS_DATA();
    const TempFolder folder;
    for (const std::vector<std::string>& command : {std::vector<std::string>{"extract", "-"}, {"geocode", "Baghdad"}, {"render", "-", "-o", "m.png"}}) {
        const auto done = run_marsad(command, {"Rockets hit Baghdad.", {{"MARSAD_ASSETS", "/nonexistent/assets"}}, folder.path()});
        EXPECT_EQ(done.code, 1) << command[0];
        EXPECT_EQ(done.out, "") << command[0];
        EXPECT_NE(done.err.find("/nonexistent/assets"), std::string::npos) << done.err;
        EXPECT_NE(done.err.find("install Marsad again"), std::string::npos) << "no remedy: " << done.err;
        EXPECT_TRUE(std::filesystem::is_empty(folder.path())) << command[0];
    }
}

TEST(Assets, word_lists_are_read_at_run_time_and_an_overlay_goes_on_top) {
    MARSAD_NEEDS_DATA();
    const TempFolder folder;
    const RunOptions without{"Gunmen zorbled the air base at Ain al-Asad on Monday.", {{"MARSAD_OVERLAY", "/nonexistent"}, {"XDG_CONFIG_HOME", "/nonexistent"}}, {}};
    const std::vector<std::string> command{"extract", "--format", "geojsonl", "--published", "2022-01-05", "-"};
    EXPECT_EQ(run_marsad(command, without).out, "");
    RunOptions with = without;
    with.environment = {{"MARSAD_OVERLAY", folder.path().string()}};
    folder.write("languages/en/triggers.tsv", "form\tpos\tclass\tvalue\tattrs\tnote\nzorbled\t=\ttrigger\tshell\n");
    const auto done = run_marsad(command, with);
    EXPECT_EQ(done.code, 0) << done.err;
    EXPECT_EQ(count_of(done.out, "\n"), 1U) << done.out;
    const std::string file = folder.write("languages/en/triggers.tsv", "form\tpos\tclass\tvalue\tattrs\tnote\nalone\nzorbled\t=\ttrigger\tshell\n");
    const auto bad = run_marsad(command, with);
    EXPECT_EQ(bad.code, 1);
    EXPECT_NE(bad.err.find(file + ":2: error: expected form"), std::string::npos) << bad.err;
    EXPECT_EQ(bad.out, done.out) << "the good lines count all the same";
}

TEST(DataFile, of_the_user_is_found_by_a_program_that_stands_alone) {
    MARSAD_NEEDS_DATA();
    const TempFolder folder;
    std::filesystem::copy_file(std::string(MARSAD_BINARY_DIR) + "/marsad", folder.path() / "marsad");
    std::filesystem::create_directory(folder.path() / "share");
    std::filesystem::create_directory_symlink(data_folder(), folder.path() / "share/marsad");
    const RunOptions options{"Rockets hit Baghdad.", {{"MARSAD_DATA", ""}, {"MARSAD_ASSETS", ""}, {"XDG_DATA_HOME", (folder.path() / "share").string()}}, "/"};
    const std::string program = "'" + (folder.path() / "marsad").string() + "' ";
    const std::pair<const char*, const char*> answers[] = {{"geocode Baghdad", "geonames:98182"}, {"extract -", "geonames:98182"}, {"gazetteer info", "GeoNames"}};
    for (const auto& [command, answer] : answers) {
        const auto done = run_shell(program + command, options);
        EXPECT_EQ(done.code, 0) << command << done.err;
        EXPECT_NE(done.out.find(answer), std::string::npos) << command << done.out;
    }
}

TEST(DataFile, is_found_from_any_folder_and_by_every_way) {
    MARSAD_NEEDS_DATA();
    const TempFolder folder;
    const std::string data = data_folder().string();
    EXPECT_EQ(run_marsad({"gazetteer", "info"}, {"", {{"MARSAD_DATA", ""}}, folder.path()}).code, 0);
    EXPECT_EQ(run_marsad({"gazetteer", "info", "--data", data}, {"", {}, folder.path()}).code, 0);
    EXPECT_EQ(run_marsad({"gazetteer", "info"}, {"", {{"MARSAD_DATA", data}}, folder.path()}).code, 0);
    EXPECT_EQ(run_marsad({"gazetteer", "info"}, {"", {{"MARSAD_DATA", "/nonexistent"}}, folder.path()}).code, 1);
    EXPECT_EQ(run_marsad({"gazetteer", "info", "--data", data}, {"", {{"MARSAD_DATA", "/nonexistent"}}, folder.path()}).code, 0); // the option wins
    const auto info = run_marsad({"gazetteer", "info"});
    EXPECT_NE(info.out.find("format version"), std::string::npos);
    EXPECT_NE(info.out.find("attribution"), std::string::npos);
}

} // namespace
} // namespace marsad::test
