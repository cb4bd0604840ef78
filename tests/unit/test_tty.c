// job/tty.h: a terminal that shows no keys while something plays, and is as before however that ends. Each
// test runs in a process of its own, on a terminal made for it.
#include "job/tty.h"

#include "processes.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

enum { PATIENCE = 20, READY = 'r' };

#define AWAY "\033[?25l"
#define BACK "\033[?25h"

typedef struct {
    int   master, ready;  // ready: a byte when the process wants to be looked at
    pid_t child;
    char  text[400];  // what the terminal got
} Screen;

static Screen screen;
static int    tell;  // the child's end of `ready`

// The line of the first thing that is not so ends the child.
#define MUST(what)                  \
    do {                            \
        if (!(what))                \
            return __LINE__ & 0xFF; \
    } while (0)

static void start(int (*does)(void))
{
    int            ends[2];
    struct winsize size = { .ws_row = 30, .ws_col = 100 };
    screen.master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    assert_true(screen.master >= 0 && grantpt(screen.master) == 0 && unlockpt(screen.master) == 0);
    assert_int_equal(ioctl(screen.master, TIOCSWINSZ, &size), 0);
    assert_int_equal(pipe(ends), 0);
    screen.ready = ends[0], tell = ends[1];
    screen.child = fork();
    if (screen.child == 0) {
        close(ends[0]);
        setsid();
        int terminal = open(ptsname(screen.master), O_RDWR);  // of this session now
        close(screen.master);
        dup2(terminal, STDIN_FILENO);
        dup2(terminal, STDERR_FILENO);
        close(terminal);
        _exit(does());
    }
    close(ends[1]);
}

static struct termios mode(void)
{
    struct termios now;
    assert_int_equal(tcgetattr(screen.master, &now), 0);
    return now;
}

static bool is_raw(const struct termios *now) { return !(now->c_lflag & (ICANON | ECHO)); }
static bool is_plain(const void *nothing)
{
    const struct termios now = mode();
    (void)nothing;
    return (now.c_lflag & ICANON) && (now.c_lflag & ECHO);
}

// How the child ended; all that was shown until then is in screen.text.
static int ended(void)
{
    int how = 0;
    assert_int_equal(waitpid(screen.child, &how, 0), screen.child);
    size_t  used = strlen(screen.text);
    ssize_t got;
    fcntl(screen.master, F_SETFL, O_NONBLOCK);
    while ((got = read(screen.master, screen.text + used, sizeof screen.text - 1 - used)) > 0)
        used += (size_t)got;
    screen.text[used] = '\0';
    return WIFEXITED(how) ? WEXITSTATUS(how) : -WTERMSIG(how);
}

static void wait_until_ready(void)
{
    char byte = 0;
    assert_true(read(screen.ready, &byte, 1) == 1 && byte == READY);
}

static int set_up(void **state)
{
    (void)state;
    screen = (Screen){ .master = -1, .ready = -1 };
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    close(screen.master);
    close(screen.ready);
    return 0;
}

static struct termios here(void)
{
    struct termios now = { 0 };
    tcgetattr(STDIN_FILENO, &now);
    return now;
}

// --- Open and closed -------------------------------------------------------------------

static int open_and_close(void)
{
    const struct termios before = here();
    Tty                 *tty = tty_open(true);
    struct termios       now = here();
    MUST(tty && is_raw(&now));
    MUST(now.c_lflag & ISIG);  // Ctrl-C stays a signal
    MUST(now.c_cc[VMIN] == 0 && now.c_cc[VTIME] == 0);
    MUST(tty_fd(tty) == STDIN_FILENO);
    tty_close(tty);
    now = here();
    MUST(now.c_lflag == before.c_lflag && now.c_cc[VMIN] == before.c_cc[VMIN]);
    MUST(waitpid(-1, NULL, WNOHANG) == -1 && errno == ECHILD);  // nobody is left
    return 0;
}

static void no_key_is_shown_until_it_is_closed(void **state)
{
    (void)state;
    start(open_and_close);
    assert_int_equal(ended(), 0);
    assert_string_equal(screen.text, AWAY BACK);
}

static int with_cursor(void)
{
    Tty *tty = tty_open(false);
    MUST(tty);
    tty_leave(tty);
    tty_enter(tty);
    tty_close(tty);
    tty_close(NULL);
    return 0;
}

static void a_cursor_that_stays_is_never_spoken_of(void **state)
{
    (void)state;
    start(with_cursor);
    assert_int_equal(ended(), 0);
    assert_string_equal(screen.text, "");
    assert_true(is_plain(NULL));
}

static int leave_and_enter(void)
{
    Tty *tty = tty_open(true);
    MUST(tty);
    tty_leave(tty);
    struct termios now = here();
    MUST((now.c_lflag & ICANON) && (now.c_lflag & ECHO));
    tty_enter(tty);
    now = here();
    MUST(is_raw(&now));
    tty_close(tty);
    return 0;
}

static void it_can_be_left_for_a_while(void **state)
{
    (void)state;
    start(leave_and_enter);
    assert_int_equal(ended(), 0);
    assert_string_equal(screen.text, AWAY BACK AWAY BACK);
}

// --- Not ours --------------------------------------------------------------------------

static int from_a_pipe(void)
{
    int ends[2];
    MUST(pipe(ends) == 0 && dup2(ends[0], STDIN_FILENO) == STDIN_FILENO);
    MUST(!tty_open(true));
    return 0;
}

static int in_the_background(void)
{
    int   how = 0;
    pid_t other = fork();
    if (other == 0) {
        setpgid(0, 0);
        _exit(tty_open(true) != NULL);
    }
    MUST(waitpid(other, &how, 0) == other && WIFEXITED(how) && WEXITSTATUS(how) == 0);
    return 0;
}

static void a_terminal_that_is_not_ours_is_left_alone(void **state)
{
    (void)state;
    start(from_a_pipe);
    assert_int_equal(ended(), 0);
    assert_string_equal(screen.text, "");
    tear_down(state);
    start(in_the_background);
    assert_int_equal(ended(), 0);
    assert_string_equal(screen.text, "");
    assert_true(is_plain(NULL));
}

// --- A crash ---------------------------------------------------------------------------

static int stay(bool hide_cursor)
{
    const char byte = READY;
    Tty       *tty = tty_open(hide_cursor);
    MUST(tty && write(tell, &byte, 1) == 1);
    while (true)
        pause();
}

static int stay_without_cursor(void) { return stay(true); }
static int stay_with_cursor(void) { return stay(false); }

static void a_terminal_outlives_a_crash(void **state)
{
    (void)state;
    start(stay_without_cursor);
    wait_until_ready();
    Processes            guards = descendants(screen.child);
    const struct termios now = mode();
    assert_true(is_raw(&now));
    assert_int_equal(guards.count, 1);
    assert_true(getpgid(guards.pids[0]) == guards.pids[0]);  // Ctrl-C is not for it
    kill(guards.pids[0], SIGINT);
    kill(guards.pids[0], SIGTERM);
    kill(screen.child, SIGKILL);
    assert_true(soon(PATIENCE, is_plain, NULL));
    assert_true(soon(PATIENCE, all_have_ended, &guards));
    assert_int_equal(ended(), -SIGKILL);
    assert_string_equal(screen.text, AWAY BACK "\r\n");
}

static void after_a_crash_a_cursor_that_stayed_is_not_spoken_of(void **state)
{
    (void)state;
    start(stay_with_cursor);
    wait_until_ready();
    Processes guards = descendants(screen.child);
    kill(screen.child, SIGKILL);
    assert_true(soon(PATIENCE, is_plain, NULL));
    assert_true(soon(PATIENCE, all_have_ended, &guards));
    assert_int_equal(ended(), -SIGKILL);
    assert_string_equal(screen.text, "");
}

// --- Keys and size ---------------------------------------------------------------------

static int read_keys(void)
{
    const char byte = READY;
    char       keys[8] = "";
    Tty       *tty = tty_open(false);
    MUST(tty && !tty_waits(tty, 0));
    MUST(tty_read(tty, keys, sizeof keys) == 0);
    MUST(write(tell, &byte, 1) == 1);
    MUST(tty_waits(tty, PATIENCE * 1000));
    MUST(tty_read(tty, keys, 1) == 1 && keys[0] == 'a');
    MUST(tty_waits(tty, PATIENCE * 1000));
    MUST(tty_read(tty, keys, sizeof keys) == 1 && keys[0] == 'b');
    MUST(!tty_waits(tty, 0));
    tty_close(tty);
    return 0;
}

static void keys_come_as_they_are_typed(void **state)
{
    (void)state;
    start(read_keys);
    wait_until_ready();
    assert_int_equal(write(screen.master, "ab", 2), 2);
    assert_int_equal(ended(), 0);
    assert_string_equal(screen.text, "");
}

static int measure(void)
{
    struct winsize none = { 0 }, least = { .ws_row = 1, .ws_col = 1 };
    int            ends[2];
    MUST(tty_width() == 100 && tty_height() == 30);
    MUST(ioctl(STDERR_FILENO, TIOCSWINSZ, &least) == 0 && tty_width() == 1 && tty_height() == 1);
    MUST(ioctl(STDERR_FILENO, TIOCSWINSZ, &none) == 0 && tty_width() == 80 && tty_height() == 24);
    MUST(pipe(ends) == 0 && dup2(ends[1], STDERR_FILENO) == STDERR_FILENO);
    MUST(tty_width() == 80 && tty_height() == 24);
    return 0;
}

static void it_is_as_large_as_its_window(void **state)
{
    (void)state;
    start(measure);
    assert_int_equal(ended(), 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(no_key_is_shown_until_it_is_closed), TEST(a_cursor_that_stays_is_never_spoken_of),
        TEST(it_can_be_left_for_a_while),         TEST(a_terminal_that_is_not_ours_is_left_alone),
        TEST(a_terminal_outlives_a_crash),        TEST(after_a_crash_a_cursor_that_stayed_is_not_spoken_of),
        TEST(keys_come_as_they_are_typed),        TEST(it_is_as_large_as_its_window),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
