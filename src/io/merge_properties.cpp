#include "io/merge_properties.h"

#include "io/event_writer.h"
#include "io/json_text.h"

#include <algorithm>
#include <string_view>

namespace marsad::io {

namespace {

void append_key(std::string& out, std::string_view key) {
    out += out.back() == '{' ? "\"" : ",\"";
    out += key;
    out += "\":";
}

void append_text(std::string& out, std::string_view key, const std::optional<std::string>& text) {
    append_key(out, key);
    append_json_string(out, text);
}

void append_number(std::string& out, std::string_view key, const std::optional<std::int64_t>& number) {
    append_key(out, key);
    if (number) {
        append_integer(out, *number);
    } else {
        out += "null";
    }
}

void append_count(std::string& out, const std::string& key, const model::CountRange& range) {
    append_number(out, key, range.value);
    append_number(out, key + "_low", range.low);
    append_number(out, key + "_high", range.high);
}

void append_source(std::string& out, const model::Event& event, std::int64_t order, const std::optional<std::string>& copy_of) {
    out.push_back('{');
    append_text(out, "event_id", event.event_id);
    append_text(out, "report_id", event.report_id);
    append_text(out, "lang", event.lang.empty() ? std::nullopt : std::optional(event.lang));
    append_text(out, "source", event.source);
    append_text(out, "source_url", event.source_url);
    append_text(out, "published", event.published ? std::optional(timeline::to_iso(*event.published)) : std::nullopt);
    append_count(out, "fatalities", event.fatalities);
    append_count(out, "injuries", event.injuries);
    append_number(out, "casualties_joint", event.casualties_joint);
    append_text(out, "copy_of", copy_of);
    append_number(out, "order", order);
    out.push_back('}');
}

void append_names(std::string& out, std::string_view key, const std::vector<std::string>& names) {
    append_key(out, key);
    out.push_back('[');
    for (const std::string& name : names) {
        out += out.back() == '[' ? "" : ",";
        append_json_string(out, std::string_view(name));
    }
    out.push_back(']');
}

} // namespace

std::int64_t report_count(const model::Event& event) { return std::max<std::int64_t>(1, static_cast<std::int64_t>(event.merge->members.size())); }

std::int64_t text_count(const model::Event& event) {
    const auto& members = event.merge->members;
    const auto copies = std::count_if(members.begin(), members.end(), [](const model::MergedMember& member) { return member.copy_of.has_value(); });
    return report_count(event) - copies;
}

void append_sources(std::string& out, const model::Event& event) {
    out.push_back('[');
    if (event.merge->members.empty()) {
        append_source(out, event, event.merge->order, std::nullopt);
    }
    for (const model::MergedMember& member : event.merge->members) {
        out += out.back() == '[' ? "" : ",";
        append_source(out, member.event, member.order, member.copy_of);
    }
    out.push_back(']');
}

void append_merge_reasons(std::string& out, const std::vector<model::MergeLink>& links) {
    out.push_back('[');
    for (const model::MergeLink& link : links) {
        out += out.back() == '[' ? "{" : ",{";
        append_text(out, "event_id", link.event_id);
        append_text(out, "with", link.with);
        append_number(out, "points", link.points);
        append_number(out, "needed", link.needed);
        append_names(out, "agree", link.agree);
        append_names(out, "differ", link.differ);
        out.push_back('}');
    }
    out.push_back(']');
}

void append_merged_from(std::string& out, const std::vector<model::MergedMember>& members) {
    out.push_back('[');
    for (const model::MergedMember& member : members) {
        out += out.back() == '[' ? "" : ",";
        append_event_feature(out, member.event);
    }
    out.push_back(']');
}

} // namespace marsad::io
