// batch/wanted.h: what is made for a walker by a plan. The rows are those of scripts/plans, typed by hand.
#include "batch/wanted.h"

#include "cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    Arena      arena;
    DiagList   diags;
    SearchPath path;
    Desk       desk;
    WalkerLine line;
    WantedList wanted;
} Fixture;

static int set_up(void **state)
{
    Fixture *fixture = calloc(1, sizeof *fixture);
    fixture->diags.arena = &fixture->arena;
    fixture->path = (SearchPath){ { "." }, 1 };
    fixture->desk = (Desk){ &fixture->arena, &fixture->diags, &fixture->path, NULL };
    fixture->line = (WalkerLine){ .plan = { .text = "hers" }, .row = -1, .walker = WALKER_UNKNOWN };
    fixture->line.walker.birth = BIRTH_VAGINAL;
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    Fixture *fixture = *state;
    arena_free(&fixture->arena);
    free(fixture);
    return 0;
}

// "30min 3, open-book, pelvic-floor easier": levels that are hers and forms as written are left out.
static const char *wanted_and(Fixture *fixture, size_t messages)
{
    char   text[500] = "";
    size_t used = 0;
    fixture->diags = (DiagList){ .arena = &fixture->arena };
    if (!wanted_of(&fixture->line, "2026-11-29", &fixture->desk, &fixture->wanted))
        fail_msg("%s", fixture->diags.items[0].message);
    assert_int_equal(fixture->diags.count, messages);
    for (size_t i = 0; i < fixture->wanted.count; i++) {
        const Wanted *one = &fixture->wanted.items[i];
        used += (size_t)snprintf(text + used, sizeof text - used, "%s%s", i ? ", " : "", one->session);
        if (one->level)
            used += (size_t)snprintf(text + used, sizeof text - used, " %d", one->level);
        if (one->form)
            used += (size_t)snprintf(text + used, sizeof text - used, one->form < 0 ? " easier" : " harder");
    }
    return arena_strdup(&fixture->arena, text);
}

static const char *wanted(Fixture *fixture) { return wanted_and(fixture, 0); }

// One warning says that the drills of the row are not among them.
static const char *wanted_without_drills(Fixture *fixture)
{
    fixture->line.plan.pos.column = 7;
    const char *text = wanted_and(fixture, 1);
    const Diag *only = &fixture->diags.items[0];
    assert_int_equal(only->severity, DIAG_WARNING);
    assert_string_equal(only->rule->name, "drill-waits");
    assert_string_equal(only->message,
                        "the drills are left out: after a severe tear or with a prolapse they need her "
                        "provider's yes (cleared)");
    assert_int_equal(only->pos.column, 7);
    return text;
}

static void refuses(Fixture *fixture, const char *words)
{
    fixture->diags = (DiagList){ .arena = &fixture->arena };
    fixture->line.plan.pos.column = 7;
    assert_false(wanted_of(&fixture->line, "2026-11-29", &fixture->desk, &fixture->wanted));
    const Diag *last = &fixture->diags.items[fixture->diags.count - 1];
    assert_string_equal(last->message, words);
    assert_int_equal(last->pos.column, 7);
}

// Screened, and three check-ins that were good.
static WalkerLine *ready(Fixture *fixture, int weeks)
{
    fixture->line.walker.weeks = weeks;
    fixture->line.screened = fixture->line.answered = true;
    fixture->line.hard = false;
    return &fixture->line;
}

// --- Tests -----------------------------------------------------------------------------

static void a_line_with_a_walk_is_that_walk(void **state)
{
    Fixture *fixture = *state;
    fixture->line = (WalkerLine){ .walk = "hills", .row = -1, .walker = WALKER_UNKNOWN };
    assert_string_equal(wanted(fixture), "hills");
    assert_int_equal(fixture->wanted.items[0].form, FORM_AS_WRITTEN);
}

static void her_row_is_that_of_her_weeks(void **state)
{
    Fixture *fixture = *state;
    ready(fixture, 0);
    assert_string_equal(wanted(fixture), "5min 1, breathing");
    ready(fixture, 6);
    assert_string_equal(wanted(fixture), "20min 2, 30min 2, open-book, wall-bug-press, pelvic-floor");
    ready(fixture, 7);
    assert_string_equal(wanted(fixture), "20min 3, 30min 2, open-book, sit-to-stand, pelvic-floor");
    ready(fixture, 8);
    assert_string_equal(wanted(fixture), "20min 3, 30min 3, sit-to-stand, open-book, pelvic-floor");
}

static void the_last_row_goes_on(void **state)
{
    Fixture *fixture = *state;
    ready(fixture, 15);
    assert_string_equal(wanted(fixture), "30min 4, sit-to-stand, open-book, pelvic-floor");
    for (int weeks = 16; weeks <= 18; weeks++) {
        ready(fixture, weeks);
        assert_string_equal(wanted(fixture),
                            "30min 4, 45min 4, hills 4, sit-to-stand, open-book, pelvic-floor");
    }
}

static void a_row_may_be_below_her_weeks_and_never_above(void **state)
{
    Fixture *fixture = *state;
    ready(fixture, 9)->row = 8;
    assert_string_equal(wanted(fixture), "20min 3, 30min 3, sit-to-stand, open-book, pelvic-floor");
    ready(fixture, 9)->row = 0;
    assert_string_equal(wanted(fixture), "5min 1, breathing");
    for (int row = 9; row <= 13; row++) {
        ready(fixture, 9)->row = row;
        assert_string_equal(wanted(fixture), "30min 3, sit-to-stand, open-book, pelvic-floor");
    }
}

static void after_a_hard_walk_it_is_one_row_lower_and_without_drills(void **state)
{
    Fixture *fixture = *state;
    ready(fixture, 4)->hard = true;
    assert_string_equal(wanted(fixture), "15min 2, pelvic-floor easier");
    ready(fixture, 1)->hard = true;
    assert_string_equal(wanted(fixture), "5min 1, breathing");
    ready(fixture, 0)->hard = true;
    assert_string_equal(wanted(fixture), "5min 1, breathing");
    ready(fixture, 12)->hard = true;
    assert_string_equal(wanted(fixture), "20min 2, 30min 2, pelvic-floor easier");
}

static void level_3_is_for_who_was_screened_and_answered(void **state)
{
    Fixture *fixture = *state;
    ready(fixture, 13)->screened = false;
    assert_string_equal(wanted(fixture), "20min 2, evening-unwind 2, breathing");
    ready(fixture, 13)->answered = false;
    assert_string_equal(wanted(fixture), "20min 2, 30min 2, open-book, wall-bug-press, pelvic-floor easier");
    ready(fixture, 7)->answered = false;
    assert_string_equal(wanted(fixture), "20min 2, 30min 2, open-book, wall-bug-press, pelvic-floor easier");
    ready(fixture, 5)->answered = false;
    assert_string_equal(wanted(fixture),
                        "20min 2, evening-unwind 2, open-book, wall-bug-press, pelvic-floor easier");
    ready(fixture, 5)->screened = false;
    assert_string_equal(wanted(fixture), "20min 2, evening-unwind 2, breathing");
}

// Somebody has to look at her before walks get longer than 20 minutes.
static void over_20_minutes_is_for_who_was_asked_about_her_check(void **state)
{
    Fixture *fixture = *state;
    ready(fixture, 6)->screened = false;
    assert_string_equal(wanted(fixture), "20min 2, evening-unwind 2, breathing");
    fixture->line.answered = false;
    assert_string_equal(wanted(fixture), "20min 2, evening-unwind 2, breathing");
    fixture->line.row = 6;
    assert_string_equal(wanted(fixture), "20min 2, evening-unwind 2, breathing");
    fixture->line.screened = true;
    assert_string_equal(wanted(fixture), "20min 2, 30min 2, open-book, wall-bug-press, pelvic-floor easier");
    for (int weeks = 6; weeks <= 20; weeks++) {
        ready(fixture, weeks)->screened = false;
        fixture->line.row = -1, fixture->line.walker.tear = false;
        fixture->line.walker.birth = BIRTH_C_SECTION;
        assert_string_equal(wanted(fixture), "15min 2, 20min 2, breathing");
        fixture->line.walker.birth = BIRTH_VAGINAL, fixture->line.walker.tear = true;
        assert_string_equal(wanted(fixture), "15min 2, 20min 2, breathing");
    }
}

static void after_a_tear_level_4_waits_for_its_yes(void **state)
{
    Fixture *fixture = *state;
    for (int weeks = 12; weeks <= 18; weeks++) {
        ready(fixture, weeks)->walker.tear = true;
        assert_string_equal(wanted_without_drills(fixture), "30min 3, breathing");
    }
    ready(fixture, 16)->walker.cleared = true;
    assert_string_equal(wanted(fixture), "30min 4, sit-to-stand, daily-three, breathing");
}

static void planks_are_for_who_is_cleared_and_answered(void **state)
{
    Fixture *fixture = *state;
    ready(fixture, 10)->walker.cleared = true;
    assert_string_equal(wanted(fixture), "30min 3, sit-to-stand, daily-three, pelvic-floor");
    ready(fixture, 10)->walker.cleared = false;
    assert_string_equal(wanted(fixture), "30min 3, sit-to-stand, open-book, pelvic-floor");
}

static void after_a_tear_the_pelvic_floor_waits_for_its_yes(void **state)
{
    Fixture *fixture = *state;
    ready(fixture, 3)->walker.tear = fixture->line.walker.cleared = true;
    assert_string_equal(wanted(fixture), "10min 2, pelvic-tilt, breathing");
    fixture->line.walker.floor_cleared = true;
    assert_string_equal(wanted(fixture), "10min 2, pelvic-tilt, pelvic-floor");
    fixture->line.walker.tear = false;
    assert_string_equal(wanted(fixture), "15min 2, wall-bug-press, pelvic-floor");
}

// Her walks are made all the same; so is a C-section's row, where she has both.
static void after_a_tear_drills_wait_for_their_yes(void **state)
{
    Fixture *fixture = *state;
    ready(fixture, 3)->walker.tear = true;
    assert_string_equal(wanted_without_drills(fixture), "10min 2, breathing");
    ready(fixture, 9)->walker.floor_cleared = true;  // is about the pelvic floor alone
    assert_string_equal(wanted_without_drills(fixture), "20min 3, 30min 3, pelvic-floor");
    fixture->line.walker.birth = BIRTH_C_SECTION;
    assert_string_equal(wanted_without_drills(fixture), "20min 3, 30min 3, pelvic-floor");
    fixture->line.screened = false;  // nothing was asked: there is nothing to leave out
    assert_string_equal(wanted(fixture), "15min 2, 20min 2, breathing");
    ready(fixture, 1);  // a row without drills
    assert_string_equal(wanted(fixture), "first-walk-after-c-section 1, pelvic-floor");
}

// As in `today`: her walks, and nothing that works the core.
static void who_only_breathes_has_no_drills(void **state)
{
    Fixture *fixture = *state;
    ready(fixture, 10)->walker.core = CORE_BREATH_ONLY;
    assert_string_equal(wanted(fixture), "30min 3, breathing");
    fixture->line.walker.core = CORE_TALL;
    assert_string_equal(wanted(fixture), "30min 3, sit-to-stand, open-book, pelvic-floor");
}

static void the_plan_is_by_her_birth(void **state)
{
    Fixture *fixture = *state;
    ready(fixture, 1);
    assert_string_equal(wanted(fixture), "5min 1, 10min 1, pelvic-floor");
    fixture->line.walker.tear = true;
    assert_string_equal(wanted(fixture), "first-walk 1, breathing");
    fixture->line.walker.birth = BIRTH_C_SECTION;
    assert_string_equal(wanted(fixture), "first-walk-after-c-section 1, breathing");
    fixture->line.walker.tear = false;
    assert_string_equal(wanted(fixture), "first-walk-after-c-section 1, pelvic-floor");
    ready(fixture, 0);
    assert_string_equal(wanted(fixture), "breathing");
}

static void weeks_are_counted_from_the_birthday(void **state)
{
    Fixture *fixture = *state;
    ready(fixture, -1)->walker.baby_born = "2026-10-19";  // 41 days
    assert_string_equal(wanted(fixture),
                        "20min 2, evening-unwind 2, open-book, wall-bug-press, pelvic-floor");
    fixture->line.walker.baby_born = "2026-10-18";
    assert_string_equal(wanted(fixture), "20min 2, 30min 2, open-book, wall-bug-press, pelvic-floor");
    fixture->line.walker.baby_born = "2026-11-29";
    assert_string_equal(wanted(fixture), "5min 1, breathing");
    fixture->line.walker.weeks = 1;  // typed weeks come first
    assert_string_equal(wanted(fixture), "5min 1, 10min 1, pelvic-floor");
    fixture->line.walker.weeks = 0, fixture->line.walker.baby_born = "2026-10-18";
    assert_string_equal(wanted(fixture), "5min 1, breathing");
}

static void a_plan_needs_her_weeks_and_her_birth(void **state)
{
    static const char weeks[] = "a plan needs her weeks: weeks, or baby_born, not after the day of --on";
    Fixture          *fixture = *state;
    ready(fixture, -1);
    refuses(fixture, weeks);
    fixture->line.walker.baby_born = "2026-11-30";
    refuses(fixture, weeks);
    ready(fixture, 9)->walker.birth = BIRTH_UNKNOWN;
    refuses(fixture, "a plan needs her birth: birth = vaginal or c-section");
}

static void a_plan_for_another_birth_is_refused(void **state)
{
    Fixture *fixture = *state;
    ready(fixture, 1)->plan.text = "c-section";  // it is slower: anybody may have it
    assert_string_equal(wanted(fixture), "first-walk-after-c-section 1, pelvic-floor");
    fixture->line.plan.text = "tear";
    assert_string_equal(wanted(fixture), "first-walk 1, pelvic-floor");
    fixture->line.walker.tear = true;
    assert_string_equal(wanted(fixture), "first-walk 1, breathing");
    fixture->line.plan.text = "c-section";
    assert_string_equal(wanted(fixture), "first-walk-after-c-section 1, breathing");
    fixture->line.plan.text = "vaginal";
    refuses(fixture, "the plan is not for a severe tear or a prolapse");
    fixture->line.walker.birth = BIRTH_C_SECTION;
    refuses(fixture, "the plan is for another birth: hers was a C-section");
    fixture->line.plan.text = "tear";
    refuses(fixture, "the plan is for another birth: hers was a C-section");
    fixture->line.plan.text = "no-such-plan";
    refuses(fixture, "the plan cannot be read; walkcoach check says more about it");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_line_with_a_walk_is_that_walk),
        TEST(her_row_is_that_of_her_weeks),
        TEST(the_last_row_goes_on),
        TEST(a_row_may_be_below_her_weeks_and_never_above),
        TEST(after_a_hard_walk_it_is_one_row_lower_and_without_drills),
        TEST(level_3_is_for_who_was_screened_and_answered),
        TEST(over_20_minutes_is_for_who_was_asked_about_her_check),
        TEST(after_a_tear_level_4_waits_for_its_yes),
        TEST(planks_are_for_who_is_cleared_and_answered),
        TEST(after_a_tear_the_pelvic_floor_waits_for_its_yes),
        TEST(after_a_tear_drills_wait_for_their_yes),
        TEST(who_only_breathes_has_no_drills),
        TEST(the_plan_is_by_her_birth),
        TEST(weeks_are_counted_from_the_birthday),
        TEST(a_plan_needs_her_weeks_and_her_birth),
        TEST(a_plan_for_another_birth_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
