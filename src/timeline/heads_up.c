// A heads-up ends four to eight steps before the change, or three to five seconds where pace is her own:
//
//   ... breath words ... | hush ["Next: Reset."] . . . . | reset
//                                                4 steps
#include "timeline/heads_up.h"

#include "timeline/estimate.h"
#include "timeline/steps.h"

enum { STEPS_NEAREST = 4, STEPS_FARTHEST = 8 };
static const Micros nearest = 3 * MICROS_PER_SECOND, farthest = 5 * MICROS_PER_SECOND;
static const Micros shortest_part = 10 * MICROS_PER_SECOND;      // a shorter one is over before she has heard what comes

// When the words end at the latest (lead before the change), and how much earlier they may.
static void place(const Leaf *leaf, Micros *end, Micros *slack)
{
    Micros early = farthest;
    *end = leaf_end(leaf) - nearest;
    if (leaf->steps > STEPS_FARTHEST) {
        *end = leaf->at + steps_moment(leaf, leaf->steps - STEPS_NEAREST);
        early = leaf->length - steps_moment(leaf, leaf->steps - STEPS_FARTHEST);
    }
    *slack = *end - (leaf_end(leaf) - early);
}

static void add(Plan *plan, Cues *out, const Pool *pool, const When *when, size_t coming)
{
    Leaf *leaf = &plan->leaves[coming - 1];
    Micros end, slack, length = estimate_pool(plan->session, pool);
    if (length == 0 || leaf->length < shortest_part)
        return;
    place(leaf, &end, &slack);
    Cue *cue = ARENA_PUSH(plan->scratch, out->items, out->count, out->capacity);
    *cue = (Cue){
        .at = end, .order = out->count, .pool = pool, .pos = when->pos, .leaf = coming - 1, .part = -1,
        .anchor = ANCHOR_END, .slack = slack, .left = -1, .side = -1, .heads_up = true,
    };
    Micros hush = end - slack - length - pool->gap;
    if (hush < leaf->hush)
        leaf->hush = hush > leaf->at ? hush : leaf->at;
}

void heads_up_collect(Plan *plan, Cues *out)
{
    for (size_t i = 0; i < plan->span_count; i++) {
        const Span *span = &plan->spans[i];
        for (size_t s = 0; s < span->say_count; s++)
            for (size_t w = 0; w < span->says[s].when_count; w++) {
                const When *when = &span->says[s].whens[w];
                if (when->kind != WHEN_BEFORE_PARTS)
                    continue;
                for (size_t leaf = span->first; leaf < span->first + span->count; leaf++)
                    if (leaf > 0)
                        add(plan, out, span->says[s].pool, when, leaf);
            }
    }
}

Micros heads_up_room(const Plan *plan, size_t leaf)
{
    Micros room = 0;
    for (size_t i = 0; i < plan->span_count; i++) {
        const Span *span = &plan->spans[i];
        if (leaf + 1 < span->first || leaf + 1 >= span->first + span->count)
            continue;
        for (size_t s = 0; s < span->say_count; s++)
            for (size_t w = 0; w < span->says[s].when_count; w++)
                if (span->says[s].whens[w].kind == WHEN_BEFORE_PARTS)
                    room = farthest + estimate_pool(plan->session, span->says[s].pool) + span->says[s].pool->gap;
    }
    return room;
}
