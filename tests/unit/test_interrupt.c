// job/interrupt.h: Ctrl-C and the like, each in a process of its own.
#include "job/interrupt.h"

#include "job/status.h"

#include "captured.h"

#include <pty.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

static Captured error;

enum { SURVIVED = 42 };

// How a child ends that does this and then gets the signal; what it prints is in `error`.
static int ends(void (*before)(void), int number)
{
    int how = 0;
    capture(&error, stderr);
    pid_t child = fork();
    if (child == 0) {
        signal(number, SIG_DFL);  // whatever the tests were begun with
        before();
        raise(number);
        _exit(SURVIVED);
    }
    assert_int_equal(waitpid(child, &how, 0), child);
    captured_text(&error);
    return WIFEXITED(how) ? WEXITSTATUS(how) : -WTERMSIG(how);
}

static const int signals[] = { SIGINT, SIGTERM, SIGHUP };

static void a_command_ends_with_one_line(void **state)
{
    (void)state;
    for (int i = 0; i < 3; i++) {
        assert_int_equal(ends(interrupt_ends, signals[i]), STATUS_WORLD);
        assert_string_equal(error.text, "walkcoach: interrupted; nothing was written\n");
    }
}

static int terminal;

static void end_on_a_terminal(void)
{
    interrupt_ends();
    dup2(terminal, STDERR_FILENO);
}

static void on_a_terminal_the_line_begins_below_a_progress_bar(void **state)
{
    int  shown;
    char text[100];
    (void)state;
    assert_int_equal(openpty(&shown, &terminal, NULL, NULL, NULL), 0);
    assert_int_equal(ends(end_on_a_terminal, SIGTERM), STATUS_WORLD);
    ssize_t size = read(shown, text, sizeof text - 1);
    assert_true(size > 0);
    text[size] = '\0';
    assert_string_equal(text, "\r\nwalkcoach: interrupted; nothing was written\r\n");
    close(shown);
    close(terminal);
}

static void a_child_leaves_without_a_word(void **state)
{
    (void)state;
    for (int i = 0; i < 3; i++) {
        assert_int_equal(ends(interrupt_leaves, signals[i]), STATUS_WORLD);
        assert_string_equal(error.text, "");
    }
}

static void hold_and_leave(void)
{
    interrupt_ends();
    interrupt_hold();
    interrupt_leaves();
}

static void what_was_held_back_ends_a_child_that_leaves(void **state)
{
    (void)state;
    assert_int_equal(ends(hold_and_leave, SIGTERM), STATUS_WORLD);
    assert_string_equal(error.text, "");
}

static void a_closed_pipe_is_an_error_like_any_other(void **state)
{
    (void)state;
    assert_int_equal(ends(interrupt_ends, SIGPIPE), SURVIVED);
    assert_int_equal(ends(interrupt_ends, SIGXFSZ), SURVIVED);
    assert_int_equal(ends(interrupt_leaves, SIGPIPE), -SIGPIPE);
}

static void ignore_and_end(void)
{
    signal(SIGHUP, SIG_IGN);  // as nohup does
    interrupt_ends();
}

static void what_was_ignored_stays_ignored(void **state)
{
    (void)state;
    assert_int_equal(ends(ignore_and_end, SIGHUP), SURVIVED);
    assert_int_equal(ends(ignore_and_end, SIGINT), STATUS_WORLD);
}

static void hold(void)
{
    interrupt_ends();
    interrupt_hold();
    if (interrupt_asked())
        _exit(1);
}

static void hold_both(void)
{
    hold();
    raise(SIGTERM);
    _exit(interrupt_asked() ? SURVIVED : 2);
}

static void what_is_held_back_can_be_asked_about(void **state)
{
    (void)state;
    for (int i = 0; i < 3; i++)
        assert_int_equal(ends(hold, signals[i]), SURVIVED);
    assert_int_equal(ends(hold_both, SIGINT), SURVIVED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_command_ends_with_one_line),
        cmocka_unit_test(on_a_terminal_the_line_begins_below_a_progress_bar),
        cmocka_unit_test(a_child_leaves_without_a_word),
        cmocka_unit_test(what_was_held_back_ends_a_child_that_leaves),
        cmocka_unit_test(a_closed_pipe_is_an_error_like_any_other),
        cmocka_unit_test(what_was_ignored_stays_ignored),
        cmocka_unit_test(what_is_held_back_can_be_asked_about),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
