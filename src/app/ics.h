// Days to come as a calendar file (RFC 5545), for any calendar program.
#ifndef APP_ICS_H
#define APP_ICS_H

#include "plan/project.h"

enum { ICS_WHY_SIZE = 300 };

// An event of a whole day for each planned walk, with a reminder at nine in the morning. An event is known by
// which of her walks it is: importing again moves what has moved, and doubles nothing. stamp: the day it is
// made on, from which later versions of an event are known. In the arena; NULL: why says what is missing.
const char *ics_write(const PlannedDay *days, int count, Day born, Day stamp, Arena *arena,
                      char why[ICS_WHY_SIZE]);

#endif
