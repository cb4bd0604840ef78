#include "scenario.h"

#include "draw.h"

#include <signal.h>
#include <stddef.h>
#include <string.h>

const char *scenario_kind(Kind kind)
{
    static const char *const names[] = { "walk", "export", "share", "days", "files" };
    return names[kind];
}

// --- What she wrote --------------------------------------------------------------------

// Each draw is a statement: the order in which arguments are taken is the compiler's.
static const char *draw_session(Draw *draw, Arena *arena)
{
    static const char *const breaths[] = { "3:4", "4:4" };
    static const char *const words[] = { "", "  words: { }", "\nwords: { stop_signs = \"Breathe out.\" }" };
    static const char        form[] =
        "title = \"Sim %d\"\nlevel = %d\n"
        "say: { coming = \"off\"  halfway = \"off\"  minutes_left = \"off\" }\n"
        "phases: {\n"
        "  begin: { pace = \"own\"  length = \"0:%d\"  say: { stop_signs = \"start\" } }\n"
        "  walk: { length = \"0:%02d\"  pace = %d  breath = \"%s\" }\n"
        "  ease: { pace = \"own\"  length = \"0:%02d\" }\n}\n%s";
    int         pace = 2 * draw_within(draw, 45, 52);
    const char *more = draw_of_100(draw, 10) ? DRAW_OF(draw, words) : "";
    int         ease = draw_within(draw, 3, 5);
    const char *breath = DRAW_OF(draw, breaths);
    int         walk = draw_within(draw, 8, 12);
    int         begin = draw_within(draw, 26, 29);
    int         level = draw_within(draw, 2, 4);
    int         title = draw_below(draw, 10);
    return arena_printf(arena, form, title, level, begin, walk, pace, breath, ease, more);
}

// One letter more, less or another: mostly a mistake.
static const char *edit(const char *text, Draw *draw, Arena *arena)
{
    static const char letters[] = "{}\"=:;0919x \n";
    size_t            length = strlen(text), at = (size_t)draw_below(draw, (int)length);
    int               how = draw_below(draw, 3);
    return arena_printf(arena, "%.*s%.*s%s", (int)at, text, how != 0,
                        &letters[draw_below(draw, sizeof letters - 1)], text + at + (how != 1));
}

static const char *draw_profile(Draw *draw, Arena *arena)
{
    if (draw_of_100(draw, 40))
        return NULL;
    static const char *const births[] = { "vaginal", "c-section" };
    static const char *const cores[] = { "breath_only", "tall", "light" };
    static const char *const talks[] = { "full", "short", "silent" };
    static const char form[] = "baby_born = \"2026-%02d-%02d\"\nbirth = \"%s\"\nlevel = %d\ncore = \"%s\"\n"
                               "own_pace = %d\ntalk = \"%s\"\n";
    const char       *talk = DRAW_OF(draw, talks);
    int               pace = draw_within(draw, 66, 90);
    const char       *core = DRAW_OF(draw, cores);
    int               level = draw_within(draw, 1, 4);
    const char       *birth = DRAW_OF(draw, births);
    int               day = draw_within(draw, 1, 28);
    int               month = draw_within(draw, 1, 9);
    const char       *profile = arena_printf(arena, form, month, day, birth, level, core, pace, talk);
    return draw_of_100(draw, 8) ? edit(profile, draw, arena) : profile;
}

static void add(const char **words, int room, const char *word)
{
    int count = 0;
    while (words[count])
        count++;
    if (count + 1 < room)
        words[count] = word;
}

static void draw_walk(Draw *draw, Arena *arena, Scenario *out)
{
    enum { ROOM = sizeof out->options / sizeof *out->options };
    out->profile = draw_profile(draw, arena);
    out->session = draw_session(draw, arena);
    if (draw_of_100(draw, 9))
        out->session = edit(out->session, draw, arena);
    out->spoken = draw_of_100(draw, 93);
    add(out->options, ROOM, "--sample-rate");
    add(out->options, ROOM, "8000");
    if (draw_of_100(draw, 88))
        add(out->options, ROOM, "--mono");
    add(out->options, ROOM, "--jobs");
    add(out->options, ROOM, draw_of_100(draw, 90) ? "1" : "2");
    add(out->options, ROOM, "--anyway");
    if (!out->spoken) {
        add(out->options, ROOM, "--voice");
        add(out->options, ROOM, "silent");
    }
}

// --- What fails ------------------------------------------------------------------------

// nth: of as many as there will be.
static Fault draw_fault(Draw *draw, bool one_thread)
{
    Fault fault = { .armed = draw_of_100(draw, 90) };
    fault.call = (CallKind)draw_below(draw, CALL_KINDS);
    fault.nth = draw_below(draw, 1 << 20);
    fault.lasting = draw_of_100(draw, 40);
    fault.process = draw_of_100(draw, 60) ? 0 : draw_within(draw, 1, PROCESSES - 1);
    fault.thread = one_thread || draw_of_100(draw, 85) ? 0 : 1;
    return fault;
}

// --- What happens while she walks ------------------------------------------------------

static Happening draw_happening(Draw *draw, double at, bool plainly)
{
    static const char *const plain[] = { " ", "?", "\033", "\033[D", "\033[C", "x", "\033[99~" };
    static const char *const other[] = { "9", "0", "m", "v", "V", "[", "]", "\033[D", "\033[C", "\003" };
    Happening                happening = { .at = at, .kind = (HappeningKind)draw_below(draw, 4) };
    happening.lasts = draw_within(draw, 1, 60) / 10.0;
    if (happening.kind == HAPPENS_DEATH && draw_of_100(draw, 4))
        happening.lasts = 80;
    const char *key = plainly ? DRAW_OF(draw, plain) : DRAW_OF(draw, other);
    strcpy(happening.key, key);
    return happening;
}

static void draw_performance(Draw *draw, Scenario *out)
{
    Performance *performance = &out->performance;
    double       at = draw_below(draw, 50) / 10.0;
    int          count = draw_below(draw, HAPPENINGS_MAX - 3);
    out->plays_plainly = draw_of_100(draw, 86);
    performance->latency = draw_within(draw, 1, 30) / 100.0;
    for (int i = 0; i < count; i++, at += draw_within(draw, 1, 90) / 10.0)
        performance->happenings[performance->count++] = draw_happening(draw, at, out->plays_plainly);
    if (out->plays_plainly && draw_of_100(draw, 80))
        at += 90;  // it has come to its end, if she does not pause
    performance->happenings[performance->count++] = (Happening){ HAPPENS_KEY, at, 0, "q" };
}

// --- Days ------------------------------------------------------------------------------

static Day draw_day(Draw *draw, int day, Arena *arena)
{
    static const char *const hows[] = { "--easy", "--good", "--hard" };
    static const char *const walks[] = { "20min", "10min", "5min", "first-walk", "breathing" };
    static const char *const more[] = { "--leaking",       "--heavy",    "--stop=dizzy",
                                        "--answer=up=yes", "--start=10", "--left-early" };
    Day                      out = { .kind = (DayKind)draw_below(draw, DAY_PLAN + 1),
                                     .on = arena_printf(arena, "2026-11-%02d", 1 + day) };
    if (draw_of_100(draw, 40))
        out.kind = DAY_DONE;
    if (out.kind == DAY_DONE) {
        add(out.words, 6, DRAW_OF(draw, walks));
        add(out.words, 6, DRAW_OF(draw, hows));
        if (draw_of_100(draw, 30))
            add(out.words, 6, DRAW_OF(draw, more));
    }
    return out;
}

static void draw_days(Draw *draw, Arena *arena, Scenario *out)
{
    int day = draw_below(draw, 10);
    out->day_count = draw_within(draw, 2, 4);
    for (int i = 0; i < out->day_count; i++, day += draw_below(draw, 3))
        out->days[i] = draw_day(draw, day, arena);
    Day *today = &out->days[draw_below(draw, out->day_count)];
    *today = (Day){ .kind = DAY_TODAY, .on = today->on };
    out->day_failing = draw_below(draw, out->day_count);
}

// --- All of it -------------------------------------------------------------------------

static Kind draw_kind(Draw *draw)
{
    static const int shares[KINDS] = {
        [KIND_WALK] = 44, [KIND_EXPORT] = 13, [KIND_SHARE] = 13, [KIND_DAYS] = 24, [KIND_FILES] = 6
    };
    int left = draw_below(draw, 100), kind = 0;
    while (left >= shares[kind])
        left -= shares[kind++];
    return (Kind)kind;
}

Scenario scenario_of(uint64_t seed, Arena *arena)
{
    static const char *const others[] = { "flac", "mp3", "ogg" };
    static const int         ends[] = { SIGINT, SIGTERM, SIGHUP };
    Draw                     draw = { rng_hash(seed, 4711), 0 };
    Scenario                 out = { .seed = seed, .kind = draw_kind(&draw) };
    draw_walk(&draw, arena, &out);
    out.before = (Before)draw_below(&draw, 3);
    out.ending = draw_of_100(&draw, 86) ? "wav" : DRAW_OF(&draw, others);
    out.beside = draw_of_100(&draw, 15);
    out.plays = draw_of_100(&draw, 85);
    draw_performance(&draw, &out);
    out.fault = draw_fault(&draw, strcmp(out.options[4], "2") == 0 || strcmp(out.options[3], "2") == 0);
    out.fault_plays = draw_of_100(&draw, 25);
    out.asked_count = draw_within(&draw, 1, ASKED_MAX);
    for (int i = 0; i < out.asked_count; i++)
        out.asked[i] = (Ask)draw_below(&draw, ASKS);
    out.end = DRAW_OF(&draw, ends);
    draw_days(&draw, arena, &out);
    out.file = draw_below(&draw, 6);
    return out;
}
