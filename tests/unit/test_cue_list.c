// timeline/cue_list.h: the list of all that may be said, to its two limits and one beyond.
#include "timeline/cue_list.h"

#include "cmocka_all.h"
#include "timeline/plan.h"

enum { MOST = 100000, TRIES = 2000000 };

static void a_hundred_thousand_cues_are_not_too_many_and_one_more_is(void **state)
{
    (void)state;
    Arena      arena = { 0 };
    const Plan plan = { .scratch = &arena };
    Cues       cues = { 0 };
    assert_false(cues_are_too_many(&cues));
    for (int i = 1; i <= MOST; i++) {
        const Cue *added = cues_add(&plan, &cues, &(Cue){ .at = i });
        assert_ptr_equal(added, &cues.items[i - 1]);
        assert_int_equal(added->at, i);
        assert_int_equal(cues.count, i);
    }
    assert_false(cues_are_too_many(&cues));
    for (int i = 1; i <= 3; i++) {  // and it grows no further
        const Cue *added = cues_add(&plan, &cues, &(Cue){ .at = MOST + i });
        assert_ptr_equal(added, &cues.items[MOST]);
        assert_int_equal(added->at, MOST + i);
        assert_int_equal(cues.count, MOST + 1);
        assert_true(cues_are_too_many(&cues));
    }
    assert_int_equal(cues.items[MOST - 1].at, MOST);
    arena_free(&arena);
}

static void two_million_places_may_be_looked_at_and_one_more_may_not(void **state)
{
    (void)state;
    assert_false(cues_are_too_many(&(Cues){ .tried = TRIES }));
    assert_true(cues_are_too_many(&(Cues){ .tried = TRIES + 1 }));
}

static void cues_of_one_moment_stay_in_the_order_in_which_they_came(void **state)
{
    (void)state;
    static const Micros moments[] = { 5, 3, 5, 0, 3, 5, 9, 0, 5 };
    static const int    sorted[] = { 3, 7, 1, 4, 0, 2, 5, 8, 6 };  // where each was
    enum { COUNT = sizeof sorted / sizeof *sorted };
    Arena      arena = { 0 };
    const Plan plan = { .scratch = &arena };
    Cues       cues = { 0 };
    cues_sort(&cues);
    for (int i = 0; i < COUNT; i++)
        cues_add(&plan, &cues, &(Cue){ .at = moments[i], .number = i });
    for (int i = 0; i < COUNT / 2; i++) {  // back to front: a sort that is stable would hide a mistake
        const Cue cue = cues.items[i];
        cues.items[i] = cues.items[COUNT - 1 - i];
        cues.items[COUNT - 1 - i] = cue;
    }
    cues_sort(&cues);
    for (int i = 0; i < COUNT; i++) {
        assert_int_equal(cues.items[i].number, sorted[i]);
        assert_int_equal(cues.items[i].at, moments[sorted[i]]);
    }
    arena_free(&arena);
}

static void of_two_the_earlier_is_first(void **state)
{
    (void)state;
    Arena      arena = { 0 };
    const Plan plan = { .scratch = &arena };
    Cues       cues = { 0 };
    cues_add(&plan, &cues, &(Cue){ .at = 2 });
    cues_add(&plan, &cues, &(Cue){ .at = 1 });
    cues_sort(&cues);
    assert_int_equal(cues.items[0].at, 1);
    assert_int_equal(cues.items[1].at, 2);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_hundred_thousand_cues_are_not_too_many_and_one_more_is),
        cmocka_unit_test(two_million_places_may_be_looked_at_and_one_more_may_not),
        cmocka_unit_test(cues_of_one_moment_stay_in_the_order_in_which_they_came),
        cmocka_unit_test(of_two_the_earlier_is_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
