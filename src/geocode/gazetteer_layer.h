#pragma once

#include "base/file.h"
#include "base/result.h"
#include "geocode/gazetteer_format.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace marsad::geocode {

/// What a layer says of itself.
struct LayerInfo {
    std::string name;
    std::string format; ///< tsv, geojson, geonames
    std::string source; ///< the file it was made from
    bool precedence = false;
    std::uint64_t used = 0; ///< rows
    std::uint64_t bad = 0;  ///< rows left out
};

/// A layer of the user's places: a file of the gazetteer's format beside it, mapped or held. Immutable.
class Layer {
  public:
    /// Checks the header and the section table, of a small file everything. NotFound, Unreadable, BadFormat,
    /// WrongVersion; the message names the remedy.
    [[nodiscard]] static base::Result<std::shared_ptr<const Layer>> open(const std::filesystem::path& path);
    /// The same for bytes that were just made; `name` stands for the file in messages.
    [[nodiscard]] static base::Result<std::shared_ptr<const Layer>> from_bytes(std::string bytes, const std::string& name);

    [[nodiscard]] const LayerInfo& info() const { return info_; }
    [[nodiscard]] const format::Tables& tables() const { return tables_; }
    /// Reads the whole file: checksums, and every index inside its table. BadFormat.
    [[nodiscard]] base::Result<void> verify() const;

  private:
    Layer() = default;
    [[nodiscard]] static base::Result<std::shared_ptr<const Layer>> bound(std::shared_ptr<Layer> layer, const std::filesystem::path& path);
    [[nodiscard]] std::string_view bytes() const;

    std::optional<base::MappedFile> file_;
    std::string held_;
    std::filesystem::path path_;
    format::Tables tables_;
    LayerInfo info_;
};

/// In the order in which they answer among equals.
using Layers = std::vector<std::shared_ptr<const Layer>>;

} // namespace marsad::geocode
