// The rules of the coach, computed from walks and drills of everyone: a sample of one minute, or the whole.
//
//   tests/run.sh test_walks         a sample: the first of the cases, in which most pairs have met
//   make check-walks                all cases
//   SEED=7 WALKS=500                another deal, another number of cases
//   ONLY=13:00                      of all cases those of one name
#include "cmocka_all.h"
#include "deal.h"
#include "rules.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { SEED = 20 };
enum { SAMPLE_WALKS = 900, SAMPLE_DRILLS = 160, SAMPLE_REFUSED = 300, RULES_MAX = 128 };

// How many of each kind: a share of them all, as WALKS says.
typedef struct {
    size_t walks, drills, refused;
} Asked;

static size_t at_most(size_t wanted, size_t there) { return wanted < there ? wanted : there; }

static Asked how_many(const Dealt *dealt)
{
    const char *all = getenv("WALKS");
    Asked       sample = { SAMPLE_WALKS, SAMPLE_DRILLS, SAMPLE_REFUSED };
    if (all && strcmp(all, "all") == 0)
        return (Asked){ dealt->walks.count, dealt->drills.count, dealt->refused.count };
    if (all)
        sample = (Asked){ (size_t)atoi(all), (size_t)atoi(all) / 5, (size_t)atoi(all) / 3 };
    return (Asked){ at_most(sample.walks, dealt->walks.count), at_most(sample.drills, dealt->drills.count),
                    at_most(sample.refused, dealt->refused.count) };
}

static void take(Arena *arena, const Cases *from, size_t count, Cases *out)
{
    const char *only = getenv("ONLY");
    for (size_t i = 0; i < (only ? from->count : count); i++)
        if (!only || strcmp(only, from->items[i].name) == 0)
            *ARENA_PUSH(arena, out->items, out->count, out->capacity) = from->items[i];
}

// A rule that finds nothing to look at proves nothing; in a handful of sessions that may happen.
static bool is_whole_sample(void)
{
    if (getenv("ONLY"))
        return false;
    return !getenv("WALKS") || strcmp(getenv("WALKS"), "all") == 0;
}

static void rule_is_kept(void **state)
{
    const Kept *kept = *state;
    for (size_t i = 0; i < TOLD && i < kept->broken; i++)
        print_message("# %s\n", kept->told[i]);
    if (kept->broken)
        fail_msg("%zu sessions break it", kept->broken);
    if (kept->looked == 0 && is_whole_sample())
        fail_msg("nothing was looked at");
}

static void every_session_came_to_its_end(void **state)
{
    const Verdict *verdict = *state;
    assert_true(verdict->whole);
    assert_true(verdict->built > 0);
}

// In the whole run everything that can meet has met.
static void every_pair_has_met(void **state)
{
    const Dealt *dealt = *state;
    assert_int_equal(dealt->pairs, dealt->pairs_possible);
}

static void print_figures(const Dealt *dealt, const Verdict *verdict, double seconds)
{
    printf("# %zu sessions built, %zu refused; %zu phrases, %zu rules, %zu workers, %.0f s\n", verdict->built,
           verdict->refused, verdict->phrases, rule_count, verdict->workers, seconds);
    printf("# dealt: %zu walks, %zu drills, %zu that are refused; %zu of %zu pairs\n", dealt->walks.count,
           dealt->drills.count, dealt->refused.count, dealt->pairs, dealt->pairs_possible);
    for (size_t i = 0; i < rule_count && getenv("WALKS_LOOKED"); i++)
        printf("# %8zu in %6zu sessions: %s\n", verdict->kept[i].looked, verdict->kept[i].walks,
               rules[i].name);
}

static double now(void)
{
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    return (double)at.tv_sec + (double)at.tv_nsec / 1e9;
}

static Verdict judge_dealt(const Dealt *dealt, Arena *arena)
{
    Cases cases = { 0 };
    Asked asked = how_many(dealt);
    take(arena, &dealt->walks, asked.walks, &cases);
    take(arena, &dealt->drills, asked.drills, &cases);
    take(arena, &dealt->refused, asked.refused, &cases);
    double  began = now();
    Verdict verdict = judge(&cases, rules, rule_count);
    print_figures(dealt, &verdict, now() - began);
    return verdict;
}

int main(void)
{
    const char       *seed = getenv("SEED");
    Arena             arena = { 0 };
    Dealt             dealt;
    struct CMUnitTest tests[RULES_MAX + 2];
    int               number = seed ? atoi(seed) : SEED;

    printf("# SEED=%d\n", number);
    deal(number, &arena, &dealt);
    Verdict verdict = judge_dealt(&dealt, &arena);
    tests[0] = (struct CMUnitTest)cmocka_unit_test_prestate(every_session_came_to_its_end, &verdict);
    tests[1] = (struct CMUnitTest)cmocka_unit_test_prestate(every_pair_has_met, &dealt);
    for (size_t r = 0; r < rule_count && r < RULES_MAX; r++)
        tests[r + 2] = (struct CMUnitTest){ rules[r].name, rule_is_kept, NULL, NULL, &verdict.kept[r] };
    int failed = _cmocka_run_group_tests("walks", tests, rule_count + 2, NULL, NULL);
    arena_free(&arena);
    return failed;
}
