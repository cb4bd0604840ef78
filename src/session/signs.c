#include "session/signs.h"

// clang-format off
static const SignRow rows[] = {
    { "chest-pain",         SIGN_EMERGENCY, "chest pain" },
    { "breathing",          SIGN_EMERGENCY, "trouble breathing" },
    { "seizure",            SIGN_EMERGENCY, "a seizure" },
    { "fainting",           SIGN_EMERGENCY, "fainting" },
    { "bleeding-nonstop",   SIGN_EMERGENCY, "bleeding that does not stop, or makes you faint" },
    { "leg-and-breath",     SIGN_EMERGENCY, "a painful leg together with breathlessness" },
    { "numb-or-weak",       SIGN_EMERGENCY, "numbness between the legs or in both legs, new weakness in a "
                                            "leg, or suddenly no control of bladder or bowel" },
    { "harm",               SIGN_EMERGENCY, "thoughts of harming yourself or the baby" },
    { "bleeding-pad",       SIGN_PROVIDER,  "bleeding that soaks a pad in an hour, "
                                            "or clots the size of an egg" },
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

static const char *const names[HEARD_COUNT] = {
    [HEARD_CHEST_PAIN] = "chest pain",
    [HEARD_BREATHING]  = "trouble breathing",
    [HEARD_BLEEDING]   = "heavy bleeding",
    [HEARD_LEG]        = "a painful leg",
    [HEARD_HEADACHE]   = "a bad headache",
    [HEARD_FAINTING]   = "fainting",
    [HEARD_PAIN]       = "pain",
    [HEARD_LEAKING]    = "leaking",
    [HEARD_HEAVY]      = "heaviness",
};
// clang-format on

const Choice session_sign_keys[] = {
    CHOICE("chest_pain", HEARD_CHEST_PAIN),
    CHOICE("breathing", HEARD_BREATHING),
    CHOICE("bleeding", HEARD_BLEEDING),
    CHOICE("leg", HEARD_LEG),
    CHOICE("headache", HEARD_HEADACHE),
    CHOICE("fainting", HEARD_FAINTING),
    CHOICE("pain", HEARD_PAIN),
    CHOICE("leaking", HEARD_LEAKING),
    CHOICE("heavy", HEARD_HEAVY),
    CHOICE("get_help", SIGNS_HELP),
    CHOICE("stop", SIGNS_STOP),
    { 0 },
};

const SignRow *sign_rows(size_t *count)
{
    *count = sizeof rows / sizeof *rows;
    return rows;
}

const char *heard_sign_name(HeardSign sign) { return names[sign]; }
HeardSign   heard_sign_with(HeardSign sign) { return sign <= HEARD_FAINTING ? SIGNS_HELP : SIGNS_STOP; }
