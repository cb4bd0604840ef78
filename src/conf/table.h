// A kind of file as a table: every key, where it may be, what may be written there, the field that it fills,
// what it means. Reading, the search for unknown keys, `walkcoach language` and the tables of the documents
// all come from its rows.
#ifndef CONF_TABLE_H
#define CONF_TABLE_H

#include "base/choice.h"
#include "base/desk.h"
#include "conf/conf.h"

#include <stddef.h>

// What may be written, and the field that it is read into.
typedef enum {
    TYPE_TEXT,    // const char *: a text in quotes
    TYPE_NAMED,   // Named: the name of a file, or of something in this one
    TYPE_INT,     // int within the row's range
    TYPE_NUMBER,  // double within the row's range
    TYPE_TIME,    // Micros within the row's range
    TYPE_BOOL,    // bool
    TYPE_YES,     // int: 1 or 0, where another value means: not said
    TYPE_CHOICE,  // int, or an enum: the value of one of the row's words
    TYPE_SET,     // unsigned: a bit for each of the row's words that is named
    TYPE_OWN,     // what the row's reader makes of it
    // More than one field: read by whoever asks for it.
    TYPE_ASKED,
    TYPE_TEXTS,   // one text or several
    TYPE_GROUP,   // keys of the place `inner`
    TYPE_GROUPS,  // groups with names of the author's own, each of the place `inner`
    TYPE_WORDS,   // the same, each of which may also be a text or several
} KeyType;

typedef struct Key Key;

// Reads a node, which is never NULL, into the row's field. False where it is wrong: then that is reported.
typedef bool (*KeyReader)(const Key *row, const ConfNode *node, const Desk *desk, void *out);

struct Key {
    const char   *name;    // NULL: a key for each of `names`, whose fields are one after the other by value
    unsigned      places;  // kinds of groups that it may be in, a bit each; 0: this row begins a section
    KeyType       type;
    int           id;  // by which it is asked for; 0: by none
    const Choice *names;
    int           into;            // the kind of struct that its field is in; 0: none
    size_t        offset, size;    // of the field
    double        low, high;       // TYPE_INT, TYPE_NUMBER; TYPE_TIME in microseconds; 0, 0: no range
    const char   *unit;            // the author's word after a number: "metres"; "" for none
    const Choice *words;           // TYPE_CHOICE, TYPE_SET
    KeyReader     read;            // in place of the type's own; NULL: the type's
    unsigned      inner;           // the place of what is in a group
    bool          has_otherwise;   // where nothing is written, the field is:
    double        otherwise;       //   of numbers, times and the values of words
    const char   *otherwise_text;  //   of names; NULL: not so
    const char   *section;         // the title of the rows that follow, where this one begins a section
    const char   *value;           // what may be written, where the type does not say it all; else NULL
    const char   *without;         // what holds where nothing is written and no field says it; else NULL
    const char   *meaning;         // one sentence in Markdown
    const char   *example;         // a line that is right at each of the places
};

typedef struct {
    const Key    *rows;
    size_t        count;
    const Choice *places;  // the word for each: "table"
    const char   *parts;   // the key that holds groups of any name; NULL: none
} KeyTable;

// --- For the rows ----------------------------------------------------------------------

#define KEY_SECTION(title) \
    {                      \
        .section = (title) \
    }
#define KEY_FIELD(target, type, field) \
    .into = (target), .offset = offsetof(type, field), .size = sizeof(((type *)0)->field)
#define RANGE(from, to, word) .low = (double)(from), .high = (double)(to), .unit = (word)
#define WORDS(list)           .words = (list)
#define DEFAULT(a_value)      .has_otherwise = true, .otherwise = (double)(a_value)
#define DEFAULT_TEXT(text)    .otherwise_text = (text)
#define WITHOUT(text)         .without = (text)
#define VALUE(text)           .value = (text)
#define READ(reader, text)    .read = (reader), .value = (text)
#define INNER(place)          .inner = (unsigned)(place)

// --- Reading ---------------------------------------------------------------------------

const Key *table_row(const KeyTable *table, int id);  // id: never 0; each id of a room has a row

// Reads the row's key from a group, which may be NULL, into *out, which is of the row's type; gives it the
// row's default first. False where the key is absent, or wrong: then that is reported.
bool table_read_key(const Key *row, const ConfNode *group, const Desk *desk, void *out);

// Reads every key of a place that has a field in that kind of struct. Absent ones get the row's default where
// it has one, else stay as they are.
void table_read(const KeyTable *table, const ConfNode *group, unsigned place, int into, const Desk *desk,
                void *out);

// --- Unknown keys ----------------------------------------------------------------------

// The row of a key at a place, and the key's name as the table writes it; NULL: unknown.
const Key *table_find(const KeyTable *table, unsigned place, const char *written, const char **name);

// Reports each key of the group that the place does not have, with the nearest that it has. where: as in
// conf_check_keys.
void table_check_group(const KeyTable *table, unsigned place, const ConfNode *group, const char *where,
                       DiagList *diags);

#endif
