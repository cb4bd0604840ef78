// A sound that can be placed: a phrase, a tick, a breath. Whole in memory, never changed once made.
#ifndef SOUND_CLIP_H
#define SOUND_CLIP_H

#include "base/units.h"

typedef struct {
    int    start, length;
    Frames at;
} ClipWord;  // bytes into the text; frame where the word begins

typedef struct {
    int16_t  *samples;   // interleaved; scaled so that 32768 is 1.0, times `scale`
    Frames    length;    // frames
    int       channels;  // 1 or 2
    int       rate;      // frames a second
    float     scale;     // real amplitude = sample / 32768 * scale
    Frames    onset;     // first sound
    Frames    vowel;     // stressed vowel; == onset where unknown
    ClipWord *words;     // may be NULL
    int       word_count;
    float    *energy;  // K-weighted mean square per 10 ms block (mono clips: of one channel), for loudness
                       // prediction
    int energy_count;
} Clip;

// Makes a clip from floats (interleaved); measures energy (block n starts at frame n * rate / 100, the last
// one counts as whole; stereo: both channels added up), onset and vowel 0; scale is chosen so that nothing
// clips. NULL: out of memory.
Clip *clip_from_floats(const float *samples, Frames length, int channels, int rate);
void  clip_free(Clip *clip);

// One whose samples, scale and energy the caller fills in. NULL: out of memory.
Clip *clip_alloc(Frames length, int channels, int rate);

#endif
