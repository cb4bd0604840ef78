#include "job/offer.h"

// After week twelve, the last week of the levels, nothing changes any more.
enum { WEEK_LAST = 26 };

// Whether it fits. *week: the week that it was read with; below zero if that is not known.
static bool fits(const WalkOrder *order, const char *name, int *week)
{
    Walk walk;
    bool right = walk_compile(order, name, DEPTH_SESSION, NULL, &walk) == STATUS_DONE;
    *week = walk.session.weeks;
    walk_free(&walk);
    return right;
}

static bool fits_in(const WalkOrder *order, const char *name, int week, bool cleared)
{
    WalkOrder then = *order;
    then.asked.walker.weeks = week;
    then.asked.walker.cleared |= cleared;
    then.asked.walker.floor_cleared |= cleared;
    return fits(&then, name, &week);
}

static Offer first_after(const WalkOrder *order, const char *name, int week)
{
    while (++week <= WEEK_LAST)
        if (fits_in(order, name, week, false))
            return (Offer){ OFFER_LATER, week };
    return (Offer){ OFFER_NEVER, 0 };
}

Offer offer_of(const WalkOrder *order, const char *name)
{
    int week;
    if (fits(order, name, &week) || week < 0)
        return (Offer){ OFFER_NOW, week < 0 ? -1 : week };
    if (!fits_in(order, name, WEEK_LAST, false) && fits_in(order, name, WEEK_LAST, true))
        return (Offer){ OFFER_CLEARED, 0 };
    return first_after(order, name, week);
}

bool offer_knows_no_week(const WalkOrder *order)
{
    Arena      arena = { 0 };
    DiagList   unheard = { .arena = &arena };
    Paths      paths = paths_find(&arena);
    const Desk desk = { &arena, &unheard, &paths.search, NULL };
    Walker     walker;
    bool       none = walk_find_walker(&paths, &order->asked, &desk, &walker) && walker.weeks < 0 &&
                !walker.baby_born;
    arena_free(&arena);
    return none;
}

const char *offer_text(Offer offer, Arena *arena)
{
    switch (offer.kind) {
    case OFFER_LATER: return arena_printf(arena, "from week %d", offer.week);
    case OFFER_CLEARED: return "once your provider has said yes";
    case OFFER_NOW:
    case OFFER_NEVER: break;
    }
    return "";
}
