// walkcoach check: every mistake in every file, without making a sound; --explain says what a rule means.
#include "app/commands.h"
#include "app/explain.h"
#include "app/other_forms.h"
#include "base/diag_text.h"
#include "job/report.h"
#include "plan/read.h"

// The mistakes of several files are printed one list after the other, or as one JSON array.
static void print_json(Walk *walk, bool first)
{
    diag_sort(&walk->diags);
    char *list = diag_list_json(&walk->diags, &walk->arena);
    printf("%s%s", first ? "" : ",\n", list);
}

static const char *plural(int count) { return count == 1 ? "" : "s"; }

static void say_sum(const Terminal *terminal, const char *name, const Walk *walk, Status status)
{
    const DiagList *diags = &walk->diags;
    char            length[UNITS_TEXT_SIZE];
    if (status == STATUS_DONE && diags->warnings == 0)
        terminal_say(terminal, "%s: no mistakes; %s, %s", name, walk->session.title,
                     units_format_clock(walk->timeline.length, length));
    else
        terminal_say(terminal, "%s: %d error%s, %d warning%s", name, diags->errors, plural(diags->errors),
                     diags->warnings, plural(diags->warnings));
}

// A plan of weeks: it is only read, not laid out or spoken. False: the name means a session.
static bool check_plan(const Settings *settings, const char *name, Walk *walk, Status *status)
{
    Plan plan;
    *walk = (Walk){ .diags = { .arena = &walk->arena } };
    walk->paths = paths_find(&walk->arena);
    const Desk  desk = walk_desk(walk);
    const char *path = plan_meant(name, &desk);
    if (!path) {
        walk_free(walk);
        return false;
    }
    *status = plan_read(path, &desk, &plan) ? STATUS_DONE : STATUS_MISTAKES;
    if (*status == STATUS_DONE && !settings->printing.json)
        terminal_say(&settings->terminal, "%s: no mistakes; %s, %d weeks", name, plan.title, plan.row_count);
    return true;
}

// One file: its mistakes and how many there are. *rule: the first broken rule, if it is not set yet.
static Status check_file(const Settings *settings, const char *name, bool first, const Rule **rule)
{
    Walk       walk;
    OtherForms forms = { 0 };
    Status     status;
    Depth      depth = settings->printing.speech ? DEPTH_SCORE : DEPTH_NAMES;
    bool       plan = check_plan(settings, name, &walk, &status);
    if (!plan) {
        status = walk_compile_with_progress(&settings->order, name, depth, &settings->terminal, &walk);
        Status others = other_forms_check(&settings->order, name, depth, &walk, &forms);
        status = others > status ? others : status;
    }
    if (settings->printing.json)
        print_json(&walk, first);
    else {
        terminal_diags(&settings->terminal, &walk.diags);
        if (!plan || status != STATUS_DONE)
            say_sum(&settings->terminal, name, &walk, status);
    }
    if (!*rule && walk.diags.count > 0)
        *rule = walk.diags.items[0].rule;
    walk_free(&walk);
    other_forms_free(&forms);
    return status;
}

Status cmd_check(const Settings *settings)
{
    if (settings->printing.explain)
        return explain_rules(settings);
    Status      worst = STATUS_DONE;
    const Rule *rule = NULL;
    if (settings->printing.json)
        putchar('[');
    for (int i = 0; i < settings->operand_count; i++) {
        Status status = check_file(settings, settings->operands[i], i == 0, &rule);
        worst = status > worst ? status : worst;
    }
    if (settings->printing.json)
        puts("]");
    else if (rule && settings->terminal.live)  // for a person; a program on a pipe knows where to look
        terminal_say(&settings->terminal, "walkcoach check --explain %s says more", rule->name);
    return worst;
}
