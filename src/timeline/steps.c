// Steps from their index: never added up, so the last tick of ten hours is as exact as the first.
//
// A paced part holds N steps in T microseconds. At one pace step n falls at n/N of T. On a ramp from p to q,
// linear in time, the share x = n/N of the steps has been walked at the share t of the time with
//
//     p t + (q - p) t²/2 = x (p + q)/2     so     t = x (p + q) / (p + sqrt(p² + (q² - p²) x))
//
// Before a pace begins four ticks count it in; where one pace gives way to another the last four ticks of the
// old one do.
#include "timeline/steps.h"

#include "timeline/breath.h"

#include <math.h>

enum { COUNT_IN = 4 };
static const double pace_jump = 2.0;  // steps a minute between parts that feet follow by themselves

Micros steps_moment(const Leaf *leaf, int64_t n)
{
    if (leaf->from == leaf->to)
        return (n * leaf->length + leaf->steps / 2) / leaf->steps;
    double p = leaf->from, q = leaf->to, x = (double)n / (double)leaf->steps;
    return llround((double)leaf->length * (x * (p + q) / (p + sqrt(p * p + (q * q - p * p) * x))));
}

static bool pace_begins(const Plan *plan, size_t leaf)
{
    return plan->leaves[leaf].steps > 0 && (leaf == 0 || plan->leaves[leaf - 1].steps == 0);
}

static bool pace_jumps_behind(const Plan *plan, size_t leaf)
{
    if (leaf + 1 >= plan->leaf_count || plan->leaves[leaf + 1].steps == 0)
        return false;
    return fabs(plan->leaves[leaf + 1].from - plan->leaves[leaf].to) > pace_jump;
}

static Micros count_in_tick(const Leaf *leaf, int64_t n)
{
    return leaf->at + llround((double)n * (double)MICROS_PER_MINUTE / leaf->from);
}

// Where a leaf's ticks begin: at 0, or as many before it as fit after the start of the walk.
static int64_t first_step(const Plan *plan, size_t leaf)
{
    if (!pace_begins(plan, leaf))
        return 0;
    int64_t n = -COUNT_IN;
    while (n < 0 && count_in_tick(&plan->leaves[leaf], n) < 0)
        n++;
    return n;
}

// Which turn of the breath a step is on.
typedef enum { TURN_NONE, TURN_IN, TURN_OUT } Turn;

static Turn turn_of(const Leaf *leaf, int64_t n)
{
    if (leaf->breath != BREATH_STEPS)
        return TURN_NONE;
    for (int g = 0; g < leaf->gear_count; g++) {
        int64_t in = llround(leaf->gears[g].gear.in), cycle = in + llround(leaf->gears[g].gear.out);
        if (n < cycle * leaf->gears[g].breaths)
            return n % cycle == 0 ? TURN_IN : n % cycle == in ? TURN_OUT : TURN_NONE;
        n -= cycle * leaf->gears[g].breaths;
    }
    return TURN_NONE;
}

static Event step_event(const Plan *plan, size_t index, int64_t n)
{
    const Leaf *leaf = &plan->leaves[index];
    bool        before = n < 0;
    Turn        turn = before ? TURN_NONE : turn_of(leaf, n);
    Event event = {
        .kind = EVENT_STEP, .pos = leaf->phase->pace.pos,
        .at = before ? count_in_tick(leaf, n) : leaf->at + steps_moment(leaf, n),
        .phase = (int)index,
        .step = {
            .accent = turn != TURN_NONE,
            .out = turn == TURN_OUT,
            .right = (leaf->steps_before + n) & 1,
            .count_in = before || (n >= leaf->steps - COUNT_IN && pace_jumps_behind(plan, index)),
        },
    };
    if (before)
        event.phase = (int)plan_leaf_at(plan, event.at);
    return event;
}

bool steps_next(const Plan *plan, StepCursor *cursor, Event *out)
{
    for (; cursor->leaf < plan->leaf_count; cursor->leaf++, cursor->started = false) {
        if (!cursor->started) {
            cursor->next = first_step(plan, cursor->leaf);
            cursor->started = true;
        }
        if (cursor->next < plan->leaves[cursor->leaf].steps) {
            *out = step_event(plan, cursor->leaf, cursor->next++);
            return true;
        }
    }
    return false;
}
