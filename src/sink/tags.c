#include "sink/tags.h"

#include <stdio.h>

static void add_told(void (*add)(void *, const char *, const char *), void *self, const char *key,
                     const char *value)
{
    if (value && *value)
        add(self, key, value);
}

static void add_number(void (*add)(void *, const char *, const char *), void *self, const char *key,
                       int value)
{
    char number[16];
    snprintf(number, sizeof number, "%d", value);
    if (value > 0)
        add(self, key, number);
}

// "00:01:02.500", the form that the chapter extension of Vorbis comments needs
// (wiki.xiph.org/Chapter_Extension).
static void chapter_time(Micros at, char out[32])
{
    long long ms = millis_of(at);
    snprintf(out, 32, "%02lld:%02lld:%02lld.%03lld", ms / 3600000, ms / 60000 % 60, ms / 1000 % 60,
             ms % 1000);
}

void tags_comments(const Tags *tags, void (*add)(void *self, const char *key, const char *value), void *self)
{
    // clang-format off
    const struct { const char *key, *value; } rows[] = {
        { "TITLE", tags->title },   { "ARTIST", tags->artist },         { "ALBUM", tags->album },
        { "DATE", tags->date },     { "GENRE", tags->genre },           { "COMMENT", tags->comment },
        { "LANGUAGE", tags->language }, { "LYRICS", tags->lyrics },
        { "WALKCOACH_FINGERPRINT", tags->fingerprint },
    };
    // clang-format on
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        add_told(add, self, rows[i].key, rows[i].value);
    add_number(add, self, "TRACKNUMBER", tags->track);
    add_number(add, self, "BPM", tags->bpm);
    for (size_t i = 0; i < tags->chapter_count; i++) {
        char key[32], time[32];
        chapter_time(tags->chapters[i].at, time);
        snprintf(key, sizeof key, "CHAPTER%03zu", i + 1);
        add(self, key, time);
        snprintf(key, sizeof key, "CHAPTER%03zuNAME", i + 1);
        add(self, key, tags->chapters[i].title);
    }
}
