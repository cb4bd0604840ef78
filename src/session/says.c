// What is said when: `say: { posture = "every 45s" }` becomes pools with their moments.
//
// A pool that is not for this walker (another core setting, no pram) is silently left out; one that nobody
// wrote is told.
#include "rules/rules.h"
#include "session/reader.h"

static void tell_unknown(const Reader *reader, const ConfNode *say)
{
    const char *near = pools_nearest(reader, say->name);
    diag_error(reader->desk->diags, say->key_pos, RULE(UNKNOWN_WORDS), "there are no words \"%s\"; %s%s%s",
               say->name, near ? "did you mean \"" : "write them in words: { }", near ? near : "",
               near ? "\"?" : "");
}

// Times of the walk stand in the session's `say`, breaths and times of a part in the part's.
static bool is_in_place(const Reader *reader, const When *when, bool whole_walk)
{
    if (whole_walk && when->kind == WHEN_BREATHS)
        diag_error(reader->desk->diags, when->pos, RULE(WHEN_PLACE),
                   "breaths are counted in a part: put this into the say of a part");
    else if (!whole_walk && (when->kind == WHEN_BEFORE_PARTS || when->kind == WHEN_TIME_LEFT))
        diag_error(reader->desk->diags, when->pos, RULE(WHEN_PLACE),
                   "this is a time of the whole walk: put it into the session's own say");
    else
        return true;
    return false;
}

static bool read_say(const Reader *reader, const ConfNode *node, bool whole_walk, Say *out)
{
    const ReadPool *pool = pools_find(reader, node->name);

    *out = (Say){ .pos = node->pos };
    if (!notation_when(node, reader->desk, &out->whens, &out->when_count) || out->when_count == 0)
        return false;
    if (!pool) {
        if (!pools_in_other_core(reader, node->name))
            tell_unknown(reader, node);
        return false;
    }
    out->pool = &pool->pool;
    bool placed = true;
    for (size_t i = 0; i < out->when_count; i++)
        placed &= is_in_place(reader, &out->whens[i], whole_walk);
    return placed && pool->said_to_her;
}

void says_read(const Reader *reader, const ConfNode *group, bool whole_walk, const Say **out, size_t *count)
{
    size_t all = 0;
    *out = NULL;
    *count = 0;
    if (!group)
        return;
    if (group->kind != CONF_GROUP) {
        diag_error(reader->desk->diags, group->pos, RULE(NOT_A_GROUP),
                   "say is a group: say: { posture = \"every 45s\" }");
        return;
    }
    for (const ConfNode *node = group->first; node; node = node->next)
        all++;
    Say *says = ARENA_ARRAY(reader->desk->arena, Say, all + 1);
    for (const ConfNode *node = group->first; node; node = node->next)
        *count += read_say(reader, node, whole_walk, &says[*count]);
    *out = says;
}
