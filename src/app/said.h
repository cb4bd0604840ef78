// What was typed after `walkcoach done`, parsed: what she noted about herself, apart from which walk it was.
#ifndef APP_SAID_H
#define APP_SAID_H

#include "job/settings.h"
#include "plan/history.h"

typedef struct {
    SignSet signs;
    bool    harm;  // never noted
    Feel    feel;
    bool    left_early;
    bool    later;                // the signs came after the last walk
    bool    release;              // her provider said yes
    int     start;                // minutes: 0, 10, 20 or 30; -1: not said
    Entry   answers[TEXTS_MOST];  // as typed, also those to QUESTION_MOOD; their day is not set
    int     answer_count;
    bool    walked;  // a walk is to be noted
} Said;

// False: problem says what is wrong.
enum { SAID_PROBLEM_SIZE = 300 };
bool said_read(const Answering *answering, bool named, Said *out, char problem[SAID_PROBLEM_SIZE]);

#endif
