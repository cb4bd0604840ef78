// The questions that the plan asks on a terminal, and what is noted of the answers.
#ifndef APP_ASK_H
#define APP_ASK_H

#include "job/terminal.h"
#include "job/today.h"

#include <stdint.h>

// Whether there is somebody to ask: standard input and standard output are a terminal, and it is not --quiet.
bool ask_may(const Terminal *terminal);

// One answer may open another question: then it is asked again, but for what was asked already.
typedef struct {
    uint32_t questions;  // asked so far, a bit for each Question; at first 0
    bool     noted;      // something was, this time: the advice may be another one now
} AskedSoFar;

// Asks what the advice has open, notes each answer in the log of that folder, and says what follows from it.
// Ends early where the input does. STATUS_WORLD: the log cannot be written; reported.
Status ask_open_questions(const Terminal *terminal, const Hers *hers, const char *state, AskedSoFar *asked);

#endif
