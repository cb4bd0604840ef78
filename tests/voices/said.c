// What every walk and drill says, to whom, and how often: a line for each different text and rate of speech,
// "COUNT RATE POOL TEXT" with tabs, RATE in fifteenths of the voice's (15 breath words, 14 tips, 13 what must
// be said).
//
//     said SESSION...      in a folder that has scripts/ and voices/
//
// Taken from the timeline: what is left out later, for want of room, is few and short. Walkers: every level
// at the weeks that have it, after either birth, with a pram and without, cleared or not, three seeds each.
#include "job/compile.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const int weeks[] = { 0, 1, 2, 4, 6, 8, 10, 12, 16, 26 };
enum { SEEDS = 3, WHO = 8, RATES = 3 };

typedef struct {
    const char *text, *pool;  // pool: of the first that said it
    int         rate;
    long        count;
} Said;

typedef struct {
    Arena  arena;
    Said  *items;
    size_t count, room;
} AllSaid;

static void add(AllSaid *all, const Speech *speech)
{
    static const int fifteenths[RATES] = { [RATE_BREATH] = 15, [RATE_TIP] = 14, [RATE_MUST] = 13 };
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i].rate == fifteenths[speech->rate] && strcmp(all->items[i].text, speech->text) == 0) {
            all->items[i].count++;
            return;
        }
    *ARENA_PUSH(&all->arena, all->items, all->count,
                all->room) = (Said){ arena_strdup(&all->arena, speech->text),
                                     arena_strdup(&all->arena, speech->pool), fifteenths[speech->rate], 1 };
}

static void add_walk(AllSaid *all, const char *session, const Walker *walker, int seed)
{
    WalkOrder order = WALK_ORDER_DEFAULT;
    Walk      walk = { 0 };
    order.asked.walker = *walker;
    order.asked.seed = seed;
    if (walk_compile(&order, session, DEPTH_TIMELINE, NULL, &walk) == STATUS_DONE)
        for (size_t i = 0; i < walk.timeline.event_count; i++)
            if (walk.timeline.events[i].kind == EVENT_SPEECH)
                add(all, &walk.timeline.events[i].speech);
    walk_free(&walk);
}

static void add_session(AllSaid *all, const char *session)
{
    for (size_t week = 0; week < sizeof weeks / sizeof *weeks; week++)
        for (int who = 0; who < WHO; who++)
            for (int seed = 0; seed < SEEDS; seed++) {
                Walker walker = WALKER_UNKNOWN;
                walker.weeks = weeks[week];
                walker.birth = who & 1 ? BIRTH_C_SECTION : BIRTH_VAGINAL;
                walker.pram = who >> 1 & 1;
                walker.cleared = who >> 2 & 1;
                add_walk(all, session, &walker, seed + SEEDS * (who + WHO * (int)week));
            }
}

static int most_often_first(const void *a, const void *b)
{
    const Said *one = a, *other = b;
    if (one->count != other->count)
        return one->count < other->count ? 1 : -1;
    int texts = strcmp(one->text, other->text);
    return texts ? texts : one->rate - other->rate;
}

int main(int argc, char **argv)
{
    AllSaid all = { 0 };
    for (int i = 1; i < argc; i++)
        add_session(&all, argv[i]);
    if (all.count)
        qsort(all.items, all.count, sizeof *all.items, most_often_first);
    for (size_t i = 0; i < all.count; i++)
        printf("%ld\t%d\t%s\t%s\n", all.items[i].count, all.items[i].rate, all.items[i].pool,
               all.items[i].text);
    arena_free(&all.arena);
    return all.count > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
