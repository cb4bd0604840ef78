// What is said when: `say: { posture = "every 45s" }` becomes pools with their moments.
//
// A pool that is not for this walker (another core setting, no pram) is left out silently; an unknown one is
// reported.
#include "rules/rules.h"
#include "session/stages.h"

static void report_unknown(const ConfNode *say, const Pools *pools, const Desk *desk)
{
    const char *near = pools_nearest(pools, say->name, desk->arena);
    diag_error(desk->diags, say->key_pos, RULE(UNKNOWN_WORDS), "there are no words \"%s\"; %s%s%s", say->name,
               near ? "did you mean \"" : "write them in words: { }", near ? near : "", near ? "\"?" : "");
}

// Times of the walk are in the session's `say`, breaths and times of a part in the part's.
static bool is_in_place(const When *when, bool whole_walk, const Desk *desk)
{
    if (whole_walk && when->kind == WHEN_BREATHS)
        diag_error(desk->diags, when->pos, RULE(WHEN_PLACE),
                   "breaths are counted in a part: put this into the say of a part");
    else if (!whole_walk && (when->kind == WHEN_BEFORE_PARTS || when->kind == WHEN_TIME_LEFT))
        diag_error(desk->diags, when->pos, RULE(WHEN_PLACE),
                   "this is a time of the whole walk: put it into the session's own say");
    else
        return true;
    return false;
}

static bool read_say(const ConfNode *node, bool whole_walk, const Sources *sources, const Pools *pools,
                     const Desk *desk, Say *out)
{
    const ReadPool *pool = pools_find(pools, node->name);

    *out = (Say){ .pos = node->pos };
    if (!notation_when(node, desk, &out->whens, &out->when_count) || out->when_count == 0)
        return false;
    if (!pool) {
        if (!pools_in_other_core(pools, sources, node->name))
            report_unknown(node, pools, desk);
        return false;
    }
    out->pool = &pool->pool;
    bool placed = true;
    for (size_t i = 0; i < out->when_count; i++)
        placed &= is_in_place(&out->whens[i], whole_walk, desk);
    return placed && pool->said_to_her;
}

Says says_read(const ConfNode *group, bool whole_walk, const Sources *sources, const Pools *pools,
               const Desk *desk)
{
    size_t all = 0, count = 0;
    if (!group)
        return (Says){ 0 };
    if (group->kind != CONF_GROUP) {
        diag_error(desk->diags, group->pos, RULE(NOT_A_GROUP),
                   "say is a group: say: { posture = \"every 45s\" }");
        return (Says){ 0 };
    }
    for (const ConfNode *node = group->first; node; node = node->next)
        all++;
    Say *says = ARENA_ARRAY(desk->arena, Say, all + 1);
    for (const ConfNode *node = group->first; node; node = node->next)
        count += read_say(node, whole_walk, sources, pools, desk, &says[count]);
    return (Says){ says, count };
}
