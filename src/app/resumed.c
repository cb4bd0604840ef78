#include "app/resumed.h"

#include "app/option_value.h"
#include "base/text.h"

#include <stddef.h>
#include <string.h>

static bool is_of_walk(const Option *row)
{
    const size_t asked = offsetof(Settings, order.asked), listening = offsetof(Settings, order.listening);
    return row->commands & COMMAND_BIT(COMMAND_PLAY) && row->kind != VALUE_TEXTS &&
           (row->offset == offsetof(Settings, on) ||
            (row->offset >= asked && row->offset < asked + sizeof(Asked)) ||
            (row->offset >= listening && row->offset < listening + sizeof(Listening)));
}

const char *resumed_write(const WalkOrder *order, const char *on, Arena *arena)
{
    Settings settings = SETTINGS_DEFAULT;
    Text     text = { .arena = arena };
    settings.order = *order;
    settings.on = on;
    size_t        count;
    const Option *rows = option_rows(&count);
    for (size_t i = 0; i < count; i++) {
        const char *value = is_of_walk(&rows[i]) ? option_value_write(&rows[i], &settings, arena) : NULL;
        if (!value)
            continue;
        text_printf(&text, "--%s%s", rows[i].name, *value ? "=" : "");
        text_add_line(&text, value);
        text_add(&text, "\n");
    }
    return text_string(&text);
}

// The option of that name, which has its dashes. NULL: there is none.
static const Option *row_of(const char *dashed, size_t length)
{
    size_t        count;
    const Option *rows = option_rows(&count);
    for (size_t i = 0; i < count; i++)
        if (is_of_walk(&rows[i]) && strlen(rows[i].name) + 2 == length &&
            memcmp(dashed + 2, rows[i].name, length - 2) == 0)
            return &rows[i];
    return NULL;
}

static void choose(Settings *settings, char *line, Arena *arena)
{
    char         *equals = strchr(line, '=');
    const char   *value = equals ? text_of_line(equals + 1, arena) : NULL;
    const Option *row = row_of(line, equals ? (size_t)(equals - line) : strlen(line));
    if (row && !row->argument == !value && !option_value_write(row, settings, arena))
        option_value_read(row, value, settings, arena);
}

void resumed_read(Settings *settings, const char *lines, Arena *arena)
{
    char      *rest = NULL, *copy = arena_strdup(arena, lines);
    const bool typed = settings->order.asked.anyway;
    for (char *line = strtok_r(copy, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest))
        choose(settings, line, arena);
    settings->order.asked.anyway_before = settings->order.asked.anyway && !typed;
}
