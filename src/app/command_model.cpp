#include "app/command_model.h"

#include <CLI/CLI.hpp>

namespace marsad::app {

CommandModel model_of(const CLI::App& command, const Choices& choices) {
    CommandModel model{command.get_name(), command.get_description(), {}, {}};
    for (const CLI::Option* const option : command.get_options()) {
        OptionModel entry{{}, option->get_description(), {}, option->get_items_expected_max() > 0, false};
        for (const std::string& name : option->get_lnames()) {
            entry.names.push_back("--" + name);
        }
        for (const std::string& name : option->get_snames()) {
            entry.names.push_back("-" + name);
        }
        if (const auto found = choices.find(option); found != choices.end()) {
            entry.choices = found->second;
        }
        entry.takes_file = option->get_type_name() == "FILE" || option->get_type_name() == "DIR";
        model.options.push_back(std::move(entry));
    }
    for (const CLI::App* const subcommand : command.get_subcommands([](const CLI::App*) { return true; })) {
        model.commands.push_back(model_of(*subcommand, choices));
    }
    return model;
}

} // namespace marsad::app
