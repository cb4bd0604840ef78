// Which voices espeak-ng has, from its data folder alone: its voices are small text files, and a language's
// name is a file's name. So `check` finds a missing voice in well under a millisecond. Starting espeak-ng
// would take ten times as long as everything else it does.
#ifndef VOICE_ESPEAK_DATA_H
#define VOICE_ESPEAK_DATA_H

#include "base/arena.h"

#include <stdbool.h>

// Where espeak-ng would find its data: ESPEAK_DATA_PATH, her home, or its package's folder. NULL: it is in
// none of the places we know; starting espeak-ng then says more.
const char *espeak_data_folder(Arena *arena);

// Whether asking for that voice ("en-gb-x-rp+f4": a language, or a voice's file or full name, and a variant)
// would give that voice. MBROLA voices are listed, but do not count: another program would have to say them.
bool espeak_data_has(const char *folder, const char *voice, Arena *arena);

// Whether a voice is one of MBROLA's, by its file name.
bool espeak_data_is_mbrola(const char *folder, const char *voice, Arena *arena);

// The file names of the first voices of a language, joined by commas; "" where it has none.
const char *espeak_data_names(const char *folder, const char *language, Arena *arena);

#endif
