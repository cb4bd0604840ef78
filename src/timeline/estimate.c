// Words at 140 a minute, with a breath between sentences. A little long rather than short: who plans by it leaves room.
#include "timeline/estimate.h"

#include <string.h>

static const Micros word_length = MICROS_PER_MINUTE / 140;
static const Micros sentence_pause = 300000;

// In "{in:one step|# steps}" only the first form counts.
static const char *skip_other_forms(const char *at)
{
    const char *close = strchr(at, '}');
    return close ? close : at;
}

Micros estimate_text(const char *text)
{
    Micros length = 0;
    bool inside = false;
    for (const char *at = text; *at; at++) {
        if (*at == '|')
            at = skip_other_forms(at);
        bool gap = *at == ' ';
        if (!gap && !inside)
            length += word_length;
        if (strchr(".!?;:", *at) && at[1] == ' ')
            length += sentence_pause;
        inside = !gap;
    }
    return length;
}

Micros estimate_pool(const Session *session, const Pool *pool)
{
    Micros longest = 0;
    if (session->talk == TALK_SILENT && pool->priority != PRIORITY_MUST)
        return 0;
    const Wordings *wordings = session->talk == TALK_SHORT && pool->brief.count ? &pool->brief : &pool->full;
    for (size_t i = 0; i < wordings->count; i++) {
        Micros length = estimate_text(wordings->items[i].text);
        if (length > longest)
            longest = length;
    }
    return longest;
}
