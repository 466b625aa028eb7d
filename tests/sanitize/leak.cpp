// Loses some memory: the sanitizer build must say so.
#include <cstdio>
#include <cstdlib>

namespace {
void* volatile lost = nullptr;
}

int main() {
    constexpr std::size_t kBytes = 1000;
    for (int i = 0; i < 3; ++i) {
        lost = std::malloc(kBytes);
    }
    std::puts("memory lost");
    return 0;
}
