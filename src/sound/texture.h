// What the breaths of one side and length are cut from: air or a tone that sounds throughout, made once.
//
// A breath is a variant of it: its pitch up to 3 % higher or lower (the texture is read that much quicker or
// slower), its level up to 1 dB, the time in which it sets in up to 10 %. Reading is a tenth of the work of
// making, so that eight variants cost little more than one breath did.
#ifndef SOUND_TEXTURE_H
#define SOUND_TEXTURE_H

#include "sound/clip.h"
#include "sound/synth.h"

enum { TEXTURE_LANES = 2 };  // for noise: two independent ones, for neighbouring breaths

typedef struct {
    float *lanes[TEXTURE_LANES];
    int    lane_count;
    Frames length;  // frames of each
    int    rate;
    float  peaks[TEXTURE_LANES];
    float *power[TEXTURE_LANES];  // mean square of each 10 ms
    float *heard;                 // the same of the first lane, K-weighted
    float *room;                  // the memory of all of these
} Texture;

// For a breath in or out of noise or a tone. False: out of memory.
bool texture_make(const SoundOrder *order, Texture *out);
void texture_free(Texture *texture);

// The breath of order->variant. NULL: out of memory.
Clip *texture_breath(const Texture *texture, const SoundOrder *order);

// Fill texture->lanes (length, rate and lanes are there); in breath.c and hum.c.
void texture_air(const SoundOrder *order, Texture *out);
void texture_tone(const SoundOrder *order, Texture *out);

#endif
