#include "picture/plot_weeks.h"

#include "base/date.h"
#include "picture/plot_ink.h"

#include <math.h>

enum { WIDTH = 1600, HEIGHT = 620, LEFT = 110, RIGHT = 40, TOP = 170, FOOT = 540, GRID = 30, LEAST = 60 };
#define SMALL   15.0
#define INK_RED 0x9b2f2fffu

typedef struct {
    Picture      *picture;
    const Walked *walked;
    double        most;  // minutes at the top
} Bars;

static double height_of(const Bars *bars, double minutes) { return (FOOT - TOP) * minutes / bars->most; }

static double step_of(const Bars *bars)
{
    return (double)(WIDTH - LEFT - RIGHT) / (double)bars->walked->count;
}

static double most_minutes(const Walked *walked)
{
    int most = LEAST;
    for (size_t i = 0; i < walked->count; i++) {
        most = walked->weeks[i].minutes > most ? walked->weeks[i].minutes : most;
        most = walked->weeks[i].planned > most ? walked->weeks[i].planned : most;
    }
    return ceil((double)most / GRID) * GRID;
}

static void draw_heading(const Bars *bars)
{
    const Walked *walked = bars->walked;
    Arena        *arena = bars->picture->arena;
    char          day[DATE_WORDS_SIZE];
    picture_text(bars->picture, LEFT, 74, 40, ALIGN_LEFT, true, INK_DARK, bars->picture->title);
    picture_text(bars->picture, LEFT, 110, 19, ALIGN_LEFT, false, INK_FAINT,
                 arena_printf(arena, "minutes a week, since %s; the lines are the plan's",
                              date_words(walked->weeks[0].from, day)));
    if (walked->streak > 1)
        picture_text(bars->picture, WIDTH - RIGHT, 74, 26, ALIGN_RIGHT, false, INK_DARK,
                     arena_printf(arena, "%d weeks in a row", walked->streak));
}

static void draw_grid(const Bars *bars)
{
    for (int minutes = 0; minutes <= (int)bars->most; minutes += GRID) {
        double y = FOOT - height_of(bars, minutes);
        Point  line[] = { { LEFT, y }, { WIDTH - RIGHT, y } };
        picture_line(bars->picture, line, 2, 1, INK_GRID, NULL);
        picture_text(bars->picture, LEFT - 16, y + SMALL / 3, SMALL, ALIGN_RIGHT, false, INK_FAINT,
                     arena_printf(bars->picture->arena, "%d", minutes));
    }
}

static const char *in_words(const Bars *bars, const WalkedWeek *week, const char *signs)
{
    char day[DATE_WORDS_SIZE];
    return arena_printf(bars->picture->arena, "week %d, from %s: %d of %d minutes%s%s", week->week,
                        date_words(week->from, day), week->minutes, week->planned, *signs ? "; " : "", signs);
}

static void draw_sign(const Bars *bars, double x, double y, SignSet signs, const char *hint)
{
    double size = fmin(7, step_of(bars) / 2);
    Point  mark[] = { { x, y - size }, { x + size, y }, { x, y + size }, { x - size, y } };
    picture_area(bars->picture, mark, 4, sign_set_red(signs) ? INK_RED : INK_LIFT, hint);
}

static void draw_week(const Bars *bars, size_t i, const char *signs)
{
    const WalkedWeek *week = &bars->walked->weeks[i];
    double            step = step_of(bars), gap = fmin(step / 5, 12), x = LEFT + step * (double)i;
    double      top = FOOT - height_of(bars, week->minutes), planned = FOOT - height_of(bars, week->planned);
    const char *hint = in_words(bars, week, signs);
    Point       line[] = { { x + gap / 2, planned }, { x + step - gap / 2, planned } };
    picture_box(bars->picture, x + gap, top, step - 2 * gap, FOOT - top, INK_BREATH, hint);
    if (week->planned)
        picture_line(bars->picture, line, 2, 3, INK_VOICE, hint);
    if (week->signs)
        draw_sign(bars, x + step / 2, fmin(top, planned) - 18, week->signs, hint);
    int apart = (int)ceil(34 / step);  // room for a number
    if (week->week % apart == 0)
        picture_text(bars->picture, x + step / 2, FOOT + 26, SMALL, ALIGN_MIDDLE, false, INK_FAINT,
                     arena_printf(bars->picture->arena, "%d", week->week));
}

void plot_weeks(const Walked *walked, const char *const *sign_words, Arena *arena, Picture *out)
{
    *out = (Picture){ .arena = arena, .width = WIDTH, .height = HEIGHT, .title = "What you walked" };
    out->about = arena_printf(arena, "%zu weeks: minutes walked, minutes planned, signs", walked->count);
    Bars bars = { out, walked, most_minutes(walked) };
    picture_box(out, 0, 0, WIDTH, HEIGHT, INK_PAPER, NULL);
    draw_heading(&bars);
    draw_grid(&bars);
    for (size_t i = 0; i < walked->count; i++)
        draw_week(&bars, i, sign_words[i]);
    picture_text(out, LEFT - 16, FOOT + 26, SMALL, ALIGN_RIGHT, false, INK_FAINT, "week");
    picture_text(out, LEFT, HEIGHT - 24, SMALL, ALIGN_LEFT, false, INK_FAINT,
                 "a mark above a week: a sign that you noted in it");
}
