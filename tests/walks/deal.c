// Greedy: who comes next is by the seed, what she is given is what brings most new pairs together, and of
// equals what was given least.
#include "deal.h"

#include "base/rng.h"
#include "offers.h"
#include "whom.h"

#include <stdlib.h>

enum { WEEKS = 22, PEOPLE = WEEKS * 3 * 4 * 3 * 2 * 2 * 3 };

typedef struct {
    uint64_t seed, drawn;
    Arena   *arena;
    Offers   offers;
    size_t   given[VALUES_MAX];
    Pairs   *met, *possible;
} Deal;

static uint32_t below(Deal *deal, uint32_t n) { return rng_below(deal->seed, deal->drawn++, n); }

// --- Who ---------------------------------------------------------------------------------

static int take(int *left, int values)
{
    int value = *left % values;
    *left /= values;
    return value;
}

// The index-th of the whole product.
static Case person(int index)
{
    Case one = { .seed = -1 };
    one.weeks = take(&index, WEEKS) - 1;
    one.birth = (Birth)take(&index, 3);
    one.core = take(&index, 4) - 1;
    int torn = take(&index, 3);
    one.tear = torn > 0;
    one.floor_cleared = torn > 1;
    one.cleared = take(&index, 2);
    one.pram = take(&index, 2);
    one.talk = (Talk)take(&index, 3);
    return one;
}

static int *shuffled(Deal *deal)
{
    int *order = ARENA_ARRAY(deal->arena, int, PEOPLE);
    for (int i = 0; i < PEOPLE; i++) {
        int other = (int)below(deal, (uint32_t)i + 1);
        order[i] = order[other];
        order[other] = i;
    }
    return order;
}

// --- What --------------------------------------------------------------------------------

static Case case_of(const Case *whom, const Offer *offer)
{
    Case one = *whom;
    one.name = offer->name;
    one.drill = offer->level == 0;
    one.minutes = offer->minutes;
    one.level = offer->level;
    one.form = offer->form;
    return one;
}

static Point point_of(const Case *one, size_t session)
{
    return (Point){ { [THING_SESSION] = (int)session,
                      [THING_WEEK] = one->weeks + 1,
                      [THING_BIRTH] = (int)one->birth,
                      [THING_CORE] = one->core + 1,
                      [THING_TEAR] = one->tear + one->floor_cleared,
                      [THING_CLEARED] = one->cleared,
                      [THING_PRAM] = one->pram,
                      [THING_TALK] = (int)one->talk } };
}

// At the level that is in its row: a higher one is capped, so that would be another row.
static bool can_have(const Case *one)
{
    return (one->drill || whom_level(one) == one->level) && whom_is_offered(one);
}

static size_t choose(Deal *deal, const Case *whom)
{
    size_t best = deal->offers.count;
    long   most = -1;
    for (size_t i = 0; i < deal->offers.count; i++) {
        Case  one = case_of(whom, &deal->offers.items[i]);
        Point point = point_of(&one, i);
        long  worth = 1000000L * pairs_new(deal->met, &point) + 100000 - 100 * (long)deal->given[i] +
                     (long)below(deal, 100);
        if (can_have(&one) && worth > most) {
            most = worth;
            best = i;
        }
    }
    return best;
}

// Who has the highest level that her weeks allow may have asked for a higher one.
static void ask_higher(Deal *deal, Case *one)
{
    if (!one->drill && one->level == whom_highest_level(one))
        one->level += (int)below(deal, (uint32_t)(5 - one->level));
}

static void give(Deal *deal, Case whom, Cases *first, Cases *then)
{
    size_t chosen = choose(deal, &whom);
    if (chosen == deal->offers.count)
        return;
    Case   one = case_of(&whom, &deal->offers.items[chosen]);
    Point  point = point_of(&one, chosen);
    Cases *cases = pairs_new(deal->met, &point) ? first : then;
    pairs_add(deal->met, &point);
    deal->given[chosen]++;
    ask_higher(deal, &one);
    one.seed = below(deal, 4) ? (int)below(deal, 1000) : -1;
    *ARENA_PUSH(deal->arena, cases->items, cases->count, cases->capacity) = one;
}

static void find_possible(Deal *deal, bool with_pram)
{
    for (int i = 0; i < PEOPLE; i++)
        for (size_t o = 0; o < deal->offers.count; o++) {
            Case  whom = person(i), one = case_of(&whom, &deal->offers.items[o]);
            Point point = point_of(&one, o);
            if ((with_pram || !one.pram) && can_have(&one))
                pairs_add(deal->possible, &point);
        }
}

static void join(Arena *arena, Cases *cases, const Cases *more)
{
    for (size_t i = 0; i < more->count; i++)
        *ARENA_PUSH(arena, cases->items, cases->count, cases->capacity) = more->items[i];
}

// rounds: how often everyone is given something.
static Cases deal_all(Deal *deal, int rounds, bool with_pram)
{
    Cases first = { 0 }, then = { 0 };
    for (int round = 0; round < rounds; round++) {
        const int *order = shuffled(deal);
        for (int i = 0; i < PEOPLE; i++) {
            Case whom = person(order[i]);
            whom.core_typed = whom.weeks < 0 && whom.core >= 0 && round > 0;
            if (with_pram || !whom.pram)
                give(deal, whom, &first, &then);
        }
    }
    find_possible(deal, with_pram);
    join(deal->arena, &first, &then);
    return first;
}

// --- What is refused -----------------------------------------------------------------------

static void refuse(Deal *deal, const Case *whom, const Offer *offer, Cases *cases)
{
    Case one = case_of(whom, offer);
    if (!whom_is_offered(&one))
        *ARENA_PUSH(deal->arena, cases->items, cases->count, cases->capacity) = one;
}

static void refuse_lengths(Deal *deal, const Case *whom, Cases *cases)
{
    static const struct {
        const char *name;
        double      minutes;
    } lengths[] = { { "9:00", 9 },   { "11:00", 11 }, { "19:00", 19 },
                    { "21:00", 21 }, { "31:00", 31 }, { "20:00", 20 } };
    for (int level = 1; level <= 4; level++)
        for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++)
            refuse(deal, whom, &(Offer){ lengths[i].name, level, lengths[i].minutes, 0 }, cases);
}

static Cases deal_refused(Deal *deal)
{
    Cases      cases = { 0 };
    const int *order = shuffled(deal);
    for (int i = 0; i < PEOPLE; i++) {
        Case whom = person(order[i]);
        if (whom.talk != TALK_FULL)
            continue;
        refuse(deal, &whom, &(Offer){ "10:00", 1, 10, 0 }, &cases);
        if (whom.pram)
            continue;
        if (whom.core == NOT_SAID)
            refuse_lengths(deal, &whom, &cases);
        for (size_t o = 0; o < deal->offers.count && whom.core != CORE_TALL; o++)
            refuse(deal, &whom, &deal->offers.items[o], &cases);
    }
    return cases;
}

// -------------------------------------------------------------------------------------------

static void begin(Deal *deal)
{
    *deal->met = *deal->possible = (Pairs){ 0 };
    for (size_t i = 0; i < VALUES_MAX; i++)
        deal->given[i] = 0;
}

static void count_pairs(const Deal *deal, Dealt *out)
{
    out->pairs += deal->met->count;
    out->pairs_possible += deal->possible->count;
}

void deal(int seed, Arena *arena, Dealt *out)
{
    Deal deal = { .seed = (uint64_t)seed, .arena = arena };
    deal.met = ARENA_NEW(arena, Pairs);
    deal.possible = ARENA_NEW(arena, Pairs);
    *out = (Dealt){ 0 };
    begin(&deal);
    offers_walks(arena, &deal.offers);
    out->walks = deal_all(&deal, 2, true);
    count_pairs(&deal, out);
    begin(&deal);
    offers_drills(&deal.offers);
    out->drills = deal_all(&deal, 1, false);
    count_pairs(&deal, out);
    out->refused = deal_refused(&deal);
}
