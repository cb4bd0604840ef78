// What the page sends after a walk: one answer, in JSON, from anyone who has the address. We accept only what
// the page itself could have said.
//
//     { "id": "0b5f...", "day": "2026-11-29", "walk": "20min", "level": 2, "minutes": 20,
//       "left_early": false, "feel": "good", "signs": ["leaking"] }
//
// All of these, and no others. level 0: a drill. feel "": no answer; always so after a drill, or if she left
// before the halfway point. `harm` is never kept, so it is refused here.
#ifndef PHONE_PAGE_ANSWER_H
#define PHONE_PAGE_ANSWER_H

#include "base/library.h"
#include "plan/history.h"

enum { PAGE_ANSWER_ID_SIZE = 36 + 1, PAGE_ANSWER_WALK_SIZE = 100 + 1, PAGE_ANSWER_MINUTES = 240 };

// Plain bytes, so that one process can send it to another.
typedef struct {
    char    id[PAGE_ANSWER_ID_SIZE];  // a UUID
    Day     day;
    char    walk[PAGE_ANSWER_WALK_SIZE];
    int     level, minutes;
    bool    left_early;
    Feel    feel;
    SignSet signs;
} PageAnswer;

// Whether page_answer_read has what it needs; call it before root's powers go. False: why.
bool page_answer_open(char why[LIBRARY_WHY_SIZE]);

// text: length bytes and a NUL. False: it is not an answer.
bool page_answer_read(const char *text, size_t length, PageAnswer *out);

// The same for the log; its texts belong to the answer.
Entry page_answer_entry(const PageAnswer *answer);

#endif
