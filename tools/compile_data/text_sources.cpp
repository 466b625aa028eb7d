#include "text_sources.h"

#include "base/file.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace marsad::compile_data {

using base::ErrorCode;
using base::failure;

std::vector<std::string_view> split_fields(std::string_view line, char sign) {
    std::vector<std::string_view> fields;
    while (true) {
        const auto end = line.find(sign);
        fields.push_back(line.substr(0, end));
        if (end == std::string_view::npos) {
            return fields;
        }
        line.remove_prefix(end + 1);
    }
}

std::string_view trimmed(std::string_view text) {
    const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (!text.empty() && is_space(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && is_space(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

std::vector<std::string_view> split_lines(std::string_view text) {
    auto lines = split_fields(text, '\n');
    for (auto& line : lines) {
        if (!line.empty() && line.back() == '\r') {
            line.remove_suffix(1);
        }
    }
    if (!lines.empty() && lines.back().empty()) {
        lines.pop_back();
    }
    return lines;
}

std::string_view Table::field(std::size_t row, std::string_view column) const {
    const auto found = std::find(columns.begin(), columns.end(), column);
    const auto index = static_cast<std::size_t>(found - columns.begin());
    return index < rows[row].size() ? std::string_view(rows[row][index]) : std::string_view();
}

base::Result<Table> read_table(const std::filesystem::path& path, const std::vector<std::string>& required) {
    auto text = base::read_file(path);
    if (!text) {
        return failure(text.error());
    }
    Table table;
    table.file = path.string();
    std::size_t number = 0;
    for (const auto line : split_lines(*text)) {
        ++number;
        if (line.empty() || line.front() == '#') {
            continue;
        }
        std::vector<std::string> fields;
        for (const auto field : split_fields(line, '\t')) {
            fields.emplace_back(trimmed(field));
        }
        if (table.columns.empty()) {
            table.columns = std::move(fields);
        } else {
            table.rows.push_back(std::move(fields));
            table.lines.push_back(number);
        }
    }
    for (const auto& name : required) {
        if (std::find(table.columns.begin(), table.columns.end(), name) == table.columns.end()) {
            return failure(ErrorCode::BadFormat, "table lacks the column \"" + name + "\": " + path.string());
        }
    }
    return table;
}

base::Result<std::map<std::string, std::string, std::less<>>> read_catalogue(const std::filesystem::path& path) {
    auto bytes = base::read_file(path);
    if (!bytes) {
        return failure(bytes.error());
    }
    const auto word = [&](std::size_t offset) {
        std::uint32_t value = 0;
        if (offset + 4 <= bytes->size()) {
            std::memcpy(&value, bytes->data() + offset, 4);
        }
        return std::size_t{value};
    };
    if (bytes->size() < 28 || word(0) != 0x950412DEU) {
        return failure(ErrorCode::BadFormat, "not a message catalogue: " + path.string());
    }
    std::map<std::string, std::string, std::less<>> entries;
    const auto text_at = [&](std::size_t table, std::size_t i) { return std::string_view(*bytes).substr(std::min(word(table + 8 * i + 4), bytes->size()), word(table + 8 * i)); };
    for (std::size_t i = 0; i < word(8); ++i) {
        entries.emplace(text_at(word(12), i), text_at(word(16), i));
    }
    return entries;
}

namespace {

std::string without_entities(std::string_view text) {
    static constexpr std::pair<std::string_view, char> kEntities[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}};
    std::string out;
    while (!text.empty()) {
        const auto* const entity = std::find_if(std::begin(kEntities), std::end(kEntities), [text](const auto& e) { return text.starts_with(e.first); });
        if (entity != std::end(kEntities)) {
            out.push_back(entity->second);
            text.remove_prefix(entity->first.size());
        } else {
            out.push_back(text.front());
            text.remove_prefix(1);
        }
    }
    return out;
}

std::map<std::string, std::string> attributes_of(std::string_view tag) {
    std::map<std::string, std::string> attributes;
    while (true) {
        const auto equals = tag.find("=\"");
        if (equals == std::string_view::npos) {
            return attributes;
        }
        const auto begin = tag.find_last_of(" \t\n", equals) + 1;
        const auto end = tag.find('"', equals + 2);
        if (end == std::string_view::npos) {
            return attributes;
        }
        attributes.emplace(tag.substr(begin, equals - begin), without_entities(tag.substr(equals + 2, end - equals - 2)));
        tag.remove_prefix(end + 1);
    }
}

/// Calls `use(attributes, content)` for every element of the tag; content is empty where the element is.
template <typename Use>
void for_each_element(std::string_view xml, std::string_view tag, Use use) {
    const std::string open = "<" + std::string(tag) + " ";
    const std::string close = "</" + std::string(tag) + ">";
    for (auto at = xml.find(open); at != std::string_view::npos; at = xml.find(open, at + 1)) {
        const auto end = xml.find('>', at);
        if (end == std::string_view::npos) {
            return;
        }
        std::string_view content;
        if (xml[end - 1] != '/') {
            const auto stop = xml.find(close, end);
            content = stop == std::string_view::npos ? std::string_view() : xml.substr(end + 1, stop - end - 1);
        }
        use(attributes_of(xml.substr(at + open.size() - 1, end - at - open.size() + 1)), content);
    }
}

} // namespace

base::Result<std::vector<CldrName>> read_cldr(const std::filesystem::path& path, std::string_view tag) {
    auto xml = base::read_file(path);
    if (!xml) {
        return failure(xml.error());
    }
    std::vector<CldrName> names;
    for_each_element(*xml, tag, [&](const std::map<std::string, std::string>& attributes, std::string_view content) {
        const auto type = attributes.find("type");
        const auto alt = attributes.find("alt");
        if (type != attributes.end() && content.find('<') == std::string_view::npos && !content.empty()) {
            names.push_back({type->second, alt == attributes.end() ? std::string() : alt->second, without_entities(content)});
        }
    });
    return names;
}

base::Result<std::vector<std::map<std::string, std::string>>> read_cldr_elements(const std::filesystem::path& path, std::string_view tag) {
    auto xml = base::read_file(path);
    if (!xml) {
        return failure(xml.error());
    }
    std::vector<std::map<std::string, std::string>> elements;
    for_each_element(*xml, tag, [&](std::map<std::string, std::string> attributes, std::string_view) { elements.push_back(std::move(attributes)); });
    return elements;
}

} // namespace marsad::compile_data
