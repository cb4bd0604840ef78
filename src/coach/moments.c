// Each rule goes over the words in order of their onset. Numbers: ../../scripts/NUMBERS.md has their sources.
#include "coach/moments.h"

#include "coach/heard.h"
#include "rules/rules.h"

#include <stdlib.h>
#include <string.h>

enum { STEPS_NEAREST = 4, STEPS_FARTHEST = 8 };                 // from an announcement's end to the change
static const double seconds_nearest = 3, seconds_farthest = 5;  // the same at the usual pace of one's own
static const double tolerance = 0.1;                            // of a pace that rises or falls meanwhile

#define TO_FEEL          (8 * MICROS_PER_SECOND)   // without voice after a question to the body
#define VOICE_BELOW_MOST 12                        // dB that a drill's part may turn the voice down
#define SILENT_MOST      (45 * MICROS_PER_SECOND)  // within a drill's repetitions

typedef struct {
    const Score *score;
    Arena       *arena;
    Arena       *scratch;     // of one text
    Phrases      body, asks;  // the language's, as heard
    DiagList    *diags;
} Moments;

static bool   is_said(const Spoken *s) { return s->fate != SPOKEN_LEFT_OUT; }
static Micros end_of(const Moments *m, const Spoken *s) { return micros_at(s->end, m->score->rate); }
static Micros onset_of(const Moments *m, const Spoken *s) { return micros_at(s->onset, m->score->rate); }
static const Event *event_of(const Moments *m, const Spoken *s)
{
    return &m->score->timeline->events[s->event];
}

// --- A breath that changes is announced ------------------------------------------------

typedef struct {
    Micros in, out;  // of one breath, in steps or in time
    Micros end;
    bool   steps;
} Cycle;

// The cycle of the breath that begins with event `first`; false when it has no breath out.
static bool cycle_at(const Timeline *timeline, size_t first, Cycle *cycle)
{
    const Event *in = &timeline->events[first], *out = NULL;
    for (size_t i = first + 1; i < timeline->event_count && !out; i++)
        if (timeline->events[i].kind == EVENT_BREATH)
            out = &timeline->events[i];
    if (!out || !out->breath.out)
        return false;
    cycle->steps = in->breath.steps > 0;
    cycle->in = cycle->steps ? in->breath.steps : in->length;
    cycle->out = cycle->steps ? out->breath.steps : out->length;
    cycle->end = out->at + out->length;
    return true;
}

// Durations in time are fitted to their part: a tenth of a second more or less is the same breath.
static bool is_same(const Cycle *a, const Cycle *b)
{
    Micros apart = a->steps ? 0 : MICROS_PER_SECOND / 10;
    return a->steps == b->steps && llabs(a->in - b->in) <= apart && llabs(a->out - b->out) <= apart;
}

static double step_before(const TimelinePhase *phase, Micros at)
{
    double share = phase->length > 0 ? (double)(at - phase->at) / (double)phase->length : 1;
    return 60 / (phase->pace.from + (phase->pace.to - phase->pace.from) * share);
}

// What the heads-up of a breath says, or an author's own words that she has to hear.
static bool announces(const Speech *speech)
{
    return speech->announces || (speech->anchor != ANCHOR_TURN && speech->priority == PRIORITY_MUST);
}

static bool is_announced(const Moments *m, Micros change)
{
    const Timeline      *timeline = m->score->timeline;
    const TimelinePhase *before = &timeline->phases[timeline_phase_at(timeline, change - 1)];
    const bool           own = before->pace.own;
    double               step = step_before(before, change), usual = PACE_OWN / 60.0;  // steps a second
    double               nearest = step * (own ? seconds_nearest * usual : STEPS_NEAREST) * (1 - tolerance);
    double farthest = step * (own ? seconds_farthest * usual : STEPS_FARTHEST) * (1 + tolerance);
    for (size_t i = 0; i < m->score->spoken_count; i++) {
        const Spoken *s = &m->score->spoken[i];
        double        lead = seconds_of(change - end_of(m, s));
        if (is_said(s) && announces(&event_of(m, s)->speech) && lead >= nearest && lead <= farthest)
            return true;
    }
    return false;
}

static const char *name_of(const Moments *m, const Cycle *cycle)
{
    return cycle->steps ? arena_printf(m->arena, "%d:%d steps", (int)cycle->in, (int)cycle->out)
                        : arena_printf(m->arena, "%.1f s in, %.1f s out", seconds_of(cycle->in),
                                       seconds_of(cycle->out));
}

static void tell_unannounced(const Moments *m, const Event *event, const Cycle *cycle)
{
    const TimelinePhase *phase = &m->score->timeline->phases[event->phase];
    char                 at[UNITS_TEXT_SIZE];
    if (!session_allows(m->score->timeline->session, RULE(BREATH_UNANNOUNCED)))
        diag_warning(
            m->diags, phase->pos, RULE(BREATH_UNANNOUNCED),
            "at %s, in \"%s\", the breath becomes %s, and no words end 4 to 8 steps (3 to 5 s at her "
            "own pace) before it",
            units_format_clock(event->at / MICROS_PER_SECOND * MICROS_PER_SECOND, at), phase->title,
            name_of(m, cycle));
}

static void check_announcements(const Moments *m)
{
    const Timeline *timeline = m->score->timeline;
    Cycle           cycle, last = { 0 };
    for (size_t i = 0; i < timeline->event_count; i++) {
        const Event *event = &timeline->events[i];
        if (event->kind != EVENT_BREATH || event->breath.out || !cycle_at(timeline, i, &cycle))
            continue;
        bool goes_on = last.end > 0 && event->at - last.end < MICROS_PER_SECOND / 1000 &&
                       is_same(&cycle, &last);
        if (!goes_on && !is_announced(m, event->at))
            tell_unannounced(m, event, &cycle);
        last = cycle;
    }
}

// --- A question leaves quiet -----------------------------------------------------------

// The length of the sentence that a text begins with, its mark included, and *words: without it, since a mark
// of another script would be heard as a letter; *asks: whether that mark is a question mark, in any script.
static size_t sentence(const char *text, size_t *words, bool *asks)
{
    static const char *const marks[] = { "?", "\xd8\x9f", "\xef\xbc\x9f", ".", "!", ";" };
    enum { QUESTION_MARKS = 3, MARKS = sizeof marks / sizeof *marks };
    *asks = false;
    for (*words = 0; text[*words]; ++*words)
        for (size_t i = 0; i < MARKS; i++)
            if (strncmp(text + *words, marks[i], strlen(marks[i])) == 0) {
                *asks = i < QUESTION_MARKS;
                return *words + strlen(marks[i]);
            }
    return *words;
}

// Whether a text asks her body something.
static bool asks_her_body(const Moments *m, const char *text)
{
    bool asks;
    for (size_t length, words; *text; text += length) {
        length = sentence(text, &words, &asks);
        const char *heard = heard_text(arena_printf(m->scratch, "%.*s", (int)words, text), NULL, m->scratch);
        bool        of_body = heard_among(heard, &m->body) != NULL;
        bool        unmarked = heard_among(heard, &m->asks) != NULL;
        arena_reset(m->scratch);
        if (of_body && (asks || unmarked))
            return true;
    }
    return false;
}

static void check_questions(const Moments *m)
{
    const Spoken *asked = NULL;
    for (size_t i = 0; i < m->score->spoken_count; i++) {
        const Spoken *s = &m->score->spoken[i];
        if (!is_said(s))
            continue;
        Micros quiet = asked ? onset_of(m, s) - end_of(m, asked) : TO_FEEL;
        if (quiet < TO_FEEL && !session_allows(m->score->timeline->session, RULE(NO_TIME_TO_FEEL)))
            diag_warning(
                m->diags, event_of(m, asked)->pos, RULE(NO_TIME_TO_FEEL),
                "\"%s\" is followed by \"%s\" after %.1f s; a question needs 8 s of quiet to feel the "
                "answer in",
                asked->text, s->text, seconds_of(quiet));
        asked = asks_her_body(m, s->text) ? s : NULL;
    }
}

// --- A drill says each move ------------------------------------------------------------

static int times_said(const Moments *m, int phase, const char *pool)
{
    int count = 0;
    for (size_t i = 0; i < m->score->spoken_count; i++) {
        const Event *event = event_of(m, &m->score->spoken[i]);
        count += event->phase == phase && is_said(&m->score->spoken[i]) &&
                 strcmp(event->speech.pool, pool) == 0;
    }
    return count;
}

static void check_moves(const Moments *m, int phase, const Drill *drill)
{
    int wanted = drill->reps * (drill->side_count ? drill->side_count : 1);
    for (size_t i = 0; i < drill->step_count; i++) {
        const DrillStep *step = &drill->steps[i];
        int              said = step->pool ? times_said(m, phase, step->pool->name) : wanted;
        if (said < wanted)
            diag_warning(
                m->diags, step->pos, RULE(MOVE_UNSAID),
                "\"%s\" is said %d of %d times in \"%s\": in the others she does not hear what to do",
                step->name, said, wanted, m->score->timeline->phases[phase].title);
    }
}

static void check_loudness(const Moments *m, const TimelinePhase *phase)
{
    if (phase->gain_db[LAYER_VOICE] < -VOICE_BELOW_MOST)
        diag_warning(m->diags, phase->pos, RULE(MOVE_UNSAID),
                     "in \"%s\" the voice is %.0f dB down: she does not hear what to do", phase->title,
                     -phase->gain_db[LAYER_VOICE]);
}

// --- A drill goes on talking -----------------------------------------------------------

static void tell_silence(const Moments *m, const TimelinePhase *phase, Micros from, Micros to)
{
    char at[UNITS_TEXT_SIZE];
    if (!session_allows(m->score->timeline->session, RULE(LONG_SILENCE)))
        diag_warning(
            m->diags, phase->pos, RULE(LONG_SILENCE),
            "in \"%s\" nothing is said for %.0f s from %s on; after 45 s she does not know whether it "
            "goes on",
            phase->title, seconds_of(to - from),
            units_format_clock(from / MICROS_PER_SECOND * MICROS_PER_SECOND, at));
}

static void check_silence(const Moments *m, const TimelinePhase *phase)
{
    Micros from = phase->at, end = phase->at + phase->length;
    for (size_t i = 0; i < m->score->spoken_count; i++) {
        const Spoken *s = &m->score->spoken[i];
        if (!is_said(s) || end_of(m, s) <= from || onset_of(m, s) >= end)
            continue;
        if (onset_of(m, s) - from > SILENT_MOST)
            tell_silence(m, phase, from, onset_of(m, s));
        from = end_of(m, s);
    }
    if (end - from > SILENT_MOST)
        tell_silence(m, phase, from, end);
}

// A drill's parts are leaves: one phase each, in the same order.
static void check_drills(const Moments *m)
{
    const Session *session = m->score->timeline->session;
    for (size_t i = 0; i < session->phase_count; i++) {
        const Drill *drill = session->phases[i].drill;
        if (!drill)
            continue;
        check_moves(m, (int)i, drill);
        check_loudness(m, &m->score->timeline->phases[i]);
        check_silence(m, &m->score->timeline->phases[i]);
    }
}

void moments_check(const Score *score, Arena *arena, DiagList *diags)
{
    const Recognised *words = &score->timeline->session->recognised;
    Arena             scratch = { 0 };
    const Moments     moments = {
            .score = score,
            .arena = arena,
            .scratch = &scratch,
            .body = heard_phrases(&words->body, arena),
            .asks = heard_phrases(&words->asks, arena),
            .diags = diags,
    };
    if (score->timeline->session->kind == SESSION_WALK)
        check_announcements(&moments);
    else
        check_drills(&moments);
    check_questions(&moments);
    arena_free(&scratch);
}
