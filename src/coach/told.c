// What every walk and drill says somewhere, besides the stop signs: that it is not medical advice; a walk
// also says how to be safe in traffic, what to do when short of air, and in the first weeks what more
// bleeding afterwards means; a drill that works the belly, what doming means.
//
// Judged by the words that are chosen, as the timeline has them.
#include "coach/heard.h"
#include "coach/inside.h"
#include "rules/rules.h"

enum { BLEEDING_UNTIL = 8 };  // weeks: `bleeding_later` in scripts/cues/en.cfg

static const char *const what_it_is[MUST_SAY_COUNT] = {
    [MUST_SAY_ADVICE] = "that this is exercise, not medical advice",
    [MUST_SAY_ONE_EAR] = "to keep one ear free",
    [MUST_SAY_CROSSING] = "to look before she crosses",
    [MUST_SAY_AIR] = "to breathe as she likes when she is short of air",
    [MUST_SAY_BLEEDING] = "what more bleeding afterwards means, in its second half",
    [MUST_SAY_DOMING] = "what it means when the belly domes",
};

static bool works_belly(const Session *session)
{
    for (size_t i = 0; i < session->phase_count; i++) {
        const Drill *drill = session->phases[i].drill;
        for (size_t k = 0; drill && k < drill->step_count; k++)
            if (drill->steps[k].pool && drill->steps[k].pool->core && !drill->steps[k].pool->floor)
                return true;
    }
    return false;
}

static bool is_due(const Session *session, MustSay what)
{
    bool walk = session->kind == SESSION_WALK;
    switch (what) {
    case MUST_SAY_ADVICE: return true;
    case MUST_SAY_ONE_EAR:
    case MUST_SAY_CROSSING:
    case MUST_SAY_AIR: return walk;
    case MUST_SAY_BLEEDING:
        return walk && session->talk != TALK_SILENT && session->weeks >= 0 && session->weeks < BLEEDING_UNTIL;
    case MUST_SAY_DOMING: return !walk && session->talk != TALK_SILENT && works_belly(session);
    case MUST_SAY_COUNT: break;
    }
    return false;
}

// Which of these a text says; bleeding counts only in the second half of the walk.
static unsigned said_by(const Coach *coach, const Event *event, unsigned wanted, const Phrases *phrases,
                        Arena *scratch)
{
    const char *heard = heard_text(event->speech.text, &coach->cast->voice, scratch);
    unsigned    said = 0;
    if (event->at < coach->timeline->length / 2)
        wanted &= ~(1u << MUST_SAY_BLEEDING);
    for (int what = 0; what < MUST_SAY_COUNT; what++)
        if (wanted >> what & 1 && heard_among(heard, &phrases[what]))
            said |= 1u << what;
    arena_reset(scratch);
    return said;
}

// A bit for each that is due and that nothing says.
static unsigned unsaid(const Coach *coach)
{
    const Session  *session = coach->session;
    const Timeline *timeline = coach->timeline;
    Phrases         phrases[MUST_SAY_COUNT];
    Arena           scratch = { 0 };
    unsigned        left = 0;
    for (int what = 0; what < MUST_SAY_COUNT; what++) {
        phrases[what] = heard_phrases(&session->recognised.must_say[what], coach->desk->arena);
        if (phrases[what].count > 0 && is_due(session, (MustSay)what))
            left |= 1u << what;
    }
    for (size_t i = 0; i < timeline->event_count && left; i++)
        if (timeline->events[i].kind == EVENT_SPEECH && timeline->events[i].speech.text)
            left &= ~said_by(coach, &timeline->events[i], left, phrases, &scratch);
    arena_free(&scratch);
    return left;
}

void coach_check_told(const Coach *coach)
{
    const Session *session = coach->session;
    unsigned       left = unsaid(coach);
    for (int what = 0; what < MUST_SAY_COUNT; what++)
        if (left >> what & 1)
            diag_warning(coach->desk->diags, session->phases[0].pos, RULE(LEFT_UNSAID),
                         "nothing in it says %s, as every %s does", what_it_is[what],
                         session->kind == SESSION_WALK ? "walk" : "drill of its kind");
}
