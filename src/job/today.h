// Her day: the profile, the plan for her and the log, read, and what they advise. Every command that offers a
// walk asks here first.
//
//     profile ─▶ Mother ─┐
//     scripts/plans ─▶ Plan ─┼─ plan_advise ─▶ Advice
//     log ─▶ History ────┘
#ifndef JOB_TODAY_H
#define JOB_TODAY_H

#include "base/desk.h"
#include "job/compile.h"
#include "job/terminal.h"
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
    const char *why;     // HERS_TROUBLE; of a log that was damaged, also with HERS_FOUND; else NULL
} Hers;

// What it takes to find a log and a plan.
typedef struct {
    const char *plan;   // a name or a path; NULL: the one for how she gave birth
    const char *state;  // the folder of the log (paths_state); NULL: there is none
} HersAsked;

// What is found is in the desk's arena; asked.today is the day.
HersFound hers_find(const Paths *paths, const Asked *asked, const HersAsked *where, const Desk *desk,
                    Hers *out);

// The advice as JSON, for --json and for the page (config/share/page.js), in the arena:
//
//     { "day": "2026-11-29", "week": 3, "row": 3, "state": "walk", "why": "...", "advice": "..." | absent,
//       "walk": { "session": "15min", "level": 2, "minutes": 15 } | absent, "next": "2026-12-01" | absent,
//       "daily": "pelvic-floor" | absent, "daily_easier": true | absent, "drill": "wall-bug-press" | absent,
//       "easier": true | absent,
//       "questions": ["check-6"], "clean": 1, "number": "112",
//       "signs": [{ "id": "leaking", "group": "emergency" | "provider" | "shorter", "words": "Leaking" }] }
//
// state: at-home, walk, day-off, resting, done, ask, red, stopped, ended. walk is only there where it is for
// this day.
const char         *hers_json(const Hers *hers, Arena *arena);
extern const Choice hers_states[];

// The signs with what to do and the number: what is shown in place of a walk. In the arena.
const char *hers_red_text(const Hers *hers, Arena *arena);

#define HERS_TODAY "today"  // what these take in place of a session's name: play, render, export, show, plot
#define HERS_WEEK  "week"   // and export: the next seven days

// What she types to play a walk of a plan. own: the plan is not the one that `play today` follows.
const char *hers_play_command(const PlanWalk *walk, bool own, Arena *arena);

// Before a command makes or plays sound: while a red sign is open, prints the signs. Then STATUS_MISTAKES, or
// STATUS_DONE with an asked.anyway that was given now. Without a log nothing is read. In the arena. asked
// gets how much quicker she walks, according to what she noted, for `pace = "follow"`.
Status hers_allow(const Terminal *terminal, Asked *asked, Arena *arena);

// The same, and "today" becomes the walk of the plan: its name in *name, its level in *asked. Where there is
// none, that is reported.
Status hers_resolve(const Terminal *terminal, Asked *asked, const char **name, Arena *arena);

// For a command that makes no sound: any other name than "today" is left as it is, and not refused.
Status hers_look_up(const Terminal *terminal, Asked *asked, const char **name, Arena *arena);

// hers_find with her own plan and log, and hers_report.
Status hers_find_and_report(const Terminal *terminal, const Asked *asked, Hers *out, Arena *arena);

// Reports that the log was damaged: hers_find knows it this once.
void hers_report_damage(const Terminal *terminal, HersFound found, const Hers *hers);

// The same, and why there is nothing for today, and what to do. Returns status for `return`.
Status hers_report(const Terminal *terminal, HersFound found, const Hers *hers, DiagList *diags);

#endif
