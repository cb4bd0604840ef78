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
#include "app/paragraph.h"
#include "base/json.h"
#include "session/language.h"
#include "sound/pack_keys.h"
#include "voice/profile_keys.h"

#include <string.h>

static const KeyTable *const tables[] = { &session_language, &voice_language, &pack_language };
enum { TABLES = sizeof tables / sizeof *tables, NAME_WIDTH = 12 };

// A row that is a key, with where it is from.
typedef struct {
    const Key      *row;
    const KeyTable *table;
    const char     *section;
} Entry;

typedef struct {
    Entry *items;
    size_t count, capacity;
} Entries;

static Entries all_entries(Arena *arena)
{
    Entries     all = { 0 };
    const char *section = "";
    for (int i = 0; i < TABLES; i++)
        for (const Key *row = tables[i]->rows; row < tables[i]->rows + tables[i]->count; row++)
            if (row->section)
                section = row->section;
            else
                *ARENA_PUSH(arena, all.items, all.count, all.capacity) = (Entry){ row, tables[i], section };
    return all;
}

// --- A row in words --------------------------------------------------------------------

static const char *with_commas(const char *list, const char *more, Arena *arena)
{
    return *list ? arena_printf(arena, "%s, %s", list, more) : more;
}

static const char *names_of(const Key *row, Arena *arena)
{
    const char *names = "";
    if (row->name)
        return row->name;
    for (const Choice *name = row->names; name->word; name++)
        names = with_commas(names, name->word, arena);
    return names;
}

static const char *places_of(const Entry *entry, Arena *arena)
{
    const char *places = "";
    for (const Choice *place = entry->table->places; place->word; place++)
        if (entry->row->places & (unsigned)place->value)
            places = with_commas(places, place->word, arena);
    return places;
}

static bool has_range(const Key *row) { return row->low < row->high; }

// "1 to 10 lifts in a row", "0:15", "light"
static const char *number_text(const Key *row, double value, Arena *arena)
{
    char clock[UNITS_TEXT_SIZE];
    if (row->type == TYPE_TIME)
        return arena_strdup(arena, units_format_clock((Micros)value, clock));
    if (row->type == TYPE_CHOICE)
        return arena_printf(arena, "`%s`", choice_word(row->words, (int)value));
    return arena_printf(arena, "%.15g", value);
}

static const char *range_of(const Key *row, Arena *arena)
{
    return arena_printf(arena, "%s%s to %s%s%s", row->type == TYPE_TIME ? "length, " : "",
                        number_text(row, row->low, arena), number_text(row, row->high, arena),
                        *row->unit ? " " : "", row->unit);
}

static const char *kind_of(const Key *row, Arena *arena)
{
    switch (row->type) {
    case TYPE_TEXT: return "text";
    case TYPE_NAMED: return "name";
    case TYPE_BOOL:
    case TYPE_YES: return "true or false";
    case TYPE_CHOICE: return choice_list(row->words, "`", arena);
    case TYPE_SET: return arena_printf(arena, "%s, or several", choice_list(row->words, "`", arena));
    case TYPE_TEXTS: return "text or texts";
    case TYPE_GROUP: return "group";
    case TYPE_OWN: return row->words ? choice_list(row->words, "`", arena) : "";
    case TYPE_INT:
    case TYPE_NUMBER:
    case TYPE_TIME:
    case TYPE_ASKED:
    case TYPE_GROUPS:
    case TYPE_WORDS: break;
    }
    return "";
}

static const char *value_of(const Key *row, Arena *arena)
{
    const char *value = row->value ? row->value : kind_of(row, arena);
    if (!has_range(row))
        return value;
    return *value ? arena_printf(arena, "%s, %s", range_of(row, arena), value) : range_of(row, arena);
}

static const char *without_of(const Key *row, Arena *arena)
{
    if (row->without)
        return row->without;
    if (row->otherwise_text)
        return arena_printf(arena, "`\"%s\"`", row->otherwise_text);
    if (row->has_otherwise)
        return number_text(row, row->otherwise, arena);
    return row->type == TYPE_BOOL ? "false" : "";
}

// --- On a terminal ---------------------------------------------------------------------

static void print_list(const Terminal *terminal, const Entries *all, Arena *arena)
{
    const char *section = "";
    for (size_t i = 0; i < all->count; i++) {
        const Entry *entry = &all->items[i];
        Text         line = { .arena = arena };
        if (entry->section != section)
            printf("%s%s%s%s\n", i > 0 ? "\n" : "", terminal_style(terminal, STYLE_BOLD), entry->section,
                   terminal_style(terminal, STYLE_PLAIN));
        section = entry->section;
        text_add_padded(&line, names_of(entry->row, arena), NAME_WIDTH);
        printf("  %s ", text_string(&line));
        paragraph_print(terminal,
                        arena_printf(arena, "%s (%s)", value_of(entry->row, arena), places_of(entry, arena)),
                        NAME_WIDTH + 3);
    }
}

static void print_entry(const Terminal *terminal, const Entry *entry, Arena *arena)
{
    const char *without = without_of(entry->row, arena);
    printf("%s%s%s (%s)\n", terminal_style(terminal, STYLE_BOLD), names_of(entry->row, arena),
           terminal_style(terminal, STYLE_PLAIN), places_of(entry, arena));
    paragraph_print_indented(terminal, entry->row->meaning);
    paragraph_print_indented(terminal, arena_printf(arena, "value: %s", value_of(entry->row, arena)));
    if (*without)
        paragraph_print_indented(terminal, arena_printf(arena, "without it: %s", without));
    paragraph_print_indented(terminal, arena_printf(arena, "example: %s", entry->row->example));
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

static void add_entry(Json *json, const Entry *entry, Arena *arena)
{
    const Key *row = entry->row;
    json_object_open(json, NULL);
    json_string(json, "section", entry->section);
    add_strings(json, "keys", names_of(row, arena), arena);
    add_strings(json, "places", places_of(entry, arena), arena);
    json_string(json, "value", value_of(row, arena));
    json_string(json, "without", without_of(row, arena));
    json_string(json, "meaning", row->meaning);
    json_string(json, "example", row->example);
    if (has_range(row)) {
        double scale = row->type == TYPE_TIME ? (double)MICROS_PER_SECOND : 1;
        json_string(json, "unit", row->type == TYPE_TIME ? "s" : row->unit);
        json_number(json, "low", row->low / scale);
        json_number(json, "high", row->high / scale);
        json_bool(json, "length", row->type == TYPE_TIME);
        json_bool(json, "whole", row->type == TYPE_INT);
    }
    json_object_close(json);
}

static void print_json(const Entries *all, Arena *arena)
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

static Entries entries_of(const Entries *all, const char *name, Arena *arena)
{
    Entries found = { 0 };
    for (size_t i = 0; i < all->count; i++)
        if (is_called(all->items[i].row, name))
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
static Names all_names(const Entries *all, Arena *arena)
{
    Names names = { 0 };
    for (size_t i = 0; i < all->count; i++) {
        const Key *row = all->items[i].row;
        if (row->name)
            add_name(&names, row->name, arena);
        for (const Choice *name = row->names; name && name->word; name++)
            add_name(&names, name->word, arena);
    }
    return names;
}

const char *language_keys(Arena *arena)
{
    const Entries all = all_entries(arena);
    const Names   names = all_names(&all, arena);
    Text          text = { .arena = arena };
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
    const Terminal *terminal = &settings->terminal;
    const Entries   all = all_entries(arena), shown = key ? entries_of(&all, key, arena) : all;
    const Names     names = all_names(&all, arena);
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
