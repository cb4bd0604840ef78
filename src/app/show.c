// walkcoach show: what a walk will be. Speech is measured, so that the plan says what will really be said,
// and when.
#include "app/show.h"

#include "app/commands.h"
#include "cast/lasting.h"
#include "job/interrupt.h"
#include "job/report.h"
#include "job/today.h"
#include "job/walk_json.h"

static Status show_whole(const Settings *settings, const WalkOrder *order, const char *name, Walk *walk)
{
    const char *text;
    Status      status = walk_compile_with_progress(order, name, DEPTH_SESSION, &settings->terminal, walk);
    const Desk  desk = walk_desk(walk);
    bool good = status == STATUS_DONE && session_write_whole(&walk->request, cast_lasting, &desk, &text);
    terminal_diags(&settings->terminal, &walk->diags);
    if (good)
        fputs(text, stdout);
    return good ? STATUS_DONE : STATUS_MISTAKES;
}

static Status show(const Settings *settings, const WalkOrder *order, const char *name)
{
    Walk   walk;
    Status status;
    if (settings->printing.whole)
        status = show_whole(settings, order, name, &walk);
    else if ((status = walk_compile_and_report(order, name,
                                               settings->printing.json ? DEPTH_SCORE : DEPTH_SPOKEN,
                                               &settings->terminal, &walk)) == STATUS_DONE) {
        if (settings->printing.json)
            puts(walk_json(&walk, &walk.arena));
        else if (settings->printing.stats)
            show_stats(&settings->terminal, &walk);
        else
            show_plan(&settings->terminal, &walk);
    }
    walk_free(&walk);
    return status;
}

Status cmd_show(const Settings *settings)
{
    Arena       arena = { 0 };
    WalkOrder   order = settings->order;
    const char *name = settings->operands[0];
    interrupt_ends();
    Status status = hers_look_up(&settings->terminal, &order.asked, &name, &arena);
    if (status == STATUS_DONE)
        status = show(settings, &order, name);
    arena_free(&arena);
    return status;
}
