// A breath counted aloud has a word of its own for each step, at the moment of that step:
//
//   steps    .    .    .     .    .    .    .
//   breath   in              out
//   words    In   two  three Out  two  three four       `full` on the way in, `then` on the way out
//
// One phrase for a whole side would drift from the steps. Whether each word ends before the next begins is
// known once they are spoken: mix/place.c says all of them or none.
#include "timeline/count_aloud.h"

static bool is_announced(const Leaf *leaf, Micros from, Micros to)
{
    for (int i = 0; i < leaf->announced_count; i++)
        if (to > leaf->announced[i].from && from < leaf->announced[i].to)
            return true;
    return to > leaf->hush;
}

static bool can_count(const Plan *plan, const Pool *pool, const Leaf *leaf, int part)
{
    if (leaf->breath != BREATH_STEPS || leaf->quiet || leaf->drill || plan->session->talk != TALK_FULL ||
        part < 0)
        return false;
    BreathPart in = breath_part(leaf, part), out = breath_part(leaf, part + 1);
    return (size_t)in.turn.steps <= pool->full.count && (size_t)out.turn.steps <= pool->then.count &&
           !is_announced(leaf, in.at, out.at + out.length);
}

static bool counts_at_start(const Say *say)
{
    for (size_t w = 0; w < say->when_count; w++)
        if (say->whens[w].kind == WHEN_START)
            return say->pool->each_step;
    return false;
}

void count_aloud_make_room(const Plan *plan, const Span *span, Leaf *leaf)
{
    int first = breath_next(leaf, ON_IN, leaf->at + leaf->opening);
    for (size_t s = 0; s < span->say_count && !leaf->counted; s++)
        if (counts_at_start(&span->says[s]) && can_count(plan, span->says[s].pool, leaf, first)) {
            BreathPart out = breath_part(leaf, first + 1);
            leaf->counted = first + 1;
            leaf->opening = out.at + out.length - leaf->at;
        }
}

static void add_side(const Plan *plan, Cues *cues, const Cue *one, int part, const Wordings *words, int after)
{
    const Leaf *leaf = &plan->leaves[one->leaf];
    int         steps = breath_part(leaf, part).turn.steps;
    for (int n = 0; n < steps; n++) {
        Cue cue = *one;
        cue.at = breath_step(leaf, part, n);
        cue.room = breath_step(leaf, part, n + 1) - cue.at;
        cue.word = &words->items[n];
        cue.word_side = part % 2 ? ON_OUT : ON_IN;
        cue.count_left = steps - n + after;
        cue.part = -1;
        cue.anchor = ANCHOR_TURN;
        cues_add(plan, cues, &cue);
    }
}

void count_aloud_add(const Plan *plan, Cues *cues, const Cue *one, int part)
{
    const Leaf *leaf = &plan->leaves[one->leaf];
    if (!can_count(plan, one->pool, leaf, part))
        return;
    add_side(plan, cues, one, part, &one->pool->full, breath_part(leaf, part + 1).turn.steps);
    add_side(plan, cues, one, part + 1, &one->pool->then, 0);
}
