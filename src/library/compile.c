// A walk, compiled by the same stages as on the command line: job/compile.c.
#include "base/date.h"
#include "library/guard.h"
#include "library/inside.h"
#include "session/kinds.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    Walkcoach     *coach;
    WalkcoachOrder order;
    const char    *name, *text;
    size_t         length;
    WalkcoachWalk *walk;
} Compiling;

// --- What is asked for -----------------------------------------------------------------

// Lines of a profile, which override those of its file. False after an error, which is then among the walk's
// own messages.
static bool read_walker(const Compiling *compiling, Walker *out)
{
    WalkcoachWalk *walk = compiling->walk;
    const Paths   *paths = &compiling->coach->paths;
    const char    *text = compiling->order.walker;
    const Desk     desk = { &walk->arena, &walk->diags, &paths->search, NULL };
    *out = WALKER_UNKNOWN;
    if (paths->profile && !session_read_profile(paths->profile, &desk, out))
        return false;
    if (!text)
        return true;
    const ConfNode *root = conf_read_text("walker", text, strlen(text), &session_hints, &walk->arena,
                                          &walk->diags);
    return root && session_read_walker(root, &desk, out);
}

static WalkOrder order_of(const Compiling *compiling)
{
    const WalkcoachOrder *asked = &compiling->order;
    WalkOrder             order = WALK_ORDER_DEFAULT;
    order.paths = &compiling->coach->paths;
    order.asked.today = arena_strdup(&compiling->walk->arena, asked->today);
    order.asked.form = asked->form;
    order.asked.seed = asked->seed;
    order.listening.sample_rate = asked->sample_rate;
    order.listening.mono = asked->mono != 0;
    order.listening.loudness = asked->loudness;
    order.jobs = asked->jobs;
    order.strict = asked->strict != 0;
    order.guest = true;
    return order;
}

static Depth depth_of(WalkcoachDepth depth)
{
    switch (depth) {
    case WALKCOACH_TIMELINE: return DEPTH_TIMELINE;
    case WALKCOACH_NAMES: return DEPTH_NAMES;
    case WALKCOACH_SCORE: break;
    }
    return DEPTH_SCORE;
}

static bool makes_sense(const Compiling *compiling)
{
    const WalkcoachOrder *order = &compiling->order;
    int                   day;
    return compiling->coach && compiling->name && order->today && date_parse(order->today, &day) &&
           order->sample_rate >= 8000 && order->sample_rate <= 192000 && order->form >= -1 &&
           order->form <= 1 && order->jobs >= 0 && order->loudness <= 0;
}

// --- Compiling -------------------------------------------------------------------------

static WalkcoachStatus status_of(Status status)
{
    switch (status) {
    case STATUS_DONE: return WALKCOACH_DONE;
    case STATUS_MISTAKES: return WALKCOACH_MISTAKES;
    case STATUS_USAGE: return WALKCOACH_USAGE;
    case STATUS_WORLD: break;
    }
    return WALKCOACH_WORLD;
}

static WalkcoachStatus compile(void *self)
{
    Compiling     *compiling = self;
    WalkcoachWalk *walk = compiling->walk;
    const char    *name = arena_strdup(&walk->arena, compiling->name);
    walk->diags.arena = &walk->arena;
    walk->order = order_of(compiling);
    walk->text = (SessionText){ compiling->text, compiling->length };
    walk->order.text = compiling->text ? &walk->text : NULL;
    walk->order.walker = &walk->walker;
    if (!read_walker(compiling, &walk->walker))
        return WALKCOACH_MISTAKES;
    Status status = walk_compile(&walk->order, name, depth_of(compiling->order.depth), NULL, &walk->walk);
    diag_sort(&walk->walk.diags);
    return status_of(status);
}

WalkcoachStatus walkcoach_compile_text(Walkcoach *coach, const WalkcoachOrder *order, const char *path,
                                       const char *text, size_t length, WalkcoachWalk **out)
{
    Compiling compiling = { coach, WALKCOACH_ORDER, path, text, length, NULL };
    take(&compiling.order, order, sizeof compiling.order);
    *out = NULL;
    if (!makes_sense(&compiling))
        return WALKCOACH_USAGE;
    compiling.walk = calloc(1, sizeof *compiling.walk);
    if (!compiling.walk)
        return WALKCOACH_MEMORY;
    WalkcoachStatus status = guard_run(compile, &compiling);
    if (status == WALKCOACH_MEMORY)
        walkcoach_walk_close(compiling.walk);
    else
        *out = compiling.walk;
    return status;
}

WalkcoachStatus walkcoach_compile(Walkcoach *coach, const WalkcoachOrder *order, const char *name,
                                  WalkcoachWalk **out)
{
    return walkcoach_compile_text(coach, order, name, NULL, 0, out);
}

void walkcoach_walk_close(WalkcoachWalk *walk)
{
    if (!walk)
        return;
    walk_free(&walk->walk);
    arena_free(&walk->arena);
    free(walk);
}
