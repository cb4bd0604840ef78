// What is known about a walker: read from her profile or from a client's `walker: { }`, one overriding the
// other.
#include "session/stages.h"

bool walker_read(const ConfNode *group, const Desk *desk, Walker *out)
{
    int errors = desk->diags->errors;
    out->profile = true;
    language_read(group, PLACE_PROFILE, INTO_WALKER, desk, out);
    return desk->diags->errors == errors;
}

bool session_read_walker(const ConfNode *root, const Desk *desk, Walker *out)
{
    int errors = desk->diags->errors;
    language_check(root, PLACE_PROFILE, desk);
    return walker_read(root, desk, out) && desk->diags->errors == errors;
}

bool session_read_profile(const char *path, const Desk *desk, Walker *out)
{
    const SearchPath nowhere = { .count = 0 };
    const char      *found = files_find(&nowhere, &session_files, path, 0, desk->arena);
    if (!found)
        return true;
    const ConfNode *root = conf_read_file(found, (SourcePos){ 0 }, &session_hints, desk->arena, desk->diags);
    return root && session_read_walker(root, desk, out);
}

void walker_lay_over(Walker *walker, const Walker *typed)
{
    if (typed->baby_born || typed->weeks >= 0)
        walker->baby_born = typed->baby_born, walker->weeks = typed->weeks;
    if (typed->birth)
        walker->birth = typed->birth;
    if (typed->cleared)
        walker->cleared = true;
    if (typed->floor_cleared)
        walker->floor_cleared = true;
    if (typed->tear)
        walker->tear = true;
    if (typed->level)
        walker->level = typed->level;
    if (typed->core >= 0)
        walker->core = typed->core;
    if (typed->own_pace > 0)
        walker->own_pace = typed->own_pace;
    if (typed->pace > 0)
        walker->pace = typed->pace;
    if (typed->pace_more > 0)
        walker->pace_more = typed->pace_more;
    if (typed->pram >= 0)
        walker->pram = typed->pram;
    if (typed->talk >= 0)
        walker->talk = typed->talk;
    if (typed->language.text)
        walker->language = typed->language;
    if (typed->voice.text)
        walker->voice = typed->voice;
    if (typed->sound.text)
        walker->sound = typed->sound;
    if (typed->delay >= 0)
        walker->delay = typed->delay;
    if (typed->form != FORM_AS_WRITTEN)
        walker->form = typed->form;
    if (typed->emergency)
        walker->emergency = typed->emergency;
}

bool walker_pram_early(const Walker *walker)
{
    return walker->birth == BIRTH_C_SECTION && walker->weeks >= 0 && walker->weeks < PRAM_WEEK;
}
