// What is made for a walker: the one walk that her line names, or the walks, drills and the daily five of the
// row of the plan that she may be in.
#ifndef BATCH_WANTED_H
#define BATCH_WANTED_H

#include "batch/line.h"

typedef struct {
    const char *session;
    int         level;  // 0: hers
    int         form;   // FORM_EASIER, or as written
} Wanted;

typedef struct {
    Wanted *items;
    size_t  count, room;
} WantedList;

// The list is in the desk's arena. today: weeks are counted up to it. The row is never above her weeks, nor
// does it come after a check of the plan that is still to be answered: week_6 needs that she was screened,
// level_3 and level_4 also that her last three check-ins were without a sign and not hard. After a severe
// tear or with a prolapse it comes before level 4 until she is cleared. After a sign, one row lower. A
// warning says that the drills are left out until she is cleared. False after an error.
bool wanted_of(const WalkerLine *line, const char *today, const Desk *desk, WantedList *out);

#endif
