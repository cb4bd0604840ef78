// app/sample.h: what every voice says that is tried.
#include "app/sample.h"

#include "processes.h"

#include <stdlib.h>
#include <string.h>

enum { PATIENCE = 20 };  // seconds

static WalkOrder order;

static int set_up(void **state)
{
    (void)state;
    setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
    setenv("XDG_CACHE_HOME", "/nonexistent", 1);
    order = (WalkOrder)WALK_ORDER_DEFAULT;
    order.asked.today = "2026-11-29";
    order.listening.sample_rate = 8000;
    order.jobs = 1;
    return 0;
}

// At 13, 15 and 14 fifteenths of the voice's own rate.
static void it_is_what_must_be_heard_a_breath_word_and_a_tip(void **state)
{
    (void)state;
    Sample sample;
    assert_true(sample_make(&order, &sample));
    assert_int_equal(sample.count, 3);
    assert_int_equal(sample.phrases[0].rate_numerator, 13);
    assert_int_equal(sample.phrases[1].rate_numerator, 15);
    assert_int_equal(sample.phrases[2].rate_numerator, 14);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(sample.phrases[i].breath_word, i == 1);
        assert_true(strlen(sample.phrases[i].text) > 3);
    }
    assert_non_null(strstr(sample.phrases[0].text, "This is exercise, not medical advice."));
    sample_free(&sample);
}

static void it_is_the_same_in_any_week(void **state)
{
    (void)state;
    Sample sample;
    order.asked.walker.weeks = 0, order.asked.walker.birth = BIRTH_C_SECTION;
    assert_true(sample_make(&order, &sample));
    assert_int_equal(sample.count, 3);
    sample_free(&sample);
    order.asked.walker.level = 5;  // of her profile, say
    assert_false(sample_make(&order, &sample));
    assert_int_equal(sample.count, 0);
    assert_true(sample.walk.diags.errors > 0);
    sample_free(&sample);
}

static bool nobody_is_left(const void *nothing)
{
    (void)nothing;
    return descendants(getpid()).count == 0;
}

static void it_is_spoken_with_pauses_and_the_voice_goes(void **state)
{
    (void)state;
    Sample             sample;
    Aloud              aloud;
    Arena              arena = { 0 };
    DiagList           diags = { .arena = &arena };
    const VoiceProfile hum = { .name = "hum", .language = "en", .rate = 150, .engine = ENGINE_SILENT };
    assert_true(sample_make(&order, &sample));
    if (!sample_speak(&sample, &hum, &order, &arena, &diags, &aloud))
        fail_msg("%s", diags.items[0].message);
    assert_int_equal(aloud.rate, 8000);
    assert_true(aloud.length > 4 * 8000 && aloud.length < 12 * 8000);
    // The longest silences are the two pauses between the phrases, of 0.7 s.
    int pauses = 0, silent = 0;
    for (Frames i = 0; i < aloud.length; i++) {
        silent = aloud.samples[i] == 0 ? silent + 1 : 0;
        pauses += silent == 5600;
    }
    assert_int_equal(pauses, 2);
    assert_true(soon(PATIENCE, nobody_is_left, NULL));
    sample_free(&sample);
    arena_free(&arena);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, set_up)
    const struct CMUnitTest tests[] = {
        TEST(it_is_what_must_be_heard_a_breath_word_and_a_tip),
        TEST(it_is_the_same_in_any_week),
        TEST(it_is_spoken_with_pauses_and_the_voice_goes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
