// What the page sends after a walk: one answer, in JSON, from whoever has the address. Nothing of it is
// believed but what the page could have said.
//
//     { "id": "0b5f...", "day": "2026-11-29", "walk": "20min", "level": 2, "minutes": 20,
//       "left_early": false, "feel": "good", "signs": ["leaking"] }
//
// All of these and no others. level 0: a drill. feel "": not said; after a drill, or when she left before
// half, always. `harm` is nowhere kept, so that it is refused here.
#ifndef PHONE_PAGE_ANSWER_H
#define PHONE_PAGE_ANSWER_H

#include "base/library.h"
#include "plan/history.h"

enum { PAGE_ANSWER_ID_SIZE = 36 + 1, PAGE_ANSWER_WALK_SIZE = 100 + 1, PAGE_ANSWER_MINUTES = 240 };

// Plain bytes, so that it can go from one process to another.
typedef struct {
    char    id[PAGE_ANSWER_ID_SIZE];  // a UUID
    Day     day;
    char    walk[PAGE_ANSWER_WALK_SIZE];
    int     level, minutes;
    bool    left_early;
    Feel    feel;
    SignSet signs;
} PageAnswer;

// Whether there is what page_answer_read needs; before root's powers go. False: why.
bool page_answer_open(char why[LIBRARY_WHY_SIZE]);

// text: length bytes and a NUL. False: it is not an answer.
bool page_answer_read(const char *text, size_t length, PageAnswer *out);

// The same for the log; its texts are the answer's.
Entry page_answer_entry(const PageAnswer *answer);

#endif
