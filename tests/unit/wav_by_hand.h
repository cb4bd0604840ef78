// WAV files byte by byte, so that they can also be wrong.
#ifndef WAV_BY_HAND_H
#define WAV_BY_HAND_H

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    int    channels, rate, frames;
    int    bits;      // 16: integers; 32: floats
    double peak;      // of a tone of 300 Hz; NAN: of 0.3, with a few samples that are NaN
    double claimed;   // seconds that the header says; 0: as many as there are
    int    fmt_size;  // that the header says; 0: 16
} WavByHand;

static inline void put_bytes(FILE *file, uint32_t value, int bytes)
{
    for (int i = 0; i < bytes; i++)
        putc((int)(value >> (8 * i) & 0xFF), file);
}

static inline void write_wav(const char *path, const WavByHand *wav)
{
    int      width = wav->bits / 8, frame = wav->channels * width;
    uint32_t size = (uint32_t)(wav->frames * frame);
    uint32_t says = wav->claimed > 0 ? (uint32_t)(wav->claimed * wav->rate) * (uint32_t)frame : size;
    FILE    *file = fopen(path, "w");
    if (!file)
        exit(1);
    fputs("RIFF", file), put_bytes(file, 36 + says, 4), fputs("WAVEfmt ", file);
    put_bytes(file, (uint32_t)(wav->fmt_size ? wav->fmt_size : 16), 4);
    put_bytes(file, wav->bits == 32 ? 3 : 1, 2), put_bytes(file, (uint32_t)wav->channels, 2);
    put_bytes(file, (uint32_t)wav->rate, 4), put_bytes(file, (uint32_t)(wav->rate * frame), 4);
    put_bytes(file, (uint32_t)frame, 2), put_bytes(file, (uint32_t)wav->bits, 2);
    fputs("data", file), put_bytes(file, says, 4);
    for (int i = 0; i < wav->frames * wav->channels; i++) {
        double   peak = isnan(wav->peak) && i % 1000 > 0 ? 0.3 : wav->peak;
        float    sample = (float)(peak * sin(2 * M_PI * 300 * (i / wav->channels) / wav->rate));
        uint32_t bits;
        memcpy(&bits, &sample, sizeof bits);
        put_bytes(file, wav->bits == 32 ? bits : (uint32_t)(int32_t)(sample * 32767), width);
    }
    fclose(file);
}

#endif
