// Goes from gear to gear inside a part and then to the part that follows:
//
//     settle (free)  |  connect  3:3 ... 3:4 ...  |  reset (free)  |  work 3:4
//                  part, 3:3        3:4         part             part, 3:4
//
// A part that keeps the breath of the one before it begins without a gear: nothing in her breath changes.
#include "timeline/changes.h"

static bool is_counted(const Leaf *leaf) { return leaf->breath != BREATH_FREE && leaf->gear_count > 0; }

static bool is_same(const Gear *a, const Gear *b) { return a->in == b->in && a->out == b->out; }

// The breath that a part begins with, where the part before it does not end on the same; NULL otherwise.
static const Gear *begun_by(const Leaf *before, const Leaf *next)
{
    if (!is_counted(next))
        return NULL;
    bool goes_on = is_counted(before) && before->breath == next->breath &&
                   is_same(&before->gears[before->gear_count - 1].gear, &next->gears[0].gear);
    return goes_on ? NULL : &next->gears[0].gear;
}

static Change part_that_follows(const Plan *plan, size_t index, Micros since)
{
    const Leaf *leaf = &plan->leaves[index], *next = leaf + 1;
    return (Change){
        .leaf = index,
        .at = leaf_end(leaf),
        .since = since > leaf->at ? since : leaf->at,
        .step = leaf->steps,
        .part = true,
        .breath = next->breath,
        .gear = begun_by(leaf, next),
    };
}

static Change gear_within(const Plan *plan, size_t index, int gear, Micros since)
{
    const Leaf *leaf = &plan->leaves[index];
    double      steps = 0;
    int         breaths = 0;
    for (int g = 0; g < gear; g++) {
        breaths += leaf->gears[g].breaths;
        steps += leaf->gears[g].breaths * (leaf->gears[g].gear.in + leaf->gears[g].gear.out);
    }
    return (Change){
        .leaf = index,
        .at = breath_part(leaf, 2 * breaths).at,
        .since = since > leaf->at ? since : leaf->at,
        .step = leaf->breath == BREATH_STEPS ? (int64_t)steps : 0,
        .breath = leaf->breath,
        .gear = &leaf->gears[gear].gear,
    };
}

bool changes_next(const Plan *plan, ChangeCursor *cursor, Change *out)
{
    if (cursor->leaf + 1 > plan->leaf_count)
        return false;
    const Leaf *leaf = &plan->leaves[cursor->leaf];
    while (is_counted(leaf) && ++cursor->gear < leaf->gear_count)
        if (!is_same(&leaf->gears[cursor->gear].gear, &leaf->gears[cursor->gear - 1].gear)) {
            *out = gear_within(plan, cursor->leaf, cursor->gear, cursor->since);
            cursor->since = out->at;
            return true;
        }
    if (cursor->leaf + 1 == plan->leaf_count)
        return false;
    *out = part_that_follows(plan, cursor->leaf, cursor->since);
    *cursor = (ChangeCursor){ .leaf = cursor->leaf + 1 };
    return true;
}
