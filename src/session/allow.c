// `allow`: the rules of comfort that an author sets aside. Safety is not for sale.
#include "rules/rules.h"
#include "session/stages.h"

static void report_not_allowable(const ConfNode *item, const char *name, const Desk *desk)
{
    const char *near = rules_nearest(name, true);
    if (near)
        diag_error(desk->diags, item->pos, RULE(NOT_ALLOWABLE),
                   "\"%s\" cannot be allowed; did you mean \"%s\"?", name, near);
    else
        diag_error(desk->diags, item->pos, RULE(NOT_ALLOWABLE),
                   "\"%s\" cannot be allowed: only comfort rules can", name);
}

const Rule *const *allow_read(const ConfNode *allow, const Desk *desk, size_t *count)
{
    const ConfNode    *item = allow && allow->kind == CONF_ARRAY ? allow->first : allow;
    const char *const *names = NULL;
    size_t             named = 0;
    *count = 0;
    if (!conf_texts(allow, desk->arena, desk->diags, &names, &named))
        return NULL;
    const Rule **rules = ARENA_ARRAY(desk->arena, const Rule *, named + 1);
    for (size_t i = 0; item && i < named; i++, item = item->next) {
        const Rule *rule = rules_find(names[i]);
        rules[i] = rule && rule->comfort ? rule : NULL;
        if (!rules[i])
            report_not_allowable(item, names[i], desk);
    }
    *count = named;
    return rules;
}
