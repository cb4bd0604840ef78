// Everything else steps back before the first syllable, stays back through the utterance, and comes again
// softly.
//
//   speech          [ Lift ]     [ and draw in ]
//   depth     ____/----------------------------\_________
//            attack  held over short pauses     release
#include "mix/duck.h"

#include "base/search.h"

#include <math.h>

#define ATTACK  120  // ms; under 50 it clicks, over 200 it is heard as a swell of its own
#define LEAD    20   // ms before the onset when the attack is over
#define RELEASE 500  // ms

// dB at full depth. A bed may vanish; breath and ticks carry time and must not.
static const float duck_db[LAYER_COUNT] = {
    [LAYER_VOICE] = 0, [LAYER_BREATH] = -7, [LAYER_STEPS] = -7,
    [LAYER_LIFT] = -7, [LAYER_BED] = -14,   [LAYER_CHIME] = -6,
};

void duck_build(Arena *arena, Score *out)
{
    Frames millisecond = out->rate / 1000;
    Frames before = (ATTACK + LEAD) * millisecond, release = RELEASE * millisecond;
    out->ducks = ARENA_ARRAY(arena, DuckPoint, 4 * out->spoken_count);
    DuckPoint *point = out->ducks;
    for (size_t i = 0; i < out->spoken_count; i++) {
        const Spoken *spoken = &out->spoken[i];
        if (!spoken->clip)
            continue;
        bool bridged = point > out->ducks && spoken->onset - before < point[-1].at;
        if (bridged) {
            point -= 2;
        } else {
            *point++ = (DuckPoint){ spoken->onset - before, 0 };
            *point++ = (DuckPoint){ spoken->onset - LEAD * millisecond, 1 };
        }
        *point++ = (DuckPoint){ spoken->end, 1 };
        *point++ = (DuckPoint){ spoken->end + release, 0 };
    }
    out->duck_count = (size_t)(point - out->ducks);
    for (int layer = 0; layer < LAYER_COUNT; layer++)
        out->duck_gain[layer] = powf(10, duck_db[layer] / 20);
}

size_t duck_seek(const DuckPoint *points, size_t count, Frames frame)
{
    return SEARCH(points, count, at, frame + 1);
}

float duck_depth(const DuckPoint *points, size_t count, size_t *cursor, Frames frame)
{
    while (*cursor < count && points[*cursor].at <= frame)
        ++*cursor;
    if (*cursor == 0 || *cursor == count)
        return 0;
    const DuckPoint *from = &points[*cursor - 1], *to = &points[*cursor];
    if (from->depth == to->depth)
        return from->depth;
    return from->depth + (to->depth - from->depth) * (float)(frame - from->at) / (float)(to->at - from->at);
}

float duck_layer_gain(float gain_at_depth_1, float depth)
{
    if (depth <= 0)
        return 1;
    return depth >= 1 ? gain_at_depth_1 : powf(gain_at_depth_1, depth);
}
