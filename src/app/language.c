// walkcoach language [KEY]: the tables of what may be written in files.
//
//     most_lifts (session, level)
//         at most this many with less than `lift_rest` between them, then a rest
//         value: 1 to 10 lifts in a row
//         without it: 10
//         example: most_lifts = 6
//
// --json is an array with an object for each row; the tables of scripts/README.md are made from it.
#include "app/language.h"

#include "app/commands.h"
#include "app/language_row.h"
#include "app/paragraph.h"
#include "base/json.h"

#include <string.h>

enum { NAME_WIDTH = 12 };

// --- On a terminal ---------------------------------------------------------------------

static void print_list(const Terminal *terminal, const LanguageRows *all, Arena *arena)
{
    const char *section = "";
    for (size_t i = 0; i < all->count; i++) {
        const LanguageRow *entry = &all->items[i];
        Text               line = { .arena = arena };
        if (entry->section != section)
            printf("%s%s%s%s\n", i > 0 ? "\n" : "", terminal_style(terminal, STYLE_BOLD), entry->section,
                   terminal_style(terminal, STYLE_PLAIN));
        section = entry->section;
        text_add_padded(&line, language_row_names(entry, arena), NAME_WIDTH);
        printf("  %s ", text_string(&line));
        paragraph_print(terminal,
                        arena_printf(arena, "%s (%s)", language_row_value(entry, arena),
                                     language_row_places(entry, arena)),
                        NAME_WIDTH + 3);
    }
}

static void print_entry(const Terminal *terminal, const LanguageRow *entry, Arena *arena)
{
    const char *without = language_row_without(entry, arena);
    printf("%s%s%s (%s)\n", terminal_style(terminal, STYLE_BOLD), language_row_names(entry, arena),
           terminal_style(terminal, STYLE_PLAIN), language_row_places(entry, arena));
    paragraph_print_indented(terminal, entry->key->meaning);
    paragraph_print_indented(terminal, arena_printf(arena, "value: %s", language_row_value(entry, arena)));
    if (*without)
        paragraph_print_indented(terminal, arena_printf(arena, "without it: %s", without));
    paragraph_print_indented(terminal, arena_printf(arena, "example: %s", entry->key->example));
}

// --- For programs ----------------------------------------------------------------------

static void add_strings(Json *json, const char *key, const char *list, Arena *arena)
{
    char *rest = NULL;
    json_array_open(json, key);
    for (char *one = strtok_r(arena_strdup(arena, list), ",", &rest); one; one = strtok_r(NULL, ",", &rest))
        json_string(json, NULL, one + strspn(one, " "));
    json_array_close(json);
}

static void add_entry(Json *json, const LanguageRow *entry, Arena *arena)
{
    const Key *row = entry->key;
    json_object_open(json, NULL);
    json_string(json, "section", entry->section);
    add_strings(json, "keys", language_row_names(entry, arena), arena);
    add_strings(json, "places", language_row_places(entry, arena), arena);
    json_string(json, "value", language_row_value(entry, arena));
    json_string(json, "without", language_row_without(entry, arena));
    json_string(json, "meaning", row->meaning);
    json_string(json, "example", row->example);
    if (language_row_has_range(entry)) {
        double scale = row->type == TYPE_TIME ? (double)MICROS_PER_SECOND : 1;
        json_string(json, "unit", row->type == TYPE_TIME ? "s" : row->unit);
        json_number(json, "low", row->low / scale);
        json_number(json, "high", row->high / scale);
        json_bool(json, "length", row->type == TYPE_TIME);
        json_bool(json, "whole", row->type == TYPE_INT);
    }
    json_object_close(json);
}

static void print_json(const LanguageRows *all, Arena *arena)
{
    Text text = { .arena = arena };
    Json json = { .text = &text };
    json_array_open(&json, NULL);
    for (size_t i = 0; i < all->count; i++)
        add_entry(&json, &all->items[i], arena);
    json_array_close(&json);
    puts(text_string(&text));
}

// ---------------------------------------------------------------------------------------

static bool is_called(const Key *row, const char *name)
{
    if (row->name)
        return files_same_name(row->name, name);
    int value;
    return choice_find(row->names, name, &value);
}

static LanguageRows entries_of(const LanguageRows *all, const char *name, Arena *arena)
{
    LanguageRows found = { 0 };
    for (size_t i = 0; i < all->count; i++)
        if (is_called(all->items[i].key, name))
            *ARENA_PUSH(arena, found.items, found.count, found.capacity) = all->items[i];
    return found;
}

typedef struct {
    const char **items;
    size_t       count, capacity;
} Names;

static void add_name(Names *names, const char *name, Arena *arena)
{
    for (size_t i = 0; i < names->count; i++)
        if (strcmp(names->items[i], name) == 0)
            return;
    *ARENA_PUSH(arena, names->items, names->count, names->capacity) = name;
}

// Every key once.
static Names all_names(const LanguageRows *all, Arena *arena)
{
    Names names = { 0 };
    for (size_t i = 0; i < all->count; i++) {
        const Key *row = all->items[i].key;
        if (row->name)
            add_name(&names, row->name, arena);
        for (const Choice *name = row->names; name && name->word; name++)
            add_name(&names, name->word, arena);
    }
    return names;
}

const char *language_keys(Arena *arena)
{
    const LanguageRows all = language_rows(arena);
    const Names        names = all_names(&all, arena);
    Text               text = { .arena = arena };
    for (size_t i = 0; i < names.count; i++)
        text_printf(&text, "%s%s", i > 0 ? " " : "", names.items[i]);
    return text_string(&text);
}

static Status report_unknown(const Terminal *terminal, const char *key, const Names *names)
{
    const char *near = files_nearest(key, names->items, names->count);
    if (near)
        return terminal_fail(terminal, STATUS_USAGE, "there is no key \"%s\"; did you mean \"%s\"?", key,
                             near);
    return terminal_fail(terminal, STATUS_USAGE, "there is no key \"%s\"; walkcoach language lists them",
                         key);
}

static Status print_entries(const Settings *settings, const char *key, Arena *arena)
{
    const Terminal    *terminal = &settings->terminal;
    const LanguageRows all = language_rows(arena), shown = key ? entries_of(&all, key, arena) : all;
    const Names        names = all_names(&all, arena);
    if (shown.count == 0)
        return report_unknown(terminal, key, &names);
    if (settings->printing.json)
        print_json(&shown, arena);
    else if (!key)
        print_list(terminal, &shown, arena);
    for (size_t i = 0; key && !settings->printing.json && i < shown.count; i++)
        print_entry(terminal, &shown.items[i], arena);
    return STATUS_DONE;
}

Status cmd_language(const Settings *settings)
{
    Arena  arena = { 0 };
    Status status = print_entries(settings, settings->operand_count > 0 ? settings->operands[0] : NULL,
                                  &arena);
    arena_free(&arena);
    return status;
}
