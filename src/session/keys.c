// THE table: every key of the session language and the places it may stand at. Unknown keys are found with
// it, and the documentation is tested against it. Adding a key is a row here and its reader.
//
// A place is a kind of group. "level" is levels/N.cfg and the walk.cfg they extend; "profile" is
// walkcoach.cfg and a session's own `walker: { }`; "pool" is one entry of `words`; "weeks" and "gain" are the
// groups of that name.
#include "session/keys.h"
#include "rules/rules.h"
#include "session/read.h"

#include <string.h>

static const SessionKey keys[] = {
    { "title", "session, level, way, part" },
    { "about", "session" },
    { "extends", "session, level, cue set" },
    { "kind", "session" },
    { "level", "session, profile" },
    { "weeks", "session, level, profile, pool" },
    { "vaginal", "weeks" },
    { "c_section", "weeks" },
    { "walks", "level" },
    { "length", "session, way, part" },
    { "least", "way, part" },
    { "most", "way, part" },
    { "optional", "way, part" },
    { "phases", "session, way, part" },
    { "ways", "session, level" },
    { "like", "part" },
    { "after", "part" },
    { "before", "part" },
    { "drop", "part" },
    { "pace", "session, level, way, part, profile" },
    { "breath", "session, level, way, part" },
    { "core", "session, level, profile, pool" },
    { "most_lifts", "session, level" },
    { "lift_rest", "session, level" },
    { "say", "session, level, way, part" },
    { "quiet", "way, part" },
    { "repeat", "way, part" },
    { "sound", "session, level, way, part, profile" },
    { "bed", "session, level, way, part" },
    { "mute", "session, level, way, part" },
    { "gain", "session, level, way, part" },
    { "voice", "session, profile, gain" },
    { "breath", "gain" },
    { "steps", "gain" },
    { "lift", "gain" },
    { "bed", "gain" },
    { "chime", "gain" },
    { "seed", "session" },
    { "allow", "session" },
    { "sides", "way, part" },
    { "reps", "way, part" },
    { "switch", "way, part" },
    { "each", "way, part" },
    { "easier", "session" },
    { "harder", "session" },
    { "walker", "session" },
    { "words", "session, level, cue set" },
    { "full", "pool" },
    { "short", "pool" },
    { "then", "pool" },
    { "on", "pool" },
    { "priority", "pool" },
    { "gap", "pool" },
    { "only", "pool" },
    { "daily", "pool" },  // its wordings take turns by the day, where her baby's birthday is known
    { "joins", "pool" },  // its wordings are added to the pool of that name, where its own conditions hold
    { "fade", "session, level, cue set, pool" },
    { "language", "session, cue set, profile" },
    { "never_say", "cue set" },
    { "core_words", "cue set" },
    { "signs", "cue set" },
    { "get_help", "signs" },
    { "stop", "signs" },
    { "takes_back", "signs" },
    { "chest_pain", "signs" },
    { "breathing", "signs" },
    { "bleeding", "signs" },
    { "leg", "signs" },
    { "headache", "signs" },
    { "fainting", "signs" },
    { "pain", "signs" },
    { "leaking", "signs" },
    { "heavy", "signs" },
    { "breath_only", "cue set" },
    { "tall", "cue set" },
    { "light", "cue set" },
    { "level_1", "cue set" },
    { "level_2", "cue set" },
    { "level_3", "cue set" },
    { "level_4", "cue set" },
    { "baby_born", "profile" },
    { "birth", "profile" },
    { "cleared", "profile" },
    { "tear", "profile" },
    { "own_pace", "session, profile" },
    { "pram", "session, profile" },
    { "talk", "session, profile" },
    { "delay", "profile" },
    { "form", "profile" },
    { "emergency", "profile" },
};
enum { KEY_COUNT = sizeof keys / sizeof *keys };

const SessionKey *session_keys(size_t *count)
{
    *count = KEY_COUNT;
    return keys;
}

// Whether a place is one of the comma-separated places of `where`.
static bool stands_at(const char *where, const char *place)
{
    size_t length = strlen(place);
    for (const char *at = where; (at = strstr(at, place)); at += length)
        if ((at == where || at[-1] == ' ') && (at[length] == '\0' || at[length] == ','))
            return true;
    return false;
}

static bool is_group(const ConfNode *node, const Desk *desk)
{
    if (node->kind == CONF_GROUP)
        return true;
    diag_error(desk->diags, node->pos, RULE(NOT_A_GROUP), "%s is a group: write %s: { ... }", node->name,
               node->name);
    return false;
}

static void check_place(const ConfNode *group, const char *place, const char *where, const Desk *desk)
{
    const char *known[KEY_COUNT + 1];
    size_t      count = 0;
    for (size_t i = 0; i < KEY_COUNT; i++)
        if (stands_at(keys[i].where, place))
            known[count++] = keys[i].key;
    known[count] = NULL;
    conf_check_keys(group, known, where, desk->diags);
}

static void check_group(const ConfNode *group, const char *name, const char *place, const Desk *desk)
{
    const ConfNode *inner = conf_get(group, name);
    if (inner && is_group(inner, desk))
        check_place(inner, place, name, desk);
}

static void check_words(const ConfNode *words, const Desk *desk)
{
    if (!words || !is_group(words, desk))
        return;
    for (const ConfNode *pool = words->first; pool; pool = pool->next)
        if (pool->kind == CONF_GROUP)
            check_place(pool, "pool", arena_printf(desk->arena, "the words \"%s\"", pool->name), desk);
}

enum { DEPTH_MAX = 8 };  // of parts in parts

static void check_parts(const ConfNode *parts, const char *place, int depth, const Desk *desk)
{
    if (!parts || !is_group(parts, desk))
        return;
    if (depth > DEPTH_MAX) {
        diag_error(desk->diags, parts->key_pos, RULE(TOO_DEEP), "parts may stand in parts %d deep, no more",
                   DEPTH_MAX);
        return;
    }
    for (const ConfNode *part = parts->first; part; part = part->next) {
        if (!is_group(part, desk))
            continue;
        check_place(part, place, arena_printf(desk->arena, "%s \"%s\"", place, part->name), desk);
        check_group(part, "gain", "gain", desk);
        check_parts(conf_get(part, "phases"), "part", depth + 1, desk);
    }
}

static void check_session(const ConfNode *root, const char *place, const char *where, const Desk *desk)
{
    check_place(root, place, where, desk);
    check_group(root, "weeks", "weeks", desk);
    check_group(root, "gain", "gain", desk);
    check_group(root, "walker", "profile", desk);
    check_parts(conf_get(root, "phases"), "part", 1, desk);
    check_parts(conf_get(root, "ways"), "way", 1, desk);
    check_words(conf_get(root, "words"), desk);
}

static void check_cues(const ConfNode *root, const Desk *desk)
{
    static const char *const layers[] = { "words",   "breath_only", "tall",    "light",
                                          "level_1", "level_2",     "level_3", "level_4" };
    check_place(root, "cue set", "the cue set", desk);
    check_group(root, "signs", "signs", desk);
    for (size_t i = 0; i < sizeof layers / sizeof *layers; i++)
        check_words(conf_get(root, layers[i]), desk);
}

void keys_check_file(const ConfNode *root, KeysFile file, const Desk *desk)
{
    switch (file) {
    case KEYS_LEVEL: check_session(root, "level", "the level", desk); break;
    case KEYS_CUES: check_cues(root, desk); break;
    case KEYS_PROFILE: check_place(root, "profile", "the profile", desk); break;
    case KEYS_SESSION:
        check_session(root, "session", "the session", desk);
        for (const Choice *form = session_forms; form->word; form++) {
            const ConfNode *group = conf_get(root, form->word);
            if (group && is_group(group, desk))
                check_session(group, "session", form->word, desk);
        }
        break;
    }
}
