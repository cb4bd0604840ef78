#include "session/recognised.h"

#include "session/language.h"
#include "session/stages.h"

static void read_phrases(const ConfNode *node, const Desk *desk, Phrases *out)
{
    conf_texts(node, desk->arena, desk->diags, &out->items, &out->count);
}

void recognised_read(const ConfNode *cues, const Desk *desk, Recognised *out)
{
    const ConfNode *direction = key_get(cues, KEY_DIRECTION), *questions = key_get(cues, KEY_QUESTIONS);
    *out = (Recognised){ 0 };
    for (int d = 0; d < DIRECTIONS; d++)
        read_phrases(key_get_of(direction, KEY_WAYS_OF_BREATH, d), desk, &out->way[d]);
    read_phrases(key_get(questions, KEY_BODY), desk, &out->body);
    read_phrases(key_get(questions, KEY_ASKS), desk, &out->asks);
}
