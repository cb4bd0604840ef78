#include "plan/inside.h"

#include "base/find.h"
#include "rules/rules.h"
#include "session/kinds.h"

const char *plan_name_for(bool c_section, bool tear)
{
    return c_section ? "c-section" : tear ? "tear" : "vaginal";
}

// One more than the last week that is written.
static int count_weeks(const ConfNode *root)
{
    int count = 0;
    for (int week = 0; week < PLAN_WEEKS_MAX; week++)
        if (conf_get(root, plan_weeks[week].word))
            count = week + 1;
    return count;
}

// The first week that is written after one that is not; NULL: there is none.
static const ConfNode *after_missing(const ConfNode *root, int missing)
{
    for (int week = missing; week < PLAN_WEEKS_MAX; week++)
        if (conf_get(root, plan_weeks[week].word))
            return conf_get(root, plan_weeks[week].word);
    return NULL;
}

static void read_rows(const ConfNode *root, const Desk *desk, Plan *out)
{
    const int        count = count_weeks(root);
    SessionsMet      met = { 0 };
    const RowReading reading = { desk, out, &met };
    PlanRow         *rows = ARENA_ARRAY(desk->arena, PlanRow, count + 1);
    for (int week = 0; week < count; week++) {
        const ConfNode *group = conf_get(root, plan_weeks[week].word), *later = after_missing(root, week);
        if (group && group->kind == CONF_GROUP)
            plan_read_row(&reading, group, week, &rows[week]);
        else if (!group && later)
            diag_error(desk->diags, later->key_pos, RULE(PLAN_WEEKS),
                       "week_%d is missing: every week from 0 on has to be written", week);
    }
    if (count == 0)
        diag_error(desk->diags, root->pos, RULE(PLAN_WEEKS), "the plan has no weeks: week_0: { ... }");
    out->rows = rows, out->row_count = count;
}

const char *plan_meant(const char *name, const Desk *desk)
{
    DiagList        quiet = { .arena = desk->arena };
    const char     *session = files_find(desk->path, &session_files, name, 0, desk->arena);
    const char     *path = session ? session : files_find(desk->path, &plan_files, name, 0, desk->arena);
    const ConfNode *root = path ? conf_read_file(path, (SourcePos){ 0 }, &plan_hints, desk->arena, &quiet)
                                : NULL;
    return root && after_missing(root, 0) ? path : NULL;
}

static const char *find_plan(const char *name, const Desk *desk)
{
    const char *path = files_find(desk->path, &plan_files, name, 0, desk->arena);
    if (!path)
        diag_error(desk->diags, (SourcePos){ 0 }, RULE(NO_SUCH_FILE), "there is no plan \"%s\" (%s)%s", name,
                   files_describe(desk->path, &plan_files, name, desk->arena),
                   files_did_you_mean_file(desk->path, &plan_files, name, desk->arena));
    return path;
}

bool plan_read(const char *name, const Desk *desk, Plan *out)
{
    const int       errors = desk->diags->errors;
    const char     *path = find_plan(name, desk);
    const ConfNode *root = path ? plan_load(path, desk) : NULL;
    if (!root)
        return false;
    *out = (Plan){ .name = files_name(path, desk->arena) };
    out->title = out->name;
    table_read(&plan_language, root, PLAN_PLACE_FILE, PLAN_INTO_PLAN, desk, out);
    if (out->birth == BIRTH_UNKNOWN && !conf_get(root, "birth"))
        diag_error(desk->diags, root->pos, RULE(PLAN_FORM),
                   "the plan does not say for which birth it is: birth = \"vaginal\" or \"c-section\"");
    read_rows(root, desk, out);
    if (desk->diags->errors == errors)
        plan_check(out, desk);
    return desk->diags->errors == errors;
}
