// Days to come as a calendar file (RFC 5545), for any calendar program.
#ifndef APP_ICS_H
#define APP_ICS_H

#include "plan/project.h"

enum { ICS_WHY_SIZE = 300 };

// An all-day event for each planned walk, with a reminder at nine in the morning. An event is identified by
// the number of the walk: importing again moves what has moved, and duplicates nothing. stamp: the day it is
// made on; a later stamp makes a later version of an event. own: of a plan that is not the one of `play
// today`. In the arena; NULL: why says what is missing.
const char *ics_write(const PlannedDay *days, int count, bool own, Day born, Day stamp, Arena *arena,
                      char why[ICS_WHY_SIZE]);

#endif
