// A library with memory of its own for each thread, opened while the program runs, as libLLVM is by OpenGL's software driver.
extern "C" long* thread_values();

namespace {
thread_local long values[3] = {};
}

long* thread_values() { return values; }
