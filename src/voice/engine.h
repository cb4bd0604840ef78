// What voice.c sees of an engine: a row of functions. Engines make raw speech; polish.c then does what all
// clips share (trimming, level, rate).
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
    bool      by_ear;  // `vowel` is where the engine puts it; where it is heard is yet to be found
    ClipWord *words;   // bytes into the text that was spoken; malloc'd, may be NULL
    int       word_count;
} Utterance;

// What an engine is asked to say.
typedef struct {
    const char *text;
    int         words_a_minute;
    pid_t      *group;  // where an engine that starts programs puts their process group, to be killed with it
    Micros     *waited;  // where an engine that waits for its turn puts the time: patience counts from there
} SpeechTask;

// All but is_there are called in the speaker or its children, which have one thread; never in the host.
typedef struct {
    // In the host, in any thread: whether the machine has what the profile asks for. Starts nothing. False
    // after an error at profile->pos. NULL: always.
    bool (*is_there)(const VoiceProfile *profile, Arena *arena, DiagList *diags);
    // Gets ready; the result is passed to all others as self. NULL after one error in diags.
    void *(*open)(const VoiceProfile *profile, Arena *arena, DiagList *diags);
    void (*close)(void *self);  // may be NULL
    // Whether it can say this text; others go to the fallback. NULL: it can say any text.
    bool (*knows)(void *self, const char *text);
    // Runs in a forked child that ends after it, so it may change the process freely. An engine that reads
    // what somebody else wrote first confines itself (base/cell.h), and stays confined. False with a reason.
    bool (*speak)(void *self, const SpeechTask *task, Utterance *out, char why[WHY_SIZE]);
    // In a forked child too: the phonemes of a text, malloc'd; NULL where the engine has none.
    char *(*phonemes)(void *self, const char *text);
    // What the clips depend on besides profile, text and rate: part of the cache's key. In the arena. NULL:
    // do not keep them.
    const char *(*identity)(void *self, Arena *arena);
    // The files that its identity depends on, NULL-terminated, in the arena (stamp.h). NULL: they cannot be
    // listed.
    const char *const *(*made_of)(void *self, Arena *arena);
    // How long a phrase may take before its child is given up.
    Micros (*patience)(void *self);
} EngineOps;

extern const EngineOps engine_espeak, engine_command, engine_recordings, engine_silent;

#endif
