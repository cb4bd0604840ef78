// play/card.h: the questions after a walk, what is noted of the answers, and what is said then. The terminal,
// the log and the plan are this file's own.
#include "play/card.h"

#include "captured.h"
#include "job/today.h"
#include "job/tty.h"
#include "log/log.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#define MINUTES(n) ((Micros)(n)*MICROS_PER_MINUTE)

static Captured error;

// --- Her terminal ----------------------------------------------------------------------

static const char *keys;  // what she types; then a minute goes by
static int         open_terminals;
static bool        no_terminal, hung_up;

Tty *tty_open(bool hide_cursor)
{
    if (no_terminal || hide_cursor)
        return NULL;
    open_terminals++;
    return (Tty *)&keys;
}
void tty_close(Tty *tty) { open_terminals -= tty == (Tty *)&keys; }
bool tty_waits(const Tty *tty, int ms)
{
    return tty == (const Tty *)&keys && ms == 60000 && (*keys || hung_up);
}
size_t tty_read(Tty *tty, char *bytes, size_t room)
{
    if (tty != (Tty *)&keys || room != 1 || hung_up)
        return 0;
    *bytes = *keys++;
    return 1;
}

// --- Her plan and her log --------------------------------------------------------------

static HersFound   found;
static Status      found_again;
static PlanState   then;
static const char *advice;

HersFound hers_find(const Paths *paths, const Asked *asked, const HersAsked *where, const Desk *desk,
                    Hers *out)
{
    (void)paths, (void)asked, (void)desk;
    if (where->state)
        assert_string_equal(where->state, "/nonexistent/walkcoach");
    *out = (Hers){ .day = 20786, .number = "112" };
    return found;
}

Status hers_find_and_report(const Terminal *terminal, const Asked *asked, Hers *out, Arena *arena)
{
    (void)terminal, (void)asked, (void)arena;
    *out = (Hers){ .advice = { .state = then, .advice = advice, .why = "Two more." } };
    return found_again;
}

const char *hers_red_text(const Hers *hers, Arena *arena)
{
    (void)hers, (void)arena;
    return "Call 112.\n";
}

static LogStatus opens, notes;
static Entry     noted;
static char      noted_session[20];
static int       times_noted, open_logs;

LogStatus log_open(const char *folder, Log **log, char why[LOG_WHY_SIZE])
{
    assert_string_equal(folder, "/nonexistent/walkcoach");
    snprintf(why, LOG_WHY_SIZE, "no room");
    *log = (Log *)&noted;
    open_logs++;
    return opens;
}
void      log_close(Log *log) { open_logs -= log == (Log *)&noted; }
LogStatus log_note(Log *log, const Entry *entry, const char *id, Noted *how, char why[LOG_WHY_SIZE])
{
    (void)why;
    assert_ptr_equal(log, &noted);
    assert_null(id);
    *how = NOTED_NEW;
    noted = *entry;
    snprintf(noted_session, sizeof noted_session, "%s", entry->session);
    times_noted++;
    return notes;
}

static int set_up(void **state)
{
    (void)state;
    setenv("XDG_STATE_HOME", "/nonexistent", 1);
    keys = "";
    no_terminal = hung_up = false;
    found = HERS_FOUND;
    found_again = STATUS_DONE;
    then = STATE_WALK;
    advice = NULL;
    opens = notes = LOG_FINE;
    noted = (Entry){ 0 };
    times_noted = open_logs = open_terminals = 0;
    return 0;
}

static const Terminal terminal = { .width = 80 };
static const Walked   whole = { "./walks/20min.cfg", SESSION_WALK, 3, MINUTES(20), MINUTES(20) };

static Status answer(const char *typed, const Walked *walked)
{
    static const Asked asked = { .seed = -1 };
    keys = typed;
    capture(&error, stderr);
    Status status = card_show(&terminal, &asked, walked);
    captured_text(&error);
    assert_int_equal(open_terminals, 0);
    assert_int_equal(open_logs, 0);
    return status;
}

// --- What is noted ---------------------------------------------------------------------

static void a_walk_is_noted_as_she_says(void **state)
{
    (void)state;
    assert_int_equal(answer("\r\rg", &whole), STATUS_DONE);
    assert_int_equal(times_noted, 1);
    assert_int_equal(noted.day, 20786);
    assert_int_equal(noted.kind, ENTRY_WALK);
    assert_string_equal(noted_session, "20min");
    assert_int_equal(noted.minutes, 20);
    assert_int_equal(noted.level, 3);
    assert_false(noted.left_early);
    assert_int_equal(noted.feel, FEEL_GOOD);
    assert_int_equal(noted.signs, 0);
    assert_non_null(strstr(error.text, "How was it?"));
    assert_int_equal(answer("\rb\r\r", &whole), STATUS_DONE);
    assert_int_equal(noted.signs, 1 << 18);  // leaking, the second of those that ask for a shorter walk
    assert_int_equal(noted.feel, FEEL_NOT_SAID);
}

static void minutes_are_rounded(void **state)
{
    (void)state;
    static const struct {
        Micros length;
        int    minutes;
    } rows[] = { { MINUTES(5) + 29999999, 5 },
                 { MINUTES(5) + 30000000, 6 },
                 { MINUTES(5) - 30000000, 5 },
                 { 29999999, 0 } };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        answer("\r\r\r", &(Walked){ "5min", SESSION_WALK, 1, rows[i].length, rows[i].length });
        assert_int_equal(noted.minutes, rows[i].minutes);
    }
}

static void before_half_it_was_left_early_and_how_it_was_is_not_asked(void **state)
{
    (void)state;
    Walked walked = whole;
    walked.gone = MINUTES(10) - 1;
    answer("\r\rg", &walked);
    assert_true(noted.left_early);
    assert_int_equal(noted.feel, FEEL_NOT_SAID);
    assert_null(strstr(error.text, "How was it?"));
    walked.gone = MINUTES(10);
    answer("\r\rh", &walked);
    assert_false(noted.left_early);
    assert_int_equal(noted.feel, FEEL_HARD);
}

static void after_a_drill_only_signs_are_asked_for(void **state)
{
    (void)state;
    answer("\r\rg", &(Walked){ "breathing", SESSION_DRILL, 0, MINUTES(3), MINUTES(3) });
    assert_int_equal(noted.kind, ENTRY_DRILL);
    assert_int_equal(noted.feel, FEEL_NOT_SAID);
    assert_null(strstr(error.text, "How was it?"));
}

static void who_goes_away_has_said_nothing_more(void **state)
{
    (void)state;
    assert_int_equal(answer("i", &whole), STATUS_DONE);  // a red sign, and then a minute without a key
    assert_int_equal(times_noted, 1);
    assert_int_equal(noted.signs, 1 << 8);  // the ninth row of the signs
    hung_up = true;
    answer("a", &whole);
    assert_int_equal(times_noted, 2);
    assert_int_equal(noted.signs, 0);
}

static void help_is_shown_once_and_nothing_of_it_kept(void **state)
{
    (void)state;
    static const char help[] =
        "\nYou are not alone, and help is there now: call 112, or tell somebody who is near you.\n"
        "This one is not kept anywhere.\n\n";
    answer("ha\r", &whole);
    const char *shown = strstr(error.text, help);
    assert_non_null(shown);
    assert_null(strstr(shown + 1, help));
    assert_int_equal(noted.signs, 1);
    answer("hhh\r", &whole);  // taken back, and said again
    shown = strstr(error.text, help);
    assert_non_null(shown && (shown = strstr(shown + 1, help)) ? shown : NULL);
    assert_null(strstr(shown + 1, help));
    assert_int_equal(noted.signs, 0);
    answer("a\r", &whole);
    assert_null(strstr(error.text, help));
}

// --- What is said then -----------------------------------------------------------------

static const char *after_answer(const char *typed)
{
    answer(typed, &whole);
    const char *last = strstr(error.text, "not said\n");
    return last ? last + 9 : "";
}

static void what_follows_is_said(void **state)
{
    (void)state;
    assert_string_equal(after_answer("\r\re"), "\nTwo more.\n");
    advice = "Rest tomorrow.";
    assert_string_equal(after_answer("\r\re"), "\nRest tomorrow.\n\nTwo more.\n");
    then = STATE_RED;
    assert_string_equal(after_answer("\r\re"), "Call 112.\n");
    found_again = STATUS_WORLD;
    assert_int_equal(answer("\r\re", &whole), STATUS_WORLD);
    assert_string_equal(after_answer("\r\re"), "");
}

static void what_cannot_be_noted_is_said(void **state)
{
    (void)state;
    notes = LOG_TROUBLE;
    assert_int_equal(answer("\r\re", &whole), STATUS_WORLD);
    assert_non_null(strstr(error.text, "walkcoach: this was not noted: no room\n"));
    assert_null(strstr(error.text, "Two more."));
    notes = LOG_FINE;
    times_noted = 0;
    opens = LOG_NEWER;
    assert_int_equal(answer("\r\re", &whole), STATUS_WORLD);
    opens = LOG_TROUBLE;
    assert_int_equal(answer("\r\re", &whole), STATUS_WORLD);
    assert_int_equal(times_noted, 0);
    opens = LOG_DAMAGED;  // it was kept aside, and there is a new one
    assert_int_equal(answer("\r\re", &whole), STATUS_DONE);
    assert_int_equal(times_noted, 1);
}

static void without_a_home_nothing_is_noted(void **state)
{
    (void)state;
    char *home = getenv("HOME"), *kept = home ? strdup(home) : NULL;
    unsetenv("XDG_STATE_HOME");
    unsetenv("HOME");
    assert_string_equal(after_answer("\r\re"), "\nTwo more.\n");
    assert_int_equal(times_noted, 0);
    if (kept)
        setenv("HOME", kept, 1);
    free(kept);
}

static void who_is_not_known_is_not_asked(void **state)
{
    (void)state;
    static const HersFound kinds[] = { HERS_UNKNOWN, HERS_MISTAKE, HERS_TROUBLE };
    for (int i = 0; i < 3; i++) {
        found = kinds[i];
        assert_int_equal(answer("\r\re", &whole), STATUS_DONE);
        assert_string_equal(error.text, "");
    }
    found = HERS_FOUND;
    no_terminal = true;
    assert_int_equal(answer("\r\re", &whole), STATUS_DONE);
    assert_string_equal(error.text, "");
    assert_int_equal(times_noted, 0);
}

// --- Whether it asks -------------------------------------------------------------------

static void it_asks_on_a_terminal_after_a_walk_at_its_own_speed(void **state)
{
    (void)state;
    int in = dup(STDIN_FILENO), out = dup(STDERR_FILENO), pty = posix_openpt(O_RDWR | O_NOCTTY),
        file = open("/dev/null", O_RDWR);
    if (pty < 0 || grantpt(pty) != 0 || unlockpt(pty) != 0)
        skip();
    int       screen = open(ptsname(pty), O_RDWR | O_NOCTTY);
    const int ends[] = { screen, file };
    bool      may[2][2];
    for (int i = 0; i < 4; i++) {
        dup2(ends[i & 1], STDIN_FILENO), dup2(ends[i >> 1], STDERR_FILENO);
        may[i & 1][i >> 1] = card_may(&terminal, 1);
    }
    dup2(screen, STDIN_FILENO), dup2(screen, STDERR_FILENO);
    bool quick = card_may(&terminal, 1.5), quiet = card_may(&(Terminal){ .quiet = true }, 1);
    dup2(in, STDIN_FILENO), dup2(out, STDERR_FILENO);
    close(in), close(out), close(pty), close(screen), close(file);
    assert_true(may[0][0]);
    assert_false(may[0][1] || may[1][0] || may[1][1]);
    assert_false(quick || quiet);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(a_walk_is_noted_as_she_says, set_up),
        cmocka_unit_test_setup(minutes_are_rounded, set_up),
        cmocka_unit_test_setup(before_half_it_was_left_early_and_how_it_was_is_not_asked, set_up),
        cmocka_unit_test_setup(after_a_drill_only_signs_are_asked_for, set_up),
        cmocka_unit_test_setup(who_goes_away_has_said_nothing_more, set_up),
        cmocka_unit_test_setup(help_is_shown_once_and_nothing_of_it_kept, set_up),
        cmocka_unit_test_setup(what_follows_is_said, set_up),
        cmocka_unit_test_setup(what_cannot_be_noted_is_said, set_up),
        cmocka_unit_test_setup(without_a_home_nothing_is_noted, set_up),
        cmocka_unit_test_setup(who_is_not_known_is_not_asked, set_up),
        cmocka_unit_test_setup(it_asks_on_a_terminal_after_a_walk_at_its_own_speed, set_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
