// walkcoach plot: a walk as a picture, her weeks, or her plan.
#include "picture/plot.h"

#include "app/commands.h"
#include "app/log_picture.h"
#include "base/path.h"
#include "base/whole.h"
#include "job/inputs.h"
#include "job/interrupt.h"
#include "job/report.h"
#include "job/today.h"
#include "picture/plot_plan.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { WAVE_POINTS = 1430 };

typedef enum { PICTURE_SVG, PICTURE_PNG, PICTURE_OTHER } PictureFormat;

static PictureFormat format_of(const char *path)
{
    const char *ending = path_ending(path);
    if (strcmp(path, "-") == 0 || strcasecmp(ending, "svg") == 0)
        return PICTURE_SVG;
    return strcasecmp(ending, "png") == 0 ? PICTURE_PNG : PICTURE_OTHER;
}

static void draw(const Settings *settings, Walk *walk, Picture *out)
{
    if (settings->printing.cover)
        plot_cover(&walk->timeline, &walk->arena, out);
    else if (settings->printing.wave)
        plot_walk(&walk->timeline, &walk->score, plot_wave(&walk->score, WAVE_POINTS, &walk->arena),
                  WAVE_POINTS, &walk->arena, out);
    else
        plot_walk(&walk->timeline, &walk->score, NULL, 0, &walk->arena, out);
}

static WholeOver may_replace(const Settings *settings) { return settings->output ? WHOLE_ANY : WHOLE_OURS; }

static Status write_svg(const Settings *settings, const Picture *picture, const char *path, Arena *arena)
{
    char        why[WHOLE_WHY_SIZE];
    const char *svg = picture_svg(picture, arena);
    if (strcmp(path, "-") == 0)
        return fputs(svg, stdout) >= 0 && fflush(stdout) == 0
                   ? STATUS_DONE
                   : terminal_fail(&settings->terminal, STATUS_WORLD, "standard output: %m");
    return whole_write(path, svg, may_replace(settings), why)
               ? STATUS_DONE
               : terminal_fail(&settings->terminal, STATUS_WORLD, "%s", why);
}

static Status write_png(const Settings *settings, const Picture *picture, const char *path)
{
    char           why[WHOLE_WHY_SIZE], missing[PICTURE_WHY_SIZE];
    unsigned char *png;
    size_t         size;
    if (!picture_png(picture, &png, &size, missing))
        return terminal_fail(&settings->terminal, STATUS_WORLD, "%s: %s; .svg works", path, missing);
    bool written = whole_write_bytes(path, png, size, may_replace(settings), why);
    free(png);
    return written ? STATUS_DONE : terminal_fail(&settings->terminal, STATUS_WORLD, "%s", why);
}

static Status write_picture(const Settings *settings, const Picture *picture, const Paths *paths,
                            Arena *arena)
{
    const char *path = settings->output;
    if (!path)
        path = paths_output(paths, settings->operands[0], "svg", arena);
    if (!settings->output && paths->checkout)
        whole_make_folder(path_folder(path, arena));
    Status status = format_of(path) == PICTURE_PNG ? write_png(settings, picture, path)
                                                   : write_svg(settings, picture, path, arena);
    if (status == STATUS_DONE)
        terminal_say(&settings->terminal, "%s: %s", strcmp(path, "-") == 0 ? "standard output" : path,
                     picture->title);
    return status;
}

static Status draw_walk(const Settings *settings, const WalkOrder *order, const char *name)
{
    Walk    walk;
    Picture picture;
    Status  status = walk_compile_and_report(order, name,
                                            settings->printing.cover ? DEPTH_TIMELINE : DEPTH_SCORE,
                                             &settings->terminal, &walk);
    if (status == STATUS_DONE && settings->output && walk_reads(&walk, settings->output))
        status = terminal_fail(&settings->terminal, STATUS_USAGE,
                               "the walk is made of %s: name another file with -o", settings->output);
    if (status == STATUS_DONE) {
        draw(settings, &walk, &picture);
        status = write_picture(settings, &picture, &walk.paths, &walk.arena);
    }
    walk_free(&walk);
    return status;
}

static Status plot_session(const Settings *settings)
{
    Arena       arena = { 0 };
    WalkOrder   order = settings->order;
    const char *name = settings->operands[0];
    Status      status = hers_look_up(&settings->terminal, &order.asked, &name, &arena);
    if (status == STATUS_DONE)
        status = draw_walk(settings, &order, name);
    arena_free(&arena);
    return status;
}

static Status plan_picture(const Settings *settings, Arena *arena, Picture *out)
{
    Hers   hers;
    Status status = hers_find_and_report(&settings->terminal, &settings->order.asked, &hers, arena);
    if (status == STATUS_DONE)
        plot_plan(&hers.plan, hers.advice.row, arena, out);
    return status;
}

static Status plot_hers(const Settings *settings, Status (*draws)(const Settings *, Arena *, Picture *))
{
    Arena   arena = { 0 };
    Paths   paths = paths_find(&arena);
    Picture picture;
    Status  status = draws(settings, &arena, &picture);
    if (status == STATUS_DONE)
        status = write_picture(settings, &picture, &paths, &arena);
    arena_free(&arena);
    return status;
}

Status cmd_plot(const Settings *settings)
{
    if (settings->output && format_of(settings->output) == PICTURE_OTHER)
        return terminal_fail(&settings->terminal, STATUS_USAGE,
                             "%s: the ending picks the format: .svg or .png", settings->output);
    interrupt_ends();
    if (strcmp(settings->operands[0], "log") == 0)
        return plot_hers(settings, log_picture);
    if (strcmp(settings->operands[0], "plan") == 0)
        return plot_hers(settings, plan_picture);
    return plot_session(settings);
}
