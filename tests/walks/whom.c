// Domain: "Levels", "Offered from week", and the paragraph on effort of two kinds.
#include "whom.h"

#include <string.h>

enum { ALWAYS = 0, NEVER = 1000 };

bool whom_waits(const Case *one) { return one->birth != BIRTH_VAGINAL || one->tear; }

// --- Levels ----------------------------------------------------------------------------

// Level 1 from 0, 2 from 2 / 3, 3 from 6 / 8, 4 from 12.
int whom_highest_level(const Case *one)
{
    static const int first[2][5] = { { 0, 0, 2, 6, 12 }, { 0, 0, 3, 8, 12 } };
    int              level = 4;
    while (one->weeks >= 0 && one->weeks < first[whom_waits(one)][level])
        level--;
    return level;
}

int whom_level(const Case *one)
{
    int highest = whom_highest_level(one);
    return one->level < highest ? one->level : highest;
}

// --- Effort ----------------------------------------------------------------------------

// After a severe tear or with a prolapse once her provider has said yes, whatever the week; after a C-section
// from week 6, or once cleared; after any birth not before level 2, so not before week 2. After a C-section
// in an unknown week only in a walk of level 3, which she would not have before.
bool whom_belly_waits(const Case *one)
{
    if (one->weeks >= 0 && one->weeks < 2)
        return true;
    if (one->cleared || one->tear)
        return !one->cleared;
    if (one->weeks < 0)
        return one->birth == BIRTH_C_SECTION && (one->drill || whom_level(one) <= 2);
    return one->weeks < 6 && one->birth != BIRTH_VAGINAL;
}

bool whom_floor_waits(const Case *one)
{
    return (one->weeks >= 0 && one->weeks < 1) || (one->tear && !one->floor_cleared);
}

// In an unknown week only what she types.
bool whom_has_light(const Case *one)
{
    bool asked = one->core == CORE_LIGHT || one->core == NOT_SAID;
    bool known = one->weeks >= 0 || one->core_typed;
    return asked && known && (one->drill || whom_level(one) >= 2) && !whom_belly_waits(one);
}

// --- Drills ----------------------------------------------------------------------------

typedef struct {
    const char *name;
    int         vaginal, c_section;
    bool        cleared, belly, floor;
} Gate;

// clang-format off
static const Gate gates[] = {
    { "wall-bug-press", 2,      6,  false, true,  false }, { "open-book",    4,  8, false, false, false },
    { "side-plank",     6,      12, true,  true,  false }, { "daily-three",  6, 12, true,  true,  false },
    { "breathing",      ALWAYS, 0,  false, false, false }, { "pelvic-floor", 1,  1, false, false, true },
    { "pelvic-tilt",    NEVER,  2,  false, false, false }, { "sit-to-stand", 7,  8, false, true,  false },
};
// clang-format on

// The hold of the pelvic floor is two seconds and one for each week: as written (5 s, eight) from week 3,
// harder (10 s, ten) from week 8.
static int first_of_form(const Case *one)
{
    if (strcmp(one->name, "pelvic-floor") != 0)
        return 0;
    return one->form < 0 ? 1 : one->form > 0 ? 8 : 3;
}

static bool reaches_week(const Case *one, const Gate *gate)
{
    bool vaginal = one->birth != BIRTH_C_SECTION && gate->vaginal != NEVER, late = whom_waits(one);
    return one->weeks < 0 || ((!vaginal || one->weeks >= gate->vaginal) &&
                              (!late || one->weeks >= gate->c_section) && one->weeks >= first_of_form(one));
}

static bool drill_is_offered(const Case *one, const Gate *gate)
{
    if (gate->vaginal == NEVER && one->birth == BIRTH_VAGINAL && !one->tear)
        return false;
    if ((gate->belly || gate->floor) && one->core == CORE_BREATH_ONLY)
        return false;
    if ((gate->belly && whom_belly_waits(one)) || (gate->floor && whom_floor_waits(one)))
        return false;
    return reaches_week(one, gate) && (one->cleared || !gate->cleared);
}

// --- Walks -----------------------------------------------------------------------------

// Level 1: 5 to 10 minutes, 2: 5 to 20 (30 from week 6), 3: 10 to 30, 4: 20 to 45.
static bool length_is_offered(const Case *one)
{
    static const double least[] = { 0, 5, 5, 10, 20 }, most[] = { 0, 10, 20, 30, 45 };
    int                 level = whom_level(one);
    bool                longer = level == 2 && (one->weeks < 0 || one->weeks >= 6);
    return one->minutes >= least[level] && one->minutes <= (longer ? 30 : most[level]);
}

static bool is_for_her(const Case *one)
{
    static const double minutes[] = { 20, 15, 20 };
    static const char  *names[] = { "pram-walk", "lunch-break", "evening-unwind" };
    Case                as_long = *one;
    if (strcmp(one->name, "first-walk-after-c-section") == 0)
        return one->birth != BIRTH_VAGINAL;
    if (strcmp(one->name, "hills") == 0)
        return whom_level(one) == 4;
    for (size_t i = 0; i < 3; i++)
        if (strcmp(one->name, names[i]) == 0)
            as_long.minutes = minutes[i];
    return as_long.minutes == 0 || whom_level(one) > 2 || length_is_offered(&as_long);
}

static bool is_pram_walk(const Case *one) { return strcmp(one->name, "pram-walk") == 0; }

// No pushing the pram after a C-section before week 3.
static bool may_push(const Case *one)
{
    return one->birth != BIRTH_C_SECTION || one->weeks < 0 || one->weeks >= 3;
}

bool whom_pushes(const Case *one) { return (one->pram || is_pram_walk(one)) && may_push(one); }

bool whom_is_offered(const Case *one)
{
    for (size_t i = 0; i < sizeof gates / sizeof *gates; i++)
        if (strcmp(gates[i].name, one->name) == 0)
            return drill_is_offered(one, &gates[i]);
    return (may_push(one) || !is_pram_walk(one)) &&
           (one->minutes > 0 ? length_is_offered(one) : is_for_her(one));
}
