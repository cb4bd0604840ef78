// What init asks: each question, how an answer is understood, and how the profile writes it.
#ifndef APP_ANSWERS_H
#define APP_ANSWERS_H

#include "conf/edit.h"
#include "session/read.h"

enum { ANSWERS = 13, ANSWERS_WHY_SIZE = 300 };

// Indexed by the number of the question. Values as the profile writes them: "\"2026-03-09\"", "2", "true";
// NULL: not known.
typedef struct {
    const char *before[ANSWERS];  // what the profile says
    const char *now[ANSWERS];     // the same, overridden by what was answered
} Answers;

const char *answers_key(int question);

// profile: NULL if there is none. A value that nobody could have answered counts as not known.
Answers answers_of(const ConfNode *profile, const char *today, Arena *arena);

typedef enum { TAKEN_NONE, TAKEN_SOME, TAKEN_WRONG } Taken;

// What was typed as an option overrides that. ask: an ambiguous date is asked about on the terminal; without
// it, that is TAKEN_WRONG, and so is a birthday in the future.
Taken answers_take(Answers *answers, const Walker *typed, const char *today, bool ask, Arena *arena,
                   char why[ANSWERS_WHY_SIZE]);

// For the question about the voice.
typedef struct {
    const char *names;                            // of the voices that work here: "calm, soft"
    bool (*works)(void *self, const char *name);  // whether it is one of them
    void (*hear)(void *self, const char *name);   // plays it; "": all of them
    void *self;
} VoicesHere;

// Asks on the terminal. False: the input ended.
bool answers_ask(Answers *answers, const VoicesHere *voices, const char *today, Arena *arena);

// What has changed: at most ANSWERS edits. Returns how many.
size_t answers_edits(const Answers *answers, ConfEdit edits[ANSWERS]);

#endif
