// Compiles cases in as many processes as there are processors, and asks every rule of each.
#ifndef WALKS_JUDGE_H
#define WALKS_JUDGE_H

#include "heard.h"

// What is wrong with a walk, in the walk's arena; NULL: nothing. It counts in `looked` what it looked at.
typedef const char *Ask(Heard *heard);

typedef struct {
    const char *name;
    Ask        *ask;
    bool        unbuilt;  // also of what was not built
} AskedRule;

enum { TOLD = 12, LINE = 600 };

// What became of a rule.
typedef struct {
    size_t broken, walks, looked;  // walks in which it found something to look at
    char   told[TOLD][LINE];       // the first that break it
} Kept;

typedef struct {
    size_t built, refused, phrases, workers;  // phrases: of the worker that spoke most
    bool   whole;                             // every worker came to its end
    Kept  *kept;                              // one for each rule
} Verdict;

// What it returns is shared memory, kept to the end of the program.
Verdict judge(const Cases *cases, const AskedRule *rules, size_t rule_count);

#endif
