// The cover: the walk as a ring that runs clockwise from the top, its breath as a wave within, its minutes in
// the middle. Even small, in a phone's list, it is still a ring of colours and a number.
#include "picture/plot.h"

#include "picture/plot_breath.h"
#include "picture/plot_ink.h"

#include <math.h>

#define TURN        6.283185307179586
#define MIDDLE      (PLOT_COVER_SIDE / 2.0)
#define HEIGHT      610.0  // of the ring's middle
#define OUTER       520.0
#define INNER       420.0
#define BREATH_LOW  318.0
#define BREATH_HIGH 392.0
#define GAP         0.005  // radians between parts
#define LONG        (2 * MICROS_PER_HOUR)

static Point on_ring(double radius, double angle)
{
    return (Point){ MIDDLE + radius * sin(angle), HEIGHT - radius * cos(angle) };
}

static double angle_at(const Timeline *timeline, double at) { return TURN * at / (double)timeline->length; }

static void draw_part(Picture *picture, const Timeline *timeline, const TimelinePhase *part)
{
    enum { ARC = 96 };
    Point  points[2 * (ARC + 1)];
    double from = angle_at(timeline, (double)part->at) + GAP,
           to = angle_at(timeline, (double)(part->at + part->length)) - GAP;
    for (int i = 0; i <= ARC; i++) {
        double angle = from + (to - from) * i / ARC;
        points[i] = on_ring(OUTER, angle);
        points[2 * ARC + 1 - i] = on_ring(INNER, angle);
    }
    picture_area(picture, points, 2 * (ARC + 1), ink_of_part(part->key), part->title);
}

static void draw_breath(Picture *picture, const Timeline *timeline)
{
    size_t event = 0, count;
    Point *points;
    size_t step = timeline->length > LONG ? PLOT_BREATH_POINTS / 2 : 1;  // a breath is less than a pixel wide
    while ((points = (Point *)plot_breath_next(timeline, &event, picture->arena, &count)), count > 0) {
        size_t kept = 0;
        for (size_t i = 0; i < count; i += step)
            points[kept++] = on_ring(BREATH_LOW + (BREATH_HIGH - BREATH_LOW) * points[i].y,
                                     angle_at(timeline, points[i].x));
        picture_line(picture, points, kept, 3, 0xbfe3d8ffu, NULL);
    }
}

static void draw_minutes(Picture *picture, const Timeline *timeline)
{
    Micros step = timeline->length > LONG ? 10 * MICROS_PER_MINUTE : MICROS_PER_MINUTE;
    for (Micros at = 0; at < timeline->length; at += step) {
        double angle = angle_at(timeline, (double)at);
        bool   fifth = at % (5 * step) == 0;
        Point  mark[] = { on_ring(OUTER + 14, angle), on_ring(OUTER + (fifth ? 36 : 24), angle) };
        picture_line(picture, mark, 2, fifth ? 5 : 3, ink_thin(0xffffffff, fifth ? 0.8 : 0.4), NULL);
    }
}

static void write_length(Picture *picture, Micros length)
{
    char        clock[UNITS_TEXT_SIZE];
    bool        whole = length % MICROS_PER_MINUTE == 0 && length < 100 * MICROS_PER_MINUTE;
    const char *number = whole ? arena_printf(picture->arena, "%d", (int)(length / MICROS_PER_MINUTE))
                               : arena_strdup(picture->arena, units_format_clock(length, clock));
    picture_text(picture, MIDDLE, HEIGHT + (whole ? 60 : 44), whole ? 230 : 150, ALIGN_MIDDLE, true,
                 0xffffffff, number);
    picture_text(picture, MIDDLE, HEIGHT + 145, 58, ALIGN_MIDDLE, false, 0xffffffd0,
                 length == MICROS_PER_MINUTE ? "minute" : "minutes");
}

static void write_title(Picture *picture, const Session *session)
{
    const double most = 76, least = 40, room = PLOT_COVER_SIDE - 120;
    double       size = fmin(most, most * room / picture_text_width(session->title, most));
    const char  *title = size < least ? picture_text_fit(picture, session->title, least, room)
                                      : session->title;
    picture_text(picture, MIDDLE, 1278, fmax(size, least), ALIGN_MIDDLE, true, 0xffffffff,
                 title ? title : "");
    picture_text(picture, MIDDLE, 1346, 38, ALIGN_MIDDLE, false, 0xffffffb0,
                 session->level ? arena_printf(picture->arena, "walkcoach · level %d", session->level)
                                : "walkcoach");
}

void plot_cover(const Timeline *timeline, Arena *arena, Picture *out)
{
    *out = (Picture){ .arena = arena,
                      .width = PLOT_COVER_SIDE,
                      .height = PLOT_COVER_SIDE,
                      .title = timeline->session->title,
                      .about = "the parts of the walk as a ring" };
    picture_box(out, 0, 0, out->width, out->height, INK_NIGHT, NULL);
    draw_minutes(out, timeline);
    for (size_t i = 0; i < timeline->phase_count; i++)
        draw_part(out, timeline, &timeline->phases[i]);
    draw_breath(out, timeline);
    write_length(out, timeline->length);
    write_title(out, timeline->session);
}
