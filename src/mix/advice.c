// Three ways out, each suggested only if it helps: a shorter wording of the same pool, a longer breath, a
// slower pace.
#include "mix/advice.h"

#include <math.h>
#include <string.h>

// The wording of the same pool, said somewhere in this walk, that is longest and yet fits; NULL: none.
static const char *shorter_wording(const Timeline *timeline, const PhraseIndex *phrases, const Speech *speech)
{
    const char *best = NULL;
    Frames      best_tail = -1;
    for (size_t i = 0; i < timeline->event_count; i++) {
        const Speech *other = &timeline->events[i].speech;
        if (timeline->events[i].kind != EVENT_SPEECH || other->anchor != ANCHOR_TURN || !other->pool ||
            !speech->pool || strcmp(other->pool, speech->pool) != 0)
            continue;
        const Clip *clip = phrases_clip(phrases, other->text, other->rate);
        Frames      tail = clip ? clip->length - clip->vowel : 0;
        if (clip && tail > best_tail && micros_at(tail, clip->rate) <= speech->room) {
            best = other->text;
            best_tail = tail;
        }
    }
    return best;
}

// The breath part on whose turn the word sits; NULL where the timeline has none at that moment.
static const Event *breath_of(const Timeline *timeline, const Event *event)
{
    for (const Event *other = event; other >= timeline->events && other->at == event->at; other--)
        if (other->kind == EVENT_BREATH)
            return other;
    return NULL;
}

// The breath on either side of a part, to show both numbers: in:out.
static const Event *partner_of(const Timeline *timeline, const Event *breath)
{
    const Event *end = timeline->events + timeline->event_count;
    int          way = breath->breath.out ? -1 : 1;
    for (const Event *other = breath + way; other >= timeline->events && other < end; other += way)
        if (other->kind == EVENT_BREATH)
            return other->breath.out != breath->breath.out ? other : NULL;
    return NULL;
}

// An exhale may always grow; an inhale takes the exhale with it, which is never the shorter one.
static const char *longer_breath(const Timeline *timeline, const Event *breath, int steps, Arena *arena)
{
    const Event *partner = partner_of(timeline, breath);
    if (!partner || !partner->breath.steps || steps > GEAR_STEPS_MAX)
        return "";
    int in = breath->breath.out ? partner->breath.steps : steps;
    int out = breath->breath.out ? steps : partner->breath.steps > steps ? partner->breath.steps : steps;
    return arena_printf(arena, "a breath of %d:%d", in, out);
}

const char *advice_for(const Timeline *timeline, const PhraseIndex *phrases, const Event *event,
                       Micros needed, Arena *arena)
{
    const char  *ways[3] = { "", "", "" };
    const char  *wording = shorter_wording(timeline, phrases, &event->speech);
    const Event *breath = breath_of(timeline, event);
    if (wording)
        ways[0] = arena_printf(arena, "\"%s\"", wording);
    if (breath && breath->breath.steps) {
        double step = (double)breath->length / breath->breath.steps;
        double pace = floor((double)MICROS_PER_MINUTE * breath->breath.steps / (double)needed);
        ways[1] = longer_breath(timeline, breath, (int)ceil((double)needed / step), arena);
        if (pace >= PACE_MIN)
            ways[2] = arena_printf(arena, "a pace of %.0f", pace);
    } else if (breath) {
        ways[1] = arena_printf(arena, "%s of %.1f s", breath->breath.out ? "an exhale" : "an inhale",
                               ceil(seconds_of(needed) * 10) / 10);
    }
    const char *list = "";
    for (int i = 0; i < 3; i++)
        if (*ways[i])
            list = arena_printf(arena, "%s%s%s", list, *list ? ", " : "", ways[i]);
    return *list ? arena_printf(arena, "this would fit: %s", list) : "only a shorter wording would fit";
}
