// The stop signs, from what is placed in the first part:
//
//   which pools   those that must be said there within the first minute, as the timeline has them
//   each wording  full and short, as respelled, without its variables: every sign is in whichever is chosen
//   before all    her own pace and breath, and no drill yet
//
// What we cannot compute, we name: sentences that nobody has checked.
#include "coach/inside.h"
#include "rules/rules.h"

#include <string.h>

#define NEXT_WORDS (20 * MICROS_PER_SECOND)  // after the first part: they must not take the signs back [ours]

void opening_unheard(const Coach *coach, SourcePos pos, const char *why)
{
    diag_error(coach->desk->diags, pos, RULE(STOP_SIGNS_UNHEARD), "%s: the stop signs would not be heard",
               why);
}

// --- Pools -----------------------------------------------------------------------------

static const Phase *first_part(const Session *session)
{
    const Phase *part = session->phases;
    while (part->phase_count > 0)
        part = part->phases;
    return part;
}

static const Pool *find_in_says(const Say *says, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(says[i].pool->name, name) == 0)
            return says[i].pool;
    return NULL;
}

static const Pool *find_in_parts(const Phase *parts, size_t count, const char *name)
{
    const Pool *pool = NULL;
    for (size_t i = 0; i < count && !pool; i++) {
        pool = find_in_says(parts[i].says, parts[i].say_count, name);
        pool = pool ? pool : find_in_parts(parts[i].phases, parts[i].phase_count, name);
    }
    return pool;
}

// NULL for the words of a drill's moves.
static const Pool *pool_of(const Coach *coach, const Event *event)
{
    const Session *session = coach->session;
    const Pool    *pool = find_in_says(session->says, session->say_count, event->speech.pool);
    return pool ? pool : find_in_parts(session->phases, session->phase_count, event->speech.pool);
}

// --- What the opening says -------------------------------------------------------------

static unsigned all_tell(const Coach *coach, const Wordings *wordings)
{
    unsigned signs = ALL_SIGNS;
    for (size_t i = 0; i < wordings->count; i++)
        signs &= wording_tells(coach, wordings->items[i].text).signs;
    return signs;
}

// The signs that this says whichever wording is chosen, and whatever its variables are.
static unsigned always_tells(const Coach *coach, const Event *event)
{
    const Pool *pool = pool_of(coach, event);
    unsigned    signs = wording_tells(coach, event->speech.text).signs;
    return pool && pool->full.count > 0 ? signs & all_tell(coach, &pool->full) & all_tell(coach, &pool->brief)
                                        : 0;
}

static bool must_be_said(const Event *event)
{
    return event->kind == EVENT_SPEECH && event->phase == 0 && event->at <= OPENING_LATEST &&
           event->speech.priority == PRIORITY_MUST;
}

static const char *list_of(unsigned signs, Arena *arena)
{
    const char *list = "";
    for (int sign = 0; sign < HEARD_COUNT; sign++)
        if (signs >> sign & 1)
            list = arena_printf(arena, "%s%s%s", list, *list ? ", " : "", heard_sign_name((HeardSign)sign));
    return list;
}

static unsigned signs_of_opening(const Coach *coach)
{
    const Timeline *timeline = coach->timeline;
    unsigned        said = 0;
    for (size_t i = 0; i < timeline->event_count && timeline->events[i].at <= OPENING_LATEST; i++)
        if (must_be_said(&timeline->events[i]))
            said |= always_tells(coach, &timeline->events[i]);
    return said;
}

// Signs that are written, but that the voice reads otherwise.
static unsigned lost_by_respelling(const Coach *coach, unsigned said)
{
    Coach written = *coach;
    written.voice = NULL;
    return signs_of_opening(&written) & ~said;
}

// An opening without any sign is an error. One that says some in an author's own words is used, with a
// warning that names the others.
static void check_said(const Coach *coach)
{
    const unsigned said = signs_of_opening(coach);
    const char    *others = list_of(ALL_SIGNS & ~said, coach->desk->arena);
    SourcePos      pos = first_part(coach->session)->pos;
    if (lost_by_respelling(coach, said))
        opening_unheard(coach, coach->voice->pos,
                        arena_printf(coach->desk->arena, "the voice says something else for %s",
                                     list_of(lost_by_respelling(coach, said), coach->desk->arena)));
    else if (said == 0)
        diag_error(coach->desk->diags, pos, RULE(STOP_SIGNS_UNHEARD),
                   "the opening leaves out, in at least one wording: %s; say: { stop_signs = \"start\" } "
                   "in its first minute, each with get help or stop in the same sentence",
                   others);
    else if (said != ALL_SIGNS)
        diag_warning(
            coach->desk->diags, pos, RULE(STOP_SIGNS_UNHEARD),
            "the opening says some stop signs, but leaves out, in at least one wording: %s; those of the cue "
            "set are complete",
            others);
}

// --- Sentences -------------------------------------------------------------------------

// first: in the first part, where the signs are. What comes after it must just not take them back.
static void check_text(const Coach *coach, const char *text, SourcePos pos, bool first)
{
    const Told told = wording_tells(coach, text);
    if (told.denied)
        diag_error(coach->desk->diags, pos, RULE(SIGNS_TAKEN_BACK),
                   "\"%.*s\" in the opening takes the stop signs back", (int)strlen(told.denied) - 2,
                   told.denied + 1);
    else if (first && told.signs && !wording_is_checked(coach, text))
        diag_warning(coach->desk->diags, pos, RULE(OWN_STOP_SIGNS),
                     "the stop signs are said in words of your own: nobody has checked them");
}

static bool is_among(const Wordings *wordings, const char *text)
{
    for (size_t i = 0; i < wordings->count; i++)
        if (strcmp(wordings->items[i].text, text) == 0)
            return true;
    return false;
}

static void check_wordings(const Coach *coach, const Wordings *wordings, bool first)
{
    for (size_t i = 0; i < wordings->count; i++)
        check_text(coach, wordings->items[i].text, wordings->items[i].pos, first);
}

// Every wording that may be chosen, and the one that is, where its variables make a different text of it.
static void check_speech(const Coach *coach, const Event *event)
{
    const Pool *pool = pool_of(coach, event);
    const bool  first = event->phase == 0;
    if (!pool || !(is_among(&pool->full, event->speech.text) || is_among(&pool->brief, event->speech.text)))
        check_text(coach, event->speech.text, event->pos, first);
    if (!pool)
        return;
    check_wordings(coach, &pool->full, first);
    check_wordings(coach, &pool->brief, first);
    check_wordings(coach, &pool->then, first);
}

static void check_sentences(const Coach *coach)
{
    const Timeline *timeline = coach->timeline;
    const Micros    until = timeline->phases[0].length + NEXT_WORDS;
    for (size_t i = 0; i < timeline->event_count && timeline->events[i].at <= until; i++)
        if (timeline->events[i].kind == EVENT_SPEECH)
            check_speech(coach, &timeline->events[i]);
}

// --- Before all ------------------------------------------------------------------------

static void check_before_all(const Coach *coach)
{
    const TimelinePhase *part = &coach->timeline->phases[0];
    if (first_part(coach->session)->drill)
        opening_unheard(coach, part->pos, "the first part is exercise already");
    else if (coach->session->kind == SESSION_WALK && (!part->pace.own || part->breath.kind != BREATH_FREE))
        opening_unheard(coach, part->pos, "the first part is paced, not at her own pace and breath");
}

void opening_check(const Coach *coach)
{
    check_said(coach);
    check_sentences(coach);
    check_before_all(coach);
}

// --- As it is really said --------------------------------------------------------------

bool opening_tells(const Coach *coach, const Score *score, const Spoken *spoken)
{
    return spoken->fate != SPOKEN_LEFT_OUT && score->timeline->events[spoken->event].phase == 0 &&
           wording_tells(coach, spoken->text).signs != 0;
}

Opening opening_check_score(const Coach *coach, const Score *score)
{
    Opening  opening = { 0 };
    unsigned said = 0;
    for (size_t i = 0; i < score->spoken_count; i++) {
        const Spoken *spoken = &score->spoken[i];
        if (!opening_tells(coach, score, spoken))
            continue;
        Micros onset = micros_at(spoken->onset, score->rate);
        if (onset > OPENING_LATEST)
            opening_unheard(coach, score->timeline->events[spoken->event].pos,
                            "they are said after the first minute, when she is already walking");
        opening.from = said ? opening.from : onset;
        opening.to = micros_at(spoken->end, score->rate);
        said |= wording_tells(coach, spoken->text).signs;
    }
    said = signs_of_opening(coach) & ~said;
    if (said)
        opening_unheard(coach, first_part(coach->session)->pos,
                        arena_printf(coach->desk->arena, "the opening leaves out %s",
                                     list_of(said, coach->desk->arena)));
    return opening;
}
