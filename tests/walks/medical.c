// Domain: "Levels", "Cues", the paragraphs on C-section, severe tear and prolapse, and the sentence after the
// stop signs on whom to call.
#include "rules.h"
#include "whom.h"

#include <math.h>
#include <string.h>

// --- Offered ---------------------------------------------------------------------------

static const char *first_error(const Heard *heard)
{
    const DiagList *diags = &heard->walk->diags;
    for (size_t i = 0; i < diags->count; i++)
        if (diags->items[i].severity == DIAG_ERROR)
            return WRONG("%s [%s]", diags->items[i].message, diags->items[i].rule->name);
    return "no error is reported";
}

const char *is_offered_or_refused(Heard *heard)
{
    bool offered = whom_is_offered(heard->of);
    heard->looked++;
    if (offered == heard->walk->built)
        return NULL;
    return offered ? WRONG("refused: %s", first_error(heard)) : "is not for her, and is not refused";
}

// One is due: her walk is without the pram that she pushes in later weeks.
const char *compiles_without_a_warning(Heard *heard)
{
    const DiagList *diags = &heard->walk->diags;
    bool            without = heard->of->pram && !heard->of->drill && !whom_pushes(heard->of), said = false;
    heard->looked++;
    for (size_t i = 0; i < diags->count; i++)
        if (without && strcmp(diags->items[i].rule->name, "pram-early") == 0)
            said = true;
        else if (diags->items[i].severity != DIAG_NOTE)
            return WRONG("%s:%d: %s [%s]", diags->items[i].pos.source ? diags->items[i].pos.source->path : "",
                         diags->items[i].pos.line, diags->items[i].message, diags->items[i].rule->name);
    return without && !said ? "nothing is said about her pram" : NULL;
}

// --- Pace and breath of her level ------------------------------------------------------

// Steps a minute of a part's own ticks; 0: none.
static double pace_of(const Heard *heard, int part)
{
    double first = 0, last = 0;
    int    count = 0;
    for (size_t i = 0; i < heard->tick_count; i++) {
        const Tick *tick = &heard->ticks[i];
        if (tick->part != part || tick->count_in)
            continue;
        first = count++ ? first : tick->at;
        last = tick->at;
    }
    return count > 10 ? 60 * (count - 1) / (last - first) : 0;
}

// 1: no ticks. 2: 85 to 95. 3: 100 to 110. 4: 110 to 125. A named walk may be slower, never faster.
const char *walks_no_faster_than_her_level(Heard *heard)
{
    static const double least[] = { 0, 0, 85, 100, 110 }, most[] = { 0, 0, 95, 110, 125 };
    for (int p = 0; p < (int)heard->part_count && !heard->of->drill; p++) {
        double pace = pace_of(heard, p), floor = heard->of->minutes > 0 ? least[heard->level] : 0;
        heard->looked += pace > 0;
        if (pace > 0 && (pace > most[heard->level] + 0.1 || pace < floor - 0.1))
            return WRONG("%.1f steps a minute at level %d", pace, heard->level);
    }
    if (heard->level == 1 && heard->tick_count > 0)
        return "ticks at level 1";
    return NULL;
}

typedef struct {
    double in, out;  // steps, or seconds
    bool   steps;
} Cycle;

// 1: 2.5 s each, not counted. 2: 3:3, 3:4. 3: 3:4, 3:3. 4: 3:4, brisk 2:3.
static bool is_of_level(int level, const Cycle *cycle)
{
    if (!cycle->steps)
        return fabs(cycle->in - 2.5) < 0.01 && fabs(cycle->out - 2.5) < 0.01;
    bool brisk = cycle->in == 2 && cycle->out == 3, long_out = cycle->in == 3 && cycle->out == 4,
         even = cycle->in == 3 && cycle->out == 3;
    return level > 1 && (long_out || (brisk && level == 4) || (even && level < 4));
}

const char *breathes_as_her_level(Heard *heard)
{
    for (size_t i = 0; i + 1 < heard->breath_count && !heard->of->drill; i++) {
        const Turn *in = &heard->breaths[i], *out = in + 1;
        if (in->out || !out->out)
            continue;
        Cycle cycle = { in->steps ? in->steps : in->length, out->steps ? out->steps : out->length,
                        in->steps > 0 };
        bool uncounted = !cycle.steps && heard->level > 1 && strcmp(heard->of->name, "posture-reset") != 0;
        heard->looked++;
        if (uncounted || !is_of_level(heard->level, &cycle))
            return WRONG("%g:%g at %.0f s at level %d", cycle.in, cycle.out, in->at, heard->level);
    }
    return NULL;
}

// --- Effort ----------------------------------------------------------------------------

static const char *const belly_words[] = { "lift lightly", "light lift",  "a lift",    "and lift",
                                           "lift from",    "gentle lift", "zip",       "draw in",
                                           "draw it",      "navel",       "gather",    "engage",
                                           "tighten",      "squeeze",     "pull in",   "lightly up",
                                           "up lightly",   "up, lightly", "softly up", "gently up",
                                           "pelvic floor", NULL };

// Of drills it is Open Book in which a lift may go along; what is effort as a whole is offered or not.
const char *has_no_core_cue_before_its_time(Heard *heard)
{
    bool either = !heard->of->drill || strcmp(heard->of->name, "open-book") == 0;
    if (!either || whom_has_light(heard->of))
        return NULL;
    heard->looked++;
    if (heard->lift_count > 0)
        return WRONG("a lift at %.1f s", heard->lifts[0].at);
    EACH_WORD(heard, w)
    if (says_any(w->text, belly_words))
        return WRONG("\"%s\"", w->text);
    return NULL;
}

// Where nothing holds it back a walk with its breath on steps has lifts.
const char *has_core_cues_when_it_is_time(Heard *heard)
{
    if (heard->of->drill || !whom_has_light(heard->of) || strcmp(heard->of->name, "posture-reset") == 0)
        return NULL;
    heard->looked++;
    return heard->lift_count ? NULL : "no lift";
}

// In a walk the pelvic floor is never named; in a drill its effort waits for its own gate.
const char *asks_nothing_of_the_pelvic_floor_before_its_time(Heard *heard)
{
    static const char *const words[] = { "pelvic floor", "squeeze", "perine", "kegel", "back passage", NULL };
    if (heard->of->drill && !whom_floor_waits(heard->of))
        return NULL;
    heard->looked++;
    EACH_WORD(heard, w)
    if (says_any(w->text, words))
        return WRONG("\"%s\"", w->text);
    return NULL;
}

// --- After a C-section -----------------------------------------------------------------

// Flat ground until week 6: "no kerbs to tip over, no hills" is what she may hear.
const char *keeps_to_flat_ground_until_week_six_after_a_c_section(Heard *heard)
{
    static const char *const steep[] = { "hill",         "step up",        "stair",   "climb",
                                         "tip the pram", "tip the wheels", "and tip", "wheels up",
                                         "kerb",         "slope",          NULL };
    static const char *const flat[] = { "flat", "no kerbs", NULL };
    bool                     walk = !heard->of->drill,
         early = walk && heard->of->weeks >= 0 && heard->of->weeks < 6 && heard->of->birth == BIRTH_C_SECTION;
    int told = 0;
    EACH_WORD(heard, w)
    {
        told += says_any(w->text, flat) && strcasestr(w->text, "for now") != NULL;
        told += strcasestr(w->text, "until week six") || strcasestr(w->text, "Keep to flat ground");
        heard->looked += early;
        if (early && says_any(w->text, steep) && !says_any(w->text, flat))
            return WRONG("\"%s\"", w->text);
    }
    bool pram_walk = strcmp(heard->of->name, "pram-walk") == 0 && heard->of->talk != TALK_SILENT;
    return early && pram_walk && told != 1 ? "no word of flat ways" : NULL;
}

const char *speaks_of_a_scar_only_once_it_is_healed(Heard *heard)
{
    bool healed = heard->of->birth == BIRTH_C_SECTION && heard->of->weeks >= 6;
    EACH_WORD(heard, w)
    {
        heard->looked += says_word(w->text, "scar");
        if (!healed && (says_word(w->text, "scar") || strcasestr(w->text, "massage")))
            return WRONG("\"%s\"", w->text);
    }
    return NULL;
}

// Nothing heavier than the baby for six weeks.
const char *speaks_of_stairs_and_loads_only_from_week_six(Heard *heard)
{
    static const char *const heavy[] = { "before you carry", "stairs", "step up", "load", "shopping", NULL };
    bool                     early = heard->of->weeks >= 0 && heard->of->weeks < 6;
    EACH_WORD(heard, w)
    {
        heard->looked += early;
        if (early && says_any(w->text, heavy))
            return WRONG("\"%s\"", w->text);
    }
    return NULL;
}

// --- Whom to call, and for what --------------------------------------------------------

// "bleeding heavier or redder afterwards", and what soaks a pad: in weeks 0 to 8, once, at the end.
const char *asks_after_bleeding_in_the_first_eight_weeks(Heard *heard)
{
    int said = 0;
    EACH_WORD(heard, w)
    if (says_word(w->text, "pad")) {
        said++;
        if (!strcasestr(w->text, "red") || !strcasestr(w->text, "get help") || w->from < heard->length / 2)
            return WRONG("\"%s\" at %.0f s", w->text, w->from);
    }
    if (heard->of->talk == TALK_SILENT || heard->of->weeks < 0)
        return NULL;
    heard->looked++;
    return said != (heard->of->weeks < 8) ? WRONG("said %d times in week %d", said, heard->of->weeks) : NULL;
}

// Heaviness, leaking, doming, pain again: a pelvic-health physiotherapist; of the two drills of the first
// weeks a midwife.
const char *names_who_to_see_once(Heard *heard)
{
    bool midwife = strcmp(heard->of->name, "breathing") == 0 || strcmp(heard->of->name, "pelvic-tilt") == 0;
    int  said = 0;
    EACH_WORD(heard, w)
    said += strcasestr(w->text, midwife ? "midwife" : "pelvic-health physio") != NULL;
    if (heard->of->talk == TALK_SILENT)
        return NULL;
    heard->looked++;
    return said != 1 ? WRONG("%d times", said) : NULL;
}

// Of the pelvic floor it is whether it lets go.
const char *speaks_of_doming_where_there_are_lifts(Heard *heard)
{
    if (heard->lift_count == 0 || heard->of->talk == TALK_SILENT ||
        strcmp(heard->of->name, "pelvic-floor") == 0)
        return NULL;
    heard->looked++;
    EACH_WORD(heard, w)
    if (strcasestr(w->text, "dome") || strcasestr(w->text, "doming") || strcasestr(w->text, "ridge"))
        return NULL;
    return "nothing of it";
}

const char *speaks_of_a_pram_only_to_who_pushes_one(Heard *heard)
{
    static const char *const pushing[] = { "the pram", "pram close", "handle", NULL };
    static const char *const free_hands[] = { "arms swing", "feather", "shake out your hands", NULL };
    bool                     pram = whom_pushes(heard->of);
    if (heard->of->drill || strncmp(heard->of->name, "first-walk", 10) == 0)
        return NULL;
    EACH_WORD(heard, w)
    {
        heard->looked++;
        if (says_any(w->text, pram ? free_hands : pushing))
            return WRONG("\"%s\" %s a pram", w->text, pram ? "with" : "without");
    }
    return NULL;
}
