// The keys of `play`, a row each, as in mpv.
#ifndef PLAY_KEYS_H
#define PLAY_KEYS_H

#include <stdbool.h>
#include <stddef.h>

typedef enum {
    ACT_NOTHING,
    ACT_PAUSE,
    ACT_BACK,
    ACT_ON,
    ACT_SLOWER,
    ACT_FASTER,
    ACT_QUIETER,
    ACT_LOUDER,
    ACT_LESS_TALK,
    ACT_MORE_TALK,
    ACT_MUTE,
    ACT_HELP,
    ACT_STOP,
} Act;

typedef struct {
    const char *bytes;  // what the terminal sends; several rows may mean the same
    const char *shown;  // "space", "←"; "" for a second spelling
    Act         act;
    const char *help;
    const char *brief;  // the same in a word or two
} Key;

const Key *keys_rows(size_t *count);

// Takes the first key from bytes; *used says how many it took (0: a sequence has begun and is not whole yet:
// when nothing follows at once, its first byte was the Esc key).
Act keys_read(const char *bytes, size_t length, size_t *used);

// The short reminder under the screen, as much of it as fits.
const char *keys_line(int width, bool unicode);

#endif
