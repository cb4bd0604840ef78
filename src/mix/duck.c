// Everything else steps back before the first syllable, stays back while the words last, and returns softly.
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

// A breath word is on the very sound that it is about: the sound makes room for the word, by this much more
// (dB).
static const float word_db[LAYER_COUNT] = { [LAYER_BREATH] = -10, [LAYER_LIFT] = -3, [LAYER_CHIME] = -9 };

static float depth_of(const Score *score, const Spoken *spoken)
{
    const Speech *speech = &score->timeline->events[spoken->event].speech;
    return speech->anchor == ANCHOR_TURN ? 2 : 1;
}

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
        float depth = depth_of(out, spoken);
        bool  bridged = point > out->ducks && spoken->onset - before < point[-1].at;
        point -= bridged;  // it does not rise: it is held until the next depth is due
        float  held = bridged ? point[-1].depth : 0;
        Frames due = spoken->onset - before, down = spoken->onset - LEAD * millisecond;
        if (!bridged || due > point[-1].at)
            *point++ = (DuckPoint){ due, held };
        if (!bridged || down > point[-1].at)
            *point++ = (DuckPoint){ down, depth };
        *point++ = (DuckPoint){ spoken->end, depth };
        *point++ = (DuckPoint){ spoken->end + release, 0 };
    }
    out->duck_count = (size_t)(point - out->ducks);
    for (int layer = 0; layer < LAYER_COUNT; layer++) {
        out->duck_gain[layer] = powf(10, duck_db[layer] / 20);
        out->word_gain[layer] = powf(10, word_db[layer] / 20);
    }
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

float duck_part(float gain, float depth) { return depth <= 0 ? 1 : depth >= 1 ? gain : powf(gain, depth); }

float duck_gain(const Score *score, Layer layer, float depth)
{
    return duck_part(score->duck_gain[layer], depth) * duck_part(score->word_gain[layer], depth - 1);
}
