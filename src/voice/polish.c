// Everything happens at the engine's own rate, where there are fewest samples. Resampling comes last, and
// keeps the loudness.
//
//   raw       ....__/‾‾\_/‾‾‾\____...        trim: from PAD before the first sound to TAIL after the last
//   clip          _/‾‾\_/‾‾‾\__              fades in the pad and in the tail
//                  ^ onset                found again on the final samples, so that it is true
//                                        of what is heard
#include "voice/polish.h"

#include "sound/biquad.h"
#include "sound/loudness.h"
#include "sound/peaks.h"
#include "sound/resample.h"
#include "voice/onset.h"

#include <math.h>
#include <stdlib.h>

#define AUDIBLE      0.02   // of the loudest 2 ms, -34 dB: where a first sound begins
#define PAD          0.004  // seconds kept before it, faded in
#define TAIL         0.020  // kept after the last sound, faded out; shorter cuts off the breath of a final t
#define TAIL_AUDIBLE 0.005  // -46 dB: endings die away more slowly than beginnings rise
#define RUMBLE_HZ    60     // below the lowest voice
#define HEADROOM_DB  9.5    // peak above loudness at most, at the engine's rate
#define SETTLED_DB   0.02
#define HIGHEST_DB   9.7  // and at the clip's: a bright voice has a decibel more between the engine's samples
enum { LIMIT_PASSES = 6, HOPS_A_SECOND = 1000, HOPS_WIDE = 2 };

// A stretch of samples being worked on.
typedef struct {
    float *samples;
    Frames length;
    int    channels, rate;
} Stretch;

static Frames hop_start(const Stretch *of, Frames hop) { return hop * of->rate / HOPS_A_SECOND; }
static Frames hop_count(const Stretch *of) { return of->length * HOPS_A_SECOND / of->rate + 1; }

// RMS of the 2 ms that begin with a hop of 1 ms.
static double hop_rms(const Stretch *of, Frames hop)
{
    Frames start = hop_start(of, hop), end = hop_start(of, hop + HOPS_WIDE);
    double sum = 0;
    for (Frames i = start * of->channels; i < (end < of->length ? end : of->length) * of->channels; i++)
        sum += (double)of->samples[i] * of->samples[i];
    return sqrt(sum / (double)((end - start) * of->channels));
}

static double loudest_hop(const Stretch *of)
{
    double loudest = 0;
    for (Frames hop = 0; hop < hop_count(of); hop++)
        loudest = fmax(loudest, hop_rms(of, hop));
    return loudest;
}

static Frames first_sound(const Stretch *of, double threshold)
{
    Frames hop = 0;
    while (hop < hop_count(of) && hop_rms(of, hop) < threshold)
        hop++;
    return hop_start(of, hop);
}

static Frames last_sound(const Stretch *of, double threshold)
{
    Frames hop = hop_count(of);
    while (hop > 0 && hop_rms(of, hop - 1) < threshold)
        hop--;
    Frames end = hop_start(of, hop + 1);
    return end < of->length ? end : of->length;
}

// Narrows the stretch to what is heard. Returns how many frames were cut off in front; -1: nothing is heard.
static Frames trim(Stretch *stretch)
{
    double loudest = loudest_hop(stretch);
    if (loudest < 1e-5)
        return -1;
    Frames from = first_sound(stretch, loudest * AUDIBLE) - (Frames)(PAD * stretch->rate);
    Frames to = last_sound(stretch, loudest * TAIL_AUDIBLE) + (Frames)(TAIL * stretch->rate);
    from = from > 0 ? from : 0;
    to = to < stretch->length ? to : stretch->length;
    stretch->samples += from * stretch->channels;
    stretch->length = to - from;
    return from;
}

static void fade_frame(const Stretch *stretch, Frames frame, Frames in, Frames out)
{
    double rise = ((double)frame + 0.5) / (double)in,
           fall = ((double)(stretch->length - frame) - 0.5) / (double)out;
    float gain = (float)fmin(fmin(rise, fall), 1);
    for (int channel = 0; channel < stretch->channels; channel++)
        stretch->samples[frame * stretch->channels + channel] *= gain;
}

static void fade(const Stretch *stretch)
{
    Frames in = (Frames)(PAD * stretch->rate), out = (Frames)(TAIL * stretch->rate), length = stretch->length;
    for (Frames frame = 0; frame < in && frame < length; frame++)
        fade_frame(stretch, frame, in, out);
    for (Frames frame = length - out > in ? length - out : in; frame < length; frame++)
        fade_frame(stretch, frame, in, out);
}

// A low cut, and those bands that a rate has room for; returns how many filters.
static size_t tune(const VoiceProfile *profile, int rate, Biquad *out)
{
    size_t count = 0;
    out[count++] = biquad_low_cut(RUMBLE_HZ, M_SQRT1_2, rate);
    for (size_t i = 0; i < profile->band_count; i++)
        if (profile->bands[i].hz <= 0.45 * rate)
            out[count++] = biquad_peak(profile->bands[i].hz, 1.0, profile->bands[i].db, rate);
    return count;
}

// Equalises, and removes what is below any voice: a synthesiser's direct current, a microphone's rumble. One
// pass for all filters: each works on its own sample while the others wait for theirs.
static bool filter(const Stretch *stretch, const VoiceProfile *profile)
{
    Biquad *filters = calloc(profile->band_count + 1, sizeof *filters);
    for (int channel = 0; filters && channel < stretch->channels; channel++) {
        size_t count = tune(profile, stretch->rate, filters);
        for (Frames i = channel; i < stretch->length * stretch->channels; i += stretch->channels) {
            double sample = stretch->samples[i];
            for (size_t number = 0; number < count; number++)
                sample = biquad_next(&filters[number], sample);
            stretch->samples[i] = (float)sample;
        }
    }
    free(filters);
    return filters != NULL;
}

static double loudness(const Stretch *stretch)
{
    int    count = loudness_block_count(stretch->length, stretch->rate);
    float *energy = malloc(sizeof *energy * (size_t)(count + 1));
    if (!energy)
        return LOUDNESS_NONE;
    loudness_energy(stretch->samples, stretch->length, stretch->channels, stretch->rate, energy);
    double lufs = loudness_of_energy(energy, count, stretch->channels == 1 ? 2 : 1);
    free(energy);
    return lufs;
}

static double db(double gain) { return 20 * log10(gain); }
static double gain_of(double decibels) { return pow(10, decibels / 20); }

// Lowering the peaks makes the whole quieter, and so lowers the ceiling. How far, as a part of what is above
// it, the first time and after that, was measured with espeak-ng's voices. Two or three rounds settle it to
// 0.02 dB.
static double tame_peaks(const Stretch *stretch)
{
    double lufs = loudness(stretch), lost = 0.3;
    for (int pass = 0; pass < LIMIT_PASSES; pass++, lost = 0.8) {
        float  peak = peaks_highest(stretch->samples, stretch->length, stretch->channels);
        double above = db(peak) - lufs - HEADROOM_DB;
        if (above <= SETTLED_DB)
            break;
        double ceiling = gain_of(lufs + HEADROOM_DB - lost * above);
        peaks_limit(stretch->samples, stretch->length, stretch->channels, stretch->rate, (float)ceiling);
        lufs = loudness(stretch);
    }
    return lufs;
}

static bool level(const Stretch *stretch, const VoiceProfile *profile)
{
    double lufs = tame_peaks(stretch);
    if (lufs <= LOUDNESS_NONE)
        return false;
    float gain = (float)gain_of(VOICE_LUFS + profile->gain_db - lufs);
    for (Frames i = 0; i < stretch->length * stretch->channels; i++)
        stretch->samples[i] *= gain;
    return true;
}

static bool tame_between(const Stretch *final, const VoiceProfile *profile)
{
    double ceiling = gain_of(VOICE_LUFS + profile->gain_db + HIGHEST_DB);
    return peaks_highest(final->samples, final->length, final->channels) <= ceiling ||
           peaks_limit(final->samples, final->length, final->channels, final->rate, (float)ceiling);
}

// Where a frame of the raw speech is in the clip.
static Frames moved(Frames frame, Frames cut, int from_rate, const Clip *clip)
{
    Frames at = (frame - cut) * clip->rate / from_rate;
    return at < 0 ? 0 : at < clip->length ? at : clip->length;
}

// Where the stressed vowel is in the raw speech; -1: not known. stretch: what is left of it.
static Frames find_vowel(const Utterance *raw, const Stretch *stretch, Frames cut)
{
    Frames hint = raw->vowel < 0 ? ONSET_NO_HINT : raw->vowel > cut ? raw->vowel - cut : 0;
    if (!raw->by_ear)
        return raw->vowel;
    return cut + onset_find(stretch->samples, stretch->length, stretch->channels, stretch->rate, hint);
}

// False: out of memory.
static bool mark(Clip *clip, const Stretch *final, const Utterance *raw, Frames vowel, Frames cut)
{
    clip->onset = first_sound(final, loudest_hop(final) * AUDIBLE);
    clip->vowel = vowel < 0 ? clip->onset : moved(vowel, cut, raw->rate, clip);
    if (clip->vowel < clip->onset)
        clip->vowel = clip->onset;
    clip->words = raw->word_count ? malloc(sizeof *clip->words * (size_t)raw->word_count) : NULL;
    for (int i = 0; clip->words && i < raw->word_count; i++) {
        clip->words[clip->word_count] = raw->words[i];
        clip->words[clip->word_count++].at = moved(raw->words[i].at, cut, raw->rate, clip);
    }
    return clip->words || !raw->word_count;
}

Clip *polish(const Utterance *raw, const VoiceProfile *profile, int rate)
{
    Stretch stretch = { raw->samples, raw->length, raw->channels, raw->rate };
    Frames  cut = trim(&stretch);
    if (cut < 0)
        return NULL;
    if (!filter(&stretch, profile))
        return NULL;
    fade(&stretch);
    if (!level(&stretch, profile))
        return NULL;
    Stretch final = { resample(stretch.samples, stretch.length, stretch.channels, stretch.rate, rate),
                      resample_length(stretch.length, stretch.rate, rate), stretch.channels, rate };
    Clip   *clip = NULL;
    if (final.samples && tame_between(&final, profile))
        clip = clip_from_floats(final.samples, final.length, final.channels, rate);
    bool marked = clip && mark(clip, &final, raw, find_vowel(raw, &stretch, cut), cut);
    free(final.samples);
    if (marked)
        return clip;
    clip_free(clip);
    return NULL;
}
