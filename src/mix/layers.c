// One placed clip for each event that sounds, at the very frame of the event; gains of phase and layer folded
// in.
#include "mix/layers.h"

#include "base/rng.h"

#include <math.h>

#define LENGTH_DB 0.7  // either way
#define SIDE_DB   1.5  // ticks: how much softer the far ear is; each ear still hears every step

typedef struct {
    const Timeline *timeline;
    const Packs    *packs;
    int             rate;
    uint64_t        breaths[2];  // in, out: how many came before
} Layers;

// What an event sounds like: which of the pack's sounds, for how long.
typedef struct {
    Layer     layer;
    SoundKind kind;
    Frames    length;
    int       variant;
    double    left_db, right_db;
} Sounding;

static const SoundKind chime_kinds[] = {
    [CHIME_PHASE] = SOUND_CHIME,
    [CHIME_HALFWAY] = SOUND_HALFWAY,
    [CHIME_END] = SOUND_END,
};

static Frames length_of(const Event *event, int rate)
{
    return frames_at(event->at + event->length, rate) - frames_at(event->at, rate);
}

static bool sounding(const Event *event, int rate, Sounding *out)
{
    *out = (Sounding){ .length = length_of(event, rate) };
    switch (event->kind) {
    case EVENT_PHASE:
    case EVENT_SPEECH: return false;
    case EVENT_BREATH:
        out->layer = LAYER_BREATH;
        out->kind = event->breath.out ? SOUND_OUT : SOUND_IN;
        return !event->breath.held && event->length > 0;
    case EVENT_LIFT:
        out->layer = LAYER_LIFT;
        out->kind = SOUND_LIFT;
        return event->length > 0;
    case EVENT_STEP:
        out->layer = LAYER_STEPS;
        out->kind = SOUND_STEP;
        out->length = 0;
        out->variant = (event->step.right ? 1 : 0) + (event->step.accent ? 2 : 0) + (event->step.out ? 4 : 0);
        *(event->step.right ? &out->left_db : &out->right_db) = -SIDE_DB;
        return true;
    case EVENT_CHIME:
        out->layer = LAYER_CHIME;
        out->kind = chime_kinds[event->chime];
        out->length = 0;
        return true;
    }
    return false;
}

// The end sound is heard whole: where it would reach beyond the walk it begins earlier.
static Frames moment_of(const Event *event, const Clip *clip, const Score *score)
{
    Frames at = frames_at(event->at, score->rate);
    bool   ends = event->kind == EVENT_CHIME && event->chime == CHIME_END;
    if (ends && at + clip->length > score->length)
        at = score->length > clip->length ? score->length - clip->length : 0;
    return at;
}

static void put(Score *out, Placed placed)
{
    out->placed[out->placed_count++] = placed;
    if (placed.clip->length > out->longest)
        out->longest = placed.clip->length;
}

static float gain_of(const TimelinePhase *phase, Layer layer, double db)
{
    return (float)pow(10, (phase->gain_db[layer] + db) / 20);
}

// No two neighbours of a side are alike: they take turns between two noises, and the seed draws which of the
// four variants of a noise it is.
static int breath_variant(Layers *layers, const BreathTurn *breath)
{
    uint64_t n = layers->breaths[breath->out]++;
    uint64_t seed = rng_hash(layers->timeline->session->seed, breath->out ? 2 : 1);
    return (int)(2 * rng_below(seed, n, BREATH_VARIANTS / 2) + n % 2);
}

// The sound of an event, and its spec; NULL: silent.
static const SoundSpec *heard_of(Layers *layers, const Event *event, Sounding *sound)
{
    const TimelinePhase *phase = &layers->timeline->phases[event->phase];
    const SoundPack     *pack = layers->packs->of_phase[event->phase];
    if (!pack || !sounding(event, layers->rate, sound))
        return NULL;
    if (event->kind == EVENT_BREATH)
        sound->variant = breath_variant(layers, &event->breath);
    return phase->muted & LAYER_BIT(sound->layer) ? NULL : &pack->specs[sound->kind];
}

static void put_sound(Layers *layers, const Event *event, Sounds *sounds, Score *out)
{
    const TimelinePhase *phase = &layers->timeline->phases[event->phase];
    Sounding             sound;
    const SoundSpec     *spec = heard_of(layers, event, &sound);
    const Clip *clip = spec ? sounds_get(sounds, spec, sound.kind, sound.length, sound.variant) : NULL;
    if (clip)
        put(out, (Placed){ .at = moment_of(event, clip, out),
                           .clip = clip,
                           .layer = sound.layer,
                           .phase = event->phase,
                           .left = gain_of(phase, sound.layer, sound.left_db),
                           .right = gain_of(phase, sound.layer, sound.right_db) });
}

// A short word is weighed against the second around it, a long sentence against itself: +0.7 dB for a second
// or less, -0.7 dB from six on, so that the walk is as loud in every three seconds of it.
static double length_db(const Score *score, const Clip *clip)
{
    double seconds = (double)clip->length / score->rate;
    return LENGTH_DB * (1 - 2 * log(fmin(fmax(seconds, 1), 6)) / log(6));
}

static void put_speech(Score *out, const Spoken *spoken)
{
    const Event *event = &out->timeline->events[spoken->event];
    double       length = spoken->clip ? length_db(out, spoken->clip) : 0;
    float        gain = gain_of(&out->timeline->phases[event->phase], LAYER_VOICE, length);
    if (spoken->clip)
        put(out, (Placed){ .at = spoken->start,
                           .clip = spoken->clip,
                           .layer = LAYER_VOICE,
                           .phase = event->phase,
                           .left = gain,
                           .right = gain });
}

// Nearly sorted already: only an end sound that moved, and speech that starts before its onset, are out of
// place.
static void sort_by_moment(Placed *placed, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        Placed moved = placed[i];
        size_t to = i;
        for (; to > 0 && placed[to - 1].at > moved.at; to--)
            placed[to] = placed[to - 1];
        placed[to] = moved;
    }
}

void layers_place(const Packs *packs, Sounds *sounds, Arena *arena, Score *out)
{
    const Timeline *timeline = out->timeline;
    Layers          layers = { .timeline = timeline, .packs = packs, .rate = out->rate };
    size_t          said = 0;
    out->placed = ARENA_ARRAY(arena, Placed, timeline->event_count);
    for (size_t i = 0; i < timeline->event_count; i++) {
        Frames now = frames_at(timeline->events[i].at, out->rate);
        while (said < out->spoken_count && out->spoken[said].onset <= now)
            put_speech(out, &out->spoken[said++]);
        put_sound(&layers, &timeline->events[i], sounds, out);
    }
    while (said < out->spoken_count)
        put_speech(out, &out->spoken[said++]);
    sort_by_moment(out->placed, out->placed_count);
}

void layers_want(const Timeline *timeline, const Packs *packs, int rate, Sounds *sounds)
{
    Layers layers = { .timeline = timeline, .packs = packs, .rate = rate };
    for (size_t i = 0; i < timeline->event_count; i++) {
        Sounding         sound;
        const SoundSpec *spec = heard_of(&layers, &timeline->events[i], &sound);
        if (spec)
            sounds_want(sounds, spec, sound.kind, sound.length, sound.variant);
    }
}
