// What is known of a walker: read from her profile or from a client's `walker: { }`, and laid over one
// another.
#include "base/date.h"
#include "rules/rules.h"
#include "session/stages.h"

static void read_born(const ConfNode *node, const Desk *desk, Walker *out)
{
    const char *born;
    int         days;
    if (!conf_text(node, desk->diags, &born))
        return;
    if (date_parse(born, &days))
        out->baby_born = born;
    else
        diag_error(desk->diags, node->pos, RULE(DATE_FORM),
                   "baby_born \"%s\" is no date: "
                   "year-month-day, as in \"2026-10-18\"",
                   born);
}

static void read_flag(const ConfNode *node, const Desk *desk, int *out)
{
    bool flag;
    if (conf_bool(node, desk->diags, &flag))
        *out = flag;
}

bool walker_read(const ConfNode *group, const Desk *desk, Walker *out)
{
    DiagList *diags = desk->diags;
    int       errors = diags->errors, birth;

    out->profile = true;
    read_born(conf_get(group, "baby_born"), desk, out);
    conf_int(conf_get(group, "weeks"), 0, WEEKS_MAX, "weeks since birth", diags, &out->weeks);
    if (conf_choice(conf_get(group, "birth"), session_births, diags, &birth))
        out->birth = (Birth)birth;
    conf_bool(conf_get(group, "cleared"), diags, &out->cleared);
    conf_bool(conf_get(group, "tear"), diags, &out->tear);
    conf_int(conf_get(group, "level"), 1, LEVEL_MAX, "", diags, &out->level);
    conf_choice(conf_get(group, "core"), session_cores, diags, &out->core);
    conf_number(conf_get(group, "own_pace"), PACE_MIN, PACE_MAX, "steps a minute", diags, &out->own_pace);
    conf_number(conf_get(group, "pace"), PACE_MIN, PACE_MAX, "steps a minute", diags, &out->pace);
    read_flag(conf_get(group, "pram"), desk, &out->pram);
    conf_choice(conf_get(group, "talk"), session_talks, diags, &out->talk);
    conf_named(conf_get(group, "language"), diags, &out->language);
    conf_named(conf_get(group, "voice"), diags, &out->voice);
    conf_named(conf_get(group, "sound"), diags, &out->sound);
    return diags->errors == errors;
}

bool session_read_profile(const char *path, const Desk *desk, Walker *out)
{
    const SearchPath nowhere = { .count = 0 };
    const char      *found = files_find(&nowhere, &session_files, path, 0, desk->arena);
    if (!found)
        return true;
    const ConfNode *root = conf_read_file(found, (SourcePos){ 0 }, &session_hints, desk->arena, desk->diags);
    if (!root)
        return false;
    int errors = desk->diags->errors;
    keys_check_file(root, KEYS_PROFILE, desk);
    return walker_read(root, desk, out) && desk->diags->errors == errors;
}

void walker_lay_over(Walker *walker, const Walker *typed)
{
    if (typed->baby_born || typed->weeks >= 0)
        walker->baby_born = typed->baby_born, walker->weeks = typed->weeks;
    if (typed->birth)
        walker->birth = typed->birth;
    if (typed->cleared)
        walker->cleared = true;
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
}

bool walker_pram_early(const Walker *walker)
{
    return walker->birth == BIRTH_C_SECTION && walker->weeks >= 0 && walker->weeks < PRAM_WEEK;
}
