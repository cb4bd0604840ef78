// A run of phases with the same bed at the same gain is one span; where the bed changes, two spans cross.
//
//   phase   |  open  |  settle  | connect |
//   bed     / ----- pink ------ X - rain - |
//   floor   \______________________________|   the wake-up, then -60 dBFS to the end
#include "mix/beds.h"

#include "mix/tide.h"
#include "sound/loudness.h"

#include <math.h>

#define CROSS      (2 * MICROS_PER_SECOND)
#define EDGE       (20 * MICROS_PER_SECOND / 1000)  // the floor's own fades: just long enough not to click
#define UNDER_GATE 4.0                              // LU: waves swell by three over their mean
#define FLOOR_DB   (-60.0)
#define WAKE_UP_DB (-40.0)

typedef struct {
    const Clip *loop;
    float       gain;
    bool        follows;
    double      lufs;
} Bed;

static float linear(double db) { return (float)pow(10, db / 20); }

static bool is_same(Bed a, Bed b) { return a.loop == b.loop && a.gain == b.gain; }

// A bed's level is its loudness: rain has its energy where the ear is sharp, brown noise where it is dull.
// Both must stay under the meter's gates; otherwise the range of the walk would be that between speech and
// bed.
static double level_correction(const SoundSpec *spec, const Clip *loop)
{
    double lufs = loudness_of_energy(loop->energy, loop->energy_count, loop->channels == 1 ? 2 : 1);
    return lufs > LOUDNESS_NONE ? spec->level_db - lufs : 0;
}

// NULL: none is heard.
static const SoundSpec *spec_of(const Timeline *timeline, const TimelinePhase *phase, const Cast *cast)
{
    return phase->muted & LAYER_BIT(LAYER_BED) ? NULL
                                               : cast_bed(cast, phase->bed, packs_sound(timeline, phase));
}

static Bed bed_of(const Timeline *timeline, const TimelinePhase *phase, const Cast *cast, Sounds *sounds)
{
    const SoundSpec *spec = spec_of(timeline, phase, cast);
    const Clip      *loop = spec ? sounds_get(sounds, spec, SOUND_BED, 0, 0) : NULL;
    if (!loop)
        return (Bed){ 0 };
    double gain_db = phase->gain_db[LAYER_BED] + level_correction(spec, loop);
    return (Bed){ loop, linear(gain_db), tide_follows(spec), spec->level_db };
}

// Phases in a row with the same bed, which may be none.
typedef struct {
    Bed    bed;
    Frames from, to;
} Run;

static size_t find_runs(const Cast *cast, Sounds *sounds, const Score *score, Run *runs)
{
    size_t count = 0;
    for (size_t i = 0; i < score->timeline->phase_count; i++) {
        const TimelinePhase *phase = &score->timeline->phases[i];
        Bed                  bed = bed_of(score->timeline, phase, cast, sounds);
        if (count == 0 || !is_same(bed, runs[count - 1].bed))
            runs[count++] = (Run){ .bed = bed, .from = frames_at(phase->at, score->rate) };
        runs[count - 1].to = frames_at(phase->at + phase->length, score->rate);
    }
    return count;
}

// Half the crossing between two runs: never more than half of either.
static Frames half_crossing(const Run *a, const Run *b, int rate)
{
    Frames half = frames_at(CROSS / 2, rate);
    if (half > (a->to - a->from) / 2)
        half = (a->to - a->from) / 2;
    return half > (b->to - b->from) / 2 ? (b->to - b->from) / 2 : half;
}

static BedSpan span_of(const Run *runs, size_t count, size_t i, int rate)
{
    const Run *run = &runs[i];
    Frames     before = half_crossing(run, i > 0 ? run - 1 : run, rate);
    Frames     after = half_crossing(run, i + 1 < count ? run + 1 : run, rate);
    BedSpan    span = { .from = run->from,
                        .to = run->to,
                        .fade_in = before,
                        .fade_out = after,
                        .loop = run->bed.loop,
                        .gain = run->bed.gain,
                        .follows = run->bed.follows };
    if (i > 0) {
        span.from -= before;
        span.fade_in += before;
    }
    if (i + 1 < count) {
        span.to += after;
        span.fade_out += after;
    }
    return span;
}

static const SoundSpec floor_noise = { .source = SOURCE_NOISE, .name = "pink", .level_db = FLOOR_DB };

static void lay_floor(Sounds *sounds, bool solo, Score *out)
{
    const Clip *loop = sounds_get(sounds, &floor_noise, SOUND_BED, 0, 0);
    float       gain = loop && !solo ? 1 : 0;
    Frames      edge = frames_at(EDGE, out->rate), wake_up = frames_at(WAKE_UP, out->rate);
    out->floor[FLOOR_NOISE] = (BedSpan){
        .to = out->length, .fade_in = edge, .fade_out = edge, .loop = loop, .gain = gain
    };
    out->floor[FLOOR_WAKE_UP] = (BedSpan){ .to = wake_up,
                                           .fade_in = edge,
                                           .fade_out = wake_up - edge,
                                           .loop = loop,
                                           .gain = gain * linear(WAKE_UP_DB - FLOOR_DB) };
}

void beds_lay(const Cast *cast, Sounds *sounds, bool solo, Arena *arena, Score *out)
{
    Run   *runs = ARENA_ARRAY(arena, Run, out->timeline->phase_count);
    size_t count = find_runs(cast, sounds, out, runs);
    out->beds = ARENA_ARRAY(arena, BedSpan, count);
    out->bed_lufs = LOUDNESS_NONE;
    for (size_t i = 0; i < count; i++)
        if (runs[i].bed.loop && runs[i].to > runs[i].from) {
            out->beds[out->bed_count++] = span_of(runs, count, i, out->rate);
            out->bed_lufs = fmax(out->bed_lufs, runs[i].bed.lufs);
        }
    lay_floor(sounds, solo, out);
}

void beds_want(const Timeline *timeline, const Cast *cast, Sounds *sounds)
{
    for (size_t i = 0; i < timeline->phase_count; i++) {
        const SoundSpec *spec = spec_of(timeline, &timeline->phases[i], cast);
        if (spec)
            sounds_want(sounds, spec, SOUND_BED, 0, 0);
    }
    sounds_want(sounds, &floor_noise, SOUND_BED, 0, 0);
}

bool beds_sink(double gate, Score *out)
{
    double over = out->bed_lufs + UNDER_GATE - gate;
    if (out->bed_count == 0 || over <= 0)
        return false;
    for (size_t i = 0; i < out->bed_count; i++)
        out->beds[i].gain *= linear(-over);
    return true;
}

float beds_gain(const BedSpan *span, Frames frame)
{
    float gain = span->gain;
    if (frame < span->from || frame >= span->to)
        return 0;
    if (frame < span->from + span->fade_in)
        gain *= (float)(frame - span->from) / (float)span->fade_in;
    if (frame > span->to - span->fade_out)
        gain *= (float)(span->to - frame) / (float)span->fade_out;
    return gain;
}
