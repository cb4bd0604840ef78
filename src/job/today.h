// Her day: the profile, the plan for her and the log, read, and what they advise. Every command that offers a
// walk asks here first.
#ifndef JOB_TODAY_H
#define JOB_TODAY_H

#include "base/desk.h"
#include "job/compile.h"
#include "plan/advice.h"

typedef enum {
    HERS_FOUND,
    HERS_UNKNOWN,  // no profile, or no day of birth in it
    HERS_MISTAKE,  // a file is wrong: reported to the desk
    HERS_TROUBLE,  // the log cannot be read: `why`
} HersFound;

typedef struct {
    Walker      walker;  // the profile with what was typed over it
    Mother      mother;
    Plan        plan;
    History     history;
    Day         day;
    Advice      advice;
    const char *number;  // to call in an emergency
    const char *why;     // HERS_TROUBLE
} Hers;

// asked.today: the day (--on). plan: a name or path; NULL: by her birth. state: the folder of the log; NULL:
// none. In the desk's arena.
HersFound hers_find(const Paths *paths, const Asked *asked, const char *plan, const char *state,
                    const Desk *desk, Hers *out);

// The advice as JSON, for --json and for the page (config/share/page.js), in the arena:
//
//     { "day": "2026-11-29", "week": 3, "row": 3, "state": "walk", "why": "...", "advice": "..." | absent,
//       "walk": { "session": "15min", "level": 2, "minutes": 15 } | absent, "next": "2026-12-01" | absent,
//       "daily": "pelvic-floor" | absent, "drill": "wall-bug-press" | absent, "easier": true | absent,
//       "clean": 1, "number": "112" }
//
// state: at-home, walk, day-off, resting, done, ask, red, stopped, ended.
const char *hers_json(const Hers *hers, Arena *arena);

// The signs with what to do and the number: what is shown in place of a walk while red stands. In the arena.
const char *hers_red_text(const Hers *hers, Arena *arena);

#endif
