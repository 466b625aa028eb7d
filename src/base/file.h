#pragma once

#include "base/result.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace marsad::base {

/// "cannot open: why; what to do" for the error number that a system call left; likewise for reading and writing.
[[nodiscard]] std::string open_failure(int error_number);
[[nodiscard]] std::string read_failure(int error_number);
[[nodiscard]] std::string write_failure(int error_number);

/// The whole file as bytes. NotFound, Unreadable.
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& path);

/// All of standard input as bytes.
[[nodiscard]] Result<std::string> read_standard_input();

/// A read-only memory map; move-only, unmapped at the end of its life. An empty file maps to an empty span.
class MappedFile {
  public:
    [[nodiscard]] static Result<MappedFile> open(const std::filesystem::path& path);
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    ~MappedFile();

    [[nodiscard]] std::span<const std::byte> bytes() const { return {data_, size_}; }

  private:
    MappedFile() = default;
    const std::byte* data_ = nullptr;
    std::size_t size_ = 0;
};

/// Writes beside the target and renames at commit(), so that a target is whole or untouched.
/// Every write is checked: a full disk is an Unwritable error, never silence. A link stays a link: what it leads to is
/// replaced. Devices and pipes are written to directly; where a pipe's reader has gone, writing goes on into nothing.
class AtomicFile {
  public:
    [[nodiscard]] static Result<AtomicFile> create(const std::filesystem::path& target);
    AtomicFile(AtomicFile&&) noexcept;
    AtomicFile& operator=(AtomicFile&&) noexcept;
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;
    /// Removes the unfinished file when commit() was not reached.
    ~AtomicFile();

    [[nodiscard]] Result<void> write(std::string_view bytes);
    [[nodiscard]] Result<void> commit();
    [[nodiscard]] bool closed_pipe() const;

  private:
    struct State;
    explicit AtomicFile(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace marsad::base
