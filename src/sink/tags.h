// What a file says about itself: plain data, the same for every format. All texts are UTF-8.
#ifndef SINK_TAGS_H
#define SINK_TAGS_H

#include "base/units.h"

typedef struct {
    Micros      at, length;
    const char *title;
} Chapter;

typedef struct {
    const char *title, *artist, *album, *date, *genre, *comment;  // NULL: not given
    const char *language;                                         // "en"; NULL: not given
    const char *lyrics;  // everything that is said, one line each; NULL: not given
    int         track;   // 0: not given
    int         bpm;     // steps a minute; 0: not given
    const char
        *fingerprint;      // of what the file was made from: an unchanged walk is not made again. NULL: none
    const uint8_t *cover;  // a PNG; NULL: none
    size_t         cover_size;
    int            cover_side;  // pixels; square
    const Chapter *chapters;
    size_t         chapter_count;
} Tags;

// The rows that Vorbis comments share (Opus, Vorbis, FLAC): "TITLE", ..., "CHAPTER001", "CHAPTER001NAME".
// Calls add for each row, in a fixed order.
void tags_comments(const Tags *tags, void (*add)(void *self, const char *key, const char *value), void *self);

#endif
