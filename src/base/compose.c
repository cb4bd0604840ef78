// Cluster by cluster, a letter with all its marks, so that each composed letter knows which bytes it was.
#include "base/compose.h"

#include "base/library.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#define LIBRARY  "libutf8proc.so.2"
#define CALLS(X) X(utf8proc_iterate) X(utf8proc_grapheme_break_stateful) X(utf8proc_map)
LIBRARY_STATIC(CALLS)

enum { GROWTH_MAX = 3 };  // a composed character takes at most three times the bytes it was written in

static bool is_ascii(const char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text >= 0x80)
            return false;
    return true;
}

static MappedText unchanged(const char *text, Arena *arena)
{
    size_t    length = strlen(text);
    TextMaker maker = text_maker(length, arena);
    for (size_t i = 0; i < length; i++)
        text_maker_put(&maker, text + i, 1, i, i + 1);
    return text_maker_done(&maker);
}

// The bytes of the cluster that begins at `text`: up to where a new one begins.
static size_t cluster_length(const char *text, size_t length)
{
    utf8proc_int32_t before = 0, after, state = 0;
    size_t           at = 0;
    while (at < length) {
        utf8proc_ssize_t size = lib.utf8proc_iterate((const utf8proc_uint8_t *)text + at,
                                                     (utf8proc_ssize_t)(length - at), &after);
        if (size <= 0)
            return at ? at : 1;  // not UTF-8: on its own
        if (at > 0 && lib.utf8proc_grapheme_break_stateful(before, after, &state))
            return at;
        before = after;
        at += (size_t)size;
    }
    return at;
}

static void put_composed(TextMaker *maker, const char *text, size_t at, size_t length)
{
    utf8proc_uint8_t *composed = NULL;
    const int         how = UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_IGNORE;
    utf8proc_ssize_t  size = lib.utf8proc_map((const utf8proc_uint8_t *)text + at, (utf8proc_ssize_t)length,
                                              &composed, how);
    if (size >= 0)
        text_maker_put(maker, (const char *)composed, (size_t)size, at, at + length);
    else
        text_maker_put(maker, text + at, length, at, at + length);
    free(composed);
}

MappedText compose_text(const char *text, Arena *arena)
{
    char why[LIBRARY_WHY_SIZE];
    if (is_ascii(text) || !LIBRARY_OPEN(LIBRARY, &lib, why))
        return unchanged(text, arena);
    size_t    length = strlen(text);
    TextMaker maker = text_maker(length * GROWTH_MAX, arena);
    for (size_t at = 0; at < length;) {
        size_t cluster = cluster_length(text + at, length - at);
        put_composed(&maker, text, at, cluster);
        at += cluster;
    }
    return text_maker_done(&maker);
}

const char *composed_text(const char *text, Arena *arena)
{
    return is_ascii(text) ? text : compose_text(text, arena).text;
}

const char *fold_text(const char *text, Arena *arena)
{
    const int how = UTF8PROC_NULLTERM | UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT |
                    UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
    utf8proc_uint8_t *folded = NULL;
    char              why[LIBRARY_WHY_SIZE];
    if (is_ascii(text) || !LIBRARY_OPEN(LIBRARY, &lib, why))
        return text;
    const char *out = lib.utf8proc_map((const utf8proc_uint8_t *)text, 0, &folded, (utf8proc_option_t)how) >=
                              0
                          ? arena_strdup(arena, (const char *)folded)
                          : text;
    free(folded);
    return out;
}
