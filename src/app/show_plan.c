// A walk as a plan to read: a block for each part, and below it what is said; words on the breath are in one
// line, since they repeat.
//
//      4:00  Connect                       4:00   100 steps a minute, breath 3:4, 57 breaths
//              4:02  In for three steps, out for four. ...
//              on the breath: "Lift and draw in", "Zip up, lightly", ... 20 times; 26 lifts
#include "app/show.h"
#include "job/walk_words.h"

#include "base/text.h"
#include "job/label.h"
#include "job/report.h"
#include "session/chosen.h"

#include <string.h>

enum { INDENT = 16, TITLE = 28, QUOTED_MOST = 4 };

// --- Heads -----------------------------------------------------------------------------

static void print_head(const Terminal *terminal, const Walk *walk, Arena *arena)
{
    const Session *session = &walk->session;
    char           length[UNITS_TEXT_SIZE];
    printf("%s%s%s, %s", terminal_style(terminal, STYLE_BOLD), session->title,
           terminal_style(terminal, STYLE_PLAIN), units_format_clock(walk->timeline.length, length));
    if (session->level)
        printf(", level %d", session->level);
    putchar('\n');
    const char *lines[] = { session->about, chosen_lines(session, arena) };
    for (int i = 0; i < 2; i++)
        if (lines[i] && lines[i][0])
            puts(lines[i]);
    if (walk_is_unchecked(walk))
        puts("It says words that nobody has checked.");
}

static const char *describe(const TimelinePhase *phase, Arena *arena)
{
    Text text = { .arena = arena };
    if (phase->pace.own)
        text_add(&text, "own pace, ");
    else if (phase->breath.kind != BREATH_SECONDS)
        text_printf(&text, "%s steps a minute, ", walk_pace_words(&phase->pace, arena));
    text_printf(&text, phase->breath.kind == BREATH_FREE ? "%s breath" : "breath %s",
                walk_breath_words(&phase->breath, arena));
    if (phase->breaths)
        text_printf(&text, ", %d breaths", phase->breaths);
    if (phase->quiet)
        text_add(&text, ", no voice");
    return text_string(&text);
}

static void print_part(const Terminal *terminal, const TimelinePhase *phase, Arena *arena)
{
    Text        padded = { .arena = arena };
    char        at[UNITS_TEXT_SIZE], length[UNITS_TEXT_SIZE];
    const char *title = phase->rounds > 1
                            ? arena_printf(arena, "%s (%d of %d)", phase->title, phase->round, phase->rounds)
                            : phase->title;
    text_add_padded(&padded, title, TITLE);
    printf("\n%8s  %s%s%s %6s   %s\n",
           units_format_clock(phase->at / MICROS_PER_SECOND * MICROS_PER_SECOND, at),
           terminal_style(terminal, STYLE_BOLD), text_string(&padded), terminal_style(terminal, STYLE_PLAIN),
           units_format_clock((phase->length + MICROS_PER_SECOND / 2) / MICROS_PER_SECOND * MICROS_PER_SECOND,
                              length),
           describe(phase, arena));
}

// --- What is said ----------------------------------------------------------------------

static void print_sentence(const Terminal *terminal, const Walk *walk, const Spoken *spoken)
{
    char   at[UNITS_TEXT_SIZE];
    Micros onset = micros_at(spoken->onset, walk->score.rate) / MICROS_PER_SECOND * MICROS_PER_SECOND;
    printf("%s%*s%s  ", terminal_style(terminal, STYLE_DIM), INDENT, units_format_clock(onset, at),
           terminal_style(terminal, STYLE_PLAIN));
    terminal_print_wrapped(spoken->text, INDENT + 2, terminal->width < 110 ? terminal->width : 110);
}

// "In, two, three. Out, two, three, four." in one line, at the time of its first word.
static void print_counted_breath(const Terminal *terminal, const Walk *walk, size_t first, Arena *arena)
{
    Text       text = { .arena = arena };
    Spoken     whole = walk->score.spoken[first];
    BreathSide side = walk->timeline.events[whole.event].speech.side;
    int        left = walk->timeline.events[whole.event].speech.count_left;
    for (size_t i = first; left > 0 && i < walk->score.spoken_count; i++) {
        const Speech *speech = &walk->timeline.events[walk->score.spoken[i].event].speech;
        if (speech->count_left != left || walk->score.spoken[i].fate == SPOKEN_LEFT_OUT)
            continue;
        text_printf(&text, "%s%s", i == first ? "" : speech->side == side ? ", " : ". ", speech->text);
        side = speech->side;
        left--;
    }
    text_add(&text, ".");
    whole.text = text_string(&text);
    print_sentence(terminal, walk, &whole);
}

typedef struct {
    const char *quoted[QUOTED_MOST];
    int         quoted_count;
    int         words, counted, lifts;
} OnBreath;

static void add_breath_word(OnBreath *sum, const char *text)
{
    sum->words++;
    for (int i = 0; i < sum->quoted_count; i++)
        if (strcmp(sum->quoted[i], text) == 0)
            return;
    if (sum->quoted_count < QUOTED_MOST)
        sum->quoted[sum->quoted_count++] = text;
}

static void print_on_breath(const Terminal *terminal, const OnBreath *sum, Arena *arena)
{
    Text text = { .arena = arena };
    for (int i = 0; i < sum->quoted_count; i++)
        text_printf(&text, "%s\"%s\"", i ? ", " : "on the breath: ", sum->quoted[i]);
    if (sum->words > sum->quoted_count)
        text_printf(&text, "%s %d times", sum->quoted_count == QUOTED_MOST ? ", ..." : ",", sum->words);
    if (sum->lifts)
        text_printf(&text, "%s%d lift%s", text.length ? "; " : "", sum->lifts, sum->lifts == 1 ? "" : "s");
    if (sum->counted)
        text_printf(&text, "%scounted aloud", text.length ? "; " : "");
    if (!text.length)
        return;
    printf("%*s", INDENT + 2, "");
    terminal_print_wrapped(text_string(&text), INDENT + 2, terminal->width < 110 ? terminal->width : 110);
}

// Words that were asked for in this part but found no room. A part without voice has asked for none.
static void print_left_out(const Terminal *terminal, const Walk *walk, int phase, Arena *arena)
{
    const char *last = NULL;
    Text        text = { .arena = arena };
    for (size_t i = 0; i < walk->score.spoken_count; i++) {
        const Spoken *spoken = &walk->score.spoken[i];
        const Event  *event = &walk->timeline.events[spoken->event];
        if (event->phase != phase || spoken->fate != SPOKEN_LEFT_OUT || event->speech.anchor == ANCHOR_TURN ||
            walk->timeline.phases[phase].muted & LAYER_BIT(LAYER_VOICE))
            continue;
        if (!last || strcmp(last, event->speech.pool) != 0)
            text_printf(&text, "%s%s", last ? ", " : "no room for: ", event->speech.pool);
        last = event->speech.pool;
    }
    if (!last)
        return;
    printf("%*s", INDENT + 2, "");
    terminal_print_wrapped(text_string(&text), INDENT + 2, terminal->width < 110 ? terminal->width : 110);
}

static void print_said(const Terminal *terminal, const Walk *walk, int phase, Arena *arena)
{
    OnBreath sum = { 0 };
    int      left = 0;  // words of a counted breath that are still to come
    for (size_t i = 0; i < walk->score.spoken_count; i++) {
        const Spoken *spoken = &walk->score.spoken[i];
        const Event  *event = &walk->timeline.events[spoken->event];
        if (event->phase != phase || spoken->fate == SPOKEN_LEFT_OUT)
            continue;
        if (event->speech.count_left) {
            if (left == 0)
                print_counted_breath(terminal, walk, i, arena);
            left = event->speech.count_left - 1;
        } else if (strcmp(event->speech.pool, "count") == 0)
            sum.counted++;
        else if (event->speech.anchor == ANCHOR_TURN)
            add_breath_word(&sum, spoken->text);
        else
            print_sentence(terminal, walk, spoken);
    }
    for (size_t i = 0; i < walk->timeline.event_count; i++)
        sum.lifts += walk->timeline.events[i].phase == phase && walk->timeline.events[i].kind == EVENT_LIFT;
    print_on_breath(terminal, &sum, arena);
}

void show_plan(const Terminal *terminal, const Walk *walk)
{
    Arena arena = { 0 };
    print_head(terminal, walk, &arena);
    for (size_t i = 0; i < walk->timeline.phase_count; i++) {
        print_part(terminal, &walk->timeline.phases[i], &arena);
        print_said(terminal, walk, (int)i, &arena);
        print_left_out(terminal, walk, (int)i, &arena);
    }
    arena_free(&arena);
}
