// The joined tree as one text in the session language.
#include "session/reader.h"

bool session_write_whole(const SessionRequest *request, Arena *arena, DiagList *diags, const char **out)
{
    (void)request, (void)arena, (void)diags;
    *out = "";
    return false;
}
