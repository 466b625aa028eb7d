#include "lexicon/lexicon.h"

#include "base/file.h"
#include "base/rows.h"
#include "lexicon/form.h"

#include <fmt/format.h>

#include <algorithm>

namespace marsad::lexicon {

namespace {

/// Calls `use(fields, line)` for each row of a file of words; lines that are none are errors.
template <typename Use>
void for_each_row(const std::filesystem::path& path, base::Diagnostics& diagnostics, Use&& use) {
    const auto content = base::read_file(path);
    if (!content) {
        diagnostics.error(path.string(), 0, content.error().message);
        return;
    }
    base::for_each_row(*content, [&](std::size_t line, const std::vector<std::string_view>& fields) {
        if (fields[0] == "form" && fields.size() > 1) {
            return; // the names of the columns
        }
        if (fields.size() < 3 || fields[0].empty() || fields[1].empty() || fields[2].empty()) {
            diagnostics.error(path.string(), line, "expected form, pos, class, value, attrs and note separated by tabs; at least the first three");
            return;
        }
        use(fields, static_cast<std::uint32_t>(line));
    });
}

std::string word_key(std::string_view stem, std::uint8_t pos) {
    std::string key;
    key.reserve(stem.size() + 1);
    key.push_back(static_cast<char>(pos + 1));
    key += stem;
    return key;
}

} // namespace

std::vector<std::string_view> split_tabs(std::string_view line) {
    std::vector<std::string_view> fields;
    for (;;) {
        const std::size_t end = line.find('\t');
        fields.push_back(line.substr(0, end));
        if (end == std::string_view::npos) {
            return fields;
        }
        line.remove_prefix(end + 1);
    }
}

std::optional<std::string_view> Entry::attr(std::string_view key) const {
    for (const auto& [name, content] : attrs) {
        if (name == key) {
            return content;
        }
    }
    return std::nullopt;
}

void Lexicon::load_file(const std::filesystem::path& path, base::Diagnostics& diagnostics) {
    const std::string file = path.string();
    for_each_row(path, diagnostics, [&](const std::vector<std::string_view>& fields, std::uint32_t line) {
        Entry entry;
        entry.form = std::string(fields[0]);
        entry.cls = std::string(fields[2]);
        entry.value = fields.size() > 3 ? std::string(fields[3]) : std::string();
        if (fields.size() > 4) {
            for (const auto pair : split_on(fields[4], ' ')) {
                const std::size_t equals = pair.find('=');
                entry.attrs.emplace_back(std::string(pair.substr(0, equals)), equals == std::string_view::npos ? std::string() : std::string(pair.substr(equals + 1)));
            }
        }
        add(std::move(entry), fields[1], file, line, diagnostics);
    });
}

std::vector<std::pair<std::string, std::string>> forms_of_class(const std::filesystem::path& path, std::string_view cls) {
    std::vector<std::pair<std::string, std::string>> out;
    base::Diagnostics told_by_load_file;
    for_each_row(path, told_by_load_file, [&](const std::vector<std::string_view>& fields, std::uint32_t) {
        if (fields[2] == cls) {
            out.emplace_back(fields[0], fields.size() > 3 ? fields[3] : std::string_view());
        }
    });
    return out;
}

bool Lexicon::add(Entry entry, std::string_view pos, std::string_view file, std::uint32_t line, base::Diagnostics& diagnostics) {
    if (files_.empty() || files_.back() != file) {
        files_.emplace_back(file);
    }
    entry.file = files_.back();
    entry.line = line;
    entry.cls_hash = Name::hash_of(entry.cls);
    entry.value_hash = Name::hash_of(entry.value);
    const auto words = form_words(entry.form);
    const auto names = split_on(pos, ' ');
    const auto real_words = static_cast<std::size_t>(std::count_if(words.begin(), words.end(), [](const FormWord& word) { return !word.gap; }));
    if (real_words == 0 || words.front().gap || words.back().gap) {
        diagnostics.error(file, line, fmt::format("the form \"{}\" has no words, or begins or ends with a gap", entry.form));
        return false;
    }
    if (names.empty() || (names.size() > 1 && names.size() != real_words)) {
        diagnostics.error(file, line, fmt::format("pos \"{}\": give one class, or one for each of the {} words", pos, real_words));
        return false;
    }
    std::vector<std::uint32_t> frontier{0};
    std::size_t word_index = 0;
    for (const auto& word : words) {
        std::vector<std::uint32_t> next;
        if (word.gap) {
            for (const auto from : frontier) {
                if (!nodes_[from].has_gap) {
                    nodes_.emplace_back();
                    nodes_[from].has_gap = true;
                    nodes_[from].gap_node = static_cast<std::uint32_t>(nodes_.size() - 1);
                }
                next.push_back(nodes_[from].gap_node);
            }
            frontier = std::move(next);
            continue;
        }
        const auto name = names.size() == 1 ? names.front() : names[word_index];
        ++word_index;
        const auto pos_index = morphology_.pos(name);
        if (!pos_index) {
            diagnostics.error(file, line, fmt::format("unknown pos \"{}\"; morphology.tsv names the classes", name));
            return false;
        }
        const PosClass& cls = morphology_.pos_class(*pos_index);
        for (const auto& spelling : word.spellings) {
            std::vector<std::string> stems;
            if (!cls.initial.empty()) {
                if (!spelling.starts_with(cls.initial)) {
                    diagnostics.error(file, line, fmt::format("\"{}\": a form of class {} begins with {}", spelling, cls.name, cls.initial));
                    return false;
                }
                stems.push_back(spelling.substr(cls.initial.size()));
            } else {
                stems.push_back(spelling);
            }
            if (!cls.strip.empty() && spelling.ends_with(cls.strip) && spelling.size() > cls.strip.size() + 2) {
                stems.push_back("\x01" + spelling.substr(0, spelling.size() - cls.strip.size())); // the stripped twin, a word of its own
            }
            for (const auto from : frontier) {
                std::uint32_t target = 0;
                for (const auto& stem : stems) {
                    const WordId word_ref = make_word(stem, *pos_index);
                    if (const auto found = children_.find(from, word_ref); found != 0) {
                        next.push_back(found);
                        continue;
                    }
                    if (target == 0) {
                        nodes_.emplace_back();
                        target = static_cast<std::uint32_t>(nodes_.size() - 1);
                        next.push_back(target);
                    }
                    children_.add(from, word_ref, target);
                    nodes_[from].has_children = true;
                }
            }
        }
        std::sort(next.begin(), next.end());
        next.erase(std::unique(next.begin(), next.end()), next.end());
        frontier = std::move(next);
    }
    const auto index = static_cast<std::uint32_t>(entries_.size());
    entries_.push_back(std::move(entry));
    for (const auto node : frontier) {
        nodes_[node].entries.push_back(index);
    }
    return true;
}

WordId Lexicon::make_word(std::string_view stem, std::uint8_t pos) {
    stems_.emplace(std::string(stem), true);
    const auto [where, inserted] = words_.emplace(word_key(stem, pos), static_cast<WordId>(words_.size() + 1));
    return where->second;
}

WordId Lexicon::word_id(std::string_view stem, std::uint8_t pos) const {
    const auto found = words_.find(word_key(stem, pos));
    return found == words_.end() ? 0 : found->second;
}

bool Lexicon::knows(std::string_view stem) const { return stems_.contains(std::string(stem)); }

} // namespace marsad::lexicon
