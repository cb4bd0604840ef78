#include "session/recognised.h"

#include "session/came_with.h"
#include "session/language.h"
#include "session/stages.h"

// A group of the program's cue set, and of the one that is read.
typedef struct {
    const ConfNode *ours, *hers;  // may be the same
} Both;

static Both both_of(const ConfNode *kept, const ConfNode *cues, KeyId group)
{
    return (Both){ key_get(kept, group), key_get(cues, group) };
}

static Phrases read_both(const Both *both, const char *key, const Desk *desk)
{
    return cue_phrases(both->ours, both->hers, key, desk);
}

void recognised_read(const ConfNode *cues, Named language, const Desk *desk, Recognised *out)
{
    const ConfNode *kept = cues_that_came(cues, language, desk);
    const Both      direction = both_of(kept, cues, KEY_DIRECTION);
    const Both      questions = both_of(kept, cues, KEY_QUESTIONS);
    const Both      must_say = both_of(kept, cues, KEY_MUST_SAY);
    *out = (Recognised){ 0 };
    for (int d = 0; d < DIRECTIONS; d++)
        out->way[d] = read_both(&direction, key_name_of(KEY_WAYS_OF_BREATH, d), desk);
    for (int what = 0; what < MUST_SAY_COUNT; what++)
        out->must_say[what] = read_both(&must_say, key_name_of(KEY_MUST_SAY_PHRASES, what), desk);
    out->body = read_both(&questions, key_name(KEY_BODY), desk);
    out->asks = read_both(&questions, key_name(KEY_ASKS), desk);
}
