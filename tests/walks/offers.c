// Domain: "Levels", the column of minutes.
#include "offers.h"

#include <math.h>

static void add(Offers *out, Offer offer) { out->items[out->count++] = offer; }

static void add_length(Offers *out, int level, double minutes, Arena *arena)
{
    int seconds = (int)lround(60 * minutes);
    add(out, (Offer){ arena_printf(arena, "%d:%02d", seconds / 60, seconds % 60), level, seconds / 60.0, 0 });
}

// Twelve lengths from the shortest to the longest; at level 1, where minutes are few, by 20 seconds.
static void add_between(Offers *out, int level, Arena *arena)
{
    static const double between[5][12] = {
        { 0 },
        { 16 / 3.0, 17 / 3.0, 6, 19 / 3.0, 20 / 3.0, 7, 22 / 3.0, 23 / 3.0, 8, 25 / 3.0, 9, 29 / 3.0 },
        { 6, 7, 8, 9, 11, 13, 15, 17, 19, 22, 25, 28 },
        { 11, 12, 13, 14, 15, 17, 19, 21, 23, 25, 27, 29 },
        { 21, 22, 23, 25, 27, 29, 31, 34, 37, 40, 42, 44 },
    };
    for (int i = 0; i < 12; i++)
        add_length(out, level, between[level][i], arena);
}

static void add_named(Offers *out)
{
    static const struct {
        const char *name;
        int         from, to;  // levels
    } named[] = { { "first-walk", 1, 1 },    { "first-walk-after-c-section", 1, 1 },
                  { "posture-reset", 1, 4 }, { "lunch-break", 2, 4 },
                  { "pram-walk", 2, 4 },     { "evening-unwind", 2, 4 },
                  { "hills", 4, 4 } };
    for (size_t i = 0; i < sizeof named / sizeof *named; i++)
        for (int level = named[i].from; level <= named[i].to; level++)
            add(out, (Offer){ named[i].name, level, 0, 0 });
}

void offers_walks(Arena *arena, Offers *out)
{
    static const double offered[5][4] = {
        { 0 }, { 5, 10 }, { 5, 10, 20, 30 }, { 10, 20, 30 }, { 20, 30, 45 }
    };
    out->count = 0;
    for (int level = 1; level <= 4; level++) {
        for (int i = 0; i < 4 && offered[level][i] > 0; i++)
            add_length(out, level, offered[level][i], arena);
        add_between(out, level, arena);
    }
    add_named(out);
}

void offers_drills(Offers *out)
{
    static const char *const drills[] = { "breathing", "pelvic-floor", "pelvic-tilt", "wall-bug-press",
                                          "open-book", "side-plank",   "daily-three", "sit-to-stand" };
    out->count = 0;
    for (size_t i = 0; i < sizeof drills / sizeof *drills; i++)
        for (int form = -1; form <= 1; form++)
            add(out, (Offer){ drills[i], 0, 0, form });
}
