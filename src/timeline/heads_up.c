// A heads-up ends four to eight steps before the change, or three to five seconds where pace is her own:
//
//   ... breath words ... | hush ["Next: Reset."] . . . . | reset
//                                                4 steps
#include "timeline/heads_up.h"

#include "timeline/estimate.h"
#include "timeline/steps.h"

#include <string.h>

enum { STEPS_NEAREST = 4, STEPS_FARTHEST = 8 };
static const Micros nearest = 3 * MICROS_PER_SECOND, farthest = 5 * MICROS_PER_SECOND;
static const Micros shortest_part =
    10 * MICROS_PER_SECOND;  // a shorter one is over before she has heard what comes

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

static bool names_what_comes(const Pool *pool)
{
    for (size_t i = 0; i < pool->full.count; i++)
        if (strstr(pool->full.items[i].text, "{next}"))
            return true;
    return false;
}

static bool announces(const Say *say)
{
    for (size_t w = 0; w < say->when_count; w++)
        if (say->whens[w].kind == WHEN_BEFORE_PARTS)
            return true;
    return false;
}

// What a heads-up is made of, and how long it is without the title it names.
typedef struct {
    const Pool *pool;
    SourcePos   pos;
    Micros      length;  // 0: not said
    bool        names;   // the part that comes
} HeadsUp;

static HeadsUp heads_up_of(const Plan *plan, const Say *say)
{
    return (HeadsUp){ say->pool, say->pos, estimate_pool(plan->session, say->pool),
                      names_what_comes(say->pool) };
}

static Micros length_before(const Plan *plan, const HeadsUp *words, size_t coming)
{
    const char *title = plan->leaves[coming].phase->title;
    return words->length > 0 && words->names && title ? words->length + estimate_text(title) : words->length;
}

static void add(Plan *plan, Cues *out, const HeadsUp *words, size_t coming)
{
    Leaf  *leaf = &plan->leaves[coming - 1];
    Micros end, slack, length = length_before(plan, words, coming);
    if (length == 0 || leaf->length < shortest_part)
        return;
    place(leaf, &end, &slack);
    cues_add(plan, out,
             &(Cue){
                 .at = end,
                 .pool = words->pool,
                 .pos = words->pos,
                 .leaf = coming - 1,
                 .part = -1,
                 .anchor = ANCHOR_END,
                 .slack = slack,
                 .left = -1,
                 .side = -1,
             });
    Micros hush = end - slack - length - words->pool->gap;
    if (hush < leaf->hush)
        leaf->hush = hush > leaf->at ? hush : leaf->at;
}

void heads_up_collect(Plan *plan, Cues *out)
{
    for (size_t i = 0; i < plan->span_count; i++) {
        const Span *span = &plan->spans[i];
        for (size_t s = 0; s < span->say_count; s++) {
            if (!announces(&span->says[s]))
                continue;
            HeadsUp words = heads_up_of(plan, &span->says[s]);
            for (size_t leaf = span->first; leaf < span->first + span->count && !cues_are_too_many(out);
                 leaf++)
                if (leaf > 0)
                    add(plan, out, &words, leaf);
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
            if (announces(&span->says[s])) {
                HeadsUp words = heads_up_of(plan, &span->says[s]);
                room = farthest + length_before(plan, &words, leaf + 1) + words.pool->gap;
            }
    }
    return room;
}
