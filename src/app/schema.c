// walkcoach schema: the session language as a JSON schema, for editors and other programs. Made from the same
// rows by which files are read (session/language.c).
//
// A schema cannot check a text that has a reader of its own ("3:4 > 3:5"). For those it only describes the
// value in words, and `walkcoach check` decides.
#include "app/commands.h"
#include "base/json.h"
#include "session/language.h"

#include <stdio.h>
#include <string.h>

enum { TEXT_LONGEST = 300 };  // characters: conf_text

// --- What may be written ---------------------------------------------------------------

static void type(Json *json, const char *word) { json_string(json, "type", word); }

static const char *place_name(unsigned place, Arena *arena)
{
    char *name = arena_strdup(arena, choice_word(session_language.places, (int)place));
    for (char *at = name; *at; at++)
        if (*at == ' ')
            *at = '_';
    return name;
}

static void refer(Json *json, unsigned inner, Arena *arena)
{
    json_string(json, "$ref", arena_printf(arena, "#/$defs/%s", place_name(inner, arena)));
}

// Case, '-', '_' and space do not matter in a word: a schema takes the two spellings that people write.
static void words(Json *json, const Choice *list)
{
    json_array_open(json, "enum");
    for (const Choice *word = list; word->word; word++) {
        char  other[TEXT_LONGEST];
        char *at = other;
        snprintf(other, sizeof other, "%s", word->word);
        while ((at = strchr(at, '_')))
            *at = '-';
        json_string(json, NULL, word->word);
        if (strcmp(other, word->word) != 0)
            json_string(json, NULL, other);
    }
    json_array_close(json);
}

static void range(Json *json, const Key *row)
{
    if (row->low >= row->high || row->type == TYPE_TIME)
        return;
    json_number(json, "minimum", row->low);
    json_number(json, "maximum", row->high);
}

static void several(Json *json, const Choice *list)
{
    json_object_open(json, "items");
    type(json, "string");
    if (list)
        words(json, list);
    json_object_close(json);
}

// One, or a list of them.
static void one_or_several(Json *json, const Choice *list)
{
    json_array_open(json, "anyOf");
    json_object_open(json, NULL);
    type(json, "string");
    if (list)
        words(json, list);
    json_object_close(json);
    json_object_open(json, NULL);
    type(json, "array");
    several(json, list);
    json_object_close(json);
    json_array_close(json);
}

static void groups(Json *json, const Key *row, bool texts_too, Arena *arena)
{
    type(json, "object");
    json_object_open(json, "additionalProperties");
    json_array_open(json, "anyOf");
    json_object_open(json, NULL);
    refer(json, row->inner, arena);
    json_object_close(json);
    if (texts_too) {
        json_object_open(json, NULL);
        one_or_several(json, NULL);
        json_object_close(json);
    }
    json_array_close(json);
    json_object_close(json);
}

static void value(Json *json, const Key *row, Arena *arena)
{
    switch (row->type) {
    case TYPE_TEXT:
        type(json, "string");
        json_int(json, "maxLength", TEXT_LONGEST);
        break;
    case TYPE_NAMED: type(json, "string"); break;
    case TYPE_INT: type(json, "integer"); break;
    case TYPE_NUMBER: type(json, "number"); break;
    case TYPE_TIME: type(json, "string"); break;
    case TYPE_BOOL:
    case TYPE_YES: type(json, "boolean"); break;
    case TYPE_CHOICE:
        type(json, "string");
        words(json, row->words);
        break;
    case TYPE_SET: one_or_several(json, row->words); break;
    case TYPE_TEXTS: one_or_several(json, NULL); break;
    case TYPE_GROUP: refer(json, row->inner, arena); break;
    case TYPE_GROUPS: groups(json, row, false, arena); break;
    case TYPE_WORDS: groups(json, row, true, arena); break;
    case TYPE_OWN:
    case TYPE_ASKED: break;
    }
    range(json, row);
}

// --- The keys --------------------------------------------------------------------------

static void key(Json *json, const Key *row, const char *name, Arena *arena)
{
    json_object_open(json, name);
    json_string(json, "description",
                row->value ? arena_printf(arena, "%s: %s", row->meaning, row->value) : row->meaning);
    value(json, row, arena);
    json_object_close(json);
}

static void place(Json *json, const Choice *of, Arena *arena)
{
    json_object_open(json, place_name((unsigned)of->value, arena));
    type(json, "object");
    json_object_open(json, "properties");
    for (const Key *row = session_language.rows; row < session_language.rows + session_language.count;
         row++) {
        if (!(row->places & (unsigned)of->value))
            continue;
        if (row->name)
            key(json, row, row->name, arena);
        for (const Choice *name = row->names; name && name->word; name++)
            key(json, row, name->word, arena);
    }
    json_object_close(json);
    json_bool(json, "additionalProperties", false);
    json_object_close(json);
}

Status cmd_schema(const Settings *settings)
{
    Arena arena = { 0 };
    Text  text = { .arena = &arena };
    Json  json = { .text = &text };
    (void)settings;
    json_object_open(&json, NULL);
    json_string(&json, "$schema", "https://json-schema.org/draft/2020-12/schema");
    json_string(&json, "title",
                "walkcoach " VERSION ": a session; and in $defs a level, a cue set, a profile");
    json_string(&json, "$ref", "#/$defs/session");
    json_object_open(&json, "$defs");
    for (const Choice *of = session_language.places; of->word; of++)
        place(&json, of, &arena);
    json_object_close(&json);
    json_object_close(&json);
    puts(text_string(&text));
    arena_free(&arena);
    return STATUS_DONE;
}
