// play/first_sound.h: how long she waits for the first sound.
#include "cmocka_all.h"
#include "play/first_sound.h"

static void nothing_has_sounded_before_the_walk(void **state)
{
    (void)state;
    FirstSound first = { .opening = 10, .lead = 0.5 };
    double     all, device;
    assert_false(first_sound_took(&first, 9, &all, &device));
    first_sound_called(&first, false);
    assert_false(first_sound_took(&first, 9, &all, &device));
    assert_true(first.called > 0);
    double called = first.called;
    first_sound_called(&first, true);
    assert_true(first_sound_took(&first, 9, &all, &device));
    assert_true(first.called == called && first.carried >= called);
    double carried = first.carried;
    first_sound_called(&first, true);
    assert_true(first.carried == carried);
}

static void she_hears_it_after_the_silence_of_the_lead(void **state)
{
    (void)state;
    FirstSound early = { .opening = 10, .lead = 0.5, .called = 10.25, .carried = 10.5 };
    FirstSound late = { .opening = 10, .lead = 0.5, .called = 10.25, .carried = 11 };
    double     all, device;
    assert_true(first_sound_took(&early, 8, &all, &device));
    assert_true(all == 2.75 && device == 0.25);
    assert_true(first_sound_took(&late, 8, &all, &device));
    assert_true(all == 3 && device == 0.25);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_has_sounded_before_the_walk),
        cmocka_unit_test(she_hears_it_after_the_silence_of_the_lead),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
