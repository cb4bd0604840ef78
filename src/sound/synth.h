// The sounds we make ourselves, each as floats of our own before it becomes a clip.
//
// Every one begins and ends at nothing (half a cosine at each edge), and its body - what is at least half as
// loud as the loudest of it - has the RMS that the pack asks for. Pure: same order, same samples.
#ifndef SOUND_SYNTH_H
#define SOUND_SYNTH_H

#include "sound/audio_file.h"
#include "sound/pack.h"

typedef struct {
    const SoundSpec *spec;
    SoundKind        kind;
    Frames           length;   // breath and lift; 0 for what has a length of its own
    int              variant;  // ticks: 0 left, 1 right, +2 accent
    int              rate;
    uint64_t         seed;
} SoundOrder;

// Each fills out (audio_free) or returns false: out of memory.
typedef bool SoundMaker(const SoundOrder *order, Audio *out);

SoundMaker synth_breath;  // in, out, lift from noise
SoundMaker synth_hum;     // in, out, lift from a tone
SoundMaker synth_tick;
SoundMaker synth_chime;  // a note, two rising, three falling
SoundMaker synth_bed;    // a loop without a seam

// --- What they share -------------------------------------------------------------------

// How a breath swells and winds down, in parts of its length. The fall is long enough to be felt coming.
typedef struct {
    double rise, fall;
} Gesture;  // done rising at, begins to fall at
Gesture gesture_of(SoundKind kind);
void    gesture_apply(Gesture gesture, Audio *audio);

// An instrument is a row: its partials, how fast each dies away.
typedef struct {
    double ratio, level, decay;
} Partial;  // of the pitch; linear; 1/s for a pitch of 440 Hz, 0 rings on
enum { PARTIALS_MAX = 4 };
typedef struct {
    const char *name;
    double      attack;
    Partial     partials[PARTIALS_MAX];
} Instrument;  // attack in s; 0: the gesture's
const Instrument *instrument_find(const char *name);

bool audio_alloc(Audio *out, Frames length, int channels, int rate);  // samples to be written

// Scales all samples so that those of [from, to) have this RMS. Silence stays silence.
void audio_set_level(Audio *audio, Frames from, Frames to, double level_db);

#endif
