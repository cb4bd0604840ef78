// A language's patterns for what words ask, from its cue set.
//
// A language that came with the program keeps the program's patterns: hers are added, and take none away.
#include "rules/rules.h"
#include "session/came_with.h"
#include "session/stages.h"

#include <string.h>

static const char *key_of(int ask) { return key_name_of(KEY_ASK_WORDS, ask); }

static Phrases read(const ConfNode *group, const char *key, const Desk *desk)
{
    Phrases phrases = { 0 };
    if (!conf_texts(conf_get(group, key), desk->arena, desk->diags, &phrases.items, &phrases.count))
        phrases.count = 0;
    return phrases;
}

static bool is_among(const Phrases *phrases, const char *text)
{
    for (size_t i = 0; i < phrases->count; i++)
        if (strcmp(phrases->items[i], text) == 0)
            return true;
    return false;
}

static Phrases joined(const Phrases *ours, const Phrases *hers, Arena *arena)
{
    const char **all = ARENA_ARRAY(arena, const char *, ours->count + hers->count + 1);
    size_t       count = 0;
    for (size_t i = 0; i < ours->count; i++)
        all[count++] = ours->items[i];
    for (size_t i = 0; i < hers->count; i++)
        if (!is_among(ours, hers->items[i]))
            all[count++] = hers->items[i];
    return (Phrases){ all, count };
}

Phrases cue_phrases(const ConfNode *kept, const ConfNode *group, const char *key, const Desk *desk)
{
    const Phrases ours = read(kept, key, desk), hers = read(group, key, desk);
    return joined(&ours, &hers, desk->arena);
}

static WordList *list_of(WordList *lists, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (files_same_name(lists[i].name, name))
            return &lists[i];
    return NULL;
}

static size_t children(const ConfNode *group)
{
    size_t count = 0;
    for (const ConfNode *child = group ? group->first : NULL; child; child = child->next)
        count++;
    return count;
}

static void add_lists(const ConfNode *group, WordList *lists, size_t *count, const Desk *desk)
{
    for (const ConfNode *child = group ? group->first : NULL; child; child = child->next) {
        const Phrases words = read(group, child->name, desk);
        WordList     *known = list_of(lists, *count, child->name);
        if (known)
            known->words = joined(&known->words, &words, desk->arena);
        else
            lists[(*count)++] = (WordList){ child->name, words };
    }
}

// The keys for which a cue set of another language has only the words of ours, or none.
static const char *lacking(const ConfNode *cues, const Desk *desk)
{
    const char *keys[ASK_COUNT + 4] = { [ASK_COUNT] = key_name(KEY_DIRECTION),
                                        key_name(KEY_QUESTIONS),
                                        key_name(KEY_MUST_SAY),
                                        key_name(KEY_DRILL_STEPS) };
    const char *lacks = "";
    for (int ask = 0; ask < ASK_COUNT; ask++)
        keys[ask] = key_of(ask);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const ConfNode *node = conf_get(cues, keys[i]);
        if (!node || came_with_us(node->pos, desk))
            lacks = arena_printf(desk->arena, "%s%s%s", lacks, *lacks ? ", " : "", keys[i]);
    }
    return lacks;
}

// Words of hers may be found where ours are not, and never the other way round.
static Phrases harmless(const ConfNode *kept, const ConfNode *cues, const Desk *desk)
{
    const char     *key = key_name(KEY_HARMLESS);
    const ConfNode *hers = conf_get(cues, key);
    if (!kept)
        return read(cues, key, desk);
    if (hers && !all_came_with_us(hers, desk))
        diag_error(
            desk->diags, hers->key_pos, RULE(UNKNOWN_KEY),
            "\"%s\" is for a language of your own: in one that came with the program it would hide what "
            "words ask of her",
            key);
    return read(kept, key, desk);
}

Asks asks_read(const ConfNode *cues, Named language, const Desk *desk)
{
    const ConfNode *kept = cues_that_came(cues, language, desk);
    const ConfNode *ours = key_get(kept, KEY_WORD_LISTS), *hers = key_get(cues, KEY_WORD_LISTS);
    WordList       *lists = ARENA_ARRAY(desk->arena, WordList, children(ours) + children(hers) + 1);
    Asks            asks = { .lists = lists,
                             .came_with = kept != NULL,
                             .lacks = kept ? "" : lacking(cues, desk),
                             .pos = cues->first ? cues->first->key_pos : cues->pos };
    add_lists(ours, lists, &asks.list_count, desk);
    add_lists(hers, lists, &asks.list_count, desk);
    for (int ask = 0; ask < ASK_COUNT; ask++)
        asks.of[ask] = cue_phrases(kept, cues, key_of(ask), desk);
    asks.harmless = harmless(kept, cues, desk);
    asks.negations = cue_phrases(kept, cues, key_name(KEY_NEGATIONS), desk);
    asks.leads = cue_phrases(kept, cues, key_name(KEY_LEADS), desk);
    return asks;
}
