// The sentences for her about her walk: what was chosen, why, and whether she could do more. Made from the
// values in Session.reasons, and made nowhere else.
#ifndef SESSION_CHOSEN_H
#define SESSION_CHOSEN_H

#include "session/session.h"

// "Level 2, week 5 after a C-section: breath words only; core cues wait until ...". "" where there is
// nothing to say. In the arena, like the next ones.
const char *chosen_line(const Session *session, Arena *arena);

// "After three walks without symptoms you could move up to level 3." or "".
const char *chosen_next_level(const Session *session, Arena *arena);

// Both, a line each; "" where there is nothing to say.
const char *chosen_lines(const Session *session, Arena *arena);

// "level 4 begins in week 12", "week 6 on", "weeks 6 to 12": as messages say it too.
const char *chosen_level_begins(int level, int week, Arena *arena);
const char *chosen_weeks(const WeekSpan *span, Arena *arena);

#endif
