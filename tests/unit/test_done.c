// walkcoach done: what is noted, what is said about it, and what it means for the day.
#include "base/text.h"
#include "command_by_hand.h"
#include "processes.h"

#include <signal.h>

enum { SATURDAY = COMMAND_DAY - 1, FRIDAY = COMMAND_DAY - 2 };

static Arena arena;

static int set_up(void **state)
{
    command_set_up(state);
    command_profile(*state, "baby_born = \"2026-10-18\"\nbirth = \"vaginal\"\n");
    return 0;
}

static int tear_down(void **state)
{
    arena_free(&arena);
    return command_tear_down(state);
}

// Forgets what was typed before; on: "2026-11-28"; NULL: today.
static Answering *typed(Commanded *commanded, const char *on)
{
    command_anew(commanded);
    commanded->settings.on = on;
    commanded->settings.order.asked.today = on ? on : COMMAND_TODAY;
    return &commanded->settings.answering;
}

static void prints(Commanded *commanded, const char *operand, Status status, const char *out, const char *err)
{
    command_prints(commanded, cmd_done, operand, status, out, err);
}

// What is in the log, a line each: "20786 5min easy".
static void noted_is(const Commanded *commanded, const char *expected)
{
    static const char *const feels[] = { "-", "easy", "good", "hard" };
    Text                     text = { .arena = &arena };
    const History            history = command_noted(commanded, &arena);
    text_add(&text, "");
    for (size_t i = 0; i < history.count; i++) {
        const Entry *entry = &history.entries[i];
        text_printf(&text, "%d ", entry->day - COMMAND_DAY);
        if (entry->kind == ENTRY_QUESTION)
            text_printf(&text, "%s=%d", choice_word(plan_questions, (int)entry->question),
                        (int)entry->answer);
        else if (entry->kind == ENTRY_START)
            text_printf(&text, "start %d", entry->minutes);
        else if (entry->kind == ENTRY_RELEASE)
            text_add(&text, "release");
        else
            text_printf(&text, "%s %s%s", entry->session ? entry->session : "signs", feels[entry->feel],
                        entry->left_early ? " left" : "");
        size_t         count;
        const SignRow *rows = sign_rows(&count);
        for (size_t row = 0; row < count; row++)
            if (sign_set_of(rows[row].id) & entry->signs)
                text_printf(&text, " %s", rows[row].id);
        text_add(&text, "\n");
    }
    assert_string_equal(text_string(&text), expected);
}

#define ASKS "A few questions first: walkcoach today\n"
#define HOW_WAS                                                                                           \
    "How was it? walkcoach done --easy, --good or --hard; walkcoach done --help lists what else you can " \
    "note.\n"

// --- A walk ----------------------------------------------------------------------------

static void a_walk_is_noted_with_how_it_was(void **state)
{
    Commanded *commanded = *state;
    typed(commanded, NULL)->easy = true;
    prints(commanded, "5min", STATUS_DONE, "Noted: 5min, easy.\n" ASKS, "");
    typed(commanded, "2026-11-28")->hard = true;
    prints(commanded, "10min", STATUS_DONE, "Noted for Saturday 28 November 2026: 10min, hard.\n" ASKS, "");
    typed(commanded, "2026-11-27")->left_early = true;
    prints(commanded, "10min", STATUS_DONE, "Noted for Friday 27 November 2026: 10min, left early.\n" ASKS,
           "");
    noted_is(commanded, "-2 10min - left\n-1 10min hard\n0 5min easy\n");
    const History history = command_noted(commanded, &arena);
    assert_int_equal(history.entries[2].minutes, 5);
    assert_int_equal(history.entries[2].level, 1);
}

static void a_walk_without_how_it_was_is_asked_about(void **state)
{
    Commanded *commanded = *state;
    typed(commanded, NULL);
    prints(commanded, "5min", STATUS_DONE, "Noted: 5min.\n" ASKS, HOW_WAS);
    typed(commanded, "2026-11-28")->leaking = true;
    prints(commanded, "5min", STATUS_DONE, "Noted for Saturday 28 November 2026: 5min; leaking.\n" ASKS, "");
    typed(commanded, NULL);
    prints(commanded, "open-book", STATUS_DONE, "Noted: open-book.\n" ASKS, "");  // a drill
    noted_is(commanded, "-1 5min - leaking\n0 5min -\n0 open-book -\n");
}

static void the_same_walk_again_replaces_it_and_says_so(void **state)
{
    Commanded *commanded = *state;
    typed(commanded, NULL)->good = true;
    command_run(commanded, cmd_done, "5min", NULL);
    typed(commanded, NULL)->easy = true;
    prints(commanded, "5min", STATUS_DONE, "Noted: 5min, easy.\nIt replaces: 5min, good.\n" ASKS, "");
    typed(commanded, NULL)->pain = true;
    prints(commanded, "5min", STATUS_DONE, "Noted: 5min; pain that stays.\nIt replaces: 5min, easy.\n" ASKS,
           "");
    noted_is(commanded, "0 5min - pain\n");
}

static void a_walk_that_is_noted_stays_if_nothing_new_is_said(void **state)
{
    Commanded *commanded = *state;
    typed(commanded, "2026-11-28")->good = true;
    command_run(commanded, cmd_done, "5min", NULL);
    typed(commanded, "2026-11-28");
    prints(commanded, "5min", STATUS_DONE, "It is noted for Saturday 28 November 2026: 5min, good.\n" ASKS,
           "");
    prints(commanded, NULL, STATUS_DONE, "It is noted for Saturday 28 November 2026: 5min, good.\n" ASKS, "");
    prints(commanded, "today", STATUS_DONE, "It is noted for Saturday 28 November 2026: 5min, good.\n" ASKS,
           "");
    typed(commanded, "2026-11-28")->left_early = true;
    prints(commanded, NULL, STATUS_DONE,
           "Noted for Saturday 28 November 2026: 5min, left early.\nIt replaces: 5min, good.\n" ASKS, "");
    noted_is(commanded, "-1 5min - left\n");
}

// Her plan has a walk of five minutes on the first day of week 1, once its questions are answered.
static void without_a_name_it_is_the_walk_of_her_plan(void **state)
{
    Commanded *commanded = *state;
    char       command[120];
    snprintf(command, sizeof command, "mkdir -p '%s/config/walkcoach/scripts/plans'", commanded->home);
    assert_int_equal(system(command), 0);
    command_file(commanded, "config/walkcoach/scripts/plans/vaginal.cfg",
                 "title = \"By hand\"\nbirth = \"vaginal\"\nweek_0: { daily = \"breathing\" }\n"
                 "week_1: { walks = [\"5min\", \"10min\"]  levels = [1, 1]  daily = \"pelvic-floor\" }\n");
    for (Question question = QUESTION_UP; question <= QUESTION_FLOOR; question++)
        command_note(commanded, (Entry){ .day = COMMAND_DAY - 35,
                                         .kind = ENTRY_QUESTION,
                                         .question = question,
                                         .answer = ANSWER_YES });
    command_note(commanded, (Entry){ .day = COMMAND_DAY - 35, .kind = ENTRY_START, .minutes = 10 });
    typed(commanded, "2026-10-25")->easy = true;
    assert_int_equal(command_run(commanded, cmd_done, NULL, NULL), STATUS_DONE);
    static const char noted[] = "Noted for Sunday 25 October 2026: 5min, easy.\n";
    assert_memory_equal(commanded->out.text, noted, strlen(noted));
    typed(commanded, "2026-10-26")->easy = true;  // a day off
    assert_int_equal(command_run(commanded, cmd_done, NULL, NULL), STATUS_USAGE);
}

static void without_a_walk_it_says_which_is_missing(void **state)
{
    Commanded *commanded = *state;
    typed(commanded, NULL);
    prints(commanded, NULL, STATUS_USAGE, "",
           "walkcoach: no walk is planned for that day: say which one it was, as in walkcoach done 10min\n");
    prints(commanded, "today", STATUS_USAGE, "",
           "walkcoach: no walk is planned for that day: say which one it was, as in walkcoach done 10min\n");
    noted_is(commanded, "");
}

// What she felt is kept, whatever the walk was.
static void a_sign_is_noted_even_where_the_walk_is_not_known(void **state)
{
    Commanded *commanded = *state;
    typed(commanded, NULL)->heavy = true;
    prints(commanded, NULL, STATUS_DONE,
           "Noted: heaviness, dragging or a bulge.\n" ASKS
           "If you see or feel a bulge: call your midwife or GP this week.\n",
           "");
    typed(commanded, "2026-11-28")->leaking = true;
    command_run(commanded, cmd_done, "no-such-walk", NULL);
    assert_int_equal(commanded->status, STATUS_MISTAKES);
    assert_string_equal(commanded->out.text, "Noted for Saturday 28 November 2026: leaking.\n");
    assert_non_null(strstr(commanded->err.text, "no-such-walk"));
    noted_is(commanded, "-1 signs - leaking\n0 signs - heavy\n");
}

// --- Days ------------------------------------------------------------------------------

static void a_day_is_between_the_birth_and_today(void **state)
{
    Commanded *commanded = *state;
    typed(commanded, "2026-11-30")->easy = true;
    prints(commanded, "5min", STATUS_USAGE, "", "walkcoach: --on 2026-11-30 has not come yet\n");
    typed(commanded, "2026-10-17")->easy = true;
    prints(commanded, "5min", STATUS_USAGE, "", "walkcoach: 2026-10-17 is before the birth\n");
    noted_is(commanded, "");
    typed(commanded, "2026-10-18")->easy = true;
    prints(commanded, "5min", STATUS_DONE, "Noted for Sunday 18 October 2026: 5min, easy.\n" ASKS, "");
    noted_is(commanded, "-42 5min easy\n");
}

static void what_cannot_be_the_clock_is_refused(void **state)
{
    Commanded *commanded = *state;
    typed(commanded, NULL)->easy = true;
    setenv("SOURCE_DATE_EPOCH", "yesterday", 1);
    prints(commanded, "5min", STATUS_USAGE, "",
           "walkcoach: SOURCE_DATE_EPOCH is seconds since 1970, not \"yesterday\"\n");
    noted_is(commanded, "");
}

// --- Answers, and what else is noted ------------------------------------------------------

static void answers_are_noted_with_what_follows_from_them(void **state)
{
    Commanded *commanded = *state;
    Answering *answering = typed(commanded, "2026-11-28");
    answering->answer = (Texts){ { "up=yes", "wound-dry=no", "ill=yes", "risk=skip" }, 4 };
    command_run(commanded, cmd_done, NULL, NULL);
    static const char expected[] =
        "Noted for Saturday 28 November 2026: up: yes.\n"
        "Call your midwife or doctor about it. This is asked again in a week.\n"
        "Noted for Saturday 28 November 2026: wound-dry: no.\n"
        "Get well first. When your provider says that you may walk: walkcoach done\n"
        "--provider-said-yes\n"
        "Noted for Saturday 28 November 2026: ill: yes.\n";
    commanded->out.text[strlen(expected)] = '\0';
    assert_string_equal(commanded->out.text, expected);
    assert_int_equal(commanded->status, STATUS_DONE);
    noted_is(commanded, "-1 up=1\n-1 wound-dry=0\n-1 ill=1\n");
}

#define MOOD_HELP                                                                      \
    "Thoughts of harming yourself or the baby, seeing or hearing things that others\n" \
    "do not, very confused or racing: call 112 now.\n"

// Of a mood only that it was asked.
static void a_mood_is_answered_and_not_kept(void **state)
{
    static const char yes[] =
        "You are not alone, and it is treatable. Call your midwife, health visitor or GP\n"
        "this week.\n" MOOD_HELP;
    Commanded *commanded = *state;
    Answering *answering = typed(commanded, NULL);
    answering->answer = (Texts){ { "mood=yes" }, 1 };
    command_run(commanded, cmd_done, NULL, NULL);
    assert_memory_equal(commanded->out.text, yes, strlen(yes));
    noted_is(commanded, "0 mood=2\n");
    answering = typed(commanded, "2026-11-28");
    answering->answer = (Texts){ { "mood=skip" }, 1 };
    command_run(commanded, cmd_done, NULL, NULL);
    assert_memory_equal(commanded->out.text, MOOD_HELP, strlen(MOOD_HELP));
    answering = typed(commanded, "2026-11-27");
    answering->answer = (Texts){ { "mood=no" }, 1 };
    command_run(commanded, cmd_done, NULL, NULL);
    assert_memory_equal(commanded->out.text, MOOD_HELP, strlen(MOOD_HELP));
    noted_is(commanded, "-2 mood=2\n-1 mood=2\n0 mood=2\n");
}

static void the_minutes_with_which_she_begins_are_noted(void **state)
{
    Commanded *commanded = *state;
    typed(commanded, NULL)->start = 0;
    command_run(commanded, cmd_done, NULL, NULL);
    assert_memory_equal(commanded->out.text, "Noted: you begin with 0 minutes.\n", 33);
    typed(commanded, "2026-11-28")->start = 20;
    command_run(commanded, cmd_done, NULL, NULL);
    noted_is(commanded, "-1 start 20\n0 start 0\n");
}

static void a_providers_yes_is_noted_and_says_what_it_means(void **state)
{
    Commanded *commanded = *state;
    command_note(commanded, (Entry){ .day = SATURDAY, .kind = ENTRY_SIGNS, .signs = sign_set_of("fever") });
    typed(commanded, NULL)->provider_said_yes = true;
    prints(commanded, NULL, STATUS_DONE,
           "Noted: your provider said yes.\n"
           "You continue where you were in the plan, and the walks get longer as before. In\n"
           "a week you will be asked whether you are still well. If the same sign comes\n"
           "again: stop, and call.\n" ASKS,
           "");
    prints(commanded, NULL, STATUS_DONE,
           "Noted: your provider said yes.\nNothing was waiting for your provider's yes.\n" ASKS, "");
    noted_is(commanded, "-1 signs - fever\n0 release\n0 release\n");
}

static void an_illness_waits_for_a_yes_too(void **state)
{
    Commanded *commanded = *state;
    command_note(commanded,
                 (Entry){ .day = FRIDAY, .kind = ENTRY_WALK, .session = "5min", .minutes = 5, .level = 1 });
    command_note(
        commanded,
        (Entry){ .day = SATURDAY, .kind = ENTRY_QUESTION, .question = QUESTION_ILL, .answer = ANSWER_YES });
    typed(commanded, NULL)->provider_said_yes = true;
    command_run(commanded, cmd_done, NULL, NULL);
    assert_non_null(strstr(commanded->out.text, "You continue where you were in the plan"));
}

static void a_step_back_is_named_where_there_is_one(void **state)
{
    Commanded *commanded = *state;
    command_note(commanded, (Entry){ .day = FRIDAY, .kind = ENTRY_START, .minutes = 20 });
    command_note(commanded, (Entry){ .day = SATURDAY, .kind = ENTRY_SIGNS, .signs = sign_set_of("fever") });
    typed(commanded, NULL)->provider_said_yes = true;
    command_run(commanded, cmd_done, NULL, NULL);
    assert_non_null(strstr(commanded->out.text, "You continue one step further back in the plan"));
}

// --- Signs -----------------------------------------------------------------------------

#define FEVER_DAY(day, number)                                                                          \
    "A temperature of 38 °C or more: call your provider today. No answer within an\nhour, or it gets " \
    "worse: " number ".\nYou noted on " day ": a temperature of 38 °C or more.\n"

static void a_sign_to_stop_for_says_whom_to_call(void **state)
{
    Commanded *commanded = *state;
    command_profile(commanded, "baby_born = \"2026-10-18\"\nbirth = \"vaginal\"\nemergency = \"999\"\n");
    typed(commanded, NULL)->stop = (Texts){ { "fever" }, 1 };
    command_run(commanded, cmd_done, NULL, NULL);
    static const char fever[] = "Noted: a temperature of 38 °C or more.\n" FEVER_DAY(
        "Sunday 29 November 2026", "999");
    assert_memory_equal(commanded->out.text, fever, strlen(fever));
    assert_non_null(strstr(commanded->out.text, "No walk until your provider has said yes."));
    assert_null(strstr(commanded->out.text, "A few questions"));
    typed(commanded, "2026-11-28")->stop = (Texts){ { "leg,chest-pain" }, 1 };
    command_run(commanded, cmd_done, NULL, NULL);
    static const char both[] =
        "Noted for Saturday 28 November 2026: chest pain; a red, swollen or painful leg\n"
        "or calf.\n"
        "Chest pain: call 999 now.\n"
        "A red, swollen or painful leg or calf: call your provider today. No answer\n"
        "within an hour, or it gets worse: 999.\n"
        "You noted on ";
    assert_memory_equal(commanded->out.text, both, strlen(both));
}

#define BULGE "If you see or feel a bulge: call your midwife or GP this week.\n"

static bool ends_with_the_bulge(const Commanded *commanded)
{
    const char *found = strstr(commanded->out.text, BULGE);
    return found && !strstr(found + 1, BULGE) && strcmp(found, BULGE) == 0;
}

static void after_heaviness_the_bulge_is_spoken_of_whatever_else_there_is(void **state)
{
    Commanded *commanded = *state;
    typed(commanded, NULL)->heavy = true;
    commanded->settings.answering.stop = (Texts){ { "fever" }, 1 };
    command_run(commanded, cmd_done, "5min", NULL);
    assert_true(ends_with_the_bulge(commanded));
    typed(commanded, NULL)->heavy = true;  // while the fever is still open
    command_run(commanded, cmd_done, "10min", NULL);
    assert_true(ends_with_the_bulge(commanded));
    typed(commanded, NULL)->heavy = true;
    commanded->settings.answering.stop = (Texts){ { "harm" }, 1 };
    command_run(commanded, cmd_done, "10min", NULL);
    assert_null(strstr(commanded->out.text, BULGE));
}

static void nor_does_it_need_a_profile(void **state)
{
    Commanded *commanded = *state;
    command_profile(commanded, "");
    typed(commanded, NULL)->heavy = true;
    command_run(commanded, cmd_done, "5min", NULL);
    assert_true(ends_with_the_bulge(commanded));
}

// Of the day before: what is offered then is help, and nothing is said of the sign's own line again.
static void while_a_sign_is_open_each_note_says_so(void **state)
{
    Commanded *commanded = *state;
    command_note(commanded, (Entry){ .day = SATURDAY, .kind = ENTRY_SIGNS, .signs = sign_set_of("fever") });
    typed(commanded, NULL)->easy = true;
    command_run(commanded, cmd_done, "5min", NULL);
    static const char expected[] =
        "Noted: 5min, easy.\nYou noted on Saturday 28 November 2026: a temperature of 38 °C or more.\n";
    assert_memory_equal(commanded->out.text, expected, strlen(expected));
    assert_int_equal(commanded->status, STATUS_DONE);
}

static void what_she_had_to_stop_for_stays_with_the_walk(void **state)
{
    Commanded *commanded = *state;
    typed(commanded, NULL)->stop = (Texts){ { "wound" }, 1 };
    command_run(commanded, cmd_done, "10min", NULL);
    typed(commanded, NULL)->good = true;
    command_run(commanded, cmd_done, "10min", NULL);
    static const char expected[] = "Noted: 10min, good.\n"
                                   "It replaces: 10min; a wound that opens, weeps, smells or gets redder.\n"
                                   "What you had to stop for stays noted.\n";
    assert_memory_equal(commanded->out.text, expected, strlen(expected));
    noted_is(commanded, "0 10min good wound\n");
    typed(commanded, NULL)->stop = (Texts){ { "wound" }, 1 };  // named again
    command_run(commanded, cmd_done, "10min", NULL);
    assert_null(strstr(commanded->out.text, "stays noted"));
}

static void later_a_shorter_walks_sign_goes_to_the_walk(void **state)
{
    Commanded *commanded = *state;
    typed(commanded, "2026-11-28")->good = true;
    command_run(commanded, cmd_done, "5min", NULL);
    Answering *answering = typed(commanded, NULL);
    answering->later = answering->heavy = true;
    prints(commanded, NULL, STATUS_DONE,
           "Noted for Saturday 28 November 2026: 5min, good; heaviness, dragging or a bulge.\n"
           "It replaces: 5min, good.\n" ASKS
           "If you see or feel a bulge: call your midwife or GP this week.\n",
           "");
    answering = typed(commanded, NULL);
    answering->later = answering->leaking = true;
    answering->stop = (Texts){ { "fever" }, 1 };
    command_run(commanded, cmd_done, NULL, NULL);
    static const char expected[] =
        "Noted for Saturday 28 November 2026: 5min, good; heaviness, dragging or a bulge;\n"
        "leaking.\n"
        "It replaces: 5min, good; heaviness, dragging or a bulge.\n"
        "Noted: a temperature of 38 °C or more.\n" FEVER_DAY("Sunday 29 November 2026", "112");
    assert_memory_equal(commanded->out.text, expected, strlen(expected));
    noted_is(commanded, "-1 5min good heavy leaking\n0 signs - fever\n");
}

// Each of them: the first of all signs and the last of those to stop for.
static void later_a_sign_to_stop_for_is_of_its_own_day(void **state)
{
    Commanded *commanded = *state;
    typed(commanded, "2026-11-28")->good = true;
    command_run(commanded, cmd_done, "5min", NULL);
    Answering *answering = typed(commanded, NULL);
    answering->later = answering->bleeding = true;
    answering->stop = (Texts){ { "chest-pain,discharge-or-belly" }, 1 };
    command_run(commanded, cmd_done, NULL, NULL);
    noted_is(commanded, "-1 5min good bleeding\n0 signs - chest-pain discharge-or-belly\n");
}

static void later_without_a_walk_the_sign_is_of_its_day(void **state)
{
    Commanded *commanded = *state;
    Answering *answering = typed(commanded, NULL);
    answering->later = answering->leaking = true;
    prints(commanded, NULL, STATUS_DONE, "Noted: leaking.\n" ASKS, "");
    noted_is(commanded, "0 signs - leaking\n");
}

#define HARM                                                                           \
    "Thoughts of harming yourself or the baby: call 112 now. You are not alone, and\n" \
    "it is treatable. If you can, have somebody stay with you until help is there.\n"  \
    "This is not noted anywhere.\n"

// At once, whatever else was typed; nothing of it is kept.
static void thoughts_of_harm_are_answered_first(void **state)
{
    Commanded *commanded = *state;
    typed(commanded, NULL)->stop = (Texts){ { "harm" }, 1 };
    prints(commanded, NULL, STATUS_DONE, HARM, "");
    noted_is(commanded, "");
    Answering *answering = typed(commanded, NULL);
    answering->easy = true;
    answering->stop = (Texts){ { "harm" }, 1 };
    prints(commanded, "5min", STATUS_DONE, HARM "Noted: 5min, easy.\n", "");
    noted_is(commanded, "0 5min easy\n");
    answering = typed(commanded, NULL);
    answering->stop = (Texts){ { "harm", "nonsense" }, 2 };
    prints(commanded, "5min", STATUS_USAGE, HARM,
           "walkcoach: there is no sign \"nonsense\"; walkcoach done --help names them\n");
}

// A day that is red for another sign: help with what she thinks comes first and alone.
static void after_thoughts_of_harm_the_red_signs_are_not_listed(void **state)
{
    Commanded *commanded = *state;
    command_note(commanded, (Entry){ .day = SATURDAY, .kind = ENTRY_SIGNS, .signs = sign_set_of("fever") });
    typed(commanded, NULL)->stop = (Texts){ { "harm" }, 1 };
    prints(commanded, NULL, STATUS_DONE, HARM, "");
    typed(commanded, NULL)->stop = (Texts){ { "harm,leg" }, 1 };
    command_run(commanded, cmd_done, NULL, NULL);
    assert_non_null(
        strstr(commanded->out.text, "A red, swollen or painful leg or calf: call your provider today."));
    assert_non_null(strstr(commanded->out.text, "No walk until your provider has said yes."));
}

static void what_is_wrong_is_said_and_nothing_noted(void **state)
{
    Commanded *commanded = *state;
    Answering *answering = typed(commanded, NULL);
    answering->easy = answering->hard = true;
    prints(commanded, "5min", STATUS_USAGE, "", "walkcoach: only one of easy, good and hard\n");
    noted_is(commanded, "");
    answering = typed(commanded, NULL);
    answering->easy = answering->hard = true;
    answering->stop = (Texts){ { "chest-pain" }, 1 };
    command_run(commanded, cmd_done, "5min", NULL);
    assert_int_equal(commanded->status, STATUS_USAGE);
    assert_memory_equal(commanded->out.text, "Chest pain: call 112 now.\n", 26);
    assert_non_null(strstr(commanded->out.text, "No walk until your provider has said yes."));
    noted_is(commanded, "");
}

// "Noted" is printed once it is on the disk, whoever interrupts it.
static void who_is_interrupted_goes_through_with_it(void **state)
{
    Commanded *commanded = *state;
    sigset_t   none, now;
    int        before = descriptors(getpid(), NULL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    typed(commanded, NULL)->easy = true;
    command_run(commanded, cmd_done, "5min", NULL);
    sigprocmask(SIG_SETMASK, &none, &now);
    assert_true(sigismember(&now, SIGTERM));
    assert_int_equal(descriptors(getpid(), NULL), before);
}

// --- A log that is not as it should be -------------------------------------------------------

static void without_a_folder_for_a_log_it_says_so(void **state)
{
    Commanded *commanded = *state;
    typed(commanded, NULL)->easy = true;
    unsetenv("XDG_STATE_HOME");
    setenv("HOME", "nowhere", 1);
    prints(commanded, "5min", STATUS_WORLD, "",
           "walkcoach: no folder for a log: HOME is not an absolute path\n");
}

static void a_damaged_log_is_kept_aside_and_the_walk_is_noted(void **state)
{
    Commanded *commanded = *state;
    typed(commanded, NULL)->easy = true;
    command_file(commanded, "state/walkcoach/log.sqlite",
                 "this is not a log, and longer than a header of one: "
                 "................................................");
    command_run(commanded, cmd_done, "5min", NULL);
    assert_int_equal(commanded->status, STATUS_DONE);
    assert_memory_equal(commanded->out.text, "Noted: 5min, easy.\n", 19);
    assert_memory_equal(commanded->err.text, "walkcoach: ", 11);
    assert_non_null(strstr(commanded->err.text, "it is kept as "));
    assert_ptr_equal(strchr(commanded->err.text, '\n'), strrchr(commanded->err.text, '\n'));  // once
    noted_is(commanded, "0 5min easy\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
        TEST(a_walk_is_noted_with_how_it_was),
        TEST(a_walk_without_how_it_was_is_asked_about),
        TEST(the_same_walk_again_replaces_it_and_says_so),
        TEST(a_walk_that_is_noted_stays_if_nothing_new_is_said),
        TEST(without_a_name_it_is_the_walk_of_her_plan),
        TEST(without_a_walk_it_says_which_is_missing),
        TEST(a_sign_is_noted_even_where_the_walk_is_not_known),
        TEST(a_day_is_between_the_birth_and_today),
        TEST(what_cannot_be_the_clock_is_refused),
        TEST(answers_are_noted_with_what_follows_from_them),
        TEST(a_mood_is_answered_and_not_kept),
        TEST(the_minutes_with_which_she_begins_are_noted),
        TEST(a_providers_yes_is_noted_and_says_what_it_means),
        TEST(an_illness_waits_for_a_yes_too),
        TEST(a_step_back_is_named_where_there_is_one),
        TEST(a_sign_to_stop_for_says_whom_to_call),
        TEST(after_heaviness_the_bulge_is_spoken_of_whatever_else_there_is),
        TEST(nor_does_it_need_a_profile),
        TEST(while_a_sign_is_open_each_note_says_so),
        TEST(what_she_had_to_stop_for_stays_with_the_walk),
        TEST(later_a_shorter_walks_sign_goes_to_the_walk),
        TEST(later_a_sign_to_stop_for_is_of_its_own_day),
        TEST(later_without_a_walk_the_sign_is_of_its_day),
        TEST(thoughts_of_harm_are_answered_first),
        TEST(after_thoughts_of_harm_the_red_signs_are_not_listed),
        TEST(what_is_wrong_is_said_and_nothing_noted),
        TEST(who_is_interrupted_goes_through_with_it),
        TEST(without_a_folder_for_a_log_it_says_so),
        TEST(a_damaged_log_is_kept_aside_and_the_walk_is_noted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
