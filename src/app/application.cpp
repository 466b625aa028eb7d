#include "app/application.h"

#include "app/command_line.h"
#include "app/commands.h"
#include "app/languages.h"
#include "app/messages.h"
#include "app/print_text.h"

#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace marsad::app {

namespace {

/// A closed standard stream would let the next opened file take its number; output must then fail, not land in that file.
void keep_standard_streams() {
    for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(descriptor, F_GETFD) == -1) {
            (void)::open("/dev/null", descriptor == STDERR_FILENO ? O_WRONLY : O_RDONLY);
        }
    }
}

int print_and_exit(const EarlyExit& exit) {
    if (exit.code != 0) {
        std::fwrite(exit.text.data(), 1, exit.text.size(), stderr);
        return exit.code;
    }
    Messages messages;
    return print_text(messages, exit.text);
}

struct Runner {
    int operator()(const ExportArguments& arguments) const { return run_export(arguments); }
    int operator()(const RenderArguments& arguments) const { return run_render(arguments); }
    int operator()(const AnimateArguments& arguments) const { return run_animate(arguments); }
    int operator()(const ViewArguments& arguments) const { return run_view(arguments); }
    int operator()(const GeocodeArguments& arguments) const { return run_geocode(arguments); }
    int operator()(const ReverseArguments& arguments) const { return run_reverse(arguments); }
    int operator()(const GazetteerArguments& arguments) const { return run_gazetteer(arguments); }
    int operator()(const PlacesArguments& arguments) const { return run_places(arguments); }
    int operator()(const EvaluateArguments& arguments) const { return run_evaluate(arguments); }
    int operator()(const LexiconArguments& arguments) const { return run_lexicon(arguments); }
    int operator()(const CompletionArguments& arguments) const { return run_completion(arguments); }
    int operator()(const VersionArguments& arguments) const { return run_version(arguments); }
};

} // namespace

int run(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN); // a closed pipe is seen as EPIPE, and met quietly
    std::signal(SIGXFSZ, SIG_IGN); // a file that may grow no further is seen as EFBIG, like a full disk
    keep_standard_streams();
    auto parsed = parse_command_line(argc, argv, [] { return language_choices(installed_languages("")); });
    if (const auto* exit = std::get_if<EarlyExit>(&parsed)) {
        return print_and_exit(*exit);
    }
    auto& arguments = std::get<Arguments>(parsed);
    if (const auto fault = settle_languages(arguments)) {
        return print_and_exit(usage_error(*fault));
    }
    return std::visit(Runner{}, arguments);
}

} // namespace marsad::app
