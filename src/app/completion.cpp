#include "app/command_line.h"
#include "app/commands.h"
#include "app/languages.h"
#include "app/messages.h"
#include "app/print_text.h"

#include <string>

#include <fmt/format.h>

namespace marsad::app {

namespace {

std::string all_names(const CommandModel& command) {
    std::string out;
    for (const CommandModel& sub : command.commands) {
        out += sub.name + " ";
    }
    for (const OptionModel& option : command.options) {
        for (const std::string& name : option.names) {
            out += name + " ";
        }
        if (option.names.empty()) {
            out += option.choices.empty() ? "" : fmt::format("{} ", fmt::join(option.choices, " "));
        }
    }
    return out.empty() ? out : out.substr(0, out.size() - 1);
}

/// A text inside single quotes of a shell, colons and brackets made safe for zsh's _arguments.
std::string shell_quoted(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\'') {
            out += "'\\''";
        } else if (c == '[' || c == ']' || c == ':') {
            out += fmt::format("\\{}", c);
        } else {
            out.push_back(c);
        }
    }
    return out;
}

/// The commands of a command, then their own options; anything else is a file.
std::string bash_subcommands(const CommandModel& command) {
    std::string options;
    for (const CommandModel& sub : command.commands) {
        options += fmt::format("{}) COMPREPLY=($(compgen -W '{}' -- \"$cur\"));; ", sub.name, all_names(sub));
    }
    return fmt::format("        {}) if ((COMP_CWORD == 2)); then COMPREPLY=($(compgen -W '{}' -- \"$cur\")); elif [[ $cur == -* ]]; then case ${{COMP_WORDS[2]}} in {}esac; fi;;\n", command.name, all_names(command), options);
}

std::string bash_script(const CommandModel& program) {
    std::string values;
    std::string words = fmt::format("        '') COMPREPLY=($(compgen -W '{}' -- \"$cur\"));;\n", all_names(program));
    for (const CommandModel& command : program.commands) {
        for (const OptionModel& option : command.options) {
            for (const std::string& name : option.names) {
                if (!option.choices.empty()) {
                    values += fmt::format("        \"{} {}\") COMPREPLY=($(compgen -W '{}' -- \"$cur\")); return;;\n", command.name, name,
                                          fmt::join(option.choices, " "));
                }
            }
        }
        if (!command.commands.empty()) {
            words += bash_subcommands(command);
            continue;
        }
        const bool names_only = command.name == "completion";
        words += fmt::format("        {}) {}COMPREPLY=($(compgen -W '{}' -- \"$cur\"));;\n", command.name, names_only ? "" : "[[ $cur == -* ]] && ",
                             all_names(command));
    }
    return fmt::format("# bash completion for marsad; load it with: source <(marsad completion bash)\n"
                       "_marsad() {{\n"
                       "    local cur=${{COMP_WORDS[COMP_CWORD]}} prev=${{COMP_WORDS[COMP_CWORD-1]}} command=\n"
                       "    ((COMP_CWORD > 1)) && command=${{COMP_WORDS[1]}}\n"
                       "    COMPREPLY=()\n"
                       "    case \"$command $prev\" in\n{}    esac\n"
                       "    case $command in\n{}    esac\n"
                       "}}\n"
                       "complete -o default -F _marsad marsad\n",
                       values, words);
}

std::string zsh_option(const OptionModel& option) {
    std::string action;
    if (!option.choices.empty()) {
        action = fmt::format(":value:({})", fmt::join(option.choices, " "));
    } else if (option.takes_file) {
        action = ":file:_files";
    } else if (option.takes_value) {
        action = ":value:";
    }
    if (option.names.empty()) {
        return option.choices.empty() ? " \\\n            '*:input:_files'" : fmt::format(" \\\n            '1{}'", action);
    }
    std::string out;
    for (const std::string& name : option.names) {
        out += fmt::format(" \\\n            '*{}[{}]{}'", name, shell_quoted(option.description), action);
    }
    return out;
}

std::string zsh_script(const CommandModel& program) {
    std::string commands;
    std::string cases;
    for (const CommandModel& command : program.commands) {
        commands += fmt::format("        '{}:{}'\n", command.name, shell_quoted(command.description));
        std::string arguments;
        for (const OptionModel& option : command.options) {
            arguments += zsh_option(option);
        }
        if (!command.commands.empty()) {
            std::string names;
            for (const CommandModel& sub : command.commands) {
                names += (names.empty() ? "" : " ") + sub.name;
            }
            arguments += fmt::format(" \\\n            '1:command:({})' \\\n            '*:file:_files'", names);
            for (const CommandModel& sub : command.commands) {
                for (const OptionModel& option : sub.options) {
                    const std::string text = option.names.empty() ? "" : zsh_option(option);
                    arguments += arguments.find(text) == std::string::npos ? text : "";
                }
            }
        }
        cases += fmt::format("        {}) _arguments{};;\n", command.name, arguments);
    }
    return fmt::format("#compdef marsad\n"
                       "_marsad() {{\n"
                       "    local -a commands=(\n{}    )\n"
                       "    if ((CURRENT == 2)); then\n"
                       "        _describe command commands\n"
                       "        return\n"
                       "    fi\n"
                       "    local command=$words[2]\n"
                       "    shift words\n"
                       "    ((CURRENT--))\n"
                       "    case $command in\n{}    esac\n"
                       "}}\n"
                       "if [[ $funcstack[1] == _marsad ]]; then _marsad; else compdef _marsad marsad; fi\n",
                       commands, cases);
}

/// Single quotes for fish.
std::string fish_quoted(std::string_view text) {
    std::string out;
    for (const char c : text) {
        out += c == '\'' || c == '\\' ? fmt::format("\\{}", c) : std::string(1, c);
    }
    return out;
}

std::string fish_option(const std::string& condition, const OptionModel& option) {
    std::string names;
    for (const std::string& name : option.names) {
        names += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
    }
    const std::string values = option.choices.empty() ? "" : fmt::format(" -a '{}'", fmt::join(option.choices, " "));
    if (names.empty() && values.empty()) {
        return {};
    }
    return fmt::format("{}{}{}{} -d '{}'\n", condition, names, option.choices.empty() ? (option.takes_value ? " -r" : "") : " -x", values, fish_quoted(option.description));
}

std::string fish_script(const CommandModel& program) {
    std::string out = "# fish completion for marsad\n";
    for (const CommandModel& command : program.commands) {
        out += fmt::format("complete -c marsad -n __fish_use_subcommand -f -a {} -d '{}'\n", command.name, fish_quoted(command.description));
        const std::string condition = fmt::format("complete -c marsad -n '__fish_seen_subcommand_from {}'", command.name);
        for (const CommandModel& sub : command.commands) {
            out += fmt::format("{} -f -a {} -d '{}'\n", condition, sub.name, fish_quoted(sub.description));
            const std::string inner = fmt::format("complete -c marsad -n '__fish_seen_subcommand_from {}; and __fish_seen_subcommand_from {}'", command.name, sub.name);
            for (const OptionModel& option : sub.options) {
                out += fish_option(inner, option);
            }
        }
        for (const OptionModel& option : command.options) {
            out += fish_option(condition, option);
        }
    }
    return out;
}

} // namespace

int run_completion(const CompletionArguments& arguments) {
    Messages messages;
    const CommandModel program = command_model(language_choices(installed_languages("")));
    const std::string script = arguments.shell == "bash" ? bash_script(program) : arguments.shell == "zsh" ? zsh_script(program)
                                                                                                           : fish_script(program);
    return print_text(messages, script);
}

} // namespace marsad::app
