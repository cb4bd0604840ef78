// soxr at high quality: -133 dB, thousands of times real time, exact length. One thread, so that results
// repeat.
#include "sound/resample.h"

#include <soxr.h>
#include <stdlib.h>
#include <string.h>

enum { PIECE = 1 << 16 };  // frames

Frames resample_length(Frames length, int from_rate, int to_rate)
{
    return (length * to_rate + from_rate - 1) / from_rate;
}

// A piece at a time: handed all at once, soxr lets its buffers grow by small steps and copies them at each.
static bool feed(soxr_t soxr, const float *samples, size_t length, size_t channels, float *out, size_t wanted)
{
    size_t given = 0, done = 0, taken, made;
    while (done < wanted) {
        size_t       count = length - given < PIECE ? length - given : PIECE;
        const float *piece = count > 0 ? samples + given * channels : NULL;  // NULL: no more will come
        if (soxr_process(soxr, piece, count, &taken, out + done * channels, wanted - done, &made))
            return false;
        if (count == 0 && made == 0)
            break;
        given += taken;
        done += made;
    }
    return true;
}

float *resample(const float *samples, Frames length, int channels, int from_rate, int to_rate)
{
    Frames wanted = resample_length(length, from_rate, to_rate);
    float *out = calloc((size_t)(wanted * channels + 1), sizeof *out);
    if (!out || from_rate == to_rate) {
        if (out)
            memcpy(out, samples, sizeof *out * (size_t)(length * channels));
        return out;
    }
    soxr_quality_spec_t quality = soxr_quality_spec(SOXR_HQ, 0);
    soxr_runtime_spec_t runtime = soxr_runtime_spec(1);
    soxr_error_t        error = NULL;
    soxr_t soxr = soxr_create(from_rate, to_rate, (unsigned)channels, &error, NULL, &quality, &runtime);
    bool   done = !error && feed(soxr, samples, (size_t)length, (size_t)channels, out, (size_t)wanted);
    soxr_delete(soxr);
    if (done)
        return out;
    free(out);
    return NULL;
}
