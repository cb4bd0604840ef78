#include "coach/coach.h"

#include <string.h>

bool coach_vouches(const Coach *coach, SourcePos pos)
{
    const SearchPath *path = coach->desk->path;
    const char       *root = path->count > 0 ? path->roots[path->count - 1] : NULL;
    return !pos.source || (root && strncmp(pos.source->path, root, strlen(root)) == 0);
}

bool coach_check(const Session *session, const Cast *cast, const Timeline *timeline, const Desk *desk)
{
    const Coach coach = { session, cast, timeline, desk };
    int         errors = desk->diags->errors;
    coach_check_signs(&coach);
    return desk->diags->errors == errors;
}
