#include "app/process.h"

#include "io/temp_folder.h"

#include <cstdlib>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace marsad::test {

namespace {

const std::string kProgram = std::string(MARSAD_BINARY_DIR) + "/marsad";

void redirect(const std::string& file, int flags, int descriptor) {
    const int opened = ::open(file.c_str(), flags, 0600);
    if (opened < 0 || ::dup2(opened, descriptor) < 0) {
        ::_exit(126);
    }
    ::close(opened);
}

Finished run(const std::vector<std::string>& command, const RunOptions& options) {
    const TempFolder folder;
    const std::string in = folder.write("in", options.input);
    const std::string out = (folder.path() / "out").string();
    const std::string err = (folder.path() / "err").string();
    const pid_t child = ::fork();
    if (child == 0) {
        redirect(in, O_RDONLY, STDIN_FILENO);
        redirect(out, O_WRONLY | O_CREAT, STDOUT_FILENO);
        redirect(err, O_WRONLY | O_CREAT, STDERR_FILENO);
        ::setenv("XDG_DATA_HOME", (folder.path() / "home").c_str(), 1); // no places of whoever runs the tests
        for (const auto& [name, value] : options.environment) {
            value.empty() ? ::unsetenv(name.c_str()) : ::setenv(name.c_str(), value.c_str(), 1);
        }
        ::setenv("MARSAD", kProgram.c_str(), 1);
        if (!options.folder.empty() && ::chdir(options.folder.c_str()) != 0) {
            ::_exit(126);
        }
        std::vector<char*> arguments;
        for (const std::string& argument : command) {
            arguments.push_back(const_cast<char*>(argument.c_str()));
        }
        arguments.push_back(nullptr);
        ::execvp(arguments[0], arguments.data());
        ::_exit(127);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), read_all(out), read_all(err)};
}

} // namespace

Finished run_marsad(const std::vector<std::string>& arguments, const RunOptions& options) {
    std::vector<std::string> command{kProgram};
    command.insert(command.end(), arguments.begin(), arguments.end());
    return run(command, options);
}

Finished run_shell(const std::string& line, const RunOptions& options) { return run({"bash", "-c", line}, options); }

std::filesystem::path data_folder() { return std::filesystem::path(MARSAD_BINARY_DIR) / "data"; }
bool has_data() { return std::filesystem::exists(data_folder() / "gazetteer.bin"); }

std::size_t count_of(std::string_view text, std::string_view part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) {
        ++count;
    }
    return count;
}

} // namespace marsad::test
