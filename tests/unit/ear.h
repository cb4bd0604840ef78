// A small ear for the tests of sounds: levels, brightness and jumps measured on the samples, not asked of the
// program.
#ifndef TESTS_EAR_H
#define TESTS_EAR_H

#include "sound/clip.h"

#include <math.h>
#include <stdlib.h>

static inline double ear_sample(const Clip *clip, Frames frame, int channel)
{
    return clip->samples[frame * clip->channels + channel] / 32768.0 * clip->scale;
}

// RMS in dBFS over a part of a clip, all channels.
static inline double ear_level(const Clip *clip, Frames from, Frames to)
{
    double sum = 0;
    for (Frames i = from; i < to; i++)
        for (int c = 0; c < clip->channels; c++)
            sum += ear_sample(clip, i, c) * ear_sample(clip, i, c);
    return 10 * log10(sum / (double)((to - from) * clip->channels) + 1e-20);
}

static inline double ear_part(const Clip *clip, double from, double to)
{
    return ear_level(clip, (Frames)(from * (double)clip->length), (Frames)(to * (double)clip->length));
}

// The power at one frequency over a part of a clip, Hann window.
static inline double ear_power(const Clip *clip, double from, double to, double hz)
{
    Frames first = (Frames)(from * (double)clip->length), count = (Frames)(to * (double)clip->length) - first;
    double re = 0, im = 0;
    for (Frames i = 0; i < count; i++) {
        double window = 0.5 - 0.5 * cos(6.283185307179586 * (double)i / (double)count),
               turn = 6.283185307179586 * hz * (double)i / clip->rate;
        re += window * ear_sample(clip, first + i, 0) * cos(turn);
        im += window * ear_sample(clip, first + i, 0) * sin(turn);
    }
    return re * re + im * im;
}

// Where the middle of the spectrum is, 120 Hz to 6 kHz in steps of a sixth of an octave: brightness.
static inline double ear_centroid(const Clip *clip, double from, double to)
{
    double sum = 0, weighted = 0;
    for (double hz = 120; hz < 6000; hz *= 1.0293) {
        double power = ear_power(clip, from, to, hz) * hz;  // per step of a constant ratio
        sum += power, weighted += power * log2(hz);
    }
    return exp2(weighted / sum);
}

// The largest step from sample to sample in [from, to), the silence before and after the clip included.
static inline double ear_jump(const Clip *clip, Frames from, Frames to)
{
    double jump = 0;
    for (int c = 0; c < clip->channels; c++)
        for (Frames i = from; i <= to; i++) {
            double before = i > 0 ? ear_sample(clip, i - 1, c) : 0,
                   after = i < clip->length ? ear_sample(clip, i, c) : 0;
            jump = fmax(jump, fabs(after - before));
        }
    return jump;
}

static inline uint64_t ear_hash(const Clip *clip)
{
    uint64_t hash = 14695981039346656037u;
    for (Frames i = 0; i < clip->length * clip->channels; i++)
        hash = (hash ^ (uint16_t)clip->samples[i]) * 1099511628211u;
    return hash;
}

#endif
