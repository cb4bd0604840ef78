// What her weeks and her birth allow: a cap on the level, a cap on the core cues. They never raise either.
//
// If something is not known, we take the careful answer.
#include "session/stages.h"

// For levels, lengths and drills, a severe tear or a prolapse counts like a C-section; with both, the
// stricter rule holds.
bool walker_has_to_wait_like(const Walker *walker, Birth birth)
{
    return walker->birth == BIRTH_UNKNOWN || walker->birth == birth ||
           (walker->tear && birth == BIRTH_C_SECTION);
}

// The first week in which a level may be walked after her kind of birth; the later one where that is not
// known. A level's file may give a later week than the table, never an earlier one.
static int first_week(const Walker *walker, int level, const Desk *desk)
{
    DiagList   unheard = { .arena = desk->arena };  // mistakes are reported when the level itself is read
    const Desk apart = desk_apart(desk, &unheard);
    Weeks      weeks = WEEKS_UNSAID;
    int        first = 0, row = level < LEVEL_MAX ? level : LEVEL_MAX;
    language_read(key_get(load_level(level, &apart), KEY_WEEKS), PLACE_WEEKS, INTO_WEEKS, &apart, &weeks);
    for (int birth = BIRTH_VAGINAL; birth < BIRTH_COUNT; birth++) {
        int table = LEVEL_WEEK[row][birth - BIRTH_VAGINAL], written = weeks.of[birth].from;
        int later = written > table ? written : table;
        if (walker_has_to_wait_like(walker, (Birth)birth) && later > first)
            first = later;
    }
    return first;
}

AllowedLevel allowed_level(const Walker *walker, int wanted, const Desk *desk)
{
    AllowedLevel allowed = { .level = wanted };
    if (wanted == 0 || walker->weeks < 0)
        return allowed;
    allowed.level = LEVEL_MAX;
    while (allowed.level > 1 && first_week(walker, allowed.level, desk) > walker->weeks)
        allowed.level--;
    if (allowed.level < wanted)
        allowed.begins = first_week(walker, wanted, desk);
    if (allowed.level > wanted) {
        allowed.level = wanted;
        allowed.next = wanted + 1;
    }
    return allowed;
}

// Lifts and belly drills: after a severe tear or with a prolapse her provider decides, whatever the week.
bool walker_core_waits(const Walker *walker, int level)
{
    bool wound = walker->birth == BIRTH_C_SECTION;
    if (walker->cleared || walker->tear)
        return !walker->cleared;
    if (walker->weeks >= 0)
        return walker->weeks < CORE_WEEK && (wound || walker->birth == BIRTH_UNKNOWN);
    return wound && level <= CORE_LEVEL;
}

// The pelvic floor needs a separate yes: where the belly may work, the floor may still have to wait.
bool walker_floor_waits(const Walker *walker)
{
    return (walker->weeks >= 0 && walker->weeks < FLOOR_WEEK) || (walker->tear && !walker->floor_cleared);
}

int level_to_keep(const Who *who, bool anyway, const Desk *desk)
{
    const Walker *walker = &who->walker;
    int           highest = allowed_level(walker, LEVEL_MAX, desk).level;
    int           hers = who->level < LEVEL_MAX ? who->level : LEVEL_MAX;
    if (walker->weeks < 0 || (anyway && hers > 0))
        return hers;
    return hers > 0 && hers < highest ? hers : highest;
}

// Before the first week of core cues, or of the pelvic floor, nothing is asked of either.
Waits allowed_waits(const Who *who, SessionKind kind)
{
    const Walker    *walker = &who->walker;
    const bool       wound = walker_has_to_wait_like(walker, BIRTH_C_SECTION);
    const bool       early = walker->weeks >= 0 && walker->weeks < HEAVY_WEEK;
    const DrillWeeks plank = WEEKS_OF_PLANK;
    return (Waits){
        .belly = (walker->weeks >= 0 && walker->weeks < BELLY_WEEK) ||
                 ((who->known || walker->tear) &&
                  walker_core_waits(walker, kind == SESSION_DRILL ? 0 : who->level)),
        .floor = walker_floor_waits(walker),
        .kerbs = early && wound,
        .heavy = early,
        .stairs = early,
        .scar = early,
        .pram = walker_pram_early(walker),
        .exercise = early,
        .hurry = early,
        .plank = walker->weeks >= 0 && (walker->weeks < (wound ? plank.c_section : plank.vaginal) ||
                                        (plank.cleared && !walker->cleared)),
    };
}

static CoreReason why_core_waits(const Walker *walker)
{
    if (walker->tear)
        return CORE_AFTER_TEAR;
    return walker->birth == BIRTH_C_SECTION ? CORE_AFTER_C_SECTION : CORE_BIRTH_UNKNOWN;
}

Core allowed_core(const Who *who, Core written, bool sample, CoreReason *why)
{
    const Walker *walker = &who->walker;
    Core          core = written;

    *why = CORE_AS_WRITTEN;
    if (walker->core >= 0 && (Core)walker->core < core)
        core = (Core)walker->core;
    else if (walker->core < 0 && !who->known && !sample)
        core = CORE_BREATH_ONLY;
    if (core != CORE_LIGHT)
        return core;
    if (walker->weeks < 0 && !who->core_typed && !sample)
        *why = CORE_WEEK_UNKNOWN;
    else if (who->level > 0 && who->level < CORE_LEVEL)
        *why = CORE_LEVEL_TOO_LOW;
    else if (walker_core_waits(walker, who->level))
        *why = why_core_waits(walker);
    if (*why != CORE_AS_WRITTEN)
        return CORE_BREATH_ONLY;
    if (walker->weeks < 0 && who->core_typed)
        *why = CORE_AS_TYPED;
    return core;
}
