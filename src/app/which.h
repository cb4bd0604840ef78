// Which walk she means, and how long and at which level it is.
#ifndef APP_WHICH_H
#define APP_WHICH_H

#include "job/settings.h"
#include "job/today.h"

// What is noted for the day already: the walk or drill of that name, or (NULL) the last walk. NULL: nothing.
const Entry *which_noted(const History *history, Day day, const char *name);

// The last walk up to that day; NULL: none.
const Entry *which_last(const History *history, Day day);

// What she means if she names none: the walk that is noted for her day, or the planned one. NULL: neither.
const char *which_today(const Hers *hers, bool known);

// Session, kind, minutes and level: as in the plan, if the walk is in the row that she is in and no level was
// typed; else as the session says, whether or not it fits her weeks: she has walked it. known: hers has a
// plan. Not STATUS_DONE: there is no such session; reported. In the desk's arena.
Status which_entry(const Settings *settings, const Hers *hers, bool known, const char *name, const Desk *desk,
                   Entry *out);

#endif
