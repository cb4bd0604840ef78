#include "timeline/speed.h"

static Micros quicker(Micros length, double speed) { return (Micros)((double)length / speed + 0.5); }

static Event event_at_speed(Event event, double speed)
{
    Micros end = quicker(event.at + event.length, speed);
    event.at = quicker(event.at, speed);
    event.length = end - event.at;
    if (event.kind == EVENT_SPEECH) {
        event.speech.room = quicker(event.speech.room, speed);
        event.speech.slack = quicker(event.speech.slack, speed);
        event.speech.gap = quicker(event.speech.gap, speed);
        event.speech.latest = 0;               // words keep their length: they may come late, and
        event.speech.priority = PRIORITY_MAY;  // if something has no room in a preview, that is not a mistake
    }
    return event;
}

static TimelinePhase phase_at_speed(TimelinePhase phase, double speed)
{
    Micros end = quicker(phase.at + phase.length, speed);
    phase.at = quicker(phase.at, speed);
    phase.length = end - phase.at;
    return phase;
}

Timeline timeline_at_speed(const Timeline *timeline, double speed, Arena *arena)
{
    Event *events = ARENA_ARRAY(arena, Event, timeline->event_count);
    for (size_t i = 0; i < timeline->event_count; i++)
        events[i] = event_at_speed(timeline->events[i], speed);
    TimelinePhase *phases = ARENA_ARRAY(arena, TimelinePhase, timeline->phase_count);
    for (size_t i = 0; i < timeline->phase_count; i++)
        phases[i] = phase_at_speed(timeline->phases[i], speed);
    Timeline faster = *timeline;
    faster.length = quicker(timeline->length, speed);
    faster.events = events;
    faster.phases = phases;
    return faster;
}
