#include "session/layer.h"

#include <string.h>

const Choice layer_words[] = { CHOICE("voice", LAYER_VOICE),
                               CHOICE("breath", LAYER_BREATH),
                               CHOICE("steps", LAYER_STEPS),
                               CHOICE("lift", LAYER_LIFT),
                               CHOICE("bed", LAYER_BED),
                               CHOICE("chime", LAYER_CHIME),
                               { 0 } };

const char *layer_name(Layer layer) { return choice_word(layer_words, (int)layer); }

bool layer_parse(const char *name, Layer *out)
{
    for (const Choice *word = layer_words; word->word; word++)
        if (strcmp(name, word->word) == 0) {
            *out = (Layer)word->value;
            return true;
        }
    return false;
}
