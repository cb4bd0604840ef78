// A phrase's talk with a program that is kept alive (lender.h): one line of JSON in, one line out.
#ifndef VOICE_LOAN_H
#define VOICE_LOAN_H

#include "voice/lender.h"

// request: a line with its end. Waits for a free program, and meanwhile keeps putting the time now into
// *waited; then waits for the answer, at most `timeout`. False with a reason: the program's own
// ({"error":"..."}), or that it took too long, ended, or answered with something else. Then it counts as
// broken, and is ended.
bool loan_ask(const Lender *lender, const char *program, const char *request, Micros timeout, Micros *waited,
              char why[WHY_SIZE]);

#endif
