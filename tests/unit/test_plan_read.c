// Plans as they are read: a clinic's own over ours, and every mistake at its place.
#include "cmocka_all.h"
#include "plan/read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// A clinic's folder before the checkout's.
static char root[] = "/tmp/walkcoach-plan.XXXXXX";

typedef struct {
    Arena      arena;
    DiagList   diags;
    SearchPath path;
    Desk       desk;
    Plan       plan;
    bool       good;
} Reading;

static void write_plan(const char *name, const char *text)
{
    char path[256];
    snprintf(path, sizeof path, "%s/scripts/plans/%s.cfg", root, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static Reading *read_name(const char *name)
{
    Reading *reading = calloc(1, sizeof *reading);
    reading->diags.arena = &reading->arena;
    reading->path = (SearchPath){ { root, "." }, 2 };
    reading->desk = (Desk){ &reading->arena, &reading->diags, &reading->path, NULL };
    reading->good = plan_read(name, &reading->desk, &reading->plan);
    return reading;
}

static Reading *read_text(const char *text)
{
    write_plan("mine", text);
    return read_name("mine");
}

static void done(Reading *reading)
{
    arena_free(&reading->arena);
    free(reading);
}

// Refused with this rule and these words, in that line.
static void refuses(const char *text, const char *rule, const char *says, int line)
{
    Reading *reading = read_text(text);
    bool     found = false;
    assert_false(reading->good);
    for (size_t i = 0; i < reading->diags.count; i++) {
        const Diag *diag = &reading->diags.items[i];
        found |= strcmp(diag->rule->name, rule) == 0 && strstr(diag->message, says) && diag->pos.line == line;
    }
    if (!found)
        fail_msg("no [%s] \"%s\" in line %d, but %s in line %d", rule, says, line,
                 reading->diags.items[0].message, reading->diags.items[0].pos.line);
    done(reading);
}

// --- Ours ------------------------------------------------------------------------------

static void the_plan_is_by_her_birth(void **state)
{
    (void)state;
    assert_string_equal(plan_name_for(false, false), "vaginal");
    assert_string_equal(plan_name_for(true, false), "c-section");
    assert_string_equal(plan_name_for(false, true), "tear");
    assert_string_equal(plan_name_for(true, true), "c-section");
    Reading *reading = read_name("vaginal");
    assert_true(reading->good);
    assert_int_equal(reading->plan.row_count, 17);
    assert_int_equal(reading->plan.birth, BIRTH_VAGINAL);
    assert_false(reading->plan.tear);
    done(reading);
}

// --- A clinic's own --------------------------------------------------------------------

static void a_plan_changes_only_what_it_names(void **state)
{
    (void)state;
    Reading       *reading = read_text("extends = \"vaginal\"\ntitle = \"Ours\"\n"
                                             "week_4: { walks = [\"15min\", \"20min\", \"15min\", "
                                             "\"20min\"] }\n"
                                             "week_9: { days = [1, 2, 4, 6]  drills = [\"open-book\"] }\n");
    const PlanRow *rows = reading->plan.rows;
    assert_true(reading->good);
    assert_string_equal(reading->plan.title, "Ours");
    assert_int_equal(reading->plan.row_count, 17);
    assert_int_equal(rows[4].walks[0].minutes, 15);
    assert_int_equal(rows[4].walks[1].level, 2);
    assert_int_equal(rows[4].drill_count, 3);
    assert_int_equal(rows[9].walks[3].day, 6);
    assert_int_equal(rows[9].drill_count, 1);
    assert_int_equal(rows[9].drills[0].day, 4);
    assert_int_equal(rows[10].walks[3].day, 7);
    assert_true(rows[10].drills[1].plank);
    assert_string_equal(rows[10].drills[1].otherwise, "open-book");
    assert_false(rows[10].drills[0].plank);
    done(reading);
}

static void a_plan_of_our_name_overrides_ours(void **state)
{
    (void)state;
    write_plan("c-section", "extends = \"c-section\"\nweek_2: { daily = \"breathing\" }\n");
    Reading *reading = read_name("c-section");
    assert_true(reading->good);
    assert_int_equal(reading->plan.rows[2].daily, DAILY_BREATHING);
    assert_int_equal(reading->plan.rows[2].walk_count, 4);
    done(reading);
    reading = read_name("tear");  // which extends it
    assert_int_equal(reading->plan.rows[2].daily, DAILY_BREATHING);
    assert_true(reading->plan.tear);
    done(reading);
    char path[256];
    snprintf(path, sizeof path, "%s/scripts/plans/c-section.cfg", root);
    unlink(path);
}

static void what_is_a_plan(void **state)
{
    (void)state;
    Reading *reading = read_text("extends = \"vaginal\"\nweek_2: { daily = \"breathing\" }\n");
    assert_true(plan_is_meant("mine", &reading->desk));
    assert_true(plan_is_meant("scripts/plans/tear.cfg", &reading->desk));
    assert_false(plan_is_meant("20min", &reading->desk));
    assert_false(plan_is_meant("scripts/20min.cfg", &reading->desk));
    assert_false(plan_is_meant("none", &reading->desk));
    done(reading);
}

// --- Mistakes --------------------------------------------------------------------------

#define OVER   "extends = \"vaginal\"\n"
#define OVER_C "extends = \"c-section\"\n"

static void files_that_are_not_there(void **state)
{
    (void)state;
    refuses("extends = \"vaginel\"\n", "no-such-file", "did you mean \"vaginal\"", 1);
    refuses("extends = \"mine\"\n", "extends-itself", "extends its own name", 1);
    write_plan("other", "extends = \"mine\"\n");
    refuses("extends = \"other\"\n", "extends-circle", "itself extends this one", 1);
    Reading *reading = read_name("vaginel");
    assert_false(reading->good);
    assert_non_null(strstr(reading->diags.items[0].message, "did you mean \"vaginal\""));
    done(reading);
}

static void names_that_are_not_known(void **state)
{
    (void)state;
    refuses(OVER "wek_3: { }\n", "unknown-key", "did you mean \"week_3\"", 2);
    refuses(OVER "week_3: { walk = [\"10min\"] }\n", "unknown-key", "did you mean \"walks\"", 2);
    refuses(OVER "week_5: { walks = [\"20min\", \"20min\", \"20min\", \"evening-unwnd\"] }\n", "no-such-file",
            "did you mean \"evening-unwind\"", 2);
    refuses(OVER "week_5: {\n drills = [\"open-bok\"] }\n", "no-such-file", "did you mean \"open-book\"", 3);
    refuses(OVER "week_5: { drills = [\"20min\"] }\n", "plan-form", "is a walk", 2);
    refuses(OVER "week_5: { walks = [\"open-book\"]  levels = [2] }\n", "plan-form", "is a drill", 2);
    refuses(OVER "week_7: { check = \"level 5\" }\n", "choice", "\"level_4\"", 2);
    refuses(OVER "week_7: { daily = \"yoga\" }\n", "choice", "\"pelvic-floor\"", 2);
}

static void days(void **state)
{
    (void)state;
    refuses(OVER "week_4: { days = [1, 3, 3, 7] }\n", "plan-days", "two walks on day 3", 2);
    refuses(OVER "week_4: { walks = [\"20min\", \"20min\", \"20min\", \"20min\"]\n days = [1, 3, 2, 7] }\n",
            "plan-days", "day 2 comes after day 3", 3);
    refuses(OVER "week_4: { days = [0, 3, 4, 7] }\n", "range", "0 is outside 1..7", 2);
    refuses(OVER "week_4: { days = [1, 3] }\n", "plan-form", "4 walks and 2 days", 2);
    refuses(OVER "week_4: { drills = [\"open-book\", \"open-book\"]  drill_days = [2, 2] }\n", "plan-days",
            "two drills on day 2", 2);
}

static void too_early(void **state)
{
    (void)state;
    refuses(OVER
            "week_6: {\n walks = [\"20min\", \"30min\", \"20min\", \"30min\"]\n levels = [4, 2, 2, 2] }\n",
            "plan-early", "level 4 begins in week 12, and this is week 6", 3);
    refuses(OVER_C
            "week_7: {\n walks = [\"20min\", \"30min\", \"20min\", \"30min\"]\n levels = [3, 2, 2, 2] }\n",
            "plan-early", "level 3 begins in week 8, and this is week 7", 3);
    refuses(OVER "week_3: {\n drills = [\"open-book\"] }\n", "plan-early", "\"open-book\" is from week 4 on",
            3);
    refuses(OVER_C "week_7: {\n drills = [\"open-book\"] }\n", "plan-early",
            "\"open-book\" is from week 8 on", 3);
    refuses(OVER "week_3: {\n drills = [\"pelvic-tilt\"] }\n", "plan-early", "only for after a C-section", 3);
    refuses(OVER "week_0: { daily = \"pelvic-floor\" }\n", "plan-early", "begins in week 1", 2);
    refuses(OVER "week_5: {\n drills = [\"open-book, else side-plank\"] }\n", "plan-early",
            "\"side-plank\" is from week 6 on", 3);
}

static void minutes(void **state)
{
    (void)state;
    refuses(OVER "week_3: { walks = [\"20min\", \"20min\", \"20min\", \"20min\"] }\n", "plan-minutes",
            "80 minutes, 40 more than the week before; at most 20", 2);
    refuses(OVER "week_9: { walks = [\"20min\", \"30min\", \"20min\", \"20min\"] }\n", "plan-minutes",
            "90 minutes, 10 fewer than the week before", 2);
    refuses(OVER "week_5: {\n walks = [\"20min\", \"20min\", \"20min\", \"25min\"] }\n", "plan-minutes",
            "25 minutes are more than the 20 of level 2 in week 5", 3);
    refuses(OVER "week_12: {\n walks = [\"15min\", \"30min\", \"20min\", \"30min\"] }\n", "plan-minutes",
            "15 minutes are fewer than the 20 that level 4 begins with", 3);
}

static void weeks_and_checks(void **state)
{
    (void)state;
    refuses(OVER "week_19: { }\n", "plan-weeks", "week_17 is missing", 2);
    refuses("birth = \"vaginal\"\n", "plan-weeks", "no weeks", 1);
    refuses("title = \"x\"\nweek_0: { }\n", "plan-form", "for which birth", 1);
    refuses(
        "birth = \"vaginal\"\nweek_0: { }\nweek_1: { }\nweek_2: { }\nweek_3: { }\nweek_4: { }\nweek_5: { }\n"
        "week_6: { walks = [\"20min\"]  levels = [3] }\n",
        "plan-check", "level 3 begins here", 8);
}

static int set_up(void **state)
{
    char path[256];
    (void)state;
    if (!mkdtemp(root))
        return -1;
    snprintf(path, sizeof path, "%s/scripts", root);
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/scripts/plans", root);
    return mkdir(path, 0700);
}

static int tear_down(void **state)
{
    char command[300];
    (void)state;
    snprintf(command, sizeof command, "rm -rf '%s'", root);
    return system(command);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_plan_is_by_her_birth),
        cmocka_unit_test(a_plan_changes_only_what_it_names),
        cmocka_unit_test(a_plan_of_our_name_overrides_ours),
        cmocka_unit_test(what_is_a_plan),
        cmocka_unit_test(files_that_are_not_there),
        cmocka_unit_test(names_that_are_not_known),
        cmocka_unit_test(days),
        cmocka_unit_test(too_early),
        cmocka_unit_test(minutes),
        cmocka_unit_test(weeks_and_checks),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
