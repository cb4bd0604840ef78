// The session language as one table: every key, where it may be, what may be written there, which field it
// fills, what it means. Reading, the search for unknown keys and the tables of scripts/README.md all come from
// its rows.
//
// Adding a key: its row in language.c, and the field. Only a key that other files ask for (for its place in the
// file, or because it is more than a value) also has a name here, a KeyId.
#ifndef SESSION_LANGUAGE_H
#define SESSION_LANGUAGE_H

#include "base/choice.h"
#include "base/desk.h"
#include "conf/conf.h"

#include <stddef.h>

// Kinds of groups, by what their keys may be. Bits: a row may be for several.
typedef enum {
    PLACE_SESSION = 1 << 0,  // a session's file, and its `easier` and `harder`
    PLACE_LEVEL = 1 << 1,    // levels/N.cfg, and the walk.cfg they extend
    PLACE_WAY = 1 << 2,      // how a part of that name is done
    PLACE_PART = 1 << 3,     // a part of a walk
    PLACE_CUES = 1 << 4,     // cues/LANGUAGE.cfg
    PLACE_PROFILE = 1 << 5,  // walkcoach.cfg, and a session's `walker`
    PLACE_POOL = 1 << 6,     // one entry of `words` and its like
    PLACE_WEEKS = 1 << 7,    // the group `weeks`
    PLACE_GAIN = 1 << 8,     // the group `gain`
} Place;
extern const Choice language_places[];  // the word for each: "cue set"

// What may be written, and what it is read into.
typedef enum {
    TYPE_TEXT,      // const char *: a text in quotes
    TYPE_NAMED,     // Named: the name of a file or of words
    TYPE_DATE,      // const char *: "2026-10-18"
    TYPE_INT,       // int within the row's range
    TYPE_NUMBER,    // double within the row's range
    TYPE_BOOL,      // bool
    TYPE_YES,       // int: 1 or 0, where another value is: not said
    TYPE_CHOICE,    // int, or an enum: the value of one of the row's words
    TYPE_SET,       // unsigned: a bit for each of the row's words that is named
    TYPE_LAYERS,    // LayerSet: layers are added to it
    TYPE_TIME,      // Micros within the row's range
    TYPE_LENGTH,    // Length: a time, breaths or steps
    TYPE_PACE,      // Pace
    TYPE_BREATH,    // Breath
    TYPE_FADE,      // Fade
    TYPE_SPAN,      // WeekSpan
    TYPE_WORDINGS,  // Wordings
    // More than a value: read by who asks for it with key_get.
    TYPE_TEXTS,    // one text or several
    TYPE_GROUP,    // keys of the place `inner`
    TYPE_GROUPS,   // groups with names of the author's own, each of the place `inner`
    TYPE_POOLS,    // the same, each of which may also be a text or several
    TYPE_MOMENTS,  // pool = when
    TYPE_MOVES,    // name = moves
} ValueType;

// The struct in which a row's field is.
typedef enum {
    INTO_NOTHING,  // read by who asks for it: key_get, key_read
    INTO_SESSION,  // Session
    INTO_PART,     // Phase
    INTO_DRILL,    // Drill
    INTO_POOL,     // ReadPool
    INTO_WALKER,   // Walker
    INTO_WEEKS,    // Weeks
    INTO_GAIN,     // double[LAYER_COUNT]
} KeyInto;

// Keys that are asked for by name; each has one row.
// clang-format off
typedef enum {
    KEY_UNNAMED,
    KEY_TITLE, KEY_ABOUT, KEY_EXTENDS, KEY_PHASES, KEY_WAYS, KEY_LIKE, KEY_AFTER, KEY_BEFORE, KEY_DROP,
    KEY_LENGTH, KEY_PART_LENGTH, KEY_LEAST, KEY_MOST, KEY_REPEAT,
    KEY_KIND, KEY_LEVEL, KEY_ALLOW,
    KEY_PACE, KEY_BREATH, KEY_CORE,
    KEY_SAY, KEY_PRAM, KEY_LANGUAGE,
    KEY_WORDS, KEY_FULL, KEY_SHORT, KEY_THEN, KEY_POOL_CORE, KEY_ON, KEY_FADE,
    KEY_GAIN,
    KEY_SIDES, KEY_REPS, KEY_SWITCH, KEY_EACH, KEY_FORMS, KEY_WEEKS,
    KEY_LEVEL_WEEKS, KEY_WALKS,
    KEY_CORE_POOLS, KEY_LEVEL_POOLS, KEY_NEVER_SAY, KEY_CORE_WORDS,
    KEY_BABY_BORN, KEY_BIRTH, KEY_TEAR, KEY_CLEARED, KEY_HER_LEVEL, KEY_HER_CORE, KEY_HER_OWN_PACE,
    KEY_HER_PRAM, KEY_HER_TALK, KEY_HER_VOICE, KEY_HER_SOUND, KEY_EMERGENCY, KEY_WALKER,
} KeyId;
// clang-format on

typedef struct {
    const char   *name;    // NULL: a key for each of `names`, whose fields are one after the other by value
    unsigned      places;  // bits of Place
    ValueType     type;
    KeyId         id;  // KEY_UNNAMED: none
    const Choice *names;
    KeyInto       into;
    size_t        offset;          // of the field in that struct
    size_t        size;            // of the field
    double        low, high;       // TYPE_INT, TYPE_NUMBER; TYPE_TIME in microseconds
    const char   *unit;            // the author's word after a number: "steps a minute"; "" for none
    const Choice *words;           // TYPE_CHOICE, TYPE_SET
    Place         inner;           // TYPE_GROUP, TYPE_GROUPS, TYPE_POOLS: what is in it
    bool          has_otherwise;   // where nothing is written, the field is:
    double        otherwise;       //   of numbers, words' values and times
    const char   *otherwise_text;  //   of names; NULL: not so
    const char   *heads;           // the title of the documents' table that begins with this row; else NULL
    const char   *value;           // how the documents write the value; NULL: as the type says
    const char   *meaning;         // for the documents, in Markdown
    const char   *example;         // a line that is right at each of the places
} Key;

const Key *language_rows(size_t *count);
const Key *language_key(KeyId id);  // its row

// The key as the language writes it. value: which of a row's names.
const char *key_name(KeyId id);
const char *key_name_of(KeyId id, int value);

// --- Reading: key_read.c ---------------------------------------------------------------

// The child of a group that is this key; NULL where there is none. group may be NULL.
const ConfNode *key_get(const ConfNode *group, KeyId id);
const ConfNode *key_get_of(const ConfNode *group, KeyId id, int value);

// Whether a node is written by this key.
bool key_is(const ConfNode *node, KeyId id);

// Reads the one key into *out, which is of the row's type, and gives it the row's default first. False where it
// is absent, or wrong: then that is reported.
bool key_read(const ConfNode *group, KeyId id, const Desk *desk, void *out);

// Every key of a place that has a field in that struct; absent ones get the row's default where it has one, else
// stay as they are.
void keys_read(const ConfNode *group, Place place, KeyInto into, const Desk *desk, void *out);

// --- Unknown keys: key_check.c ---------------------------------------------------------

// Reports every key of a whole file that the language does not know at its place, with the nearest that it does,
// and every group that is something else.
void keys_check(const ConfNode *root, Place file, const Desk *desk);

#endif
