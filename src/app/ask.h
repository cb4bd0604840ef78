// The questions that the plan asks on a terminal, and which answers are noted.
#ifndef APP_ASK_H
#define APP_ASK_H

#include "job/terminal.h"
#include "job/today.h"

#include <stdint.h>

// Whether there is somebody to ask: standard input and standard output are a terminal, and it is not --quiet.
bool ask_may(const Terminal *terminal);

// One answer may open another question, so we ask again, leaving out what was asked already.
typedef struct {
    uint32_t questions;  // asked so far, a bit for each Question; at first 0
    bool     noted;      // something was asked this time: the advice may have changed
} AskedSoFar;

// Asks the open questions of the advice, notes each answer in the log of that folder, and says what follows
// from it. Stops when the input ends. STATUS_WORLD: the log cannot be written; reported.
Status ask_open_questions(const Terminal *terminal, const Hers *hers, const char *state, AskedSoFar *asked);

#endif
