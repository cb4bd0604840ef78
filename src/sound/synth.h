// The sounds we make ourselves, each as floats of our own before it becomes a clip.
//
// Each begins and ends in silence (half a cosine at each edge), and its body - whatever is at least half as
// loud as its loudest moment - has the RMS that the pack asks for. Pure: same order, same samples.
#ifndef SOUND_SYNTH_H
#define SOUND_SYNTH_H

#include "sound/audio_file.h"
#include "sound/pack.h"

typedef struct {
    const SoundSpec *spec;
    SoundKind        kind;
    Frames           length;   // breath and lift; 0 for what has a length of its own
    int              variant;  // as sounds_get has it
    int              rate;
    uint64_t         seed;
} SoundOrder;

// Each fills out (audio_free) or returns false: out of memory.
typedef bool SoundMaker(const SoundOrder *order, Audio *out);

SoundMaker synth_breath;  // a lift from noise
SoundMaker synth_hum;     // a lift from a tone
SoundMaker synth_tick;
SoundMaker synth_chime;  // a note, two rising, three falling
SoundMaker synth_bed;    // a loop without a seam

// --- What they share -------------------------------------------------------------------

// How a breath sets in, swells, eases and winds down. Seconds from its beginning.
typedef struct {
    double rise;      // until it has set in
    double set_in;    // how loud it is then, 0..1
    double top;       // until it is at its loudest
    double ease;      // from here on it eases
    double eased_db;  // to this much, where the fall begins
    double fall;      // from here on it falls
    double end;       // to nothing
} Gesture;

// seconds: its length. struck: a bowl or bell, which sounds at once. rise: a factor on the time it takes to
// set in, 1 by default.
Gesture gesture_of(SoundKind kind, double seconds, bool struck, double rise);
double  gesture_at(const Gesture *gesture, double seconds);
void    gesture_apply(const Gesture *gesture, Audio *audio);

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
