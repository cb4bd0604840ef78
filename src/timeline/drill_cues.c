// A drill says what to do: the words of each move at its turn. The last seconds of a hold are counted down
// ("five, four, ..."), as many as the words before leave room for; the breaths of a hold and quick efforts
// are counted up.
#include "timeline/drill_cues.h"

#include "timeline/drill.h"
#include "timeline/estimate.h"

enum { COUNTED_MOST = 5 };

typedef struct {
    Plan  *plan;
    Cues  *cues;
    size_t leaf;
} Collector;

static Cue *add(Collector *c, const DrillMove *move, Micros at, SpeechAnchor anchor)
{
    return cues_add(c->plan, c->cues,
                    &(Cue){
                        .at = at,
                        .pos = move->pos,
                        .leaf = c->leaf,
                        .part = -1,
                        .anchor = anchor,
                        .left = -1,
                        .side = move->side,
                        .rep = move->rep,
                    });
}

// How many of a hold's last seconds are counted: what its words leave, five at most. "1" alone is not a
// count.
static int counted_seconds(const Collector *c, const DrillMove *move)
{
    Micros  words = move->pool ? estimate_instruction(c->plan->session, move->pool) + MICROS_PER_SECOND / 2
                               : 0;
    int64_t room = (move->part.length - words) / MICROS_PER_SECOND;
    return room > COUNTED_MOST ? COUNTED_MOST : room > 1 ? (int)room : 0;
}

static void add_words(Collector *c, const DrillMove *move, int index)
{
    bool turn = !move->part.turn.held || move->beat;
    Cue *cue = add(c, move, c->plan->leaves[c->leaf].at + move->part.at, turn ? ANCHOR_TURN : ANCHOR_START);
    cue->pool = move->pool;
    cue->part = turn ? index : -1;
    cue->lift = move->lift;
    if (!turn)
        cue->latest = cue->at + move->part.length -
                      counted_seconds(c, move) * MICROS_PER_SECOND * move->counted;
}

static void count_down(Collector *c, const DrillMove *move)
{
    Micros end = c->plan->leaves[c->leaf].at + move->part.at + move->part.length;
    for (int number = counted_seconds(c, move); number > 0; number--)
        add(c, move, end - number * MICROS_PER_SECOND, ANCHOR_TURN)->number = number;
}

static void count_up(Collector *c, const DrillMove *move, Micros at, int index)
{
    Cue *cue = add(c, move, at, ANCHOR_TURN);
    cue->number = move->count;
    cue->lift = move->lift;
    if (move->beat)
        cue->part = index;
}

static void collect_leaf(Collector *c, const DrillLayout *drill)
{
    Micros start = c->plan->leaves[c->leaf].at;
    for (size_t i = 0; i < drill->count; i++) {
        const DrillMove *move = &drill->moves[i];
        if (move->pool)
            add_words(c, move, (int)i);
        if (move->counted)
            count_down(c, move);
        if (move->count)
            count_up(c, move, start + move->part.at, (int)i);
    }
}

void drill_cues_collect(Plan *plan, Cues *out)
{
    Collector c = { .plan = plan, .cues = out };
    for (; c.leaf < plan->leaf_count; c.leaf++)
        if (plan->leaves[c.leaf].drill)
            collect_leaf(&c, plan->leaves[c.leaf].drill);
}
