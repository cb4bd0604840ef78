// play/workshop.h: another score is built while the first one plays.
#include "play/workshop.h"

#include "cmocka_all.h"

#include <poll.h>
#include <stdlib.h>

static WalkOrder by(double pace)
{
    WalkOrder order = WALK_ORDER_DEFAULT;
    order.asked.today = "2026-11-29";
    order.asked.walker.voice.text = "silent";
    order.asked.walker.pace = pace;
    order.jobs = 1;
    return order;
}

static Workshop *begin(void)
{
    WalkOrder order = by(80);
    Deck     *first = calloc(1, sizeof *first);
    assert_int_equal(walk_compile(&order, "5min", DEPTH_SCORE, NULL, &first->walk), STATUS_DONE);
    first->mixer = mixer_open(&first->walk.score);
    Workshop *workshop = workshop_open("5min", first);
    assert_non_null(workshop);
    return workshop;
}

static const Deck *taken(Workshop *workshop)
{
    const Deck *deck = NULL;
    while (!(deck = workshop_take(workshop)) && workshop_busy(workshop))
        poll(NULL, 0, 5);
    return deck;
}

static void one_build_at_a_time(void **state)
{
    (void)state;
    Workshop *workshop = begin();
    WalkOrder slower = by(70), slowest = by(66);
    assert_false(workshop_busy(workshop));
    assert_null(workshop_take(workshop));
    assert_true(workshop_order(workshop, &slower));
    assert_true(workshop_busy(workshop));
    assert_false(workshop_order(workshop, &slowest));
    const Deck *deck = taken(workshop);
    assert_non_null(deck);
    assert_non_null(deck->mixer);
    assert_true(deck->walk.asked.walker.pace == 70);
    assert_false(workshop_busy(workshop));
    assert_null(workshop_take(workshop));
    assert_true(workshop_order(workshop, &slowest));
    const Deck *next = taken(workshop);
    assert_non_null(next);
    assert_ptr_not_equal(next, deck);
    assert_true(next->walk.asked.walker.pace == 66 && deck->walk.asked.walker.pace == 70);
    workshop_close(workshop);
}

static void a_build_that_fails_leaves_the_others(void **state)
{
    (void)state;
    Workshop *workshop = begin();
    WalkOrder wrong = by(80), slower = by(70);
    wrong.asked.bed.text = "no-such-bed";
    assert_true(workshop_order(workshop, &wrong));
    assert_null(taken(workshop));
    assert_false(workshop_busy(workshop));
    assert_true(workshop_order(workshop, &slower));
    assert_non_null(taken(workshop));
    workshop_close(workshop);
}

static void a_build_under_way_is_waited_for(void **state)
{
    (void)state;
    Workshop *workshop = begin();
    WalkOrder slower = by(70);
    assert_true(workshop_order(workshop, &slower));
    workshop_close(workshop);
    workshop_close(NULL);
}

static int set_up(void **state)
{
    (void)state;
    setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
    return setenv("XDG_CACHE_HOME", "/nonexistent", 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_build_at_a_time),
        cmocka_unit_test(a_build_that_fails_leaves_the_others),
        cmocka_unit_test(a_build_under_way_is_waited_for),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
