// THE table of plans.
#include "plan/plan_keys.h"

#include "plan/plan.h"

enum { PLAN = PLAN_PLACE_FILE, WEEK = PLAN_PLACE_WEEK };

static const Choice places[] = { CHOICE("plan", PLAN), CHOICE("week", WEEK), { 0 } };

// clang-format off
const Choice plan_weeks[] = {
    CHOICE("week_0", 0), CHOICE("week_1", 1), CHOICE("week_2", 2), CHOICE("week_3", 3),
    CHOICE("week_4", 4), CHOICE("week_5", 5), CHOICE("week_6", 6), CHOICE("week_7", 7),
    CHOICE("week_8", 8), CHOICE("week_9", 9), CHOICE("week_10", 10), CHOICE("week_11", 11),
    CHOICE("week_12", 12), CHOICE("week_13", 13), CHOICE("week_14", 14), CHOICE("week_15", 15),
    CHOICE("week_16", 16), CHOICE("week_17", 17), CHOICE("week_18", 18), CHOICE("week_19", 19),
    CHOICE("week_20", 20), CHOICE("week_21", 21), CHOICE("week_22", 22), CHOICE("week_23", 23),
    CHOICE("week_24", 24), CHOICE("week_25", 25), CHOICE("week_26", 26), CHOICE("week_27", 27),
    CHOICE("week_28", 28), CHOICE("week_29", 29), CHOICE("week_30", 30), CHOICE("week_31", 31),
    CHOICE("week_32", 32), CHOICE("week_33", 33), CHOICE("week_34", 34), CHOICE("week_35", 35),
    CHOICE("week_36", 36), CHOICE("week_37", 37), CHOICE("week_38", 38), CHOICE("week_39", 39),
    CHOICE("week_40", 40), CHOICE("week_41", 41), CHOICE("week_42", 42), CHOICE("week_43", 43),
    CHOICE("week_44", 44), CHOICE("week_45", 45), CHOICE("week_46", 46), CHOICE("week_47", 47),
    CHOICE("week_48", 48), CHOICE("week_49", 49), CHOICE("week_50", 50), CHOICE("week_51", 51),
    CHOICE("week_52", 52),
    { 0 },
};
// clang-format on
_Static_assert(sizeof plan_weeks / sizeof *plan_weeks == PLAN_WEEKS_MAX + 1, "a name for each row");

const Choice plan_dailies[] = { CHOICE("none", DAILY_NOTHING),
                                CHOICE("breathing", DAILY_BREATHING),
                                CHOICE("pelvic-floor", DAILY_PELVIC_FLOOR),
                                { 0 } };
const Choice plan_checks[] = {
    CHOICE("week_6", CHECK_WEEK_6), CHOICE("level_3", CHECK_LEVEL_3), CHOICE("level_4", CHECK_LEVEL_4), { 0 }
};

#define ID(a_name)     .id = PLAN_KEY_##a_name
#define OF_PLAN(field) KEY_FIELD(PLAN_INTO_PLAN, Plan, field)
#define OF_ROW(field)  KEY_FIELD(PLAN_INTO_ROW, PlanRow, field)
#define NUMBERS(text)  .value = (text)

static const Key rows[] = {
    KEY_SECTION("plans"),
    { "title", PLAN, TYPE_TEXT, OF_PLAN(title), WITHOUT("the file's name"),
      .meaning = "shown above the weeks", .example = "title = \"After a birth at St Anne's\"" },
    { "extends", PLAN, TYPE_NAMED, ID(EXTENDS),
      .meaning =
          "the plan that this one changes; its own name means the next of that name on the search path",
      .example = "extends = \"vaginal\"" },
    { "birth", PLAN, TYPE_CHOICE, OF_PLAN(birth), WORDS(session_births), WITHOUT("must be given"),
      .meaning = "for whom it is: levels and drills wait longer after a C-section",
      .example = "birth = \"vaginal\"" },
    { "tear", PLAN, TYPE_BOOL, OF_PLAN(tear), DEFAULT(0),
      .meaning = "for a severe tear or a prolapse: levels and drills wait as after a C-section",
      .example = "tear = false" },
    { NULL, PLAN, TYPE_GROUP, .names = plan_weeks, INNER(WEEK), VALUE("group"),
      .meaning = "a week since the birth, counted from 0; none may be left out, and the last one applies "
                 "from then on",
      .example = "week_9: { daily = \"pelvic-floor\" }" },
    { "walks", WEEK, TYPE_TEXTS, ID(WALKS), WITHOUT("none"),
      .meaning = "the walks of the week in their order",
      .example = "walks = [\"20min\", \"30min\", \"20min\", \"30min\"]" },
    { "levels", WEEK, TYPE_ASKED, ID(LEVELS), NUMBERS("numbers from 1 to 4"), WITHOUT("none"),
      .meaning = "the level of each walk", .example = "levels = [3, 3, 3, 3]" },
    { "days", WEEK, TYPE_ASKED, ID(DAYS), NUMBERS("numbers from 1 to 7"), WITHOUT("the 1st, 3rd, 5th, 7th"),
      .meaning = "the day of each walk in its week, from 1 to 7; weeks begin on the weekday of the birth",
      .example = "days = [1, 2, 4, 6]" },
    { "daily", WEEK, TYPE_CHOICE, OF_ROW(daily), WORDS(plan_dailies), DEFAULT(DAILY_NOTHING),
      .meaning = "five minutes on any day", .example = "daily = \"pelvic-floor\"" },
    { "drills", WEEK, TYPE_TEXTS, ID(DRILLS), WITHOUT("none"),
      .meaning = "strength; `\"daily-three, else open-book\"` has another drill in case she may not do "
                 "the first yet",
      .example = "drills = [\"sit-to-stand\", \"daily-three, else open-book\"]" },
    { "drill_days", WEEK, TYPE_ASKED, ID(DRILL_DAYS), NUMBERS("numbers from 1 to 7"),
      WITHOUT("the 2nd, 4th, 6th; with two, the 2nd and 6th"), .meaning = "the day of each drill in its week",
      .example = "drill_days = [2, 4, 7]" },
    { "check", WEEK, TYPE_CHOICE, OF_ROW(check), WORDS(plan_checks), WITHOUT("none"),
      .meaning = "what she is asked before the week begins", .example = "check = \"level_3\"" },
};

const KeyTable plan_language = { rows, sizeof rows / sizeof *rows, places, NULL };
