// Everything that is noted, for programs.
#ifndef APP_LOG_TABLE_H
#define APP_LOG_TABLE_H

#include "plan/walked.h"

#include "base/text.h"

// RFC 4180: a line of names, then a line for each entry; each line ends with CR LF.
void log_csv(const History *history, Text *out);

//     { "entries": [ { "day": "2026-11-29", "kind": "walk", "session": "20min", "minutes": 20, "level": 2,
//                      "left_early": false, "feel": "easy" | absent, "signs": ["leaking"] },
//                    { "day": "2026-11-30", "kind": "question", "question": "check-6", "answer": "yes" },
//                    { "day": "2026-11-30", "kind": "start", "minutes": 20 } ],
//       "weeks": [ { "week": 6, "from": "2026-11-29", "walks": 3, "minutes": 60, "planned": 80, "row": 6 } ],
//       "streak": 3 }
//
// walked: NULL if nothing is known about her; then weeks and streak are left out.
void log_json(const History *history, const Walked *walked, Text *out);

#endif
