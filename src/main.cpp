#include "app/application.h"

#include <cstdio>
#include <exception>

int main(int argc, char** argv) {
    try {
        return marsad::app::run(argc, argv);
    } catch (const std::exception& exception) {
        std::fprintf(stderr, "marsad: error: %s; please report this as a bug\n", exception.what());
        return 1;
    }
}
