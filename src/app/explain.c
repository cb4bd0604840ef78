// A rule as a person reads it, one paragraph each:
//
//     long-inhale (error)
//         The breath in is longer than the breath out. A long breath out calms, and effort goes with it, ...
//         What to do: Make the second number as large as the first, or larger: `breath = "3:4"`.
//         You may insist on it: `allow = ["long-inhale"]`.
#include "app/explain.h"

#include "base/json.h"
#include "rules/rules.h"

#include <string.h>

enum { INDENT = 4, WIDTH_MOST = 100 };  // columns; longer lines are hard to read

// --- In words --------------------------------------------------------------------------

static void print_indented(const Terminal *terminal, const char *words)
{
    int width = terminal->width < WIDTH_MOST ? terminal->width : WIDTH_MOST;
    printf("%*s", INDENT, "");
    terminal_print_wrapped(words, INDENT, width);
}

static const char *may_insist(const Rule *rule, bool either, Arena *arena)
{
    if (!rule->comfort)
        return "It cannot be allowed.";
    return arena_printf(arena, "You may insist on it%s: `allow = [\"%s\"]`.",
                        either ? " where it is a warning" : "", rule->name);
}

static void print_rule(const Terminal *terminal, const Rule *rule, Arena *arena)
{
    bool either = strcmp(rule->kind, "either") == 0;
    printf("%s%s%s (%s)\n", terminal_style(terminal, STYLE_BOLD), rule->name,
           terminal_style(terminal, STYLE_PLAIN), either ? "error or warning" : rule->kind);
    print_indented(terminal, rule->why);
    print_indented(terminal, arena_printf(arena, "What to do: %s", rule->mend));
    print_indented(terminal, may_insist(rule, either, arena));
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
