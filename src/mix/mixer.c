// Frames of a score, a block at a time:
//
//   clips now sounding ─┐
//   beds, floor        ─┼─▶ planes of a block ─▶ what its peaks need ─▶ gain between borders ─▶ frames
//   ducking            ─┘        (ahead by LIMITER_AHEAD blocks)
//
// Everything in a block is a function of its number, and blocks are summed in the order of the score, so
// neither the start nor the chunk size changes a single bit. Compiled with flags that let the loops over
// samples vectorise: see the Makefile.
#include "mix/mixer.h"

#include "base/search.h"
#include "base/wide.h"
#include "mix/beds.h"
#include "mix/duck.h"
#include "mix/limiter.h"
#include "mix/tide.h"

#include <math.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

enum {
    KNOT = 64,  // frames between points where gains are computed; straight between
    KNOTS = MIXER_BLOCK / KNOT + 1,
    HELD = 4,    // blocks kept: those ahead, the one given, its forerunner
    NEEDS = 16,  // a power of two that holds LIMITER_BEFORE + LIMITER_AHEAD
    WARM_UP = LIMITER_BEFORE +
              1,  // blocks to mix before the first one given, one of them for the filter's history
};

typedef struct {
    float history[LIMITER_HISTORY], samples[MIXER_BLOCK];
} Plane;

// A gain over one block: the same throughout, or straight between knots.
typedef struct {
    float knots[KNOTS];
    bool  flat;  // all knots alike: no curve
    float curve[MIXER_BLOCK];
} Shape;

struct Mixer {
    const Score     *score;
    Limiter          limiter;
    int64_t          block;                    // given next
    int64_t          mixed;                    // mixed next
    int              offset;                   // frames of `block` already given
    bool             spilled;                  // `spill` holds `block`
    size_t           placed, bed, duck, tide;  // cursors of `mixed`
    const Placed   **sounding;                 // clips in the block, in order of the score
    size_t           sounding_count;
    Shape            shapes[LAYER_COUNT];  // of the block being mixed
    unsigned         shaped;               // which of them are made
    float            depths[KNOTS];        // of ducking
    float            tides[KNOTS];         // gain of a bed that follows the breath
    LayerSet         muting;               // what `muted` was for the block before
    float            needs[NEEDS];
    Plane            planes[HELD][2];
    float            spill[MIXER_BLOCK * 2];
    atomic_uint      muted;
    _Atomic uint64_t limited;
};

// --- Opening, and going elsewhere ------------------------------------------------------

Mixer *mixer_open(const Score *score)
{
    Mixer *mixer = calloc(1, sizeof *mixer);
    if (!mixer)
        return NULL;
    mixer->score = score;
    mixer->sounding = malloc((score->placed_count + 1) *
                             sizeof *mixer->sounding);  // only what is used takes memory
    if (!mixer->sounding) {
        free(mixer);
        return NULL;
    }
    limiter_init(&mixer->limiter);
    mixer_seek(mixer, 0);
    return mixer;
}

void mixer_close(Mixer *mixer)
{
    if (mixer)
        free(mixer->sounding);
    free(mixer);
}

void mixer_seek(Mixer *mixer, Frames frame)
{
    const Score *score = mixer->score;
    if (frame < 0)
        frame = 0;
    mixer->block = frame / MIXER_BLOCK;
    mixer->offset = (int)(frame % MIXER_BLOCK);
    mixer->spilled = false;
    mixer->mixed = mixer->block > WARM_UP ? mixer->block - WARM_UP : 0;
    Frames from = mixer->mixed * MIXER_BLOCK;
    mixer->placed = SEARCH(score->placed, score->placed_count, at, from - score->longest);
    mixer->bed = SEARCH(score->beds, score->bed_count, to, from + 1);
    mixer->duck = duck_seek(score->ducks, score->duck_count, from);
    mixer->tide = duck_seek(score->tides, score->tide_count, from);
    mixer->sounding_count = 0;
    mixer->muting = atomic_load_explicit(&mixer->muted, memory_order_relaxed);
    memset(mixer->planes, 0, sizeof mixer->planes);
    for (int i = 0; i < NEEDS; i++)
        mixer->needs[i] = 1;
    atomic_store_explicit(&mixer->limited, 0, memory_order_relaxed);
}

Frames mixer_tell(const Mixer *mixer) { return mixer->block * MIXER_BLOCK + mixer->offset; }

void mixer_mute(Mixer *mixer, LayerSet muted)
{
    atomic_store_explicit(&mixer->muted, muted, memory_order_relaxed);
}

uint64_t mixer_limited_blocks(const Mixer *mixer)
{
    return atomic_load_explicit(&mixer->limited, memory_order_relaxed);
}

// --- Gains over a block ----------------------------------------------------------------

WIDE static void draw_curve(Shape *shape)
{
    const float *knots = shape->knots;
    shape->flat = true;
    for (int i = 1; i < KNOTS; i++)
        shape->flat &= knots[i] == knots[0];
    for (int knot = 0; knot < KNOTS - 1 && !shape->flat; knot++)
        for (int i = 0; i < KNOT; i++)
            shape->curve[knot * KNOT + i] = knots[knot] +
                                            (knots[knot + 1] - knots[knot]) * (float)i * (1.0f / KNOT);
}

// When a layer is muted or unmuted while playing, it fades over one block.
static float muting_gain(const Mixer *mixer, LayerSet muted, Layer layer, int knot)
{
    bool before = mixer->muting & LAYER_BIT(layer), now = muted & LAYER_BIT(layer);
    if (before == now)
        return now ? 0 : 1;
    float along = (float)knot / (KNOTS - 1);
    return now ? 1 - along : along;
}

static const Shape *layer_shape(Mixer *mixer, LayerSet muted, Layer layer)
{
    Shape *shape = &mixer->shapes[layer];
    if (mixer->shaped & LAYER_BIT(layer))
        return shape;
    for (int i = 0; i < KNOTS; i++)
        shape->knots[i] = duck_gain(mixer->score, layer, mixer->depths[i]) *
                          muting_gain(mixer, muted, layer, i);
    draw_curve(shape);
    mixer->shaped |= LAYER_BIT(layer);
    return shape;
}

// Words that she has muted leave no holes in the rest.
static void read_depths(Mixer *mixer, LayerSet muted, Frames from)
{
    const Score *score = mixer->score;
    for (int i = 0; i < KNOTS; i++)
        mixer->depths[i] = duck_depth(score->ducks, score->duck_count, &mixer->duck, from + i * KNOT) *
                           muting_gain(mixer, muted, LAYER_VOICE, i);
    for (int i = 0; i < KNOTS; i++)
        mixer->tides[i] = score->tide_count ? tide_gain(score, &mixer->tide, from + i * KNOT) : 1;
    mixer->shaped = 0;
}

// --- Adding samples --------------------------------------------------------------------

// stride is 1 or 2, known where this is inlined, so that each becomes a straight loop.
static inline void add(float *restrict out, const int16_t *restrict samples, int stride, int count,
                       float gain)
{
    for (int i = 0; i < count; i++)
        out[i] += (float)samples[i * stride] * gain;
}

static inline void add_curved(float *restrict out, const int16_t *restrict samples, int stride, int count,
                              float gain, const float *restrict curve)
{
    for (int i = 0; i < count; i++)
        out[i] += (float)samples[i * stride] * gain * curve[i];
}

WIDE static void add_channel(float *out, const int16_t *samples, int channels, int count, float gain,
                             const float *curve)
{
    if (channels == 1 && curve)
        add_curved(out, samples, 1, count, gain, curve);
    else if (channels == 1)
        add(out, samples, 1, count, gain);
    else if (curve)
        add_curved(out, samples, 2, count, gain, curve);
    else
        add(out, samples, 2, count, gain);
}

// Frames `at`.. of a clip to frames `to`.. of the block.
static void add_frames(Mixer *mixer, const Clip *clip, Frames at, int to, int count, float left, float right,
                       const Shape *shape)
{
    Plane         *planes = mixer->planes[mixer->mixed % HELD];
    const int16_t *samples = clip->samples + at * clip->channels;
    const int16_t *second = samples + (clip->channels == 2);
    const float   *curve = shape->flat ? NULL : shape->curve + to;
    float          unit = clip->scale / 32768 * mixer->score->gain * (shape->flat ? shape->knots[0] : 1);
    if (mixer->score->channels == 1 && clip->channels == 1) {
        add_channel(planes[0].samples + to, samples, 1, count, unit * (left + right) / 2, curve);
    } else if (mixer->score->channels == 1) {
        add_channel(planes[0].samples + to, samples, 2, count, unit * left / 2, curve);
        add_channel(planes[0].samples + to, second, 2, count, unit * right / 2, curve);
    } else {
        add_channel(planes[0].samples + to, samples, clip->channels, count, unit * left, curve);
        add_channel(planes[1].samples + to, second, clip->channels, count, unit * right, curve);
    }
}

static void add_clip(Mixer *mixer, const Placed *placed, LayerSet muted, Frames from)
{
    Frames begins = placed->at > from ? placed->at : from;
    Frames ends = placed->at + placed->clip->length;
    if (ends > from + MIXER_BLOCK)
        ends = from + MIXER_BLOCK;
    if (ends > begins && (mixer->score->audible & LAYER_BIT(placed->layer)))
        add_frames(mixer, placed->clip, begins - placed->at, (int)(begins - from), (int)(ends - begins),
                   placed->left, placed->right, layer_shape(mixer, muted, placed->layer));
}

// Drops what has ended, takes in what begins in this block, and adds it all.
static void add_clips(Mixer *mixer, LayerSet muted, Frames from)
{
    const Score *score = mixer->score;
    size_t       kept = 0;
    for (size_t i = 0; i < mixer->sounding_count; i++)
        if (mixer->sounding[i]->at + mixer->sounding[i]->clip->length > from)
            mixer->sounding[kept++] = mixer->sounding[i];
    for (; mixer->placed < score->placed_count && score->placed[mixer->placed].at < from + MIXER_BLOCK;
         mixer->placed++) {
        const Placed *placed = &score->placed[mixer->placed];
        if (placed->at + placed->clip->length > from)
            mixer->sounding[kept++] = placed;
    }
    mixer->sounding_count = kept;
    for (size_t i = 0; i < kept; i++)
        add_clip(mixer, mixer->sounding[i], muted, from);
}

// layer: the shape of the bed's layer; NULL for the floor, which nothing turns down.
static void add_loop(Mixer *mixer, const BedSpan *span, const Shape *layer, Frames from)
{
    Shape shape;
    for (int i = 0; i < KNOTS; i++)
        shape.knots[i] = beds_gain(span, from + i * KNOT) * (layer ? layer->knots[i] : 1) *
                         (span->follows ? mixer->tides[i] : 1);
    draw_curve(&shape);
    Frames at = from % span->loop->length;
    for (int done = 0; done < MIXER_BLOCK; at = 0) {
        Frames left = span->loop->length - at;
        int    count = left < MIXER_BLOCK - done ? (int)left : MIXER_BLOCK - done;
        add_frames(mixer, span->loop, at, done, count, 1, 1, &shape);
        done += count;
    }
}

static void add_beds(Mixer *mixer, LayerSet muted, Frames from)
{
    const Score *score = mixer->score;
    while (mixer->bed < score->bed_count && score->beds[mixer->bed].to <= from)
        mixer->bed++;
    for (size_t i = mixer->bed; i < score->bed_count && score->beds[i].from < from + MIXER_BLOCK; i++)
        if (score->audible & LAYER_BIT(LAYER_BED))
            add_loop(mixer, &score->beds[i], layer_shape(mixer, muted, LAYER_BED), from);
    for (int i = 0; i < FLOOR_COUNT; i++)
        if (score->floor[i].gain > 0 && from < score->floor[i].to)
            add_loop(mixer, &score->floor[i], NULL, from);
}

// --- Blocks ----------------------------------------------------------------------------

// Whatever still sounds at the end of the walk fades over the last frames; after it is silence.
static void fade_end(const Score *score, Plane *plane, Frames from)
{
    for (int i = 0; i < MIXER_BLOCK; i++) {
        Frames left = score->length - (from + i);
        if (left < MIXER_BLOCK)
            plane->samples[i] *= left > 0 ? (float)left / MIXER_BLOCK : 0;
    }
}

static void mix_block(Mixer *mixer)
{
    const Score *score = mixer->score;
    Frames       from = mixer->mixed * MIXER_BLOCK;
    Plane       *planes = mixer->planes[mixer->mixed % HELD],
          *before = mixer->planes[(mixer->mixed + HELD - 1) % HELD];
    LayerSet muted = atomic_load_explicit(&mixer->muted, memory_order_relaxed);
    for (int channel = 0; channel < score->channels; channel++) {
        memcpy(planes[channel].history, before[channel].samples + MIXER_BLOCK - LIMITER_HISTORY,
               sizeof planes->history);
        memset(planes[channel].samples, 0, sizeof planes->samples);
    }
    if (from < score->length) {
        read_depths(mixer, muted, from);
        add_clips(mixer, muted, from);
        add_beds(mixer, muted, from);
    }
    float need = 1;
    for (int channel = 0; channel < score->channels; channel++) {
        if (from + 2 * MIXER_BLOCK > score->length)
            fade_end(score, &planes[channel], from);
        need = fminf(need, limiter_need(&mixer->limiter, planes[channel].samples));
    }
    mixer->needs[mixer->mixed & (NEEDS - 1)] = need;
    mixer->muting = muted;
    mixer->mixed++;
}

WIDE static void interleave(const Plane *planes, int channels, float *out)
{
    const float *restrict left = planes[0].samples, *restrict right = planes[1].samples;
    if (channels == 1)
        memcpy(out, left, sizeof planes->samples);
    for (int i = 0; channels == 2 && i < MIXER_BLOCK; i++) {
        out[2 * i] = left[i];
        out[2 * i + 1] = right[i];
    }
}

static void turn_down(float *out, int channels, float from, float to)
{
    for (int i = 0; i < MIXER_BLOCK * channels; i++) {
        float gain = from + (to - from) * ((float)(i / channels) / MIXER_BLOCK);
        out[i] = fminf(fmaxf(out[i] * gain, -1), 1);
    }
}

// The whole of mixer->block.
static void give_block(Mixer *mixer, float *out)
{
    while (mixer->mixed <= mixer->block + LIMITER_AHEAD)
        mix_block(mixer);
    float from = limiter_border(mixer->needs, NEEDS - 1, mixer->block);
    float to = limiter_border(mixer->needs, NEEDS - 1, mixer->block + 1);
    interleave(mixer->planes[mixer->block % HELD], mixer->score->channels, out);
    if (from == 1 && to == 1)
        return;
    turn_down(out, mixer->score->channels, from, to);
    atomic_fetch_add_explicit(&mixer->limited, 1, memory_order_relaxed);
}

// Up to `frames` of the block that is under way.
static Frames give_part(Mixer *mixer, float *out, Frames frames)
{
    int    channels = mixer->score->channels;
    Frames left = MIXER_BLOCK - mixer->offset;
    if (frames > left)
        frames = left;
    if (!mixer->spilled)
        give_block(mixer, mixer->spill);
    mixer->spilled = true;
    memcpy(out, mixer->spill + mixer->offset * channels, (size_t)(frames * channels) * sizeof *out);
    mixer->offset += (int)frames;
    if (mixer->offset == MIXER_BLOCK) {
        mixer->block++;
        mixer->offset = 0;
        mixer->spilled = false;
    }
    return frames;
}

Frames mixer_fill(Mixer *mixer, float *out, Frames frames)
{
    Frames within = mixer->score->length - mixer_tell(mixer);
    int    channels = mixer->score->channels;
    for (Frames done = 0; done < frames;) {
        float *to = out + done * channels;
        if (mixer->offset || frames - done < MIXER_BLOCK) {
            done += give_part(mixer, to, frames - done);
            continue;
        }
        give_block(mixer, to);
        mixer->block++;
        done += MIXER_BLOCK;
    }
    return within < 0 ? 0 : within < frames ? within : frames;
}
