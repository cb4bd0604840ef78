// What may be written in a voice file, as a table: its rows are in profile_keys.c.
#ifndef VOICE_PROFILE_KEYS_H
#define VOICE_PROFILE_KEYS_H

#include "conf/table.h"

extern const KeyTable voice_language;

// Kinds of groups, by what their keys may be.
typedef enum {
    VOICE_PLACE_FILE = 1 << 0,
    VOICE_PLACE_ESPEAK = 1 << 1,  // the groups that name what speaks
    VOICE_PLACE_COMMAND = 1 << 2,
    VOICE_PLACE_RECORDINGS = 1 << 3,
    VOICE_PLACE_SILENT = 1 << 4,
} VoicePlace;

// The struct that has a row's field.
typedef enum { VOICE_INTO_NOTHING, VOICE_INTO_PROFILE } VoiceInto;

// Keys that are asked for by name.
typedef enum {
    VOICE_KEY_UNNAMED,
    VOICE_KEY_ESPEAK,
    VOICE_KEY_COMMAND,
    VOICE_KEY_RECORDINGS,
    VOICE_KEY_SILENT,
    VOICE_KEY_ARGV,
    VOICE_KEY_STAY_ALIVE,
    VOICE_KEY_FALLBACK,
    VOICE_KEY_COUNT
} VoiceKey;

#endif
