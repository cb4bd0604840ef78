// What the words themselves must obey: known {variables}. What they ask of her is for the coach to judge.
#include "rules/rules.h"
#include "session/stages.h"

#include <ctype.h>
#include <string.h>

static const char *const variables[] = { "minutes_left", "phase", "next", "in",  "out",
                                         "pace",         "side",  "rep",  "reps" };
enum { VARIABLES = sizeof variables / sizeof *variables };

// What wordings are checked with.
typedef struct {
    const Session *session;
    const Desk    *desk;
} Check;

// --- Variables -------------------------------------------------------------------------

static bool is_of_drills(const char *variable)
{
    return strcmp(variable, "side") == 0 || strcmp(variable, "rep") == 0 || strcmp(variable, "reps") == 0;
}

static void check_variable(const Check *check, const ReadPool *read, const Wording *wording,
                           const char *start, const char *end)
{
    const char *colon = memchr(start, ':', (size_t)(end - start));
    const char *name = arena_strndup(check->desk->arena, start, (size_t)((colon ? colon : end) - start));
    for (size_t i = 0; i < VARIABLES; i++)
        if (strcmp(name, variables[i]) == 0) {
            if (read->own && check->session->kind == SESSION_WALK && is_of_drills(name))
                diag_error(check->desk->diags, session_pos_inside(wording, start, strlen(name)),
                           RULE(DRILL_VARIABLE),
                           "a walk has no {%s}: it is "
                           "known only while a drill repeats what is in each",
                           name);
            return;
        }
    const char *near = files_nearest(name, variables, VARIABLES);
    diag_error(check->desk->diags, session_pos_inside(wording, start, strlen(name)), RULE(UNKNOWN_VARIABLE),
               "there is no {%s}; %s%s%s", name,
               near ? "did you mean {"
                    : "there are {minutes_left} {phase} {next} {in} {out} {pace} {side} {rep} {reps",
               near ? near : "", near ? "}?" : "}");
}

static void check_variables(const Check *check, const ReadPool *read, const Wording *wording)
{
    for (const char *at = wording->text; (at = strchr(at, '{'));) {
        const char *end = strchr(at, '}');
        if (!end) {
            diag_error(check->desk->diags, session_pos_inside(wording, at, 1), RULE(OPEN_BRACE),
                       "a \"{\" without its \"}\"");
            return;
        }
        check_variable(check, read, wording, at + 1, end);
        at = end + 1;
    }
}

// --- Words -----------------------------------------------------------------------------

static bool has_something_to_say(const char *text)
{
    for (; *text; text++)
        if (isalnum((unsigned char)*text) || (*text & 0x80) || *text == '{')
            return true;
    return false;
}

static void check_wording(const Check *check, const ReadPool *read, const Wording *wording)
{
    check_variables(check, read, wording);
    if (!has_something_to_say(wording->text))
        diag_error(check->desk->diags, wording->pos, RULE(NO_WORDS), "\"%s\" has nothing to say",
                   wording->text);
}

static void check_wordings(const Check *check, const ReadPool *read, const Wordings *wordings)
{
    for (size_t i = 0; i < wordings->count; i++)
        if (wordings->items[i].text)
            check_wording(check, read, &wordings->items[i]);
}

void words_check(const Reading *reading, const Desk *desk)
{
    const Check check = { &reading->session, desk };
    for (size_t i = 0; i < reading->pools.count; i++) {
        const ReadPool *read = &reading->pools.items[i];
        check_wordings(&check, read, &read->pool.full);
        check_wordings(&check, read, &read->pool.brief);
        check_wordings(&check, read, &read->pool.then);
    }
}
