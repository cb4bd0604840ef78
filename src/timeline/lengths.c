// Gives every part its exact length and place.
//
// A part on steps (or with its breath in seconds) holds the nearest number of whole breaths. The difference
// goes to the next part at her own pace, else to the one before; else the pace of all parts moves by less
// than one step a minute:
//
//   written   |-- own 1:00 --|---- 4:00 ----|-- own 1:00 --|
//   laid out  |-- own 1:00 --|--- 3:59.4 --|-- own 1:00.6 --|       57 breaths of 3:4 at 100
//
// Many paced parts in a row would pile up their remainders: once they make a whole breath, the next part
// takes it.
#include "timeline/plan.h"

#include "rules/rules.h"
#include "timeline/drill.h"

#include <math.h>

static const double pace_change_most = 1.0;  // steps a minute

static double cycle_of(const Gear *gear) { return gear->in + gear->out; }
static double mean_pace(const Leaf *leaf) { return (leaf->from + leaf->to) / 2; }
static bool   is_own(const Plan *plan, const Leaf *leaf)
{
    return leaf->phase->pace.own || plan->session->kind == SESSION_DRILL;
}

// How long one unit of the part's breath is: a step, or a second.
static double unit_length(const Leaf *leaf)
{
    return leaf->breath == BREATH_STEPS ? (double)MICROS_PER_MINUTE / mean_pace(leaf)
                                        : (double)MICROS_PER_SECOND;
}

static BreathKind breath_of(const Plan *plan, const Leaf *leaf)
{
    const Breath *breath = &leaf->phase->breath;
    if (leaf->drill || breath->gear_count == 0 || (breath->kind == BREATH_STEPS && is_own(plan, leaf)))
        return BREATH_FREE;
    return breath->kind;
}

// The length of that many breaths when each gear has an equal share of the time.
static double breaths_length(const Leaf *leaf, int count)
{
    const Breath *breath = &leaf->phase->breath;
    double        per_time = 0;
    for (int g = 0; g < breath->gear_count; g++)
        per_time += 1 / cycle_of(&breath->gears[g]);
    return per_time > 0 ? count * breath->gear_count / per_time * unit_length(leaf) : 0;
}

static Micros written_length(const Leaf *leaf)
{
    const Length *length = &leaf->phase->length;
    if (leaf->drill)
        return leaf->drill->length;
    switch (length->kind) {
    case LENGTH_NONE: return 0;
    case LENGTH_TIME: return length->time;
    case LENGTH_BREATHS: return llround(breaths_length(leaf, length->count));
    case LENGTH_STEPS: return llround(length->count * (double)MICROS_PER_MINUTE / mean_pace(leaf));
    }
    return 0;
}

// Parts without a length share what the others leave of the total.
static void share_what_is_left(Plan *plan)
{
    Micros left = plan->session->length;
    int    open = 0;
    for (size_t i = 0; i < plan->leaf_count; i++) {
        left -= plan->leaves[i].written;
        open += plan->leaves[i].written == 0;
    }
    for (size_t i = 0; i < plan->leaf_count && left > 0 && open > 0; i++)
        if (plan->leaves[i].written == 0) {
            plan->leaves[i].written = left / open--;
            left -= plan->leaves[i].written;
        }
}

static bool written_lengths(Plan *plan)
{
    for (size_t i = 0; i < plan->leaf_count; i++) {
        Leaf *leaf = &plan->leaves[i];
        leaf->breath = breath_of(plan, leaf);
        leaf->written = written_length(leaf);
    }
    share_what_is_left(plan);
    for (size_t i = 0; i < plan->leaf_count; i++)
        if (plan->leaves[i].written <= 0) {
            diag_error(plan->diags, plan->leaves[i].phase->pos, RULE(NO_LENGTH),
                       "\"%s\" has no length, and nothing is left for it", plan->leaves[i].phase->key);
            return false;
        }
    return true;
}

// Whole breaths for each gear, for a given number of units in all; the last gear makes up for the rounding of
// the others.
static double share_gears(Leaf *leaf, double units)
{
    const Breath *breath = &leaf->phase->breath;
    double        used = 0;
    leaf->gear_count = breath->gear_count;
    leaf->breaths = 0;
    for (int g = 0; g < breath->gear_count; g++) {
        double cycle = cycle_of(&breath->gears[g]), until = units * (g + 1) / breath->gear_count;
        int    breaths = (int)floor((until - used) / cycle + 0.5);
        leaf->gears[g] = (GearRun){ breath->gears[g], breaths > 0 ? breaths : 0 };
        used += leaf->gears[g].breaths * cycle;
        leaf->breaths += leaf->gears[g].breaths;
    }
    return used;
}

// "57 breaths" means 57, whatever the gears' shares come to.
static double keep_count(Leaf *leaf, double units)
{
    GearRun *last = &leaf->gears[leaf->gear_count - 1];
    int missing = leaf->phase->length.kind == LENGTH_BREATHS ? leaf->phase->length.count - leaf->breaths : 0;
    if (last->breaths + missing < 1)
        return units;
    last->breaths += missing;
    leaf->breaths += missing;
    return units + missing * cycle_of(&last->gear);
}

static bool room_for_each_gear(const Plan *plan, const Leaf *leaf)
{
    for (int g = 0; g < leaf->gear_count; g++) {
        const Gear *gear = &leaf->gears[g].gear;
        if (leaf->gears[g].breaths > 0)
            continue;
        diag_error(plan->diags, leaf->phase->pos, RULE(WHOLE_BREATHS),
                   "no room for one whole breath of %g:%g in \"%s\": it takes %.1f s, and its share of the "
                   "part is %.1f s",
                   gear->in, gear->out, leaf->phase->key,
                   cycle_of(gear) * unit_length(leaf) / MICROS_PER_SECOND,
                   seconds_of(leaf->written) / leaf->gear_count);
        return false;
    }
    return true;
}

// One breath more or less once a whole one has piled up: over, in units of the breath.
static double take_piled_up(Leaf *leaf, double over)
{
    GearRun *last = &leaf->gears[leaf->gear_count - 1];
    double   cycle = cycle_of(&last->gear);
    int      more = fabs(over) < cycle ? 0 : over > 0 ? 1 : -1;
    if (leaf->phase->length.kind == LENGTH_BREATHS || last->breaths + more < 1)
        return 0;
    last->breaths += more;
    leaf->breaths += more;
    return more * cycle;
}

// The part's length in whole breaths, nearest to what is written; carry: what has piled up from the parts
// before.
static bool hold_whole_breaths(const Plan *plan, Leaf *leaf, Micros carry)
{
    double unit = unit_length(leaf), units = (double)leaf->written / unit;
    double used = keep_count(leaf, share_gears(leaf, units));
    used += take_piled_up(leaf, units - used + (double)carry / unit);
    leaf->length = llround(used * unit);
    if (leaf->breath == BREATH_STEPS)
        leaf->steps = llround(used);
    return room_for_each_gear(plan, leaf);
}

static void hold_whole_steps(Leaf *leaf)
{
    double step = (double)MICROS_PER_MINUTE / mean_pace(leaf);
    leaf->steps = llround((double)leaf->written / step);
    if (leaf->steps < 1)
        leaf->steps = 1;
    leaf->length = llround((double)leaf->steps * step);
}

// Gives a part at her own pace as much as it can take without losing half of what is written. Returns what is
// left over.
static Micros give(Leaf *leaf, Micros carry)
{
    Micros least = leaf->written / 2;
    Micros taken = leaf->length + carry < least ? least - leaf->length : carry;
    leaf->length += taken;
    return carry - taken;
}

static bool takes_remainders(const Plan *plan, const Leaf *leaf)
{
    return is_own(plan, leaf) && leaf->breath == BREATH_FREE && !leaf->drill;
}

static bool first_pass(Plan *plan, Micros *carry)
{
    bool fine = true;
    for (size_t i = 0; i < plan->leaf_count; i++) {
        Leaf *leaf = &plan->leaves[i];
        leaf->length = leaf->written;
        if (takes_remainders(plan, leaf)) {
            *carry = give(leaf, *carry);
            continue;
        }
        if (leaf->breath != BREATH_FREE)
            fine &= hold_whole_breaths(plan, leaf, *carry);
        if (!is_own(plan, leaf) && leaf->breath != BREATH_STEPS && !leaf->drill)
            hold_whole_steps(leaf);
        *carry += leaf->written - leaf->length;
    }
    return fine;
}

static Micros give_to_the_last(Plan *plan, Micros carry, bool free_breath)
{
    for (size_t i = plan->leaf_count; i-- > 0 && carry != 0;) {
        Leaf *leaf = &plan->leaves[i];
        if (free_breath ? takes_remainders(plan, leaf) : is_own(plan, leaf) && !leaf->drill)
            carry = give(leaf, carry);
    }
    return carry;
}

static bool report_pace_change(const Plan *plan, const Leaf *leaf, double change)
{
    diag_error(plan->diags, leaf->phase->pos, RULE(TOTAL),
               "whole breaths do not add up to the total: the pace of \"%s\" would have to change by %.1f "
               "steps a minute, "
               "at most 1; a part at her own pace would take up the difference",
               leaf->phase->key, fabs(change));
    return false;
}

// No part at her own pace: the paced parts all stretch by the same factor, to the microsecond.
static bool stretch_pace(Plan *plan, Micros carry)
{
    Micros paced = 0, before = 0, placed = 0;
    for (size_t i = 0; i < plan->leaf_count; i++)
        paced += plan->leaves[i].steps ? plan->leaves[i].length : 0;
    double factor = paced ? (double)(paced + carry) / (double)paced : 1;
    for (size_t i = 0; i < plan->leaf_count; i++) {
        Leaf *leaf = &plan->leaves[i];
        if (!leaf->steps)
            continue;
        double change = factor > 0 ? fmax(leaf->from, leaf->to) * (1 / factor - 1) : leaf->from;
        if (fabs(change) > pace_change_most)
            return report_pace_change(plan, leaf, change);
        before += leaf->length;
        leaf->length = llround((double)before * factor) - placed;
        placed += leaf->length;
        leaf->from /= factor;
        leaf->to /= factor;
    }
    return true;
}

static bool keep_total(Plan *plan, Micros carry)
{
    carry = give_to_the_last(plan, carry, true);
    carry = give_to_the_last(plan, carry, false);
    return carry == 0 || plan->session->kind == SESSION_DRILL || stretch_pace(plan, carry);
}

static void place(Plan *plan)
{
    Micros  at = 0;
    int64_t steps = 0;
    for (size_t i = 0; i < plan->leaf_count; i++) {
        Leaf *leaf = &plan->leaves[i];
        leaf->at = at;
        leaf->steps_before = steps;
        at += leaf->length;
        steps += leaf->steps;
        leaf->hush = at;
    }
    plan->length = at;
}

static bool total_is_kept(const Plan *plan)
{
    Micros wanted = plan->session->length;
    char   clock[2][UNITS_TEXT_SIZE];
    if (plan->length > SESSION_LENGTH_MAX) {
        diag_error(plan->diags, (SourcePos){ 0 }, RULE(TOO_LONG),
                   "the session lasts %s; a session lasts at most 24 hours",
                   units_format_clock(plan->length, clock[0]));
        return false;
    }
    if (plan->session->kind == SESSION_DRILL || wanted == 0 || plan->length == wanted)
        return true;
    diag_error(plan->diags, plan->leaves[0].phase->pos, RULE(TOTAL),
               "the parts come to %s, the session is to last %s", units_format_clock(plan->length, clock[0]),
               units_format_clock(wanted, clock[1]));
    return false;
}

bool plan_lengths(Plan *plan)
{
    Micros carry = 0, sum = 0;
    if (!written_lengths(plan) || !first_pass(plan, &carry))
        return false;
    for (size_t i = 0; i < plan->leaf_count; i++)
        sum += plan->leaves[i].written;
    if (plan->session->kind == SESSION_WALK && plan->session->length > 0)
        carry += plan->session->length - sum;
    if (!keep_total(plan, carry))
        return false;
    place(plan);
    return total_is_kept(plan);
}
