#include "base/file.h"

#include <gtest/gtest.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace marsad::base {
namespace {

namespace fs = std::filesystem;

class File : public testing::Test {
  protected:
    void SetUp() override {
        std::string pattern = (fs::temp_directory_path() / "marsad file test XXXXXX").string();
        ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
        folder_ = pattern;
    }
    void TearDown() override { fs::remove_all(folder_); }

    [[nodiscard]] std::size_t entries() const {
        return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
    }

    fs::path folder_;
};

TEST_F(File, ReadsWhatWasWritten) {
    const auto path = folder_ / "عراق.txt";
    auto file = AtomicFile::create(path);
    ASSERT_TRUE(file);
    ASSERT_TRUE(file->write("one "));
    ASSERT_TRUE(file->write(std::string_view("t\0o", 3)));
    ASSERT_TRUE(file->commit());
    EXPECT_EQ(read_file(path).value(), std::string("one t\0o", 7));
    EXPECT_EQ(entries(), 1U);
}

TEST_F(File, WithoutCommitTheTargetStaysAsItWas) {
    const auto path = folder_ / "events.geojson";
    std::ofstream(path) << "old";
    {
        auto file = AtomicFile::create(path);
        ASSERT_TRUE(file);
        ASSERT_TRUE(file->write("new"));
        EXPECT_EQ(read_file(path).value(), "old");
    }
    EXPECT_EQ(read_file(path).value(), "old");
    EXPECT_EQ(entries(), 1U) << "the unfinished file is still there";
}

TEST_F(File, KeepsThePermissionsThatTheUserAsksFor) {
    const auto path = folder_ / "out";
    const mode_t mask = ::umask(027);
    auto file = AtomicFile::create(path);
    ASSERT_TRUE(file);
    ASSERT_TRUE(file->commit());
    ::umask(mask);
    EXPECT_EQ(fs::status(path).permissions(), fs::perms(0640));
}

TEST_F(File, MissingFileIsNotFound) {
    EXPECT_EQ(read_file(folder_ / "none").error().code, ErrorCode::NotFound);
    EXPECT_EQ(MappedFile::open(folder_ / "none").error().code, ErrorCode::NotFound);
}

TEST_F(File, AFolderIsNoFile) {
    EXPECT_EQ(read_file(folder_).error().code, ErrorCode::Unreadable);
    EXPECT_EQ(MappedFile::open(folder_).error().code, ErrorCode::Unreadable);
    EXPECT_EQ(AtomicFile::create(folder_).error().code, ErrorCode::Unwritable);
}

TEST_F(File, AMissingFolderIsUnwritable) {
    const auto failed = AtomicFile::create(folder_ / "none" / "out.csv");
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().code, ErrorCode::Unwritable);
    EXPECT_NE(failed.error().message.find("out.csv"), std::string::npos);
}

TEST_F(File, ALinkStaysALinkAndWhatItLeadsToIsReplaced) {
    const auto real = folder_ / "real";
    std::ofstream(real) << "old";
    fs::create_symlink("real", folder_ / "link");
    auto file = AtomicFile::create(folder_ / "link");
    ASSERT_TRUE(file);
    ASSERT_TRUE(file->write("new"));
    ASSERT_TRUE(file->commit());
    EXPECT_TRUE(fs::is_symlink(folder_ / "link"));
    EXPECT_EQ(read_file(real).value_or(""), "new");
}

TEST_F(File, FailuresNameTheRemedy) {
    EXPECT_EQ(open_failure(ENOENT), "cannot open: No such file or directory; check its name and folder");
    EXPECT_EQ(open_failure(EACCES), "cannot open: Permission denied; ask for the right to read it");
    EXPECT_EQ(read_failure(EISDIR), "cannot read: Is a directory; name a file in it");
    EXPECT_EQ(write_failure(ENOSPC), "cannot write: No space left on device; make room, or write to another disk");
    EXPECT_EQ(write_failure(EROFS), "cannot write: Read-only file system; name a file in a folder that you may write to");
    EXPECT_EQ(write_failure(ENAMETOOLONG), "cannot write: File name too long; choose a shorter name");
}

TEST_F(File, AFullDiskIsAnErrorWithItsReason) {
    if (!fs::exists("/dev/full")) {
        GTEST_SKIP() << "this machine has no /dev/full";
    }
    auto file = AtomicFile::create("/dev/full");
    ASSERT_TRUE(file);
    const std::string much(1 << 20, 'x');
    const auto written = file->write(much);
    const auto committed = file->commit();
    ASSERT_TRUE(!written || !committed);
    const auto& message = !written ? written.error().message : committed.error().message;
    EXPECT_NE(message.find("No space left"), std::string::npos) << message;
}

TEST_F(File, AFullDiskIsSeenAtCommitOfFewBytes) {
    if (!fs::exists("/dev/full")) {
        GTEST_SKIP() << "this machine has no /dev/full";
    }
    auto file = AtomicFile::create("/dev/full");
    ASSERT_TRUE(file);
    (void)file->write("x");
    const auto committed = file->commit();
    ASSERT_FALSE(committed);
    EXPECT_NE(committed.error().message.find("No space left"), std::string::npos) << committed.error().message;
}

TEST_F(File, MapsTheBytesAndMoves) {
    const auto path = folder_ / "map";
    std::ofstream(path) << "abc";
    auto first = MappedFile::open(path);
    ASSERT_TRUE(first);
    const MappedFile second = std::move(*first);
    ASSERT_EQ(second.bytes().size(), 3U);
    EXPECT_EQ(static_cast<char>(second.bytes()[2]), 'c');
    EXPECT_TRUE(first->bytes().empty());
}

TEST_F(File, AnEmptyFileMapsToNothing) {
    const auto path = folder_ / "empty";
    std::ofstream{path};
    const auto mapped = MappedFile::open(path);
    ASSERT_TRUE(mapped);
    EXPECT_TRUE(mapped->bytes().empty());
}

} // namespace
} // namespace marsad::base
