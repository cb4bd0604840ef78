// Plans as they are read: a clinic's own over ours, and every mistake at its place.
#include "base/path.h"
#include "cmocka_all.h"
#include "file_by_hand.h"
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
    assert_non_null(plan_meant("mine", &reading->desk));
    assert_string_equal(plan_meant("scripts/plans/tear.cfg", &reading->desk), "scripts/plans/tear.cfg");
    assert_string_equal(path_name(plan_meant("plans/tear", &reading->desk)), "tear.cfg");
    assert_string_equal(path_name(plan_meant("tear", &reading->desk)), "tear.cfg");
    assert_null(plan_meant("20min", &reading->desk));
    assert_null(plan_meant("levels/4", &reading->desk));
    assert_null(plan_meant("scripts/20min.cfg", &reading->desk));
    assert_null(plan_meant("none", &reading->desk));
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
    refuses(OVER "week_3 = 3\n", "not-a-group", "week_3 is a group", 2);
    refuses(OVER "week_5: {\n walks = [\"20min\", \"20min\", \"20min\", \"slow\"] }\n", "plan-form",
            "\"slow\" has mistakes", 3);
    refuses(OVER "week_5: {\n walks = \"20min\"\n levels = [2, 2] }\n", "plan-form", "1 walks and 2 levels",
            4);
    refuses("birth = \"vaginal\"\nweek_0: {\n walks = [\"5min\"] }\n", "plan-form",
            "the walks of week_0 have no levels", 3);
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
    refuses(OVER "week_4: {\n drills = [\"open-book\", \"open-book\"]\n drill_days = [4, 2] }\n", "plan-days",
            "day 2 is out of order", 3);
    refuses(OVER "week_4: { drill_days = [2, 4] }\n", "plan-form", "3 drills and 2 drill_days", 2);
    refuses(OVER "week_4: { drill_days = [2, 4, 8] }\n", "range", "8 is outside 1..7", 2);
}

static void more_than_four_walks_need_their_days_and_more_than_seven_have_none(void **state)
{
    (void)state;
    const char *five = "week_4: {\n walks = [\"15min\", \"15min\", \"15min\", \"15min\", \"20min\"]\n"
                       " levels = [2, 2, 2, 2, 2]";
    char        text[400];
    snprintf(text, sizeof text, OVER "%s }\n", five);
    refuses(text, "plan-days", "a week has seven days: with more than four walks, say which", 3);
    snprintf(text, sizeof text, OVER "%s\n days = [1, 2, 4, 6, 7] }\n", five);
    Reading *reading = read_text(text);
    assert_true(reading->good);
    assert_int_equal(reading->plan.rows[4].walk_count, 5);
    assert_int_equal(reading->plan.rows[4].walks[3].day, 6);
    assert_int_equal(reading->plan.rows[4].walks[4].minutes, 20);
    done(reading);
    refuses(OVER "week_4: { days = [1, 2, 3, 4, 5, 6, 7, 7] }\n", "plan-days",
            "more entries than a week has days", 2);
    refuses(OVER "week_4: { drills = \"open-book\"  drill_days = [1, 2, 3, 4, 5, 6, 7, 7] }\n", "plan-days",
            "more entries than a week has days", 2);
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
    refuses(OVER_C "week_1: { daily = \"pelvic-floor\" }\nweek_0: { daily = \"pelvic-floor\" }\n",
            "plan-early", "begins in week 1", 3);
    refuses(OVER_C
            "week_12: {\n walks = [\"30min\", \"30min\", \"30min\", \"30min\"]\n levels = [4, 3, 3, 3]\n"
            " check = \"level_4\" }\nweek_11: {\n walks = [\"30min\", \"30min\", \"30min\", \"30min\"]\n"
            " levels = [4, 3, 3, 3]\n check = \"level_4\" }\n",
            "plan-early", "level 4 begins in week 12, and this is week 11", 7);
}

// The walk for the first day after a C-section, and drills for its weeks: after a tear the drills are hers.
static void what_is_for_after_a_c_section_is_in_no_other_plan(void **state)
{
    (void)state;
    refuses("extends = \"tear\"\nweek_1: {\n walks = [\"first-walk\", \"first-walk\", \"first-walk\", "
            "\"first-walk-after-c-section\"] }\n",
            "plan-early", "\"first-walk-after-c-section\" is only for after a C-section", 3);
    Reading *reading = read_text("extends = \"tear\"\nweek_5: { drills = \"pelvic-tilt\" }\n");
    assert_true(reading->good);
    assert_string_equal(reading->plan.rows[5].drills[0].session, "pelvic-tilt");
    done(reading);
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
    refuses(OVER "week_12: {\n walks = [\"19min\", \"30min\", \"20min\", \"30min\"] }\n", "plan-minutes",
            "19 minutes are fewer than the 20 that level 4 begins with", 3);
    refuses(OVER
            "week_7: {\n walks = [\"9min\", \"30min\", \"30min\", \"30min\"]\n levels = [3, 2, 2, 2] }\n",
            "plan-minutes", "9 minutes are fewer than the 10 that level 3 begins with", 3);
    refuses(OVER "week_2: {\n walks = [\"4min\", \"16min\", \"10min\", \"10min\"] }\n", "plan-minutes",
            "4 minutes are fewer than the 5 that level 2 begins with", 3);
    refuses(OVER "week_1: {\n walks = [\"4min\", \"5min\", \"5min\", \"10min\"] }\n", "plan-minutes",
            "4 minutes are fewer than the 5 that level 1 begins with", 3);
    refuses(OVER "week_1: {\n walks = [\"5min\", \"5min\", \"5min\", \"11min\"] }\n", "plan-minutes",
            "11 minutes are more than the 10 of level 1 in week 1", 3);
    refuses(OVER "week_6: {\n walks = [\"20min\", \"20min\", \"20min\", \"31min\"] }\n", "plan-minutes",
            "31 minutes are more than the 30 of level 2 in week 6", 3);
    refuses(OVER "week_9: {\n walks = [\"30min\", \"30min\", \"30min\", \"31min\"] }\n", "plan-minutes",
            "31 minutes are more than the 30 of level 3 in week 9", 3);
    refuses(OVER "week_16: {\n walks = [\"30min\", \"46min\", \"30min\", \"hills\"] }\n", "plan-minutes",
            "46 minutes are more than the 45 of level 4 in week 16", 3);
    refuses(OVER "week_3: { walks = [\"15min\", \"15min\", \"15min\", \"16min\"] }\n", "plan-minutes",
            "61 minutes, 21 more than the week before; at most 20", 2);
    refuses(OVER "week_9: { walks = [\"30min\", \"20min\", \"20min\", \"29min\"] }\n", "plan-minutes",
            "99 minutes, 1 fewer than the week before, and the level is no higher", 2);
}

// The shortest walk of each level may be in a plan, and a length is rounded to whole minutes.
static void the_shortest_walks_of_a_level_are_fine(void **state)
{
    (void)state;
    Reading *reading = read_text(
        OVER "week_2: { walks = [\"5min\", \"15min\", \"10min\", \"10min\"] }\n"
             "week_7: { walks = [\"10min\", \"30min\", \"29:30\", \"30:29\"]  levels = [3, 2, 2, 2] }\n");
    if (!reading->good)
        fail_msg("%s", reading->diags.items[0].message);
    assert_int_equal(reading->plan.rows[2].walks[0].minutes, 5);
    assert_int_equal(reading->plan.rows[7].walks[0].minutes, 10);
    assert_int_equal(reading->plan.rows[7].walks[2].minutes, 30);
    assert_int_equal(reading->plan.rows[7].walks[3].minutes, 30);
    done(reading);
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
    refuses("extends = \"last\"\nweek_12: { walks = \"20min\"  levels = 4  check = \"level_3\" }\n",
            "plan-check", "level 4 begins here, and nothing is asked before it: check = \"level_4\"", 2);
    refuses("extends = \"last\"\nweek_52: { }\n", "plan-weeks", "week_12 is missing", 2);
}

// Of each level only the first row that lacks its questions is reported.
static void a_level_without_questions_is_reported_once(void **state)
{
    (void)state;
    Reading *reading = read_text("extends = \"last\"\nweek_12: { walks = \"20min\"  levels = 4 }\n"
                                 "week_13: { walks = \"20min\"  levels = 4 }\n");
    assert_false(reading->good);
    assert_int_equal(reading->diags.errors, 2);  // of level 4, and of level 3
    done(reading);
    reading = read_text("extends = \"last\"\nweek_6: { check = \"level_3\" }\n"
                        "week_11: { check = \"level_4\" }\n"
                        "week_12: { walks = \"20min\"  levels = 4 }\n"
                        "week_13: { walks = \"20min\"  levels = 4 }\n");
    assert_true(reading->good);
    assert_int_equal(reading->plan.row_count, 14);
    assert_int_equal(reading->plan.rows[11].check, CHECK_LEVEL_4);
    assert_int_equal(reading->plan.rows[13].walks[0].day, 1);
    assert_string_equal(reading->plan.title, "mine");  // it has no title: its name
    done(reading);
}

#define OVER_20                                                                                        \
    "walks over 20 minutes begin here, and the check at 6 to 8 weeks is not asked about before them: " \
    "check = \"week_6\""

static void is_fine(const char *text)
{
    Reading *reading = read_text(text);
    if (!reading->good)
        fail_msg("%s", reading->diags.items[0].message);
    done(reading);
}

#define EASY   "extends = \"easy\"\n"
#define WEEK_6 "week_6: { walks = [\"20min\", \"20min\", \"30min\"]  levels = [2, 2, 2] "

// In the plan that these are built on, nothing is asked and no walk is longer than 20 minutes.
static void over_20_minutes_come_only_after_their_question(void **state)
{
    (void)state;
    write_plan("easy",
               "birth = \"vaginal\"\nweek_0: { }\nweek_1: { }\n"
               "week_2: { walks = \"20min\"  levels = 2 }\n"
               "week_3: { walks = [\"20min\", \"20min\"]  levels = [2, 2] }\nweek_4: { walks = [\"20min\", "
               "\"20min\"]  levels = [2, 2] }\nweek_5: { walks = [\"20min\", \"20min\", \"20min\"]  levels = "
               "[2, 2, 2] }\n");
    is_fine(EASY);
    is_fine(EASY "week_6: { walks = [\"20min\", \"20min\", \"20min\"]  levels = [2, 2, 2] }\n");
    refuses(EASY WEEK_6 "}\n", "plan-check", OVER_20, 2);
    refuses(EASY "week_6: { walks = [\"20min\", \"20min\", \"21min\"]  levels = [2, 2, 2] }\n", "plan-check",
            OVER_20, 2);
    refuses(EASY WEEK_6 "check = \"level_3\" }\n", "plan-check", OVER_20, 2);
    refuses(EASY WEEK_6 "}\nweek_7: { walks = [\"30min\", \"30min\", \"30min\"]  levels = [2, 2, 2]  check = "
                        "\"week_6\" }\n",
            "plan-check", OVER_20, 2);
    is_fine(EASY WEEK_6 "check = \"week_6\" }\n");
    is_fine(EASY "week_3: { check = \"week_6\" }\n" WEEK_6 "}\n");
    refuses(OVER "week_6: { check = \"level_3\" }\n", "plan-check", OVER_20, 2);
}

static void over_20_minutes_without_their_question_are_reported_once(void **state)
{
    (void)state;
    Reading *reading = read_text(OVER "week_6: { check = \"level_3\" }\n");
    assert_false(reading->good);
    assert_int_equal(reading->diags.errors, 1);
    done(reading);
}

static void every_level_of_a_row_has_its_questions(void **state)
{
    (void)state;
    refuses("extends = \"last\"\n"
            "week_12: { walks = [\"20min\", \"20min\"]  levels = [4, 3]  check = \"level_4\" }\n",
            "plan-check", "level 3 begins here, and nothing is asked before it: check = \"level_3\"", 2);
}

// She is asked whether bleeding has stopped and the wound has healed before she ever walks briskly.
static void level_4_has_the_questions_of_level_3_even_without_a_walk_of_level_3(void **state)
{
    (void)state;
    const char *walks = "walks = \"20min\"  levels = 4  check = \"level_4\" }\n";
    char        text[300];
    snprintf(text, sizeof text, "extends = \"last\"\nweek_12: { %s", walks);
    refuses(text, "plan-check", "level 4 begins here, and what level 3 needs is not asked before it", 2);
    snprintf(text, sizeof text, "extends = \"last\"\nweek_6: { check = \"week_6\" }\nweek_12: { %s", walks);
    refuses(text, "plan-check", "check = \"level_3\" in an earlier week", 3);
    snprintf(text, sizeof text, "extends = \"last\"\nweek_9: { check = \"level_3\" }\nweek_12: { %s", walks);
    is_fine(text);
}

// The first days are for up and about at home, and few minutes.
static void week_0_has_walks_only_from_day_4_and_few(void **state)
{
    (void)state;
    refuses(OVER "week_0: { walks = [\"5min\", \"5min\"]  levels = [1, 1]  days = [3, 5] }\n", "plan-early",
            "a walk on day 3 of week 0: she is at home for the first 3 days", 2);
    refuses(OVER_C "week_0: { walks = \"5min\"  levels = 1  days = 7 }\n", "plan-early",
            "a walk on day 7 of week 0: she is at home for the first 7 days", 2);
    refuses("birth = \"vaginal\"\ntear = true\nweek_0: { walks = \"5min\"  levels = 1  days = 4 }\n",
            "plan-early", "for the first 7 days", 3);
    refuses(OVER
            "week_0: { walks = [\"5min\", \"10min\", \"10min\"]  levels = [1, 1, 1]  days = [4, 5, 6] }\n",
            "plan-minutes", "25 minutes, 25 more than the week before", 2);
    is_fine(OVER "week_0: { walks = [\"5min\", \"5min\"]  levels = [1, 1]  days = [4, 6] }\n");
}

// Nobody is asked before she is in week 0, so its check would open rows that nobody was asked about.
static void week_0_has_no_check(void **state)
{
    (void)state;
    refuses("extends = \"last\"\nweek_0: { check = \"week_6\" }\n", "plan-check",
            "nothing is asked before week 0: the check belongs to a later week", 2);
}

// A file of its own for each: "p1" extends "p2", and so on; the last one extends "last".
static void plans_build_on_one_another_eight_deep(void **state)
{
    (void)state;
    for (int i = 1; i <= 8; i++) {
        char name[8], below[8] = "last", text[40];
        snprintf(name, sizeof name, "p%d", i);
        if (i < 8)
            snprintf(below, sizeof below, "p%d", i + 1);
        snprintf(text, sizeof text, "extends = \"%s\"\n", below);
        write_plan(name, text);
    }
    Reading *reading = read_name("p2");  // p2 to p8, and the last
    assert_true(reading->good);
    assert_int_equal(reading->plan.row_count, 12);
    done(reading);
    reading = read_name("p1");
    assert_false(reading->good);
    assert_string_equal(reading->diags.items[0].rule->name, "extends-deep");
    assert_string_equal(reading->diags.items[0].message, "files may extend one another at most 8 deep");
    done(reading);
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
    mkdir(path, 0700);
    // Twelve weeks without a walk, to build on; and a walk that is not right.
    char   text[400] = "birth = \"vaginal\"\n";
    size_t length = strlen(text);
    for (int week = 0; week < 12; week++)
        length += (size_t)snprintf(text + length, sizeof text - length, "week_%d: { }\n", week);
    write_plan("last", text);
    write_plan("../slow", "title = 1\n");
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    folder_remove(root);
    return 0;
}

// Of the walks of a week, in whichever order they are.
static void the_shortest_walk_of_a_row_is_found(void **state)
{
    (void)state;
    const PlanRow row = { .walks = { { .minutes = 30 }, { .minutes = 10 }, { .minutes = 20 } },
                          .walk_count = 3 };
    assert_int_equal(plan_row_shortest(&row), 10);
    assert_int_equal(plan_row_shortest(&(PlanRow){ .walk_count = 0 }), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_plan_is_by_her_birth),
        cmocka_unit_test(the_shortest_walk_of_a_row_is_found),
        cmocka_unit_test(a_plan_changes_only_what_it_names),
        cmocka_unit_test(a_plan_of_our_name_overrides_ours),
        cmocka_unit_test(what_is_a_plan),
        cmocka_unit_test(files_that_are_not_there),
        cmocka_unit_test(names_that_are_not_known),
        cmocka_unit_test(days),
        cmocka_unit_test(more_than_four_walks_need_their_days_and_more_than_seven_have_none),
        cmocka_unit_test(too_early),
        cmocka_unit_test(what_is_for_after_a_c_section_is_in_no_other_plan),
        cmocka_unit_test(minutes),
        cmocka_unit_test(the_shortest_walks_of_a_level_are_fine),
        cmocka_unit_test(weeks_and_checks),
        cmocka_unit_test(a_level_without_questions_is_reported_once),
        cmocka_unit_test(over_20_minutes_come_only_after_their_question),
        cmocka_unit_test(over_20_minutes_without_their_question_are_reported_once),
        cmocka_unit_test(every_level_of_a_row_has_its_questions),
        cmocka_unit_test(level_4_has_the_questions_of_level_3_even_without_a_walk_of_level_3),
        cmocka_unit_test(week_0_has_walks_only_from_day_4_and_few),
        cmocka_unit_test(week_0_has_no_check),
        cmocka_unit_test(plans_build_on_one_another_eight_deep),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
