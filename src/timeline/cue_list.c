#include "timeline/cue_list.h"

#include <stdlib.h>

enum { TRIES_MAX = 2000000 };

Cue *cues_add(const Plan *plan, Cues *cues, const Cue *cue)
{
    if (cues->count > CUES_MAX)
        cues->count--;  // goes on in the last place; the session is refused anyway
    Cue *added = ARENA_PUSH(plan->scratch, cues->items, cues->count, cues->capacity);
    *added = *cue;
    added->order = cues->count;
    return added;
}

bool cues_are_too_many(const Cues *cues) { return cues->count > CUES_MAX || cues->tried > TRIES_MAX; }

static int by_time(const void *a, const void *b)
{
    const Cue *left = a, *right = b;
    if (left->at != right->at)
        return left->at < right->at ? -1 : 1;
    return left->order < right->order ? -1 : left->order > right->order;
}

void cues_sort(Cues *cues)
{
    if (cues->count > 1)
        qsort(cues->items, cues->count, sizeof *cues->items, by_time);
}
