// Floats as the samples of a file: 16 or 24 bits, or floats as they are; little-endian, packed.
#ifndef SINK_SAMPLES_H
#define SINK_SAMPLES_H

#include "base/choice.h"

#include <stddef.h>
#include <stdint.h>

// A sample's bytes are its bits / 8.
typedef enum { BITS_16 = 16, BITS_24 = 24, BITS_FLOAT = 32 } SampleBits;
extern const Choice sample_bits[];  // the words of each

enum { SAMPLE_BYTES_MOST = 4 };

// Full scale is 32767 or 8388607; halves round away from zero, values out of range are clamped, except for
// floats.
void samples_pack(const float *restrict samples, size_t count, SampleBits bits, uint8_t *restrict out);

// The same as numbers: BITS_16 and BITS_24 only.
void samples_round(const float *restrict samples, size_t count, SampleBits bits, int32_t *restrict out);

#endif
