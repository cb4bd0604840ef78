#include "session/asks.h"

const Choice session_ask_keys[] = {
    CHOICE("core_words", ASK_BELLY),
    CHOICE("floor_words", ASK_FLOOR),
    CHOICE("drill_words", ASK_BELLY_LYING),
    CHOICE("never_say", ASK_NEVER),
    CHOICE("never_walking", ASK_NEVER_WALKING),
    CHOICE("opposites", ASK_OPPOSITE),
    CHOICE("heavy_words", ASK_HEAVY),
    CHOICE("stair_words", ASK_STAIRS),
    CHOICE("scar_words", ASK_SCAR),
    CHOICE("kerb_words", ASK_KERB),
    CHOICE("pram_words", ASK_PRAM),
    CHOICE("exercise_words", ASK_EXERCISE),
    CHOICE("hurry_words", ASK_HURRY),
    { 0 },
};
