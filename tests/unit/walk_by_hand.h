// Sessions built by hand for the timeline's tests: no file is read.
#ifndef TESTS_WALK_BY_HAND_H
#define TESTS_WALK_BY_HAND_H

#include "timeline/timeline.h"

#include <string.h>

#define SECONDS(n)   ((Micros)((n)*1000000.0 + 0.5))
#define COUNT(array) (sizeof(array) / sizeof *(array))
#define W(words)       \
    {                  \
        (words), { 0 } \
    }
#define WORDINGS(...)                                                               \
    {                                                                               \
        (const Wording[]){ __VA_ARGS__ }, COUNT(((const Wording[]){ __VA_ARGS__ })) \
    }
#define WHENS(...) (const When[]){ __VA_ARGS__ }, COUNT(((const When[]){ __VA_ARGS__ }))

static inline Pace   at_pace(double pace) { return (Pace){ .from = pace, .to = pace }; }
static inline Pace   ramp(double from, double to) { return (Pace){ .from = from, .to = to }; }
static inline Pace   own_pace(void) { return (Pace){ .own = true, .from = 78, .to = 78 }; }
static inline Breath in_steps(double in, double out)
{
    return (Breath){ BREATH_STEPS, { { in, out } }, 1, { 0 } };
}
static inline Breath in_seconds(double in, double out)
{
    return (Breath){ BREATH_SECONDS, { { in, out } }, 1, { 0 } };
}
static inline Length lasting(double seconds)
{
    return (Length){ .kind = LENGTH_TIME, .time = SECONDS(seconds) };
}

static inline Phase part(const char *key, double seconds, Pace pace, Breath breath)
{
    return (Phase){
        .key = key, .title = key, .length = lasting(seconds), .pace = pace, .breath = breath, .repeat = 1
    };
}

static inline Session walk(const Phase *phases, size_t count)
{
    Session session = {
        .name = "walk",
        .title = "Walk",
        .own_pace = 78,
        .language = { .text = "en" },
        .seed = 1,
        .most_lifts = 10,
        .lift_rest = SECONDS(60),
        .phases = phases,
        .phase_count = count,
    };
    for (size_t i = 0; i < count; i++)
        session.length += phases[i].length.time * (phases[i].repeat > 1 ? phases[i].repeat : 1);
    return session;
}

static inline const Event *next_event(const Timeline *timeline, EventKind kind, size_t *i)
{
    for (; *i < timeline->event_count; (*i)++)
        if (timeline->events[*i].kind == kind)
            return &timeline->events[(*i)++];
    return NULL;
}

static inline size_t count_events(const Timeline *timeline, EventKind kind)
{
    size_t count = 0;
    for (size_t i = 0; next_event(timeline, kind, &i);)
        count++;
    return count;
}

// A session built, with what it takes to look at it and to give it all back.
typedef struct {
    Arena    arena;
    DiagList diags;
    Timeline timeline;
    bool     built;
} Built;

static inline void build(const Session *session, Built *out)
{
    *out = (Built){ 0 };
    out->diags.arena = &out->arena;
    out->built = timeline_build(session, &out->arena, &out->diags, &out->timeline);
}

static inline bool reported(const Built *built, const char *rule)
{
    for (size_t i = 0; i < built->diags.count; i++)
        if (strcmp(built->diags.items[i].rule->name, rule) == 0)
            return true;
    return false;
}

// The n-th speech (from 0) whose pool has that name, or NULL.
static inline const Event *nth_speech(const Timeline *timeline, const char *pool, int n)
{
    const Event *event;
    for (size_t i = 0; (event = next_event(timeline, EVENT_SPEECH, &i));)
        if (strcmp(event->speech.pool, pool) == 0 && n-- == 0)
            return event;
    return NULL;
}

#endif
