// Settings without effect. All of them could be read, so nobody else would complain: words that nobody says,
// moments after the end of their part, a way that no part uses. A warning for each.
//
// Only for the session's own file: the files below it serve other walks too.
#include "rules/rules.h"
#include "session/stages.h"

#include <string.h>

// --- Words -----------------------------------------------------------------------------

typedef struct {
    const char **items;
    size_t       count, capacity;
} Names;

// What is looked at, and where it is reported.
typedef struct {
    const Reading *reading;
    const Sources *sources;
    const Desk    *desk;
} Check;

static bool is_own(const Check *check, SourcePos pos)
{
    return pos.source && strcmp(pos.source->path, check->sources->path) == 0;
}

static bool holds_name(const Names *names, const char *name)
{
    for (size_t i = 0; i < names->count; i++)
        if (files_same_name(names->items[i], name))
            return true;
    return false;
}

static void add_name(const Check *check, Names *names, const char *name)
{
    if (!holds_name(names, name))
        *ARENA_PUSH(check->desk->arena, names->items, names->count, names->capacity) = name;
}

// The names in every `say` and `each`, including those in forms and in ways that were not dropped.
static void gather_said(const Check *check, const ConfNode *group, Names *out)
{
    for (const ConfNode *node = group->first; node; node = node->next) {
        if (node->kind != CONF_GROUP)
            continue;
        if (key_is(node, KEY_SAY) || key_is(node, KEY_EACH))
            for (const ConfNode *said = node->first; said; said = said->next)
                add_name(check, out, said->name);
        else if (!key_is(node, KEY_WORDS))
            gather_said(check, node, out);
    }
}

// Words of the cue set have their moments in the walks that are shipped; two names are said by the program
// itself.
static bool is_known(const Check *check, const char *name)
{
    if (files_same_name(name, "rest") || files_same_name(name, "switch"))
        return true;
    for (const ConfNode *group = check->reading->pools.cues->first; group; group = group->next)
        if (group->kind == CONF_GROUP && conf_get(group, name))
            return true;
    return conf_get(key_get(check->sources->level, KEY_WORDS), name) != NULL;
}

// The nearest of the words that are said, in this walk or by the cue set; "" where none is near.
static const char *nearest_words(const Check *check, const Names *said, const char *name)
{
    Names names = { 0 };
    for (size_t i = 0; i < said->count; i++)
        add_name(check, &names, said->items[i]);
    for (const ConfNode *group = check->reading->pools.cues->first; group; group = group->next)
        for (const ConfNode *pool = group->kind == CONF_GROUP ? group->first : NULL; pool; pool = pool->next)
            add_name(check, &names, pool->name);
    return files_did_you_mean(files_nearest(name, names.items, names.count), check->desk->arena);
}

static void check_words(const Check *check, const Names *said)
{
    for (size_t i = 0; i < check->reading->pools.count; i++) {
        const ReadPool *read = &check->reading->pools.items[i];
        const Pool     *pool = &read->pool;
        if (!is_own(check, pool->pos) || pool->full.count == 0 || read->joins.text ||
            holds_name(said, pool->name) || is_known(check, pool->name))
            continue;
        diag_warning(check->desk->diags, pool->pos, RULE(NEVER_SAID),
                     "\"%s\" is never said: name it in the say of a part, "
                     "say: { %s = \"1:00\" }%s",
                     pool->name, pool->name, nearest_words(check, said, pool->name));
    }
}

// --- Ways ------------------------------------------------------------------------------

static void gather_parts(const Check *check, const ConfNode *group, Names *out)
{
    for (const ConfNode *node = group->first; node; node = node->next) {
        const ConfNode *like = key_get(node, KEY_LIKE);
        if (node->kind != CONF_GROUP)
            continue;
        if (key_is(group, KEY_PHASES))
            add_name(check, out, parts_way_name(check->sources, node, check->desk->arena));
        if (like && like->kind == CONF_TEXT)
            add_name(check, out, like->text);
        gather_parts(check, node, out);
    }
}

static void check_ways(const Check *check)
{
    const ConfNode *ways = key_get(check->sources->tree, KEY_WAYS),
                   *known = key_get(check->sources->level, KEY_WAYS);
    Names parts = { 0 };
    if (!ways || ways->kind != CONF_GROUP)
        return;
    gather_parts(check, check->sources->tree, &parts);
    for (const ConfNode *way = ways->first; way; way = way->next) {
        if (!is_own(check, way->key_pos) || conf_get(known, way->name) || holds_name(&parts, way->name))
            continue;
        const char *near = files_nearest(way->name, parts.items, parts.count);
        diag_warning(check->desk->diags, way->key_pos, RULE(UNUSED_WAY), "no part is done like \"%s\"%s",
                     way->name, files_did_you_mean(near, check->desk->arena));
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

// A list of several moments, or a way, serves parts of any length: a short part drops what it has no room
// for.
static bool never_comes(const Check *check, const Say *say, Micros length)
{
    return length > 0 && say->when_count == 1 && too_late(&say->whens[0], length) &&
           is_own(check, say->pos) && !stands_in(key_get(check->sources->tree, KEY_WAYS), say->pos);
}

static void check_says(const Check *check, const Say *says, size_t count, const char *what, Micros length)
{
    char clock[UNITS_TEXT_SIZE];
    for (size_t i = 0; i < count; i++)
        if (never_comes(check, &says[i], length))
            diag_warning(check->desk->diags, says[i].pos, RULE(OUTSIDE_PART),
                         "\"%s\" is never said: this %s of %s, which lasts %s", says[i].pool->name,
                         too_late(says[i].whens, length), what, units_format_clock(length, clock));
}

static void check_part(const Check *check, const Phase *part)
{
    const Say *say = part->says;
    check_says(check, say, part->say_count, arena_printf(check->desk->arena, "\"%s\"", part->key),
               session_part_nominal(part));
    if (part->quiet && part->phase_count == 0 && part->say_count > 0 && is_own(check, say->pos))
        diag_warning(check->desk->diags, say->pos, RULE(QUIET_PART),
                     "\"%s\" is quiet: nothing is said in it but the heads-up at its "
                     "end; quiet = false, or another part",
                     part->key);
    for (size_t i = 0; i < part->phase_count; i++)
        check_part(check, &part->phases[i]);
}

// ---------------------------------------------------------------------------------------

void idle_check(const Reading *reading, const Desk *desk)
{
    const Check    check = { reading, &reading->sources, desk };
    const Session *session = &reading->session;
    Names          said = { 0 };
    gather_said(&check, check.sources->tree, &said);
    gather_said(&check, check.sources->file, &said);
    check_words(&check, &said);
    check_ways(&check);
    if (reading->wanted > 0)
        return;  // another length than was written has other moments
    check_says(&check, session->says, session->say_count, "the walk", session->length);
    for (size_t i = 0; i < session->phase_count; i++)
        check_part(&check, &session->phases[i]);
}
