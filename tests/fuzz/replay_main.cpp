// Runs a fuzz target over the files of folders: the corpus, or one crash. Every prefix of a small file is run as well,
// for inputs that are cut off.
#include "fuzz/fuzz.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxPrefixes = 64;

void run(const std::string& bytes) { LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()); }

std::size_t replay(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    run(bytes);
    const std::size_t step = std::max<std::size_t>(1, bytes.size() / kMaxPrefixes);
    for (std::size_t length = 0; length < bytes.size(); length += step) {
        run(bytes.substr(0, length));
    }
    return 1;
}

} // namespace

int main(int argc, char** argv) {
    std::size_t count = 0;
    for (int i = 1; i < argc; ++i) {
        if (!fs::is_directory(argv[i])) {
            count += replay(argv[i]);
            continue;
        }
        std::vector<fs::path> files;
        std::copy(fs::directory_iterator(argv[i]), fs::directory_iterator(), std::back_inserter(files));
        std::sort(files.begin(), files.end());
        for (const auto& file : files) {
            count += replay(file);
        }
    }
    std::printf("%zu inputs replayed\n", count);
    return count == 0 ? 1 : 0;
}
