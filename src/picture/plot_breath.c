#include "picture/plot_breath.h"

#include <math.h>

static double full_at(const BreathTurn *turn, double part)
{
    double rise = turn->held ? 0 : 0.5 - 0.5 * cos(3.141592653589793 * part);
    return turn->out ? 1 - rise : rise;
}

const Point *plot_breath_next(const Timeline *timeline, size_t *event, Arena *arena, size_t *count)
{
    Point *points = NULL;
    size_t capacity = 0;
    Micros end = -1;
    *count = 0;
    for (; *event < timeline->event_count; (*event)++) {
        const Event *turn = &timeline->events[*event];
        if (turn->kind != EVENT_BREATH)
            continue;
        if (end >= 0 &&
            (turn->at - end > MICROS_PER_SECOND / 100 || end - turn->at > MICROS_PER_SECOND / 100))
            break;
        for (int i = 0; i < PLOT_BREATH_POINTS; i++) {
            double part = (double)i / PLOT_BREATH_POINTS;
            *ARENA_PUSH(arena, points, *count,
                        capacity) = (Point){ (double)turn->at + part * (double)turn->length,
                                             full_at(&turn->breath, part) };
        }
        end = turn->at + turn->length;
    }
    return points;
}
