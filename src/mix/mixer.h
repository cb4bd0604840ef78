// Frames of a score, from any place, the same for file and speaker.
//
// Works in blocks of MIXER_BLOCK frames counted from frame 0 of the walk; what it remembers is finite, so a
// mixer that starts in the middle makes the very same samples. mixer_fill is real-time safe: no allocation,
// lock, file or clock, and its work depends only on the frames asked for and the clips now sounding.
#ifndef MIX_MIXER_H
#define MIX_MIXER_H

#include "mix/score.h"

enum { MIXER_BLOCK = 512 };

typedef struct Mixer Mixer;

Mixer *mixer_open(const Score *score);  // NULL: out of memory
void   mixer_close(Mixer *mixer);       // accepts NULL

// The next frames, interleaved in score->channels channels, every sample within -1..1. After the end:
// silence. Returns how many of them are within the walk.
Frames mixer_fill(Mixer *mixer, float *out, Frames frames);

// Goes on from this frame of the walk. Real-time safe.
void   mixer_seek(Mixer *mixer, Frames frame);
Frames mixer_tell(const Mixer *mixer);  // the frame that mixer_fill gives next

// Layers to leave out from now on, on top of the score's own (live only). Any thread.
void mixer_mute(Mixer *mixer, LayerSet muted);

// Blocks in which the limiter acted since opening or the last seek.
uint64_t mixer_limited_blocks(const Mixer *mixer);

#endif
