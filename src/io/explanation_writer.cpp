#include "io/explanation_writer.h"

#include "io/json_text.h"
#include "model/explanation.h"

#include <cmath>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace marsad::io {

namespace {

constexpr double kLeastShown = 0.005; ///< what text shows with two decimals

/// Words on one line, quoted.
std::string one_line(std::string_view text) {
    std::string out;
    for (const char c : text) {
        out.push_back(static_cast<unsigned char>(c) < 0x20 ? ' ' : c);
    }
    return out;
}

std::string shown(const model::Words& words) { return fmt::format("\"{}\" [{}-{}]", one_line(words.text), words.start, words.end); }

std::string counted(std::size_t count, std::string_view one, std::string_view more) { return fmt::format("{} {}", count, count == 1 ? one : more); }

// --- text

void append_trigger(std::string& out, const model::TriggerVerdict& verdict) {
    const std::string fate = !verdict.event_ids.empty() ? fmt::format("{}", fmt::join(verdict.event_ids, ", ")) : "no event";
    out += fmt::format("  {} {}: {}\n", shown(verdict.words), verdict.kind, fate);
    const auto& steps = verdict.steps;
    const bool one_step = steps.size() == 1 && steps.front().rule == verdict.rule; // said in one line
    const std::string into = one_step && steps.front().into ? " -> " + shown(*steps.front().into) : std::string();
    out += fmt::format("      rule: {}{}{}\n", verdict.rule, into, verdict.cue ? " " + shown(*verdict.cue) : std::string());
    for (std::size_t i = one_step ? 1 : 0; i < steps.size(); ++i) {
        const auto& step = steps[i];
        out += fmt::format("      step: {}{}\n", step.rule, step.into ? " -> " + shown(*step.into) : std::string());
    }
    if (!verdict.marks.empty()) {
        out += fmt::format("      told as: {}\n", fmt::join(verdict.marks, ", "));
    }
}

void append_value(std::string& out, const model::ValueReason& value) {
    out += fmt::format("  {}: {}\n      rule: {}\n", value.name, value.value.value_or("-"), value.rule);
    if (!value.anchor.empty()) {
        out += fmt::format("      anchor: {}\n", value.anchor);
    }
    for (const auto& proof : value.words) {
        out += fmt::format("      words: {}{}{}\n", shown(proof.words), proof.rule.empty() ? "" : " ", proof.rule);
    }
    if (!value.rivals.empty()) {
        out += fmt::format("      rivals: {}\n", fmt::join(value.rivals, "; "));
    }
}

void append_event(std::string& out, const model::Event& event, const model::EventReasons& reasons) {
    out += fmt::format("Event {}\n", reasons.event_id);
    for (const auto& value : reasons.values) {
        append_value(out, value);
    }
    std::string parts;
    for (const auto& part : reasons.confidence) {
        if (std::abs(part.amount) >= kLeastShown) {
            parts += fmt::format("{}{:+.2f} {}", parts.empty() ? "" : ", ", part.amount, part.part);
        }
    }
    out += fmt::format("  confidence: {:.2f}\n      parts: {}\n", event.confidence, parts);
}

// --- JSON Lines

void append_words(std::string& out, const model::Words& words, std::string_view rule = {}) {
    out += fmt::format("{{\"start\":{},\"end\":{},\"text\":", words.start, words.end);
    append_json_string(out, std::string_view(words.text));
    if (!rule.empty()) {
        out += ",\"rule\":";
        append_json_string(out, rule);
    }
    out.push_back('}');
}

/// `[a,b]` of what `append_item` appends.
template <typename List, typename Append>
void append_list(std::string& out, const List& list, Append&& append_item) {
    out.push_back('[');
    bool first = true;
    for (const auto& item : list) {
        out += std::exchange(first, false) ? "" : ",";
        append_item(item);
    }
    out.push_back(']');
}

void append_strings(std::string& out, const std::vector<std::string>& list) {
    append_list(out, list, [&](const std::string& text) { append_json_string(out, std::string_view(text)); });
}

void append_member(std::string& out, std::string_view key, std::string_view text) {
    out += fmt::format(",\"{}\":", key);
    append_json_string(out, text);
}

void append_trigger_object(std::string& out, const model::TriggerVerdict& verdict) {
    out += "{\"words\":";
    append_words(out, verdict.words);
    append_member(out, "kind", verdict.kind);
    out += ",\"event_ids\":";
    append_strings(out, verdict.event_ids);
    append_member(out, "rule", verdict.rule);
    out += ",\"cue\":";
    if (verdict.cue) {
        append_words(out, *verdict.cue);
    } else {
        out += "null";
    }
    out += ",\"told_as\":";
    append_strings(out, verdict.marks);
    out += ",\"steps\":";
    append_list(out, verdict.steps, [&](const model::TriggerVerdict::Step& step) {
        out += "{\"rule\":";
        append_json_string(out, std::string_view(step.rule));
        out += ",\"into\":";
        if (step.into) {
            append_words(out, *step.into);
        } else {
            out += "null";
        }
        out.push_back('}');
    });
    out.push_back('}');
}

void append_event_object(std::string& out, const model::Event& event, const model::EventReasons& reasons) {
    out += "{\"event_id\":";
    append_json_string(out, std::string_view(reasons.event_id));
    out += ",\"values\":";
    append_list(out, reasons.values, [&](const model::ValueReason& value) {
        out += "{\"name\":";
        append_json_string(out, std::string_view(value.name));
        out += ",\"value\":";
        append_json_string(out, value.value);
        append_member(out, "rule", value.rule);
        append_member(out, "anchor", value.anchor);
        out += ",\"words\":";
        append_list(out, value.words, [&](const model::RuledWords& proof) { append_words(out, proof.words, proof.rule); });
        out += ",\"rivals\":";
        append_strings(out, value.rivals);
        out.push_back('}');
    });
    out += fmt::format(",\"confidence\":{:.2f},\"confidence_parts\":", event.confidence);
    append_list(out, reasons.confidence, [&](const auto& part) {
        out += "{\"part\":";
        append_json_string(out, std::string_view(part.part));
        out += fmt::format(",\"value\":{:.4f},\"amount\":{:.4f}}}", part.value, part.amount);
    });
    out.push_back('}');
}

/// Calls `take` with each explained event that the record still holds.
template <typename Take>
void for_events(const OutputRecord& record, Take&& take) {
    auto event = record.events.begin();
    for (const auto& reasons : record.explanation->events) { // both in one order, some events filtered out
        if (event != record.events.end() && event->event_id == reasons.event_id) {
            take(*event, reasons);
            ++event;
        }
    }
}

} // namespace

void append_explanation_text(std::string& out, const OutputRecord& record) {
    out += fmt::format("Report {}", record.id.empty() ? "without a name" : one_line(record.id));
    if (!record.explanation) {
        out += fmt::format(": {}\n", record.error.empty() ? "from a layer, nothing was read" : "not read: " + one_line(record.error));
        return;
    }
    const model::Explanation& why = *record.explanation;
    out += fmt::format(" ({}): {}, {}\n", why.lang, counted(why.triggers.size(), "word that may tell an act", "words that may tell an act"), counted(why.events.size(), "event", "events"));
    if (!record.error.empty()) {
        out += fmt::format("  read in part: {}\n", one_line(record.error));
    }
    out += why.triggers.empty() ? "" : "Triggers\n";
    for (const auto& verdict : why.triggers) {
        append_trigger(out, verdict);
    }
    for_events(record, [&](const model::Event& event, const model::EventReasons& reasons) { append_event(out, event, reasons); });
    out += why.passed_over.empty() ? "" : "Figures of no event\n";
    for (const auto& figure : why.passed_over) {
        out += fmt::format("  {} {}\n", shown(figure.words), figure.rule);
    }
}

void append_explanation_line(std::string& out, const OutputRecord& record) {
    out += "{\"id\":";
    append_json_string(out, record.id.empty() ? std::nullopt : std::optional(record.id));
    out += ",\"lang\":";
    append_json_string(out, record.explanation ? std::optional(record.explanation->lang) : std::nullopt);
    const model::Explanation nothing;
    const model::Explanation& why = record.explanation ? *record.explanation : nothing;
    out += ",\"triggers\":";
    append_list(out, why.triggers, [&](const model::TriggerVerdict& verdict) { append_trigger_object(out, verdict); });
    out += ",\"events\":[";
    bool first = true;
    if (record.explanation) {
        for_events(record, [&](const model::Event& event, const model::EventReasons& reasons) {
            out += std::exchange(first, false) ? "" : ",";
            append_event_object(out, event, reasons);
        });
    }
    out += "],\"figures_of_no_event\":";
    append_list(out, why.passed_over, [&](const model::RuledWords& figure) { append_words(out, figure.words, figure.rule); });
    out += ",\"error\":";
    append_json_string(out, record.error.empty() ? std::nullopt : std::optional(record.error));
    out += "}\n";
}

base::Result<void> ExplanationWriter::write(const OutputRecord& record) {
    std::string buffer;
    if (form_ == ExplanationForm::JsonLines) {
        append_explanation_line(buffer, record);
    } else {
        buffer = std::exchange(begun_, true) ? "\n" : "";
        append_explanation_text(buffer, record);
    }
    return output_.write(buffer);
}

base::Result<void> ExplanationWriter::finish() { return output_.commit(); }

} // namespace marsad::io
