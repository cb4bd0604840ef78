// A language's words for the stop signs, from the group `signs` of its cue set: what counts as saying each.
//
// A language that came with the program keeps the program's: a cue set of hers under that name may say the
// signs in other sentences, but not call another word a sign.
#include "rules/rules.h"
#include "session/came_with.h"
#include "session/stages.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

static const char *key_of(int key) { return key_name_of(KEY_SIGN_PHRASES, key); }

// --- What came with the program --------------------------------------------------------

static size_t count_texts(const ConfNode *node)
{
    size_t count = node->kind == CONF_TEXT;
    if (node->kind == CONF_GROUP || node->kind == CONF_ARRAY)
        for (const ConfNode *inner = node->first; inner; inner = inner->next)
            count += count_texts(inner);
    return count;
}

static void add_texts(const ConfNode *node, const Desk *desk, const char **texts, size_t *count)
{
    if (node->kind == CONF_TEXT && came_with_us(node->pos, desk))
        texts[(*count)++] = node->text;
    if (node->kind == CONF_GROUP || node->kind == CONF_ARRAY)
        for (const ConfNode *inner = node->first; inner; inner = inner->next)
            add_texts(inner, desk, texts, count);
}

// The texts of a cue set that came with the program.
static Phrases known_texts(const ConfNode *cues, const Desk *desk)
{
    if (!cues)
        return (Phrases){ 0 };
    const char **texts = ARENA_ARRAY(desk->arena, const char *, count_texts(cues) + 1);
    size_t       count = 0;
    add_texts(cues, desk, texts, &count);
    return (Phrases){ texts, count };
}

// --- Reading ---------------------------------------------------------------------------

static bool has_letters(const char *text)
{
    for (; *text; text++)
        if (isalnum((unsigned char)*text) || (*text & 0x80))
            return true;
    return false;
}

static bool read_phrases(const ConfNode *group, const char *key, const Desk *desk, Phrases *out)
{
    *out = (Phrases){ 0 };
    if (!conf_texts(conf_get(group, key), desk->arena, desk->diags, &out->items, &out->count))
        return false;
    for (size_t i = 0; i < out->count; i++)
        if (!has_letters(out->items[i]))
            return false;
    return true;
}

static bool read_all(const ConfNode *cues, const ConfNode *group, const Desk *desk, SignWords *out)
{
    const char *lacks = "";
    for (int key = 0; key < SIGNS_PHRASES; key++)
        if (!read_phrases(group, key_of(key), desk, &out->of[key]))
            lacks = arena_printf(desk->arena, "%s%s%s", lacks, *lacks ? ", " : "", key_of(key));
    if (!*lacks)
        return true;
    SourcePos pos = group ? group->key_pos : cues->first ? cues->first->key_pos : cues->pos;
    diag_error(desk->diags, pos, RULE(SIGN_WORDS),
               "the cue set does not say in its words: %s; every walk says the stop signs: signs: { ... = "
               "[\"...\"] }",
               lacks);
    return false;
}

// --- What a phrase proves --------------------------------------------------------------

// A phrase that two signs share would prove neither. One that is only part of another phrase is found where
// it occurs alone.
static bool check_apart(SignWords *words, const ConfNode *group, int key, int other, const Desk *desk)
{
    const Phrases *ours = &words->of[key], *theirs = &words->of[other];
    for (size_t i = 0; i < ours->count; i++)
        for (size_t j = 0; j < theirs->count; j++)
            if (strcasecmp(theirs->items[j], ours->items[i]) == 0) {
                diag_error(desk->diags, conf_get(group, key_of(other))->pos, RULE(SIGN_WORDS),
                           "\"%s\" is %s and %s: each sign needs words of its own", ours->items[i],
                           key_of(key), key_of(other));
                return false;
            }
    return true;
}

static bool check_all_apart(SignWords *words, const ConfNode *group, const Desk *desk)
{
    bool right = true;
    for (int key = 0; key < SIGNS_PHRASES; key++)
        for (int other = 0; other < SIGNS_PHRASES; other++)
            right = right && (other <= key || check_apart(words, group, key, other, desk));
    return right;
}

// --- Over the program's ----------------------------------------------------------------

static bool is_among(const Phrases *phrases, const char *text)
{
    for (size_t i = 0; i < phrases->count; i++)
        if (strcmp(phrases->items[i], text) == 0)
            return true;
    return false;
}

static void check_only_ours(SignWords *ours, const ConfNode *group, const Desk *desk)
{
    for (int key = 0; key < SIGNS_PHRASES; key++) {
        const ConfNode *node = conf_get(group, key_of(key));
        Phrases         hers = { 0 };
        read_phrases(group, key_of(key), desk, &hers);
        for (size_t i = 0; i < hers.count; i++)
            if (!is_among(&ours->of[key], hers.items[i]))
                diag_error(desk->diags, node->pos, RULE(SIGN_WORDS),
                           "\"%s\" is not how \"%s\" says %s: the words that came with the program cannot be "
                           "changed; "
                           "another "
                           "language is named in its cue set: language = \"de\"",
                           hers.items[i], ours->language, key_of(key));
    }
}

void signs_read(const ConfNode *cues, Named language, const Desk *desk, SignWords *out)
{
    const char *name = language.text;
    conf_text(key_get(cues, KEY_CUES_LANGUAGE), desk->diags, &name);
    const ConfNode *group = key_get(cues, KEY_SIGNS);
    const bool      ours = group && all_came_with_us(group, desk);
    const ConfNode *shipped = ours ? cues : cues_that_came(cues, language, desk);
    const ConfNode *kept = key_get(shipped, KEY_SIGNS);
    *out = (SignWords){ .known = known_texts(shipped, desk), .language = name, .shipped = shipped != NULL };
    if (!read_all(cues, kept ? kept : group, desk, out))
        return;
    out->takes_back = cue_phrases(kept, group, key_name(KEY_TAKES_BACK), desk);  // hers are added
    read_phrases(kept ? kept : group, key_name(KEY_PLAIN), desk, &out->plain);
    if (check_all_apart(out, kept ? kept : group, desk) && kept && kept != group)
        check_only_ours(out, group, desk);
}
