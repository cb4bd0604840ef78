// A run of phases with the same bed at the same gain is one span; where the bed changes, two spans cross.
//
//   phase   |  open  |  settle  | connect |
//   bed     / ----- pink ------ X - rain - |
//   floor   \______________________________|   the wake-up, then -60 dBFS to the end
#include "mix/beds.h"

#include "mix/tide.h"
#include "sound/loudness.h"

#include <math.h>

#define CROSS        (2 * MICROS_PER_SECOND)
#define EDGE         (20 * MICROS_PER_SECOND / 1000)      // the floor's own fades: just no click
#define WAKE_UP      (3 * MICROS_PER_SECOND / 2)          // headsets swallow up to a second
#define FLOOR_DB     (-60.0)
#define WAKE_UP_DB   (-40.0)

typedef struct { const Clip *loop; float gain; bool follows; } Bed;

static float linear(double db) { return (float)pow(10, db / 20); }

static bool is_same(Bed a, Bed b)
{
    return a.loop == b.loop && a.gain == b.gain;
}

static bool spec_of(const TimelinePhase *phase, const SoundPack *pack, const SearchPath *path, Arena *arena, DiagList *diags,
                    SoundSpec *out)
{
    if (phase->bed)
        return pack_bed(path, pack, phase->bed, phase->pos, arena, diags, out);
    *out = pack->specs[SOUND_BED];
    return true;
}

// A bed's level is its loudness: rain has its energy where the ear is sharp, brown noise where it is dull, and either must
// stay under the meter's gates, or the walk's range becomes that between speech and bed.
static double level_correction(const SoundSpec *spec, const Clip *loop)
{
    double lufs = loudness_of_energy(loop->energy, loop->energy_count, loop->channels == 1 ? 2 : 1);
    return lufs > LOUDNESS_NONE ? spec->level_db - lufs : 0;
}

static Bed bed_of(const TimelinePhase *phase, const SoundPack *pack, Sounds *sounds, const SearchPath *path, Arena *arena,
                  DiagList *diags)
{
    SoundSpec spec;
    if (!pack || (phase->muted & LAYER_BIT(LAYER_BED)) || !spec_of(phase, pack, path, arena, diags, &spec))
        return (Bed){0};
    const Clip *loop = sounds_get(sounds, &spec, SOUND_BED, 0, 0, diags);
    if (!loop)
        return (Bed){0};
    return (Bed){ loop, linear(phase->gain_db[LAYER_BED] + level_correction(&spec, loop)), tide_follows(&spec) };
}

// Grows over the neighbours by half the crossing on either side, but not over half of its own length.
static BedSpan span_of(Bed bed, Frames from, Frames to, const Score *score)
{
    Frames  half = frames_at(CROSS / 2, score->rate);
    BedSpan span = { .from = from, .to = to, .loop = bed.loop, .gain = bed.gain, .follows = bed.follows };
    if (half > (to - from) / 2)
        half = (to - from) / 2;
    span.fade_in = from > 0 ? 2 * half : half;
    span.fade_out = to < score->length ? 2 * half : half;
    span.from -= from > 0 ? half : 0;
    span.to += to < score->length ? half : 0;
    return span;
}

static void lay_floor(Sounds *sounds, bool solo, DiagList *diags, Score *out)
{
    SoundSpec   spec = { .source = SOURCE_NOISE, .name = "pink", .level_db = FLOOR_DB };
    const Clip *loop = sounds_get(sounds, &spec, SOUND_BED, 0, 0, diags);
    float       gain = loop && !solo ? 1 : 0;
    Frames      edge = frames_at(EDGE, out->rate), wake_up = frames_at(WAKE_UP, out->rate);
    out->floor[FLOOR_NOISE] = (BedSpan){ .to = out->length, .fade_in = edge, .fade_out = edge, .loop = loop, .gain = gain };
    out->floor[FLOOR_WAKE_UP] = (BedSpan){ .to = wake_up, .fade_in = edge, .fade_out = wake_up - edge, .loop = loop,
                                           .gain = gain * linear(WAKE_UP_DB - FLOOR_DB) };
}

bool beds_lay(const Packs *packs, Sounds *sounds, const SearchPath *path, bool solo, Arena *arena, DiagList *diags, Score *out)
{
    const Timeline *timeline = out->timeline;
    int             errors = diags->errors;
    Bed             running = {0};
    Frames          since = 0;
    out->beds = ARENA_ARRAY(arena, BedSpan, timeline->phase_count);
    for (size_t i = 0; i < timeline->phase_count; i++) {
        Frames at = frames_at(timeline->phases[i].at, out->rate);
        Bed    bed = bed_of(&timeline->phases[i], packs->of_phase[i], sounds, path, arena, diags);
        if (is_same(bed, running))
            continue;
        if (running.loop && at > since)
            out->beds[out->bed_count++] = span_of(running, since, at, out);
        running = bed;
        since = at;
    }
    if (running.loop && out->length > since)
        out->beds[out->bed_count++] = span_of(running, since, out->length, out);
    lay_floor(sounds, solo, diags, out);
    return diags->errors == errors;
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
