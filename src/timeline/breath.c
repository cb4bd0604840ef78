// Half-breaths from their index. In steps a turn is the moment of a step, from the same function; in seconds
// the part's whole length is shared out in proportion, so that the last out-breath ends where the part does.
#include "timeline/breath.h"

#include "timeline/drill.h"
#include "timeline/steps.h"

#include <math.h>

int breath_part_count(const Leaf *leaf) { return leaf->drill ? (int)leaf->drill->count : 2 * leaf->breaths; }

// How much of the part's breath (in steps or seconds) is before half-breath `index`; *gear is the one it is
// in.
static double breath_before(const Leaf *leaf, int index, int *gear)
{
    double before = 0;
    int    breath = index / 2, g = 0;
    for (; g + 1 < leaf->gear_count && breath >= leaf->gears[g].breaths; g++) {
        before += leaf->gears[g].breaths * (leaf->gears[g].gear.in + leaf->gears[g].gear.out);
        breath -= leaf->gears[g].breaths;
    }
    *gear = g;
    before += breath * (leaf->gears[g].gear.in + leaf->gears[g].gear.out);
    return index % 2 ? before + leaf->gears[g].gear.in : before;
}

static Micros breath_moment(const Leaf *leaf, int index)
{
    int gear;
    if (index >= 2 * leaf->breaths)
        return leaf->length;
    double before = breath_before(leaf, index, &gear);
    if (leaf->breath == BREATH_STEPS)
        return steps_moment(leaf, llround(before));
    double all = 0;
    for (int g = 0; g < leaf->gear_count; g++)
        all += leaf->gears[g].breaths * (leaf->gears[g].gear.in + leaf->gears[g].gear.out);
    return llround((double)leaf->length * before / all);
}

BreathPart breath_part(const Leaf *leaf, int index)
{
    if (leaf->drill) {
        BreathPart part = leaf->drill->moves[index].part;
        part.at += leaf->at;
        return part;
    }
    int gear;
    breath_before(leaf, index, &gear);
    bool        out = index % 2;
    const Gear *steps = &leaf->gears[gear].gear;
    Micros      from = breath_moment(leaf, index);
    return (BreathPart){
        .at = leaf->at + from, .length = breath_moment(leaf, index + 1) - from,
        .turn = {
            .out = out, .number = index / 2 + 1,
            .steps = leaf->breath == BREATH_STEPS ? (int)llround(out ? steps->out : steps->in) : 0,
        },
    };
}

Micros breath_step(const Leaf *leaf, int index, int step)
{
    int gear;
    return leaf->at + steps_moment(leaf, llround(breath_before(leaf, index, &gear)) + step);
}

int breath_next(const Leaf *leaf, BreathSide side, Micros at)
{
    int odd = side == ON_OUT, low = 0, high = leaf->drill ? 0 : leaf->breaths;
    while (low < high) {
        int middle = (low + high) / 2;
        if (leaf->at + breath_moment(leaf, 2 * middle + odd) < at)
            low = middle + 1;
        else
            high = middle;
    }
    return leaf->drill || low >= leaf->breaths ? -1 : 2 * low + odd;
}

bool breath_cursor_next(const Plan *plan, BreathCursor *cursor, Event *out)
{
    for (; cursor->leaf < plan->leaf_count; cursor->leaf++, cursor->next = 0) {
        const Leaf *leaf = &plan->leaves[cursor->leaf];
        if (cursor->next >= breath_part_count(leaf))
            continue;
        BreathPart part = breath_part(leaf, cursor->next++);
        *out = (Event){
            .at = part.at,
            .length = part.length,
            .kind = EVENT_BREATH,
            .phase = (int)cursor->leaf,
            .pos = leaf->phase->breath.pos,
            .breath = part.turn,
        };
        return true;
    }
    return false;
}
