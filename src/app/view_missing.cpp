#include "app/commands.h"
#include "app/messages.h"

namespace marsad::app {

int run_view(const ViewArguments&) {
    Messages messages;
    messages.error("this marsad was built without its window; draw a picture with \"marsad render\", or build it with -DMARSAD_WINDOW=ON");
    return messages.exit_code();
}

} // namespace marsad::app
