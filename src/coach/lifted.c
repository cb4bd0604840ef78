// At the highest level lifts are reminders: at the start of a block, and then one in two or three minutes. At
// lower levels they come more often, and the rest after ten of them (timeline/lifts.c) is what bounds them.
#include "coach/inside.h"
#include "rules/rules.h"

enum { REMINDERS_MOST = 10 };  // lifts in such a stretch: twice what the level says [ours]
#define STRETCH (5 * MICROS_PER_MINUTE)

static size_t within(const Timeline *timeline, size_t first)
{
    size_t count = 0;
    for (size_t i = first;
         i < timeline->event_count && timeline->events[i].at < timeline->events[first].at + STRETCH; i++)
        count += timeline->events[i].kind == EVENT_LIFT;
    return count;
}

void coach_check_lifted(const Coach *coach)
{
    const Timeline *timeline = coach->timeline;
    char            at[UNITS_TEXT_SIZE];
    if (coach->session->kind != SESSION_WALK || coach->session->level < LEVEL_MAX)
        return;
    for (size_t i = 0; i < timeline->event_count; i++) {
        const Event *event = &timeline->events[i];
        size_t       count = event->kind == EVENT_LIFT ? within(timeline, i) : 0;
        if (count > REMINDERS_MOST) {
            diag_warning(
                coach->desk->diags, event->pos, RULE(ABOVE_HER_LEVEL),
                "%zu lifts in five minutes from %s on: level %d has them at the start of a block, and "
                "then one every two or three minutes: lift = \"start, every 150s\"",
                count, units_format_clock(event->at / MICROS_PER_SECOND * MICROS_PER_SECOND, at), LEVEL_MAX);
            return;
        }
    }
}
