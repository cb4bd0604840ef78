// The questions that the plan asks on a terminal, and what is noted of the answers.
#ifndef APP_ASK_H
#define APP_ASK_H

#include "job/terminal.h"
#include "job/today.h"

// Whether there is somebody to ask: standard input and standard error are a terminal, and it is not --quiet.
bool ask_may(const Terminal *terminal);

// Asks what the advice has open, notes each answer in the log of that folder, and says what follows from it.
// *noted: something was. Ends early where the input does. STATUS_WORLD: the log cannot be written; reported.
Status ask_open_questions(const Terminal *terminal, const Hers *hers, const char *state, bool *noted);

#endif
