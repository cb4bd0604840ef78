// Words by themselves, outside any walk: in a chosen voice, into a file or to the ears.
//
//     her profile, --voice ─▶ aloud_voice ─▶ VoiceProfile ─▶ walk_open_voice ─▶ Voice
//     phrases ─▶ aloud_speak ─▶ Aloud ─▶ aloud_play   a sound device
//                                     ─▶ aloud_write  a file
//
// They sound as in a walk, before the mix: trimmed, equalised, and as loud as its profile says.
#ifndef JOB_ALOUD_H
#define JOB_ALOUD_H

#include "job/compile.h"
#include "job/produce.h"

// The voice that was typed, else her profile's, else the default for every walk. False after an error,
// reported to the desk.
Named aloud_default_voice(const Desk *desk);  // the default for every walk
bool  aloud_voice(const Paths *paths, const Asked *asked, const Desk *desk, Named *out);

// Frames in -1..1, whole in memory; one channel. The samples are in the arena.
typedef struct {
    const float *samples;
    Frames       length;
    int          rate;  // frames a second
} Aloud;

typedef struct {
    Micros gap;   // between one phrase and the next
    int    rate;  // frames a second
    int    jobs;  // that speak at once; 0: one for each processor
} AloudOrder;

// Speaks all of it, one phrase after the other. False after an error in diags.
bool aloud_speak(const Voice *voice, const AloudOrder *order, const Phrase *phrases, size_t count,
                 Arena *arena, DiagList *diags, Aloud *out);

// Plays it to its end, or until go_on (which may be NULL) says no. device: as in LiveSettings. False: error
// says why.
bool aloud_play(const Aloud *aloud, const char *device, bool (*go_on)(void *self), void *self,
                SinkError *error);

// What is at `path` is replaced as `over` allows. False: error says why.
bool aloud_write(const Aloud *aloud, const Encoding *encoding, const char *path, WholeOver over,
                 SinkError *error);

#endif
