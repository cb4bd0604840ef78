#include "picture/plot_plan.h"

#include "picture/plot_ink.h"

enum { WIDTH = 1600, HEIGHT = 620, LEFT = 110, RIGHT = 40, TOP = 170, FOOT = 500, GRID = 30, MOST = 150 };
enum { LEVELS = 4, GAP = 8 };
#define SMALL 15.0

static const Colour ink_of_level[LEVELS + 1] = { INK_FAINT, 0x9fc4bcff, INK_BREATH, INK_VOICE, INK_LIFT };

typedef struct {
    Picture    *picture;
    const Plan *plan;
    double      step;  // from week to week
} Columns;

static double height_of(int minutes) { return (double)(FOOT - TOP) * minutes / MOST; }
static double x_of(const Columns *weeks, int row) { return LEFT + weeks->step * row; }

static void draw_heading(const Columns *weeks)
{
    Picture                 *picture = weeks->picture;
    static const char *const names[] = { "", "1 settle", "2 connect", "3 build", "4 brisk" };
    picture_text(picture, LEFT, 74, 40, ALIGN_LEFT, true, INK_DARK, picture->title);
    picture_text(picture, LEFT, 110, 19, ALIGN_LEFT, false, INK_FAINT,
                 "minutes of walking a week; a plan to talk over with your provider");
    for (int level = 1; level <= LEVELS; level++) {
        double x = WIDTH - RIGHT - 130.0 * (LEVELS + 1 - level);
        picture_box(picture, x, 58, 18, 18, ink_of_level[level], NULL);
        picture_text(picture, x + 26, 73, SMALL, ALIGN_LEFT, false, INK_DARK, names[level]);
    }
}

static void draw_grid(const Columns *weeks)
{
    for (int minutes = 0; minutes <= MOST; minutes += GRID) {
        double y = FOOT - height_of(minutes);
        Point  line[] = { { LEFT, y }, { WIDTH - RIGHT, y } };
        picture_line(weeks->picture, line, 2, 1, INK_GRID, NULL);
        picture_text(weeks->picture, LEFT - 16, y + SMALL / 3, SMALL, ALIGN_RIGHT, false, INK_FAINT,
                     arena_printf(weeks->picture->arena, "%d", minutes));
    }
}

// Stacks the walks of a week, the first one at the bottom. Returns the top.
static double draw_walks(const Columns *weeks, int row)
{
    const PlanRow *of = &weeks->plan->rows[row];
    double         y = FOOT;
    for (int i = 0; i < of->walk_count; i++) {
        const PlanWalk *walk = &of->walks[i];
        double          height = height_of(walk->minutes);
        y -= height;
        picture_box(weeks->picture, x_of(weeks, row) + GAP, y + 1, weeks->step - 2 * GAP, height - 2,
                    ink_of_level[walk->level <= LEVELS ? walk->level : 0],
                    arena_printf(weeks->picture->arena, "week %d, day %d: %s at level %d", row, walk->day,
                                 walk->session, walk->level));
    }
    return y;
}

static void draw_drills(const Columns *weeks, int row)
{
    const PlanRow *of = &weeks->plan->rows[row];
    for (int i = 0; i < of->drill_count; i++)
        picture_box(weeks->picture, x_of(weeks, row) + GAP + 16.0 * i, FOOT + 40, 10, 10, INK_DARK,
                    arena_printf(weeks->picture->arena, "week %d, day %d: %s", row, of->drills[i].day,
                                 of->drills[i].session));
}

static void draw_week(const Columns *weeks, int row, bool hers)
{
    const PlanRow *of = &weeks->plan->rows[row];
    double         middle = x_of(weeks, row) + weeks->step / 2, top = draw_walks(weeks, row);
    bool           last = row == weeks->plan->row_count - 1;
    draw_drills(weeks, row);
    picture_text(weeks->picture, middle, FOOT + 26, SMALL, ALIGN_MIDDLE, hers, hers ? INK_DARK : INK_FAINT,
                 arena_printf(weeks->picture->arena, last ? "%d+" : "%d", row));
    if (of->check != CHECK_NONE)
        picture_text(weeks->picture, middle, top - 8, SMALL, ALIGN_MIDDLE, true, INK_DARK, "?");
    if (hers)
        picture_text(weeks->picture, middle, top - 30, SMALL, ALIGN_MIDDLE, true, INK_DARK, "you");
}

void plot_plan(const Plan *plan, int row, Arena *arena, Picture *out)
{
    *out = (Picture){ .arena = arena, .width = WIDTH, .height = HEIGHT, .title = plan->title };
    out->about = arena_printf(arena, "%d weeks: the walks of each by minutes and level", plan->row_count);
    const Columns weeks = { out, plan, (double)(WIDTH - LEFT - RIGHT) / plan->row_count };
    picture_box(out, 0, 0, WIDTH, HEIGHT, INK_PAPER, NULL);
    draw_heading(&weeks);
    draw_grid(&weeks);
    for (int i = 0; i < plan->row_count; i++)
        draw_week(&weeks, i, i == row);
    picture_text(out, LEFT - 16, FOOT + 26, SMALL, ALIGN_RIGHT, false, INK_FAINT, "week");
    picture_text(out, LEFT, HEIGHT - 24, SMALL, ALIGN_LEFT, false, INK_FAINT,
                 "a square below: a strength drill; ?: questions come before this week");
}
