#include "sink/samples.h"

#include "base/wide.h"
#include "sink/encoder.h"

#include <string.h>

const Choice sample_bits[] = {
    CHOICE("16", BITS_16), CHOICE("24", BITS_24), CHOICE("float", BITS_FLOAT), { 0 }
};

// A double has room for 24 bits and half a step more.
static int32_t rounded_24(float sample)
{
    double scaled = (double)sample * 8388607.0;
    scaled = scaled < -8388608.0 ? -8388608.0 : scaled > 8388607.0 ? 8388607.0 : scaled;
    return (int32_t)(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
}

WIDE static void round_16(const float *restrict samples, size_t count, int32_t *restrict out)
{
    for (size_t i = 0; i < count; i++)
        out[i] = encoder_s16(samples[i]);
}

WIDE static void round_24(const float *restrict samples, size_t count, int32_t *restrict out)
{
    for (size_t i = 0; i < count; i++)
        out[i] = rounded_24(samples[i]);
}

void samples_round(const float *restrict samples, size_t count, SampleBits bits, int32_t *restrict out)
{
    (bits == BITS_16 ? round_16 : round_24)(samples, count, out);
}

void samples_pack(const float *restrict samples, size_t count, SampleBits bits, uint8_t *restrict out)
{
    switch (bits) {
    case BITS_16: encoder_s16_all(samples, count, (int16_t *)out); break;
    case BITS_24:
        for (size_t i = 0; i < count; i++) {
            uint32_t sample = (uint32_t)rounded_24(samples[i]);
            out[3 * i] = (uint8_t)sample;
            out[3 * i + 1] = (uint8_t)(sample >> 8);
            out[3 * i + 2] = (uint8_t)(sample >> 16);
        }
        break;
    case BITS_FLOAT: memcpy(out, samples, count * sizeof *samples); break;
    }
}
