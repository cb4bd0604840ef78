// Words: the cue set's, laid over by those of the core setting, of the level, and by the session's own.
//
//     cues/en.cfg words < light { } < level_3 { } < levels/3.cfg words < the session's words < the form's
//
// A text or an array laid over a pool changes what is said, not how: its side of the breath, its priority and
// the rest stay. When core cues are not for this walker, a session's own core pools are left out and the
// gentler words show again.
#include "rules/rules.h"
#include "session/reader.h"

#define GAP_WORDS (1 * MICROS_PER_SECOND)
#define GAP_MAX   (60 * MICROS_PER_SECOND)

// --- Laying over -----------------------------------------------------------------------

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
    group->first = copy_as(pool, "full", arena);
    return group;
}

static bool is_wording(const ConfNode *key)
{
    return files_same_name(key->name, "full") || files_same_name(key->name, "short") ||
           files_same_name(key->name, "then");
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
    const ConfNode *core = conf_get(pool, "core");
    return core && core->kind == CONF_BOOL && core->truth;
}

// Whether a session's own pool may be said at the core setting of this walk; tells the author who wrote both.
static bool core_allows(const Reader *reader, const ConfNode *pool)
{
    if (reader->out->kind == SESSION_DRILL || reader->out->core == CORE_LIGHT || !is_core(pool))
        return true;
    if (reader->written != CORE_LIGHT)
        diag_error(reader->desk->diags, pool->key_pos, RULE(CORE_TOO_EARLY),
                   "\"%s\" is a core cue, and this walk has core = \"%s\"; "
                   "core cues begin at level %d with core = \"light\"",
                   pool->name, choice_word(session_cores, (int)reader->written), CORE_LEVEL);
    return false;
}

typedef struct {
    const ConfNode **pools;
    bool            *own;
    size_t           count, capacity, own_capacity;
} Words;

static size_t index_of(const Words *words, const char *name)
{
    for (size_t i = 0; i < words->count; i++)
        if (files_same_name(words->pools[i]->name, name))
            return i;
    return words->count;
}

static void lay_over(const Reader *reader, Words *words, const ConfNode *layer, bool own)
{
    if (!layer || layer->kind != CONF_GROUP)
        return;
    for (const ConfNode *pool = layer->first; pool; pool = pool->next) {
        size_t at = index_of(words, pool->name);
        if (own && !core_allows(reader, pool))
            continue;
        if (at == words->count) {
            size_t beside = words->count;
            *(ARENA_PUSH(reader->desk->arena, words->own, beside, words->own_capacity)) = own;
            *(ARENA_PUSH(reader->desk->arena, words->pools, words->count,
                         words->capacity)) = lay_pool(NULL, pool, reader->desk->arena);
        } else {
            words->pools[at] = lay_pool(words->pools[at], pool, reader->desk->arena);
            words->own[at] |= own;
        }
    }
}

static Words join_words(const Reader *reader)
{
    const char *form = choice_word(session_forms, reader->request->form);
    Words       words = { 0 };

    lay_over(reader, &words, conf_get(reader->cues, "words"), false);
    lay_over(reader, &words, conf_get(reader->cues, choice_word(session_cores, (int)reader->out->core)),
             false);
    if (reader->out->level > 0)
        lay_over(reader, &words,
                 conf_get(reader->cues, arena_printf(reader->desk->arena, "level_%d", reader->out->level)),
                 false);
    lay_over(reader, &words, conf_get(reader->level, "words"), false);
    lay_over(reader, &words, conf_get(reader->file, "words"), true);
    if (form)
        lay_over(reader, &words, conf_get(conf_get(reader->file, form), "words"), true);
    return words;
}

// --- Reading ---------------------------------------------------------------------------

static Wordings read_wordings(const ConfNode *node, const Reader *reader)
{
    const char *const *texts;
    Wordings           wordings = { 0 };
    size_t             count, i = 0;
    if (!conf_texts(node, reader->desk->arena, reader->desk->diags, &texts, &count))
        return wordings;

    Wording *items = ARENA_ARRAY(reader->desk->arena, Wording, count);
    if (node->kind == CONF_TEXT)
        items[i++] = (Wording){ texts[0], node->pos };
    else
        for (const ConfNode *child = node->first; child; child = child->next, i++)
            items[i] = (Wording){ texts[i], child->pos };
    return (Wordings){ items, count };
}

typedef enum { ONLY_PRAM, ONLY_NO_PRAM, ONLY_C_SECTION, ONLY_VAGINAL } Only;

static const Choice conditions[] = { CHOICE("pram", ONLY_PRAM),
                                     CHOICE("no_pram", ONLY_NO_PRAM),
                                     CHOICE("c_section", ONLY_C_SECTION),
                                     CHOICE("vaginal", ONLY_VAGINAL),
                                     { 0 } };

static bool holds(const Reader *reader, Only condition)
{
    const Walker *walker = &reader->walker;
    switch (condition) {
    case ONLY_PRAM: return reader->out->pram;
    case ONLY_NO_PRAM: return !reader->out->pram;
    case ONLY_C_SECTION: return walker->birth == BIRTH_C_SECTION;
    case ONLY_VAGINAL: return walker->birth == BIRTH_VAGINAL;
    }
    return true;
}

// `only = "pram"` and `weeks = "6+"`: where they do not hold the pool is silently not said.
static bool applies(const Reader *reader, const ConfNode *pool)
{
    const ConfNode *only = conf_get(pool, "only");
    WeekSpan        span;
    bool            said = true;
    int             condition;

    for (const ConfNode *one = only && only->kind == CONF_ARRAY ? only->first : only; one;
         one = only->kind == CONF_ARRAY ? one->next : NULL)
        if (conf_choice(one, conditions, reader->desk->diags, &condition))
            said &= holds(reader, (Only)condition);
    if (notation_weeks(conf_get(pool, "weeks"), reader->desk, &span))
        said &= gates_weeks_hold(reader, &span);
    return said;
}

static BreathSide read_side(const ConfNode *node, DiagList *diags, BreathSide otherwise)
{
    int side;
    return conf_choice(node, session_sides, diags, &side) ? (BreathSide)side : otherwise;
}

// Breath words wear off as the session, the level or the cue set says; a drill's steps after two in full; the
// rest never.
static Fade default_fade(const Reader *reader, const Pool *pool)
{
    const ConfNode *node = conf_get(reader->tree, "fade");
    Fade            fade = { .count = 0 };

    if (reader->out->kind == SESSION_DRILL && pool->brief.count > 0)
        return (Fade){ { { FORM_FULL, 2 }, { FORM_SHORT, -1 } }, 2 };
    if (pool->on != ON_FREE)
        notation_fade(node ? node : conf_get(reader->cues, "fade"), reader->desk, &fade);
    return fade;
}

static void read_pool(const Reader *reader, const ConfNode *node, ReadPool *out)
{
    Pool *pool = &out->pool;
    int   priority;

    pool->name = node->name;
    pool->pos = node->key_pos;
    pool->full = read_wordings(conf_get(node, "full"), reader);
    pool->brief = read_wordings(conf_get(node, "short"), reader);
    pool->then = read_wordings(conf_get(node, "then"), reader);
    conf_bool(conf_get(node, "core"), reader->desk->diags, &pool->core);
    pool->on = read_side(conf_get(node, "on"), reader->desk->diags,
                         pool->core && reader->out->kind == SESSION_WALK ? ON_OUT : ON_FREE);
    if (conf_choice(conf_get(node, "priority"), session_priorities, reader->desk->diags, &priority))
        pool->priority = (Priority)priority;
    pool->gap = pool->on == ON_FREE ? GAP_WORDS : BREATH_WORD_GAP;
    notation_time(conf_get(node, "gap"), 0, GAP_MAX, reader->desk, &pool->gap);
    pool->fade = default_fade(reader, pool);
    notation_fade(conf_get(node, "fade"), reader->desk, &pool->fade);
    out->said_to_her = applies(reader, node);

    if (pool->full.count == 0 && !conf_get(node, "full"))
        diag_error(reader->desk->diags, node->key_pos, RULE(NO_WORDS),
                   "\"%s\" has no words: full = [\"...\"]", node->name);
    if (pool->core && pool->on == ON_IN)
        diag_error(reader->desk->diags, conf_get(node, "on")->pos, RULE(CORE_ON_IN),
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
static void join_pool(const Reader *reader, const ReadPool *from, const ConfNode *joins, ReadPool *pools)
{
    const char *name;
    if (!conf_text(joins, reader->desk->diags, &name))
        return;
    const ReadPool *to = pools_find(reader, name);
    if (!to || to == from) {
        diag_error(reader->desk->diags, joins->pos, RULE(UNKNOWN_WORDS),
                   "there are no other words \"%s\" to join", name);
        return;
    }
    Pool *pool = &pools[to - pools].pool;
    if (!from->said_to_her)
        return;
    append(&pool->full, &from->pool.full, reader->desk->arena);
    append(&pool->brief, &from->pool.brief, reader->desk->arena);
    append(&pool->then, &from->pool.then, reader->desk->arena);
}

// `daily = true`: another wording each day. The seed chooses a place in the row, so the row is turned by one
// a day.
static void turn_by_the_day(const Reader *reader, const ConfNode *daily, Wordings *wordings)
{
    bool   turns = false;
    size_t count = wordings->count;
    if (!conf_bool(daily, reader->desk->diags, &turns) || !turns || count < 2 || reader->day <= 0)
        return;
    Wording *turned = ARENA_ARRAY(reader->desk->arena, Wording, count);
    for (size_t i = 0; i < count; i++)
        turned[i] = wordings->items[(i + (size_t)reader->day) % count];
    wordings->items = turned;
}

void pools_read(Reader *reader)
{
    Words     words = join_words(reader);
    ReadPool *pools = ARENA_ARRAY(reader->desk->arena, ReadPool, words.count + 1);

    for (size_t i = 0; i < words.count; i++) {
        read_pool(reader, words.pools[i], &pools[i]);
        pools[i].own = words.own[i];
    }
    reader->pools = pools;
    reader->pool_count = words.count;
    reader->nodes = words.pools;
    for (size_t i = 0; i < words.count; i++)
        join_pool(reader, &pools[i], conf_get(words.pools[i], "joins"), pools);
    for (size_t i = 0; i < words.count; i++)
        turn_by_the_day(reader, conf_get(words.pools[i], "daily"), &pools[i].pool.full);

    const ReadPool *rest = pools_find(reader, "rest");
    if (rest && rest->said_to_her)
        reader->out->rest = &rest->pool;
}

// --- Finding ---------------------------------------------------------------------------

const ReadPool *pools_find(const Reader *reader, const char *name)
{
    for (size_t i = 0; i < reader->pool_count; i++)
        if (files_same_name(reader->pools[i].pool.name, name))
            return &reader->pools[i];
    return NULL;
}

// A pool that only another core setting has, or that this walker's setting left out.
bool pools_in_other_core(const Reader *reader, const char *name)
{
    for (const Choice *core = session_cores; core->word; core++)
        if (conf_get(conf_get(reader->cues, core->word), name))
            return true;
    return is_core(conf_get(conf_get(reader->file, "words"), name));
}

const char *pools_nearest(const Reader *reader, const char *name)
{
    const char **names = ARENA_ARRAY(reader->desk->arena, const char *, reader->pool_count + 1);
    for (size_t i = 0; i < reader->pool_count; i++)
        names[i] = reader->pools[i].pool.name;
    return files_nearest(name, names, reader->pool_count);
}
