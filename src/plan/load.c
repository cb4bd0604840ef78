// A plan's file, merged over the one that it extends: weeks join key by key.
#include "plan/inside.h"

#include "base/find.h"
#include "rules/rules.h"

enum { EXTENDS_MAX = 8 };

// The files that lead here, newest first.
typedef struct Link Link;
struct Link {
    const char *path;
    const Link *next;
    int         depth;
};

static bool is_in_chain(const Link *link, const char *path)
{
    for (; link; link = link->next)
        if (files_are_same(link->path, path))
            return true;
    return false;
}

// The path of what a file extends; for its own name, the files that lead here are skipped. NULL after an
// error.
static const char *find_below(Named extends, const Link *link, const Desk *desk)
{
    bool        own = files_same_name(files_name(link->path, desk->arena), extends.text);
    const char *found;
    int         skip = 0;
    while ((found = find_text(desk, &plan_files, extends, skip++)) && own && is_in_chain(link, found))
        ;
    if (!found && own)
        diag_error(desk->diags, extends.pos, RULE(EXTENDS_ITSELF),
                   "\"%s\" extends its own name, and there is no other (%s)", extends.text,
                   find_describe(desk, &plan_files, extends));
    else if (!found)
        diag_error(desk->diags, extends.pos, RULE(NO_SUCH_FILE), "there is no plan \"%s\" to extend (%s)%s",
                   extends.text, find_describe(desk, &plan_files, extends),
                   files_did_you_mean_file(desk->path, &plan_files, extends.text, desk->arena));
    else if (is_in_chain(link, found))
        diag_error(desk->diags, extends.pos, RULE(EXTENDS_CIRCLE),
                   "\"%s\" extends a file that itself extends this one", extends.text);
    else
        return found;
    return NULL;
}

static void check_keys(const ConfNode *root, const Desk *desk)
{
    int week;
    table_check_group(&plan_language, PLAN_PLACE_FILE, root, "a plan", desk->diags);
    for (const ConfNode *node = root->first; node; node = node->next) {
        if (!choice_find(plan_weeks, node->name, &week))
            continue;
        if (node->kind == CONF_GROUP)
            table_check_group(&plan_language, PLAN_PLACE_WEEK, node, choice_word(plan_weeks, week),
                              desk->diags);
        else
            diag_error(desk->diags, node->pos, RULE(NOT_A_GROUP),
                       "%s is a group: %s: { walks = [\"10min\"]  levels = [2] }", node->name, node->name);
    }
}

static const ConfNode *load_chain(const Link *link, SourcePos asked, const Desk *desk)
{
    const ConfNode *over = conf_read_file(link->path, asked, &plan_hints, desk->arena, desk->diags);
    Named           extends = { 0 };
    if (!over)
        return NULL;
    check_keys(over, desk);
    if (!table_read_key(table_row(&plan_language, PLAN_KEY_EXTENDS), over, desk, &extends))
        return over;
    if (link->depth == EXTENDS_MAX) {
        diag_error(desk->diags, extends.pos, RULE(EXTENDS_DEEP),
                   "files may extend one another at most %d deep", EXTENDS_MAX);
        return over;
    }
    const char *path = find_below(extends, link, desk);
    if (!path)
        return over;
    const Link below = { path, link, link->depth + 1 };
    return conf_join(load_chain(&below, extends.pos, desk), over, desk->arena);
}

const ConfNode *plan_load(const char *path, const Desk *desk)
{
    const Link link = { path, NULL, 1 };
    return load_chain(&link, (SourcePos){ 0 }, desk);
}
