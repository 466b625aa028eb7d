// The memory that a library keeps for a thread may begin 16 bytes into a page, where LeakSanitizer up to GCC 13 and
// clang 16 takes the words before it for an old glibc's address and size and dies at exit ("Tracer caught signal 11";
// github.com/google/sanitizers issue 1322). A map meets it by chance (one place of 256); this program always does.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include <dlfcn.h>

// Freed memory comes back at once, so that the library gets the block that is chosen for it.
extern "C" const char* __asan_default_options();
const char* __asan_default_options() { return "quarantine_size_mb=0:thread_local_quarantine_size_kb=0"; }

int main(int argc, char** argv) {
    constexpr std::size_t kTlsBytes = 3 * sizeof(long);
    constexpr std::size_t kAlignment = alignof(long); // the loader asks for room to align
    constexpr std::uintptr_t kPage = 4096;
    constexpr std::uintptr_t kOldHeader = 16;
    void* library = argc == 2 ? ::dlopen(argv[1], RTLD_NOW) : nullptr;
    void* symbol = library != nullptr ? ::dlsym(library, "thread_values") : nullptr;
    if (symbol == nullptr) {
        std::puts("usage: sanitize_tls LIBRARY");
        return 2;
    }
    auto* thread_values = reinterpret_cast<long* (*)()>(symbol);
    std::vector<void*> kept;
    void* chosen = nullptr;
    while (chosen == nullptr) {
        void* block = std::malloc(kTlsBytes + kAlignment);
        if (reinterpret_cast<std::uintptr_t>(block) % kPage == kOldHeader) {
            chosen = block;
        } else {
            kept.push_back(block);
        }
    }
    const auto wanted = reinterpret_cast<std::uintptr_t>(chosen);
    std::free(chosen);
    const bool met = reinterpret_cast<std::uintptr_t>(thread_values()) == wanted;
    for (void* block : kept) {
        std::free(block);
    }
    std::puts(met ? "the thread's memory begins where the old header would end" : "the loader put it elsewhere: this proves nothing");
    return met ? 0 : 1;
}
