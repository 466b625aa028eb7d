#include "app/print_text.h"

#include "io/output.h"

namespace marsad::app {

int print_text(Messages& messages, const base::Result<std::string>& text) {
    auto output = io::Output::open("");
    if (!text || !output) {
        messages.error(text ? output.error() : text.error());
        return messages.exit_code();
    }
    auto written = output->write(*text);
    written = written ? output->commit() : written;
    if (!written) {
        messages.error(written.error());
    }
    return messages.exit_code();
}

} // namespace marsad::app
