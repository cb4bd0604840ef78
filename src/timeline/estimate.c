#include "timeline/estimate.h"

#include "base/speech_length.h"

Micros estimate_text(const char *text) { return speech_length(text); }

static Micros estimate_longest(const Wordings *wordings)
{
    Micros longest = 0;
    for (size_t i = 0; i < wordings->count; i++) {
        Micros length = estimate_text(wordings->items[i].text);
        if (length > longest)
            longest = length;
    }
    return longest;
}

Micros estimate_instruction(const Session *session, const Pool *pool)
{
    return estimate_longest(session->talk != TALK_FULL && pool->brief.count ? &pool->brief : &pool->full);
}

Micros estimate_pool(const Session *session, const Pool *pool)
{
    if (session->talk == TALK_SILENT && pool->priority != PRIORITY_MUST)
        return 0;
    Micros longest = estimate_longest(session->talk == TALK_SHORT && pool->brief.count ? &pool->brief
                                                                                       : &pool->full);
    return pool->priority == PRIORITY_MUST ? longest * 14 / 13 : longest;
}
