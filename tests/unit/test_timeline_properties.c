// What holds for every session: two thousand random ones, each from a seed that a failure prints.
//   TIMELINE_SEED=n runs that one alone.
// All are built once, and every property is checked while a session is there; the tests then report what was
// found.
#include "walk_by_hand.h"

#include "base/rng.h"
#include "cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>

enum { SESSIONS = 2000, PARTS_MAX = 9, SAYS_MAX = 4, WHENS_MAX = 2, POOLS = 7 };

// A random session and all it points to.
typedef struct {
    uint64_t seed, drawn;
    Pool     pools[POOLS];
    When     whens[PARTS_MAX + 1][SAYS_MAX][WHENS_MAX];
    Say      says[PARTS_MAX + 1][SAYS_MAX];
    Phase    parts[PARTS_MAX], inner[PARTS_MAX][2];
    Session  session;
} Random;

static int  below(Random *r, int n) { return (int)rng_below(r->seed, r->drawn++, (uint32_t)n); }
static int  between(Random *r, int low, int high) { return low + below(r, high - low + 1); }
static bool one_in(Random *r, int n) { return below(r, n) == 0; }

static const Wording full[] = { W("Lift and draw in"), W("Zip up, lightly"), W("Out, and lift"),
                                W("Gently draw in"),   W("Lift from below"), W("Lightly, zip up") };
static const Wording brief[] = { W("Lift"), W("Zip up"), W("And lift"), W("Softly") };
static const Wording tips[] = { W("Ribs like a bell over a bowl."), W("Soft shoulders, long neck."),
                                W("Quiet feet."), W("{minutes_left:One minute|# minutes} to go, {phase}."),
                                W("Then {next}.") };

static void random_pools(Random *r)
{
    static const char *const names[POOLS] = { "lift", "tall", "posture", "setup", "coming", "calls", "rest" };
    for (int i = 0; i < POOLS; i++) {
        Pool *pool = &r->pools[i];
        bool  breath = i < 2;
        *pool = (Pool){
            .name = names[i],
            .full = { breath ? full : tips, (size_t)between(r, 1, breath ? 6 : 5) },
            .brief = { brief, (size_t)between(r, 0, 4) },
            .priority = (Priority)below(r, 3),
            .gap = SECONDS(1),
            .on = breath ? (i == 0 || one_in(r, 2) ? ON_OUT : ON_IN) : ON_FREE,
            .core = i == 0,
        };
        if (breath && one_in(r, 2))
            pool->then = (Wordings){ brief, (size_t)between(r, 1, 4) };
        if (one_in(r, 2))
            pool->fade = (Fade){
                { { FORM_FULL, between(r, 1, 5) }, { FORM_SHORT, between(r, 1, 8) }, { FORM_SILENT, -1 } }, 3
            };
    }
}

static When random_when(Random *r)
{
    When when = { .kind = (WhenKind)below(r, WHEN_BREATHS + 1), .time = SECONDS(between(r, 5, 120)) };
    when.run_count = between(r, 1, 3);
    for (int i = 0; i < when.run_count; i++)
        when.runs[i] = (BreathRun){ between(r, 1, 8), i == when.run_count - 1 ? -1 : between(r, 1, 12) };
    return when;
}

static size_t random_says(Random *r, int place)
{
    int count = between(r, 0, SAYS_MAX);
    for (int s = 0; s < count; s++) {
        int whens = between(r, 1, WHENS_MAX);
        for (int w = 0; w < whens; w++)
            r->whens[place][s][w] = random_when(r);
        r->says[place][s] = (Say){ &r->pools[below(r, POOLS - 1)], r->whens[place][s], (size_t)whens, { 0 } };
    }
    return (size_t)count;
}

static Breath random_breath(Random *r)
{
    static const Gear steps[] = { { 2, 2 }, { 2, 3 }, { 3, 3 }, { 3, 4 }, { 4, 4 } };
    int               kind = below(r, 5);
    if (kind == 0)
        return (Breath){ 0 };
    if (kind == 1)
        return in_seconds(2 + below(r, 4) * 0.5, 2.5 + below(r, 4) * 0.5);
    Breath breath = { .kind = BREATH_STEPS, .gear_count = between(r, 1, 3) };
    for (int g = 0; g < breath.gear_count; g++)
        breath.gears[g] = steps[below(r, 5)];
    return breath;
}

static Phase random_part(Random *r)
{
    Pace  pace = one_in(r, 3)   ? own_pace()
                 : one_in(r, 4) ? ramp(between(r, 80, 120), between(r, 80, 120))
                                : at_pace(between(r, 70, 130));
    Phase phase = part("part", between(r, 30, 300), pace, random_breath(r));
    phase.quiet = one_in(r, 6);
    return phase;
}

static void random_session(Random *r, uint64_t seed)
{
    *r = (Random){ .seed = seed };
    random_pools(r);
    int parts = between(r, 1, PARTS_MAX - 1);
    for (int i = 0; i < parts; i++) {
        r->parts[i] = random_part(r);
        r->parts[i].says = r->says[i];
        r->parts[i].say_count = random_says(r, i);
        if (!one_in(r, 5))
            continue;
        r->parts[i].repeat = between(r, 1, 4);
        r->parts[i].phases = r->inner[i];
        r->parts[i].phase_count = 2;
        r->inner[i][0] = random_part(r);
        r->inner[i][1] = random_part(r);
        r->parts[i].length.time = r->inner[i][0].length.time + r->inner[i][1].length.time;
    }
    r->parts[parts] = part("cool", 120, own_pace(), (Breath){ 0 });  // takes the remainders
    r->session = walk(r->parts, (size_t)parts + 1);
    r->session.says = r->says[PARTS_MAX];
    r->session.say_count = random_says(r, PARTS_MAX);
    r->session.seed = seed;
    r->session.talk = (Talk)below(r, 3);
    r->session.rest = &r->pools[POOLS - 1];
}

#define HOLDS(condition)       \
    do {                       \
        if (!(condition))      \
            return #condition; \
    } while (0)

static const char *check_sorted(const Random *r, const Timeline *t)
{
    (void)r;
    for (size_t i = 1; i < t->event_count; i++) {
        const Event *a = &t->events[i - 1], *b = &t->events[i];
        HOLDS(a->at < b->at || (a->at == b->at && a->kind <= b->kind));
    }
    for (size_t i = 0; i < t->event_count; i++) {
        HOLDS(t->events[i].at >= 0 && t->events[i].at <= t->length);
        HOLDS(t->events[i].phase >= 0 && (size_t)t->events[i].phase < t->phase_count);
    }
    return NULL;
}

static const char *check_total(const Random *r, const Timeline *t)
{
    Micros at = 0;
    for (size_t i = 0; i < t->phase_count; i++) {
        HOLDS(t->phases[i].at == at && t->phases[i].length > 0);
        at += t->phases[i].length;
        HOLDS(timeline_phase_at(t, t->phases[i].at) == i);
    }
    HOLDS(at == t->length);
    HOLDS(t->length == r->session.length);
    return NULL;
}

static const char *check_turns(const Random *r, const Timeline *t)
{
    (void)r;
    const Event *turn;
    size_t       step = 0;
    Micros       expected = -1;
    for (size_t i = 0; (turn = next_event(t, EVENT_BREATH, &i));) {
        const TimelinePhase *phase = &t->phases[turn->phase];
        HOLDS(turn->at == (turn->at == phase->at ? phase->at : expected));
        expected = turn->at + turn->length;
        HOLDS(expected <= phase->at + phase->length);
        if (phase->breath.kind != BREATH_STEPS)
            continue;
        while (step < t->event_count && (t->events[step].kind != EVENT_STEP || t->events[step].at < turn->at))
            step++;
        HOLDS(step < t->event_count && t->events[step].at == turn->at && t->events[step].step.accent);
    }
    return NULL;
}

static const char *check_whole(const Random *r, const Timeline *t)
{
    (void)r;
    int          breaths[512] = { 0 };
    const Event *turn;
    for (size_t i = 0; (turn = next_event(t, EVENT_BREATH, &i));) {
        breaths[turn->phase] += turn->breath.out;
        HOLDS(turn->breath.number == breaths[turn->phase] + !turn->breath.out);
        bool last = turn->breath.out && turn->breath.number == t->phases[turn->phase].breaths;
        if (last)
            HOLDS(turn->at + turn->length == t->phases[turn->phase].at + t->phases[turn->phase].length);
    }
    for (size_t i = 0; i < t->phase_count; i++)
        HOLDS(breaths[i] == t->phases[i].breaths);
    return NULL;
}

static const char *check_lifts(const Random *r, const Timeline *t)
{
    (void)r;
    int          run = 0;
    Micros       end = -SECONDS(60);
    const Event *lift;
    for (size_t i = 0; (lift = next_event(t, EVENT_LIFT, &i));) {
        run = lift->at - end < SECONDS(60) ? run + 1 : 1;
        end = lift->at + lift->length;
        HOLDS(run <= 10);
        HOLDS(!t->phases[lift->phase].quiet);
    }
    return NULL;
}

static const char *check_wordings(const Random *r, const Timeline *t)
{
    for (int p = 0; p < POOLS; p++) {
        const Pool  *pool = &r->pools[p];
        const char  *last[2] = { "", "" };
        const Event *event;
        for (size_t i = 0; (event = next_event(t, EVENT_SPEECH, &i));) {
            if (strcmp(event->speech.pool, pool->name) != 0 || event->speech.then)
                continue;
            size_t wordings = event->speech.form == FORM_SHORT && pool->brief.count ? pool->brief.count
                                                                                    : pool->full.count;
            HOLDS(wordings < 2 || pool->on == ON_FREE || strcmp(event->speech.text, last[0]) != 0);
            HOLDS(wordings < 4 || pool->on == ON_FREE || strcmp(event->speech.text, last[1]) != 0);
            last[1] = last[0];
            last[0] = event->speech.text;
        }
    }
    return NULL;
}

static const char *check_quiet(const Random *r, const Timeline *t)
{
    const Event *event;
    for (size_t i = 0; (event = next_event(t, EVENT_SPEECH, &i));) {
        const Speech        *speech = &event->speech;
        const TimelinePhase *phase = &t->phases[event->phase];
        HOLDS(!phase->quiet || speech->anchor == ANCHOR_END || strcmp(speech->pool, "rest") == 0);
        HOLDS(r->session.talk != TALK_SILENT || speech->priority == PRIORITY_MUST);
        HOLDS(speech->text[0] && speech->form != FORM_SILENT);
        HOLDS(speech->anchor != ANCHOR_START || !speech->latest || speech->latest > event->at);
        HOLDS(speech->anchor != ANCHOR_TURN || speech->room > 0);
    }
    return NULL;
}

static const char *check_again(const Random *r, const Timeline *t)
{
    if (r->seed % 4)  // twice the work: a quarter of them will do
        return NULL;
    Built again;
    Arena arena = { 0 };
    build(&r->session, &again);
    HOLDS(strcmp(timeline_text(t, &arena), timeline_text(&again.timeline, &arena)) == 0);
    arena_free(&arena);
    arena_free(&again.arena);
    return NULL;
}

typedef struct {
    const char *name;
    const char *(*check)(const Random *, const Timeline *);  // NULL, or what does not hold
} Property;

// clang-format off
static const Property properties[] = {
    { "events_are_sorted_and_inside_the_walk",                check_sorted },
    { "phases_add_up_to_the_total_exactly",                   check_total },
    { "breath_turns_fall_on_steps",                           check_turns },
    { "parts_hold_whole_breaths",                             check_whole },
    { "never_more_than_ten_lifts_without_a_rest",             check_lifts },
    { "a_wording_never_comes_twice_in_a_row",                 check_wordings },
    { "quiet_parts_and_silent_talk_are_kept",                 check_quiet },
    { "the_same_session_gives_the_same_timeline",             check_again },
};
// clang-format on

static char found[COUNT(properties)][200];  // the first failure of each; "" when it holds

static void look_at(const Random *random, const Built *one)
{
    for (size_t p = 0; p < COUNT(properties); p++) {
        const char *failure = one->built ? properties[p].check(random, &one->timeline) : NULL;
        for (size_t i = 0; i < one->diags.count && !one->built && !failure; i++)
            if (strcmp(one->diags.items[i].rule->name, "whole-breaths") != 0)
                failure = one->diags.items[i].message;
        if (failure && !found[p][0])
            snprintf(found[p], sizeof found[p], "%s, with TIMELINE_SEED=%llu", failure,
                     (unsigned long long)random->seed);
    }
}

static int build_them_all(void **state)
{
    (void)state;
    static Random random;
    const char   *only = getenv("TIMELINE_SEED");
    uint64_t      first = only ? strtoull(only, NULL, 10) : 0;
    int           built = 0;
    for (uint64_t seed = first; seed < (only ? first + 1 : SESSIONS); seed++) {
        Built one;
        random_session(&random, seed);
        build(&random.session, &one);
        look_at(&random, &one);
        built += one.built;
        arena_free(&one.arena);
    }
    return only || built > SESSIONS * 9 / 10 ? 0 : -1;
}

static void tell(void **state)
{
    const Property *property = *state;
    const char     *failure = found[property - properties];
    if (failure[0])
        fail_msg("%s", failure);
}

int main(void)
{
    struct CMUnitTest tests[COUNT(properties)];
    for (size_t p = 0; p < COUNT(properties); p++)
        tests[p] = (struct CMUnitTest){ properties[p].name, tell, NULL, NULL,
                                        (void *)(uintptr_t)&properties[p] };
    return cmocka_run_group_tests_name("timeline_properties", tests, build_them_all, NULL);
}
