// Keeps programs alive between phrases, so that a model is loaded once. The lender is a separate process,
// forked by the speaker. It starts a program when one is first needed, lends it to one phrase at a time, and
// ends it.
//
//     speaker ──fork──▶ lender ──fork──▶ program          as many as the voice may have and are needed
//     phrase  ──a line's end──▶ lender                    "lend me one": waits until one is free
//     phrase  ◀── its stdin, stdout, stderr               the loan (loan.h)
//     phrase  ◀══▶ program                                a line in, a line out
//     phrase  ──▶ lender                                  it works, or it is broken; cut: broken
//
// A broken program is killed with everything it started, and the next phrase gets a new one; after three in a
// row, no more are started. Everything ends with the speaker, however that ends.
#ifndef VOICE_LENDER_H
#define VOICE_LENDER_H

#include "voice/engine.h"

enum { LENDER_PROGRAMS_MAX = 16 };

typedef struct {
    pid_t pid;
    int   line;  // on which a phrase hands over one end of its own
} Lender;

// In the speaker, before the first round. False: no process could be started.
bool lender_start(const char *const *argv, int programs, Lender *out);

// In the speaker: gives idle programs a moment to end by themselves.
void lender_end(Lender *lender);

// What a phrase's line carries. After LOAN_NEW (nobody has asked it anything yet) and LOAN_USED come the
// three descriptors, one message each. After LOAN_REFUSED, and after LOAN_BROKEN and its answer, comes the
// reason, in WHY_SIZE bytes.
typedef enum { LOAN_NEW, LOAN_USED, LOAN_REFUSED, LOAN_WORKS, LOAN_BROKEN } LoanWord;

// The answer to LOAN_BROKEN: how the program ended, as waitpid reports it.
typedef struct {
    bool by_itself;
    int  status;
} LoanEnd;

#endif
