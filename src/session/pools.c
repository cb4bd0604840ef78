// Words: the cue set's, overridden by those of the core setting, of the level, and by the session's own.
//
//     cues/en.cfg words < light { } < level_3 { } < levels/3.cfg words < the session's words < the form's
//
// A text or an array in place of a pool changes what is said, not how: its side of the breath, its priority
// and the rest stay. When core cues are not for this walker, pools with `core = true` are left out and the
// gentler words show again.
#include "rules/rules.h"
#include "session/stages.h"

#include <strings.h>

#define GAP_WORDS (1 * MICROS_PER_SECOND)

// --- Joining ---------------------------------------------------------------------------

static ConfNode *copy_as(const ConfNode *node, const char *name, Arena *arena)
{
    ConfNode *copy = ARENA_NEW(arena, ConfNode);
    *copy = *node;
    copy->name = name;
    copy->next = NULL;
    return copy;
}

// "text" and ["text", ...] are short for { full = ... }.
static const ConfNode *as_group(const ConfNode *pool, Arena *arena)
{
    if (pool->kind == CONF_GROUP)
        return pool;
    ConfNode *group = copy_as(pool, pool->name, arena);
    group->kind = CONF_GROUP;
    group->first = copy_as(pool, key_name(KEY_FULL), arena);
    return group;
}

static bool is_wording(const ConfNode *key)
{
    return key_is(key, KEY_FULL) || key_is(key, KEY_SHORT) || key_is(key, KEY_THEN);
}

static const ConfNode *without_wordings(const ConfNode *pool, Arena *arena)
{
    ConfNode  *group = copy_as(pool, pool->name, arena);
    ConfNode **link = &group->first;
    for (const ConfNode *key = pool->first; key; key = key->next)
        if (!is_wording(key)) {
            *link = copy_as(key, key->name, arena);
            link = &(*link)->next;
        }
    *link = NULL;
    return group;
}

static const ConfNode *lay_pool(const ConfNode *under, const ConfNode *over, Arena *arena)
{
    if (!under)
        return as_group(over, arena);
    if (over->kind != CONF_GROUP)
        under = without_wordings(under, arena);
    return conf_join(under, as_group(over, arena), arena);
}

static bool is_core(const ConfNode *pool)
{
    const ConfNode *core = key_get(pool, KEY_EFFORT);
    return core && (core->kind == CONF_TEXT || (core->kind == CONF_BOOL && core->truth));
}

// What pools are read with: the earlier stages.
typedef struct {
    const Who      *who;
    const Sources  *sources;
    const Session  *head;
    const ConfNode *cues;
    const Desk     *desk;
    Fade            fade;  // of breath words that say none: the session's, the level's or the cue set's
} Reader;

static bool has_wordings(const ConfNode *pool)
{
    if (pool->kind != CONF_GROUP)
        return true;
    for (const ConfNode *key = pool->first; key; key = key->next)
        if (is_wording(key))
            return true;
    return false;
}

// Words that override a core cue of the cue set count as asking for the same, whatever they say.
static bool replaces_core(const Reader *reader, const ConfNode *pool)
{
    const ConfNode *light = key_get_of(reader->cues, KEY_CORE_POOLS, CORE_LIGHT);
    return reader->head->reasons.core_written == CORE_LIGHT && is_core(conf_get(light, pool->name)) &&
           has_wordings(pool);
}

// Whether a pool may be said at the core setting of this walk; reports it to whoever wrote both in a session.
static bool core_allows(const Reader *reader, const ConfNode *pool, bool own)
{
    Core written = reader->head->reasons.core_written;
    if (reader->head->kind == SESSION_DRILL || reader->head->core == CORE_LIGHT ||
        (!is_core(pool) && !(own && replaces_core(reader, pool))))
        return true;
    if (own && written != CORE_LIGHT)
        diag_error(reader->desk->diags, pool->key_pos, RULE(CORE_TOO_EARLY),
                   "\"%s\" is a core cue, and this walk has core = \"%s\"; "
                   "core cues begin at level %d with core = \"light\"",
                   pool->name, choice_word(session_cores, (int)written), CORE_LEVEL);
    return false;
}

// Pools joined by their names, in the order they were first met.
typedef struct {
    ReadPool *items;
    size_t    count, capacity;
} Joined;

static size_t index_of(const Joined *joined, const char *name)
{
    for (size_t i = 0; i < joined->count; i++)
        if (files_same_name(joined->items[i].node->name, name))
            return i;
    return joined->count;
}

static void lay_over(const Reader *reader, Joined *joined, const ConfNode *layer, bool own)
{
    Arena *arena = reader->desk->arena;
    if (!layer || layer->kind != CONF_GROUP)
        return;
    for (const ConfNode *pool = layer->first; pool; pool = pool->next) {
        size_t at = index_of(joined, pool->name);
        if (!core_allows(reader, pool, own))
            continue;
        bool      there = at < joined->count;
        ReadPool *read = there ? &joined->items[at]
                               : ARENA_PUSH(arena, joined->items, joined->count, joined->capacity);
        *read = (ReadPool){ .node = lay_pool(there ? read->node : NULL, pool, arena),
                            .own = own || (there && read->own) };
    }
}

static Joined join_words(const Reader *reader)
{
    const ConfNode *cues = reader->cues, *file = reader->sources->file;
    Joined          joined = { 0 };

    lay_over(reader, &joined, key_get(cues, KEY_WORDS), false);
    lay_over(reader, &joined, key_get_of(cues, KEY_CORE_POOLS, (int)reader->head->core), false);
    if (reader->head->level > 0)
        lay_over(reader, &joined, key_get_of(cues, KEY_LEVEL_POOLS, reader->head->level), false);
    lay_over(reader, &joined, key_get(reader->sources->level, KEY_WORDS), false);
    lay_over(reader, &joined, key_get(file, KEY_WORDS), true);
    lay_over(reader, &joined, key_get(reader->sources->form, KEY_WORDS), true);
    return joined;
}

// --- Reading ---------------------------------------------------------------------------

static bool holds(const Reader *reader, Only condition)
{
    switch (condition) {
    case ONLY_PRAM: return reader->head->pram;
    case ONLY_NO_PRAM: return !reader->head->pram;
    case ONLY_C_SECTION: return reader->who->walker.birth == BIRTH_C_SECTION;
    case ONLY_VAGINAL: return reader->who->walker.birth == BIRTH_VAGINAL;
    }
    return true;
}

// `only = "pram"` and `weeks = "6+"`: where they do not hold the pool is silently not said.
static bool applies(const Reader *reader, const ReadPool *read)
{
    for (const Choice *condition = session_conditions; condition->word; condition++)
        if (read->only & 1u << condition->value && !holds(reader, (Only)condition->value))
            return false;
    return read->weeks.from < 0 || who_weeks_hold(reader->who, &read->weeks);
}

// A drill's steps wear off after two in full, breath words as the walk says, the rest never.
static Fade default_fade(const Reader *reader, const Pool *pool)
{
    if (reader->head->kind == SESSION_DRILL && pool->brief.count > 0)
        return (Fade){ { { FORM_FULL, 2 }, { FORM_SHORT, -1 } }, 2 };
    if (pool->on == ON_FREE)
        return (Fade){ .count = 0 };
    return reader->fade;
}

// What depends on more than the pool's own keys.
static void settle_pool(const Reader *reader, Pool *pool)
{
    if (pool->on == ON_FREE && pool->core && reader->head->kind == SESSION_WALK)
        pool->on = ON_OUT;
    if (pool->on == ON_FREE && pool->each_step && !pool->core)
        pool->on = ON_IN;
    if (pool->gap < 0)
        pool->gap = pool->on == ON_FREE ? GAP_WORDS : BREATH_WORD_GAP;
    if (pool->fade.count == 0)
        pool->fade = default_fade(reader, pool);
}

// Reports a wording that an author wrote twice in a list; the program's own lists are meant as they are.
static void check_doubled(const Wordings *wordings, const Desk *desk)
{
    for (size_t i = 1; i < wordings->count; i++)
        for (size_t j = 0; j < i; j++)
            if (strcasecmp(wordings->items[i].text, wordings->items[j].text) == 0) {
                diag_warning(desk->diags, wordings->items[i].pos, RULE(SAID_TWICE),
                             "\"%s\" is in this list already", wordings->items[i].text);
                break;
            }
}

static void check_all_doubled(const Pool *pool, const Desk *desk)
{
    check_doubled(&pool->full, desk);
    check_doubled(&pool->brief, desk);
    check_doubled(&pool->then, desk);
}

static void check_each_step(const Pool *pool, const Desk *desk)
{
    if (pool->each_step && pool->then.count == 0)
        diag_error(desk->diags, pool->pos, RULE(NO_WORDS),
                   "\"%s\" counts a breath and has no words for the way out: then = [\"Out\", \"two\", ...]",
                   pool->name);
    if (pool->each_step && pool->on != ON_IN)
        diag_error(desk->diags, pool->pos, RULE(CHOICE),
                   "\"%s\" counts a breath, which begins with the way in, without effort: on = \"in\"",
                   pool->name);
}

static void read_pool(const Reader *reader, ReadPool *out)
{
    const ConfNode *node = out->node;
    Pool           *pool = &out->pool;

    pool->name = node->name;
    pool->pos = node->key_pos;
    pool->gap = -1;
    out->weeks.from = -1;
    language_read(node, PLACE_POOL, INTO_POOL, reader->desk, out);
    settle_pool(reader, pool);
    check_all_doubled(pool, reader->desk);
    out->said_to_her = applies(reader, out);

    if (pool->full.count == 0 && !key_get(node, KEY_FULL))
        diag_error(reader->desk->diags, node->key_pos, RULE(NO_WORDS),
                   "\"%s\" has no words: full = [\"...\"]", node->name);
    check_each_step(pool, reader->desk);
    if (pool->core && pool->on == ON_IN)
        diag_error(reader->desk->diags, key_get(node, KEY_ON)->pos, RULE(CORE_ON_IN),
                   "a lift belongs on the out-breath; breathing in, everything lets go: on = \"out\"");
}

static void append(Wordings *to, const Wordings *more, Arena *arena)
{
    Wording *items = ARENA_ARRAY(arena, Wording, to->count + more->count + 1);
    for (size_t i = 0; i < to->count; i++)
        items[i] = to->items[i];
    for (size_t i = 0; i < more->count; i++)
        items[to->count + i] = more->items[i];
    *to = (Wordings){ items, to->count + more->count };
}

// `joins = "posture"`: the wordings of this pool are added to that one's, where its own conditions hold.
static void join_pool(const ReadPool *from, Joined *joined, const Desk *desk)
{
    if (!from->joins.text)
        return;
    size_t to = index_of(joined, from->joins.text);
    if (to == joined->count || &joined->items[to] == from) {
        diag_error(desk->diags, from->joins.pos, RULE(UNKNOWN_WORDS),
                   "there are no other words \"%s\" to join", from->joins.text);
        return;
    }
    Pool *pool = &joined->items[to].pool;
    if (!from->said_to_her)
        return;
    append(&pool->full, &from->pool.full, desk->arena);
    append(&pool->brief, &from->pool.brief, desk->arena);
    append(&pool->then, &from->pool.then, desk->arena);
}

// `daily = true`: another wording each day. The seed chooses a place in the row, so the row is turned by one
// a day.
static void turn_by_the_day(ReadPool *read, int day, Arena *arena)
{
    Wordings *wordings = &read->pool.full;
    size_t    count = wordings->count;
    if (!read->daily || count < 2 || day <= 0)
        return;
    Wording *turned = ARENA_ARRAY(arena, Wording, count);
    for (size_t i = 0; i < count; i++)
        turned[i] = wordings->items[(i + (size_t)day) % count];
    wordings->items = turned;
}

Pools pools_read(const Who *who, const Sources *sources, const Session *head, const ConfNode *cues,
                 const Desk *desk)
{
    Reader reader = { who, sources, head, cues, desk, { .count = 0 } };
    key_read(key_get(sources->tree, KEY_FADE) ? sources->tree : cues, KEY_FADE, desk, &reader.fade);
    Joined joined = join_words(&reader);

    for (size_t i = 0; i < joined.count; i++)
        read_pool(&reader, &joined.items[i]);
    for (size_t i = 0; i < joined.count; i++)
        join_pool(&joined.items[i], &joined, desk);
    for (size_t i = 0; i < joined.count; i++)
        turn_by_the_day(&joined.items[i], who->day, desk->arena);
    return (Pools){ cues, joined.items, joined.count };
}

// --- Finding ---------------------------------------------------------------------------

const ReadPool *pools_find(const Pools *pools, const char *name)
{
    for (size_t i = 0; i < pools->count; i++)
        if (files_same_name(pools->items[i].pool.name, name))
            return &pools->items[i];
    return NULL;
}

const Pool *pools_said(const Pools *pools, const char *name)
{
    const ReadPool *found = pools_find(pools, name);
    return found && found->said_to_her ? &found->pool : NULL;
}

bool pools_in_other_core(const Pools *pools, const Sources *sources, const char *name)
{
    const ConfNode *const layers[] = { key_get(pools->cues, KEY_WORDS), key_get(sources->level, KEY_WORDS),
                                       key_get(sources->file, KEY_WORDS), key_get(sources->form, KEY_WORDS) };
    for (const Choice *core = session_cores; core->word; core++)
        if (conf_get(key_get_of(pools->cues, KEY_CORE_POOLS, core->value), name))
            return true;
    for (int level = 1; level <= LEVEL_MAX; level++)
        if (is_core(conf_get(key_get_of(pools->cues, KEY_LEVEL_POOLS, level), name)))
            return true;
    for (size_t i = 0; i < sizeof layers / sizeof *layers; i++)
        if (is_core(conf_get(layers[i], name)))
            return true;
    return false;
}

const char *pools_nearest(const Pools *pools, const char *name, Arena *arena)
{
    const char **names = ARENA_ARRAY(arena, const char *, pools->count + 1);
    for (size_t i = 0; i < pools->count; i++)
        names[i] = pools->items[i].pool.name;
    return files_nearest(name, names, pools->count);
}
