#include "voice/slug.h"

#include "base/rng.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

enum { HASH_BYTES = 9 };  // "-" and eight digits

// Never cuts inside a character of several bytes.
static size_t cut_before(const char *slug, size_t length)
{
    while (length > 0 && ((unsigned char)slug[length] & 0xC0) == 0x80)
        length--;
    return length;
}

static const char *shortened(const char *slug, Arena *arena)
{
    size_t kept = cut_before(slug, SLUG_MOST - HASH_BYTES);
    return arena_printf(arena, "%.*s-%08x", (int)kept, slug, (unsigned)rng_hash_text(slug + kept));
}

const char *slug_of(const char *text, Arena *arena)
{
    char  *slug = arena_alloc(arena, strlen(text) + 1);
    size_t done = 0;
    for (const char *at = text; *at; at++) {
        bool kept = isalnum((unsigned char)*at) || (unsigned char)*at >= 0x80;
        if (kept)
            slug[done++] = (char)tolower((unsigned char)*at);
        else if (done > 0 && slug[done - 1] != '-' && *at != '\'')
            slug[done++] = '-';
    }
    if (done > 0 && slug[done - 1] == '-')
        done--;
    slug[done] = 0;
    return done > SLUG_MOST ? shortened(slug, arena) : slug;
}
