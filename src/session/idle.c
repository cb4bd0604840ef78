// What a session says to no effect. All of it could be read, so nothing else would tell: words that nobody
// says, moments behind the end of their part, a way that no part goes. A warning each.
//
// Only of what stands in the session's own file: what lies below serves other walks too.
#include "rules/rules.h"
#include "session/reader.h"

#include <string.h>

static bool is_own(const Reader *reader, SourcePos pos)
{
    return pos.source && strcmp(pos.source->path, reader->path) == 0;
}

// --- Words -----------------------------------------------------------------------------

typedef struct {
    const char **items;
    size_t       count, capacity;
} Names;

static bool holds_name(const Names *names, const char *name)
{
    for (size_t i = 0; i < names->count; i++)
        if (files_same_name(names->items[i], name))
            return true;
    return false;
}

static void add_name(const Reader *reader, Names *names, const char *name)
{
    if (!holds_name(names, name))
        *ARENA_PUSH(reader->desk->arena, names->items, names->count, names->capacity) = name;
}

static bool is_named(const ConfNode *node, const char *name)
{
    return node->name && files_same_name(node->name, name);
}

// The names in every `say` and `each`, of ways that are not gone and of forms too.
static void gather_said(const Reader *reader, const ConfNode *group, Names *out)
{
    for (const ConfNode *node = group->first; node; node = node->next) {
        if (node->kind != CONF_GROUP)
            continue;
        if (is_named(node, "say") || is_named(node, "each"))
            for (const ConfNode *said = node->first; said; said = said->next)
                add_name(reader, out, said->name);
        else if (!is_named(node, "words"))
            gather_said(reader, node, out);
    }
}

// Words of the cue set have their moments in the walks that are shipped; two names are said by the program
// itself.
static bool is_known(const Reader *reader, const char *name)
{
    if (files_same_name(name, "rest") || files_same_name(name, "switch"))
        return true;
    for (const ConfNode *group = reader->cues->first; group; group = group->next)
        if (group->kind == CONF_GROUP && conf_get(group, name))
            return true;
    return conf_get(conf_get(reader->level, "words"), name) != NULL;
}

static void check_words(const Reader *reader, const Names *said)
{
    for (size_t i = 0; i < reader->pool_count; i++) {
        const Pool *pool = &reader->pools[i].pool;
        if (!is_own(reader, pool->pos) || pool->full.count == 0 || conf_get(reader->nodes[i], "joins") ||
            holds_name(said, pool->name) || is_known(reader, pool->name))
            continue;
        diag_warning(reader->desk->diags, pool->pos, RULE(NEVER_SAID),
                     "\"%s\" is never said: name it in the say of a part, "
                     "say: { %s = \"1:00\" }",
                     pool->name, pool->name);
    }
}

// --- Ways ------------------------------------------------------------------------------

static void gather_parts(const Reader *reader, const ConfNode *group, Names *out)
{
    for (const ConfNode *node = group->first; node; node = node->next) {
        const ConfNode *like = conf_get(node, "like");
        if (node->kind != CONF_GROUP)
            continue;
        if (is_named(group, "phases"))
            add_name(reader, out, parts_way_name(reader, node));
        if (like && like->kind == CONF_TEXT)
            add_name(reader, out, like->text);
        gather_parts(reader, node, out);
    }
}

static void check_ways(const Reader *reader)
{
    const ConfNode *ways = conf_get(reader->tree, "ways"), *known = conf_get(reader->level, "ways");
    Names           parts = { 0 };
    if (!ways || ways->kind != CONF_GROUP)
        return;
    gather_parts(reader, reader->tree, &parts);
    for (const ConfNode *way = ways->first; way; way = way->next) {
        if (!is_own(reader, way->key_pos) || conf_get(known, way->name) || holds_name(&parts, way->name))
            continue;
        const char *near = files_nearest(way->name, parts.items, parts.count);
        diag_warning(reader->desk->diags, way->key_pos, RULE(UNUSED_WAY), "no part is done like \"%s\"%s",
                     way->name, files_did_you_mean(near, reader->desk->arena));
    }
}

// --- Moments ---------------------------------------------------------------------------

// What keeps a moment from coming within a stretch; NULL: nothing.
static const char *too_late(const When *when, Micros length)
{
    switch (when->kind) {
    case WHEN_AFTER:
    case WHEN_EVERY_TIME: return when->time >= length ? "comes after the end" : NULL;
    case WHEN_BEFORE_END:
    case WHEN_TIME_LEFT: return when->time > length ? "comes before the start" : NULL;
    case WHEN_START:
    case WHEN_END:
    case WHEN_HALFWAY:
    case WHEN_BEFORE_PARTS:
    case WHEN_BEFORE_BREATHS:
    case WHEN_BREATHS: return NULL;
    }
    return NULL;
}

static bool stands_in(const ConfNode *group, SourcePos pos)
{
    for (const ConfNode *node = group ? group->first : NULL; node; node = node->next)
        if ((node->pos.source == pos.source && node->pos.line == pos.line &&
             node->pos.column == pos.column) ||
            (node->kind == CONF_GROUP && stands_in(node, pos)))
            return true;
    return false;
}

// A row of several moments, or a way, serves parts of any length: what a short one has no room for falls
// away.
static bool never_comes(const Reader *reader, const Say *say, Micros length)
{
    return length > 0 && say->when_count == 1 && too_late(&say->whens[0], length) &&
           is_own(reader, say->pos) && !stands_in(conf_get(reader->tree, "ways"), say->pos);
}

static void check_says(const Reader *reader, const Say *says, size_t count, const char *what, Micros length)
{
    char clock[UNITS_TEXT_SIZE];
    for (size_t i = 0; i < count; i++)
        if (never_comes(reader, &says[i], length))
            diag_warning(reader->desk->diags, says[i].pos, RULE(OUTSIDE_PART),
                         "\"%s\" is never said: this %s of %s, which lasts %s", says[i].pool->name,
                         too_late(says[i].whens, length), what, units_format_clock(length, clock));
}

static void check_part(const Reader *reader, const Phase *part)
{
    const Say *say = part->says;
    check_says(reader, say, part->say_count, arena_printf(reader->desk->arena, "\"%s\"", part->key),
               session_part_nominal(part));
    if (part->quiet && part->phase_count == 0 && part->say_count > 0 && is_own(reader, say->pos))
        diag_warning(reader->desk->diags, say->pos, RULE(QUIET_PART),
                     "\"%s\" is quiet: nothing is said in it but the heads-up at its "
                     "end; quiet = false, or another part",
                     part->key);
    for (size_t i = 0; i < part->phase_count; i++)
        check_part(reader, &part->phases[i]);
}

// ---------------------------------------------------------------------------------------

void idle_check(const Reader *reader)
{
    const Session *session = reader->out;
    Names          said = { 0 };
    gather_said(reader, reader->tree, &said);
    gather_said(reader, reader->file, &said);
    check_words(reader, &said);
    check_ways(reader);
    if (reader->wanted > 0)
        return;  // another length than was written has other moments
    check_says(reader, session->says, session->say_count, "the walk", session->length);
    for (size_t i = 0; i < session->phase_count; i++)
        check_part(reader, &session->phases[i]);
}
