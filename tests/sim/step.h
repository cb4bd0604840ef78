// The program, run once: its own main, in a process that is forked and never replaced.
#ifndef SIM_STEP_H
#define SIM_STEP_H

#include "device.h"
#include "failing.h"
#include "trace.h"
#include "world.h"

#include <sys/types.h>

enum { WORDS_MAX = 48 };

typedef struct {
    const char        *words[WORDS_MAX];  // after "walkcoach"; NULL after the last
    Fault              fault;
    const Performance *performance;  // NULL: it does not play
    const char        *heard;        // a file of the world for what the device got; NULL: nobody asks
    const char        *output;       // where standard output goes; NULL: a file of the world
} Step;

typedef struct {
    int         status;  // 0..255; < 0: it died of this signal
    bool        failed;  // a call failed as it was asked to
    const char *out, *err;
    FailingPage page;
} Outcome;

// What is said of it, and what is promised of every run, goes into the trace: that it ends by itself with a
// status of the program's, that a failure has a line, and that nothing is left: no process, no descriptor, no
// memory.
Outcome step_run(const World *world, const Step *step, Trace *trace);

// The same in two halves, for what goes on until it is ended.
pid_t   step_begin(const World *world, const Step *step, Trace *trace);
Outcome step_end(const World *world, const Step *step, pid_t pid, Trace *trace);

// Of all steps of this process and its workers, shared: calls made and failed, by kind.
typedef struct {
    _Atomic long made[CALL_KINDS], failed[CALL_KINDS], survived;
    _Atomic long steps, seeds, wrong;
    _Atomic long compared;             // what was heard, with a file
    _Atomic long noted_days;           // with `today` and with `done`
    _Atomic long kinds[8], micros[8];  // seeds, and their CPU, by Kind
} Tally;
void   step_open(bool shows);  // shows: where a call failed, too
Tally *step_tally(void);

#endif
