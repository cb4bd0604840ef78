// The rules of the walk that need no moments: breath and pace that go together, stop signs, core cues in
// their time.
//
// Each has a name, by which an author may set it aside if it is about comfort; safety is not for sale.
#include "rules/rules.h"
#include "session/stages.h"

#include <math.h>

// --- Breath and pace -------------------------------------------------------------------

static double breaths_a_minute(const Phase *part, const Gear *gear, double pace)
{
    double units = gear->in + gear->out;
    return part->breath.kind == BREATH_STEPS ? pace / units : 60 / units;
}

// The paces at which a gear's share of the part begins and ends.
static void check_gear(const Session *session, const Phase *part, int index, const Desk *desk)
{
    const Gear *gear = &part->breath.gears[index];
    double      step = (part->pace.to - part->pace.from) / part->breath.gear_count;
    const char *unit = part->breath.kind == BREATH_SECONDS ? "s" : "";

    if (gear->out < gear->in && !session_allows(session, RULE(LONG_INHALE)))
        diag_error(desk->diags, part->breath.pos, RULE(LONG_INHALE),
                   "breath %g%s:%g%s breathes in for longer than out; "
                   "a long out-breath calms: %g%s:%g%s, or allow = [\"long-inhale\"]",
                   gear->in, unit, gear->out, unit, gear->in, unit, gear->in, unit);
    for (int end = 0; end < 2; end++) {
        double      pace = part->pace.from + step * (index + end);
        double      rate = breaths_a_minute(part, gear, pace);
        const char *at = part->breath.kind == BREATH_STEPS
                             ? arena_printf(desk->arena, " at %.0f steps a minute", pace)
                             : "";
        if (rate < BREATHS_MIN - 1e-9 || rate > BREATHS_MAX + 1e-9)
            diag_error(desk->diags, part->breath.pos, RULE(BREATH_RATE),
                       "breath %g%s:%g%s%s in \"%s\" is %.1f breaths a minute; "
                       "%d to %d give her enough air for walking",
                       gear->in, unit, gear->out, unit, at, part->key, rate, BREATHS_MIN, BREATHS_MAX);
        else if (rate < BREATHS_SLOW - 1e-9 && part->breath.kind == BREATH_STEPS && pace >= PACE_BRISK &&
                 !session_allows(session, RULE(SLOW_BREATH)))
            diag_warning(desk->diags, part->breath.pos, RULE(SLOW_BREATH),
                         "breath %g:%g%s in \"%s\" is %.1f breaths a minute; "
                         "under %d is little air for this pace",
                         gear->in, gear->out, at, part->key, rate, BREATHS_SLOW);
        else
            continue;
        return;
    }
}

static void check_breath(const Session *session, const Phase *part, const Desk *desk)
{
    if (session->kind == SESSION_WALK)
        for (int i = 0; i < part->breath.gear_count; i++)
            check_gear(session, part, i, desk);
    if (part->length.kind == LENGTH_BREATHS && part->breath.kind == BREATH_FREE)
        diag_error(desk->diags, part->length.pos, RULE(UNCOUNTED_BREATHS),
                   "the breath of \"%s\" is free, so its length cannot be "
                   "counted in breaths: give it a breath (\"3:4\") or a length in time",
                   part->key);
}

static void check_leaves(const Session *session, const Phase *phases, size_t count, const Desk *desk)
{
    for (size_t i = 0; i < count; i++) {
        if (phases[i].phase_count > 0)
            check_leaves(session, phases[i].phases, phases[i].phase_count, desk);
        else
            check_breath(session, &phases[i], desk);
    }
}

// --- The opening -----------------------------------------------------------------------

static bool says_stop_signs(const Say *says, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (files_same_name(says[i].pool->name, "stop_signs"))
            return true;
    return false;
}

static bool opens_with_stop_signs(const Phase *part)
{
    return says_stop_signs(part->says, part->say_count) ||
           (part->phase_count > 0 && opens_with_stop_signs(&part->phases[0]));
}

static void check_opening(const Session *session, const Desk *desk)
{
    if (session->phase_count == 0 || says_stop_signs(session->says, session->say_count))
        return;
    if (!opens_with_stop_signs(&session->phases[0]))
        diag_error(desk->diags, session->phases[0].pos, RULE(MISSING_STOP_SIGNS),
                   "\"%s\" opens the session without the stop "
                   "signs: say: { stop_signs = \"start\" }",
                   session->phases[0].key);
}

// --- Core cues -------------------------------------------------------------------------

// What the author wrote, apart from what her weeks make of it.
static void check_core(const ConfNode *file, const Desk *desk)
{
    const ConfNode *core = key_get(file, KEY_CORE), *level = key_get(file, KEY_LEVEL);
    if (core && core->kind == CONF_TEXT && files_same_name(core->text, "light") && level &&
        level->kind == CONF_INT && level->integer >= 1 && level->integer < CORE_LEVEL)
        diag_error(desk->diags, core->pos, RULE(CORE_TOO_EARLY),
                   "no core cues at level %d, the first weeks: core = \"breath_only\" "
                   "or \"tall\"",
                   (int)level->integer);
}

void rules_check(const Reading *reading, const Desk *desk)
{
    const Session *session = &reading->session;
    check_leaves(session, session->phases, session->phase_count, desk);
    check_opening(session, desk);
    check_core(reading->sources.file, desk);
}
