// The rules of the coach, computed from every walk that is offered: each level, length, birth, cue set and
// pram, with the weeks that change something, named walks and drills; with the speech lengths of the real
// voice.
//
// All phrases of all walks are spoken once, before; then one pass compiles walk after walk and asks every
// rule. A rule's test fails with the first walks that break it.
#include "cast/read.h"
#include "cmocka_all.h"
#include "coach/coach.h"
#include "coach/moments.h"
#include "job/paths.h"
#include "mix/score.h"
#include "session/kinds.h"
#include "session/read.h"
#include "timeline/timeline.h"
#include "voice/profile_read.h"
#include "voice/voice.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RATE = 22050, CASES_MAX = 1000, PHRASES_MAX = 9000 };

static const SearchPath here = { { "." }, 1 };

// Before any test runs there is nothing to fail but all of it.
static void require(bool there, const char *what)
{
    if (there)
        return;
    printf("not ok - %s\n", what);
    exit(1);
}

// --- What is offered -------------------------------------------------------------------

typedef struct {
    const char *name;
    int         level, weeks;
    Birth       birth;
    int         core, pram, form, seed;
} Case;

typedef struct {
    Case   items[CASES_MAX];
    size_t count;
} Cases;

typedef struct {
    int         level;
    const char *names;        // a space between
    int         weeks[2][2];  // of each birth; -1: one is enough
} Offer;

// clang-format off
static const Offer offers[] = {
    { 1, "5min 7min 10min",                   { { 1, -1 }, { 1, 2 } } },
    { 2, "5min 10min 13min 20min",            { { 3, -1 }, { 4, 7 } } },
    { 2, "25min 30min",                       { { 7, -1 }, { 7, -1 } } },
    { 3, "10min 12min 17min 20min 25min 30min", { { 9, -1 }, { 9, -1 } } },
    { 4, "20min 23min 30min 37min 45min",     { { 14, -1 }, { 14, -1 } } },
    { 1, "first-walk posture-reset",          { { 1, -1 }, { 1, -1 } } },
    { 1, "first-walk-after-c-section",        { { -1, -1 }, { 1, -1 } } },
    { 2, "posture-reset lunch-break pram-walk evening-unwind", { { 4, -1 }, { 4, 7 } } },
    { 3, "lunch-break pram-walk evening-unwind posture-reset", { { 9, -1 }, { 9, -1 } } },
    { 4, "hills evening-unwind pram-walk posture-reset", { { 14, -1 }, { 14, -1 } } },
};
// clang-format on

// In which weeks each drill is listened to: its first after a C-section, and one in which bleeding is not
// asked after any more.
static const struct {
    const char *name;
    int         weeks[2];
} drills[] = {
    { "wall-bug-press", { 6, 14 } }, { "open-book", { 8, 14 } },    { "side-plank", { 12, 14 } },
    { "daily-three", { 12, 14 } },   { "breathing", { 0, 14 } },    { "pelvic-floor", { 1, 14 } },
    { "pelvic-tilt", { 2, 14 } },    { "sit-to-stand", { 8, 14 } },
};

static void add_case(Cases *cases, Case one)
{
    require(cases->count < CASES_MAX, "room for every walk");
    cases->items[cases->count++] = one;
}

// Every cue set, on foot and with a pram (which has its own words; after a C-section not before week 3), and
// another seed.
static void add_ways_to_say(Cases *cases, Case one)
{
    for (one.core = CORE_BREATH_ONLY; one.core <= CORE_LIGHT; one.core++)
        for (one.pram = 0; one.pram <= (one.weeks >= 3); one.pram++) {
            one.seed = one.pram ? 99 : -1;
            add_case(cases, one);
        }
}

static void add_offer(Cases *cases, const Offer *offer, Arena *arena)
{
    char *names = arena_strdup(arena, offer->names), *rest = NULL;
    for (char *name = strtok_r(names, " ", &rest); name; name = strtok_r(NULL, " ", &rest))
        for (int birth = 0; birth < 2; birth++)
            for (int w = 0; w < 2 && offer->weeks[birth][w] >= 0; w++)
                add_ways_to_say(cases, (Case){ .name = name,
                                               .level = offer->level,
                                               .weeks = offer->weeks[birth][w],
                                               .birth = birth ? BIRTH_C_SECTION : BIRTH_VAGINAL });
}

// The pelvic floor's long ones grow by a second each week: as written for the third week on, harder from the
// eighth.
static int first_of_form(const char *drill, int form)
{
    return strcmp(drill, "pelvic-floor") != 0 ? 0 : form < 0 ? 1 : form > 0 ? 8 : 3;
}

static void list_cases(Cases *cases, Arena *arena)
{
    for (size_t i = 0; i < sizeof offers / sizeof *offers; i++)
        add_offer(cases, &offers[i], arena);
    for (size_t i = 0; i < sizeof drills / sizeof *drills; i++)
        for (int form = -1; form <= 1; form++)
            for (int w = 0; w < 2; w++)
                if (drills[i].weeks[w] >= first_of_form(drills[i].name, form))
                    add_case(cases, (Case){ .name = drills[i].name,
                                            .weeks = drills[i].weeks[w],
                                            .birth = BIRTH_C_SECTION,
                                            .core = CORE_LIGHT,
                                            .form = form,
                                            .seed = w ? 7 : -1 });
}

static const char *describe(const Case *one, Arena *arena)
{
    static const char *const cores[] = { "breath_only", "tall", "light" }, *const forms[] = { "easier", "",
                                                                                              "harder" };
    return arena_printf(arena, "%s level %d, week %d%s, %s%s %s", one->name, one->level, one->weeks,
                        one->birth == BIRTH_C_SECTION ? " after a C-section" : "", cores[one->core],
                        one->pram ? ", pram" : "", forms[one->form + 1]);
}

// --- Compiling -------------------------------------------------------------------------

// One walk with all that was made of it.
typedef struct {
    const Case *of;
    Arena       arena;
    DiagList    diags;
    Session     session;
    Timeline    timeline;
    Score       score;
    Cast        cast;
    bool        built;
} Walk;

static void lay_out(const Case *one, Walk *walk)
{
    *walk = (Walk){ .of = one };
    walk->diags.arena = &walk->arena;
    SessionRequest request = {
        .name = one->name, .today = "2026-11-27", .form = one->form, .seed = one->seed
    };
    request.walker = WALKER_UNKNOWN;
    request.walker.profile = true;
    request.walker.level = one->level;
    request.walker.weeks = one->weeks;
    request.walker.birth = one->birth;
    request.walker.core = one->core;
    request.walker.pram = one->pram;
    request.walker.cleared = one->level == 0;
    const Desk desk = { &walk->arena, &walk->diags, &here };
    walk->built = session_read(&request, &desk, &walk->session) &&
                  timeline_build(&walk->session, &walk->arena, &walk->diags, &walk->timeline);
}

static void place(Walk *walk, const ScorePhrase *phrases, size_t count, Sounds *sounds)
{
    static const ScoreSettings settings = {
        .rate = RATE, .channels = 2, .loudness = -16, .audible = LAYERS_ALL
    };
    const Desk desk = { &walk->arena, &walk->diags, &here };
    walk->built = walk->built && cast_read(&walk->session, &desk, &walk->cast) &&
                  coach_check(&walk->session, &walk->cast, &walk->timeline, &desk) &&
                  score_build(&walk->timeline, phrases, count, sounds, &walk->cast, &settings, &walk->arena,
                              &walk->diags, &walk->score);
    if (walk->built)
        moments_check(&walk->score, &walk->arena, &walk->diags);
}

// All phrases of all walks, spoken once.
typedef struct {
    Arena       arena;
    ScorePhrase phrases[PHRASES_MAX];
    Phrase      spoken[PHRASES_MAX];
    Clip       *clips[PHRASES_MAX];
    size_t      count;
} Book;

static bool is_known(const Book *book, const ScorePhrase *phrase)
{
    for (size_t i = 0; i < book->count; i++)
        if (book->phrases[i].rate == phrase->rate && strcmp(book->phrases[i].text, phrase->text) == 0)
            return true;
    return false;
}

static void collect(Book *book, const Walk *walk)
{
    Arena              arena = { 0 };
    size_t             count;
    const ScorePhrase *phrases = score_phrases(&walk->timeline, &arena, &count);
    for (size_t i = 0; i < count; i++) {
        if (is_known(book, &phrases[i]))
            continue;
        require(book->count < PHRASES_MAX, "room for every phrase");
        ScorePhrase *known = &book->phrases[book->count++];
        *known = phrases[i];
        known->text = arena_strdup(&book->arena, phrases[i].text);
        known->pos = (SourcePos){ 0 };
    }
    arena_free(&arena);
}

static void speak(Book *book)
{
    static const int numerators[] = { [RATE_BREATH] = 15, [RATE_TIP] = 14, [RATE_MUST] = 13 };
    DiagList         diags = { .arena = &book->arena };
    VoiceProfile     profile;
    require(voice_read_profile(&(Desk){ &book->arena, &diags, &here }, (Named){ .text = "calm" }, &profile),
            "the voice profile");
    Voice *voice = voice_open(&profile, paths_find(&book->arena).speaker, &book->arena, &diags);
    require(voice, "the voice");
    for (size_t i = 0; i < book->count; i++)
        book->spoken[i] = (Phrase){ .text = book->phrases[i].text,
                                    .rate_numerator = numerators[book->phrases[i].rate],
                                    .breath_word = book->phrases[i].breath_word };
    require(voice_speak(voice, book->spoken, book->count, RATE, 2, NULL, NULL, &diags, book->clips),
            "speaking");
    for (size_t i = 0; i < book->count; i++)
        book->phrases[i].clip = book->clips[i];
    voice_close(voice);
}

// --- The rules -------------------------------------------------------------------------

// What is wrong with a walk, in the arena of the walk; NULL: nothing.
typedef const char *Ask(Walk *walk);

#define WRONG(...) arena_printf(&walk->arena, __VA_ARGS__)
#define EACH_SPOKEN(walk, s) \
    for (const Spoken *s = (walk)->score.spoken; s < (walk)->score.spoken + (walk)->score.spoken_count; s++)

static const Event *event_of(const Walk *walk, const Spoken *s) { return &walk->timeline.events[s->event]; }
static const TimelinePhase *phase_of(const Walk *walk, const Event *event)
{
    return &walk->timeline.phases[event->phase];
}
static bool is_said(const Spoken *s) { return s->fate != SPOKEN_LEFT_OUT; }
static bool is_walk(const Walk *walk) { return walk->session.kind == SESSION_WALK; }
static bool is_pool(const Walk *walk, const Spoken *s, const char *pool)
{
    return strcmp(event_of(walk, s)->speech.pool, pool) == 0;
}
static bool is_named(const TimelinePhase *phase, const char *key) { return strcmp(phase->key, key) == 0; }

static const char *compiles_without_a_warning(Walk *walk)
{
    for (size_t i = 0; i < walk->diags.count; i++) {
        const Diag *diag = &walk->diags.items[i];
        if (diag->severity != DIAG_NOTE)
            return WRONG("%s:%d: %s [%s]", diag->pos.source ? diag->pos.source->path : "", diag->pos.line,
                         diag->message, diag->rule->name);
    }
    return walk->built ? NULL : "not built";
}

static const char *adds_up_to_the_frame(Walk *walk)
{
    Micros at = 0, wanted;
    for (size_t i = 0; i < walk->timeline.phase_count; i++) {
        if (walk->timeline.phases[i].at != at)
            return WRONG("part %zu does not begin where the one before ends", i + 1);
        at += walk->timeline.phases[i].length;
    }
    if (at != walk->timeline.length || walk->score.length != frames_at(at, RATE))
        return WRONG("parts come to %.3f s of %.3f s", seconds_of(at), seconds_of(walk->timeline.length));
    if (is_walk(walk) && at % MICROS_PER_MINUTE != 0)
        return WRONG("%.3f s are no whole minutes", seconds_of(at));
    return units_parse_length(walk->of->name, &wanted) && wanted != at ? WRONG("%.3f s long", seconds_of(at))
                                                                       : NULL;
}

// clang-format off
static const struct { const char *name; int seconds[10]; } table[] = {
    //         open settle conn reset work quiet reset cool close
    { "5min",  { 40,  60, 110,           30,      45, 15 } },
    { "10min", { 45, 105, 150, 60, 135,           80, 25 } },
    { "20min", { 60, 180, 240, 60, 240, 210,     180, 30 } },
    { "30min", { 60, 240, 300, 60, 480, 360,     260, 40 } },
    { "45min", { 60, 300, 360, 60, 780, 600, 60, 440, 40 } },
};
// clang-format on

static const char *keeps_the_seconds_of_the_table(Walk *walk)
{
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        for (size_t p = 0; strcmp(table[i].name, walk->of->name) == 0 && p < 10; p++) {
            Micros wanted = table[i].seconds[p] * MICROS_PER_SECOND;
            Micros found = p < walk->session.phase_count ? walk->session.phases[p].length.time : 0;
            if (found != wanted)
                return WRONG("part %zu lasts %.1f s, not %.0f", p + 1, seconds_of(found), seconds_of(wanted));
        }
    return NULL;
}

static const char *has_no_core_cue_before_its_time(Walk *walk)
{
    static const char *const core_words[] = { "lift", "zip", "draw in", "navel", "pelvic floor" };
    bool early = walk->session.level == 1 || (walk->of->birth == BIRTH_C_SECTION && walk->of->weeks < 6) ||
                 walk->of->core != CORE_LIGHT;
    if (!early || !is_walk(walk))
        return NULL;
    for (size_t i = 0; i < walk->timeline.event_count; i++)
        if (walk->timeline.events[i].kind == EVENT_LIFT)
            return WRONG("a lift at %.1f s", seconds_of(walk->timeline.events[i].at));
    EACH_SPOKEN(walk, s)
    for (size_t i = 0; i < sizeof core_words / sizeof *core_words; i++)
        if (strcasestr(s->text, core_words[i]))
            return WRONG("\"%s\"", s->text);
    return NULL;
}

static const char *rests_a_minute_after_ten_lifts(Walk *walk)
{
    Micros last = -MICROS_PER_HOUR;
    int    run = 0;
    for (size_t i = 0; i < walk->timeline.event_count; i++) {
        const Event *event = &walk->timeline.events[i];
        if (event->kind != EVENT_LIFT || !is_walk(walk))
            continue;
        run = event->at - last < 60 * MICROS_PER_SECOND ? run + 1 : 1;
        last = event->at;
        if (run > 10)
            return WRONG("the %dth lift in a row at %.1f s", run, seconds_of(event->at));
    }
    return NULL;
}

static int count_said(const Walk *walk, const char *pool, const char *text)
{
    int count = 0;
    EACH_SPOKEN(walk, s)
    count += is_said(s) && (!pool || is_pool(walk, s, pool)) && (!text || strcasestr(s->text, text));
    return count;
}

static const char *opens_with_what_keeps_her_safe(Walk *walk)
{
    static const char *const signs[] = { "chest pain",    "trouble breathing", "heavy bleeding",
                                         "a painful leg", "bad headache",      "fainting",
                                         "get help",      "stop if you hurt",  "leak",
                                         "feel heavy",    "short of air",      "breathe as you like" };
    if (count_said(walk, NULL, "not medical advice") != 1)
        return "the disclaimer is not said once";
    if (is_walk(walk) &&
        (count_said(walk, "one_ear", "one ear") != 1 || count_said(walk, "one_ear", "before you cross") != 1))
        return "one ear free is not said";
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (count_said(walk, "stop_signs", signs[i]) != 1)
            return WRONG("no stop sign with \"%s\"", signs[i]);
    EACH_SPOKEN(walk, s)
    if (is_pool(walk, s, "stop_signs") && event_of(walk, s)->phase != 0)
        return "the stop signs are not in the opening";
    if (is_walk(walk) && count_said(walk, walk->session.pram ? "setup_pram" : "setup", NULL) != 1)
        return "no word of posture in the opening";
    return NULL;
}

static const char *closes_with_a_body_check_and_a_habit(Walk *walk)
{
    if (count_said(walk, "body_check", NULL) != 1)
        return "no body check";
    if (is_walk(walk) && count_said(walk, "habit", NULL) != 1 && strcmp(walk->of->name, "posture-reset") != 0)
        return "no habit";
    bool healed = walk->of->birth == BIRTH_C_SECTION && walk->of->weeks >= 6;
    return !healed && count_said(walk, NULL, "scar") ? "a word of the scar too early" : NULL;
}

static const char *leaves_quiet_parts_quiet(Walk *walk)
{
    EACH_SPOKEN(walk, s)
    if (is_said(s) && phase_of(walk, event_of(walk, s))->quiet && !is_pool(walk, s, "coming"))
        return WRONG("\"%s\" in a quiet part", s->text);
    for (size_t i = 0; i < walk->timeline.event_count; i++) {
        const Event *event = &walk->timeline.events[i];
        if (event->kind == EVENT_LIFT && phase_of(walk, event)->quiet)
            return "a lift in a quiet part";
    }
    return NULL;
}

// Announcements of what comes are as many as there are changes; what teaches gets less.
static bool is_announcement(const Walk *walk, const Spoken *s)
{
    return is_pool(walk, s, "coming") || is_pool(walk, s, "gear") || is_pool(walk, s, "gear_sound") ||
           is_pool(walk, s, "longer");
}

// Spoken part of the time of all parts that are called so (a brisk block is its two).
static double spoken_share(const Walk *walk, const char *const keys[2])
{
    double spoken = 0, length = 0;
    for (size_t p = 0; p < walk->timeline.phase_count; p++) {
        const TimelinePhase *phase = &walk->timeline.phases[p];
        if (!is_named(phase, keys[0]) && !(keys[1] && is_named(phase, keys[1])))
            continue;
        length += seconds_of(phase->length);
        EACH_SPOKEN(walk, s)
        if (is_said(s) && !is_announcement(walk, s) && phase_of(walk, event_of(walk, s)) == phase)
            spoken += (double)(s->end - s->onset) / RATE;
    }
    return length > 0 ? spoken / length : -1;
}

static const char *speaks_less_from_connect_to_work_to_quiet(Walk *walk)
{
    static const char *const connect[2] = { "connect" }, *const work[2] = { "work" },
                             *const quiet[2] = { "quiet" };
    static const char *const        brisk[2] = { "brisk", "easy" };
    double in_connect = spoken_share(walk, connect), in_quiet = spoken_share(walk, quiet);
    double in_work = spoken_share(walk, walk->session.level == 4 ? brisk : work);
    if (in_connect >= 0 && in_work >= in_connect)
        return WRONG("connect %.3f, work %.3f", in_connect, in_work);
    if (in_quiet >= 0 && in_quiet >= (in_work >= 0 ? in_work : in_connect))
        return WRONG("connect %.3f, work %.3f, quiet %.3f", in_connect, in_work, in_quiet);
    return NULL;
}

// The two before of the same pool, words behind a lift apart.
static const char *never_says_a_breath_word_of_the_last_two(Walk *walk)
{
    for (size_t i = 0; i < walk->score.spoken_count && is_walk(walk); i++) {
        const Spoken *s = &walk->score.spoken[i];
        const Speech *speech = &event_of(walk, s)->speech;
        if (!is_said(s) || speech->anchor != ANCHOR_TURN)
            continue;
        for (size_t back = i, seen = 0; back-- > 0 && seen < 2;) {
            const Spoken *before = &walk->score.spoken[back];
            const Speech *its = &event_of(walk, before)->speech;
            bool          alike = strcmp(its->pool, speech->pool) == 0 && its->then == speech->then &&
                         its->anchor == ANCHOR_TURN;
            if (!is_said(before) || !alike)
                continue;
            seen++;
            if (strcasecmp(before->text, s->text) == 0)
                return WRONG("\"%s\" again at %.1f s", s->text, (double)s->vowel / RATE);
        }
    }
    return NULL;
}

static const char *says_no_tip_twice_in_five_minutes(Walk *walk)
{
    EACH_SPOKEN(walk, s)
    EACH_SPOKEN(walk, later)
    {
        const Speech *speech = &event_of(walk, s)->speech;
        bool          tip = is_walk(walk) && speech->anchor == ANCHOR_START && is_said(s) && is_said(later) &&
                   later > s;
        if (tip && strcmp(s->text, later->text) == 0 && later->onset - s->onset < 5 * 60 * RATE)
            return WRONG("\"%s\" again after %.0f s", s->text, (double)(later->onset - s->onset) / RATE);
    }
    return NULL;
}

static const char *says_full_words_first_and_short_ones_later(Walk *walk)
{
    bool faded = false;
    EACH_SPOKEN(walk, s)
    {
        const Speech *speech = &event_of(walk, s)->speech;
        if (!is_walk(walk) || speech->then || !is_pool(walk, s, "lift"))
            continue;
        if (faded && speech->form == FORM_FULL)
            return WRONG("\"%s\" in full behind short ones", s->text);
        faded |= speech->form != FORM_FULL;
    }
    return NULL;
}

static const char *lets_one_phrase_end_before_the_next(Walk *walk)
{
    Frames end = 0;
    EACH_SPOKEN(walk, s)
    {
        if (is_said(s) && s->onset < end)
            return WRONG("\"%s\" at %.2f s begins before the last word has ended", s->text,
                         (double)s->onset / RATE);
        if (is_said(s))
            end = s->end;
    }
    return NULL;
}

static const char *speaks_of_a_pram_only_to_who_pushes_one(Walk *walk)
{
    static const char *const pushing[] = { "the pram", "pram close", "handle" };
    static const char *const free_hands[] = { "arms swing", "feather" };
    if (strcmp(walk->of->name, "first-walk-after-c-section") == 0)
        return NULL;
    EACH_SPOKEN(walk, s)
    {
        for (size_t i = 0; i < 3; i++)
            if (!walk->session.pram && strcasestr(s->text, pushing[i]))
                return WRONG("\"%s\" without a pram", s->text);
        for (size_t i = 0; i < 2; i++)
            if (walk->session.pram && strcasestr(s->text, free_hands[i]))
                return WRONG("\"%s\" with her hands on a pram", s->text);
    }
    return NULL;
}

// Frames from the end of a phrase to the next one, or to the end.
static Frames quiet_after(const Walk *walk, const Spoken *phrase)
{
    Frames next = walk->score.length;
    EACH_SPOKEN(walk, s)
    if (is_said(s) && s->onset > phrase->onset && s->onset < next)
        next = s->onset;
    return next - phrase->end;
}

static const char *leaves_eight_seconds_after_a_question_to_the_body(Walk *walk)
{
    EACH_SPOKEN(walk, s)
    if (is_said(s) && (is_pool(walk, s, "body_check") || is_pool(walk, s, "before_you_go")) &&
        quiet_after(walk, s) < 8 * RATE && s->end + 8 * RATE < walk->score.length)
        return WRONG("%.1f s after \"%s\"", (double)quiet_after(walk, s) / RATE, s->text);
    return NULL;
}

// Words that are not counted on a breath, nor must be heard: what she is asked to do, or to feel.
static bool is_free_tip(const Walk *walk, const Spoken *s)
{
    const Speech *speech = &event_of(walk, s)->speech;
    return is_walk(walk) && is_said(s) && speech->anchor == ANCHOR_START && speech->priority == PRIORITY_MAY;
}

static const char *leaves_three_seconds_from_one_tip_to_the_next(Walk *walk)
{
    Frames end = -3 * RATE;
    EACH_SPOKEN(walk, s)
    {
        if (is_free_tip(walk, s) && s->onset < end + 3 * RATE)
            return WRONG("\"%s\" at %.1f s", s->text, (double)s->onset / RATE);
        end = is_free_tip(walk, s) ? s->end : end;
    }
    return NULL;
}

static const char *says_no_tip_more_than_three_seconds_late(Walk *walk)
{
    EACH_SPOKEN(walk, s)
    if (is_free_tip(walk, s) && s->onset > frames_at(event_of(walk, s)->at, RATE) + 3 * RATE + RATE / 20)
        return WRONG("\"%s\" %.1f s late", s->text,
                     (double)s->onset / RATE - seconds_of(event_of(walk, s)->at));
    return NULL;
}

static const char *asks_before_setting_off_where_the_opening_is_a_minute(Walk *walk)
{
    bool room = is_walk(walk) && walk->timeline.phases[0].length >= MICROS_PER_MINUTE;
    return count_said(walk, "before_you_go", NULL) != (room ? 1 : 0) ? "not once, or without room" : NULL;
}

static const char *asks_after_bleeding_in_the_first_eight_weeks(Walk *walk)
{
    int said = count_said(walk, "bleeding_later", NULL);
    if (said != (walk->of->weeks < 8 ? 1 : 0))
        return WRONG("said %d times in week %d", said, walk->of->weeks);
    return said && (!count_said(walk, "bleeding_later", "red") || !count_said(walk, "bleeding_later", "pad"))
               ? "neither redder nor a pad"
               : NULL;
}

static const char *names_the_physio_once(Walk *walk)
{
    bool midwife = strcmp(walk->of->name, "breathing") == 0 || strcmp(walk->of->name, "pelvic-tilt") == 0;
    int  said = count_said(walk, NULL, midwife ? "midwife" : "pelvic-health physio");
    return said != 1 ? WRONG("%d times", said) : NULL;
}

static const char *speaks_of_doming_where_there_are_lifts(Walk *walk)
{
    bool lifts = false;
    for (size_t i = 0; i < walk->timeline.event_count && !lifts; i++)
        lifts = walk->timeline.events[i].kind == EVENT_LIFT;
    bool floor = strcmp(walk->of->name, "pelvic-floor") == 0;  // other words: does it let go
    return lifts && !floor && !count_said(walk, NULL, "dom") && !count_said(walk, NULL, "ridge")
               ? "nothing of it"
               : NULL;
}

static const char *tests_her_talking_in_every_brisk_part(Walk *walk)
{
    for (size_t p = 0; p < walk->timeline.phase_count; p++) {
        const TimelinePhase *phase = &walk->timeline.phases[p];
        bool                 brisk = is_named(phase, "brisk") || is_named(phase, "up") ||
                     (is_named(phase, "work") && walk->session.level >= 3);
        int said = 0;
        EACH_SPOKEN(walk, s)
        said += is_said(s) && is_pool(walk, s, "talk_test") && phase_of(walk, event_of(walk, s)) == phase;
        if (brisk != (said == 1))
            return WRONG("%d times in \"%s\" at %.0f s", said, phase->key, seconds_of(phase->at));
    }
    return NULL;
}

static bool has_word(const char *text, const char *word)
{
    size_t length = strlen(word);
    for (const char *at = text; (at = strcasestr(at, word)); at++)
        if ((at == text || !isalpha((unsigned char)at[-1])) && !isalpha((unsigned char)at[length]))
            return true;
    return false;
}

static const char *never_names_the_other_way_on_a_breath(Walk *walk)
{
    EACH_SPOKEN(walk, s)
    {
        const Speech *speech = &event_of(walk, s)->speech;
        const char   *other = speech->side == ON_OUT ? "in" : speech->side == ON_IN ? "out" : NULL;
        if (speech->anchor == ANCHOR_TURN && other && (has_word(s->text, other) || has_word(s->text, "draw")))
            return WRONG("\"%s\" on the way %s", s->text, speech->side == ON_OUT ? "out" : "in");
    }
    return NULL;
}

static const char *keeps_to_flat_ground_until_week_six_after_a_c_section(Walk *walk)
{
    static const char *const steep[] = { "hill",         "step up",   "stair", "climb",
                                         "out, and tip", "wheels up", "kerb" };
    if (walk->of->birth != BIRTH_C_SECTION || walk->of->weeks >= 6)
        return NULL;
    EACH_SPOKEN(walk, s)
    for (size_t i = 0; i < sizeof steep / sizeof *steep; i++)
        if (!is_pool(walk, s, "flat_ways") && strcasestr(s->text, steep[i]))
            return WRONG("\"%s\"", s->text);
    bool pram_walk = strcmp(walk->of->name, "pram-walk") == 0;
    return pram_walk && count_said(walk, "flat_ways", NULL) != 1 ? "no word of flat ways" : NULL;
}

// --- The breath that changes -----------------------------------------------------------

typedef struct {
    double in, out;
} Cycle;  // steps, or seconds

static Cycle cycle_at(const Walk *walk, size_t breath, Micros *end)
{
    const Event *events = walk->timeline.events, *in = &events[breath], *out = NULL;
    for (size_t i = breath + 1; i < walk->timeline.event_count && !out; i++)
        if (events[i].kind == EVENT_BREATH)
            out = &events[i];
    *end = out ? out->at + out->length : in->at + in->length;
    if (!out)
        return (Cycle){ 0, 0 };
    return in->breath.steps ? (Cycle){ in->breath.steps, out->breath.steps }
                            : (Cycle){ round(seconds_of(in->length)), round(seconds_of(out->length)) };
}

// Whether words end four to eight steps before a change, or three to five seconds where pace is her own.
static bool is_announced(const Walk *walk, Micros change)
{
    const TimelinePhase *before = &walk->timeline.phases[timeline_phase_at(&walk->timeline, change - 1)];
    double               step = before->pace.own ? 0 : 60 / before->pace.to;
    double               latest = before->pace.own ? 3 : 4 * step, earliest = before->pace.own ? 5 : 8 * step;
    EACH_SPOKEN(walk, s)
    {
        double lead = seconds_of(change) - (double)s->end / RATE;
        bool   breath = is_announcement(walk, s) && !is_pool(walk, s, "coming");
        if (breath && is_said(s) && lead > latest - 0.05 && lead < earliest + 0.05)
            return true;
    }
    return false;
}

static const char *announces_each_breath_that_changes(Walk *walk)
{
    Cycle  last = { 0, 0 };
    Micros last_end = -1, end;
    for (size_t i = 0; i < walk->timeline.event_count && is_walk(walk); i++) {
        const Event *event = &walk->timeline.events[i];
        if (event->kind != EVENT_BREATH || event->breath.out)
            continue;
        Cycle cycle = cycle_at(walk, i, &end);
        bool  goes_on = event->at - last_end < 1000 && cycle.in == last.in && cycle.out == last.out;
        if (!goes_on && !is_announced(walk, event->at))
            return WRONG("%.0f:%.0f at %.1f s without a word", cycle.in, cycle.out, seconds_of(event->at));
        last = cycle;
        last_end = end;
    }
    return NULL;
}

// --- Drills ----------------------------------------------------------------------------

typedef struct {
    const Phase         *part;
    const TimelinePhase *laid;
} DrillPart;

static DrillPart drill_part(const Walk *walk, size_t index)
{
    bool drill = index < walk->session.phase_count && walk->session.phases[index].drill;
    return (DrillPart){ drill ? &walk->session.phases[index] : NULL, &walk->timeline.phases[index] };
}

static const char *says_every_move_of_every_repetition(Walk *walk)
{
    for (size_t p = 0; p < walk->session.phase_count; p++) {
        DrillPart part = drill_part(walk, p);
        for (size_t i = 0; part.part && i < part.part->drill->step_count; i++) {
            const Drill *drill = part.part->drill;
            int          said = 0, wanted = drill->reps * (drill->side_count ? drill->side_count : 1);
            EACH_SPOKEN(walk, s)
            said += is_said(s) && phase_of(walk, event_of(walk, s)) == part.laid && drill->steps[i].pool &&
                    is_pool(walk, s, drill->steps[i].pool->name);
            if (said != wanted)
                return WRONG("\"%s\" is said %d times of %d", drill->steps[i].name, said, wanted);
        }
    }
    return NULL;
}

static const char *is_never_silent_for_45_seconds_within_repetitions(Walk *walk)
{
    for (size_t p = 0; p < walk->session.phase_count; p++) {
        DrillPart part = drill_part(walk, p);
        EACH_SPOKEN(walk, s)
        if (part.part && is_said(s) && phase_of(walk, event_of(walk, s)) == part.laid &&
            quiet_after(walk, s) > 45 * RATE)
            return WRONG("after \"%s\" at %.0f s", s->text, (double)s->end / RATE);
    }
    return NULL;
}

// What she does is told in words before the first repetition begins.
static const char *explains_the_first_repetition(Walk *walk)
{
    int drills_done = 0,
        told = count_said(walk, "how_to", NULL) + count_said(walk, "how_to_open", NULL) +
               count_said(walk, "how_to_rise", NULL) + count_said(walk, "how_to_lift", NULL) +
               count_said(walk, "how_to_quick", NULL) + count_said(walk, "to_the_ribs", NULL);
    const Drill *before = NULL;
    for (size_t p = 0; p < walk->session.phase_count; p++) {
        const Drill *drill = walk->session.phases[p].drill;
        drills_done += drill && !(before && drill->steps[0].pool == before->steps[0].pool &&
                                  drill->steps[1].pool == before->steps[1].pool);
        before = drill ? drill : before;
    }
    return told != drills_done ? WRONG("%d of %d explained", told, drills_done) : NULL;
}

// --- Wordings --------------------------------------------------------------------------

static const Pool *pool_in_says(const Say *says, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(says[i].pool->name, name) == 0)
            return says[i].pool;
    return NULL;
}

static const Pool *pool_in_drill(const Drill *drill, const char *name)
{
    for (size_t i = 0; drill && i < drill->step_count; i++)
        if (drill->steps[i].pool && strcmp(drill->steps[i].pool->name, name) == 0)
            return drill->steps[i].pool;
    return drill && drill->change_pool && strcmp(drill->change_pool->name, name) == 0 ? drill->change_pool
                                                                                      : NULL;
}

static const Pool *find_pool(const Phase *phases, size_t count, const char *name)
{
    const Pool *pool = NULL;
    for (size_t i = 0; i < count && !pool; i++) {
        pool = pool_in_says(phases[i].says, phases[i].say_count, name);
        pool = pool ? pool : pool_in_drill(phases[i].drill, name);
        pool = pool ? pool : find_pool(phases[i].phases, phases[i].phase_count, name);
    }
    return pool;
}

static int times_said(const Walk *walk, const char *pool, WordForm form, bool then)
{
    int count = 0;
    EACH_SPOKEN(walk, s)
    {
        const Speech *speech = &event_of(walk, s)->speech;
        count += is_said(s) && is_pool(walk, s, pool) && speech->then == then &&
                 (then || speech->form == form);
    }
    return count;
}

static const char *has_six_wordings_of_what_is_heard_more_than_twice(Walk *walk)
{
    EACH_SPOKEN(walk, s)
    {
        const char *name = event_of(walk, s)->speech.pool;
        const Pool *pool = find_pool(walk->session.phases, walk->session.phase_count, name);
        pool = pool ? pool : pool_in_says(walk->session.says, walk->session.say_count, name);
        if (!pool)
            continue;  // counts, and the rest after ten lifts
        const Wordings *brief = pool->brief.count ? &pool->brief : &pool->full;
        if ((times_said(walk, name, FORM_FULL, false) > 2 && pool->full.count < 6) ||
            (times_said(walk, name, FORM_SHORT, false) > 2 && brief->count < 6) ||
            (times_said(walk, name, FORM_FULL, true) > 2 && pool->then.count < 6))
            return WRONG("\"%s\" has %zu, short %zu, then %zu", name, pool->full.count, pool->brief.count,
                         pool->then.count);
    }
    return NULL;
}

// --- The pass --------------------------------------------------------------------------

typedef struct {
    const char *name;
    Ask        *ask;
} Asked;
// clang-format off
#define ASK(name) { #name, name }
// clang-format on
static const Asked rules[] = {
    ASK(compiles_without_a_warning),
    ASK(adds_up_to_the_frame),
    ASK(keeps_the_seconds_of_the_table),
    ASK(has_no_core_cue_before_its_time),
    ASK(rests_a_minute_after_ten_lifts),
    ASK(opens_with_what_keeps_her_safe),
    ASK(closes_with_a_body_check_and_a_habit),
    ASK(leaves_quiet_parts_quiet),
    ASK(speaks_less_from_connect_to_work_to_quiet),
    ASK(never_says_a_breath_word_of_the_last_two),
    ASK(says_no_tip_twice_in_five_minutes),
    ASK(says_full_words_first_and_short_ones_later),
    ASK(lets_one_phrase_end_before_the_next),
    ASK(speaks_of_a_pram_only_to_who_pushes_one),
    ASK(leaves_eight_seconds_after_a_question_to_the_body),
    ASK(leaves_three_seconds_from_one_tip_to_the_next),
    ASK(says_no_tip_more_than_three_seconds_late),
    ASK(asks_before_setting_off_where_the_opening_is_a_minute),
    ASK(asks_after_bleeding_in_the_first_eight_weeks),
    ASK(names_the_physio_once),
    ASK(speaks_of_doming_where_there_are_lifts),
    ASK(tests_her_talking_in_every_brisk_part),
    ASK(never_names_the_other_way_on_a_breath),
    ASK(keeps_to_flat_ground_until_week_six_after_a_c_section),
    ASK(announces_each_breath_that_changes),
    ASK(says_every_move_of_every_repetition),
    ASK(is_never_silent_for_45_seconds_within_repetitions),
    ASK(explains_the_first_repetition),
    ASK(has_six_wordings_of_what_is_heard_more_than_twice),
};
enum { RULES = sizeof rules / sizeof *rules, TOLD = 12 };

// A rule with what broke it.
typedef struct {
    const Asked *rule;
    int          broken;
    const char  *told[TOLD];  // the first walks
} Kept;

typedef struct {
    Arena  arena;
    Kept   kept[RULES];
    size_t walks, phrases;
} Verdict;

static void judge(Walk *walk, Verdict *verdict)
{
    for (int r = 0; r < RULES; r++) {
        Kept       *kept = &verdict->kept[r];
        const char *wrong = walk->built || r == 0 ? rules[r].ask(walk) : NULL;
        kept->rule = &rules[r];
        if (wrong && kept->broken++ < TOLD)
            kept->told[kept->broken - 1] = arena_printf(&verdict->arena, "%s: %s",
                                                        describe(walk->of, &verdict->arena), wrong);
    }
}

static void collect_all(const Cases *cases, Book *book)
{
    for (size_t i = 0; i < cases->count; i++) {
        Walk walk;
        lay_out(&cases->items[i], &walk);
        if (walk.built)
            collect(book, &walk);
        arena_free(&walk.arena);
    }
}

static void judge_each(const Cases *cases, const Book *book, Verdict *verdict)
{
    Sounds *sounds = sounds_open(RATE, 1);
    for (size_t i = 0; i < cases->count; i++) {
        Walk walk;
        lay_out(&cases->items[i], &walk);
        place(&walk, book->phrases, book->count, sounds);
        judge(&walk, verdict);
        arena_free(&walk.arena);
    }
    sounds_close(sounds);
}

static void judge_all(Verdict *verdict)
{
    Book  *book = calloc(1, sizeof *book);
    Cases *cases = calloc(1, sizeof *cases);
    list_cases(cases, &verdict->arena);
    collect_all(cases, book);
    speak(book);
    judge_each(cases, book, verdict);
    verdict->walks = cases->count;
    verdict->phrases = book->count;
    for (size_t i = 0; i < book->count; i++)
        clip_free(book->clips[i]);
    arena_free(&book->arena);
    free(book);
    free(cases);
}

static void rule_is_kept(void **state)
{
    const Kept *kept = *state;
    for (int i = 0; i < TOLD && i < kept->broken; i++)
        print_message("# %s\n", kept->told[i]);
    if (kept->broken)
        fail_msg("%d walks break it", kept->broken);
}

// --- Doses -----------------------------------------------------------------------------

// What one step asks for, typed by hand from the table of drills: how long the effort lasts, with the breath
// out that it begins on, and how often on each side.
typedef struct {
    const char *drill, *part, *step;  // the last step of the effort
    int         form;
    double      least, most;  // seconds
    int         reps;
} Dose;

// clang-format off
static const Dose doses[] = {
    { "wall-bug-press", "press", "stay", -1,  5, 10, 5 }, { "wall-bug-press", "press", "stay", 0,  5, 10, 5 },
    { "wall-bug-press", "press", "stay",  1,  5, 10, 5 },
    { "daily-three",    "press", "stay", -1,  5, 10, 5 }, { "daily-three",    "press", "stay", 0,  5, 10, 5 },
    { "daily-three",    "press", "stay",  1,  5, 10, 5 },
    { "side-plank",  "plank", "stay",    -1, 12, 25, 2 }, { "side-plank",  "plank", "stay",    0, 12, 25, 2 },
    { "side-plank",  "plank", "stay",     1, 12, 25, 2 },
    { "daily-three", "plank", "stay_up", -1, 12, 25, 2 }, { "daily-three", "plank", "stay_up", 0, 12, 25, 2 },
    { "daily-three", "plank", "stay_up",  1, 12, 25, 2 },
    { "open-book", "book", "open",       -1,  4,  8, 8 }, { "open-book", "book", "open",       0,  4,  8, 8 },
    { "open-book", "book", "open",        1,  4,  8, 10 },
    { "pelvic-floor", "long", "squeeze", -1,  3,  3, 5 }, { "pelvic-floor", "long", "squeeze", 0,  5,  5, 8 },
    { "pelvic-floor", "long", "squeeze",  1, 10, 10, 10 },
    { "pelvic-floor", "long", "let_go",  -1,  3,  5, 5 }, { "pelvic-floor", "long", "let_go",  0,  5,  5, 8 },
    { "pelvic-floor", "long", "let_go",   1, 10, 10, 10 },
};
// clang-format on

static double move_seconds(const Phase *part, const Move *move)
{
    const Gear *gear = &part->breath.gears[0];
    switch (move->kind) {
    case MOVE_IN: return gear->in;
    case MOVE_OUT: return gear->out;
    case MOVE_HOLD_BREATHS: return move->breaths * (gear->in + gear->out);
    case MOVE_QUICK: return move->times * seconds_of(move->time + move->let_go);
    case MOVE_HOLD_TIME:
    case MOVE_REST: return seconds_of(move->time);
    }
    return 0;
}

// A hold in seconds goes on from the breath out before it; a hold in breaths is counted by itself.
static double effort_seconds(const Phase *part, const char *name)
{
    const Drill *drill = part->drill;
    for (size_t i = 0; i < drill->step_count; i++) {
        const DrillStep *step = &drill->steps[i], *before = i > 0 ? step - 1 : NULL;
        if (strcmp(step->name, name) != 0)
            continue;
        bool goes_on = step->moves[0].kind == MOVE_HOLD_TIME && before && before->moves[0].kind == MOVE_OUT;
        return move_seconds(part, &step->moves[0]) + (goes_on ? move_seconds(part, &before->moves[0]) : 0);
    }
    return 0;
}

static const Phase *read_part(const Dose *dose, Arena *arena)
{
    DiagList       diags = { .arena = arena };
    Session       *session = ARENA_NEW(arena, Session);
    SessionRequest request = {
        .name = dose->drill, .form = dose->form, .seed = -1, .walker = WALKER_UNKNOWN
    };
    const Desk desk = { arena, &diags, &here };
    assert_true(session_read(&request, &desk, session));
    for (size_t i = 0; i < session->phase_count; i++)
        if (strcmp(session->phases[i].key, dose->part) == 0)
            return &session->phases[i];
    return NULL;
}

static void the_doses_are_those_of_the_source(void **state)
{
    (void)state;
    Arena arena = { 0 };
    for (size_t i = 0; i < sizeof doses / sizeof *doses; i++) {
        const Dose  *dose = &doses[i];
        const Phase *part = read_part(dose, &arena);
        assert_non_null(part);
        double seconds = effort_seconds(part, dose->step);
        if (seconds < dose->least || seconds > dose->most || part->drill->reps != dose->reps)
            fail_msg("%s, form %d: \"%s\" lasts %.1f s, %d times", dose->drill, dose->form, dose->step,
                     seconds, part->drill->reps);
    }
    arena_free(&arena);
}

static void quick_ones_are_a_second_up_and_a_second_let_go(void **state)
{
    static const int times[] = { 5, 8, 10 };
    (void)state;
    Arena arena = { 0 };
    for (int form = -1; form <= 1; form++) {
        const Phase *part = read_part(&(Dose){ .drill = "pelvic-floor", .part = "quick", .form = form },
                                      &arena);
        assert_non_null(part);
        const Move *move = &part->drill->steps[1].moves[0];
        assert_int_equal(move->kind, MOVE_QUICK);
        assert_int_equal(move->time, MICROS_PER_SECOND);
        assert_int_equal(move->let_go, MICROS_PER_SECOND);
        assert_int_equal(move->times, times[form + 1]);
    }
    arena_free(&arena);
}

// --- Gates -----------------------------------------------------------------------------

static bool is_offered_as(const char *name, int form, int weeks, Birth birth, bool cleared)
{
    Arena          arena = { 0 };
    DiagList       diags = { .arena = &arena };
    Session        session;
    SessionRequest request = { .name = name, .form = form, .seed = -1, .walker = WALKER_UNKNOWN };
    request.walker.profile = true;
    request.walker.weeks = weeks;
    request.walker.birth = birth;
    request.walker.cleared = cleared;
    const Desk desk = { &arena, &diags, &here };
    bool       read = session_read(&request, &desk, &session);
    arena_free(&arena);
    return read;
}

// In its easiest form for her.
static bool is_offered(const char *name, int weeks, Birth birth, bool cleared)
{
    return is_offered_as(name, strcmp(name, "pelvic-floor") == 0 ? -1 : 0, weeks, birth, cleared);
}

static void the_pelvic_floor_grows_with_her_weeks(void **state)
{
    (void)state;
    for (int birth = BIRTH_VAGINAL; birth <= BIRTH_C_SECTION; birth++) {
        assert_false(is_offered_as("pelvic-floor", 0, 2, (Birth)birth, true));
        assert_true(is_offered_as("pelvic-floor", 0, 3, (Birth)birth, true));
        assert_false(is_offered_as("pelvic-floor", 1, 7, (Birth)birth, true));
        assert_true(is_offered_as("pelvic-floor", 1, 8, (Birth)birth, true));
    }
}

// A walk for after a C-section is not one for after a vaginal birth.
static void what_names_one_birth_is_for_that_one(void **state)
{
    (void)state;
    assert_true(is_offered("first-walk-after-c-section", 1, BIRTH_C_SECTION, false));
    assert_false(is_offered("first-walk-after-c-section", 1, BIRTH_VAGINAL, false));
    assert_true(is_offered("first-walk-after-c-section", 1, BIRTH_UNKNOWN, false));
    assert_true(is_offered("first-walk", 1, BIRTH_VAGINAL, false));
}

// The first weeks, typed by hand.
static void each_drill_is_offered_from_its_week_on(void **state)
{
    static const struct {
        const char *name;
        int         vaginal, c_section;  // -1: not looked at
        bool        cleared;
    } gates[] = {
        { "wall-bug-press", 2, 6, false }, { "open-book", 4, 8, false },    { "side-plank", 6, 12, true },
        { "daily-three", 6, 12, true },    { "pelvic-floor", 1, 1, false }, { "breathing", 0, 0, false },
        { "pelvic-tilt", -1, 2, false },   { "sit-to-stand", 7, 8, false }, { "hills", 12, 12, false },
    };
    (void)state;
    for (size_t i = 0; i < sizeof gates / sizeof *gates; i++)
        for (int birth = BIRTH_VAGINAL; birth <= BIRTH_C_SECTION; birth++) {
            int first = birth == BIRTH_VAGINAL ? gates[i].vaginal : gates[i].c_section;
            if (first < 0)
                continue;
            assert_true(is_offered(gates[i].name, first, (Birth)birth, gates[i].cleared));
            if (first > 0)
                assert_false(is_offered(gates[i].name, first - 1, (Birth)birth, gates[i].cleared));
            if (gates[i].cleared)
                assert_false(is_offered(gates[i].name, first, (Birth)birth, false));
        }
}

// --- The cue set -----------------------------------------------------------------------

static size_t count_texts(const ConfNode *node)
{
    size_t count = node && node->kind == CONF_TEXT;
    for (const ConfNode *text = node && node->kind == CONF_ARRAY ? node->first : NULL; text;
         text = text->next)
        count++;
    return count;
}

static void expect_wordings(const ConfNode *pool, const char *key, size_t least)
{
    size_t count = count_texts(conf_get(pool, key));
    if (count < least)
        fail_msg("\"%s\" has %zu wordings of %zu in %s", pool->name, count, least, key);
}

static void a_breath_word_has_six_wordings_and_a_tip_four(void **state)
{
    static const char *const groups[] = { "words", "breath_only", "tall", "light", "level_1" };
    static const char *const fixed[] = { "one_ear", "stop_signs", "coming", "minutes_left" };
    (void)state;
    Arena           arena = { 0 };
    DiagList        diags = { .arena = &arena };
    const ConfNode *cues = conf_read_file("scripts/cues/en.cfg", (SourcePos){ 0 }, &session_hints, &arena,
                                          &diags);
    assert_non_null(cues);
    for (size_t g = 0; g < sizeof groups / sizeof *groups; g++)
        for (const ConfNode *pool = conf_get(cues, groups[g])->first; pool; pool = pool->next) {
            bool bare = false;
            for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
                bare |= files_same_name(pool->name, fixed[i]);
            if (conf_get(pool, "on")) {
                expect_wordings(pool, "full", 6);
                expect_wordings(pool, "short", 6);
            } else if (pool->kind == CONF_GROUP && !bare && !conf_get(pool, "joins"))
                expect_wordings(pool, "full", 4);
            else if (pool->kind == CONF_ARRAY && count_texts(pool) < 4)
                fail_msg("\"%s\" has %zu wordings", pool->name, count_texts(pool));
        }
    arena_free(&arena);
}

static const char *habit_of(const char *today, Arena *arena)
{
    DiagList       diags = { .arena = arena };
    Session        session;
    Timeline       timeline;
    SessionRequest request = { .name = "10min", .today = today, .seed = -1, .walker = WALKER_UNKNOWN };
    request.walker.baby_born = "2026-10-01";
    const Desk desk = { arena, &diags, &here };
    assert_true(session_read(&request, &desk, &session));
    assert_true(timeline_build(&session, arena, &diags, &timeline));
    for (size_t i = 0; i < timeline.event_count; i++)
        if (timeline.events[i].kind == EVENT_SPEECH && strcmp(timeline.events[i].speech.pool, "habit") == 0)
            return timeline.events[i].speech.text;
    return "";
}

static void the_same_walk_closes_with_another_habit_each_day(void **state)
{
    static const char *const days[] = { "2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23",
                                        "2026-11-24" };
    (void)state;
    Arena arena = { 0 };
    for (size_t i = 0; i < 5; i++)
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(habit_of(days[i], &arena), habit_of(days[k], &arena));
    assert_string_equal(habit_of(days[0], &arena), habit_of(days[0], &arena));
    arena_free(&arena);
}

int main(void)
{
    Verdict          *verdict = calloc(1, sizeof *verdict);
    struct CMUnitTest tests[RULES + 7];

    judge_all(verdict);
    printf("# %zu walks, %zu phrases\n", verdict->walks, verdict->phrases);
    for (int r = 0; r < RULES; r++)
        tests[r] = (struct CMUnitTest){ rules[r].name, rule_is_kept, NULL, NULL, &verdict->kept[r] };
    tests[RULES] = (struct CMUnitTest)cmocka_unit_test(a_breath_word_has_six_wordings_and_a_tip_four);
    tests[RULES + 1] = (struct CMUnitTest)cmocka_unit_test(the_same_walk_closes_with_another_habit_each_day);
    tests[RULES + 2] = (struct CMUnitTest)cmocka_unit_test(the_doses_are_those_of_the_source);
    tests[RULES + 3] = (struct CMUnitTest)cmocka_unit_test(quick_ones_are_a_second_up_and_a_second_let_go);
    tests[RULES + 4] = (struct CMUnitTest)cmocka_unit_test(each_drill_is_offered_from_its_week_on);
    tests[RULES + 5] = (struct CMUnitTest)cmocka_unit_test(the_pelvic_floor_grows_with_her_weeks);
    tests[RULES + 6] = (struct CMUnitTest)cmocka_unit_test(what_names_one_birth_is_for_that_one);
    int failed = _cmocka_run_group_tests("walks", tests, RULES + 7, NULL, NULL);
    arena_free(&verdict->arena);
    free(verdict);
    return failed;
}
