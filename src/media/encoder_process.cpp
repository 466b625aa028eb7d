#include "media/encoder_process.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

extern char** environ; // NOLINT: what POSIX calls it

namespace marsad::media {

namespace {

constexpr int kKeptBytes = 1 << 20; // of what a program prints

/// Closed at the end of its life.
class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number_ >= 0) {
            ::close(number_);
        }
    }
    [[nodiscard]] int get() const { return number_; }
    [[nodiscard]] int release() { return std::exchange(number_, -1); }

  private:
    int number_;
};

base::Error cannot_start(const std::string& program, int error_number) {
    return {base::ErrorCode::Unsupported, "cannot start " + program + ": " + std::strerror(error_number)};
}

/// Starts a program with these standard streams.
base::Result<int> spawn(const std::vector<std::string>& command, int input, int output, int errors) {
    std::vector<char*> arguments;
    arguments.reserve(command.size() + 1);
    for (const std::string& argument : command) {
        arguments.push_back(const_cast<char*>(argument.c_str()));
    }
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO);
    sigset_t none;
    sigset_t pipe;
    sigemptyset(&none);
    sigemptyset(&pipe);
    sigaddset(&pipe, SIGPIPE);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &pipe);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
    pid_t process = -1;
    const int fault = ::posix_spawnp(&process, command.front().c_str(), &actions, &attributes, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    if (fault != 0) {
        return base::failure(cannot_start(command.front(), fault));
    }
    return process;
}

int wait_for(int process) {
    int status = 0;
    while (::waitpid(process, &status, 0) < 0) {
        if (errno != EINTR) {
            return -1;
        }
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + (WIFSIGNALED(status) ? WTERMSIG(status) : 0);
}

std::string content_of(int file) {
    std::string out(kKeptBytes, '\0');
    const ssize_t got = ::pread(file, out.data(), out.size(), 0);
    out.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return out;
}

} // namespace

base::Result<ProcessOutput> run_process(const std::vector<std::string>& command) {
    const Descriptor nothing(::open("/dev/null", O_RDONLY | O_CLOEXEC));
    const Descriptor out(::memfd_create("marsad-out", MFD_CLOEXEC));
    const Descriptor err(::memfd_create("marsad-err", MFD_CLOEXEC));
    if (nothing.get() < 0 || out.get() < 0 || err.get() < 0) {
        return base::failure(cannot_start(command.front(), errno));
    }
    const auto process = spawn(command, nothing.get(), out.get(), err.get());
    if (!process) {
        return base::failure(process.error());
    }
    const int code = wait_for(*process);
    return ProcessOutput{code, content_of(out.get()), content_of(err.get())};
}

base::Result<EncoderProcess> EncoderProcess::start(const std::vector<std::string>& command) {
    // A socket instead of a pipe: writing to a program that has gone is then an error and no signal.
    std::array<int, 2> ends{-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
        return base::failure(cannot_start(command.front(), errno));
    }
    Descriptor ours(ends[0]);
    const Descriptor theirs(ends[1]);
    Descriptor errors(::memfd_create("marsad-err", MFD_CLOEXEC));
    const Descriptor nowhere(::open("/dev/null", O_WRONLY | O_CLOEXEC));
    if (errors.get() < 0 || nowhere.get() < 0) {
        return base::failure(cannot_start(command.front(), errno));
    }
    const auto process = spawn(command, theirs.get(), nowhere.get(), errors.get());
    if (!process) {
        return base::failure(process.error());
    }
    EncoderProcess out;
    out.process_ = *process;
    out.input_ = ours.release();
    out.errors_ = errors.release();
    return out;
}

EncoderProcess::EncoderProcess(EncoderProcess&& other) noexcept
    : process_(std::exchange(other.process_, -1)), input_(std::exchange(other.input_, -1)), errors_(std::exchange(other.errors_, -1)) {}

EncoderProcess& EncoderProcess::operator=(EncoderProcess&& other) noexcept {
    std::swap(process_, other.process_);
    std::swap(input_, other.input_);
    std::swap(errors_, other.errors_);
    return *this;
}

void EncoderProcess::close_input() {
    if (input_ >= 0) {
        ::close(std::exchange(input_, -1));
    }
}

EncoderProcess::~EncoderProcess() {
    close_input();
    if (process_ > 0) {
        ::kill(process_, SIGKILL);
        wait_for(process_);
    }
    if (errors_ >= 0) {
        ::close(errors_);
    }
}

bool EncoderProcess::write(std::span<const std::uint8_t> bytes) const {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(input_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) {
            continue;
        }
        if (sent <= 0) {
            return false;
        }
        bytes = bytes.subspan(static_cast<std::size_t>(sent));
    }
    return true;
}

ProcessOutput EncoderProcess::finish() {
    close_input();
    const int process = std::exchange(process_, -1);
    return {process > 0 ? wait_for(process) : -1, {}, content_of(errors_)};
}

} // namespace marsad::media
