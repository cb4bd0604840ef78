// How much a drill asks of her: each effort as it is done, with all that is chained to it, how often, and
// what rest there is before the next.
//
//     ready   press   stay      let_go        ready
//     in      out     hold 5s   in, out       in      an effort of 4 + 5 s, then a rest of 10 s: the breath
//             |----------------|                      in before the next effort is a part of that
//
// A hold after a breath is still the same effort unless a rest or work of its own is between; so is a breath
// out on which nothing is let go.
#include "rules/rules.h"
#include "session/chosen.h"
#include "session/stages.h"

enum { SIDES_MAX = 8 };
typedef enum { TOO_LONG_HELD, TOO_OFTEN, TOO_LITTLE_REST, NOT_QUICK, TOO_MANY_MINUTES, EXCESSES } Excess;

typedef struct {
    const Reading *reading;
    const Desk    *desk;
    bool           said[EXCESSES];  // each once
    const char    *sides[SIDES_MAX];
    int            done[WORK_COUNT][SIDES_MAX], quick, side;
    int            sided;  // sides of the part
    Work           work;   // of the effort under way, or else of the last; WORK_NONE: none yet
    SourcePos      pos;
    bool           going, rested, again;  // again: this repetition has had an effort
    Micros         effort, held;          // held: from its first hold on
    Micros         gap, in;               // since its end; in: the last breath in, not counted in gap
    bool           any;
} Dose;

static void excess(Dose *dose, Excess what, SourcePos pos, const char *why)
{
    const Reading *reading = dose->reading;
    bool           known = reading->who.walker.weeks >= 0;
    Arena         *arena = dose->desk->arena;
    bool           easier = reading->request->form != FORM_EASIER &&
                  key_get_of(reading->sources.file, KEY_FORMS, FORM_EASIER);
    if (dose->said[what])
        return;
    dose->said[what] = true;
    if (known && easier)
        why = arena_printf(arena, "%s; try --form easier", why);
    if (!known || reading->request->anyway)
        diag_warning(dose->desk->diags, pos, RULE(DOSE), "%s", why);
    else
        diag_error(dose->desk->diags, pos, RULE(DOSE), "%s; --anyway overrides", why);
}

// --- What is the most ------------------------------------------------------------------

static int floor_seconds(int weeks)
{
    int grown = DOSE_FLOOR_BEGIN + weeks;
    return weeks < 0 || grown > DOSE_FLOOR_SECONDS ? DOSE_FLOOR_SECONDS : grown;
}

static int floor_reps(int weeks)
{
    if (weeks < 0 || weeks >= 6)
        return DOSE_FLOOR_REPS;
    return weeks < 3 ? DOSE_FLOOR_REPS_1 : DOSE_FLOOR_REPS_3;
}

static int most_seconds(const Dose *dose)
{
    switch (dose->work) {
    case WORK_FLOOR: return floor_seconds(dose->reading->who.walker.weeks);
    case WORK_LIFT:
    case WORK_STAND:
    case WORK_PRESS: return DOSE_PRESS_SECONDS;
    case WORK_HELD:
    case WORK_PLANK: return DOSE_PLANK_SECONDS;
    case WORK_NONE:
    case WORK_TURN:
    case WORK_COUNT: break;
    }
    return INT32_MAX;
}

// How often on one side, or in all if the total counts. A part without sides is for both.
static int most_times(const Dose *dose, Work work, bool *in_all)
{
    int both = dose->sided > 0 ? 1 : 2;
    *in_all = work == WORK_FLOOR || work == WORK_LIFT || work == WORK_STAND;
    switch (work) {
    case WORK_FLOOR: return floor_reps(dose->reading->who.walker.weeks);
    case WORK_LIFT:
    case WORK_STAND: return DOSE_LIFT_REPS;
    case WORK_PRESS: return DOSE_PRESS_REPS * both;
    case WORK_PLANK: return DOSE_PLANK_SETS * both;
    case WORK_HELD:
    case WORK_TURN: return DOSE_TURN_REPS * both;
    case WORK_NONE:
    case WORK_COUNT: break;
    }
    return INT32_MAX;
}

static double seconds(Micros time) { return (double)time / (double)MICROS_PER_SECOND; }

static void count(Dose *dose, Work work, SourcePos pos)
{
    bool in_all;
    int  most = most_times(dose, work, &in_all), sum = 0;
    dose->done[work][dose->side]++;
    for (int side = 0; side < SIDES_MAX; side++)
        if (in_all || side == dose->side)
            sum += dose->done[work][side];
    if (sum > most)
        excess(dose, TOO_OFTEN, pos,
               arena_printf(dose->desk->arena, "%s more than %d times%s: no drill may have more",
                            work_name(work), most, !in_all && dose->sided > 0 ? " a side" : ""));
}

// --- Efforts ---------------------------------------------------------------------------

static void check_effort(Dose *dose)
{
    Micros lasted = dose->work == WORK_PLANK || dose->work == WORK_HELD ? dose->held : dose->effort;
    int    most = most_seconds(dose);
    if (dose->going && lasted > most * MICROS_PER_SECOND)
        excess(dose, TOO_LONG_HELD, dose->pos,
               arena_printf(dose->desk->arena, "%s for %g s without a pause; at most %d s%s",
                            work_name(dose->work), seconds(lasted), most,
                            dose->work == WORK_FLOOR && most < DOSE_FLOOR_SECONDS ? " in her week" : ""));
}

static void end(Dose *dose)
{
    if (!dose->going)
        return;
    check_effort(dose);
    dose->going = false;
    dose->gap = dose->in = 0;
}

static void check_rest(Dose *dose, Work work, SourcePos pos)
{
    Micros need = work != dose->work   ? 0
                  : work == WORK_FLOOR ? dose->effort
                  : work == WORK_PLANK ? DOSE_PLANK_REST * MICROS_PER_SECOND
                                       : 0;
    if (dose->gap < need)
        excess(dose, TOO_LITTLE_REST, pos,
               arena_printf(dose->desk->arena, "%g s of rest before %s again; it needs at least %g s",
                            seconds(dose->gap), work_name(work), seconds(need)));
}

static void go_on(Dose *dose, Micros time, bool hold)
{
    dose->effort += time;
    if (hold || dose->held > 0)
        dose->held += time;
}

static void begin(Dose *dose, Work work, SourcePos pos, Micros time, bool hold)
{
    if (dose->going && (dose->work == work || work == WORK_HELD)) {
        go_on(dose, time, hold);
        return;
    }
    end(dose);
    check_rest(dose, work, pos);
    count(dose, work, pos);
    dose->work = work;
    dose->pos = pos;
    dose->going = dose->again = dose->any = true;
    dose->rested = false;
    dose->effort = time;
    dose->held = hold ? time : 0;
}

static void rest(Dose *dose, Micros time)
{
    end(dose);
    dose->gap += dose->in + time;
    dose->in = 0;
    dose->rested = true;
}

static void breathe_in(Dose *dose, Micros time)
{
    end(dose);
    dose->gap += dose->in;
    dose->in = time;
}

static void breathe_out(Dose *dose, Micros time)
{
    if (dose->going)
        go_on(dose, time, false);
    else {
        dose->gap += dose->in + time;
        dose->in = 0;
    }
}

static void hold(Dose *dose, Work work, SourcePos pos, Micros time)
{
    if (!dose->going && work == WORK_HELD && dose->again && !dose->rested) {
        go_on(dose, dose->gap + dose->in, true);
        dose->going = true;
    }
    bool unnamed = work == WORK_HELD && dose->again;  // one more of what this repetition is made of
    begin(dose, unnamed ? dose->work : work, pos, time, true);
}

static void quick(Dose *dose, const Move *move, SourcePos pos)
{
    int most = floor_reps(dose->reading->who.walker.weeks);
    end(dose);
    dose->any = true;
    dose->quick += move->times;
    dose->gap = move->let_go;
    if (move->time > DOSE_QUICK_SECONDS * MICROS_PER_SECOND)
        excess(dose, NOT_QUICK, pos,
               arena_printf(dose->desk->arena, "a quick effort of %g s: it may last %d", seconds(move->time),
                            DOSE_QUICK_SECONDS));
    if (dose->quick > most)
        excess(dose, TOO_OFTEN, pos,
               arena_printf(dose->desk->arena, "more than %d quick efforts: no drill may have more", most));
}

// --- Laid out --------------------------------------------------------------------------

static bool works_later(const DrillStep *step, int index)
{
    for (int i = index + 1; i < step->move_count; i++)
        if (step->moves[i].kind != MOVE_IN && step->moves[i].kind != MOVE_REST)
            return true;
    return false;
}

static void add_move(Dose *dose, const Phase *part, const DrillStep *step, Work work, int index)
{
    const Move *move = &step->moves[index];
    Micros      time = session_move_time(part, move);
    bool        works = work != WORK_NONE && work != WORK_TURN;
    switch (move->kind) {
    case MOVE_IN:
        if (works && dose->going && works_later(step, index))  // between the efforts of one step
            go_on(dose, time, false);
        else
            breathe_in(dose, time);
        break;
    case MOVE_OUT:
        if (works)
            begin(dose, work, step->pos, time, false);
        else
            breathe_out(dose, time);
        break;
    case MOVE_HOLD_TIME:
    case MOVE_HOLD_BREATHS: hold(dose, works ? work : WORK_HELD, step->pos, time); break;
    case MOVE_QUICK: quick(dose, move, step->pos); break;
    case MOVE_REST: rest(dose, time); break;
    }
}

static void add_rep(Dose *dose, const Phase *part, const Work *works)
{
    const Drill *drill = part->drill;
    dose->again = false;
    for (size_t i = 0; i < drill->step_count; i++) {
        const DrillStep *step = &drill->steps[i];
        Work             work = works[i];
        if (work == WORK_TURN)
            count(dose, work, step->pos);
        for (int m = 0; m < step->move_count; m++)
            add_move(dose, part, step, work, m);
    }
}

static int side_of(Dose *dose, const char *name)
{
    for (int i = 0; i < SIDES_MAX; i++) {
        if (!dose->sides[i])
            dose->sides[i] = name;
        if (files_same_name(dose->sides[i], name))
            return i;
    }
    return SIDES_MAX - 1;
}

static void add_drill(Dose *dose, const Phase *part)
{
    const Drill *drill = part->drill;
    int          sides = drill->side_count > 0 ? drill->side_count : 1;
    Work        *works = ARENA_ARRAY(dose->desk->arena, Work, drill->step_count + 1);
    for (size_t i = 0; i < drill->step_count; i++)
        works[i] = work_of(part, i, &dose->reading->work_words);
    dose->sided = drill->side_count;
    for (int side = 0; side < sides; side++) {
        dose->side = side_of(dose, drill->side_count > 0 ? drill->sides[side] : "");
        if (side > 0 && drill->change > 0) {
            rest(dose, drill->change);
            dose->work = WORK_NONE;  // the other side has rested
        }
        for (int rep = 0; rep < drill->reps; rep++)
            add_rep(dose, part, works);
    }
}

static void add_parts(Dose *dose, const Phase *parts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (parts[i].phase_count > 0)
            for (int round = 0; round < parts[i].repeat; round++)
                add_parts(dose, parts[i].phases, parts[i].phase_count);
        else if (parts[i].drill)
            add_drill(dose, &parts[i]);
        else
            rest(dose, session_part_nominal(&parts[i]));
}

void dose_check(const Reading *reading, const Desk *desk)
{
    const Session *session = &reading->session;
    Dose           dose = { .reading = reading, .desk = desk };
    if (session->kind != SESSION_DRILL || session->phase_count == 0 || reading->request->sample)
        return;
    add_parts(&dose, session->phases, session->phase_count);
    end(&dose);
    if (dose.any && session->length > DOSE_MINUTES * MICROS_PER_MINUTE)
        excess(&dose, TOO_MANY_MINUTES, session->phases[0].pos,
               arena_printf(desk->arena, "more than %d minutes of a drill with effort in it", DOSE_MINUTES));
}
