#include "ui/filter_list.h"

#include "ui/event_wording.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>

namespace marsad::ui {

namespace {

constexpr double kHead = 32.0;
constexpr double kRow = 26.0;
constexpr double kFooter = 32.0;
constexpr double kBar = 56.0;
constexpr std::size_t kShownFirst = 8; // of a facet, before "show all"

const char* key_of(session::Facet facet) {
    switch (facet) {
    case session::Facet::Type: return "filter.type";
    case session::Facet::Actor: return "filter.actor";
    case session::Facet::Country: return "filter.country";
    case session::Facet::Source: return "filter.source";
    case session::Facet::Weapon: return "filter.weapon";
    case session::Facet::Killed: return "filter.killed";
    case session::Facet::Confidence: return "filter.confidence";
    case session::Facet::Verification: return "filter.verification";
    }
    return "";
}

std::string id_of(session::Facet facet) { return fmt::format("facet:{}", static_cast<int>(facet)); }

std::string word_of(const Ui& ui, session::Facet facet, const std::string& value) {
    if (value.empty()) {
        return ui.text("filter.none");
    }
    if (facet == session::Facet::Type) {
        const auto type = model::event_type_from_name(value);
        return type ? ui.text(type_key(*type)) : value;
    }
    return facet == session::Facet::Country ? country_text(ui.texts, value, {}) : value;
}

std::size_t shown_of(const Ui& ui, session::Facet facet, std::size_t count) {
    return ui.memory.is_open(id_of(facet) + ":all") || count <= kShownFirst + 1 ? count : kShownFirst;
}

double height_of(Ui& ui, session::Facet facet) {
    if (ui.memory.is_open(id_of(facet) + ":folded")) {
        return kHead;
    }
    const std::size_t count = ui.digest.facet(facet).size();
    const std::size_t shown = shown_of(ui, facet, count);
    return kHead + static_cast<double>(shown) * kRow + (count > kShownFirst + 1 ? kRow : 0.0) + 8.0;
}

void draw_value(Ui& ui, const Rect& line, session::Facet facet, const session::FacetCount& count, std::size_t most, std::size_t number) {
    const bool filtered = ui.state.filters.chosen.contains(facet);
    const bool chosen = !filtered || ui.state.filters.has(facet, count.value);
    const std::string id = fmt::format("{}:{}", id_of(facet), number);
    const Touch hit = ui.touch(id, line);
    if (hit.hovered) {
        ui.fill(line, ui.theme.hover.with_alpha(0.6));
    }
    Row row(ui, inset(line, 12.0, 0.0), 8.0);
    const Rect box = row.start(16.0);
    const std::string number_text = std::to_string(count.passing);
    const Rect number_at = row.end(std::max(34.0, ui.text_width(number_text, Font::Small) + 2.0));
    const Rect bar_at = centred(row.end(kBar), 8.0);
    if (facet == session::Facet::Type) {
        if (const auto type = model::event_type_from_name(count.value)) {
            const Rect sign = row.start(14.0);
            ui.sign(*type, {sign.x + 7.0, line.y + line.height / 2.0}, 11.0, !chosen);
        }
    }
    const Rect check{box.x + 1.0, line.y + (line.height - 14.0) / 2.0, 14.0, 14.0};
    ui.fill(check, chosen ? (filtered ? ui.theme.accent : ui.theme.t3) : ui.theme.field, 3.0);
    if (chosen) {
        ui.icon("check", {check.x + 7.0, check.y + 7.0}, filtered ? ui.theme.on_accent : ui.theme.panel, 12.0);
    } else {
        ui.frame(check, ui.theme.edge, 3.0);
    }
    const std::string word = word_of(ui, facet, count.value);
    ui.label(row.rest(), word, Font::Small, chosen ? ui.theme.t1 : ui.theme.t3);
    const double unit = bar_at.width / static_cast<double>(std::max<std::size_t>(1, most));
    const double all = std::max(2.0, unit * static_cast<double>(count.all));
    const double passing = count.passing > 0 ? std::max(2.0, unit * static_cast<double>(count.passing)) : 0.0;
    ui.fill(bar_at, ui.theme.raised, 1.0);
    const auto part = [&](double wide) { return Rect{ui.rtl ? bar_at.right() - wide : bar_at.x, bar_at.y, wide, bar_at.height}; };
    ui.fill(part(all), ui.theme.line2, 1.0);
    ui.fill(part(passing), chosen ? ui.theme.t2 : ui.theme.t3, 1.0);
    ui.label(number_at, number_text, Font::Small, count.passing > 0 && chosen ? ui.theme.t1 : ui.theme.t3, Align::End, Flow::LeftToRight);
    if (ui.is_focused(id) && ui.memory.focus_by_key) {
        ui.focus_ring(inset(line, 4.0, 2.0));
    }
    ui.tooltip_for(hit, id, ui.text("filter.hint", {word}));
    if (hit.clicked) {
        if (hit.alt || hit.ctrl) {
            ui.command(session::OnlyFilter{facet, count.value});
        } else {
            ui.command(session::ToggleFilter{facet, count.value});
        }
    }
}

double draw_facet(Ui& ui, const Rect& rect, double y, session::Facet facet) {
    const auto& counts = ui.digest.facet(facet);
    const std::string folded = id_of(facet) + ":folded";
    const bool open = !ui.memory.is_open(folded);
    const Rect head{rect.x, y, rect.width, kHead};
    const Touch hit = ui.touch(folded, head);
    Row row(ui, inset(head, 12.0, 0.0), 6.0);
    const Rect mark = row.start(12.0);
    ui.icon(open ? "chevron_down" : "chevron_end", {mark.x + 6.0, y + kHead / 2.0}, hit.hovered ? ui.theme.t1 : ui.theme.t3, 12.0);
    ui.label(row.rest(), std::to_string(counts.size()), Font::Caption, ui.theme.t3, Align::End);
    ui.label(row.rest(), ui.text(key_of(facet)), Font::BodyBold, ui.theme.t1);
    if (hit.clicked) {
        ui.memory.set_open(folded, open);
    }
    y += kHead;
    if (!open) {
        return y;
    }
    std::size_t most = 1;
    for (const auto& count : counts) {
        most = std::max(most, count.all);
    }
    const std::size_t shown = shown_of(ui, facet, counts.size());
    for (std::size_t i = 0; i < shown; ++i) {
        const Rect line{rect.x, y, rect.width, kRow};
        if (line.bottom() > rect.y && line.y < rect.bottom()) {
            draw_value(ui, line, facet, counts[i], most, i);
        }
        y += kRow;
    }
    if (counts.size() > kShownFirst + 1) {
        const std::string all = id_of(facet) + ":all";
        const bool opened = ui.memory.is_open(all);
        const std::string text = opened ? ui.text("filter.fewer") : ui.text("filter.more", {static_cast<std::int64_t>(counts.size() - shown)});
        Row line(ui, {rect.x + 36.0, y, rect.width - 48.0, kRow});
        if (ui.button(all, line.start(ui.text_width(text, Font::Body) + 16.0), text, ButtonKind::Quiet)) {
            ui.memory.set_open(all, !opened);
        }
        y += kRow;
    }
    y += 8.0;
    ui.fill({rect.x, y - ui.hairline(), rect.width, ui.hairline()}, ui.theme.line);
    return y;
}

} // namespace

void draw_filters(Ui& ui, const Rect& rect) {
    const Rect view{rect.x, rect.y, rect.width, rect.height - kFooter};
    double height = 0.0;
    for (const auto facet : session::kFacets) {
        height += height_of(ui, facet);
    }
    double y = ui.begin_scroll("filters", view, height);
    for (const auto facet : session::kFacets) {
        y = draw_facet(ui, {view.x, view.y, view.width, view.height}, y, facet);
    }
    ui.end_scroll();
    const Rect footer{rect.x, rect.bottom() - kFooter, rect.width, kFooter};
    ui.fill({footer.x, footer.y, footer.width, ui.hairline()}, ui.theme.line);
    Row row(ui, inset(footer, 12.0, 0.0), 8.0);
    const std::string clear = ui.text("filter.clear_all");
    if (ui.button("filters:clear_all", centred(row.end(ui.text_width(clear, Font::Body) + 16.0), 26.0), clear, ButtonKind::Quiet, {}, !(ui.state.filters.empty() && ui.state.area.empty()))) {
        ui.command(session::ClearFilters{});
    }
    ui.label(row.rest(), ui.text("filter.footer", {static_cast<std::int64_t>(ui.digest.list().size()), static_cast<std::int64_t>(ui.state.project.events().size())}), Font::Caption, ui.theme.t2);
}

} // namespace marsad::ui
