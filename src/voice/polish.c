// Everything happens at the engine's own rate, where there are fewest samples; resampling comes last and
// keeps loudness.
//
//   raw       ....__/‾‾\_/‾‾‾\____...        trim: from PAD before the first sound to TAIL after the last
//   clip          _/‾‾\_/‾‾‾\__              fades in the pad and in the tail
//                  ^ onset                found again on the final samples, so that it is true
//                                        of what is heard
#include "voice/polish.h"

#include "sound/biquad.h"
#include "sound/filter.h"
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

// Narrows the stretch to what is heard; returns how many frames were cut off in front, -1 when nothing is
// heard.
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

static void fade(const Stretch *stretch)
{
    Frames in = (Frames)(PAD * stretch->rate), out = (Frames)(TAIL * stretch->rate);
    for (Frames i = 0; i < stretch->length; i++) {
        double rise = i < in ? ((double)i + 0.5) / (double)in : 1, left = (double)(stretch->length - i) - 0.5;
        float  gain = (float)fmin(rise, left < (double)out ? left / (double)out : 1);
        for (int channel = 0; channel < stretch->channels && gain < 1; channel++)
            stretch->samples[i * stretch->channels + channel] *= gain;
    }
}

// What is below any voice: a synthesiser's direct current, a microphone's rumble.
static void cut_rumble(const Stretch *stretch)
{
    for (int channel = 0; channel < stretch->channels; channel++) {
        Band cut = { 0 };
        band_tune(&cut, RUMBLE_HZ, M_SQRT1_2, stretch->rate);
        for (Frames i = channel; i < stretch->length * stretch->channels; i += stretch->channels) {
            band_next(&cut, stretch->samples[i]);
            stretch->samples[i] = (float)cut.high;
        }
    }
}

static void equalise(const Stretch *stretch, const VoiceProfile *profile)
{
    for (size_t band = 0; band < profile->band_count; band++) {
        if (profile->bands[band].hz > 0.45 * stretch->rate)
            continue;
        for (int channel = 0; channel < stretch->channels; channel++) {
            Biquad filter = biquad_peak(profile->bands[band].hz, 1.0, profile->bands[band].db, stretch->rate);
            for (Frames i = channel; i < stretch->length * stretch->channels; i += stretch->channels)
                stretch->samples[i] = (float)biquad_next(&filter, stretch->samples[i]);
        }
    }
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

// Taking peaks down makes the whole a little quieter, which brings the ceiling down: a few rounds settle it.
static double tame_peaks(const Stretch *stretch)
{
    double lufs = loudness(stretch);
    for (int pass = 0; pass < LIMIT_PASSES; pass++) {
        float  peak = peaks_highest(stretch->samples, stretch->length, stretch->channels);
        double above = db(peak) - lufs - HEADROOM_DB;
        if (above <= 0)
            break;
        double ceiling = gain_of(lufs + HEADROOM_DB - 0.15 * above);  // 0.15: about what is lost in loudness
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
    cut_rumble(&stretch);
    equalise(&stretch, profile);
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
