// What can be asked of a Session without knowing moments.
#include "session/session.h"

#include "conf/conf.h"

#include <string.h>

SourcePos session_pos_inside(const Wording *wording, const char *at, size_t width)
{
    const ConfNode text = { .kind = CONF_TEXT, .pos = wording->pos, .text = wording->text };
    return conf_pos_inside(&text, (size_t)(at - wording->text), width);
}

bool session_allows(const Session *session, const Rule *rule)
{
    for (size_t i = 0; i < session->allow_count; i++)
        if (session->allow[i] == rule)
            return true;
    return false;
}

// Over the whole part the pace changes evenly, so its mean is what counts.
static Micros steps_time(const Pace *pace, double steps)
{
    return (Micros)(steps * 2 * (double)MICROS_PER_MINUTE / (pace->from + pace->to) + 0.5);
}

// Each gear has an equal share of the time, as the timeline lays them out.
static Micros breaths_time(const Phase *part, int breaths)
{
    const Breath *breath = &part->breath;
    double        per_unit = 0;

    for (int i = 0; i < breath->gear_count; i++)
        per_unit += 1 / (breath->gears[i].in + breath->gears[i].out);
    if (per_unit == 0)
        return 0;
    double units = breaths * breath->gear_count / per_unit;
    return breath->kind == BREATH_STEPS ? steps_time(&part->pace, units)
                                        : (Micros)(units * (double)MICROS_PER_SECOND + 0.5);
}

Micros session_move_time(const Phase *part, const Move *move)
{
    const Gear *gear = &part->breath.gears[0];

    switch (move->kind) {
    case MOVE_IN: return (Micros)(gear->in * (double)MICROS_PER_SECOND + 0.5);
    case MOVE_OUT: return (Micros)(gear->out * (double)MICROS_PER_SECOND + 0.5);
    case MOVE_HOLD_BREATHS: return breaths_time(part, move->breaths);
    case MOVE_QUICK: return move->times * (move->time + move->let_go);
    case MOVE_HOLD_TIME:
    case MOVE_REST: return move->time;
    }
    return 0;
}

static Micros drill_time(const Phase *part)
{
    const Drill *drill = part->drill;
    int          sides = drill->side_count > 0 ? drill->side_count : 1;
    Micros       each = 0;

    for (size_t i = 0; i < drill->step_count; i++)
        for (int m = 0; m < drill->steps[i].move_count; m++)
            each += session_move_time(part, &drill->steps[i].moves[m]);
    return sides * drill->reps * each + (sides - 1) * drill->change;
}

Micros session_part_nominal(const Phase *part)
{
    Micros round = 0;

    switch (part->length.kind) {
    case LENGTH_TIME: return part->length.time;
    case LENGTH_STEPS: return steps_time(&part->pace, part->length.count);
    case LENGTH_BREATHS: return breaths_time(part, part->length.count);
    case LENGTH_NONE: break;
    }
    if (part->drill)
        return drill_time(part);
    for (size_t i = 0; i < part->phase_count; i++)
        round += session_part_nominal(&part->phases[i]);
    return part->repeat * round;
}
