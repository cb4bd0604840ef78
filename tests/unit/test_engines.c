// voice/engines.h: which of a voice's engines says a text, how long it may take, and the opening of several.
#include "voice/engines.h"

#include "cmocka_all.h"

#include <stdlib.h>
#include <string.h>

static bool   knows(void *self, const char *text) { return strcmp(text, self) == 0; }
static Micros seconds(void *self) { return atoi(self) * MICROS_PER_SECOND; }

static const EngineOps of_one_text = { .knows = knows }, of_all = { 0 }, patient = { .patience = seconds };

static void the_first_that_knows_a_text_says_it(void **state)
{
    (void)state;
    Engines engines = { .ops = { &of_one_text, &of_one_text, &of_all, &of_all },
                        .selves = { "Lift", "Hold", NULL, NULL },
                        .count = 4 };
    assert_int_equal(engines_for(&engines, "Lift"), 0);
    assert_int_equal(engines_for(&engines, "Hold"), 1);
    assert_int_equal(engines_for(&engines, "Lower"), 2);
    engines.count = 2;  // those that are open
    assert_int_equal(engines_for(&engines, "Lower"), -1);
    engines.count = 0;
    assert_int_equal(engines_for(&engines, "Lift"), -1);
}

// A minute at least.
static void a_phrase_may_take_as_long_as_the_most_patient_of_them(void **state)
{
    (void)state;
    Engines engines = { .ops = { &of_all, &patient, &patient }, .selves = { NULL, "61", "300" }, .count = 3 };
    assert_true(engines_patience(&engines) == 300 * MICROS_PER_SECOND);
    engines.count = 2;
    assert_true(engines_patience(&engines) == 61 * MICROS_PER_SECOND);
    engines.selves[1] = "20";
    assert_true(engines_patience(&engines) == 60 * MICROS_PER_SECOND);
    engines.count = 1;
    assert_true(engines_patience(&engines) == 60 * MICROS_PER_SECOND);
}

// The hum needs nothing; a program has to be there.
static void they_are_opened_in_their_order(void **state)
{
    (void)state;
    Arena             arena = { 0 };
    DiagList          diags = { .arena = &arena };
    Engines           engines;
    const char *const gone[] = { "/nonexistent/synthesiser", NULL }, *const there[] = { "cat", NULL };
    const VoiceProfile profiles[] = {
        { .name = "hum", .rate = 150, .engine = ENGINE_SILENT },
        { .name = "cat", .rate = 150, .engine = ENGINE_COMMAND, .argv = there, .own_rate = 150 },
        { .name = "gone", .rate = 150, .engine = ENGINE_COMMAND, .argv = gone, .own_rate = 150 }
    };
    assert_true(engines_open(profiles, 2, &arena, &diags, &engines));
    assert_int_equal(engines.count, 2);
    assert_ptr_equal(engines.ops[0], &engine_silent);
    assert_ptr_equal(engines.ops[1], &engine_command);
    assert_ptr_equal(engines.profiles, profiles);
    assert_non_null(engines.selves[0]);
    engines_close(&engines);
    assert_int_equal(engines.count, 0);
    assert_false(engines_open(profiles, 3, &arena, &diags, &engines));
    assert_int_equal(engines.count, 2);  // the next one is the one that is missing
    assert_int_equal(diags.errors, 1);
    engines_close(&engines);
    diags = (DiagList){ .arena = &arena };
    assert_true(engine_is_there(&profiles[0], &arena, &diags));
    assert_true(engine_is_there(&profiles[1], &arena, &diags));
    assert_int_equal(diags.errors, 0);
    assert_false(engine_is_there(&profiles[2], &arena, &diags));
    assert_int_equal(diags.errors, 1);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_that_knows_a_text_says_it),
        cmocka_unit_test(a_phrase_may_take_as_long_as_the_most_patient_of_them),
        cmocka_unit_test(they_are_opened_in_their_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
