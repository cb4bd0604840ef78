#include "session/recognised.h"

#include "session/came_with.h"
#include "session/language.h"
#include "session/stages.h"

static Phrases read(const ConfNode *node, const Desk *desk)
{
    Phrases phrases = { 0 };
    conf_texts(node, desk->arena, desk->diags, &phrases.items, &phrases.count);
    return phrases;
}

// The program's words of a group, where there are any, and hers.
typedef struct {
    const ConfNode *ours, *hers;  // may be the same
    const Desk     *desk;
} Both;

static Both both_of(const ConfNode *kept, const ConfNode *cues, KeyId group, const Desk *desk)
{
    return (Both){ key_get(kept, group), key_get(cues, group), desk };
}

static Phrases read_both(const Both *both, const char *key)
{
    const ConfNode *ours_node = conf_get(both->ours, key), *hers_node = conf_get(both->hers, key);
    const Phrases   ours = read(ours_node, both->desk);
    if (hers_node == ours_node)
        return ours;
    const Phrases hers = read(hers_node, both->desk);
    const char  **all = ARENA_ARRAY(both->desk->arena, const char *, ours.count + hers.count + 1);
    for (size_t i = 0; i < ours.count + hers.count; i++)
        all[i] = i < ours.count ? ours.items[i] : hers.items[i - ours.count];
    return (Phrases){ all, ours.count + hers.count };
}

void recognised_read(const ConfNode *cues, Named language, const Desk *desk, Recognised *out)
{
    const ConfNode *kept = cues_that_came(cues, language, desk);
    const Both      direction = both_of(kept, cues, KEY_DIRECTION, desk);
    const Both      questions = both_of(kept, cues, KEY_QUESTIONS, desk);
    const Both      must_say = both_of(kept, cues, KEY_MUST_SAY, desk);
    *out = (Recognised){ 0 };
    for (int d = 0; d < DIRECTIONS; d++)
        out->way[d] = read_both(&direction, key_name_of(KEY_WAYS_OF_BREATH, d));
    for (int what = 0; what < MUST_SAY_COUNT; what++)
        out->must_say[what] = read_both(&must_say, key_name_of(KEY_MUST_SAY_PHRASES, what));
    out->body = read_both(&questions, key_name(KEY_BODY));
    out->asks = read_both(&questions, key_name(KEY_ASKS));
}
