// The joined tree as one text in the session language, complete without `extends`: something to change and to
// learn from.
//
// Parts are in their final order, each joined with its way, with the lengths they have been fitted to. Words
// that depend on the core setting or the level stay in the cue set: written here, they would be said to
// everybody.
#include "session/stages.h"
#include "session/tree_text.h"

#include <string.h>

static ConfNode *copy_of(const ConfNode *node, Arena *arena)
{
    ConfNode *copy = ARENA_NEW(arena, ConfNode);
    *copy = *node;
    copy->next = NULL;
    return copy;
}

static bool is_one_of(const ConfNode *node, const KeyId *keys)
{
    for (; *keys != KEY_UNNAMED; keys++)
        if (key_is(node, *keys))
            return true;
    return false;
}

// A group grows by what is added to its end.
typedef struct {
    ConfNode  *group;
    ConfNode **end;
    Arena     *arena;
} Group;

static Group new_group(const char *name, Arena *arena)
{
    ConfNode *node = ARENA_NEW(arena, ConfNode);
    node->kind = CONF_GROUP;
    node->name = name;
    return (Group){ node, &node->first, arena };
}

static void add(Group *group, const ConfNode *node)
{
    *group->end = copy_of(node, group->arena);
    group->end = &(*group->end)->next;
}

static void add_text(Group *group, const char *name, const char *text)
{
    add(group, &(ConfNode){ .name = name, .kind = CONF_TEXT, .text = text });
}

// --- Parts -----------------------------------------------------------------------------

static void add_length(Group *group, const char *name, Micros length)
{
    char clock[UNITS_TEXT_SIZE];
    add_text(group, name, arena_strdup(group->arena, units_format_clock(length, clock)));
}

static const ConfNode *whole_part(const Reading *reading, const Phase *phase, const Desk *desk)
{
    static const KeyId placing[] = { KEY_AFTER, KEY_BEFORE, KEY_DROP, KEY_UNNAMED };
    const ConfNode    *part = conf_get(key_get(reading->sources.tree, KEY_PHASES), phase->key);
    const ConfNode    *node = conf_join(parts_way(&reading->sources, part, desk), part, desk->arena);
    Group              out = new_group(part->name, desk->arena);

    if (phase->length.kind == LENGTH_TIME && key_get(node, KEY_PART_LENGTH))
        add_length(&out, key_name(KEY_PART_LENGTH), phase->length.time);
    for (const ConfNode *key = node->first; key; key = key->next)
        if (!is_one_of(key, placing) && !(phase->length.kind == LENGTH_TIME && key_is(key, KEY_PART_LENGTH)))
            add(&out, key);
    return out.group;
}

static const ConfNode *whole_parts(const Reading *reading, const Desk *desk)
{
    Group out = new_group(key_name(KEY_PHASES), desk->arena);
    for (size_t i = 0; i < reading->session.phase_count; i++)
        add(&out, whole_part(reading, &reading->session.phases[i], desk));
    return out.group;
}

// --- Words -----------------------------------------------------------------------------

static bool is_said_in(const Say *says, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (files_same_name(says[i].pool->name, name))
            return true;
    return false;
}

static bool is_done_in(const Drill *drill, const char *name)
{
    for (size_t i = 0; drill && i < drill->step_count; i++)
        if (files_same_name(drill->steps[i].name, name))
            return true;
    return drill && files_same_name(name, "switch");
}

static bool is_said(const Phase *phases, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (is_said_in(phases[i].says, phases[i].say_count, name) || is_done_in(phases[i].drill, name) ||
            is_said(phases[i].phases, phases[i].phase_count, name))
            return true;
    return false;
}

// Words of a core setting or a level, which the cue set chooses anew for each walker.
static bool is_chosen_for_her(const ConfNode *cues, const char *name)
{
    for (const Choice *core = session_cores; core->word; core++)
        if (conf_get(key_get_of(cues, KEY_CORE_POOLS, core->value), name))
            return true;
    for (int level = 1; level <= LEVEL_MAX; level++)
        if (conf_get(key_get_of(cues, KEY_LEVEL_POOLS, level), name))
            return true;
    return false;
}

static const ConfNode *whole_pool(const Reading *reading, size_t index, Arena *arena)
{
    const Session  *out = &reading->session;
    const ReadPool *read = &reading->pools.items[index];
    const ConfNode *node = read->node, *full = key_get(node, KEY_FULL);
    const ConfNode *own = conf_get(key_get(reading->sources.tree, KEY_WORDS), node->name);
    const char     *name = read->joins.text ? read->joins.text : node->name;

    if (is_chosen_for_her(reading->pools.cues, node->name))
        return own;
    if (!own && !is_said(out->phases, out->phase_count, name) && !is_said_in(out->says, out->say_count, name))
        return NULL;
    if (!full || node->first->next || node->first->kind == CONF_GROUP)
        return node;
    ConfNode *plain = copy_of(full, arena);  // { full = [...] } is [...]
    plain->name = node->name;
    return plain;
}

static const ConfNode *whole_words(const Reading *reading, Arena *arena)
{
    Group out = new_group(key_name(KEY_WORDS), arena);
    for (size_t i = 0; i < reading->pools.count; i++) {
        const ConfNode *pool = whole_pool(reading, i, arena);
        if (pool)
            add(&out, pool);
    }
    return out.group;
}

// --- The file --------------------------------------------------------------------------

static void write_group(Group group, LastingName lasting, const Desk *desk, Text *text)
{
    tree_text_write(names_lasting(group.group, PLACE_SESSION, lasting, desk), text);
}

static Group whole_head(const Reading *reading, Arena *arena)
{
    static const KeyId elsewhere[] = { KEY_EXTENDS, KEY_TITLE, KEY_ABOUT, KEY_LEVEL,  KEY_LENGTH,
                                       KEY_PHASES,  KEY_WAYS,  KEY_WORDS, KEY_UNNAMED };
    const Session     *out = &reading->session;
    Group              head = new_group(NULL, arena);

    add_text(&head, key_name(KEY_TITLE), out->title);
    if (*out->about)
        add_text(&head, key_name(KEY_ABOUT), out->about);
    if (out->level > 0)
        add(&head, &(ConfNode){ .name = key_name(KEY_LEVEL), .kind = CONF_INT, .integer = out->level });
    if (reading->wanted > 0 || key_get(reading->sources.tree, KEY_LENGTH))
        add_length(&head, key_name(KEY_LENGTH), out->length);
    for (const ConfNode *key = reading->sources.tree->first; key; key = key->next)
        if (!is_one_of(key, elsewhere))
            add(&head, key);
    return head;
}

bool session_write_whole(const SessionRequest *request, LastingName lasting, const Desk *desk,
                         const char **out)
{
    Reading        reading;
    const Session *session = &reading.session;
    Text           text = { .arena = desk->arena };

    if (!reading_of(request, desk, &reading))
        return false;
    text_printf(
        &text,
        "# %s, written out whole: it needs no other session. Change anything, then: walkcoach check FILE\n",
        session->name);
    write_group(whole_head(&reading, desk->arena), lasting, desk, &text);

    Group parts = new_group(NULL, desk->arena);
    add(&parts, whole_parts(&reading, desk));
    text_printf(&text, "\n# The parts in order, with everything they take from walk.cfg%s.\n",
                session->kind == SESSION_WALK && session->level
                    ? arena_printf(desk->arena, " and levels/%d.cfg", session->level)
                    : "");
    write_group(parts, lasting, desk, &text);

    Group words = new_group(NULL, desk->arena);
    add(&words, whole_words(&reading, desk->arena));
    text_printf(&text,
                "\n# The words. Those that follow the core setting or the level stay in cues/%s.cfg.\n",
                session->language.text);
    write_group(words, lasting, desk, &text);
    *out = text_string(&text);
    return true;
}
