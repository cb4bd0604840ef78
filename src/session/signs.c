#include "session/signs.h"

#include "rules/rules.h"

// --- The signs -------------------------------------------------------------------------

// clang-format off
static const SignRow rows[] = {
    { "chest-pain",         SIGN_EMERGENCY, "chest pain" },
    { "breathing",          SIGN_EMERGENCY, "trouble breathing" },
    { "seizure",            SIGN_EMERGENCY, "a seizure" },
    { "fainting",           SIGN_EMERGENCY, "fainting" },
    { "bleeding-nonstop",   SIGN_EMERGENCY, "bleeding that does not stop, or makes you faint" },
    { "leg-and-breath",     SIGN_EMERGENCY, "a painful leg together with breathlessness" },
    { "numb-or-weak",       SIGN_EMERGENCY, "numbness between the legs or in both legs, new weakness in a leg, "
                                            "or suddenly no control of bladder or bowel" },
    { "harm",               SIGN_EMERGENCY, "thoughts of harming yourself or the baby" },
    { "bleeding-pad",       SIGN_PROVIDER,  "bleeding that soaks a pad in an hour, or clots the size of an egg" },
    { "leg",                SIGN_PROVIDER,  "a red, swollen or painful leg or calf" },
    { "wound",              SIGN_PROVIDER,  "a wound that opens, weeps, smells or gets redder" },
    { "fever",              SIGN_PROVIDER,  "a temperature of 38 °C or more" },
    { "headache",           SIGN_PROVIDER,  "a bad headache, or a change in how you see" },
    { "dizzy",              SIGN_PROVIDER,  "dizziness" },
    { "stool",              SIGN_PROVIDER,  "new leaking of stool" },
    { "urine",              SIGN_PROVIDER,  "you cannot pass urine" },
    { "discharge-or-belly", SIGN_PROVIDER,  "a bad-smelling discharge, or strong belly pain" },
    { "heavy",              SIGN_SHORTER,   "heaviness, dragging or a bulge" },
    { "leaking",            SIGN_SHORTER,   "leaking" },
    { "doming",             SIGN_SHORTER,   "a belly that domes" },
    { "pain",               SIGN_SHORTER,   "pain that stays" },
    { "bleeding",           SIGN_SHORTER,   "heavier or redder bleeding afterwards" },
};

static const struct { const char *key, *name; bool help; } heard[HEARD_COUNT] = {
    [HEARD_CHEST_PAIN] = { "chest_pain", "chest pain",        true },
    [HEARD_BREATHING]  = { "breathing",  "trouble breathing", true },
    [HEARD_BLEEDING]   = { "bleeding",   "heavy bleeding",    true },
    [HEARD_LEG]        = { "leg",        "a painful leg",     true },
    [HEARD_HEADACHE]   = { "headache",   "a bad headache",    true },
    [HEARD_FAINTING]   = { "fainting",   "fainting",          true },
    [HEARD_PAIN]       = { "pain",       "pain",              false },
    [HEARD_LEAKING]    = { "leaking",    "leaking",           false },
    [HEARD_HEAVY]      = { "heavy",      "heaviness",         false },
};
// clang-format on

const SignRow *sign_rows(size_t *count)
{
    *count = sizeof rows / sizeof *rows;
    return rows;
}

const char *heard_sign_name(HeardSign sign) { return heard[sign].name; }
bool        heard_sign_is_help(HeardSign sign) { return heard[sign].help; }

// --- A language's words for them -------------------------------------------------------

static bool read_phrases(const ConfNode *group, const char *key, const Desk *desk, Phrases *out)
{
    return conf_texts(conf_get(group, key), desk->arena, desk->diags, &out->items, &out->count) &&
           out->count > 0 && out->items[0][0];
}

static void missing(const ConfNode *cues, const ConfNode *group, const char *keys, const Desk *desk)
{
    SourcePos pos = group ? group->key_pos : cues->first ? cues->first->key_pos : cues->pos;
    diag_error(desk->diags, pos, RULE(SIGN_WORDS),
               "the cue set does not say in its words: %s; every walk says the stop signs: signs: { ... = "
               "[\"...\"] }",
               keys);
}

static bool read_or_note(const ConfNode *group, const char *key, const Desk *desk, Phrases *out,
                         const char **lacks)
{
    if (read_phrases(group, key, desk, out))
        return true;
    *out = (Phrases){ 0 };
    *lacks = arena_printf(desk->arena, "%s%s%s", *lacks, **lacks ? ", " : "", key);
    return false;
}

bool signs_read(const ConfNode *cues, const Desk *desk, SignWords *out)
{
    const ConfNode *group = conf_get(cues, "signs");
    const char     *lacks = "";
    *out = (SignWords){ 0 };
    read_or_note(group, "get_help", desk, &out->get_help, &lacks);
    read_or_note(group, "stop", desk, &out->stop, &lacks);
    for (int sign = 0; sign < HEARD_COUNT; sign++)
        read_or_note(group, heard[sign].key, desk, &out->of[sign], &lacks);
    if (!read_phrases(group, "takes_back", desk, &out->takes_back))
        out->takes_back = (Phrases){ 0 };
    if (*lacks)
        missing(cues, group, lacks, desk);
    return !*lacks;
}
