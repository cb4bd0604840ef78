// What a person has to say for walks to be spoken in her voice: each phrase once, whatever choice of wordings
// says it.
//
//     sessions ─▶ timelines, one choice of wordings after another, until nothing new is said ─▶ Script
#ifndef JOB_SCRIPT_H
#define JOB_SCRIPT_H

#include "job/compile.h"

typedef struct {
    const char *id;    // voice/slug.h: the file that it is recorded into
    const char *text;  // as it is said
    SpeechRate  rate;  // the slowest at which it is said
    BreathSide  side;  // ON_IN, ON_OUT: its stressed vowel is on that turn; ON_FREE: it is not a breath word
    Micros      room;  // the least that it has anywhere, or SCRIPT_ANY_LENGTH
} ScriptLine;

#define SCRIPT_ANY_LENGTH INT64_MAX

typedef struct {
    ScriptLine *lines;  // in the order in which they are met
    size_t      count, room;
} Script;

// Adds what the session says, by order. Texts are in the arena. False after an error: then *wrong is the walk
// whose diags say why, and the caller's to free.
bool script_add(const WalkOrder *order, const char *session, Arena *arena, Script *script, Walk *wrong);

// "Breathing out: the strong syllable comes on the turn. Up to 2.4 s." In the arena.
const char *script_how(const ScriptLine *line, Arena *arena);

const ScriptLine *script_find(const Script *script, const char *id);  // NULL: nobody says it

#endif
