#include "app/language_row.h"

#include "session/language.h"
#include "sound/pack_keys.h"
#include "voice/profile_keys.h"

static const KeyTable *const tables[] = { &session_language, &voice_language, &pack_language };
enum { TABLES = sizeof tables / sizeof *tables };

LanguageRows language_rows(Arena *arena)
{
    LanguageRows all = { 0 };
    const char  *section = "";
    for (int i = 0; i < TABLES; i++)
        for (const Key *row = tables[i]->rows; row < tables[i]->rows + tables[i]->count; row++)
            if (row->section)
                section = row->section;
            else
                *ARENA_PUSH(arena, all.items, all.count, all.capacity) = (LanguageRow){ row, tables[i],
                                                                                        section };
    return all;
}

// --- A row in words --------------------------------------------------------------------

static const char *with_commas(const char *list, const char *more, Arena *arena)
{
    return *list ? arena_printf(arena, "%s, %s", list, more) : more;
}

const char *language_row_names(const LanguageRow *from, Arena *arena)
{
    const Key  *row = from->key;
    const char *names = "";
    if (row->name)
        return row->name;
    for (const Choice *name = row->names; name->word; name++)
        names = with_commas(names, name->word, arena);
    return names;
}

const char *language_row_places(const LanguageRow *from, Arena *arena)
{
    const char *places = "";
    for (const Choice *place = from->table->places; place->word; place++)
        if (from->key->places & (unsigned)place->value)
            places = with_commas(places, place->word, arena);
    return places;
}

bool language_row_has_range(const LanguageRow *from) { return from->key->low < from->key->high; }

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

const char *language_row_value(const LanguageRow *from, Arena *arena)
{
    const Key  *row = from->key;
    const char *value = row->value ? row->value : kind_of(row, arena);
    if (!language_row_has_range(from))
        return value;
    return *value ? arena_printf(arena, "%s, %s", range_of(row, arena), value) : range_of(row, arena);
}

const char *language_row_without(const LanguageRow *from, Arena *arena)
{
    const Key *row = from->key;
    if (row->without)
        return row->without;
    if (row->otherwise_text)
        return arena_printf(arena, "`\"%s\"`", row->otherwise_text);
    if (row->has_otherwise)
        return number_text(row, row->otherwise, arena);
    return row->type == TYPE_BOOL ? "false" : "";
}
