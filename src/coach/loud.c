// Whether the stop signs are loud enough to be heard: by what the files say, and by what is heard.
//
//     dB of the band in which words are understood
//       -18  ......voice......
//                                 6 at least
//       -24  ..................
//       -46  ___bed, breath____   ducked
#include "coach/inside.h"
#include "mix/mixer.h"
#include "rules/rules.h"
#include "sound/biquad.h"
#include "sound/filter.h"
#include "voice/voice.h"

#include <math.h>

#define OVER_REST   6.0      // dB of the voice over all else, at the least [ours]
#define BED_DUCKED  14.0     // dB that a bed goes down under speech: mix/duck.c
#define QUIETEST    (-9.0)   // dB that voice file and session may take off the voice together [ours]
#define CUT_DEEPEST (-12.0)  // dB that an equaliser may take out of speech [ours]
#define IN_BAND     (-12.0)  // dB of the band in the whole voice, at the least: espeak-ng has -2 [ours]
enum { BAND_LOW = 400, BAND_HIGH = 4000, EVEN_RATE = 44100, BLOCK = MIXER_BLOCK };

// --- By what the files say -------------------------------------------------------------

static double bed_level(const Coach *coach, const TimelinePhase *part)
{
    const SoundSpec *bed = cast_bed(coach->cast, part->bed, part->sound);
    bool             silent = !bed || bed->source == SOURCE_NONE || (part->muted & LAYER_BIT(LAYER_BED));
    return silent ? -200 : bed->level_db + part->gain_db[LAYER_BED];
}

static void check_gains(const Coach *coach)
{
    const TimelinePhase *part = &coach->timeline->phases[0];
    Arena               *arena = coach->desk->arena;
    double               gain = part->gain_db[LAYER_VOICE] + coach->voice->gain_db;
    double               over = VOICE_LUFS + gain - (bed_level(coach, part) - BED_DUCKED);
    if (part->muted & LAYER_BIT(LAYER_VOICE))
        opening_unheard(coach, part->pos, "the voice is muted in the opening");
    else if (gain < QUIETEST)
        opening_unheard(coach, part->pos,
                        arena_printf(arena, "the voice is turned down by %.0f dB in the opening", -gain));
    else if (over < OVER_REST)
        opening_unheard(coach, part->pos,
                        arena_printf(arena, "the bed is too loud for the voice in the opening by %.0f dB",
                                     OVER_REST - over));
}

// dB of a filter at a pitch.
static double response(const Biquad *filter, double hz)
{
    double turn = 2 * 3.141592653589793 * hz / EVEN_RATE;
    double out = hypot(filter->b0 + filter->b1 * cos(turn) + filter->b2 * cos(2 * turn),
                       filter->b1 * sin(turn) + filter->b2 * sin(2 * turn));
    double in = hypot(1 + filter->a1 * cos(turn) + filter->a2 * cos(2 * turn),
                      filter->a1 * sin(turn) + filter->a2 * sin(2 * turn));
    return 20 * log10(out / in);
}

static void check_equaliser(const Coach *coach)
{
    static const double pitches[] = { 500, 1000, 2000, 3200 };
    enum { PITCHES = sizeof pitches / sizeof *pitches };
    const VoiceProfile *voice = coach->voice;
    double              cut = 0;
    for (size_t i = 0; i < voice->band_count; i++) {
        Biquad filter = biquad_peak(voice->bands[i].hz, 1.0, voice->bands[i].db, EVEN_RATE);
        for (size_t j = 0; j < PITCHES; j++)
            cut += response(&filter, pitches[j]) / PITCHES;
    }
    if (cut < CUT_DEEPEST)
        opening_unheard(coach, voice->pos, "the equaliser takes the speech out of the voice");
}

void loud_check(const Coach *coach)
{
    check_gains(coach);
    check_equaliser(coach);
}

// --- By what is heard ------------------------------------------------------------------

typedef struct {
    double whole, band;  // power
} Power;

// A channel on its way through the filters at the two ends of the band.
typedef struct {
    Band  low, high;
    Power power;
} BandPass;

static BandPass band_pass(int rate)
{
    BandPass pass = { .power = { 0 } };
    band_tune(&pass.low, BAND_LOW, 0.7071, rate);
    band_tune(&pass.high, BAND_HIGH, 0.7071, rate);
    return pass;
}

static inline void pass_on(BandPass *pass, double sample)
{
    band_next(&pass->low, sample);
    band_next(&pass->high, pass->low.high);
    pass->power.whole += sample * sample;
    pass->power.band += pass->high.low * pass->high.low;
}

// Both channels side by side, in registers: each waits for its own last sample.
static void pass_block(BandPass passes[2], const float *samples, int channels)
{
    BandPass left = passes[0], right = passes[1];
    for (int i = 0; i < BLOCK; i++) {
        pass_on(&left, samples[i * channels]);
        if (channels == 2)
            pass_on(&right, samples[i * channels + 1]);
    }
    passes[0] = left, passes[1] = right;
}

static Power power_of(const Score *score, LayerSet audible, Frames from, Frames to)
{
    Score    heard = *score;
    BandPass passes[2] = { band_pass(score->rate), band_pass(score->rate) };
    float    samples[BLOCK * 2];
    heard.audible = audible;
    Mixer *mixer = mixer_open(&heard);
    if (!mixer)
        return (Power){ 0 };
    mixer_seek(mixer, from);
    for (Frames at = from; at < to; at += BLOCK) {
        mixer_fill(mixer, samples, BLOCK);
        pass_block(passes, samples, score->channels);
    }
    mixer_close(mixer);
    return (Power){ passes[0].power.whole + passes[1].power.whole,
                    passes[0].power.band + passes[1].power.band };
}

static double decibels(double power) { return 10 * log10(power + 1e-12); }

void loud_check_score(const Coach *coach, const Score *score, const Spoken *spoken)
{
    Arena    *arena = coach->desk->arena;
    SourcePos pos = coach->timeline->events[spoken->event].pos;
    Power     voice = power_of(score, LAYER_BIT(LAYER_VOICE), spoken->onset, spoken->end);
    Power     rest = power_of(score, LAYERS_ALL & ~LAYER_BIT(LAYER_VOICE), spoken->onset, spoken->end);
    double    over = decibels(voice.band) - decibels(rest.band);
    double    share = decibels(voice.band) - decibels(voice.whole);
    if (share < IN_BAND)
        opening_unheard(coach, pos, "what the voice says is nearly all too low or too high to be understood");
    else if (over < OVER_REST && (score->audible & LAYER_BIT(LAYER_VOICE)))  // else nothing gets quieter
        opening_unheard(coach, pos,
                        arena_printf(arena,
                                     "the voice is %.0f dB over all other sound, and needs at least %.0f",
                                     over, OVER_REST));
}
