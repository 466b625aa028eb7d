#include "base/file.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace marsad::base {

namespace {

const char* open_remedy(int error_number) {
    switch (error_number) {
    case ENOENT:
    case ENOTDIR: return "check its name and folder";
    case EACCES:
    case EPERM: return "ask for the right to read it";
    default: return "give another file";
    }
}

const char* write_remedy(int error_number) {
    switch (error_number) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG: return "make room, or write to another disk";
    case ENOENT:
    case ENOTDIR: return "make its folder first, or name another";
    case ENAMETOOLONG: return "choose a shorter name";
    default: return "name a file in a folder that you may write to";
    }
}

Result<std::string> read_descriptor(int descriptor, const std::string& name) {
    std::string out;
    char buffer[1 << 16];
    for (;;) {
        const ssize_t got = ::read(descriptor, buffer, sizeof buffer);
        if (got == 0) {
            return out;
        }
        if (got < 0) {
            if (errno == EINTR) {
                continue;
            }
            return failure(ErrorCode::Unreadable, fmt::format("{}: {}", read_failure(errno), name));
        }
        out.append(buffer, static_cast<std::size_t>(got));
    }
}

} // namespace

std::string open_failure(int error_number) { return fmt::format("cannot open: {}; {}", std::strerror(error_number), open_remedy(error_number)); }
std::string read_failure(int error_number) {
    return fmt::format("cannot read: {}; {}", std::strerror(error_number), error_number == EISDIR ? "name a file in it" : "check the disk, or give another file");
}
std::string write_failure(int error_number) { return fmt::format("cannot write: {}; {}", std::strerror(error_number), write_remedy(error_number)); }

Result<std::string> read_file(const std::filesystem::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        const auto code = errno == ENOENT ? ErrorCode::NotFound : ErrorCode::Unreadable;
        return failure(code, fmt::format("{}: {}", open_failure(errno), path.string()));
    }
    auto out = read_descriptor(descriptor, path.string());
    ::close(descriptor);
    return out;
}

Result<std::string> read_standard_input() {
    return read_descriptor(STDIN_FILENO, "standard input");
}

Result<MappedFile> MappedFile::open(const std::filesystem::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        const auto code = errno == ENOENT ? ErrorCode::NotFound : ErrorCode::Unreadable;
        return failure(code, fmt::format("{}: {}", open_failure(errno), path.string()));
    }
    struct stat status {};
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
        ::close(descriptor);
        return failure(ErrorCode::Unreadable, fmt::format("not a regular file; give another file: {}", path.string()));
    }
    MappedFile file;
    file.size_ = static_cast<std::size_t>(status.st_size);
    if (file.size_ > 0) {
        void* mapped = ::mmap(nullptr, file.size_, PROT_READ, MAP_PRIVATE, descriptor, 0);
        if (mapped == MAP_FAILED) {
            ::close(descriptor);
            return failure(ErrorCode::Unreadable, fmt::format("cannot map: {}: {}", std::strerror(errno), path.string()));
        }
        file.data_ = static_cast<const std::byte*>(mapped);
    }
    ::close(descriptor);
    return file;
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    return *this;
}

MappedFile::~MappedFile() {
    if (data_ != nullptr) {
        ::munmap(const_cast<std::byte*>(data_), size_);
    }
}

struct AtomicFile::State {
    std::filesystem::path target;      ///< as it was named
    std::filesystem::path destination; ///< where the file comes to lie
    std::filesystem::path temporary;
    std::FILE* stream = nullptr;
    bool to_special_file = false; ///< a device or pipe, written to directly
    bool closed_pipe = false;

    /// A write that failed; a closed pipe is none, but is kept in mind.
    Result<void> failed(int error_number) {
        if (to_special_file && error_number == EPIPE) {
            closed_pipe = true;
            return {};
        }
        return failure(ErrorCode::Unwritable, fmt::format("{}: {}", write_failure(error_number), target.string()));
    }
};

namespace {

/// What a link leads to, so that it stays a link.
std::filesystem::path behind_link(const std::filesystem::path& target) {
    std::error_code error;
    const auto real = std::filesystem::canonical(target, error);
    return error ? target : real;
}

} // namespace

Result<AtomicFile> AtomicFile::create(const std::filesystem::path& target) {
    auto state = std::make_unique<State>();
    state->target = target;
    std::error_code status_error;
    const auto status = std::filesystem::status(target, status_error);
    if (std::filesystem::is_directory(status)) {
        return failure(ErrorCode::Unwritable, fmt::format("cannot write: it is a folder; name a file in it: {}", target.string()));
    }
    state->to_special_file = std::filesystem::exists(status) && !std::filesystem::is_regular_file(status);
    if (state->to_special_file) {
        state->stream = std::fopen(target.c_str(), "wb");
    } else {
        state->destination = behind_link(target);
        const auto& destination = state->destination;
        std::string pattern = (destination.parent_path() / ("." + destination.filename().string() + ".XXXXXX")).string();
        const int descriptor = ::mkstemp(pattern.data());
        if (descriptor >= 0) {
            const mode_t mask = ::umask(0);
            ::umask(mask);
            (void)::fchmod(descriptor, 0666 & ~mask);
            state->temporary = pattern;
            state->stream = ::fdopen(descriptor, "wb");
        }
    }
    if (state->stream == nullptr) {
        return failure(ErrorCode::Unwritable, fmt::format("{}: {}", write_failure(errno), target.string()));
    }
    return AtomicFile(std::move(state));
}

AtomicFile::AtomicFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
AtomicFile::AtomicFile(AtomicFile&&) noexcept = default;
AtomicFile& AtomicFile::operator=(AtomicFile&&) noexcept = default;

AtomicFile::~AtomicFile() {
    if (state_ && state_->stream != nullptr) {
        std::fclose(state_->stream);
        if (!state_->temporary.empty()) {
            ::unlink(state_->temporary.c_str());
        }
    }
}

Result<void> AtomicFile::write(std::string_view bytes) {
    if (state_->closed_pipe || std::fwrite(bytes.data(), 1, bytes.size(), state_->stream) == bytes.size()) {
        return {};
    }
    return state_->failed(errno);
}

bool AtomicFile::closed_pipe() const { return state_->closed_pipe; }

Result<void> AtomicFile::commit() {
    const bool flushed = std::fflush(state_->stream) == 0 && (state_->to_special_file || ::fsync(::fileno(state_->stream)) == 0);
    const int flush_error = errno;
    const bool closed = std::fclose(std::exchange(state_->stream, nullptr)) == 0;
    const int close_error = errno;
    if (!flushed || !closed) {
        if (!state_->temporary.empty()) {
            ::unlink(state_->temporary.c_str());
        }
        return state_->failed(flushed ? close_error : flush_error);
    }
    if (!state_->to_special_file && ::rename(state_->temporary.c_str(), state_->destination.c_str()) != 0) {
        const int rename_error = errno;
        ::unlink(state_->temporary.c_str());
        return state_->failed(rename_error);
    }
    return {};
}

} // namespace marsad::base
