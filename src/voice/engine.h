// What an engine is to voice.c: a row of functions. Engines make raw speech; everything that all clips share
// (trimming, level, rate) happens after them in polish.c.
#ifndef VOICE_ENGINE_H
#define VOICE_ENGINE_H

#include "voice/voice.h"

#include <sys/types.h>

enum { WHY_SIZE = 256 };
#define SPOKEN_LONGEST 120.0  // seconds one phrase may last; a runaway engine is cut off here

// What came out of the engine, and what it knows about it.
typedef struct {
    float    *samples;  // interleaved, malloc'd
    Frames    length;
    int       channels, rate;
    Frames    vowel;   // stressed vowel in frames of `rate`; -1: not known
    bool      by_ear;  // `vowel` is what the engine counts as such; where it is heard is yet to be found
    ClipWord *words;   // bytes into the text that was spoken; malloc'd, may be NULL
    int       word_count;
} Utterance;

// What an engine is asked to say.
typedef struct {
    const char *text;
    int         words_a_minute;
    pid_t      *group;  // where an engine that starts programs puts the process group to be killed with it
    Micros *waited;     // where one that waits for its turn puts the time now: its patience counts from there
} SpeechTask;

// All but is_there are called in the speaker or in its children, which have one thread, never in the host.
typedef struct {
    // In the host, in any thread: whether the machine has what the profile asks for, seen without starting
    // anything. False after an error at profile->pos. NULL: always.
    bool (*is_there)(const VoiceProfile *profile, Arena *arena, DiagList *diags);
    // Gets ready; the result goes to all others as self. NULL after one error in diags.
    void *(*open)(const VoiceProfile *profile, Arena *arena, DiagList *diags);
    void (*close)(void *self);  // may be NULL
    // Whether it has something for this text; others go to the fallback. NULL: for every text.
    bool (*knows)(void *self, const char *text);
    // Runs in a forked child that ends after it: what it changes in the process does not matter. One that
    // reads what somebody else wrote shuts itself in first (base/cell.h), and stays so. False with a
    // reason.
    bool (*speak)(void *self, const SpeechTask *task, Utterance *out, char why[WHY_SIZE]);
    // In a forked child too: the phonemes of a text, malloc'd; NULL where the engine has none.
    char *(*phonemes)(void *self, const char *text);
    // What the clips depend on besides profile, text and rate: part of the cache's key. In the arena. NULL:
    // not to be kept.
    const char *(*identity)(void *self, Arena *arena);
    // The files that what it calls itself depends on, NULL-terminated, in the arena (stamp.h). NULL: they
    // cannot be named.
    const char *const *(*made_of)(void *self, Arena *arena);
    // How long a phrase may take before the child is given up.
    Micros (*patience)(void *self);
} EngineOps;

extern const EngineOps engine_espeak, engine_command, engine_recordings, engine_silent;

#endif
