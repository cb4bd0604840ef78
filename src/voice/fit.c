// What a pause gives up is cut from its middle:
//
//   raw       ..../‾‾\_/‾‾\............/‾‾‾\..     too slow by a quarter
//   shorter   ..../‾‾\_/‾‾\....../‾‾‾\..           no pause below PAUSE_KEPT
//   stretched .../‾\_/‾\...../‾‾\..                what is still missing, at the same pitch
#include "voice/fit.h"

#include "sound/tempo.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define AUDIBLE    0.01   // of the loudest hop, -40 dB
#define PAUSE      0.20   // seconds without a sound: a pause, not a stop in a word
#define PAUSE_KEPT 0.14   // what is left of one
#define BLEND      0.005  // seconds over which the two sides of a cut blend
#define NEAR       0.01   // a factor this near to 1 needs no stretching
enum { HOPS_A_SECOND = 100, CUTS_MAX = 64 };

typedef struct {
    Frames from, to;
} Gap;

typedef struct {
    Gap    gaps[CUTS_MAX];
    int    count;
    Frames first, last;  // the part that sounds
} Hearing;

// --- Pauses ----------------------------------------------------------------------------

static double loudness_of(const Utterance *of, Frames from, Frames to)
{
    double sum = 0;
    for (Frames i = from * of->channels; i < to * of->channels; i++)
        sum += (double)of->samples[i] * of->samples[i];
    return to > from ? sqrt(sum / (double)((to - from) * of->channels)) : 0;
}

static Hearing listen(const Utterance *of)
{
    Frames  hop = of->rate / HOPS_A_SECOND;
    Hearing heard = { .first = -1 };
    double  loudest = 0;
    for (Frames at = 0; at + hop <= of->length; at += hop)
        loudest = fmax(loudest, loudness_of(of, at, at + hop));
    for (Frames at = 0; at + hop <= of->length; at += hop) {
        if (loudness_of(of, at, at + hop) < loudest * AUDIBLE)
            continue;
        if (heard.first < 0)
            heard.first = at;
        else if (at - heard.last >= (Frames)(PAUSE * of->rate) && heard.count < CUTS_MAX)
            heard.gaps[heard.count++] = (Gap){ heard.last, at };
        heard.last = at + hop;
    }
    if (heard.first < 0)
        heard.first = heard.last = 0;
    return heard;
}

double fit_sounded(const Utterance *of)
{
    Hearing heard = listen(of);
    return (double)(heard.last - heard.first) / of->rate;
}

// How many frames the pauses can give up.
static Frames spare(const Hearing *heard, int rate)
{
    Frames all = 0;
    for (int i = 0; i < heard->count; i++)
        all += heard->gaps[i].to - heard->gaps[i].from - (Frames)(PAUSE_KEPT * rate);
    return all;
}

// --- Cutting ---------------------------------------------------------------------------

static void move_times(Utterance *utterance, Frames after, Frames by)
{
    for (int i = 0; i < utterance->word_count; i++)
        if (utterance->words[i].at >= after)
            utterance->words[i].at -= by;
    if (utterance->vowel >= after)
        utterance->vowel -= by;
}

// Removes `count` frames at `at`.
static void cut(Utterance *utterance, Frames at, Frames count)
{
    int    channels = utterance->channels;
    float *before = utterance->samples + at * channels, *after = before + count * channels;
    Frames blend = (Frames)(BLEND * utterance->rate);
    for (Frames i = 0; i < blend; i++)
        for (int channel = 0; channel < channels; channel++) {
            float  share = ((float)i + 0.5f) / (float)blend;
            float *old = before + (i - blend) * channels + channel;
            *old = *old * (1 - share) + old[count * channels] * share;
        }
    memmove(before, after, sizeof *before * (size_t)((utterance->length - at - count) * channels));
    utterance->length -= count;
    move_times(utterance, at + count, count);
}

// From the last to the first, so that later cuts do not move. Returns the frames it saved.
static Frames shorten_pauses(Utterance *utterance, const Hearing *heard, Frames wanted)
{
    Frames there = spare(heard, utterance->rate), saved = 0;
    for (int i = heard->count - 1; i >= 0 && there > 0; i--) {
        Gap    gap = heard->gaps[i];
        Frames most = gap.to - gap.from - (Frames)(PAUSE_KEPT * utterance->rate);
        Frames count = wanted < there ? most * wanted / there : most;
        if (count > 0)
            cut(utterance, (gap.from + gap.to - count) / 2, count);
        saved += count;
    }
    return saved;
}

// --- All of it -------------------------------------------------------------------------

static bool stretch(Utterance *utterance, double ratio)
{
    Frames length;
    float *samples = tempo_stretch(utterance->samples, utterance->length, utterance->channels,
                                   utterance->rate, ratio, &length);
    if (!samples)
        return false;
    free(utterance->samples);
    utterance->samples = samples;
    utterance->length = length;
    for (int i = 0; i < utterance->word_count; i++)
        utterance->words[i].at = (Frames)((double)utterance->words[i].at * ratio);
    if (utterance->vowel >= 0)
        utterance->vowel = (Frames)((double)utterance->vowel * ratio);
    return true;
}

bool fit_to(Utterance *utterance, double factor)
{
    char why[LIBRARY_WHY_SIZE];
    if (!tempo_ready(why))
        return false;
    Hearing heard = listen(utterance);
    Frames  sounded = heard.last - heard.first;
    double  wanted = (double)sounded / factor;
    if (factor > 1)
        sounded -= shorten_pauses(utterance, &heard, sounded - (Frames)wanted);
    double ratio = sounded > 0 ? wanted / (double)sounded : 1;
    return fabs(ratio - 1) < NEAR || stretch(utterance, ratio);
}
