// Lays out a drill part:
//
//   opening | right: rep 1 [in][out][hold 7s][in, out]  rep 2 ... | switch | left: rep 1 ... | tail
//
//   quick 1s:1s x3   [up]    [up 2]    [up 3]         "Up"   "2"   "3": the word on the first, then counted
//                        [go]      [go]      [go]
//
// The rest that ten lifts ask for (lifts.c has the rule for walks) is put between repetitions, best where she
// changes sides anyway: in a drill a lift cannot be left out, so time is made for it.
#include "timeline/drill.h"

#include <math.h>

typedef struct {
    const Plan  *plan;
    const Phase *phase;
    const Drill *drill;
    DrillLayout *layout;
    Micros       at;
    int          breath;  // number of the breath, from 1
    int          side, rep;
    int          lifts;  // since the last rest
} Laying;

static Micros gear_length(double seconds) { return llround(seconds * (double)MICROS_PER_SECOND); }

static DrillMove *add_move(Laying *lay, Micros length, bool out, bool held, SourcePos pos)
{
    DrillLayout *layout = lay->layout;
    if (!out && !held)
        lay->breath++;
    DrillMove *move = ARENA_PUSH(lay->plan->scratch, layout->moves, layout->count, layout->capacity);
    *move = (DrillMove){
        .part = { lay->at,
                  length,
                  { .out = out, .held = held, .number = lay->breath > 0 ? lay->breath : 1 } },
        .pos = pos,
        .side = lay->side,
        .rep = lay->rep,
    };
    lay->at += length;
    return move;
}

static void add_hold_breaths(Laying *lay, const DrillStep *step, int breaths, const Gear *gear)
{
    for (int breath = 1; breath <= breaths; breath++) {
        add_move(lay, gear_length(gear->in), false, false, step->pos);
        add_move(lay, gear_length(gear->out), true, false, step->pos)->count = breath;
    }
}

// Each effort is like a breath out, each letting go like a breath in; no sound asks for either.
static void add_quick(Laying *lay, const DrillStep *step, const Move *move)
{
    for (int n = 1; n <= move->times; n++) {
        DrillMove *effort = add_move(lay, move->time, true, true, step->pos);
        effort->beat = true;
        effort->lift = step->pool && step->pool->core;
        effort->count = n > 1 || !step->pool ? n : 0;
        add_move(lay, move->let_go, false, true, step->pos);
    }
}

static void add_one(Laying *lay, const DrillStep *step, const Move *move)
{
    const Gear *gear = &lay->phase->breath.gears[0];
    switch (move->kind) {
    case MOVE_IN: add_move(lay, gear_length(gear->in), false, false, step->pos); break;
    case MOVE_OUT: add_move(lay, gear_length(gear->out), true, false, step->pos); break;
    case MOVE_HOLD_TIME: add_move(lay, move->time, false, true, step->pos)->counted = true; break;
    case MOVE_HOLD_BREATHS: add_hold_breaths(lay, step, move->breaths, gear); break;
    case MOVE_QUICK: add_quick(lay, step, move); break;
    case MOVE_REST: add_move(lay, move->time, false, true, step->pos); break;
    }
}

static void add_step(Laying *lay, const DrillStep *step)
{
    size_t first = lay->layout->count;
    for (int i = 0; i < step->move_count; i++)
        add_one(lay, step, &step->moves[i]);
    if (lay->layout->count == first)
        return;
    DrillMove *begins = &lay->layout->moves[first];
    begins->pool = step->pool;
    begins->lift |= step->pool && step->pool->core && !begins->part.turn.held;
}

// Each quick effort is one lift; all other moves of a step count as one together.
static int lifts_of(const DrillStep *step)
{
    int lifts = 0;
    for (int i = 0; i < step->move_count; i++)
        lifts += step->moves[i].kind == MOVE_QUICK ? step->moves[i].times : 0;
    return lifts > 0 ? lifts : 1;
}

static int lifts_in_a_rep(const Drill *drill)
{
    int lifts = 0;
    for (size_t i = 0; i < drill->step_count; i++)
        if (drill->steps[i].pool && drill->steps[i].pool->core)
            lifts += lifts_of(&drill->steps[i]);
    return lifts;
}

// The walk's limits; a session made by hand may leave them out.
static int most_lifts(const Session *session)
{
    return session->most_lifts > 0 ? session->most_lifts : LIFTS_MAX;
}

static void add_rest(Laying *lay, Micros length, const Pool *pool)
{
    add_move(lay, length, false, true, lay->phase->pos)->pool = pool;
    if (length >= lay->plan->session->lift_rest)
        lay->lifts = 0;
}

static void change_sides(Laying *lay)
{
    const Session *session = lay->plan->session;
    int            coming = lifts_in_a_rep(lay->drill) * lay->drill->reps;
    Micros         length = lay->drill->change;
    if (lay->lifts + coming > most_lifts(session) && length < session->lift_rest)
        length = session->lift_rest;
    if (length > 0)
        add_rest(lay, length, lay->drill->change_pool);
}

static void add_rep(Laying *lay)
{
    int lifts = lifts_in_a_rep(lay->drill);
    if (lay->lifts > 0 && lay->lifts + lifts > most_lifts(lay->plan->session))
        add_rest(lay, lay->plan->session->lift_rest, lay->plan->session->rest);
    for (size_t i = 0; i < lay->drill->step_count; i++)
        add_step(lay, &lay->drill->steps[i]);
    lay->lifts += lifts;
}

const DrillLayout *drill_lay(const Plan *plan, const Phase *phase, Micros opening, Micros tail)
{
    DrillLayout *layout = ARENA_NEW(plan->scratch, DrillLayout);
    Laying lay = { .plan = plan, .phase = phase, .drill = phase->drill, .layout = layout, .at = opening };
    int    sides = phase->drill->side_count > 0 ? phase->drill->side_count : 1;
    for (lay.side = 0; lay.side < sides; lay.side++) {
        if (lay.side > 0)
            change_sides(&lay);
        for (lay.rep = 1; lay.rep <= phase->drill->reps; lay.rep++)
            add_rep(&lay);
    }
    layout->length = lay.at + tail;
    return layout;
}
