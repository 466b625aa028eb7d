#include "ui/report_view.h"

#include <algorithm>
#include <numeric>

namespace marsad::ui {

namespace {

constexpr std::size_t kPart = 100'000;     // bytes laid out at first and with each "show more": some tenths of a second
constexpr double kParagraphGap = 8.0;
constexpr double kHeadlineGap = 6.0;

std::size_t count_code_points(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

} // namespace

void ReportView::open(const session::ReadReport& report) {
    report_id_ = report.report.report_id;
    offsets_ = BodyOffsets(body_);
    right_to_left_ = runs_from_right(body_);
    most_ = kPart;
    part_ = part_to_show(body_, most_, std::nullopt);
    triggers_version_ = UINT64_MAX;
    laid_out_.reset();
    places_only_.clear();
    for (const auto& place : report.places) {
        if (place.event_ids.empty()) {
            places_only_.push_back(place.text);
        }
    }
}

void ReportView::find_triggers(const Ui& ui) {
    triggers_version_ = ui.digest.events_version();
    triggers_.clear();
    const auto& events = ui.state.project.events();
    for (const std::size_t index : ui.state.project.events_of(report_id_)) {
        const auto& evidence = events[index].evidence;
        const auto what = std::find_if(evidence.begin(), evidence.end(), [](const model::Evidence& one) { return one.role == model::EvidenceRole::What; });
        const std::size_t begin = what == evidence.end() ? body_.size() : byte_of(what->start);
        triggers_.push_back({index, static_cast<std::uint32_t>(triggers_.size() + 1), begin, what == evidence.end() ? begin : byte_of(what->end)});
    }
}

void ReportView::refresh(Ui& ui, const session::ReadReport& report, double width) {
    const auto& reports = ui.state.project.reports();
    const bool same = report.report.report_id == report_id_ && report.report.body.data() == body_.data() && report.report.body.size() == body_.size();
    body_ = report.report.body;
    if (!same) {
        open(report);
    }
    if (index_ >= reports.size() || &reports[index_] != &report) {
        index_ = static_cast<std::size_t>(&report - reports.data());
    }
    if (triggers_version_ != ui.digest.events_version()) {
        find_triggers(ui);
    }
    const Key key{width, ui.scale, ui.state.settings.reading_scale, triggers_version_, part_};
    if (laid_out_ != key) {
        lay_out(ui, width);
        laid_out_ = key;
    }
}

void ReportView::lay_out(Ui& ui, double width) {
    boxed_.clear();
    std::vector<std::size_t> boxes;
    if (triggers_.size() > 1) {
        std::vector<std::size_t> order(triggers_.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return triggers_[a].begin < triggers_[b].begin; });
        boxed_.resize(order.size());
        for (const std::size_t i : order) {
            boxed_[i] = boxes.size();
            boxes.push_back(triggers_[i].begin);
        }
    }
    shown_ = ShownText(body_, part_, boxes);
    before_ = count_code_points(body_.substr(0, part_.from));
    behind_ = count_code_points(body_.substr(std::min(part_.to, body_.size())));
    blocks_.clear();
    height_ = 0.0;
    const auto direction = right_to_left_ ? typeset::Direction::RightToLeft : typeset::Direction::LeftToRight;
    const double reading = ui.state.settings.reading_scale;
    const std::string_view text = shown_.text();
    for (const Paragraph& paragraph : paragraphs_of(text, part_.from == 0)) {
        const Font font = paragraph.headline ? Font::ReadingBold : Font::Reading;
        Block block{paragraph, font, height_, 0.0, ui.ink.block(text.substr(paragraph.begin, paragraph.end - paragraph.begin), font, direction, width)};
        block.height = block.text.height_px() / ui.scale;
        height_ += block.height + (paragraph.headline ? kHeadlineGap : kParagraphGap) * reading;
        blocks_.push_back(std::move(block));
    }
}

void ReportView::want(std::size_t byte) {
    if (byte < part_.from || byte >= part_.to) {
        part_ = part_to_show(body_, most_, byte);
    }
}

void ReportView::show_more() {
    most_ += kPart;
    const auto longer = part_to_show(body_.substr(part_.from), most_, std::nullopt);
    part_.to = part_.from + longer.to;
}

void ReportView::show_beginning() { part_ = part_to_show(body_, most_, std::nullopt); }

} // namespace marsad::ui
