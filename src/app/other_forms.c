#include "app/other_forms.h"

#include "rules/rules.h"

static bool is_about_her_weeks(const Rule *rule)
{
    const Rule *const rules[] = {
        RULE(TOO_EARLY),       RULE(NOT_CLEARED),      RULE(DRILL_WAITS),
        RULE(ABOVE_HER_LEVEL), RULE(EFFORT_TOO_EARLY), RULE(OTHER_BIRTH),
        RULE(ACT_TOO_EARLY),   RULE(WALK_TOO_LONG),    RULE(DOSE),
    };
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (rule == rules[i])
            return true;
    return false;
}

static Status check_form(const WalkOrder *order, const char *name, Depth depth, Form form, Walk *walk,
                         Walk *other)
{
    WalkOrder   in_form = *order;
    const bool  known = walk->session.weeks >= 0;
    const int   errors = walk->diags.errors;
    const char *remark = form == FORM_EASIER ? " (the easier form)" : " (the harder form)";
    in_form.asked.form = form;
    walk_compile(&in_form, name, depth, NULL, other);
    for (size_t i = 0; i < other->diags.count; i++)
        if (!known || !is_about_her_weeks(other->diags.items[i].rule))
            diag_copy(&walk->diags, &other->diags.items[i], remark);
    return walk->diags.errors > errors ? STATUS_MISTAKES : STATUS_DONE;
}

Status other_forms_check(const WalkOrder *order, const char *name, Depth depth, Walk *walk, OtherForms *forms)
{
    const int warnings = walk->diags.warnings;
    Status    easier = STATUS_DONE, harder = STATUS_DONE;
    *forms = (OtherForms){ 0 };
    if (order->asked.form != FORM_AS_WRITTEN)
        return STATUS_DONE;
    if (walk->session.easier)
        easier = check_form(order, name, depth, FORM_EASIER, walk, &forms->easier);
    if (walk->session.harder)
        harder = check_form(order, name, depth, FORM_HARDER, walk, &forms->harder);
    if (order->strict && walk->diags.warnings > warnings)
        return STATUS_MISTAKES;
    return easier > harder ? easier : harder;
}

void other_forms_free(OtherForms *forms)
{
    walk_free(&forms->easier);
    walk_free(&forms->harder);
}
