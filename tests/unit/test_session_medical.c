// Every medical limit, on both sides of it. The numbers are typed by hand: they are the coach's knowledge,
// not the program's.
#include "session_fixture.h"

// A walk of one part with a line of its own, and the rule that forbids it; NULL: it is right.
typedef struct {
    const char *line;
    const char *rule;
} Limit;

static void assert_limits(Fixture *f, const char *before, const char *after, const Limit *limits,
                          size_t count)
{
    f->request.sample = true;
    for (size_t i = 0; i < count; i++) {
        fixture_write(f, "scripts/mine.cfg",
                      arena_printf(&f->arena, "%s%s%s", before, limits[i].line, after));
        bool right = fixture_read(f, "mine");
        bool reported = limits[i].rule && fixture_reported(f, limits[i].rule);
        bool other = f->diags.count > 0 && !fixture_reported(f, "above-her-level");
        if (limits[i].rule ? !reported : !right || other)
            fail_msg("%s: %s", limits[i].line,
                     f->diags.count > 0 ? f->diags.items[0].rule->name : "nothing was reported");
    }
}
#define ASSERT_LIMITS(f, before, after, limits) \
    assert_limits(f, before, after, limits, sizeof(limits) / sizeof *(limits))

static const char opening[] =
    "level = 3\nphases: { open: { length = \"0:40\" }\n  part: { length = \"5:00\"  ";

static void pace_is_60_to_140_steps_a_minute(void **state)
{
    const Limit limits[] = { { "pace = 60  breath = \"3:3\"", NULL },
                             { "pace = 59", "pace-range" },
                             { "pace = 140  breath = \"3:3\"", NULL },
                             { "pace = 141", "pace-range" },
                             { "pace = \"100 > 140\"  breath = \"3:4\"", NULL },
                             { "pace = \"100 > 140.5\"", "pace-range" } };
    ASSERT_LIMITS(*state, opening, " } }\n", limits);
}

static void a_walks_breath_is_10_to_30_a_minute(void **state)
{
    const Limit limits[] = { { "pace = 70  breath = \"3:4\"", NULL },
                             { "pace = 69.9  breath = \"3:4\"", "breath-rate" },
                             { "pace = 120  breath = \"2:2\"", NULL },
                             { "pace = 120.1  breath = \"2:2\"", "breath-rate" },
                             { "pace = \"own\"  breath = \"2.5s:3.5s\"", NULL },
                             { "pace = \"own\"  breath = \"2.5s:3.6s\"", "breath-rate" } };
    ASSERT_LIMITS(*state, opening, " } }\n", limits);
}

static void fewer_than_12_breaths_are_little_air_from_100_steps_on(void **state)
{
    const Limit limits[] = { { "pace = 108  breath = \"4:5\"", NULL },
                             { "pace = 107  breath = \"4:5\"", "slow-breath" },
                             { "pace = 100  breath = \"4:5\"", "slow-breath" },
                             { "pace = 99.9  breath = \"4:5\"", NULL } };
    ASSERT_LIMITS(*state, opening, " } }\n", limits);
}

static void one_side_of_a_breath_is_2_to_6_steps_or_2_to_10_seconds(void **state)
{
    const Limit steps[] = { { "breath = \"2:6\"", NULL },
                            { "breath = \"1:6\"", "breath-form" },
                            { "breath = \"2:7\"", "breath-form" } };
    ASSERT_LIMITS(*state, opening, " } }\n", steps);
    const Limit seconds[] = { { "2s:10s", NULL },
                              { "1.9s:10s", "breath-form" },
                              { "2s:10.1s", "breath-form" } };
    ASSERT_LIMITS(
        *state,
        "kind = \"drill\"\nphases: { lie: { length = \"5:00\"  say: { stop_signs = \"start\" }  breath = \"",
        "\" } }\n", seconds);
}

static void at_most_10_lifts_in_a_row_then_1_to_10_minutes_free(void **state)
{
    const Limit limits[] = { { "most_lifts = 10", NULL },       { "most_lifts = 11", "range" },
                             { "most_lifts = 1", NULL },        { "most_lifts = 0", "range" },
                             { "lift_rest = \"60s\"", NULL },   { "lift_rest = \"59s\"", "length-range" },
                             { "lift_rest = \"10:00\"", NULL }, { "lift_rest = \"10:01\"", "length-range" } };
    ASSERT_LIMITS(*state, "extends = \"5min\"\n", "\n", limits);
    Fixture *f = *state;
    fixture_text(f, "extends = \"5min\"\n");
    assert_int_equal(f->session.most_lifts, 10);
    assert_true(f->session.lift_rest == 60 * MICROS_PER_SECOND);
}

static void a_drills_moves_have_their_limits(void **state)
{
    const Limit limits[] = { { "hold 3s", NULL },        { "hold 2s", "move-form" },
                             { "hold 15s", NULL },       { "hold 16s", "move-form" },
                             { "hold 8 breaths", NULL }, { "hold 9 breaths", "move-form" },
                             { "rest 5:00", NULL },      { "rest 5:01", "move-form" } };
    ASSERT_LIMITS(*state,
                  "kind = \"drill\"\nbreath = \"4s:6s\"\nwords: { up = \"Up\" }\n"
                  "phases: { lie: { say: { stop_signs = \"start\" }  each: { up = \"in, out, ",
                  "\" } } }\n", limits);
    const Limit reps[] = { { "30", NULL }, { "31", "range" } };
    ASSERT_LIMITS(*state,
                  "kind = \"drill\"\nbreath = \"4s:6s\"\nwords: { up = \"Up\" }\n"
                  "phases: { lie: { say: { stop_signs = \"start\" }  each: { up = \"in, out\" }  reps = ",
                  " } }\n", reps);
}

// From which week what a drill asks is offered, by the words of its step; numbers typed by hand. The file
// itself names no weeks.
static bool waits(Fixture *f, const char *words, const char *each, int weeks, Birth birth, bool cleared)
{
    f->request.walker = WALKER_UNKNOWN;
    f->request.walker.weeks = weeks;
    f->request.walker.birth = birth;
    f->request.walker.cleared = cleared;
    f->request.walker.profile = true;
    fixture_write(f, "scripts/mine.cfg",
                  arena_printf(&f->arena,
                               "kind = \"drill\"\nbreath = \"4s:4s\"\nwords: { ready = \"In\"  go: { %s } }\n"
                               "phases: { open: { length = \"0:40\"  say: { stop_signs = \"start\" } }\n"
                               "  lie: { each: { ready = \"in\"  go = \"%s\" } } }\n",
                               words, each));
    fixture_read(f, "mine");
    return fixture_reported(f, "too-early") || fixture_reported(f, "not-cleared");
}

static void what_a_drill_asks_waits_for_its_week_and_a_yes(void **state)
{
    static const struct {
        const char *words, *each;
        int         vaginal, c_section;
        bool        cleared;
    } gates[] = {
        { "full = [\"Out, like a book\"]", "out", 4, 8, false },
        { "full = [\"Stay\"]", "out, hold 5s", 2, 6, false },
        { "core = \"floor\"  full = [\"Out, squeeze\"]", "out", 1, 1, false },
        { "core = true  full = [\"Out, lift\"]", "out", 2, 6, false },
        { "core = true  full = [\"Out, press\"]", "out", 2, 6, false },
        { "core = true  full = [\"Out, stand up\"]", "out", 7, 8, false },
        { "core = true  full = [\"Out, hips up\"]", "out", 6, 12, true },
    };
    for (size_t i = 0; i < sizeof gates / sizeof *gates; i++)
        for (int birth = BIRTH_VAGINAL; birth <= BIRTH_C_SECTION; birth++) {
            int first = birth == BIRTH_VAGINAL ? gates[i].vaginal : gates[i].c_section;
            for (int weeks = 0; weeks < 15; weeks++) {
                bool found = waits(*state, gates[i].words, gates[i].each, weeks, (Birth)birth, true);
                if (found != (weeks < first))
                    fail_msg("%s, week %d, birth %d: %s", gates[i].words, weeks, birth,
                             found ? "waits" : "offered");
            }
            assert_int_equal(waits(*state, gates[i].words, gates[i].each, 20, (Birth)birth, false),
                             gates[i].cleared);
        }
}

// A drill's one part, and whether it is more than her dose; numbers typed by hand.
static bool is_too_much(Fixture *f, int weeks, const char *part, const char *words)
{
    f->request.walker = WALKER_UNKNOWN;
    f->request.walker.weeks = weeks;
    f->request.walker.birth = BIRTH_VAGINAL;
    f->request.walker.cleared = true;
    fixture_write(
        f, "scripts/mine.cfg",
        arena_printf(&f->arena,
                     "kind = \"drill\"\nbreath = \"4s:4s\"\nwords: { ready = \"In\"  off = \"Soft\"  %s }\n"
                     "phases: { open: { length = \"0:40\"  say: { stop_signs = \"start\" } }  %s }\n",
                     words, part));
    fixture_read(f, "mine");
    return fixture_reported(f, "dose");
}

#define PRESS_WORDS "go: { core = true  full = [\"Out, press\"] }"
#define PLANK_WORDS "go: { core = true  full = [\"Out, hips up\"] }"
#define FLOOR_WORDS "go: { core = \"floor\"  full = [\"Out, up\"] }"

static void a_press_lasts_10_seconds_with_its_breath_5_a_side(void **state)
{
    Fixture *f = *state;
    assert_false(is_too_much(
        f, 20, "a: { each: { ready = \"in\"  go = \"out, hold 6s\"  off = \"in, out\" } }", PRESS_WORDS));
    assert_true(is_too_much(
        f, 20, "a: { each: { ready = \"in\"  go = \"out, hold 7s\"  off = \"in, out\" } }", PRESS_WORDS));
    assert_true(is_too_much(f, 20,
                            "a: { reps = 2  each: { ready = \"in\"  go = \"out, hold 4s\"  off = \"out\" } }",
                            PRESS_WORDS));
    assert_false(is_too_much(
        f, 20, "a: { sides = [\"right\", \"left\"]  reps = 5  each: { ready = \"in\"  go = \"out\" } }",
        PRESS_WORDS));
    assert_true(is_too_much(
        f, 20, "a: { sides = [\"right\", \"left\"]  reps = 6  each: { ready = \"in\"  go = \"out\" } }",
        PRESS_WORDS));
    assert_true(is_too_much(f, 20, "a: { reps = 11  each: { ready = \"in\"  go = \"out\" } }", PRESS_WORDS));
    assert_true(is_too_much(
        f, 20, "a: { repeat = 3  phases: { b: { reps = 4  each: { ready = \"in\"  go = \"out\" } } } }",
        PRESS_WORDS));
}

static void what_a_step_is_comes_from_the_words_of_its_language(void **state)
{
    Fixture    *f = *state;
    const char *part =
        "a: { sides = [\"right\", \"left\"]  reps = 6  each: { ready = \"in\"  go = \"out\" } }";
    const char *words = "go: { core = true  full = [\"Aus, drück\"] }";
    assert_false(is_too_much(f, 20, part, words));
    fixture_write(f, "scripts/cues/de.cfg",
                  "extends = \"en\"\nlanguage = \"de\"\ndrill_steps: { press = [\"drück\"] }\n");
    assert_false(is_too_much(f, 20, part, words));
    f->request.walker.language = (Named){ .text = "de" };
    fixture_read(f, "mine");
    assert_true(fixture_reported(f, "dose"));
}

static void a_plank_lasts_25_seconds_3_sets_a_side_with_15_of_rest(void **state)
{
    Fixture *f = *state;
    assert_false(is_too_much(
        f, 20,
        "a: { reps = 3  each: { ready = \"in\"  go = \"out, hold 15s, hold 10s\"  off = \"rest 15s\" } }",
        PLANK_WORDS));
    assert_true(is_too_much(
        f, 20,
        "a: { reps = 3  each: { ready = \"in\"  go = \"out, hold 15s, hold 11s\"  off = \"rest 15s\" } }",
        PLANK_WORDS));
    assert_true(is_too_much(
        f, 20, "a: { reps = 3  each: { ready = \"in\"  go = \"out, hold 9s\"  off = \"rest 14s\" } }",
        PLANK_WORDS));
    static const char sets[] = "a: { %s  reps = %d  each: { ready = \"in\"  go = \"out, hold 9s\"  "
                               "off = \"rest 15s\" } }";
    static const char sided[] = "sides = [\"right\", \"left\"]";
    for (int more = 0; more <= 1; more++) {
        const char *both = arena_printf(&f->arena, sets, "", 6 + more);
        const char *a_side = arena_printf(&f->arena, sets, sided, 3 + more);
        assert_int_equal(is_too_much(f, 20, both, PLANK_WORDS), more);
        assert_int_equal(is_too_much(f, 20, a_side, PLANK_WORDS), more);
    }
}

#define TURN_WORDS  "go: { full = [\"Out, like a book\"] }"
#define LIFT_WORDS  "go: { core = true  full = [\"Out, lift\"] }"
#define STAND_WORDS "go: { core = true  full = [\"Out, stand up\"] }"
#define STAY_WORDS  "go: { full = [\"Stay\"] }"

// So many a side, or, without sides, twice as many; a lift or standing up counts in all.
static void each_kind_of_effort_has_its_times(void **state)
{
    static const struct {
        const char *words;
        int         a_side, in_all;
    } most[] = {
        { TURN_WORDS, 10, 20 }, { LIFT_WORDS, 10, 20 }, { STAND_WORDS, 10, 20 }, { PRESS_WORDS, 5, 10 }
    };
    Fixture *f = *state;
    for (size_t i = 0; i < sizeof most / sizeof *most; i++)
        for (int more = 0; more <= 1; more++) {
            const char *sided = arena_printf(
                &f->arena,
                "a: { sides = [\"right\", \"left\"]  reps = %d  each: { ready = \"in\"  go "
                "= \"out\" } }",
                most[i].a_side + more);
            const char *both = arena_printf(&f->arena,
                                            "a: { reps = %d  each: { ready = \"in\"  go = \"out\" } }",
                                            most[i].in_all + more);
            if (is_too_much(f, 20, sided, most[i].words) != more ||
                is_too_much(f, 20, both, most[i].words) != more)
                fail_msg("%s: %d more", most[i].words, more);
        }
}

static void a_hold_that_nothing_names_lasts_25_seconds(void **state)
{
    Fixture *f = *state;
    assert_false(
        is_too_much(f, 20, "a: { each: { ready = \"in\"  go = \"hold 15s, hold 10s\" } }", STAY_WORDS));
    assert_true(
        is_too_much(f, 20, "a: { each: { ready = \"in\"  go = \"hold 15s, hold 11s\" } }", STAY_WORDS));
    // With a breath between, on which nothing is let go, it is one hold; with a rest between it is two.
    assert_true(is_too_much(f, 20, "a: { each: { ready = \"in\"  go = \"hold 10s, in, out, hold 8s\" } }",
                            STAY_WORDS));
    assert_false(is_too_much(f, 20, "a: { each: { ready = \"in\"  go = \"hold 15s, rest 5s, hold 15s\" } }",
                             STAY_WORDS));
}

// A side is known by its name, in whatever part it is.
static void what_is_done_on_a_side_adds_up_over_the_parts(void **state)
{
    static const char two[] =
        "a: { sides = [\"right\", \"left\"]  reps = 3  each: { ready = \"in\"  go = \"out\" } }\n"
        "b: { sides = [\"%s\", \"%s\"]  reps = %d  each: { ready = \"in\"  go = \"out\" } }";
    Fixture *f = *state;
    assert_false(is_too_much(f, 20, arena_printf(&f->arena, two, "right", "left", 2), PRESS_WORDS));
    assert_true(is_too_much(f, 20, arena_printf(&f->arena, two, "right", "left", 3), PRESS_WORDS));
    assert_true(is_too_much(f, 20, arena_printf(&f->arena, two, "Left", "front", 3), PRESS_WORDS));
    assert_false(is_too_much(f, 20, arena_printf(&f->arena, two, "front", "back", 5), PRESS_WORDS));
}

// Changing sides is a rest; without it the plank goes on at once.
static void the_other_side_has_rested_if_there_is_time_to_change(void **state)
{
    static const char plank[] =
        "a: { sides = [\"right\", \"left\"]  switch = \"%ds\"  each: { ready = \"in\"  go = "
        "\"out, hold 9s\" } }";
    Fixture *f = *state;
    assert_false(is_too_much(f, 20, arena_printf(&f->arena, plank, 1), PLANK_WORDS));
    assert_true(is_too_much(f, 20, arena_printf(&f->arena, plank, 0), PLANK_WORDS));
}

// Forty seconds of opening, and eight presses with 8 s of breath each.
static void a_drill_with_effort_lasts_30_minutes_at_most(void **state)
{
    static const char rests[] =
        "a: { reps = 8  each: { ready = \"in\"  go = \"out\"  off = \"rest 3:%d\" } }";
    Fixture *f = *state;
    assert_false(is_too_much(f, 20, arena_printf(&f->arena, rests, 32), PRESS_WORDS));
    assert_true(is_too_much(f, 20, arena_printf(&f->arena, rests, 33), PRESS_WORDS));
    assert_false(is_too_much(f, 20, arena_printf(&f->arena, rests, 33), "go: { full = [\"Out\"] }"));
}

// The one message about the dose.
static const Diag *dose_of(const Fixture *f)
{
    const Diag *found = NULL;
    for (size_t i = 0; i < f->diags.count; i++)
        if (strcmp(f->diags.items[i].rule->name, "dose") == 0) {
            assert_null(found);
            found = &f->diags.items[i];
        }
    assert_non_null(found);
    return found;
}

// Too much is refused where her week is known, unless she insists; of each kind it is said once.
static void too_much_is_refused_where_her_week_is_known(void **state)
{
    static const char part[] =
        "a: { sides = [\"right\", \"left\"]  reps = 8  each: { ready = \"in\"  go = \"out\" } }";
    Fixture *f = *state;
    is_too_much(f, 20, part, PRESS_WORDS);
    assert_string_equal(
        dose_of(f)->message,
        "work of the belly more than 5 times a side: no drill may have more; --anyway overrides");
    assert_int_equal(dose_of(f)->severity, DIAG_ERROR);
    f->request.anyway = true;
    is_too_much(f, 20, part, PRESS_WORDS);
    assert_string_equal(dose_of(f)->message,
                        "work of the belly more than 5 times a side: no drill may have more");
    assert_int_equal(dose_of(f)->severity, DIAG_WARNING);
    f->request.anyway = false;
    is_too_much(f, -1, part, PRESS_WORDS);
    assert_int_equal(dose_of(f)->severity, DIAG_WARNING);
}

static bool floor_is_too_much(Fixture *f, int weeks, int hold, int rest, int reps)
{
    return is_too_much(
        f, weeks,
        arena_printf(&f->arena,
                     "a: { reps = %d  each: { ready = \"in\"  go = \"hold %ds\"  off = \"rest %ds\" } }",
                     reps, hold, rest),
        FLOOR_WORDS);
}

static void the_pelvic_floor_holds_2_seconds_and_1_for_each_week(void **state)
{
    static const struct {
        int weeks, hold, reps;
    } most[] = { { 1, 3, 5 },  { 2, 4, 5 },   { 3, 5, 8 },   { 5, 7, 8 },
                 { 6, 8, 10 }, { 8, 10, 10 }, { 30, 10, 10 } };
    for (size_t i = 0; i < sizeof most / sizeof *most; i++) {
        assert_false(floor_is_too_much(*state, most[i].weeks, most[i].hold, most[i].hold, most[i].reps));
        assert_true(floor_is_too_much(*state, most[i].weeks, most[i].hold + 1, 15, most[i].reps));
        assert_true(floor_is_too_much(*state, most[i].weeks, most[i].hold, most[i].hold - 1, most[i].reps));
        assert_true(floor_is_too_much(*state, most[i].weeks, most[i].hold, 15, most[i].reps + 1));
    }
}

static void quick_efforts_are_a_second_each(void **state)
{
    Fixture *f = *state;
    assert_false(is_too_much(f, 9, "a: { each: { ready = \"in\"  go = \"quick 1s:1s x10\" } }", FLOOR_WORDS));
    assert_true(is_too_much(f, 9, "a: { each: { ready = \"in\"  go = \"quick 1s:1s x11\" } }", FLOOR_WORDS));
    assert_true(is_too_much(f, 9, "a: { each: { ready = \"in\"  go = \"quick 2s:2s x3\" } }", FLOOR_WORDS));
    assert_true(is_too_much(f, 2, "a: { each: { ready = \"in\"  go = \"quick 1s:1s x6\" } }", FLOOR_WORDS));
}

// Over all parts, and not with the long efforts.
static void quick_efforts_add_up(void **state)
{
    Fixture *f = *state;
    assert_false(
        is_too_much(f, 9, "a: { reps = 2  each: { ready = \"in\"  go = \"quick 1s:1s x5\" } }", FLOOR_WORDS));
    assert_true(
        is_too_much(f, 9, "a: { reps = 2  each: { ready = \"in\"  go = \"quick 1s:1s x6\" } }", FLOOR_WORDS));
    assert_false(is_too_much(f, 4, "a: { each: { ready = \"in\"  go = \"quick 1s:1s x8\" } }", FLOOR_WORDS));
    assert_true(is_too_much(f, 4, "a: { each: { ready = \"in\"  go = \"quick 1s:1s x9\" } }", FLOOR_WORDS));
}

static bool pram_waits(Fixture *f, int weeks, Birth birth)
{
    f->request.walker = WALKER_UNKNOWN;
    f->request.walker.weeks = weeks;
    f->request.walker.birth = birth;
    f->request.walker.pram = 1;
    fixture_write(f, "scripts/mine.cfg", "extends = \"5min\"\n");
    fixture_read(f, "mine");
    assert_int_equal(f->session.pram, !fixture_reported(f, "pram-early"));
    return fixture_reported(f, "pram-early");
}

static void no_pram_before_week_3_after_a_c_section(void **state)
{
    assert_true(pram_waits(*state, 0, BIRTH_C_SECTION));
    assert_true(pram_waits(*state, 2, BIRTH_C_SECTION));
    assert_false(pram_waits(*state, 3, BIRTH_C_SECTION));
    assert_false(pram_waits(*state, 2, BIRTH_VAGINAL));
}

static Core core_at(Fixture *f, int level, int weeks, Birth birth, bool tear)
{
    f->request.walker = WALKER_UNKNOWN;
    f->request.walker.level = level;
    f->request.walker.weeks = weeks;
    f->request.walker.birth = birth;
    f->request.walker.tear = tear;
    return fixture_text(f, "extends = \"5min\"\ncore = \"light\"\n")->core;
}

static void core_cues_begin_at_level_2_and_after_a_wound_in_week_6(void **state)
{
    assert_int_equal(core_at(*state, 1, 12, BIRTH_VAGINAL, false), CORE_BREATH_ONLY);
    assert_int_equal(core_at(*state, 2, 12, BIRTH_VAGINAL, false), CORE_LIGHT);
    assert_int_equal(core_at(*state, 2, 5, BIRTH_C_SECTION, false), CORE_BREATH_ONLY);
    assert_int_equal(core_at(*state, 2, 6, BIRTH_C_SECTION, false), CORE_LIGHT);
    assert_int_equal(core_at(*state, 2, 5, BIRTH_VAGINAL, true), CORE_BREATH_ONLY);
    assert_int_equal(core_at(*state, 2, 6, BIRTH_VAGINAL, true), CORE_BREATH_ONLY);
    assert_int_equal(core_at(*state, 3, 30, BIRTH_VAGINAL, true), CORE_BREATH_ONLY);  // her provider's yes
}

static void there_are_4_levels_and_her_own_pace_is_78_unless_she_says(void **state)
{
    const Limit levels[] = { { "level = 4", NULL }, { "level = 5", "range" }, { "level = 0", "range" } };
    ASSERT_LIMITS(*state, "extends = \"5min\"\n", "\n", levels);
    assert_true(fixture_text(*state, "extends = \"5min\"\n")->own_pace == 78);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(pace_is_60_to_140_steps_a_minute),
        TEST(a_walks_breath_is_10_to_30_a_minute),
        TEST(fewer_than_12_breaths_are_little_air_from_100_steps_on),
        TEST(one_side_of_a_breath_is_2_to_6_steps_or_2_to_10_seconds),
        TEST(at_most_10_lifts_in_a_row_then_1_to_10_minutes_free),
        TEST(a_drills_moves_have_their_limits),
        TEST(what_a_drill_asks_waits_for_its_week_and_a_yes),
        TEST(a_press_lasts_10_seconds_with_its_breath_5_a_side),
        TEST(what_a_step_is_comes_from_the_words_of_its_language),
        TEST(a_plank_lasts_25_seconds_3_sets_a_side_with_15_of_rest),
        TEST(each_kind_of_effort_has_its_times),
        TEST(a_hold_that_nothing_names_lasts_25_seconds),
        TEST(what_is_done_on_a_side_adds_up_over_the_parts),
        TEST(the_other_side_has_rested_if_there_is_time_to_change),
        TEST(a_drill_with_effort_lasts_30_minutes_at_most),
        TEST(too_much_is_refused_where_her_week_is_known),
        TEST(the_pelvic_floor_holds_2_seconds_and_1_for_each_week),
        TEST(quick_efforts_are_a_second_each),
        TEST(quick_efforts_add_up),
        TEST(no_pram_before_week_3_after_a_c_section),
        TEST(core_cues_begin_at_level_2_and_after_a_wound_in_week_6),
        TEST(there_are_4_levels_and_her_own_pace_is_78_unless_she_says),
    };
    return cmocka_run_group_tests_name("session: medical", tests, NULL, NULL);
}
