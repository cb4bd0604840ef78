// The words of the enums in session.h and stages.h, each list once: whoever reads or prints one uses these.
#include "session/stages.h"

const Choice session_kinds[] = { CHOICE("walk", SESSION_WALK), CHOICE("drill", SESSION_DRILL), { 0 } };

const Choice session_cores[] = {
    CHOICE("breath_only", CORE_BREATH_ONLY), CHOICE("tall", CORE_TALL), CHOICE("light", CORE_LIGHT), { 0 }
};

const Choice session_talks[] = {
    CHOICE("full", TALK_FULL), CHOICE("short", TALK_SHORT), CHOICE("silent", TALK_SILENT), { 0 }
};

const Choice session_births[] = { CHOICE("vaginal", BIRTH_VAGINAL),
                                  { .word = "c_section",
                                    .value = BIRTH_C_SECTION,
                                    .typed = "c-section",
                                    .also = "caesarean cesarean caesarian caesarean-section "
                                            "cesarean-section section c" },
                                  { 0 } };

const Choice session_forms[] = { CHOICE("easier", FORM_EASIER), CHOICE("harder", FORM_HARDER), { 0 } };

const Choice session_sides[] = { CHOICE("in", ON_IN), CHOICE("out", ON_OUT), { 0 } };

const Choice session_priorities[] = {
    CHOICE("may", PRIORITY_MAY), CHOICE("should", PRIORITY_SHOULD), CHOICE("must", PRIORITY_MUST), { 0 }
};

const Choice session_conditions[] = { CHOICE("pram", ONLY_PRAM),
                                      CHOICE("no_pram", ONLY_NO_PRAM),
                                      CHOICE("c_section", ONLY_C_SECTION),
                                      CHOICE("vaginal", ONLY_VAGINAL),
                                      { 0 } };

const Choice session_word_forms[] = {
    CHOICE("full", FORM_FULL), CHOICE("short", FORM_SHORT), CHOICE("silent", FORM_SILENT), { 0 }
};

const Choice session_must_say[] = {
    CHOICE("advice", MUST_SAY_ADVICE),
    CHOICE("one_ear", MUST_SAY_ONE_EAR),
    CHOICE("crossing", MUST_SAY_CROSSING),
    CHOICE("air", MUST_SAY_AIR),
    CHOICE("bleeding", MUST_SAY_BLEEDING),
    CHOICE("doming", MUST_SAY_DOMING),
    { 0 },
};
const Choice session_directions[] = {
    CHOICE("in", DIRECTION_IN),
    CHOICE("out", DIRECTION_OUT),
    CHOICE("breathe_in", DIRECTION_BREATHE_IN),
    CHOICE("rises", DIRECTION_RISES),
    CHOICE("falls", DIRECTION_FALLS),
    CHOICE("effort", DIRECTION_EFFORT),
    { 0 },
};

const Choice session_work_keys[] = {
    CHOICE("plank", WORK_PLANK), CHOICE("press", WORK_PRESS), CHOICE("floor", WORK_FLOOR),
    CHOICE("stand", WORK_STAND), CHOICE("turn", WORK_TURN),   { 0 },
};
