// One pass in order of time:
//
//   lifts   1 2 3 4 5 6 7 8 9 10 x  x  x  x  x  11 12 ...      x: withheld, no word and no swell
//                               "let it all go, and just walk"
//                               |--- lift_rest ---|
//
// The free time is measured from the end of one lift to the start of the next, so the rule holds whichever
// way one counts. A drill makes time for its rests itself (drill.c), so there lifts are counted but not
// withheld.
#include "timeline/lifts.h"

typedef struct {
    int        most;  // lifts in a run
    Micros     rest;  // that ends one
    int        run;   // lifts so far with less than the rest between neighbours
    Micros     end;   // of the last lift
    const Cue *last;  // lift
    bool       said;  // the rest words of this run
} Lifting;

static void add_rest_words(const Plan *plan, Cues *rests, const Cue *last)
{
    const Leaf *leaf = &plan->leaves[last->leaf];
    int         free_breath = breath_next(leaf, ON_OUT, last->at + 1);
    if (!plan->session->rest || free_breath < 0)
        return;
    cues_add(plan, rests,
             &(Cue){
                 .at = breath_part(leaf, free_breath).at,
                 .pool = plan->session->rest,
                 .pos = last->pos,
                 .leaf = last->leaf,
                 .part = -1,
                 .anchor = ANCHOR_START,
                 .left = -1,
                 .side = -1,
             });
}

static int rank(const Cue *cue) { return 2 * cue->lift + (cue->pool ? (int)cue->pool->priority * 4 : 0); }

// Two breath words on one turn: the more important one stays, else the first in file order.
static bool shares_a_turn(Cue *kept, const Cue *cue)
{
    if (kept->at != cue->at || kept->part < 0 || cue->part < 0 || kept->part != cue->part ||
        kept->leaf != cue->leaf)
        return false;
    if (rank(cue) > rank(kept)) {
        bool lift = kept->lift;
        *kept = *cue;
        kept->lift |= lift;
    } else {
        kept->lift |= cue->lift;
    }
    return true;
}

static void one_word_a_turn(Cues *cues)
{
    size_t kept = 0, last_word = 0;
    bool   any = false;
    for (size_t i = 0; i < cues->count; i++) {
        Cue *cue = &cues->items[i];
        if (any && shares_a_turn(&cues->items[last_word], cue))
            continue;
        if (cue->part >= 0) {
            last_word = kept;
            any = true;
        }
        cues->items[kept++] = *cue;
    }
    cues->count = kept;
}

// Whether the rule holds this lift back; counts it when not.
static bool is_withheld(const Plan *plan, Lifting *now, const Cue *lift)
{
    if (lift->at - now->end >= now->rest)
        now->run = 0;
    if (now->run >= now->most && lift->side < 0)
        return true;
    BreathPart part = breath_part(&plan->leaves[lift->leaf], lift->part);
    now->run++;
    now->end = part.at + part.length;
    now->last = lift;
    now->said = false;
    return false;
}

static Lifting limits(const Session *session)
{
    Lifting now = { .most = LIFTS_MAX, .rest = LIFT_REST_MIN };
    if (session->most_lifts > 0 && session->most_lifts < now.most)
        now.most = session->most_lifts;
    if (session->lift_rest > now.rest)
        now.rest = session->lift_rest;
    now.end = -now.rest;
    return now;
}

void lifts_rest(const Plan *plan, Cues *cues)
{
    Lifting now = limits(plan->session);
    Cues    rests = { 0 };
    size_t  kept = 0;
    one_word_a_turn(cues);
    for (size_t i = 0; i < cues->count; i++) {
        if (!cues->items[i].lift || !is_withheld(plan, &now, &cues->items[i])) {
            cues->items[kept++] = cues->items[i];
            if (now.last == &cues->items[i])
                now.last = &cues->items[kept - 1];
        } else if (!now.said) {
            add_rest_words(plan, &rests, now.last);
            now.said = true;
        }
    }
    cues->count = kept;
    for (size_t i = 0; i < rests.count; i++)
        cues_add(plan, cues, &rests.items[i]);
    cues_sort(cues);
}
