#pragma once

#include "session/project.h"
#include "typeset/text_block.h"
#include "ui/report_text.h"
#include "ui/ui.h"

#include <optional>
#include <string>
#include <vector>

namespace marsad::ui {

/// A report laid out for reading, kept as long as text, width, scale and events stay. Long bodies are laid out in part. Tops and
/// heights are logical pixels from the top of the text.
class ReportView {
  public:
    /// The words that tell an event of the report, and its number among them, from 1. Bytes of the body.
    struct Trigger {
        std::size_t event; ///< index in the project
        std::uint32_t number;
        std::size_t begin;
        std::size_t end;
    };
    struct Block {
        Paragraph paragraph; ///< bytes of shown().text()
        Font font;
        double top;
        double height;
        typeset::TextBlock text;
    };

    /// Lays out what changed. `report` is one of the project's.
    void refresh(Ui& ui, const session::ReadReport& report, double width);
    /// Sees to it that a byte of the body is among what is laid out; call refresh() after it.
    void want(std::size_t byte);
    void show_more();
    void show_beginning();

    [[nodiscard]] const std::vector<Block>& blocks() const { return blocks_; }
    [[nodiscard]] double height() const { return height_; }
    [[nodiscard]] const ShownText& shown() const { return shown_; }
    /// In the order of their numbers.
    [[nodiscard]] const std::vector<Trigger>& triggers() const { return triggers_; }
    /// The room kept for the number of the i-th trigger; nothing where it is not laid out or the report has one event.
    [[nodiscard]] std::optional<BodyPart> room(std::size_t i) const { return boxed_.empty() ? std::nullopt : shown_.room(boxed_[i]); }
    [[nodiscard]] std::size_t byte_of(std::size_t code_point) const { return offsets_.byte_of(body_, code_point); }
    [[nodiscard]] bool right_to_left() const { return right_to_left_; }
    /// Place names that no event has.
    [[nodiscard]] const std::vector<std::string>& places_only() const { return places_only_; }
    /// Code points that lie before and behind what is laid out.
    [[nodiscard]] std::size_t before() const { return before_; }
    [[nodiscard]] std::size_t behind() const { return behind_; }
    /// Index among the reports of the project.
    [[nodiscard]] std::size_t index() const { return index_; }

  private:
    struct Key {
        double width = 0.0;
        double scale = 0.0;
        double reading_scale = 0.0;
        std::uint64_t events_version = 0;
        BodyPart part;
        friend bool operator==(const Key&, const Key&) = default;
    };
    void open(const session::ReadReport& report);
    void find_triggers(const Ui& ui);
    void lay_out(Ui& ui, double width);

    std::string report_id_;
    std::string_view body_; ///< of the project; set anew in every refresh
    BodyOffsets offsets_;
    bool right_to_left_ = false;
    std::size_t index_ = 0;
    std::size_t most_ = 0; ///< bytes laid out
    BodyPart part_;
    std::uint64_t triggers_version_ = UINT64_MAX;
    std::vector<Trigger> triggers_;
    std::vector<std::size_t> boxed_; ///< of each trigger, its place among the boxes of shown_
    std::vector<std::string> places_only_;
    std::optional<Key> laid_out_;
    ShownText shown_;
    std::vector<Block> blocks_;
    double height_ = 0.0;
    std::size_t before_ = 0;
    std::size_t behind_ = 0;
};

} // namespace marsad::ui
