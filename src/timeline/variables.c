// "{minutes_left:One minute|# minutes} to go": a name, and after a colon the forms by the language's plural
// rule, in which # is the number.
#include "timeline/variables.h"

#include "timeline/plural.h"

#include <stddef.h>
#include <string.h>

typedef enum { VARIABLE_NUMBER, VARIABLE_TEXT } VariableKind;

static const struct {
    const char  *name;
    VariableKind kind;
    size_t       offset;
    // clang-format off
} known[] = {
    { "minutes_left", VARIABLE_NUMBER, offsetof(Variables, minutes_left) },
    { "phase",        VARIABLE_TEXT,   offsetof(Variables, phase) },
    { "next",         VARIABLE_TEXT,   offsetof(Variables, next) },
    { "in",           VARIABLE_NUMBER, offsetof(Variables, in) },
    { "out",          VARIABLE_NUMBER, offsetof(Variables, out) },
    { "pace",         VARIABLE_NUMBER, offsetof(Variables, pace) },
    { "side",         VARIABLE_TEXT,   offsetof(Variables, side) },
    { "rep",          VARIABLE_NUMBER, offsetof(Variables, rep) },
    { "reps",         VARIABLE_NUMBER, offsetof(Variables, reps) },
};
// clang-format on
enum { KNOWN_COUNT = sizeof known / sizeof *known };

static int find(const char *name, size_t length)
{
    for (int i = 0; i < KNOWN_COUNT; i++)
        if (strlen(known[i].name) == length && memcmp(known[i].name, name, length) == 0)
            return i;
    return -1;
}

// The n-th of the forms between `from` and `to`, or the last where there are fewer.
static void choose_form(const char *from, const char *to, int n, const char **form, size_t *length)
{
    for (;; n--) {
        const char *bar = memchr(from, '|', (size_t)(to - from));
        if (!bar || n == 0) {
            *form = from;
            *length = (size_t)((bar ? bar : to) - from);
            return;
        }
        from = bar + 1;
    }
}

static char *put_number(char *so_far, const char *form, size_t length, int number, Arena *arena)
{
    for (size_t start = 0, end; start <= length; start = end + 1) {
        const char *hash = start < length ? memchr(form + start, '#', length - start) : NULL;
        end = hash ? (size_t)(hash - form) : length;
        so_far = arena_printf(arena, "%s%.*s", so_far, (int)(end - start), form + start);
        if (hash)
            so_far = arena_printf(arena, "%s%d", so_far, number);
    }
    return so_far;
}

// What is between '{' and '}', filled in after what there is so far.
static char *put_variable(char *so_far, const char *inside, size_t length, const Variables *variables,
                          Arena *arena)
{
    const char *colon = memchr(inside, ':', length);
    int         index = find(inside, colon ? (size_t)(colon - inside) : length);
    if (index < 0)
        return arena_printf(arena, "%s{%.*s}", so_far, (int)length, inside);
    const char *field = (const char *)variables + known[index].offset;
    if (known[index].kind == VARIABLE_TEXT) {
        const char *text = *(const char *const *)(const void *)field;
        return arena_printf(arena, "%s%s", so_far, text ? text : "");
    }
    int number = *(const int *)(const void *)field;
    if (!colon)
        return arena_printf(arena, "%s%d", so_far, number);
    const char *form;
    size_t      form_length;
    choose_form(colon + 1, inside + length, plural_form(variables->language, number), &form, &form_length);
    return put_number(so_far, form, form_length, number, arena);
}

const char *variables_fill(const char *text, const Variables *variables, Arena *arena)
{
    const char *open = strchr(text, '{');
    if (!open)
        return text;
    char *filled = arena_strdup(arena, "");
    for (;;) {
        const char *close = open ? strchr(open, '}') : NULL;
        if (!close)
            return arena_printf(arena, "%s%s", filled, text);
        filled = arena_printf(arena, "%s%.*s", filled, (int)(open - text), text);
        filled = put_variable(filled, open + 1, (size_t)(close - open - 1), variables, arena);
        text = close + 1;
        open = strchr(text, '{');
    }
}

static bool names(const char *inside, const char *name)
{
    size_t length = strlen(name);
    return strncmp(inside, name, length) == 0 && (inside[length] == '}' || inside[length] == ':');
}

bool variables_name_steps(const char *text)
{
    for (const char *open = strchr(text, '{'); open; open = strchr(open + 1, '{'))
        if (names(open + 1, "in") || names(open + 1, "out"))
            return true;
    return false;
}
