#include "lexicon/language_pack.h"

#include "base/file.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <mutex>
#include <utility>

namespace marsad::lexicon {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kFirstAlias = 4;             // name, kind, home and countries stand before
constexpr std::string_view kYearsColumn = "years"; // may stand among the aliases

/// The tables of a folder by name.
std::vector<fs::path> sorted_entries(const fs::path& folder) {
    std::vector<fs::path> out;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        if (entry.is_regular_file() && entry.path().extension() == ".tsv") {
            out.push_back(entry.path());
        }
    }
    std::sort(out.begin(), out.end());
    return out;
}

/// Files of a language's folder whose rows are entries of its lexicon.
bool is_word_list(const fs::path& path) {
    const auto name = path.filename();
    return name != kMorphologyFile && name != kLanguageFile && name != kActorsFile;
}

/// The lists of actors: those of `actors/` of each root, then those of the languages' own folders.
std::vector<fs::path> actor_paths(const std::vector<fs::path>& roots, const Languages& languages) {
    std::vector<fs::path> out;
    for (const auto& root : roots) {
        const auto own = sorted_entries(root / "actors");
        out.insert(out.end(), own.begin(), own.end());
        for (const auto& language : languages.all()) {
            std::error_code error;
            if (auto path = root / "languages" / language.code / kActorsFile; fs::exists(path, error)) {
                out.push_back(std::move(path));
            }
        }
    }
    return out;
}

std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' ')) {
        text.remove_prefix(1);
    }
    while (text.ends_with(' ')) {
        text.remove_suffix(1);
    }
    return text;
}

/// A line of `assets/actors/*.tsv`; the aliases of a language are read with that language.
struct ActorLine {
    Actor actor;
    std::vector<std::string> aliases; ///< by column, as written
    std::uint32_t line = 0;
};

struct ActorFile {
    std::string path;
    std::vector<std::string> columns; ///< the header: name, kind, home, countries, then language codes
    std::vector<ActorLine> lines;
};

/// `name kind home countries CODE...`: the header names the language of each alias column.
ActorFile read_actors(const fs::path& path, base::Diagnostics& diagnostics) {
    ActorFile out;
    out.path = path.string();
    const auto content = base::read_file(path);
    if (!content) {
        diagnostics.error(out.path, 0, content.error().message);
        return out;
    }
    std::uint32_t line_number = 0;
    for (std::string_view rest = *content; !rest.empty();) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string_view line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        ++line_number;
        if (line.empty() || line.starts_with('#')) {
            continue;
        }
        const auto fields = split_tabs(line);
        if (out.columns.empty()) {
            out.columns.assign(fields.begin(), fields.end());
            continue;
        }
        if (fields.size() < kFirstAlias || fields[0].empty()) {
            diagnostics.error(out.path, line_number, "expected name, kind, home, countries and the alias columns separated by tabs");
            continue;
        }
        const auto years = std::find(out.columns.begin(), out.columns.end(), kYearsColumn) - out.columns.begin();
        const auto told = static_cast<std::size_t>(years) < fields.size() ? std::string(fields[static_cast<std::size_t>(years)]) : std::string();
        ActorLine actor{{std::string(fields[0]), std::string(fields[1]), std::string(fields[3]), std::string(fields[2]), told}, {}, line_number};
        actor.aliases.assign(fields.begin() + static_cast<std::ptrdiff_t>(kFirstAlias), fields.end());
        out.lines.push_back(std::move(actor));
    }
    return out;
}

/// Adds the aliases of one column: "Israeli army; policeman {p n}".
void add_aliases(const ActorFile& file, const ActorLine& line, std::string_view aliases, Lexicon& lexicon, base::Diagnostics& diagnostics) {
    while (!aliases.empty()) {
        const std::size_t stop = std::min(aliases.find(';'), aliases.size());
        std::string_view alias = trimmed(aliases.substr(0, stop));
        aliases.remove_prefix(std::min(stop + 1, aliases.size()));
        if (alias.empty()) {
            continue;
        }
        // "forces {n}": a class in braces behind the alias, else the language's class for names.
        std::string_view pos = "p";
        if (const auto brace = alias.find(" {"); brace != std::string_view::npos && alias.ends_with('}')) {
            pos = alias.substr(brace + 2, alias.size() - brace - 3);
            alias = alias.substr(0, brace);
        }
        Entry entry;
        entry.form = std::string(alias);
        entry.cls = "actor";
        entry.value = line.actor.name;
        entry.attrs.emplace_back("kind", line.actor.kind);
        if (!line.actor.home.empty()) {
            entry.attrs.emplace_back("home", line.actor.home);
        }
        if (!line.actor.countries.empty()) {
            entry.attrs.emplace_back("countries", line.actor.countries);
        }
        if (!line.actor.years.empty()) {
            entry.attrs.emplace_back("years", line.actor.years);
        }
        lexicon.add(std::move(entry), pos, file.path, line.line, diagnostics);
    }
}

} // namespace

struct LanguagePacks::State {
    struct Slot {
        std::once_flag read;
        LanguagePack pack;
    };

    std::vector<fs::path> roots;
    Languages languages;
    std::vector<ActorFile> actor_files;
    std::map<std::string, Actor, std::less<>> actors;
    std::map<std::pair<std::string_view, std::string_view>, const Actor*> actors_at_home; ///< by kind and home, views of `actors`
    std::map<std::string, Slot, std::less<>> slots;
    std::mutex mutex;
    base::Diagnostics messages; ///< guarded by `mutex`

    const LanguagePack& get(const std::string& code, Slot& slot) {
        std::call_once(slot.read, [&] {
            base::Diagnostics found;
            slot.pack = read(code, found);
            const std::lock_guard lock(mutex);
            messages.append(found);
        });
        return slot.pack;
    }

    void index_homes() {
        for (const auto& [name, actor] : actors) {
            const Actor*& found = actors_at_home[{actor.kind, actor.home}];
            // "Military Forces of X" stands for the state; other state bodies only where there is none.
            if (found == nullptr || (name.starts_with(actor.kind == "police" ? "Police Forces" : "Military Forces") && !found->name.starts_with("Military Forces") && !found->name.starts_with("Police Forces"))) {
                found = &actor;
            }
        }
    }

    [[nodiscard]] std::vector<fs::path> word_lists(std::string_view code) const {
        std::vector<fs::path> out;
        for (const auto& root : roots) {
            auto paths = sorted_entries(root / "languages" / code);
            std::copy_if(std::make_move_iterator(paths.begin()), std::make_move_iterator(paths.end()), std::back_inserter(out), is_word_list);
        }
        return out;
    }

    [[nodiscard]] LanguagePack read(const std::string& code, base::Diagnostics& diagnostics) const {
        Morphology morphology;
        for (const auto& root : roots) {
            if (const auto path = root / "languages" / code / kMorphologyFile; fs::exists(path)) {
                morphology.load_file(path, diagnostics);
            }
        }
        LanguagePack pack{code, std::make_unique<Lexicon>(std::move(morphology)), languages.find(code)};
        for (const auto& path : word_lists(code)) {
            pack.lexicon->load_file(path, diagnostics);
        }
        for (const auto& file : actor_files) {
            for (std::size_t column = kFirstAlias; column < file.columns.size(); ++column) {
                if (file.columns[column] != code) {
                    continue;
                }
                for (const auto& line : file.lines) {
                    if (column - kFirstAlias < line.aliases.size()) {
                        add_aliases(file, line, line.aliases[column - kFirstAlias], *pack.lexicon, diagnostics);
                    }
                }
            }
        }
        return pack;
    }
};

LanguagePacks::LanguagePacks(std::unique_ptr<State> state) : state_(std::move(state)) {}
LanguagePacks::LanguagePacks(LanguagePacks&&) noexcept = default;
LanguagePacks& LanguagePacks::operator=(LanguagePacks&&) noexcept = default;
LanguagePacks::~LanguagePacks() = default;

base::Result<LanguagePacks> LanguagePacks::open(const fs::path& assets_dir, const fs::path& overlay_dir, base::Diagnostics& diagnostics) {
    auto state = std::make_unique<State>();
    state->roots.push_back(assets_dir);
    if (!overlay_dir.empty() && fs::is_directory(overlay_dir)) {
        state->roots.push_back(overlay_dir);
    }
    state->languages = Languages::open(state->roots, diagnostics);
    for (const auto& language : state->languages.all()) {
        state->slots[language.code];
    }
    if (state->slots.empty()) {
        return base::failure(base::ErrorCode::NotFound,
                             fmt::format("no language found: the folder languages/ with the lexicons is missing; install Marsad again, or name the folder above it with MARSAD_ASSETS: {}", (assets_dir / "languages").string()));
    }
    for (const auto& path : actor_paths(state->roots, state->languages)) {
        state->actor_files.push_back(read_actors(path, diagnostics));
        for (const auto& line : state->actor_files.back().lines) {
            state->actors.insert_or_assign(line.actor.name, line.actor);
        }
    }
    state->index_homes();
    return LanguagePacks(std::move(state));
}

base::Result<LanguagePacks> LanguagePacks::load(const fs::path& assets_dir, const fs::path& overlay_dir, base::Diagnostics& diagnostics) {
    auto out = open(assets_dir, overlay_dir, diagnostics);
    if (out) {
        (void)out->all();
        diagnostics.append(out->take_messages());
    }
    return out;
}

const Languages& LanguagePacks::languages() const { return state_->languages; }

const LanguagePack* LanguagePacks::find(std::string_view code) const {
    const auto found = state_->slots.find(code);
    return found == state_->slots.end() ? nullptr : &state_->get(found->first, found->second);
}

std::vector<std::pair<std::string, std::string>> LanguagePacks::forms_of_class(std::string_view code, std::string_view cls) const {
    std::vector<std::pair<std::string, std::string>> out;
    for (const auto& path : state_->word_lists(code)) {
        auto forms = lexicon::forms_of_class(path, cls);
        std::move(forms.begin(), forms.end(), std::back_inserter(out));
    }
    return out;
}

std::vector<const LanguagePack*> LanguagePacks::all() const {
    std::vector<const LanguagePack*> packs;
    for (auto& [code, slot] : state_->slots) {
        packs.push_back(&state_->get(code, slot));
    }
    return packs;
}

std::vector<base::Diagnostic> LanguagePacks::take_messages() const {
    const std::lock_guard lock(state_->mutex);
    return state_->messages.take();
}

const Actor* LanguagePacks::actor(std::string_view name) const {
    const auto found = state_->actors.find(name);
    return found == state_->actors.end() ? nullptr : &found->second;
}

const Actor* LanguagePacks::actor_of(std::string_view kind, std::string_view home) const {
    const auto found = state_->actors_at_home.find({kind, home});
    return found == state_->actors_at_home.end() ? nullptr : found->second;
}

} // namespace marsad::lexicon
