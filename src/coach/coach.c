#include "coach/coach.h"

bool coach_check(const Session *session, const Cast *cast, const Timeline *timeline, const Desk *desk)
{
    const Coach coach = { session, cast, timeline, desk };
    int         errors = desk->diags->errors;
    coach_check_signs(&coach);
    coach_check_direction(&coach);
    coach_check_asked(&coach);
    return desk->diags->errors == errors;
}
