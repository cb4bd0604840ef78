#include "play/keys.h"

#include <string.h>

// clang-format off
static const Key rows[] = {
    { " ",      "space", ACT_PAUSE,     "pause; again to go on from the start of the breath", "pause" },
    { "p",      "",      ACT_PAUSE,     "", "" },
    { "\033[D", "left",  ACT_BACK,      "back to the start of this part, or to the part before", "back" },
    { "\033OD", "",      ACT_BACK,      "", "" },
    { "\033[C", "right", ACT_ON,        "on to the next part", "on" },
    { "\033OC", "",      ACT_ON,        "", "" },
    { "[",      "[",     ACT_SLOWER,    "slower, from the next breath on", "slower" },
    { "]",      "]",     ACT_FASTER,    "faster, from the next breath on", "faster" },
    { "9",      "9",     ACT_QUIETER,   "quieter", "quieter" },
    { "0",      "0",     ACT_LOUDER,    "louder", "louder" },
    { "v",      "v",     ACT_LESS_TALK, "less talk: full, short, silent", "less talk" },
    { "V",      "V",     ACT_MORE_TALK, "more talk", "more talk" },
    { "m",      "m",     ACT_MUTE,      "mute voice, breath, steps, lift, bed, chime, then none", "mute" },
    { "?",      "?",     ACT_HELP,      "these keys", "these keys" },
    { "q",      "q",     ACT_STOP,      "stop, and remember the place for --resume", "stop" },
    { "\003",   "",      ACT_STOP,      "", "" },
};
// clang-format on
enum { ROWS = sizeof rows / sizeof *rows };

const Key *keys_rows(size_t *count)
{
    *count = ROWS;
    return rows;
}

// The length of an unknown escape sequence: the letters in it must not be taken for keys.
static size_t sequence_length(const char *bytes, size_t length)
{
    if (length < 2)
        return 0;
    if (bytes[1] != '[' && bytes[1] != 'O')
        return 1;
    for (size_t i = 2; i < length; i++)
        if (bytes[i] >= '@' && bytes[i] <= '~')
            return i + 1;
    return 0;
}

Act keys_read(const char *bytes, size_t length, size_t *used)
{
    for (size_t i = 0; i < ROWS; i++) {
        size_t size = strlen(rows[i].bytes);
        if (size <= length && memcmp(bytes, rows[i].bytes, size) == 0) {
            *used = size;
            return rows[i].act;
        }
    }
    *used = bytes[0] == '\033' ? sequence_length(bytes, length) : 1;
    return ACT_NOTHING;
}

const char *keys_line(int width, bool unicode)
{
    if (width >= 76)
        return unicode ? "space pause  ←→ part  [ ] pace  9 0 volume  v talk  m mute  ? keys  q stop"
                       : "space pause  <- -> part  [ ] pace  9 0 volume  v talk  m mute  ? keys  q stop";
    return width >= 40 ? "space pause   ? keys   q stop" : "? keys  q stop";
}
