// A rule as a person reads it, one paragraph each:
//
//     long-inhale (error, may be allowed)
//         The breath in is longer than the breath out. A long breath out calms, and effort goes with it, ...
//         What to do: Make the second number as large as the first, or larger: `breath = "3:4"`.
//         To insist on it: `allow = ["long-inhale"]` in the session.
#include "app/explain.h"

#include "base/json.h"
#include "rules/rules.h"

#include <string.h>

enum {
    INDENT = 4,
    WIDTH_MOST = 100,  // columns; longer lines are hard to read
    CODE_MOST = 32,    // bytes: code up to this length stays on one line
    JOINT = '\x1f',    // what a space in such code is while lines are broken
};

// --- In words --------------------------------------------------------------------------

static void join(char *from, const char *to)
{
    for (; from < to; from++)
        if (*from == ' ')
            *from = JOINT;
}

// The text with joints for the spaces of each short piece of code between backticks.
static const char *join_code(const char *words, Arena *arena)
{
    char *copy = arena_strdup(arena, words), *shut;
    for (char *open = copy; (open = strchr(open, '`')) && (shut = strchr(open + 1, '`')); open = shut + 1)
        if (shut - open <= CODE_MOST)
            join(open, shut);
    return copy;
}

// From the column where the cursor is; further lines begin below it.
static void print_wrapped(const Terminal *terminal, const char *words, int column, Arena *arena)
{
    int  width = terminal->width < WIDTH_MOST ? terminal->width : WIDTH_MOST;
    Text text = { .arena = arena };
    text_add_wrapped(&text, join_code(words, arena), column, width);
    for (const char *at = text_string(&text); *at; at++)
        putchar(*at == JOINT ? ' ' : *at);
}

static void print_indented(const Terminal *terminal, const char *words, Arena *arena)
{
    printf("%*s", INDENT, "");
    print_wrapped(terminal, words, INDENT, arena);
}

static void print_head(const Terminal *terminal, const Rule *rule, Arena *arena)
{
    const char *kind = strcmp(rule->kind, "either") == 0 ? "error or warning" : rule->kind;
    const char *allowed = rule->comfort ? "may be allowed" : "cannot be allowed";
    printf("%s%s%s ", terminal_style(terminal, STYLE_BOLD), rule->name,
           terminal_style(terminal, STYLE_PLAIN));
    print_wrapped(terminal, arena_printf(arena, "(%s, %s)", kind, allowed), (int)strlen(rule->name) + 1,
                  arena);
}

static void print_rule(const Terminal *terminal, const Rule *rule, Arena *arena)
{
    print_head(terminal, rule, arena);
    print_indented(terminal, rule->why, arena);
    print_indented(terminal, arena_printf(arena, "What to do: %s", rule->mend), arena);
    if (rule->comfort)
        print_indented(terminal,
                       arena_printf(arena, "To insist on it: `allow = [\"%s\"]` in the session.", rule->name),
                       arena);
}

static void print_words(const Terminal *terminal, const Rule *rules, int count)
{
    Arena arena = { 0 };
    for (int i = 0; i < count; i++) {
        if (i > 0)
            putchar('\n');
        print_rule(terminal, &rules[i], &arena);
    }
    arena_free(&arena);
}

// --- For programs ----------------------------------------------------------------------

static void print_json(const Rule *rules, int count)
{
    Arena arena = { 0 };
    Text  text = { .arena = &arena };
    Json  json = { .text = &text };
    json_array_open(&json, NULL);
    for (int i = 0; i < count; i++) {
        json_object_open(&json, NULL);
        json_string(&json, "rule", rules[i].name);
        json_string(&json, "severity", rules[i].kind);
        json_bool(&json, "allow", rules[i].comfort);
        json_string(&json, "why", rules[i].why);
        json_string(&json, "mend", rules[i].mend);
        json_object_close(&json);
    }
    json_array_close(&json);
    puts(text_string(&text));
    arena_free(&arena);
}

// ---------------------------------------------------------------------------------------

static Status tell_unknown(const Terminal *terminal, const char *name)
{
    const char *near = rules_nearest(name, false);
    if (near)
        return terminal_fail(terminal, STATUS_USAGE, "there is no rule \"%s\"; did you mean \"%s\"?", name,
                             near);
    return terminal_fail(terminal, STATUS_USAGE,
                         "there is no rule \"%s\"; walkcoach check --explain all lists them", name);
}

Status explain_rules(const Settings *settings)
{
    bool        all = strcmp(settings->printing.explain, "all") == 0;
    const Rule *rules = all ? rule_table : rules_find(settings->printing.explain);
    int         count = all ? RULE_COUNT : 1;
    if (!rules)
        return tell_unknown(&settings->terminal, settings->printing.explain);
    if (settings->printing.json)
        print_json(rules, count);
    else
        print_words(&settings->terminal, rules, count);
    return STATUS_DONE;
}
