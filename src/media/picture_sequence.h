#pragma once

#include "media/film.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace marsad::media {

/// Where the pictures of a sequence lie and how they are numbered, from 1.
struct SequenceName {
    std::filesystem::path folder;
    std::string before;
    std::string after;
    std::size_t digits = 4;

    [[nodiscard]] std::string file(std::size_t number) const;
};
/// See open_film(). Usage where a pattern has more than one number in it.
[[nodiscard]] base::Result<SequenceName> sequence_name(const std::string& target);

/// Numbered PNG files. They are made in a folder beside their place and moved when all are there.
class PictureSequence final : public FilmSink {
  public:
    [[nodiscard]] static base::Result<std::unique_ptr<FilmSink>> open(const std::string& target, const FilmSpec& spec);
    ~PictureSequence() override;

    [[nodiscard]] base::Result<void> add(const Image& frame, std::size_t times) override;
    [[nodiscard]] base::Result<std::string> finish() override;

  private:
    PictureSequence(SequenceName name, FilmSpec spec) : name_(std::move(name)), spec_(std::move(spec)) {}
    SequenceName name_;
    FilmSpec spec_;
    std::filesystem::path workshop_; ///< empty once it was removed
    bool made_folder_ = false;
    std::size_t count_ = 0;
};

} // namespace marsad::media
