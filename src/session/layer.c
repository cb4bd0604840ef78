#include "session/layer.h"

#include <string.h>

// clang-format off
static const char *const names[LAYER_COUNT] = {
    [LAYER_VOICE] = "voice", [LAYER_BREATH] = "breath", [LAYER_STEPS] = "steps",
    [LAYER_LIFT] = "lift",   [LAYER_BED] = "bed",       [LAYER_CHIME] = "chime",
};
// clang-format on

const char *layer_name(Layer layer) { return names[layer]; }

bool layer_parse(const char *name, Layer *out)
{
    for (int layer = 0; layer < LAYER_COUNT; layer++)
        if (strcmp(name, names[layer]) == 0) {
            *out = (Layer)layer;
            return true;
        }
    return false;
}
