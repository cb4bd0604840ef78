#include "batch/object.h"

#include "base/sha256.h"
#include "base/text.h"

#include <string.h>

// --- Texts with {week}, {walk}, {id} ----------------------------------------------------

typedef struct {
    const BatchWalk *walk;
    const char      *id;
} Whose;

static bool begins(const char *at, const char *word) { return strncmp(at, word, strlen(word)) == 0; }

static size_t add_name(Text *text, const char *at, const Whose *whose)
{
    if (begins(at, "{week}") && whose->walk->weeks >= 0)
        text_printf(text, "%d", whose->walk->weeks);
    if (begins(at, "{walk}"))
        text_add(text, whose->walk->title);
    if (begins(at, "{id}") && whose->id)
        text_add(text, whose->id);
    return strcspn(at, "}") + 1;
}

static const char *filled(const char *asked, const Whose *whose, Arena *arena)
{
    Text text = { .arena = arena };
    if (!asked)
        return NULL;
    while (*asked) {
        size_t plain = strcspn(asked, "{");
        text_printf(&text, "%.*s", (int)plain, asked);
        asked += plain;
        if (*asked)
            asked += add_name(&text, asked, whose);
    }
    return text_string(&text);
}

static bool is_right(const char *asked, bool *own, Arena *arena, const char **why)
{
    for (const char *at = asked; at && (at = strchr(at, '{')); at++) {
        *own |= begins(at, "{id}");
        if (begins(at, "{id}") || begins(at, "{week}") || begins(at, "{walk}"))
            continue;
        *why = arena_printf(arena, "in \"%s\": the names in braces are {week}, {walk} and {id}", asked);
        return false;
    }
    return true;
}

bool object_tags(const Tagging *asked, BatchTags *out, Arena *arena, const char **why)
{
    const char *const texts[] = { asked->title, asked->artist, asked->album, asked->comment };
    *out = (BatchTags){ .tagging = *asked };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (!is_right(texts[i], &out->own, arena, why))
            return false;
    return true;
}

// --- The name --------------------------------------------------------------------------

static void put(Text *text, const char *value) { text_printf(text, "%s%c", value ? value : "\1", '\n'); }

Object object_of(const BatchWalk *walk, size_t part, const BatchTags *tags, const char *id, Arena *arena)
{
    const BatchPart *of = &walk->parts[part];
    const Whose      whose = { walk, tags->own ? id : NULL };
    char            *hex = arena_alloc(arena, SHA256_HEX_SIZE);
    const char      *why;
    Object           object = { .hash = hex };
    Text             all = { .arena = arena };
    object.tagging = (Tagging){ filled(tags->tagging.title, &whose, arena),
                                filled(tags->tagging.artist, &whose, arena),
                                filled(tags->tagging.album, &whose, arena),
                                filled(tags->tagging.comment, &whose, arena),
                                walk->part_count > 1 ? (int)part + 1 : 0 };
    if (!object.tagging.title)
        object.tagging.title = of->title;
    text_printf(&all, "%s %lld %lld %d\n", walk->hash, (long long)of->from, (long long)of->to,
                object.tagging.track);
    put(&all, object.tagging.title);
    put(&all, object.tagging.artist);
    put(&all, object.tagging.album);
    put(&all, object.tagging.comment);
    sha256_hex(text_string(&all), all.length, hex, &why);
    return object;
}
