// A warning for each part that got another length than its file says (session/fitted.c).
#include "session_fixture.h"

static int for_nobody(void **state)
{
    fixture_setup(state);
    ((Fixture *)*state)->request.sample = true;
    return 0;
}

#define GETS(pos, key, got, said, total)                                                         \
    "warning " pos " \"" key "\" gets " got ", not " said ": all parts have to add up to " total \
    " [length-fitted]\n"

// By its way, settle may last from 0:45 to 5:00.
static void a_length_that_gave_way_is_named(void **state)
{
    Fixture *f = *state;
    fixture_expect(
        f, "length = \"4:00\"\nphases: { open: { length = \"1:00\" }  Settle: { length = \"1:30\" } }\n",
        GETS("2:57", "Settle", "3:00", "1:30", "4:00"));
    fixture_expect(
        f, "length = \"2:30\"\nphases: { open: { length = \"1:00\" }  settle: { length = \"1:30\" } }\n", "");
    fixture_expect(f,
                   "length = \"4:00\"\nphases: { open: { length = \"1:00\" }  settle: { length = \"1:30\" }\n"
                   "  settle_2: { length = \"1:00\" }  settle_3: { length = \"0:45\" } }\n",
                   GETS("2:57", "settle", "1:18", "1:30", "4:00")
                       GETS("3:24", "settle_2", "0:57", "1:00", "4:00"));
}

static void the_first_part_is_compared_and_one_that_is_dropped_is_not(void **state)
{
    Fixture *f = *state;
    fixture_expect(
        f,
        "length = \"4:00\"\nphases: { settle: { length = \"1:30\"  say: { stop_signs = \"start\" } }\n"
        "  open: { length = \"1:00\" } }\n",
        GETS("2:30", "settle", "3:00", "1:30", "4:00"));
    fixture_expect(
        f, "extends = \"5min\"\nlength = \"4:30\"\nphases: { reset: { drop = true  length = \"0:20\" } }\n",
        "");
}

// Breaths take as long as they take, and are not counted otherwise.
static void only_a_time_is_compared(void **state)
{
    Fixture *f = *state;
    fixture_expect(f,
                   "length = \"5:00\"\nphases: { open: { length = \"1:00\" }\n"
                   "  a: { length = \"20 breaths\"  pace = 105  breath = \"3:4\" }  rest: { } }\n",
                   "");
}

static void a_part_that_says_how_far_it_goes_is_meant_to(void **state)
{
    static const char *const stretches[] = { "least = \"1:00\"", "most = \"3:00\"",
                                             "least = \"1:00\"  most = \"3:00\"" };
    Fixture                 *f = *state;
    for (size_t i = 0; i < sizeof stretches / sizeof *stretches; i++)
        fixture_expect(f,
                       arena_printf(&f->arena,
                                    "length = \"4:00\"\nphases: { open: { length = \"1:00\" }\n"
                                    "  settle: { length = \"1:30\"  %s } }\n",
                                    stretches[i]),
                       "");
}

// What the file builds on serves other lengths.
static void only_the_files_own_lengths_are_compared(void **state)
{
    Fixture *f = *state;
    fixture_write(
        f, "scripts/base.cfg",
        "phases: { open: { length = \"1:00\" }  settle: { length = \"1:30\"  least = \"1:00\" } }\n");
    fixture_expect(f, "extends = \"base\"\nlength = \"4:00\"\n", "");
    fixture_expect(f, "extends = \"base\"\nlength = \"4:00\"\nphases: { settle: { length = \"1:20\" } }\n",
                   GETS("3:30", "settle", "3:00", "1:20", "4:00"));
    // Whoever asks for a length by name has asked for other parts.
    fixture_write(f, "scripts/5min.cfg",
                  "phases: { open: { length = \"1:00\" }  settle: { length = \"4:00\" } }\n");
    assert_true(fixture_read(f, "4min"));
    assert_string_equal(messages_of(&f->diags, &f->arena), "");
}

static void parts_within_parts_are_compared_too(void **state)
{
    Fixture *f = *state;
    fixture_expect(
        f,
        "length = \"5:00\"\nphases: { open: { length = \"1:00\" }\n"
        "  work: { most = \"4:00\"  length = \"2:00\"  repeat = 2\n"
        "    phases: { settle: { length = \"0:40\"  least = \"0:20\" }  connect: { length = \"0:20\" } "
        "} } }\n",
        GETS("4:80", "connect", "0:54", "0:20", "5:00"));
}

static void a_drill_has_its_moves(void **state)
{
    Fixture *f = *state;
    fixture_expect(
        f,
        "kind = \"drill\"\nlength = \"4:00\"\nphases: { open: { length = \"1:00\"  say: { stop_signs = "
        "\"start\" } }\n  settle: { length = \"1:30\" } }\n",
        "");
}

// On the same line, at the same column of another, and at the same place of another file.
static void what_a_form_says_takes_the_place_of_what_is_written(void **state)
{
    Fixture *f = *state;
    f->request.form = FORM_EASIER;
    fixture_expect(
        f,
        "phases: { open: { length = \"1:00\" }  settle: { length = \"1:30\" } } easier: { phases: { "
        "settle: { length = \"1:00\" } } }\n",
        "");
    fixture_expect(
        f,
        "phases: { open: { length = \"1:00\" }\n  settle: { length = \"1:30\" } }\neasier: { phases: {\n"
        "  settle: { length = \"1:00\" } } }\n",
        "");
    fixture_write(f, "scripts/base.cfg", "easier: { phases: {\n  settle: { length = \"1:00\" } } }\n");
    fixture_expect(
        f, "extends = \"base\"  phases: { open: { length = \"1:00\" }\n  settle: { length = \"1:30\" } }\n",
        "");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, for_nobody, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_length_that_gave_way_is_named),
        TEST(the_first_part_is_compared_and_one_that_is_dropped_is_not),
        TEST(only_a_time_is_compared),
        TEST(a_part_that_says_how_far_it_goes_is_meant_to),
        TEST(only_the_files_own_lengths_are_compared),
        TEST(parts_within_parts_are_compared_too),
        TEST(a_drill_has_its_moves),
        TEST(what_a_form_says_takes_the_place_of_what_is_written),
    };
    return cmocka_run_group_tests_name("session: fitted", tests, NULL, NULL);
}
