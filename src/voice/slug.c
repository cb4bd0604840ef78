#include "voice/slug.h"

#include "base/rng.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

enum { HASH_BYTES = 9 };  // "-" and eight digits

// Never cuts inside a character of several bytes, of which there are four at most.
static size_t cut_before(const char *slug, size_t length)
{
    for (int back = 0; back < 3 && length > 0 && ((unsigned char)slug[length] & 0xC0) == 0x80; back++)
        length--;
    return length;
}

// A name of a name is the name itself, so no dash is left before that of the hash.
static const char *shortened(const char *slug, Arena *arena)
{
    size_t kept = cut_before(slug, SLUG_MOST - HASH_BYTES), shown = kept;
    if (shown > 0 && slug[shown - 1] == '-')
        shown--;
    return arena_printf(arena, "%.*s-%08x", (int)shown, slug, (unsigned)rng_hash_text(slug + kept));
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
