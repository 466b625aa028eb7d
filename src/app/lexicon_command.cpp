#include "app/commands.h"
#include "app/data_paths.h"
#include "app/messages.h"
#include "app/print_text.h"
#include "lexicon/check.h"

#include <fmt/format.h>

namespace marsad::app {

int run_lexicon(const LexiconArguments& arguments) {
    Messages messages;
    base::Diagnostics found;
    const auto checked = lexicon::check_lexicons(find_language_roots(arguments.data_dir), found);
    const std::size_t errors = found.error_count();
    const std::size_t warnings = found.all().size() - errors;
    messages.print(found);
    const int printed = print_text(messages, fmt::format("{}: {} languages, {} actors, {} entries; {} bad, {} in doubt\n", errors == 0 ? "sound" : "not sound", checked.languages, checked.actors, checked.entries, errors, warnings));
    return printed != 0 ? printed : messages.exit_code();
}

} // namespace marsad::app
