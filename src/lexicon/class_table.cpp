#include "lexicon/class_table.h"

#include "base/file.h"
#include "base/utf8.h"
#include "lexicon/lexicon.h"

#include <algorithm>
#include <charconv>

namespace marsad::lexicon {

namespace {

template <typename Use>
bool any_part(std::string_view text, char separator, Use&& use) {
    for (;;) {
        const std::size_t end = std::min(text.find(separator), text.size());
        if (use(text.substr(0, end))) {
            return true;
        }
        if (end == text.size()) {
            return false;
        }
        text.remove_prefix(end + 1);
    }
}

template <typename Number>
std::optional<Number> number_of(std::string_view text) {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && !text.empty() ? std::optional(value) : std::nullopt;
}

/// "1..12"
bool in_range(std::string_view range, std::string_view value) {
    const std::size_t dots = range.find("..");
    const auto number = number_of<long long>(value);
    const auto low = number_of<long long>(range.substr(0, dots));
    const auto high = number_of<long long>(range.substr(dots + 2));
    return number && low && high && *low <= *number && *number <= *high;
}

} // namespace

bool ValueRule::fits(std::string_view value, const std::function<bool(std::string_view)>& is_actor, const std::function<bool(std::string_view)>& is_country) const {
    return any_part(written_, '|', [&](std::string_view rule) {
        if (rule == "-" || value.empty()) {
            return rule == "-" && value.empty();
        }
        if (rule == "*" || rule == value) {
            return true;
        }
        if (rule == "country" || rule == "actor") {
            return rule == "actor" ? is_actor(value) : is_country(value);
        }
        if (rule == "real") {
            const auto number = number_of<double>(value);
            return number && *number > 0;
        }
        return rule.find("..") != std::string_view::npos && in_range(rule, value);
    });
}

void ClassTable::load_file(const std::filesystem::path& path, base::Diagnostics& diagnostics) {
    for (const auto& row : table_rows(path, diagnostics)) {
        if (row.fields.size() < 2 || row.fields[0].empty() || row.fields[1].empty()) {
            diagnostics.error(path.string(), row.line, "expected class, values, attrs and note separated by tabs; write - where a class has no value");
            continue;
        }
        ClassRule rule{ValueRule(row.fields[1]), {}};
        if (row.fields.size() > 2) {
            (void)any_part(row.fields[2], ' ', [&](std::string_view attr) {
                const std::size_t equals = attr.find('=');
                if (!attr.empty()) {
                    rule.attrs.insert_or_assign(std::string(attr.substr(0, equals)), equals == std::string_view::npos ? std::nullopt : std::optional(ValueRule(attr.substr(equals + 1))));
                }
                return false;
            });
        }
        rules_.insert_or_assign(row.fields[0], std::move(rule));
    }
}

const ClassRule* ClassTable::find(std::string_view cls) const {
    const auto found = rules_.find(cls);
    return found == rules_.end() ? nullptr : &found->second;
}

bool ClassTable::is_country(std::string_view code) const {
    const auto* rule = find("(country)");
    return rule != nullptr && any_part(rule->values.written(), '|', [&](std::string_view own) { return own == code; });
}

bool ClassTable::is_actor_kind(std::string_view kind) const {
    const auto* rule = find("(actor kind)");
    return rule != nullptr && any_part(rule->values.written(), '|', [&](std::string_view own) { return own == kind; });
}

std::vector<TableRow> table_rows(const std::filesystem::path& path, base::Diagnostics& diagnostics) {
    std::vector<TableRow> out;
    const auto content = base::read_file(path);
    if (!content) {
        diagnostics.error(path.string(), 0, content.error().message);
        return out;
    }
    std::size_t number = 0;
    for (std::string_view rest = *content; !rest.empty();) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        std::string_view line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        ++number;
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
        }
        if (line.empty() || line.starts_with('#')) {
            continue;
        }
        TableRow row{{}, number, base::is_valid_utf8(line)};
        for (const auto field : split_tabs(line)) {
            row.fields.emplace_back(field);
        }
        out.push_back(std::move(row));
    }
    return out;
}

} // namespace marsad::lexicon
