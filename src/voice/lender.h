// Keeps programs alive between phrases: a model is loaded once. The lender is a process of its own, forked by
// the speaker, that starts a program when it is first needed, lends it to one phrase at a time, and ends it.
//
//     speaker ──fork──▶ lender ──fork──▶ program          as many as the voice may have and are needed
//     phrase  ──a line's end──▶ lender                    "lend me one": waits until one is free
//     phrase  ◀── its stdin, stdout, stderr               the loan (loan.h)
//     phrase  ◀══▶ program                                a line in, a line out
//     phrase  ──▶ lender                                  it works, or it is broken; cut: broken
//
// A program that is broken is killed with all that it started, and started anew for the next phrase; after
// three in a row no more. All ends with the speaker, however that ends.
#ifndef VOICE_LENDER_H
#define VOICE_LENDER_H

#include "voice/engine.h"

enum { LENDER_PROGRAMS_MAX = 16 };

typedef struct {
    pid_t pid;
    int   line;  // on which a phrase hands over the end of its own
} Lender;

// In the speaker, before the first round. False: no process could be had.
bool lender_start(const char *const *argv, int programs, Lender *out);

// In the speaker: programs that nobody waits for may end by themselves, for a moment.
void lender_end(Lender *lender);

// What goes over a phrase's line. After LOAN_NEW (nobody has asked it anything yet) and LOAN_USED come the
// three descriptors, one message each; after LOAN_REFUSED, and after LOAN_BROKEN and its answer, why in
// WHY_SIZE bytes.
typedef enum { LOAN_NEW, LOAN_USED, LOAN_REFUSED, LOAN_WORKS, LOAN_BROKEN } LoanWord;

// The answer to LOAN_BROKEN: how the program ended, as waitpid has it.
typedef struct {
    bool by_itself;
    int  status;
} LoanEnd;

#endif
