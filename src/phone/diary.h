// Her day for the page, and where her answers there go. Her profile, the plan and the log are read anew at
// each request, because share runs for days.
#ifndef PHONE_DIARY_H
#define PHONE_DIARY_H

#include "job/settings.h"
#include "job/today.h"
#include "phone/serve.h"

enum { DIARY_WHY_SIZE = 300 };

typedef struct {
    const Paths *paths;
    const Asked *asked;  // options that override her profile
    const char  *state;  // the folder of the log
    const char  *on;     // --on
    FindToday   *find_today;
} Diary;

// Whether we know whose day it is: there is a profile, with the day of a birth.
bool diary_is_hers(const Diary *diary);

// As in ServeHers.
const char *diary_today(const Diary *diary, Arena *arena);
Noting      diary_note(const Diary *diary, const PageAnswer *said);

#endif
