// A rule as a person reads it, one paragraph each:
//
//     long-inhale (error, may be allowed)
//         The breath in is longer than the breath out. A long breath out calms, and effort goes with it, ...
//         What to do: Make the second number as large as the first, or larger: `breath = "3:4"`.
//         To allow it: `allow = ["long-inhale"]` in the session.
#include "app/explain.h"

#include "app/paragraph.h"
#include "base/json.h"
#include "rules/rules.h"

#include <string.h>

// --- In words --------------------------------------------------------------------------

static void print_head(const Terminal *terminal, const Rule *rule, Arena *arena)
{
    const char *kind = strcmp(rule->kind, "either") == 0 ? "error or warning" : rule->kind;
    const char *allowed = rule->comfort ? "may be allowed" : "cannot be allowed";
    printf("%s%s%s ", terminal_style(terminal, STYLE_BOLD), rule->name,
           terminal_style(terminal, STYLE_PLAIN));
    paragraph_print(terminal, arena_printf(arena, "(%s, %s)", kind, allowed), (int)strlen(rule->name) + 1);
}

static void print_rule(const Terminal *terminal, const Rule *rule, Arena *arena)
{
    print_head(terminal, rule, arena);
    paragraph_print_indented(terminal, rule->why);
    paragraph_print_indented(terminal, arena_printf(arena, "What to do: %s", rule->mend));
    if (rule->comfort)
        paragraph_print_indented(
            terminal, arena_printf(arena, "To allow it: `allow = [\"%s\"]` in the session.", rule->name));
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

static Status report_unknown(const Terminal *terminal, const char *name)
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
        return report_unknown(&settings->terminal, settings->printing.explain);
    if (settings->printing.json)
        print_json(rules, count);
    else
        print_words(&settings->terminal, rules, count);
    return STATUS_DONE;
}
