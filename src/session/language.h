// The session language as one table (language.c): sessions, levels, cue sets, the profile.
//
// Adding a key: its row there, and the field. Only a key that other files ask for (for its place in the file,
// or because it is more than a value) also has a name here, a KeyId.
#ifndef SESSION_LANGUAGE_H
#define SESSION_LANGUAGE_H

#include "conf/table.h"

extern const KeyTable session_language;

// Kinds of groups, by what their keys may be.
typedef enum {
    PLACE_SESSION = 1 << 0,     // a session's file, and its `easier` and `harder`
    PLACE_LEVEL = 1 << 1,       // levels/N.cfg, and the walk.cfg they extend
    PLACE_WAY = 1 << 2,         // how a part of that name is done
    PLACE_PART = 1 << 3,        // a part of a walk
    PLACE_CUES = 1 << 4,        // cues/LANGUAGE.cfg
    PLACE_PROFILE = 1 << 5,     // walkcoach.cfg, and a session's `walker`
    PLACE_POOL = 1 << 6,        // one entry of `words` and its like
    PLACE_WEEKS = 1 << 7,       // the group `weeks`
    PLACE_GAIN = 1 << 8,        // the group `gain`
    PLACE_SIGNS = 1 << 9,       // the group `signs`
    PLACE_DIRECTION = 1 << 10,  // the group `direction`
    PLACE_QUESTIONS = 1 << 11,  // the group `questions`
    PLACE_MUST_SAY = 1 << 12,   // the group `must_say`
    PLACE_STEPS = 1 << 13,      // the group `drill_steps`
} Place;

// The struct in which a row's field is.
typedef enum {
    INTO_NOTHING,  // read by whoever asks for it
    INTO_SESSION,  // Session
    INTO_PART,     // Phase
    INTO_DRILL,    // Drill
    INTO_POOL,     // ReadPool
    INTO_WALKER,   // Walker
    INTO_WEEKS,    // Weeks
    INTO_GAIN,     // double[LAYER_COUNT]
} Into;

// Keys that are asked for by name; each has one row.
// clang-format off
typedef enum {
    KEY_UNNAMED,
    KEY_TITLE, KEY_ABOUT, KEY_EXTENDS, KEY_PHASES, KEY_WAYS, KEY_LIKE, KEY_AFTER, KEY_BEFORE, KEY_DROP,
    KEY_LENGTH, KEY_PART_LENGTH, KEY_LEAST, KEY_MOST, KEY_REPEAT,
    KEY_KIND, KEY_LEVEL, KEY_ALLOW,
    KEY_PACE, KEY_BREATH, KEY_CORE,
    KEY_SAY, KEY_PRAM,
    KEY_WORDS, KEY_FULL, KEY_SHORT, KEY_THEN, KEY_EFFORT, KEY_ON, KEY_FADE,
    KEY_GAIN,
    KEY_SIDES, KEY_REPS, KEY_SWITCH, KEY_EACH, KEY_FORMS, KEY_WEEKS,
    KEY_WALKS,
    KEY_CORE_POOLS, KEY_LEVEL_POOLS, KEY_ASK_WORDS, KEY_WORD_LISTS, KEY_HARMLESS, KEY_NEGATIONS,
    KEY_LEADS,
    KEY_CUES_LANGUAGE, KEY_SIGNS, KEY_SIGN_PHRASES, KEY_TAKES_BACK, KEY_PLAIN,
    KEY_DIRECTION, KEY_WAYS_OF_BREATH, KEY_QUESTIONS, KEY_BODY, KEY_ASKS,
    KEY_MUST_SAY, KEY_MUST_SAY_PHRASES,
    KEY_DRILL_STEPS,
    KEY_VOICE,
    KEY_BABY_BORN, KEY_WALKER,
    KEY_COUNT
} KeyId;
// clang-format on

// The key as the language writes it. value: which of a row's names.
const char *key_name(KeyId id);
const char *key_name_of(KeyId id, int value);  // NULL: none of them

// The child of a group that is this key; NULL where there is none. group may be NULL.
const ConfNode *key_get(const ConfNode *group, KeyId id);
const ConfNode *key_get_of(const ConfNode *group, KeyId id, int value);

// Whether a node is this key.
bool key_is(const ConfNode *node, KeyId id);

// Reading: as table_read_key and table_read, of this language.
bool key_read(const ConfNode *group, KeyId id, const Desk *desk, void *out);
void language_read(const ConfNode *group, Place place, Into into, const Desk *desk, void *out);

// key_check.c: reports every key of a whole file that the language does not know at its place, with the
// nearest one that it knows, and everything that should be a group and is not.
void language_check(const ConfNode *root, Place file, const Desk *desk);

#endif
