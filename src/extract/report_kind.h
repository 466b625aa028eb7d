#pragma once

#include "extract/mention.h"
#include "extract/triggers.h"
#include "model/place_reference.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace marsad::extract {

/// What a report, or a part of it, is where that keeps its words of war from being news: sport, a drill, opinion, an
/// agenda, page furniture, readers' comments.
class ReportKind {
  public:
    ReportKind(const Analysis& analysis, const std::vector<model::PlaceReference>& places, const std::vector<DateMention>& dates);

    /// Why the trigger's part of the report tells no act; nothing where it may.
    [[nodiscard]] std::optional<std::string> refuses(const Trigger& trigger) const;

  private:
    struct Line {
        std::uint32_t first = 0;
        std::uint32_t words = 0;
        std::uint32_t filled_before = 0; ///< lines with words before it
        int drill_words = 0;
    };
    void read_lines();
    void read_hits();
    void read_staged(const lexicon::Hit& hit);
    [[nodiscard]] bool heads(const lexicon::Hit& hit) const;
    [[nodiscard]] bool of_a_drill(std::uint32_t token) const;
    [[nodiscard]] bool labels(const lexicon::Hit& hit) const;
    [[nodiscard]] bool dated_and_placed(const Trigger& trigger) const;

    const Analysis& analysis_;
    const std::vector<model::PlaceReference>& places_;
    const std::vector<DateMention>& dates_;
    std::vector<Line> lines_;           ///< by paragraph
    std::uint32_t filled_ = 0;          ///< lines with words
    std::vector<bool> furniture_;       ///< by paragraph
    std::vector<bool> staged_;          ///< by paragraph: its sentences turn out to tell of a drill
    std::uint32_t staged_before_ = 0;   ///< paragraphs before this one as well
    std::optional<std::uint32_t> rest_; ///< token from which nothing of the report follows
    int sport_words_ = 0;
    int drill_words_ = 0;
    std::uint32_t undone_until_ = 0; ///< token of "none of it was real": what is told before it was a show
    std::uint32_t drill_lines_ = 0; ///< lines with such words
    int fiction_words_ = 0;
    int check_words_ = 0;
    bool opinion_ = false;
    bool fact_check_ = false;
    bool agenda_ = false;
};

} // namespace marsad::extract
