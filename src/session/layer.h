// The layers of a walk that can be heard alone, muted, or made louder.
#ifndef SESSION_LAYER_H
#define SESSION_LAYER_H

#include "base/choice.h"

#include <stdbool.h>

typedef enum { LAYER_VOICE, LAYER_BREATH, LAYER_STEPS, LAYER_LIFT, LAYER_BED, LAYER_CHIME } Layer;
enum { LAYER_COUNT = LAYER_CHIME + 1 };

typedef unsigned LayerSet;  // bit n is layer n
#define LAYER_BIT(layer) (1u << (unsigned)(layer))
#define LAYERS_ALL       ((1u << LAYER_COUNT) - 1)

extern const Choice layer_words[];
const char         *layer_name(Layer layer);  // "voice", "breath", ...
bool                layer_parse(const char *name, Layer *out);

#endif
