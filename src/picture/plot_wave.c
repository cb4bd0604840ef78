// The shape of a walk's sound: it is mixed once, and goes nowhere.
#include "mix/mixer.h"
#include "picture/plot.h"

#include <math.h>

enum { BLOCK = 4096 };  // frames

const float *plot_wave(const Score *score, size_t points, Arena *arena)
{
    float *wave = ARENA_ARRAY(arena, float, points),
          *block = ARENA_ARRAY(arena, float, BLOCK * score->channels);
    Mixer *mixer = mixer_open(score);
    for (Frames at = 0, got; mixer && at < score->length; at += got) {
        got = mixer_fill(mixer, block, BLOCK);
        for (Frames i = 0; i < got * score->channels; i++) {
            Frames point = (at + i / score->channels) * (Frames)points / score->length;
            wave[point] = fmaxf(wave[point], fabsf(block[i]));
        }
    }
    mixer_close(mixer);
    return wave;
}
