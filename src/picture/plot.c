// The walk along time, a row for each thing:
//
//   parts    |  open  |  settle  |   connect   | reset |    work    |
//   pace              ___________/‾‾‾‾‾‾‾‾‾‾‾‾‾\_______/‾‾‾‾‾‾‾‾‾‾‾‾
//   breath                        /\/\/\/\/\/\/         /\/\/\/\/\/\     lifts as dots on its crests
//   words    ▪▪ ▪    ▪      ▪     ▪ ▪  ▪   ▪     ▪      ▪   ▪
//   voice    how much of each half minute is spoken
//   sound    the envelope of what was rendered
#include "picture/plot.h"

#include "picture/plot_breath.h"
#include "picture/plot_ink.h"

#include <math.h>
#include <string.h>

enum { WIDTH = 1600, LEFT = 130, RIGHT = 40, LANES = 6 };
#define SMALL 15.0  // height of what is read close up
#define LANE  21.0

typedef struct {
    double top, height;
} Row;
static const Row parts_row = { 150, 56 }, pace_row = { 236, 100 }, breath_row = { 366, 84 },
                 drill_breath_row = { 250, 200 }, words_row = { 484, 16 }, voice_row = { 668, 56 },
                 wave_row = { 752, 90 };

typedef struct {
    double from, to;
} Span;  // across the picture

typedef struct {
    Picture        *picture;
    const Timeline *timeline;
    const Score    *score;
    Row             breath;  // a drill has no pace: its breath takes that room
    double          bottom;
} Plot;

static double across(const Plot *plot, double at)
{
    return LEFT + (WIDTH - LEFT - RIGHT) * at / (double)plot->timeline->length;
}

static Span span_of(const Plot *plot, const TimelinePhase *part)
{
    return (Span){ across(plot, (double)part->at), across(plot, (double)(part->at + part->length)) };
}

// To the second: nobody can read a picture more exactly.
static const char *clock_of(const Plot *plot, Micros at)
{
    char   text[UNITS_TEXT_SIZE];
    Micros rounded = (at + MICROS_PER_SECOND / 2) / MICROS_PER_SECOND * MICROS_PER_SECOND;
    return arena_strdup(plot->picture->arena, units_format_clock(rounded, text));
}

static void name_row(const Plot *plot, Row row, const char *name)
{
    picture_text(plot->picture, LEFT - 16, row.top + row.height / 2 + SMALL / 3, SMALL, ALIGN_RIGHT, false,
                 INK_FAINT, name);
}

// --- Rows ------------------------------------------------------------------------------

static void draw_heading(const Plot *plot)
{
    Picture       *picture = plot->picture;
    const Session *session = plot->timeline->session;
    const char    *length = clock_of(plot, plot->timeline->length);
    const char *level = session->level ? arena_printf(picture->arena, "%s · level %d", length, session->level)
                                       : length;
    picture_text(picture, LEFT, 74, 40, ALIGN_LEFT, true, INK_DARK, session->title);
    const char *about = session->about ? picture_text_fit(picture, session->about, 19, WIDTH - LEFT - RIGHT)
                                       : NULL;
    picture_text(picture, LEFT, 110, 19, ALIGN_LEFT, false, INK_FAINT, about ? about : "");
    picture_text(picture, WIDTH - RIGHT, 74, 26, ALIGN_RIGHT, false, INK_DARK, level);
}

// A line for each minute, or for as many as leave room for their numbers.
static void draw_time(const Plot *plot)
{
    static const int steps[] = { 10, 30, 60, 120, 300, 600, 1800, 3600 };  // s
    Micros           length = plot->timeline->length, step = 0;
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if ((step = steps[i] * MICROS_PER_SECOND) * 24 >= length)
            break;
    for (Micros at = 0; at <= length; at += step) {
        double x = across(plot, (double)at);
        Point  line[] = { { x, parts_row.top + parts_row.height + 8 }, { x, plot->bottom } };
        picture_line(plot->picture, line, 2, 1, INK_GRID, NULL);
        picture_text(plot->picture, x, plot->bottom + 22, SMALL, ALIGN_MIDDLE, false, INK_FAINT,
                     clock_of(plot, at));
    }
}

static void draw_part(const Plot *plot, const TimelinePhase *part)
{
    Picture    *picture = plot->picture;
    Span        span = span_of(plot, part);
    double      width = span.to - span.from;
    Colour      colour = ink_of_part(part->key);
    const char *length = clock_of(plot, part->length);
    const char *round = part->rounds > 1
                            ? arena_printf(picture->arena, ", round %d of %d", part->round, part->rounds)
                            : "";
    picture_box(picture, span.from + 1, parts_row.top, width - 2, parts_row.height, colour,
                arena_printf(picture->arena, "%s%s: %s, from %s", part->title, round, length,
                             clock_of(plot, part->at)));
    const char *title = picture_text_fit(picture, part->title, SMALL, width - 14);
    if (!title && width > 34)
        title = picture_text_fit(picture, part->key, SMALL - 3, width - 6);
    if (!title)
        return;
    picture_text(picture, span.from + 8, parts_row.top + 25, SMALL, ALIGN_LEFT, true, ink_upon(colour),
                 title);
    picture_text(picture, span.from + 8, parts_row.top + 45, SMALL - 2, ALIGN_LEFT, false, ink_upon(colour),
                 length);
}

static double pace_height(double pace)
{
    return pace_row.top + pace_row.height * (PACE_MAX - pace) / (PACE_MAX - PACE_MIN);
}

static void centre(const Plot *plot, Span span, double y, Colour colour, const char *text)
{
    if (picture_text_width(text, SMALL) < span.to - span.from)
        picture_text(plot->picture, (span.from + span.to) / 2, y, SMALL, ALIGN_MIDDLE, false, colour, text);
}

static const char *pace_in_words(const Pace *pace, Arena *arena)
{
    return pace->own ? "your own pace"
           : pace->from == pace->to
               ? arena_printf(arena, "%g steps a minute", pace->from)
               : arena_printf(arena, "from %g to %g steps a minute", pace->from, pace->to);
}

static void draw_pace(const Plot *plot, const TimelinePhase *part)
{
    const Pace *pace = &part->pace;
    Span        span = span_of(plot, part);
    double from = pace_height(pace->from), to = pace_height(pace->to), foot = pace_row.top + pace_row.height;
    Point  area[] = { { span.from, from }, { span.to, to }, { span.to, foot }, { span.from, foot } };
    Colour colour = ink_of_part(part->key);
    const char *hint = pace_in_words(pace, plot->picture->arena);
    picture_area(plot->picture, area, 4, ink_thin(colour, pace->own ? 0.15 : 0.4), hint);
    picture_line(plot->picture, area, 2, pace->own ? 1.5 : 3.5, pace->own ? ink_thin(colour, 0.7) : colour,
                 hint);
    centre(plot, span, to - 8, pace->own ? INK_FAINT : INK_DARK,
           pace->own ? "own" : arena_printf(plot->picture->arena, "%g", pace->to));
}

static const char *breath_in_words(const Breath *breath, Arena *arena)
{
    if (breath->kind == BREATH_FREE || breath->gear_count == 0)
        return "free";
    const Gear *last = &breath->gears[breath->gear_count - 1];
    return arena_printf(arena, "%g:%g%s", last->in, last->out, breath->kind == BREATH_SECONDS ? " s" : "");
}

static void draw_breath(const Plot *plot)
{
    size_t event = 0, count;
    Point *points;
    while ((points = (Point *)plot_breath_next(plot->timeline, &event, plot->picture->arena, &count)),
           count > 0) {
        for (size_t i = 0; i < count; i++)
            points[i] = (Point){ across(plot, points[i].x),
                                 plot->breath.top + plot->breath.height * (1 - points[i].y) };
        double apart = (points[count - 1].x - points[0].x) * PLOT_BREATH_POINTS /
                       (double)count;  // of two turns
        picture_line(plot->picture, points, count, fmin(fmax(apart / 4, 0.3), 2), INK_BREATH, NULL);
    }
    for (size_t i = 0; i < plot->timeline->phase_count; i++) {
        const TimelinePhase *part = &plot->timeline->phases[i];
        centre(plot, span_of(plot, part), plot->breath.top + plot->breath.height + 19, INK_FAINT,
               breath_in_words(&part->breath, plot->picture->arena));
    }
}

static void draw_lifts(const Plot *plot)
{
    for (size_t i = 0; i < plot->timeline->event_count; i++) {
        const Event *event = &plot->timeline->events[i];
        if (event->kind != EVENT_LIFT)
            continue;
        double      x = across(plot, (double)event->at), y = plot->breath.top - 6;
        Point       dot[] = { { x, y - 5 }, { x + 5, y }, { x, y + 5 }, { x - 5, y } };
        const char *hint = arena_printf(plot->picture->arena, "lift at %s", clock_of(plot, event->at));
        picture_area(plot->picture, dot, 4, INK_LIFT, hint);
    }
}

// --- Words -----------------------------------------------------------------------------

// One thing that is said: where it is heard, and its words.
typedef struct {
    double      from, to;
    const char *text;
    bool        must;
} Word;

static Word word_at(const Plot *plot, size_t i)
{
    const Spoken *spoken = &plot->score->spoken[i];
    double        micros = 1e6 / plot->score->rate;
    return (Word){ (double)spoken->onset * micros, (double)spoken->end * micros,
                   spoken->clip ? spoken->text : NULL,
                   plot->timeline->events[spoken->event].speech.priority == PRIORITY_MUST };
}

static Word word_of_event(const Event *event)
{
    return (Word){ (double)event->at, (double)event->at,
                   event->kind == EVENT_SPEECH ? event->speech.text : NULL,
                   event->kind == EVENT_SPEECH && event->speech.priority == PRIORITY_MUST };
}

static size_t word_count(const Plot *plot)
{
    return plot->score ? plot->score->spoken_count : plot->timeline->event_count;
}

static Word word_of(const Plot *plot, size_t i)
{
    return plot->score ? word_at(plot, i) : word_of_event(&plot->timeline->events[i]);
}

// The first lane that is free there takes the words; if none is free, the mark has to do.
static void write_word(const Plot *plot, const Word *word, double taken[LANES])
{
    const char *text = picture_text_fit(plot->picture, word->text, SMALL - 3, 230);
    if (!text)
        return;
    double width = picture_text_width(text, SMALL - 3);
    double x = fmin(across(plot, word->from), WIDTH - RIGHT - width);
    for (int lane = 0; lane < LANES; lane++)
        if (taken[lane] < x) {
            taken[lane] = x + width + 10;
            picture_text(plot->picture, x, words_row.top + words_row.height + LANE * (lane + 1) - 3,
                         SMALL - 3, ALIGN_LEFT, word->must, INK_DARK, text);
            return;
        }
}

static void draw_words(const Plot *plot)
{
    double taken[LANES] = { 0 };
    for (size_t i = 0; i < word_count(plot); i++) {
        Word word = word_of(plot, i);
        if (!word.text)
            continue;
        double from = across(plot, word.from), width = fmax(across(plot, word.to) - from, 2);
        picture_box(plot->picture, from, words_row.top, width, words_row.height,
                    ink_thin(INK_VOICE, word.must ? 1 : 0.7),
                    arena_printf(plot->picture->arena, "%s  %s", clock_of(plot, (Micros)word.from),
                                 word.text));
        write_word(plot, &word, taken);
    }
}

// How much of each stretch is voice.
static void draw_voice(const Plot *plot)
{
    enum { STRETCHES = 48 };
    double share[STRETCHES] = { 0 }, stretch = (double)plot->timeline->length / STRETCHES, spoken = 0;
    for (size_t i = 0; i < word_count(plot); i++) {
        Word word = word_of(plot, i);
        for (int s = (int)(word.from / stretch); word.text && s < STRETCHES && s * stretch < word.to; s++)
            share[s] += (fmin(word.to, (s + 1) * stretch) - fmax(word.from, s * stretch)) / stretch;
        spoken += word.text ? word.to - word.from : 0;
    }
    for (int s = 0; s < STRETCHES; s++) {
        double from = across(plot, s * stretch), width = across(plot, (s + 1) * stretch) - from;
        double height = voice_row.height * fmin(share[s], 1);
        if (height > 0)
            picture_box(plot->picture, from + 1, voice_row.top + voice_row.height - height, width - 2, height,
                        ink_thin(INK_VOICE, 0.7),
                        arena_printf(plot->picture->arena, "%.0f %% voice", 100 * share[s]));
    }
    Point foot[] = { { LEFT, voice_row.top + voice_row.height },
                     { WIDTH - RIGHT, voice_row.top + voice_row.height } };
    picture_line(plot->picture, foot, 2, 1, INK_FAINT, NULL);
    picture_text(
        plot->picture, LEFT - 16, voice_row.top + voice_row.height, SMALL - 2, ALIGN_RIGHT, false, INK_FAINT,
        arena_printf(plot->picture->arena, "%.0f %% in all", 100 * spoken / (double)plot->timeline->length));
}

static void draw_wave(const Plot *plot, const float *wave, size_t count)
{
    Point *points = ARENA_ARRAY(plot->picture->arena, Point, 2 * count);
    double middle = wave_row.top + wave_row.height / 2;
    for (size_t i = 0; i < count; i++) {
        double x = LEFT + (WIDTH - LEFT - RIGHT) * ((double)i + 0.5) / (double)count;
        double height = wave_row.height / 2 * fmin(fmax(wave[i], 0.004), 1);
        points[i] = (Point){ x, middle - height };
        points[2 * count - 1 - i] = (Point){ x, middle + height };
    }
    picture_area(plot->picture, points, 2 * count, ink_thin(INK_BREATH, 0.8), "what was rendered");
}

// --- The whole -------------------------------------------------------------------------

static const char *in_words(const Plot *plot)
{
    const Timeline *timeline = plot->timeline;
    return arena_printf(plot->picture->arena,
                        "%zu parts in %s: pace, breath, lifts and what is said, along time",
                        timeline->phase_count, clock_of(plot, timeline->length));
}

void plot_walk(const Timeline *timeline, const Score *score, const float *wave, size_t wave_count,
               Arena *arena, Picture *out)
{
    double bottom = wave_count ? wave_row.top + wave_row.height + 10 : voice_row.top + voice_row.height + 10;
    *out = (Picture){
        .arena = arena, .width = WIDTH, .height = bottom + 50, .title = timeline->session->title
    };
    bool paced = timeline->session->kind == SESSION_WALK;
    Plot plot = { out, timeline, score, paced ? breath_row : drill_breath_row, bottom };
    out->about = in_words(&plot);
    picture_box(out, 0, 0, out->width, out->height, INK_PAPER, NULL);
    draw_heading(&plot);
    draw_time(&plot);
    for (size_t i = 0; i < timeline->phase_count; i++) {
        draw_part(&plot, &timeline->phases[i]);
        if (paced)
            draw_pace(&plot, &timeline->phases[i]);
    }
    draw_breath(&plot);
    draw_lifts(&plot);
    draw_words(&plot);
    draw_voice(&plot);
    name_row(&plot, parts_row, "parts");
    name_row(&plot, pace_row, paced ? "pace" : "");
    name_row(&plot, plot.breath, "breath, lifts");
    name_row(&plot, words_row, "words");
    name_row(&plot, (Row){ voice_row.top, voice_row.height / 2 }, "voice");
    if (wave_count) {
        draw_wave(&plot, wave, wave_count);
        name_row(&plot, wave_row, "sound");
    }
}
