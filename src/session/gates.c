// What is not offered yet: drills before their week, a pram too early, walks longer than her level has.
//
// Reported as errors with the nearest that fits; as warnings when she insists with --anyway.
#include "rules/rules.h"
#include "session/chosen.h"
#include "session/stages.h"

#include <math.h>

// What is looked at, and where it is reported.
typedef struct {
    const Reading *reading;
    const Session *session;
    const Walker  *walker;
    const Desk    *desk;
} Check;

static void refuse(const Check *check, SourcePos pos, const Rule *rule, const char *why)
{
    if (check->reading->request->anyway)
        diag_warning(check->desk->diags, pos, rule, "%s", why);
    else
        diag_error(check->desk->diags, pos, rule, "%s; --anyway overrides", why);
}

// A session's own `weeks`: from when it is offered. Nothing is refused while nothing is known about her.
static void check_span(const Check *check, Birth birth, const WeekSpan *span)
{
    const Walker *walker = check->walker;
    if (walker->weeks >= 0 && walker->weeks < span->from)
        refuse(check, span->pos, RULE(TOO_EARLY),
               arena_printf(check->desk->arena, "%s is for %s%s, and this is week %d", check->session->title,
                            chosen_weeks(span, check->desk->arena),
                            birth != BIRTH_C_SECTION           ? ""
                            : walker->birth == BIRTH_C_SECTION ? " after a C-section"
                                                               : " after a severe tear",
                            walker->weeks));
    else if (span->cleared && !walker->cleared)
        refuse(check, span->pos, RULE(NOT_CLEARED),
               arena_printf(check->desk->arena,
                            "%s needs your provider's yes: cleared = true in the profile once you have it",
                            check->session->title));
}

// A file whose weeks name only one kind of birth is meant for that one; a drill for the weeks after a
// C-section is also meant for a severe tear, which waits as long.
static bool is_for_another_birth(const Check *check, const Weeks *weeks)
{
    Birth birth = check->walker->birth, other = birth == BIRTH_VAGINAL ? BIRTH_C_SECTION : BIRTH_VAGINAL;
    if (check->walker->tear && check->session->kind == SESSION_DRILL)
        return false;
    return birth != BIRTH_UNKNOWN && weeks->of[birth].from < 0 && weeks->of[other].from >= 0;
}

static void check_weeks(const Check *check)
{
    Weeks weeks = WEEKS_UNSAID;
    language_read(key_get(check->reading->sources.file, KEY_WEEKS), PLACE_WEEKS, INTO_WEEKS, check->desk,
                  &weeks);
    if (is_for_another_birth(check, &weeks)) {
        bool c_section = check->walker->birth == BIRTH_VAGINAL;
        refuse(check, weeks.of[c_section ? BIRTH_C_SECTION : BIRTH_VAGINAL].pos, RULE(OTHER_BIRTH),
               arena_printf(check->desk->arena, "%s is for after a %s", check->session->title,
                            c_section ? "C-section" : "vaginal birth"));
        return;
    }
    for (int birth = BIRTH_VAGINAL; birth < BIRTH_COUNT; birth++) {
        bool hers = walker_has_to_wait_like(check->walker, (Birth)birth);
        if (weeks.of[birth].from >= 0 && hers && check->reading->who.known)
            check_span(check, (Birth)birth, &weeks.of[birth]);
    }
}

// --- What a drill asks -----------------------------------------------------------------

static DrillWeeks weeks_of(Work work)
{
    switch (work) {
    case WORK_TURN: return WEEKS_OF_TURN;
    case WORK_HELD: return WEEKS_OF_HELD;
    case WORK_FLOOR: return WEEKS_OF_FLOOR;
    case WORK_LIFT:
    case WORK_PRESS: return WEEKS_OF_LIFT;
    case WORK_STAND: return WEEKS_OF_STAND;
    case WORK_PLANK: return WEEKS_OF_PLANK;
    case WORK_NONE:
    case WORK_COUNT: break;
    }
    return (DrillWeeks){ 0, 0, false };
}

// The step of a drill that asks most of her, in the order of Work; NULL: none asks anything.
typedef struct {
    const DrillStep *of[WORK_COUNT];
} Works;

static void find_works(const Check *check, const Phase *parts, size_t count, Works *out)
{
    for (size_t i = 0; i < count; i++) {
        const Drill *drill = parts[i].drill;
        find_works(check, parts[i].phases, parts[i].phase_count, out);
        for (size_t step = 0; drill && step < drill->step_count; step++) {
            Work work = work_of(&parts[i], step, &check->reading->work_words);
            if (!out->of[work])
                out->of[work] = &drill->steps[step];
        }
    }
}

static void too_soon(const Check *check, const DrillStep *step, Work work, Birth birth)
{
    DrillWeeks    weeks = weeks_of(work);
    int           first = birth == BIRTH_C_SECTION ? weeks.c_section : weeks.vaginal;
    const Walker *walker = check->walker;
    const char   *after = birth == BIRTH_C_SECTION ? " after a C-section" : "";
    if (walker->weeks < first)
        refuse(check, step->pos, RULE(TOO_EARLY),
               arena_printf(check->desk->arena, "\"%s\" is %s, from week %d on%s, and this is week %d",
                            step->name, work_name(work), first, after, walker->weeks));
    else if (weeks.cleared && !walker->cleared)
        refuse(check, step->pos, RULE(NOT_CLEARED),
               arena_printf(check->desk->arena, "\"%s\" is %s: that needs your provider's yes", step->name,
                            work_name(work)));
}

// Without her week the file's own `weeks` are all that keeps it from her.
static void offers_too_soon(const Check *check, const Weeks *own, const DrillStep *step, Work work)
{
    DrillWeeks weeks = weeks_of(work);
    bool       said = own->of[BIRTH_VAGINAL].from >= 0 || own->of[BIRTH_C_SECTION].from >= 0;
    for (int birth = BIRTH_VAGINAL; birth < BIRTH_COUNT; birth++) {
        const WeekSpan *span = &own->of[birth];
        int             first = birth == BIRTH_C_SECTION ? weeks.c_section : weeks.vaginal;
        if (said ? span->from < 0 || (span->from >= first && (span->cleared || !weeks.cleared)) : first == 0)
            continue;
        diag_warning(check->desk->diags, said ? span->pos : step->pos, RULE(WEEKS_EARLY),
                     "\"%s\" is %s, and that begins in week %d%s%s; %s", step->name, work_name(work), first,
                     birth == BIRTH_C_SECTION ? " after a C-section" : "",
                     weeks.cleared ? " with a provider's yes" : "",
                     said ? "this is earlier" : "the file has no weeks: { }");
        return;
    }
}

static void check_works(const Check *check, const Works *works)
{
    Weeks own = WEEKS_UNSAID;
    language_read(key_get(check->reading->sources.file, KEY_WEEKS), PLACE_WEEKS, INTO_WEEKS, check->desk,
                  &own);
    for (int work = WORK_COUNT - 1; work > WORK_NONE; work--) {
        const DrillStep *step = works->of[work];
        int              before = check->desk->diags->errors + check->desk->diags->warnings;
        for (int birth = BIRTH_COUNT - 1; step && birth >= BIRTH_VAGINAL; birth--)
            if (check->walker->weeks >= 0 && walker_has_to_wait_like(check->walker, (Birth)birth) &&
                check->desk->diags->errors + check->desk->diags->warnings == before)
                too_soon(check, step, (Work)work, (Birth)birth);
        if (step && check->walker->weeks < 0 && !check->reading->request->sample)
            offers_too_soon(check, &own, step, (Work)work);
        if (check->desk->diags->errors + check->desk->diags->warnings > before)
            return;
    }
}

static bool own_effort(const Check *check, bool floor, SourcePos *pos)
{
    const Pools *pools = &check->reading->pools;
    for (size_t i = 0; check->session->kind == SESSION_DRILL && i < pools->count; i++)
        if (pools->items[i].own && pools->items[i].pool.core && pools->items[i].pool.floor == floor) {
            *pos = pools->items[i].pool.pos;
            return true;
        }
    return false;
}

// Whether a drill asks for effort of the floor, or else of the belly: by its label, or by what its steps ask.
static bool effort_of_drill(const Check *check, const Works *works, bool floor, SourcePos *pos)
{
    if (own_effort(check, floor, pos))
        return true;
    for (int work = floor ? WORK_FLOOR : WORK_HELD; work < WORK_COUNT; work++)
        if (works->of[work] && (work == WORK_FLOOR) == floor) {
            *pos = works->of[work]->pos;
            return true;
        }
    return false;
}

// A drill works the core whatever the cue set, so breath_only in her profile refuses it, and so does a wound.
static void check_drill_core(const Check *check, const Works *works)
{
    SourcePos pos = { 0 }, at = { 0 };
    bool floor = effort_of_drill(check, works, true, &at), core = effort_of_drill(check, works, false, &pos);
    const char *title = check->session->title;
    Arena      *arena = check->desk->arena;
    if ((core || floor) && check->walker->core == CORE_BREATH_ONLY)
        refuse(check, core ? pos : at, RULE(CORE_CEILING),
               arena_printf(arena, "%s works the core, and the profile says core = \"breath_only\"", title));
    else if (floor && check->walker->tear && !check->walker->floor_cleared)
        refuse(check, at, RULE(DRILL_WAITS),
               arena_printf(arena,
                            "%s works the pelvic floor, and after a severe tear or with a prolapse that "
                            "needs your provider's yes to pelvic-floor work (floor_cleared)",
                            title));
    else if (core && check->reading->who.known && walker_core_waits(check->walker, 0))
        refuse(check, pos, RULE(DRILL_WAITS),
               arena_printf(arena, "%s works the belly, and %s", title,
                            check->walker->tear
                                ? "after a severe tear or with a prolapse that needs your provider's yes"
                                : "the wound has to heal first"));
}

// One reason is enough: what the file itself says, what waits for a wound, what the program keeps back.
static void check_drill(const Check *check)
{
    const DiagList *diags = check->desk->diags;
    int             before = diags->errors + diags->warnings;
    Works           works = { { NULL } };
    check_weeks(check);
    if (check->session->kind != SESSION_DRILL)
        return;
    find_works(check, check->session->phases, check->session->phase_count, &works);
    if (diags->errors + diags->warnings == before)
        check_drill_core(check, &works);
    if (diags->errors + diags->warnings == before)
        check_works(check, &works);
}

// --- What her level allows -------------------------------------------------------------

static void too_much(const Check *check, SourcePos pos, const char *what, int level)
{
    const char *why = arena_printf(check->desk->arena, "%s is above level %d%s", what, level,
                                   check->walker->weeks < 0 ? "" : ", which her week allows");
    if (check->walker->weeks < 0)
        diag_warning(check->desk->diags, pos, RULE(ABOVE_HER_LEVEL), "%s", why);
    else
        refuse(check, pos, RULE(ABOVE_HER_LEVEL),
               arena_printf(check->desk->arena, "%s; %dmin at level %d is the nearest", why,
                            level == 1 ? 10 : 20, level));
}

static void check_part_level(const Check *check, const Phase *part, int level)
{
    double most = LEVEL_PACE_MOST[level], pace = fmax(part->pace.from, part->pace.to);
    if (!part->pace.own && pace > most + 1e-9)
        too_much(check, part->pace.pos,
                 arena_printf(check->desk->arena, "%g steps a minute in \"%s\"", pace, part->key), level);
    for (int i = 0; part->breath.kind == BREATH_STEPS && i < part->breath.gear_count; i++)
        if (part->breath.gears[i].in < LEVEL_GEAR_IN[level]) {
            too_much(check, part->breath.pos,
                     arena_printf(check->desk->arena, "breath %g:%g in \"%s\"", part->breath.gears[i].in,
                                  part->breath.gears[i].out, part->key),
                     level);
            return;
        }
}

static void check_parts_level(const Check *check, const Phase *parts, size_t count, int level)
{
    for (size_t i = 0; i < count; i++)
        if (parts[i].phase_count > 0)
            check_parts_level(check, parts[i].phases, parts[i].phase_count, level);
        else
            check_part_level(check, &parts[i], level);
}

static void check_level(const Check *check)
{
    const Reading *reading = check->reading;
    const Walker  *walker = check->walker;
    int            level = level_to_keep(&reading->who, reading->request->anyway, check->desk);
    if (check->session->kind != SESSION_WALK || level == 0)
        return;
    if (reading->head.pace_moved > 0 && walker->pace > LEVEL_PACE_MOST[level] + 1e-9)
        too_much(check, (SourcePos){ 0 },
                 arena_printf(check->desk->arena, "her pace of %g steps a minute", walker->pace), level);
    else
        check_parts_level(check, check->session->phases, check->session->phase_count, level);
}

// Whether this walk is one with a pram: it says so itself, or she asked for it. Her profile is about all her
// walks.
static bool is_pram_walk(const Check *check)
{
    const ConfNode *pram = key_get(check->reading->sources.tree, KEY_PRAM);
    const Walker   *typed = check->reading->request->typed;
    return (pram && pram->kind == CONF_BOOL && pram->truth) || (typed && typed->pram == 1);
}

// head.c takes the words for it away.
static void check_pram(const Check *check)
{
    const ConfNode *pram = key_get(check->reading->sources.tree, KEY_PRAM);
    const Walker   *walker = check->walker;
    const bool      walk = check->session->kind == SESSION_WALK;
    if (!walker_pram_early(walker))
        return;
    if (is_pram_walk(check) || (walk && walker->pram == 1 && check->reading->request->anyway))
        refuse(check, pram ? pram->pos : (SourcePos){ 0 }, RULE(PRAM_EARLY),
               arena_printf(check->desk->arena, "no pushing the pram before week %d after a C-section",
                            PRAM_WEEK));
    else if (walk && walker->pram == 1)
        diag_warning(check->desk->diags, (SourcePos){ 0 }, RULE(PRAM_EARLY),
                     "no pushing the pram before week %d after a C-section: this walk is without it",
                     PRAM_WEEK);
}

// --- Lengths a level offers ------------------------------------------------------------

typedef struct {
    Micros least, most;
    int    later;  // the week from which more is offered; 0: never
} Offered;

static bool read_offered(const Check *check, Offered *out)
{
    const ConfNode    *walks = key_get(check->reading->sources.level, KEY_WALKS);
    const char *const *texts;
    size_t             count;

    *out = (Offered){ 0 };
    if (!conf_texts(walks, check->desk->arena, check->desk->diags, &texts, &count))
        return false;
    for (size_t i = 0; i < count; i++) {
        Offer offer;
        if (!notation_offer(texts[i], walks, check->desk, &offer))
            return false;
        if (offer.from_week > 0 && check->walker->weeks >= 0 && check->walker->weeks < offer.from_week) {
            out->later = offer.from_week;
            continue;
        }
        if (out->least == 0 || offer.length < out->least)
            out->least = offer.length;
        if (offer.length > out->most)
            out->most = offer.length;
    }
    return out->most > 0;
}

// A walk whose name is a length ("5min") is hers to choose, and has to keep to both limits; a named one
// ("posture-reset") may be shorter than what her level offers.
static bool name_is_length(const Check *check)
{
    Micros ignored;
    return units_parse_length(check->session->name, &ignored);
}

static void check_offered(const Check *check)
{
    char    length[UNITS_TEXT_SIZE], nearest[UNITS_TEXT_SIZE];
    Micros  asked = check->session->length;
    Offered offered;
    if (asked == 0)
        return;  // what is wrong was reported before the parts had their lengths
    if (check->session->kind == SESSION_DRILL || !check->reading->who.known || !read_offered(check, &offered))
        return;
    bool longer = asked > offered.most, shorter = asked < offered.least && name_is_length(check);
    if (!longer && !shorter)
        return;
    units_format_clock(asked, length);
    units_format_clock(longer ? offered.most : offered.least, nearest);
    const char *later = longer && offered.later
                            ? arena_printf(check->desk->arena, " before week %d", offered.later)
                            : "";
    refuse(check, (SourcePos){ 0 }, longer ? RULE(WALK_TOO_LONG) : RULE(WALK_TOO_SHORT),
           arena_printf(check->desk->arena, "%s is %s than level %d offers%s; the nearest is %s", length,
                        longer ? "longer" : "shorter", check->session->level, later, nearest));
}

void gates_check(const Reading *reading, const Desk *desk)
{
    const Check check = { reading, &reading->session, &reading->who.walker, desk };
    check_drill(&check);
    check_level(&check);
    check_pram(&check);
    check_offered(&check);
}
