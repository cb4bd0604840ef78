// Low water is the turn from out to in, high water the turn from in to out. Where nobody breathes to a count,
// it stays high:
//
//   breath   free        | in  | out  | in  | out  | free
//   bed      ----------\__/---\______/---\_______/----------
#include "mix/tide.h"

#include "mix/duck.h"

#include <string.h>

#define LOW_WATER 0.4f                     // -8 dB: clearly a wave, never a hole in the floor
#define SLACK     (2 * MICROS_PER_SECOND)  // from and to the level of free breath

static const char *const followers[] = { "sea", "rain" };

bool tide_follows(const SoundSpec *bed)
{
    for (size_t i = 0; i < sizeof followers / sizeof *followers; i++)
        if (bed->source == SOURCE_NOISE && strcmp(bed->name, followers[i]) == 0)
            return true;
    return false;
}

static bool breathes(const Event *event)
{
    return event->kind == EVENT_BREATH && !event->breath.held && event->length > 0;
}

static size_t count_breaths(const Timeline *timeline)
{
    size_t count = 0;
    for (size_t i = 0; i < timeline->event_count; i++)
        count += breathes(&timeline->events[i]);
    return count;
}

static void add(Score *out, Micros at, float depth)
{
    Frames frame = at < 0 ? 0 : frames_at(at, out->rate);
    if (!out->tide_count || frame > out->tides[out->tide_count - 1].at)
        out->tides[out->tide_count++] = (DuckPoint){ frame, depth };
}

void tide_build(Arena *arena, Score *out)
{
    bool follows = false;
    for (size_t i = 0; i < out->bed_count; i++)
        follows |= out->beds[i].follows;
    if (!follows)
        return;
    Micros ended = -2 * SLACK;
    out->tides = ARENA_ARRAY(arena, DuckPoint, 4 * count_breaths(out->timeline) + 1);
    for (size_t i = 0; i < out->timeline->event_count; i++) {
        const Event *event = &out->timeline->events[i];
        if (!breathes(event))
            continue;
        if (event->at - ended > 2 * SLACK) {
            add(out, ended + SLACK, 0);
            add(out, event->at - SLACK, 0);
        }
        add(out, event->at, event->breath.out ? 0 : 1);
        ended = event->at + event->length;
        add(out, ended, event->breath.out ? 1 : 0);
    }
    add(out, ended + SLACK, 0);
}

float tide_gain(const Score *score, size_t *cursor, Frames frame)
{
    return duck_part(LOW_WATER, duck_depth(score->tides, score->tide_count, cursor, frame));
}
